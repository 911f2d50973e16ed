"""Reminders of a session and notices that it changed: promised with the change, told when due.

A promise names the session and what the person knew; what is said is read again at the moment of
sending, in their language.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.calendar.plan import Plan
from bot.calendar.series import Audience
from bot.coreflection.needs import Addressees
from bot.coreflection.series.plans import Plans
from bot.coreflection.sessions import planning_rules, planning_store, store
from bot.coreflection.sessions.records import Rsvp, Session, Status
from bot.delivery import Lane, Late, Member, Outbox, Promise, Recipe

REMINDER: Final = "session-reminder"
CHANGE: Final = "session-change"
TOLD: Final = (Status.GOING, Status.WAITLIST, Status.OFFERED)  # who is told of changes


async def nobody(_connection: AsyncConnection, _session: Session) -> Sequence[Member]:
    """No facilitators are known."""
    return ()


@dataclass(frozen=True, slots=True)
class Known:
    """What somebody knows of a session: when it begins, and whether it was cancelled."""

    start: datetime
    is_cancelled: bool


class Reminders:
    """Puts and takes back what people are reminded of. Whoever gets or loses a seat comes here."""

    def __init__(
        self,
        plans: Plans,
        outbox: Outbox,
        now: Callable[[], datetime],
        facilitators: Addressees = nobody,
    ) -> None:
        self._plans = plans
        self._outbox = outbox
        self._now = now
        self._facilitators = facilitators

    async def put(self, connection: AsyncConnection, session: Session, rsvp: Rsvp) -> None:
        """Somebody has a seat: they are reminded. Called again it changes nothing."""
        await self.fit(connection, session, await self._plan(connection, session), (rsvp,))

    async def cancel(self, connection: AsyncConnection, session: Session, member_id: int) -> None:
        """Somebody has no seat any more: nothing about the session waits for them."""
        theirs = {member_id}
        for one in await planning_store.waiting(connection, session.subject, REMINDER, theirs):
            if not _is_facilitators(one.promise):
                await self._outbox.cancel(connection, one.promise.key)

    async def fit(
        self,
        connection: AsyncConnection,
        session: Session,
        plan: Plan | None,
        answers: Iterable[Rsvp],
    ) -> None:
        """The reminders of these people are as the session is now; the others stay as they are."""
        now, wanted, members = self._now(), dict[str, Promise](), set[int]()
        for rsvp in answers:
            members.add(rsvp.member)
            if plan is not None and rsvp.status is Status.GOING:
                to = Member(rsvp.member, rsvp.platform)
                wanted |= {one.key: one for one in self._of(session, plan, to, Audience.GOING)}
        if not members:
            return
        for one in await planning_store.waiting(connection, session.subject, REMINDER, members):
            key, there = one.promise.key, wanted.get(one.promise.key)
            # One whose time has come, such as in quiet hours, stays if its time is still right.
            is_right = there is not None and (there.due > now or there.due == one.promise.due)
            if not is_right and not _is_facilitators(one.promise):
                await self._outbox.cancel(connection, key)
        ahead = [one for one in wanted.values() if one.due > now]
        await self._outbox.put_all(connection, ahead)

    async def to_facilitators(
        self, connection: AsyncConnection, session: Session, plan: Plan
    ) -> None:
        """Reminds whoever holds the room, once the time has come: it may be somebody else by then."""
        now = self._now()
        dues = planning_rules.reminders(plan, session.start, Audience.FACILITATORS)
        if session.is_cancelled or session.start <= now or not any(due <= now for _, due in dues):
            return
        promises = []
        for member in await self._facilitators(connection, session):
            made = self._of(session, plan, member, Audience.FACILITATORS)
            promises += [one for one in made if one.due <= now][-1:]
        await self._outbox.put_all(connection, promises)

    def _of(self, session: Session, plan: Plan, to: Member, audience: Audience) -> list[Promise]:
        """All reminders of one person, by time."""
        if session.is_cancelled:
            return []
        day = session.original.date().isoformat()
        whom = f"{to.id}/{to.platform}"
        if audience is Audience.FACILITATORS:
            whom += "/f"
        return [
            Promise(
                key=f"rem/{session.series}/{day}/{offset}/{whom}",
                kind=REMINDER,
                to=to,
                what=Recipe(REMINDER, {"offset": str(offset), "to": audience.value}),
                due=due,
                lane=Lane.REMINDER,
                late=Late.REMINDER,
                deadline=session.start,
                stage_of=f"rem/{session.series}/{day}/{whom}",
                about=session.subject,
            )
            for offset, due in planning_rules.reminders(plan, session.start, audience)
        ]

    async def _plan(self, connection: AsyncConnection, session: Session) -> Plan | None:
        return await self._plans.find(connection, session.series)


class Changes:
    """Tells everybody who comes or waits that a session was moved, cancelled or is held after all."""

    def __init__(self, outbox: Outbox, now: Callable[[], datetime]) -> None:
        self._outbox = outbox
        self._now = now

    async def tell(self, connection: AsyncConnection, old: Session, new: Session) -> None:
        """Promises it for when edits have settled. Somebody who was not told of an earlier change yet
        is told of both as one."""
        waiting = await planning_store.waiting(connection, new.subject, CHANGE)
        # By member: courtesy may have sent it by the way of another of their apps.
        untold = {
            one.promise.to.id: one.promise for one in waiting if isinstance(one.promise.to, Member)
        }
        promises = []
        for rsvp in await store.answers(connection, new.id):
            if rsvp.status not in TOLD:
                continue
            to = Member(rsvp.member, rsvp.platform)
            before = untold.get(rsvp.member)
            known = (before and known_of(before)) or Known(old.start, old.is_cancelled)
            promise = self._promise(new, to, known)
            if before is not None and before.key != promise.key:
                await self._outbox.cancel(connection, before.key)
            if planning_rules.is_worth_telling(known.start, new, self._now()):
                promises.append(promise)
            elif before is not None:
                await self._outbox.cancel(connection, before.key)
        await self._outbox.put_all(connection, promises)

    def _promise(self, session: Session, to: Member, known: Known) -> Promise:
        day = session.original.date().isoformat()
        return Promise(
            key=f"chg/{session.series}/{day}/{session.change}/{to.id}/{to.platform}",
            kind=CHANGE,
            to=to,
            what=Recipe(
                CHANGE,
                {"start": known.start.isoformat(), "cancelled": int(known.is_cancelled)},
            ),
            due=session.settles_at or self._now(),
            lane=Lane.CANCELLED if session.is_cancelled else Lane.MOVED,
            late=Late.CHANGE,
            deadline=known.start,
            about=session.subject,
        )


def known_of(promise: Promise) -> Known | None:
    """What the person to be told knew; None for a promise of another kind."""
    if not isinstance(promise.what, Recipe):
        return None
    arguments = promise.what.arguments
    return Known(datetime.fromisoformat(str(arguments["start"])), bool(arguments.get("cancelled")))


def _is_facilitators(promise: Promise) -> bool:
    what = promise.what
    return isinstance(what, Recipe) and what.arguments.get("to") == Audience.FACILITATORS
