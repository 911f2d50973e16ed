"""Half-filled forms, kept until they are sent or expire. See `bot.chat.platform.Drafts`."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import Column, String, Table, Text, bindparam, delete, select

from bot.storage.columns import UtcDateTime, metadata
from bot.storage.database import Database
from bot.storage.upsert import upsert

drafts = Table(
    "drafts",
    metadata,
    Column("key", String(128), primary_key=True),
    Column("content", Text(), nullable=False),
    Column("expires_at", UtcDateTime(), nullable=False, index=True),
)
_PRESENT: Final = select(drafts.c.content).where(
    drafts.c.key == bindparam("at_key"), drafts.c.expires_at > bindparam("now")
)


class StoredDrafts:
    """Drafts as rows. `now` is the clock's."""

    def __init__(self, database: Database, now: Callable[[], datetime]) -> None:
        self._database = database
        self._now = now

    async def load(self, key: str) -> str | None:
        """What was kept under `key`, if it has not expired."""
        found = await self._database.look_up(_PRESENT, {"at_key": key, "now": self._now()})
        return str(found[0][0]) if found else None

    async def save(self, key: str, content: str, *, hours: float) -> None:
        """Keeps `content` for so many hours, in place of what was there."""
        values = {
            "key": key,
            "content": content,
            "expires_at": self._now() + timedelta(hours=hours),
        }
        async with self._database.write() as connection:
            await upsert(connection, drafts, ["key"], values)

    async def delete(self, key: str) -> None:
        """Forgets it; fine if there is none."""
        async with self._database.write() as connection:
            await connection.execute(delete(drafts).where(drafts.c.key == key))

    async def purge(self) -> None:
        """Forgets what has expired."""
        async with self._database.write() as connection:
            await connection.execute(delete(drafts).where(drafts.c.expires_at <= self._now()))
