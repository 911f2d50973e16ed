"""A day before a small circle, its facilitators are asked whether to hold it. Nothing is cancelled by
itself: a meeting of two may be a good one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.calendar.series import Override
from bot.chat.event import Person
from bot.coreflection.needs import Addressees
from bot.coreflection.series import store as series_store
from bot.coreflection.series.plans import Plans
from bot.coreflection.series.records import By
from bot.coreflection.sessions import store, views_offers
from bot.coreflection.sessions.gathering import Gathering, gather, gather_one
from bot.coreflection.sessions.planning_store import only_one_plans
from bot.coreflection.sessions.records import Session
from bot.delivery import Drop, Lane, Late, Member, Outbox, Promise, Promised, Recipe
from bot.delivery.records import Reason, Rechecked
from bot.members.courtesy import Decides, Notice
from bot.members.reach import Speaks
from bot.storage import Database

FEW: Final = "session-few"
AHEAD: Final = timedelta(hours=24)
ENOUGH: Final = "enough"  # more people come by now
OTHERS: Final = "others"  # somebody else holds the room by now


class Few:
    """Asks the facilitators of a date, once each. `facilitators`: who holds it, to be told."""

    def __init__(
        self,
        database: Database,
        plans: Plans,
        outbox: Outbox,
        *,
        facilitators: Addressees,
        reach: Speaks,
        courtesy: Decides,
        now: Callable[[], datetime],
    ) -> None:
        self._database = database
        self._plans = plans
        self._outbox = outbox
        self._facilitators = facilitators
        self._reach = reach
        self._courtesy = courtesy
        self._now = now
        outbox.when_sending(FEW, self.few)

    async def look(self) -> None:
        """For a job of every half minute. Of several hosts only one asks at a time."""
        async with self._database.write() as connection:
            await only_one_plans(connection)
            await self.ask(connection, self._now())

    async def ask(self, connection: AsyncConnection, now: datetime) -> None:
        """Promises it to the facilitators of every date of the next 24 hours to which few people come.
        Asked again, it changes nothing."""
        soon = await store.between(connection, now, now + AHEAD)
        ahead = [one for one in soon if one.start > now and not one.is_cancelled]
        promises = []
        for whole in await gather(connection, self._plans, ahead):
            if whole.is_short:
                for member in await self._facilitators(connection, whole.session):
                    promises.append(_promise(whole.session, member))
        if promises:
            await self._outbox.put_all(connection, promises)

    async def few(self, promised: Promised) -> Rechecked:
        """Whether it is still so when it is said."""
        promise = promised.promise
        to, about = promise.to, promise.about
        if not isinstance(to, Member) or about is None:
            return Drop(Reason.UNREADABLE)
        say = await self._reach.say(to)
        if say is None:
            return Drop(Reason.NO_ACCOUNT)
        async with self._database.write() as connection:  # a named person may get a row by this
            whole = await gather_one(connection, self._plans, int(about.id))
            if whole is None or whole.session.is_cancelled:
                return Drop(Reason.CANCELLED)
            holders = await self._facilitators(connection, whole.session)
        least = whole.terms.min_people if whole.terms else None
        if least is None or not whole.is_short:
            return Drop(ENOUGH)
        if to.id not in {one.id for one in holders}:
            return Drop(OTHERS)
        if self._now() >= whole.session.start:
            return Drop(Reason.LATE)
        message = views_offers.few(say, whole, least)
        topic = f"series:{whole.session.series}"
        notice = Notice(topic=topic, is_reminder=False, starts=whole.session.start)
        return await self._courtesy.decide(promised, notice, message)


async def call_off(
    connection: AsyncConnection, whole: Gathering, person: Person, now: datetime
) -> None:
    """A facilitator cancels the date, as a change made in chat: planning tells everybody."""
    session = whole.session
    day = session.original.date()
    before = await series_store.change_of(connection, session.series, day) or Override()
    by = By(person.name or person.platform, person.key)
    change = before.model_copy(update={"cancel": True})
    await series_store.put_change(connection, session.series, day, change, by, now)


def _promise(session: Session, to: Member) -> Promise:
    date = f"{session.series}/{session.original:%Y-%m-%d}"
    return Promise(
        key=f"few/{date}/{to.id}/{to.platform}",
        kind=FEW,
        to=to,
        what=Recipe(FEW),
        due=session.start - AHEAD,
        lane=Lane.NOTICE,
        late=Late.REMINDER,
        deadline=session.start,
        about=session.subject,
    )
