"""Asking Telegram for updates, for as long as it takes: outages, two pollers, wrong turns of the network.

Whatever goes wrong is said once in the log and tried again, each time a little later.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any, Final

from telegram import Bot, Update
from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError, TimedOut

from bot.platforms.telegram import _internals
from bot.platforms.telegram.receive import ALLOWED

log = logging.getLogger(__name__)

HOLD_SECONDS: Final = 30  # Telegram keeps the request open for so long
MOST: Final = 100  # updates at once, as many as Telegram gives
FIRST_PAUSE: Final = 0.5
LONGEST_PAUSE: Final = 30.0
REVOKED_PAUSE: Final = 60.0
TWO_POLLERS: Final = (
    "another program takes this bot's updates from Telegram (the same token, or a webhook). "
    "Stop it; the bot tries again by itself"
)
REVOKED: Final = (
    "Telegram does not accept ALLIANCE_TELEGRAM_TOKEN any more. Set the new one that @BotFather shows "
    "and start the bot again"
)


@dataclass(slots=True)
class Trouble:
    """What is wrong just now, so that it is said once, and how long to wait before the next try."""

    kind: str = ""
    pause: float = field(default_factory=lambda: FIRST_PAUSE)

    def met(self, error: TelegramError) -> float:
        """Notes an error; gives the seconds to wait."""
        kind, words = "outage", "Telegram is not there; the bot tries again by itself"
        if isinstance(error, Conflict):
            kind, words = "conflict", TWO_POLLERS
        elif isinstance(error, InvalidToken):
            kind, words = "token", REVOKED
        if kind != self.kind:
            log.warning(words)
            self.kind = kind
        if isinstance(error, RetryAfter):
            return _internals.seconds(error)
        if kind == "token":
            return REVOKED_PAUSE
        pause, self.pause = self.pause, min(self.pause * 2, LONGEST_PAUSE)
        return pause

    def over(self) -> None:
        """All is well."""
        if self.kind:
            log.warning("Telegram is there again")
        self.kind, self.pause = "", FIRST_PAUSE


@dataclass(slots=True)
class Poller:
    """Takes updates and hands each to `take`, which returns when there is room for more."""

    bot: Bot
    take: Callable[[Update], Awaitable[None]]
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    offset: int | None = None
    webhook_removed: bool = False

    async def run(self) -> None:
        """Polls until cancelled."""
        trouble = Trouble()
        while True:
            try:
                if not self.webhook_removed:
                    await self.bot.delete_webhook(drop_pending_updates=False)
                    self.webhook_removed = True
                updates = await self._waiting_ones(HOLD_SECONDS)
            except TimedOut as error:
                # A silent connection was cut; only a second time in a row is it an outage.
                quiet = not trouble.kind and trouble.pause == FIRST_PAUSE
                trouble.pause = FIRST_PAUSE * 2 if quiet else trouble.pause
                if not quiet:
                    await self.sleep(trouble.met(error))
                continue
            except TelegramError as error:
                if isinstance(error, Conflict):
                    self.webhook_removed = False  # it may be a webhook that somebody set
                await self.sleep(trouble.met(error))
                continue
            trouble.over()
            for raw in updates:
                self.offset = int(raw.get("update_id", 0)) + 1
                update = _internals.read_update(raw, self.bot)
                if update is None:
                    log.error("an update was not understood")
                else:
                    await self.take(update)

    async def confirm(self) -> None:
        """Tells Telegram what was taken, so that nothing comes twice after a restart."""
        if self.offset is not None:
            await self._waiting_ones(0, limit=1)

    async def _waiting_ones(self, hold: int, limit: int = MOST) -> list[dict[str, Any]]:
        parameters = {
            "offset": self.offset,
            "timeout": hold,
            "limit": limit,
            "allowed_updates": ALLOWED,
        }
        return await _internals.raw_updates(self.bot, parameters, hold)
