"""Who has opened the private chat: a bot cannot write to people first, and must not try.

Kept for a while when somebody presses Start, so that a group's member who did is answered in
private after a restart too; forgotten when they block the bot.
"""

from __future__ import annotations

from collections import OrderedDict
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Final

from bot.platforms.telegram.calls import NAME
from bot.platforms.telegram.keeping import Keeping, NotKept

HOURS: Final = 24.0 * 180
REMEMBERED: Final = 20_000


@dataclass(slots=True)
class Reach:
    """Whose private chat is open."""

    drafts: Keeping
    known: OrderedDict[str, bool] = field(default_factory=OrderedDict)

    def met(self, person: str) -> None:
        """They did something in their private chat."""
        self.known[person] = True
        self.known.move_to_end(person)
        if len(self.known) > REMEMBERED:
            self.known.popitem(last=False)

    async def started(self, person: str) -> None:
        """They pressed Start."""
        self.met(person)
        with suppress(NotKept):
            await self.drafts.save(_key(person), "open", hours=HOURS)

    async def lost(self, person: str) -> None:
        """They blocked the bot, or never were there."""
        self.met(person)
        self.known[person] = False
        with suppress(NotKept):
            await self.drafts.delete(_key(person))

    async def has(self, person: str) -> bool:
        """Whether they can be written to."""
        if person not in self.known:
            try:
                found = await self.drafts.load(_key(person)) is not None
            except NotKept:
                return True  # Telegram will say
            self.met(person)
            self.known[person] = found
        return self.known[person]


def _key(person: str) -> str:
    return f"{NAME}:{person}:open"
