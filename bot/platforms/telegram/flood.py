"""Telegram's flood limits, obeyed to the letter: when it says how long to wait, nothing goes out sooner.

It never says whether a limit of one chat or of the whole bot was reached. So every chat waits its own
time, and when a second private chat is told to wait meanwhile, all do: one person's own limit
(1 message a second) is hardly ever reached by two at once. Afterwards those who waited go one by one.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Final

GAP: Final = 1 / 25  # seconds between those who waited; the limit is about 30 a second


@dataclass(slots=True)
class Flood:
    """Who has to wait until when. `clock` counts seconds and never goes back."""

    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    chats: dict[str, float] = field(default_factory=dict)
    everyone: float = 0.0
    _slot: float = 0.0

    def told(self, chat: str, seconds: float) -> None:
        """Telegram wants nothing sent to this chat for so long."""
        now = self.clock()
        self.chats = {one: until for one, until in self.chats.items() if until > now}
        others = any(not one.startswith("-") for one in self.chats if one != chat)
        self.chats[chat] = max(self.chats.get(chat, 0.0), now + seconds)
        if others and not chat.startswith("-"):
            self.everyone = max(self.everyone, now + seconds)
            self._slot = max(self._slot, self.everyone)

    def left(self, chat: str) -> float:
        """Seconds that a chat still has to wait."""
        return max(self.chats.get(chat, 0.0), self.everyone) - self.clock()

    async def wait(self, chat: str) -> None:
        """Until something may be sent there."""
        while (left := self.left(chat)) > 0:
            if self.everyone > self.clock():
                self._slot += GAP
                left = max(left, self._slot - self.clock())
            await self.sleep(left)
