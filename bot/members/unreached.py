"""A member whose private chat cannot be written to any more: told on another app of theirs, and heard
when they come back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Final

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.chat.dispatch import Context, Guarded
from bot.chat.event import Person
from bot.chat.message import Message, Tone
from bot.chat.platform import Address
from bot.delivery import Drop, Lane, Member, Outbox, Promise, Promised, Recipe, Send, report
from bot.members import link_views, store
from bot.members.reach import Reach
from bot.storage import Database

KIND: Final = "delivery-gone"
_SEEN: Final = 10_000  # people who came back and are not noted yet; more wait for their next word


class Unreached:
    """Hears of chats where nobody is reached (`gone`, for `Delivery`) and of people who are there
    again: as a guard of the dispatcher it looks who speaks, and reads nothing of what they say.

    `address_of`: somebody's private chat. `now` is the clock's (UTC).
    """

    def __init__(
        self,
        database: Database,
        outbox: Outbox,
        reach: Reach,
        address_of: Callable[[Person], Address],
        now: Callable[[], datetime],
    ) -> None:
        self._database = database
        self._outbox = outbox
        self._reach = reach
        self._address_of = address_of
        self._now = now
        self._silent: frozenset[Address] = frozenset()
        self._back: set[Address] = set()
        outbox.when_sending(KIND, self._told)

    async def gone(
        self, connection: AsyncConnection, address: Address, member_id: int | None
    ) -> None:
        """Nobody is reached there. A member with another app is told so once, on that app."""
        self._silent |= {address}
        if member_id is None:
            return
        people = await store.accounts_of(connection, member_id)
        others = sorted({one.platform for one in people} - {address.platform})
        for platform in others:
            promise = Promise(
                key=f"gone/{address.platform}/{member_id}/{platform}",
                kind=KIND,
                to=Member(member_id, platform),
                what=Recipe(KIND, {"app": address.platform}),
                due=self._now(),
                lane=Lane.NOTICE,
            )
            await self._outbox.put(connection, promise)

    async def before(self, _texts: tuple[str, ...], context: Context) -> Guarded | None:
        """Notes that somebody is there again; never says anything itself."""
        if self._silent:
            address = self._address_of(context.person)
            if address in self._silent and len(self._back) < _SEEN:
                self._back.add(address)
        return None

    def hushes(self, _typed: str) -> bool:
        """Never."""
        return False

    async def tidy(self) -> None:
        """Whoever is there again can be told things again. Call it now and then."""
        back, self._back = self._back, set()
        if back:
            async with self._database.write() as connection:
                for address in back:
                    await self._outbox.revive(connection, address)
        async with self._database.read() as connection:
            self._silent = frozenset(await report.unreachable(connection))

    async def _told(self, promised: Promised) -> Send | Drop:
        """How it is told: on the app that is left, in their language."""
        promise = promised.promise
        if not isinstance(promise.to, Member) or not isinstance(promise.what, Recipe):
            return Drop("unreadable")
        say = await self._reach.say(promise.to)
        if say is None:
            return Drop("no-account")
        app = link_views.app(say, str(promise.what.arguments["app"]))
        return Send(
            Message(
                title=say("delivery-gone-title", app=app),
                body=say.text("delivery-gone", app=app),
                tone=Tone.NOTICE,
            )
        )
