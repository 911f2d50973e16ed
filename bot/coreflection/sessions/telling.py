"""What is said when a reminder or a notice of a change is due: read again, whether it is still true."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.calendar.durations import Offset, read_offset
from bot.calendar.series import Audience, Place, Series
from bot.calendar.walltime import before, zone_named
from bot.chat.dispatch import Say
from bot.chat.message import Button, Message
from bot.chat.text import When
from bot.coreflection.needs import Addressees
from bot.coreflection.series.plans import Plans
from bot.coreflection.sessions import notice_views, planning_rules, store, views
from bot.coreflection.sessions.gathering import Gathering, gather_bare
from bot.coreflection.sessions.notices import (
    CHANGE,
    REMINDER,
    TOLD,
    Known,
    known_of,
    nobody,
)
from bot.coreflection.sessions.records import SUBJECT, Rsvp, Session, Status
from bot.coreflection.sessions.ways_in import Ways
from bot.delivery import Drop, Member, Outbox, Promised, Recipe, Subject
from bot.delivery.records import Reason, Rechecked
from bot.members.courtesy import Decides, Notice
from bot.members.reach import Speaks
from bot.storage import Database

GONE: Final = "session-gone"
LEFT: Final = "left"  # they do not come any more
MOVED: Final = "moved"  # it is at another time; a promise for that one waits
UNDONE: Final = "undone"  # what had changed was changed back
AS_FACILITATOR: Final = "as-facilitator"  # they hold the room, and are told so at the same time

MuteRow = Callable[[Say, str, str], tuple[Button, ...]]


@dataclass(frozen=True, slots=True)
class Found:
    """What a promise is about and to whom, as it is now."""

    session: Session
    whole: Gathering
    answer: Rsvp | None
    to: Member


async def session_about(connection: AsyncConnection, about: Subject | None) -> Session | None:
    """The session that a promise or a copy is about."""
    return await store.find(connection, int(about.id)) if about else None


class Telling:
    """Tells reminders and changes. `ways_in` gives the ways into a place as they are now, `mute_row`
    the buttons by which a reminder is silenced."""

    def __init__(
        self,
        database: Database,
        plans: Plans,
        outbox: Outbox,
        *,
        reach: Speaks,
        courtesy: Decides,
        ways_in: Callable[[Place], Ways],
        mute_row: MuteRow,
        now: Callable[[], datetime],
        facilitators: Addressees = nobody,
    ) -> None:
        self._database = database
        self._plans = plans
        self._reach = reach
        self._courtesy = courtesy
        self._ways_in = ways_in
        self._mute_row = mute_row
        self._now = now
        self._facilitators = facilitators
        outbox.when_sending(REMINDER, self.reminder)
        outbox.when_sending(CHANGE, self.change)

    async def reminder(self, promised: Promised) -> Rechecked:
        """A reminder whose time has come."""
        found = await self._find(promised)
        if found is None:
            return Drop(GONE)
        session, what, series = found.session, promised.promise.what, found.whole.series
        if session.is_cancelled or series is None or not isinstance(what, Recipe):
            return Drop(Reason.CANCELLED)
        if session.start <= self._now():
            return Drop(Reason.LATE)
        offset = read_offset(str(what.arguments["offset"]))
        if promised.promise.due != before(session.start, offset, zone_named(series.timezone)):
            return Drop(MOVED)
        holds_room = what.arguments.get("to") == Audience.FACILITATORS
        is_coming = found.answer is not None and found.answer.status is Status.GOING
        if holds_room:
            if not await self._holds_room(found):
                return Drop(LEFT)
        elif not is_coming:
            return Drop(LEFT)
        elif _has_twin(series, offset) and await self._holds_room(found):
            return Drop(AS_FACILITATOR)
        say = await self._reach.say(found.to)
        if say is None:
            return Drop(Reason.NO_ACCOUNT)
        topic = f"series:{session.series}"
        message = notice_views.reminder(
            say,
            found.whole,
            ways=self._ways(found.whole),
            holds_room=holds_room,
            mute=self._mute_row(say, topic, views.title(say, found.whole)),
        )
        notice = Notice(topic=topic, is_reminder=True, starts=session.start)
        return await self._courtesy.decide(promised, notice, message)

    async def change(self, promised: Promised) -> Rechecked:
        """A change that has settled."""
        found, known = await self._find(promised), known_of(promised.promise)
        if found is None or known is None:
            return Drop(GONE)
        if found.answer is None or found.answer.status not in TOLD:
            return Drop(LEFT)
        session = found.session
        is_same = known.start == session.start or session.is_cancelled
        if known.is_cancelled == session.is_cancelled and is_same:
            return Drop(UNDONE)
        if not session.is_cancelled and session.end <= self._now():
            return Drop(Reason.LATE)
        say = await self._reach.say(found.to)
        if say is None:
            return Drop(Reason.NO_ACCOUNT)
        message = _changed(say, found.whole, known, found.answer.status)
        starts = known.start if session.is_cancelled else min(known.start, session.start)
        notice = Notice(
            topic=f"series:{session.series}",
            is_reminder=False,
            starts=starts if starts > self._now() else session.start,
        )
        return await self._courtesy.decide(promised, notice, message)

    async def _find(self, promised: Promised) -> Found | None:
        to = promised.promise.to
        if not isinstance(to, Member) or not promised.promise.about:
            return None
        if promised.promise.about.kind != SUBJECT:
            return None
        async with self._database.read() as connection:
            session = await session_about(connection, promised.promise.about)
            if session is None:
                return None
            answer = await store.answer_of(connection, session.id, to.id)
            return Found(session, await gather_bare(connection, self._plans, session), answer, to)

    async def _holds_room(self, found: Found) -> bool:
        """Whether they hold it, still or by now."""
        async with self._database.write() as connection:  # a named person may get a row by this
            holds: Sequence[Member] = await self._facilitators(connection, found.session)
        return found.to.id in {one.id for one in holds}

    def _ways(self, whole: Gathering) -> Ways | None:
        return self._ways_in(whole.terms.place) if whole.terms else None


def _has_twin(series: Series, offset: Offset) -> bool:
    """Whether facilitators are reminded at the same offset."""
    return offset in planning_rules.offsets(series, Audience.FACILITATORS)


def _changed(say: Say, whole: Gathering, known: Known, status: Status) -> Message:
    if whole.session.is_cancelled:
        return notice_views.cancelled(say, whole, When(known.start))
    if known.is_cancelled:
        return notice_views.revived(say, whole, status)
    return notice_views.moved(say, whole, When(known.start), status)
