"""What the bot promised to say, as the composition root has it: delivery begins at each door once it is
open and ends before the doors close; what nobody reads any more is forgotten every day."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.chat.event import Person
from bot.chat.platform import Address, Platform
from bot.delivery import Delivery, Outbox, Posted, Promised, report
from bot.members.reach import Reach
from bot.members.unreached import Unreached
from bot.review.places import PlaceNotes
from bot.storage import Database

log = logging.getLogger(__name__)

_ENDS: Final = 2.0  # seconds in which what is on its way is told; the whole process has 5


@dataclass(slots=True)
class Telling:
    """Delivery with everything around it. `forgetful`: platforms that show nothing after a restart
    until it is told again."""

    database: Database
    outbox: Outbox
    posted: Posted
    delivery: Delivery
    unreached: Unreached
    now: Callable[[], datetime]
    forgetful: frozenset[str] = frozenset()
    tidied_on: date | None = None

    async def begin(self, door: Platform, places: Iterable[Address]) -> None:
        """Begins to send at a door that has opened. `places`: where the alliance posts there; each is
        tried anew, for an operator may have mended it meanwhile."""
        async with self.database.write() as connection:
            for place in places:
                await self.outbox.revive(connection, place)
            if door.name in self.forgetful:
                await self.posted.show_again(connection, door.name)
        await self.unreached.tidy()
        self.delivery.start([door])

    async def end(self) -> None:
        """Sends no more. Call it before the doors close."""
        try:
            await asyncio.wait_for(self.delivery.stop(), _ENDS)
        except TimeoutError:
            log.warning("what was on its way is sent again after the next start")

    async def tidy(self, today: date) -> None:
        """Who is there again is reached again; once a day what is old is forgotten."""
        await self.unreached.tidy()
        if self.tidied_on == today:
            return
        async with self.database.write() as connection:
            await report.purge(connection, self.now())
        self.tidied_on = today

    async def moved(self, old: Address, new: Address) -> None:
        """A chat has another id from now on."""
        async with self.database.write() as connection:
            await self.posted.moved(connection, old, new)


def make_telling(
    database: Database,
    outbox: Outbox,
    reach: Reach,
    places: PlaceNotes,
    *,
    address_of: Callable[[Person], Address],
    now: Callable[[], datetime],
    forgetful: Iterable[str],
) -> Telling:
    """Wires it; nothing is started."""
    posted = Posted(outbox, now)
    unreached = Unreached(database, outbox, reach, address_of, now)

    async def gone(connection: AsyncConnection, address: Address, member_id: int | None) -> None:
        await places.gone(connection, address, member_id)
        await unreached.gone(connection, address, member_id)

    delivery = Delivery(
        database,
        outbox,
        posted,
        resolve=reach.resolve,
        now=now,
        on_gone=gone,
        on_held=_held,
        on_refused=places.refused,
    )
    return Telling(database, outbox, posted, delivery, unreached, now, frozenset(forgetful))


async def _held(_connection: AsyncConnection, promised: Promised) -> None:
    """Too late to be sent without asking: for the operator, without a word of what it says."""
    log.warning(
        "held kind=%s platform=%s: its time passed while the bot was down; see `alliance deliveries`",
        promised.promise.kind,
        promised.promise.to.platform,
    )
