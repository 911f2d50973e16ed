"""What this platform keeps in `Drafts`, with the database's troubles under one name.

Questions are answered, and a person in distress is met, with the database down: whoever only wants
to know whether something is kept catches `NotKept` and goes on without.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass

from bot.chat.platform import Drafts

log = logging.getLogger(__name__)


class NotKept(Exception):
    """The database cannot be read or written just now."""


@dataclass(slots=True)
class Keeping:
    """See `bot.chat.platform.Drafts`. Every method raises `NotKept` and nothing else."""

    drafts: Drafts

    async def load(self, key: str) -> str | None:
        """What was kept under `key`, if it has not expired."""
        try:
            return await self.drafts.load(key)
        except Exception as error:  # whatever a database may raise
            raise _named(error) from error

    async def save(self, key: str, content: str, *, hours: float) -> None:
        """Keeps `content` for so many hours."""
        try:
            await self.drafts.save(key, content, hours=hours)
        except Exception as error:  # whatever a database may raise
            raise _named(error) from error

    async def delete(self, key: str) -> None:
        """Forgets it."""
        try:
            await self.drafts.delete(key)
        except Exception as error:  # whatever a database may raise
            raise _named(error) from error


def _named(error: Exception) -> NotKept:
    log.warning("nothing can be kept just now: %s", type(error).__name__)
    return NotKept()
