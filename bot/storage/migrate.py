"""Alembic without its command line: the bot brings its tables up to date when it starts."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from alembic.config import Config
from alembic.runtime.environment import EnvironmentContext
from alembic.script import ScriptDirectory
from alembic.script.revision import ResolutionError
from alembic.util.exc import CommandError
from sqlalchemy import Connection

_FOLDER: Final = Path(__file__).resolve().parent / "migrations"


def _scripts() -> tuple[Config, ScriptDirectory]:
    config = Config()
    config.set_main_option("script_location", _FOLDER.as_posix().replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config, ScriptDirectory.from_config(config)


def head() -> str:
    """The newest migration."""
    newest = _scripts()[1].get_current_head()
    return newest or ""


def upgrade(connection: Connection) -> None:
    """Runs every migration that the database lacks, inside the caller's transaction.

    Raises `LookupError` when the database is at a migration that this program does not know.
    """
    config, scripts = _scripts()

    def steps(revision: Any, _context: object) -> object:
        try:
            return scripts._upgrade_revs("head", revision)
        except (CommandError, ResolutionError) as error:
            raise LookupError(str(revision)) from error

    environment = EnvironmentContext(config, scripts, fn=steps)
    with environment:
        environment.configure(
            connection=connection, transaction_per_migration=False, render_as_batch=True
        )
        # The caller's transaction is the unit of work: all migrations, or none.
        environment.get_context()._in_external_transaction = True
        environment.run_migrations()
