"""Draws a session's card for `Posted`, wherever a copy of it stands."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from bot.chat.dispatch import Say
from bot.chat.message import Message
from bot.chat.platform import Address
from bot.coreflection.series.plans import Plans
from bot.coreflection.sessions import views
from bot.coreflection.sessions.gathering import gather_one
from bot.delivery import Subject
from bot.storage import Database


class Cards:
    """The cards of one alliance. `place_say` speaks to everybody: the alliance's first language, in
    its own time zone."""

    def __init__(
        self,
        database: Database,
        plans: Plans,
        place_say: Callable[[], Say],
        now: Callable[[], datetime],
    ) -> None:
        self._database = database
        self._plans = plans
        self._place_say = place_say
        self._now = now

    async def draw(self, subject: Subject, _address: Address) -> Message | None:
        """The card as it is now; None when the session is not known any more."""
        async with self._database.read() as connection:
            whole = await gather_one(connection, self._plans, int(subject.id))
        return views.card(self._place_say(), whole, self._now()) if whole else None
