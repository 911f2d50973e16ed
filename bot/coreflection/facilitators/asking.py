"""The rota's periodic work: asking in time, asking again once, telling coordinators, pausing kindly."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Final, TypeVar

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.calendar.plan import Plan
from bot.coreflection.facilitators import promises, rules, store
from bot.coreflection.facilitators.records import RotaAsk, SeriesState, State
from bot.coreflection.facilitators.roll import Roll, members_of
from bot.coreflection.facilitators.rota import ASKS_AHEAD, Rota, turn_of
from bot.coreflection.series import store as series_store
from bot.coreflection.series.plans import Plans
from bot.coreflection.series.records import Trouble
from bot.coreflection.sessions import store as sessions
from bot.coreflection.sessions.planning_store import only_one_plans
from bot.coreflection.sessions.records import LOCAL, Session
from bot.delivery import Member, Outbox, Promise
from bot.delivery.store import outbox as outbox_table
from bot.storage import Database

_One = TypeVar("_One")
_AT_ONCE: Final = 25  # asks or dates in one transaction


class Asking:
    """Call `tick` often: it is cheap when nothing is due. Several hosts may."""

    def __init__(
        self,
        database: Database,
        plans: Plans,
        outbox: Outbox,
        roll: Roll,
        rota: Rota,
        now: Callable[[], datetime],
    ) -> None:
        self._database = database
        self._plans = plans
        self._outbox = outbox
        self._roll = roll
        self._rota = rota
        self._now = now
        self._seen: tuple[str, int, date] | None = None

    async def tick(self) -> int:
        """Does what is due; gives how many asks went a step on."""
        now = self._now()
        async with self._database.read() as connection:
            signs = (await self._plans.generation(connection), self._rota.news, now.date())
            due = [one for one in await store.due(connection, now) if self._can_go_on(one)]
        if signs == self._seen and not due:
            return 0
        if signs != self._seen:
            await self._follow_plans(now)
            async with self._database.write() as connection:
                await only_one_plans(connection)
                await self._tell_troubles(connection, now)
            async with self._database.read() as connection:
                due = [one for one in await store.due(connection, now) if self._can_go_on(one)]
        done = 0
        for some in _parts(due):
            async with self._database.write() as connection:
                await only_one_plans(connection)
                await sessions.hold_all(connection, (one.session for one in some))
                paused = await store.paused(connection)
                for one in some:
                    done += await self._step(connection, one, paused, now)
        self._seen = signs
        return done

    def _can_go_on(self, one: RotaAsk) -> bool:
        return one.state is not State.NOBODY or bool(self._roll.named(one.name))

    async def _follow_plans(self, now: datetime) -> None:
        """The dates that are soon to be asked about, or were, against their series as it is now."""
        async with self._database.read() as connection:
            plans = {one.series.id: one for one in await self._plans.all(connection)}
            found = await self._dates(connection, plans, now)
        for some in _parts(found):
            async with self._database.write() as connection:
                await only_one_plans(connection)
                for session in await sessions.hold_all(connection, (one.id for one in some)):
                    plan = plans[session.series]
                    await self._rota.follow(connection, session, turn_of(plan, session), plan)

    async def _dates(
        self, connection: AsyncConnection, plans: Mapping[str, Plan], now: datetime
    ) -> list[Session]:
        confirms = [one.series.facilitators.confirm for one in plans.values() if _is_staffed(one)]
        reach = max((timedelta(one.days, one.seconds) for one in confirms), default=timedelta())
        near = await sessions.between(connection, now, now + reach + ASKS_AHEAD * 2)
        found = {one.id: one for one in near}
        asked = {one.session for one in await store.every(connection) if one.starts > now}
        for number in sorted(asked - found.keys()):
            if (session := await sessions.find(connection, number)) is not None:
                found[number] = session
        return [
            one
            for one in found.values()
            if one.start > now
            and (plan := plans.get(one.series)) is not None
            and (_is_staffed(plan) or one.id in asked)
        ]

    async def _step(
        self, connection: AsyncConnection, one: RotaAsk, paused: frozenset[str], now: datetime
    ) -> bool:
        """One ask goes on. Of two hosts at once, the second finds it done."""
        session = await sessions.hold(connection, one.session)
        fresh = await store.find(connection, one.id)
        if session is None or fresh != one or session.series in paused or session.is_cancelled:
            return False
        if not self._roll.named(one.name):
            await store.change(connection, one.id, state=State.NOBODY.value, next_at=None)
            await self._tell(connection, promises.NOBODY, session, one, now)
            return True
        is_new = one.state in (State.WAITING, State.NOBODY) or one.starts != session.start
        if is_new or one.round < 2:
            if one.state is State.CONFIRMED and one.starts == session.start:
                await store.change(connection, one.id, next_at=None)
                return True
            await self._ask(connection, session, one, 1 if is_new else 2, now)
        elif one.state is State.ASKED:
            await store.change(connection, one.id, state=State.SILENT.value, next_at=None)
            themselves = await members_of(connection, self._roll.named(one.name))
            await self._tell(connection, promises.SILENT, session, one, now, but=themselves)
            await self._pause_if_silent(connection, session, now)
        else:
            await store.change(connection, one.id, next_at=None)
        return True

    async def _ask(
        self,
        connection: AsyncConnection,
        session: Session,
        one: RotaAsk,
        round_: int,
        now: datetime,
    ) -> None:
        await store.change(
            connection,
            one.id,
            state=State.ASKED.value,
            round=round_,
            starts=session.start,
            next_at=rules.again_at(now, session.start),
        )
        for member in await members_of(connection, self._roll.named(one.name)):
            await self._outbox.put(connection, promises.ask(session, one, round_, member, now))

    async def _tell(
        self,
        connection: AsyncConnection,
        what: str,
        session: Session,
        one: RotaAsk,
        now: datetime,
        but: Sequence[Member] = (),
    ) -> None:
        """Coordinators are told, except `but`: who is silent knows it."""
        known = {member.id for member in but}
        told = [to for to in await self._roll.to_tell(connection) if to.id not in known]
        for promise in promises.notices(what, session, one, told, now):
            await self._outbox.put(connection, promise)

    async def _pause_if_silent(
        self, connection: AsyncConnection, session: Session, now: datetime
    ) -> None:
        """A series counts its dates on which nobody answered, in a row; people are not counted."""
        original = session.original.strftime(LOCAL)
        state = await store.state_of(connection, session.series)
        asks = await store.of_session(connection, session.id)
        if not rules.is_silent(asks) or state.last_silent == original:
            return
        silent = state.silent + 1
        pauses = silent >= rules.SILENT_DATES
        since = now if pauses else None
        await store.put_state(connection, session.series, SeriesState(silent, original, since))
        if pauses:
            await series_store.touch(connection)
            told = await self._roll.to_tell(connection)
            mark = str(int(now.timestamp()))
            for one in promises.about_series(promises.PAUSED, session.series, mark, told, now):
                await self._outbox.put(connection, one)

    async def _tell_troubles(self, connection: AsyncConnection, now: datetime) -> None:
        """Coordinators hear once of what edited files no longer fit."""
        troubles = await self._plans.troubles(connection)
        if not troubles:
            return
        told = await self._roll.to_tell(connection)
        for trouble in troubles:
            name, mark = promises.TROUBLE, mark_of(trouble)
            for one in promises.about_series(name, trouble.series, mark, told, now):
                await self._put_once(connection, one)

    async def _put_once(self, connection: AsyncConnection, promise: Promise) -> None:
        key = outbox_table.c.key
        if await connection.scalar(select(key).where(key == promise.key)) is None:
            await self._outbox.put(connection, promise)


def mark_of(trouble: Trouble) -> str:
    """A short name of a trouble, the same whenever it is found."""
    parts = (trouble.kind, trouble.series, trouble.day, trouble.path and trouble.path.name)
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:16]


def _parts(some: Sequence[_One]) -> Iterator[Sequence[_One]]:
    """A few at a time, so that nobody waits long for the database."""
    for start in range(0, len(some), _AT_ONCE):
        yield some[start : start + _AT_ONCE]


def _is_staffed(plan: Plan) -> bool:
    return bool(
        plan.series.facilitators.pool
        or any(one.facilitators for one in plan.series.overrides.values())
        or any(one.change.facilitators for one in plan.changes.overrides.values())
    )
