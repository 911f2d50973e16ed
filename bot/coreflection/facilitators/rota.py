"""Who holds which date: planned in turn, answered, kept in step with changes of the series."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.calendar.expand import Occurrence, occurrence_on
from bot.calendar.plan import Plan
from bot.calendar.series import folded
from bot.calendar.walltime import before, zone_named
from bot.chat.event import Person
from bot.coreflection.facilitators import promises, rules, store
from bot.coreflection.facilitators.records import Answered, RotaAsk, SeriesState, State, Turn
from bot.coreflection.facilitators.roll import Roll, all_accounts, members_of
from bot.coreflection.series import store as series_store
from bot.coreflection.series.plans import Plans
from bot.coreflection.sessions import store as sessions
from bot.coreflection.sessions.records import Session
from bot.delivery import Member, Outbox
from bot.members import store as members

KEPT: Final = timedelta(days=30)  # after a session's end, as for the answers of members
ASKS_AHEAD: Final = timedelta(days=1)
_SETTLE: Final = timedelta(minutes=5)
_NO_TURN: Final = Turn((), 0)


class Rota:
    """The rota of one alliance. `now` is the clock's (UTC).

    It is a follower of the planner (`planned`) and a `Holder` of what it knows about somebody.
    """

    name = "rota"

    def __init__(
        self, plans: Plans, outbox: Outbox, roll: Roll, now: Callable[[], datetime]
    ) -> None:
        self._plans = plans
        self._outbox = outbox
        self._roll = roll
        self._now = now
        self.news = 0  # counts sessions that were planned anew

    async def holds(self, connection: AsyncConnection, session: Session) -> tuple[str, ...]:
        """The names of those who hold this date, confirmed or still to answer."""
        plan = await self._plans.find(connection, session.series)
        its = turn_of(plan, session) if plan else _NO_TURN
        return rules.holders(its, states_of(await store.of_session(connection, session.id)))

    async def is_facilitator(
        self, connection: AsyncConnection, session: Session, person: Person
    ) -> bool:
        """Whether somebody, by any of their accounts, holds this date."""
        names = await self.holds(connection, session)
        theirs = await all_accounts(connection, person) if names else frozenset()
        return any(self._is_one_of(name, theirs) for name in names)

    async def addressees(self, connection: AsyncConnection, session: Session) -> tuple[Member, ...]:
        """Those who hold this date, to be reminded: each once, where they answered, else where they
        are first known."""
        asks = {folded(one.name): one for one in await store.of_session(connection, session.id)}
        chosen: list[Person] = []
        for name in await self.holds(connection, session):
            people = self._roll.named(name)
            answered = asks[folded(name)].platform if folded(name) in asks else None
            there = [one for one in people if one.platform == answered]
            chosen += (there or people)[:1]
        return await members_of(connection, chosen)

    async def planned(
        self, connection: AsyncConnection, session: Session, occurrence: Occurrence, plan: Plan
    ) -> None:
        """A session is new, or changed: the next look at the rota follows. See the planner's
        followers. Nothing is written here, so that planning many series stays quick."""
        self.news += 1

    async def follow(
        self,
        connection: AsyncConnection,
        session: Session,
        its: Turn,
        plan: Plan,
        asks: Sequence[RotaAsk] | None = None,
    ) -> None:
        """Brings the asks of a session in step with whose turn it is, and with its time."""
        now = self._now()
        if session.start <= now:
            return
        if asks is None:
            asks = await store.of_session(connection, session.id)
        settled = session.settles_at or now + _SETTLE
        if session.is_cancelled:
            await self._tell(connection, promises.OFF, session, _were_asked(asks), settled)
            return
        held = {folded(name): name for name in rules.holders(its, states_of(asks))}
        known = {folded(one.name) for one in asks}
        zone = zone_named(session.timezone)
        ask_at = before(session.start, plan.series.facilitators.confirm, zone)
        for one in asks:
            if folded(one.name) not in held:
                await self._let_go(connection, session, one, settled)
            elif one.starts != session.start:
                # Somebody asked about another time is asked again, once the change has settled.
                again = min(one.next_at or settled, settled) if one.round else ask_at
                await store.change(connection, one.id, next_at=max(ask_at, again))
            elif one.state is State.CONFIRMED and one.next_at is not None:  # moved, and moved back
                await store.change(connection, one.id, next_at=None)
        if ask_at > now + ASKS_AHEAD:
            return  # whose turn it is can still change
        for key, name in held.items():
            if key not in known:
                await store.add(connection, session.id, name, session.start, ask_at)

    async def answer(
        self, connection: AsyncConnection, number: int, person: Person, *, yes: bool
    ) -> Answered:
        """Somebody says whether they hold a date."""
        session = await sessions.hold(connection, number)
        if session is None or session.start <= self._now():
            return Answered.OVER
        if session.is_cancelled:
            return Answered.CANCELLED
        plan = await self._plans.find(connection, session.series)
        if plan is None:
            return Answered.OVER
        its = turn_of(plan, session)
        asks = await store.of_session(connection, session.id)
        theirs = await all_accounts(connection, person)
        states = states_of(asks)
        held = {folded(name) for name in rules.holders(its, states)}
        mine = [one for one in asks if self._is_one_of(one.name, theirs)]
        if not yes:
            mine = [one for one in mine if folded(one.name) in held or one.state is State.DECLINED]
        else:
            mine = [one for one in mine if _may_hold(one, its, states)]
        if not mine:
            return Answered.OTHERS
        state, answered = (State.CONFIRMED, Answered.YES) if yes else (State.DECLINED, Answered.NO)
        mine = [one for one in mine if one.state is not state or one.starts != session.start]
        for one in mine:
            values = {"platform": person.platform, "next_at": None, "starts": session.start}
            await store.change(connection, one.id, state=state.value, **values)
        if yes:
            await self._somebody_answered(connection, session.series)
        if mine:
            await self._after_answer(connection, session, its, plan)
        return answered

    async def is_short(self, connection: AsyncConnection, session: Session) -> bool:
        """Whether fewer people are left to hold a date than it needs."""
        plan = await self._plans.find(connection, session.series)
        its = turn_of(plan, session) if plan else _NO_TURN
        states = states_of(await store.of_session(connection, session.id))
        return len(rules.holders(its, states)) < its.needed

    async def paused(self, connection: AsyncConnection) -> frozenset[str]:
        """The series that pause, since nobody answered for three dates in a row: no new cards."""
        return await store.paused(connection)

    async def resume(self, connection: AsyncConnection, series: str) -> bool:
        """A coordinator lets a series go on; false if it did not pause."""
        state = await store.state_of(connection, series)
        if state.paused_at is None:
            return False
        await store.put_state(connection, series, SeriesState(last_silent=state.last_silent))
        await series_store.touch(connection)
        return True

    async def purge(self, connection: AsyncConnection) -> int:
        """Forgets who held sessions that ended 30 days ago; gives how many rows."""
        return await store.purge(connection, self._now() - KEPT)

    async def held(
        self, connection: AsyncConnection, member_id: int | None, person: Person
    ) -> Mapping[str, object]:
        """The dates somebody was asked to hold. See `bot.members.records.Holder`."""
        asks = await self._asks_of(connection, person)
        told = [{"on": one.starts.isoformat(), "as": one.name, "state": one.state} for one in asks]
        return {"sessions you were asked to hold": told} if told else {}

    async def forget(
        self, connection: AsyncConnection, member_id: int | None, person: Person
    ) -> None:
        """Nothing says any more what they answered; others are asked for the dates to come. The names
        in schedules stand in files that a coordinator edits."""
        asks = await self._asks_of(connection, person)
        held = await sessions.hold_all(connection, (one.session for one in asks))
        found = {one.id: one for one in held}
        for one in asks:
            session = found.get(one.session)
            if session is None or session.start <= self._now():
                await store.drop(connection, one.id)
                continue
            freed = {"state": State.DECLINED.value, "platform": None, "next_at": None}
            await store.change(connection, one.id, **freed)
            if (plan := await self._plans.find(connection, session.series)) is not None:
                await self._after_answer(connection, session, turn_of(plan, session), plan)

    async def asked(self, connection: AsyncConnection, member_id: int) -> set[int]:
        """The sessions that a member was asked to hold, by number."""
        theirs = await members.accounts_of(connection, member_id)
        asks = [one for person in theirs for one in await self._asks_of(connection, person)]
        return {one.session for one in asks}

    async def _after_answer(
        self, connection: AsyncConnection, session: Session, its: Turn, plan: Plan
    ) -> None:
        await self.follow(connection, session, its, plan)
        states = states_of(await store.of_session(connection, session.id))
        if len(rules.holders(its, states)) < its.needed:
            told = await self._roll.to_tell(connection)
            for promise in promises.notices(promises.SHORT, session, None, told, self._now()):
                await self._outbox.put(connection, promise)

    async def _somebody_answered(self, connection: AsyncConnection, series: str) -> None:
        state = await store.state_of(connection, series)
        if state.silent:
            await store.put_state(connection, series, replace(state, silent=0))

    async def _let_go(
        self, connection: AsyncConnection, session: Session, one: RotaAsk, settled: datetime
    ) -> None:
        if one.state is State.DECLINED:
            return
        if one.state is State.CONFIRMED:
            await self._tell(connection, promises.RELEASED, session, (one,), settled)
        await store.drop(connection, one.id)

    async def _tell(
        self,
        connection: AsyncConnection,
        what: str,
        session: Session,
        asks: Sequence[RotaAsk],
        due: datetime,
    ) -> None:
        """The people behind asks are told something."""
        for one in asks:
            told = await members_of(connection, self._roll.named(one.name))
            for promise in promises.notices(what, session, one, told, due):
                await self._outbox.put(connection, promise)

    async def _asks_of(self, connection: AsyncConnection, person: Person) -> list[RotaAsk]:
        account = frozenset({(person.platform, person.id)})
        asks = await store.every(connection)
        return [one for one in asks if self._is_one_of(one.name, account)]

    def _is_one_of(self, name: str, accounts: frozenset[tuple[str, str]]) -> bool:
        return any((one.platform, one.id) in accounts for one in self._roll.named(name))


def turn_of(plan: Plan, session: Session) -> Turn:
    """Whose turn a session is; nobody's where its series has no pool, or does not name it any more."""
    found = occurrence_on(plan, session.original.date())
    if found is None or not (plan.series.facilitators.pool or found.terms.facilitators):
        return _NO_TURN
    index = rules.index_of(plan.series, session.original.date())
    return rules.turn(plan.series.facilitators, found.terms.facilitators, index)


def states_of(asks: Sequence[RotaAsk]) -> dict[str, State]:
    """Where each ask stands, by folded name."""
    return {folded(one.name): one.state for one in asks}


def _were_asked(asks: Sequence[RotaAsk]) -> list[RotaAsk]:
    return [one for one in asks if one.round and one.state in (State.ASKED, State.CONFIRMED)]


def _may_hold(one: RotaAsk, its: Turn, states: Mapping[str, State]) -> bool:
    """Whether a yes can count: nobody who confirmed loses the date by it."""
    with_them = {**states, folded(one.name): State.CONFIRMED}
    held = {folded(name) for name in rules.holders(its, with_them)}
    confirmed = {name for name, state in with_them.items() if state is State.CONFIRMED}
    known = {folded(name) for name in its.order}
    return folded(one.name) in held and confirmed & known <= held
