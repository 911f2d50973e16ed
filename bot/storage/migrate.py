"""Brings the tables up to date when the bot starts, which mostly means to see that they are."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, inspect, text

_FOLDER: Final = Path(__file__).resolve().parent / "migrations"
_NAME: Final = re.compile(r"^revision(?:: str)? = \"(\w+)\"", re.MULTILINE)
_BEFORE: Final = re.compile(r"^down_revision(?:: [\w| ]+)? = \"(\w+)\"", re.MULTILINE)


def head() -> str:
    """The newest migration: the one that no other follows."""
    texts = [path.read_text(encoding="utf-8") for path in (_FOLDER / "versions").glob("*.py")]
    names = {found[1] for one in texts if (found := _NAME.search(one))}
    newest = names - {found[1] for one in texts if (found := _BEFORE.search(one))}
    if len(newest) != 1:
        raise ValueError(f"migrations must follow each other in one line, not end in {newest}")
    return newest.pop()


def current(connection: Connection) -> str | None:
    """The database's migration; None when it has no tables yet."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return None if found is None else str(found)


def upgrade(connection: Connection) -> None:
    """Runs every migration that the database lacks, inside the caller's transaction.

    Raises `LookupError` when the database is at a migration that this program does not know.
    """
    if current(connection) == head():
        return
    from bot.storage import steps  # noqa: PLC0415  see there

    steps.run(connection, _FOLDER)
