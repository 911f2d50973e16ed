"""Sessions where everybody sees them: cards, the scheduled events of Discord, the post ahead of a date.

A card is promised for when answers open, and edited wherever it stands whenever something changes.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection, Iterable
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.calendar.plan import Plan
from bot.calendar.series import Audience
from bot.chat.dispatch import Say
from bot.chat.message import Meeting, Message
from bot.chat.platform import Address
from bot.coreflection.series.plans import Plans
from bot.coreflection.sessions import notice_views, planning_rules, planning_store, views
from bot.coreflection.sessions.gathering import gather_bare
from bot.coreflection.sessions.records import Session
from bot.coreflection.sessions.telling import GONE, MOVED, session_about
from bot.delivery import (
    Drop,
    Lane,
    Late,
    Later,
    Outbox,
    Posted,
    Promise,
    Promised,
    Recipe,
    Send,
    Subject,
)
from bot.delivery.records import Reason, Rechecked, Renderer
from bot.storage import Database

PLACE: Final = "sessions"
CARD: Final = "session-card"
EVENT: Final = "session-event"  # a promise, and the subject of its copies
CHANNEL: Final = "session-channel"  # the same
DATES_SHOWN: Final = 2  # a series' next dates that stand in a server's list of events
PAUSE: Final = timedelta(minutes=15)  # until a series that pauses is looked at again

Places = Callable[[str], tuple[Address, ...]]
Paused = Callable[[AsyncConnection], Awaitable[Collection[str]]]


def nowhere() -> tuple[Address, ...]:
    """No list of events."""
    return ()


async def none_paused(_connection: AsyncConnection) -> Collection[str]:
    """Every series goes on."""
    return ()


class Publishing:
    """Posts sessions. `places` gives the addresses of a kind of post, `events` the lists of scheduled
    events; `say` speaks to everybody; `draw` draws a session's card; `paused` names the series that
    get no new cards for now."""

    def __init__(
        self,
        database: Database,
        plans: Plans,
        outbox: Outbox,
        posted: Posted,
        *,
        now: Callable[[], datetime],
        places: Places,
        say: Callable[[], Say],
        draw: Renderer,
        events: Callable[[], tuple[Address, ...]] = nowhere,
        paused: Paused = none_paused,
    ) -> None:
        self._database = database
        self._plans = plans
        self._outbox = outbox
        self._posted = posted
        self._now = now
        self._places = places
        self._events = events
        self._say = say
        self._draw = draw
        self._paused = paused
        posted.draw("session", draw)
        posted.draw(EVENT, self.draw_event)
        posted.draw(CHANNEL, self.draw_channel)
        outbox.when_sending(CARD, self.card)
        outbox.when_sending(EVENT, self.event)
        outbox.when_sending(CHANNEL, self.channel)

    def addresses(self) -> tuple[tuple[Address, ...], tuple[Address, ...]]:
        """Where everything goes now: cards, and scheduled events."""
        return self._places(PLACE), self._events()

    async def promise(
        self,
        connection: AsyncConnection,
        sessions: Iterable[tuple[Session, Plan]],
        *,
        only_missing: bool = False,
    ) -> None:
        """Cards and channel posts of these sessions. `only_missing`: what was never promised, such as
        for a place that is new."""
        made: dict[str, Promise] = {}
        if not self._places(PLACE):
            return
        for session, plan in sessions:
            if not session.is_cancelled and session.start > self._now():
                for one in (*self._cards(session), *self._channel_posts(session, plan)):
                    made[one.key] = one
        if only_missing:
            for key in await planning_store.known_keys(connection, made):
                del made[key]
        if made:
            await self._outbox.put_all(connection, made.values())

    async def changed(
        self, connection: AsyncConnection, old: Session, new: Session, plan: Plan | None
    ) -> None:
        """A session is otherwise: what stands posted is edited, what waits is put to its new time."""
        for subject in _subjects(new):
            await self._posted.refresh(connection, subject)
        if new.is_cancelled:
            await self._posted.withdraw(connection, _event_of(new))
            for kind, subject in ((CARD, new.subject), (CHANNEL, _channel_of(new))):
                for one in await planning_store.waiting(connection, subject, kind):
                    await self._outbox.cancel(connection, one.promise.key)
            return
        if plan is None or new.start <= self._now():
            return
        standing = await self._posted.copies(connection, new.subject)
        there = {one.reference.address for one in standing if not one.withdrawn}
        anew = self._now() if old.is_cancelled else None
        cards = [one for one in self._cards(new, anew) if one.to not in there]
        await self._outbox.put_all(connection, cards)
        posts = {one.key: one for one in self._channel_posts(new, plan)}
        for one in await planning_store.waiting(connection, _channel_of(new), CHANNEL):
            post = posts.get(one.promise.key)
            if post is None and old.start != new.start:
                await self._outbox.cancel(connection, one.promise.key)
        await self._outbox.put_all(connection, posts.values())

    async def withdraw(self, connection: AsyncConnection, session: Session) -> None:
        """A session is taken away, and nobody had answered: so is everything that was posted of it."""
        for subject in _subjects(session):
            await self._posted.withdraw(connection, subject)
            await self._outbox.cancel_about(connection, subject)

    async def looked(self, connection: AsyncConnection, session: Session) -> None:
        """Time has passed: answers closed, it began, or it is over."""
        for subject in (session.subject, _channel_of(session)):
            await self._posted.refresh(connection, subject)
        if session.end <= self._now():
            await self._posted.withdraw(connection, _event_of(session))

    async def roll(
        self,
        connection: AsyncConnection,
        series: Collection[str],
        revived: Collection[int] = (),
    ) -> None:
        """The next two dates of each series stand in the lists of scheduled events."""
        addresses, now = self._events(), self._now()
        if not addresses or not series:
            return
        dates = await planning_store.next_dates(connection, sorted(series), now, DATES_SHOWN)
        ahead = [one for one in dates if one.start > now]
        made = {
            one.key: (one, session.id)
            for session in ahead
            for one in (self._event(session, address) for address in addresses)
        }
        known = await planning_store.known_keys(connection, made)
        wanted = [
            one for key, (one, number) in made.items() if key not in known or number in revived
        ]
        if wanted:
            await self._outbox.put_all(connection, wanted)

    async def card(self, promised: Promised) -> Rechecked:
        """A card whose answers open now."""
        session = await self._session(promised)
        if isinstance(session, Drop):
            return session
        async with self._database.read() as connection:
            paused = session.series in await self._paused(connection)
        if paused:
            return Later(self._now() + PAUSE)
        return await self._sent(promised, self._draw)

    async def event(self, promised: Promised) -> Rechecked:
        """A scheduled event."""
        session = await self._session(promised)
        return session if isinstance(session, Drop) else await self._sent(promised, self.draw_event)

    async def channel(self, promised: Promised) -> Rechecked:
        """The post ahead of a meeting."""
        session = await self._session(promised)
        if isinstance(session, Drop):
            return session
        if session.start <= self._now():
            return Drop(Reason.LATE)
        what = promised.promise.what
        offset = str(what.arguments.get("offset")) if isinstance(what, Recipe) else ""
        async with self._database.read() as connection:
            plan = await self._plans.find(connection, session.series)
        dues = planning_rules.reminders(plan, session.start, Audience.CHANNEL) if plan else ()
        if (offset, promised.promise.due) not in {(str(one), due) for one, due in dues}:
            return Drop(MOVED)
        return await self._sent(promised, self.draw_channel)

    async def draw_event(self, subject: Subject, _address: Address) -> Message | None:
        """A session for a list of events; None when it no longer belongs there."""
        async with self._database.read() as connection:
            session = await session_about(connection, subject)
            if session is None or session.is_cancelled or session.end <= self._now():
                return None
            whole = await gather_bare(connection, self._plans, session)
        say = self._say()
        return Message(
            title=views.title(say, whole),
            meeting=Meeting(
                title=views.title(say, whole),
                about=whole.about(say.language),
                start=session.start,
                end=session.end,
                where=whole.place(say.language) or say("sessions-event-where"),
            ),
        )

    async def draw_channel(self, subject: Subject, _address: Address) -> Message | None:
        """The post ahead of a meeting, as it is now."""
        async with self._database.read() as connection:
            session = await session_about(connection, subject)
            if session is None:
                return None
            whole = await gather_bare(connection, self._plans, session)
        return notice_views.in_channel(self._say(), whole, self._now())

    async def _session(self, promised: Promised) -> Session | Drop:
        async with self._database.read() as connection:
            session = await session_about(connection, promised.promise.about)
        if session is None:
            return Drop(GONE)
        if session.is_cancelled:
            return Drop(Reason.CANCELLED)
        return Drop(Reason.LATE) if session.end <= self._now() else session

    async def _sent(self, promised: Promised, draw: Renderer) -> Rechecked:
        to, about = promised.promise.to, promised.promise.about
        if about is None or not isinstance(to, Address):
            return Drop(GONE)
        message = await draw(about, to)
        return Send(message) if message is not None else Drop(GONE)

    def _cards(self, session: Session, anew: datetime | None = None) -> list[Promise]:
        due = session.opens if anew is None else max(session.opens, anew)
        return [
            Promise(
                key=f"card/{session.id}/{_where(address)}",
                kind=CARD,
                to=address,
                what=Recipe(CARD),
                due=due,
                lane=Lane.POST,
                late=Late.DEADLINE,
                deadline=session.start,
                about=session.subject,
                remember=True,
            )
            for address in self._places(PLACE)
        ]

    def _channel_posts(self, session: Session, plan: Plan) -> list[Promise]:
        """Those whose time is still to come."""
        day, now = session.original.date().isoformat(), self._now()
        whole = f"rem/{session.series}/{day}"
        return [
            Promise(
                key=f"{whole}/{offset}/{_where(address)}",
                kind=CHANNEL,
                to=address,
                what=Recipe(CHANNEL, {"offset": str(offset)}),
                due=due,
                lane=Lane.POST,
                late=Late.REMINDER,
                deadline=session.start,
                stage_of=f"{whole}/{_where(address)}",
                about=_channel_of(session),
                remember=True,
            )
            for offset, due in planning_rules.reminders(plan, session.start, Audience.CHANNEL)
            for address in self._places(PLACE)
            if due > now
        ]

    def _event(self, session: Session, address: Address) -> Promise:
        return Promise(
            key=f"event/{session.id}/{_where(address)}",
            kind=EVENT,
            to=address,
            what=Recipe(EVENT),
            due=self._now(),
            lane=Lane.POST,
            late=Late.DEADLINE,
            deadline=session.start,
            about=_event_of(session),
            remember=True,
        )


def _event_of(session: Session) -> Subject:
    return Subject(EVENT, str(session.id))


def _channel_of(session: Session) -> Subject:
    return Subject(CHANNEL, str(session.id))


def _subjects(session: Session) -> tuple[Subject, ...]:
    return session.subject, _event_of(session), _channel_of(session)


def _where(address: Address) -> str:
    return f"{address.platform}/{address.chat}/{address.thread}"
