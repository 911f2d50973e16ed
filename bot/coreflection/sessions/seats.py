"""Seats taken, waited for, offered on and given back: each answer one transaction, with all that
follows from it.

Whoever changes an answer holds the session first, so seats go in the order of asking on both
databases. Everybody affected is told by promises of the same transaction.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final, Protocol

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.chat.event import Person
from bot.coreflection.series.plans import Plans
from bot.coreflection.sessions import offers, rules, seat_store, store
from bot.coreflection.sessions.records import Rsvp, Session, Status
from bot.coreflection.sessions.rules import Became, Decision
from bot.delivery import Outbox, Posted
from bot.delivery.records import State
from bot.members import store as members
from bot.storage import Database

_SHORTEST_OUTAGE: Final = timedelta(minutes=1)  # anything less is a restart

AwayBefore = Callable[[str], timedelta | None]


class Reminders(Protocol):
    """What people with a seat are reminded of."""

    async def put(self, connection: AsyncConnection, session: Session, rsvp: Rsvp) -> None:
        """Somebody has a seat."""

    async def cancel(self, connection: AsyncConnection, session: Session, member_id: int) -> None:
        """Somebody has none any more."""


@dataclass(frozen=True, slots=True)
class Said:
    """What came of an answer. `place` is the place on the waitlist, 0 for whoever does not wait."""

    became: Became
    place: int = 0


@dataclass(frozen=True, slots=True)
class _Found:
    """A session that is held, everybody's answers, and one's own."""

    session: Session
    answers: tuple[Rsvp, ...]
    mine: Rsvp | None


def never_away(_platform: str) -> timedelta:
    """No platform was ever away."""
    return timedelta()


class Seats:
    """The seats of all sessions. `now` is the clock's (UTC).

    `away_before`: for how long nobody could be told anything on a platform before this start; None
    while nothing can be told there at all.
    """

    def __init__(
        self,
        database: Database,
        plans: Plans,
        outbox: Outbox,
        posted: Posted,
        reminders: Reminders,
        now: Callable[[], datetime],
        away_before: AwayBefore = never_away,
    ) -> None:
        self._database = database
        self._plans = plans
        self._outbox = outbox
        self._posted = posted
        self._reminders = reminders
        self._now = now
        self._away_before = away_before
        self._since: datetime | None = None  # when this process first looked at offers
        self._extended: set[str] = set()

    async def come(self, person: Person, number: int) -> Said | None:
        """Somebody says that they are coming: a seat, or a turn on the waitlist. None: the session is
        not known any more."""

        async def decide(connection: AsyncConnection, found: _Found) -> Decision:
            plan = await self._plans.find(connection, found.session.series)
            has_waitlist = plan is None or plan.series.rsvp.waitlist
            session, answers, mine = found.session, found.answers, found.mine
            now = self._now()
            return rules.come(session, answers, mine, has_waitlist=has_waitlist, now=now)

        return await self._answer(person, number, decide)

    async def leave(self, person: Person, number: int) -> Said | None:
        """Somebody says that they cannot come: their seat goes to the next."""

        async def decide(_connection: AsyncConnection, found: _Found) -> Decision:
            return rules.leave(found.session, found.mine, self._now())

        return await self._answer(person, number, decide)

    async def accept(self, person: Person, number: int, turn: int) -> Said | None:
        """Somebody takes the seat offered for that turn of asking."""

        async def decide(_connection: AsyncConnection, found: _Found) -> Decision:
            return rules.accept(found.session, found.mine, turn, self._now())

        return await self._answer(person, number, decide)

    async def let_pass(self, person: Person, number: int, turn: int) -> Said | None:
        """Somebody lets the seat offered for that turn of asking go on."""

        async def decide(_connection: AsyncConnection, found: _Found) -> Decision:
            return rules.let_pass(found.session, found.mine, turn, self._now())

        return await self._answer(person, number, decide)

    async def show_name(self, person: Person, number: int, *, shown: bool) -> bool:
        """Whether others who come see somebody's name; false if they do not come themselves."""
        async with self._database.write() as connection:
            kept = await members.find(connection, person)
            mine = await store.answer_of(connection, number, kept.member_id) if kept else None
            if mine is None or mine.status is not Status.GOING:
                return False
            name = person.name[: seat_store.NAME] or mine.name
            await seat_store.change(connection, mine, shown=shown, name=name)
            return True

    async def refill(self, connection: AsyncConnection, session: Session) -> None:
        """Free seats are offered to those who wait, and cards show how it stands. Call it in the
        transaction of whatever may have freed or added a seat."""
        held = await store.hold(connection, session.id)
        if held is not None:
            await self._refill(connection, held, await store.answers(connection, held.id))

    async def _refill(
        self, connection: AsyncConnection, session: Session, answers: tuple[Rsvp, ...]
    ) -> None:
        now = self._now()
        moves = rules.refill(session, answers, now)
        for one in moves.given:
            await self._outbox.cancel(connection, offers.offer_key(session, one))
            given = replace(one, status=Status.GOING, offered_until=None)
            await seat_store.change(connection, one, status=given.status, offered_until=None)
            await self._reminders.put(connection, session, given)
            await self._outbox.put(connection, offers.given(session, given, now))
        if moves.offered:
            plan = await self._plans.find(connection, session.series)
            window = plan.series.rsvp.offer_window if plan else offers.DEFAULT_WINDOW
            until = rules.offered_until(session, window, now)
            for one in moves.offered:
                values = {"offer": one.offer + 1, "offered_until": until}
                await seat_store.change(connection, one, status=Status.OFFERED, **values)
                await self._outbox.put(connection, offers.offered(session, one, now))
        await self._posted.refresh(connection, session.subject)

    async def expire(self) -> int:
        """Offers whose time has ended go on to the next; gives how many. For a job of every half
        minute; it is cheap when there is nothing to do. Each session is a transaction of its own."""
        now = self._now()
        if self._since is None:
            self._since = now
        await self._extend(now)
        async with self._database.read() as connection:
            numbers = await seat_store.with_lapsed_offers(connection, now)
        ended = 0
        for number in numbers:
            async with self._database.write() as connection:
                ended += await self._expire_in(connection, number, now)
        return ended

    async def _expire_in(self, connection: AsyncConnection, number: int, now: datetime) -> int:
        session = await store.hold(connection, number)
        if session is None or session.is_cancelled:
            return 0
        ended = 0
        for one in await store.answers(connection, number):
            if rules.has_lapsed(session, one, now):
                ended += await self._lapse(connection, session, one, now)
        if ended:
            await self.refill(connection, session)
        return ended

    async def _lapse(
        self, connection: AsyncConnection, session: Session, offer: Rsvp, now: datetime
    ) -> bool:
        key = offers.offer_key(session, offer)
        due, state = await seat_store.promised(connection, key) or (None, State.DROPPED)
        told = state is State.SENT
        if state in (State.DROPPED, State.DEAD):  # they cannot be told
            due = None
        if self._away_before(offer.platform) is None and now < session.cutoff and not told:
            return False
        if not rules.goes_on(session, now, due, told=told):
            return False
        await self._outbox.cancel(connection, key)
        await seat_store.remove(connection, offer)
        await self._outbox.put(connection, offers.lapsed(session, offer, now, told=told))
        return True

    async def _extend(self, now: datetime) -> None:
        """What was offered before an outage is held that much longer: nobody could answer meanwhile."""
        since = self._since or now
        async with self._database.read() as connection:
            found = await seat_store.offers(connection)
        away = {}
        for platform in {one.platform for one in found} - self._extended:
            length = self._away_before(platform)
            if length is not None and length >= _SHORTEST_OUTAGE:
                away[platform] = length
        if not away:
            return
        async with self._database.write() as connection:
            held = await store.hold_all(connection, {one.session for one in found})
            sessions = {one.id: one for one in held}
            for one in await seat_store.offers(connection):
                session, until = sessions.get(one.session), one.offered_until
                length = away.get(one.platform)
                if session is None or length is None or until is None or until <= since - length:
                    continue
                made = await seat_store.promised(connection, offers.offer_key(session, one))
                if made is None or made[0] <= since:
                    longer = min(until + length, session.cutoff)
                    await seat_store.change(connection, one, offered_until=longer)
        self._extended |= away.keys()

    async def _answer(
        self,
        person: Person,
        number: int,
        decide: Callable[[AsyncConnection, _Found], Awaitable[Decision]],
    ) -> Said | None:
        async with self._database.write() as connection:
            session = await store.hold(connection, number)
            if session is None:
                return None
            member = await seat_store.member_of(connection, person)
            answers = await store.answers(connection, number)
            mine = next((one for one in answers if one.member == member), None)
            decision = await decide(connection, _Found(session, answers, mine))
            if decision.status is not None:
                member = await members.keep(connection, person)
                await self._keep(connection, session, person, member, mine, decision)
                answers = await store.answers(connection, number)
                before, mine = mine, next(one for one in answers if one.member == member)
                await self._remind(connection, session, before, mine)
                await self._refill(connection, session, answers)
            is_waiting = mine is not None and mine.status is Status.WAITLIST
            place = rules.place_in_line(answers, mine) if mine and is_waiting else 0
            return Said(decision.became, place)

    async def _keep(
        self,
        connection: AsyncConnection,
        session: Session,
        person: Person,
        member_id: int,
        before: Rsvp | None,
        decision: Decision,
    ) -> None:
        """Writes an answer. What was offered before it is settled by it."""
        if before is not None and before.status is Status.OFFERED:
            await self._outbox.cancel(connection, offers.offer_key(session, before))
        if decision.asks_anew or before is None:
            turn = await seat_store.next_turn(connection, session.id)
        else:
            turn = before.turn
        await seat_store.put(
            connection,
            session.id,
            member_id,
            platform=person.platform,
            name=person.name[: seat_store.NAME] or (before.name if before else ""),
            status=decision.status,
            turn=turn,
            offer=before.offer if before else 0,
            offered_until=None,
            # Whoever comes again chooses again whether others see their name.
            shown=False,
        )

    async def _remind(
        self, connection: AsyncConnection, session: Session, before: Rsvp | None, mine: Rsvp
    ) -> None:
        if mine.status is Status.GOING:
            await self._reminders.put(connection, session, mine)
        elif before is not None and before.status is Status.GOING:
            await self._reminders.cancel(connection, session, mine.member)
