"""Series become sessions: planned sixty days ahead, kept in step with their files, chat and the clocks.

Planning again changes nothing. What changes is told: to the rows, to whoever follows, to people.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from functools import cache
from typing import Final, Protocol

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.calendar.expand import Occurrence
from bot.calendar.plan import Plan
from bot.calendar.walltime import zone_data_version
from bot.coreflection.needs import Refill
from bot.coreflection.series.plans import Plans
from bot.coreflection.sessions import planning_rules, planning_store, store
from bot.coreflection.sessions.notices import Changes, Reminders
from bot.coreflection.sessions.planning_rules import (
    AHEAD,
    BACK,
    KINDS,
    Difference,
    Standing,
    Wanted,
    wanted_on,
)
from bot.coreflection.sessions.publishing import Publishing
from bot.coreflection.sessions.records import Session
from bot.storage import Database

log = logging.getLogger(__name__)

AGAIN: Final = timedelta(minutes=10)  # so often everything is compared even if nothing seems new
MISSING_FOR: Final = timedelta(minutes=2)  # a file may be away for a moment while it is saved
_JUMP: Final = timedelta(seconds=60)
_AT_ONCE: Final = 40  # series in one transaction: nobody else waits long for the database
_LOOKS: Final = 50

_zones_in_use = cache(zone_data_version)  # a process keeps the zones that it has read


class Follower(Protocol):
    """A feature that keeps something for each session."""

    async def planned(
        self, connection: AsyncConnection, session: Session, occurrence: Occurrence, plan: Plan
    ) -> None:
        """A session is new, or something about it changed; in the same transaction."""


@dataclass(slots=True)
class Planned:
    """What planning did: sessions made, changed, taken away; `looked`: those whose time had come."""

    made: int = 0
    changed: int = 0
    removed: int = 0
    looked: int = 0

    @property
    def rows(self) -> int:
        """Rows written in all."""
        return self.made + self.changed + self.removed + self.looked


@dataclass(frozen=True, slots=True)
class _Seen:
    """What the last whole look went by."""

    at: datetime
    signs: tuple[object, ...]
    until: datetime


@dataclass(slots=True)
class _Batch:
    """One transaction of planning, and what it touches."""

    connection: AsyncConnection
    now: datetime
    zone_data: str
    done: Planned
    series: set[str] = field(default_factory=set)
    revived: set[int] = field(default_factory=set)


async def no_seats(_connection: AsyncConnection, _session: Session) -> None:
    """There are no seats to give."""


class Planner:
    """Plans the sessions of one alliance. Call `plan` every half a minute and after every change.

    `refill` gives free seats to whoever waits; `is_whole` is false while a file cannot be read, so
    that nothing is taken for gone; `zone_version` is the edition of the time zones in use.
    """

    def __init__(
        self,
        database: Database,
        plans: Plans,
        *,
        now: Callable[[], datetime],
        reminders: Reminders,
        changes: Changes,
        publishing: Publishing,
        followers: Sequence[Follower] = (),
        refill: Refill = no_seats,
        is_whole: Callable[[], bool] = lambda: True,
        zone_version: Callable[[], str] = _zones_in_use,
    ) -> None:
        self._database = database
        self._plans = plans
        self._now = now
        self._reminders = reminders
        self._changes = changes
        self._publishing = publishing
        self._followers = tuple(followers)
        self._refill = refill
        self._is_whole = is_whole
        self._zone_version = zone_version
        self._one_at_a_time = asyncio.Lock()
        self._seen: _Seen | None = None
        self._addresses: object = None
        self._missing: dict[str, datetime] = {}

    async def plan(self) -> Planned:
        """Brings sessions in step with series and time. Cheap when nothing is new."""
        async with self._one_at_a_time:
            now = self._now()
            done = Planned(looked=await self._look(now))
            addresses = self._publishing.addresses()
            async with self._database.read() as connection:
                generation = await self._plans.generation(connection)
                plans = await self._plans.all(connection)
            is_whole, zone_data = self._is_whole(), self._zone_version()
            signs = (generation, now.date(), zone_data, addresses, is_whole)
            seen = self._seen
            if seen is not None and seen.signs == signs and seen.at - _JUMP <= now < seen.until:
                return done
            # What a clock moved back undoes, or a new place lacks, shows in no fingerprint.
            is_known = seen is not None and seen.at - _JUMP <= now
            wholly = not is_known or addresses != self._addresses
            await self._plan_all(plans, now, zone_data, done, wholly=wholly)
            if is_whole:
                await self._drop_missing({one.series.id for one in plans}, now, done)
            async with self._database.write() as connection:
                await planning_store.know_zones(connection, zone_data, now)
            self._addresses = addresses
            until = now + (MISSING_FOR if self._missing else AGAIN)
            self._seen = _Seen(now, signs, until)
            return done

    async def _plan_all(
        self,
        plans: Iterable[Plan],
        now: datetime,
        zone_data: str,
        done: Planned,
        *,
        wholly: bool,
    ) -> None:
        ours = {one.series.id: one for one in plans if one.series.kind in KINDS}
        begin, end = now - BACK, now + AHEAD
        wanted = await asyncio.to_thread(planning_rules.wanted_of, list(ours.values()), begin, end)
        names = list(ours)
        for start in range(0, len(names), _AT_ONCE):
            some = {name: ours[name] for name in names[start : start + _AT_ONCE]}
            async with self._database.write() as connection:
                await planning_store.only_one_plans(connection)
                batch = _Batch(connection, now, zone_data, done)
                await self._plan_some(batch, some, wanted, wholly=wholly)

    async def _plan_some(
        self,
        batch: _Batch,
        plans: Mapping[str, Plan],
        wanted: Mapping[str, Mapping[date, Wanted]],
        *,
        wholly: bool,
    ) -> None:
        connection, now = batch.connection, batch.now
        if not wholly:
            prints = await planning_store.prints(connection, list(plans), now - BACK)
            some = {name: wanted[name] for name in plans}
            others = planning_rules.unsettled(prints, some, now)
            if not others:
                return
            plans = {name: plan for name, plan in plans.items() if name in others}
        rows = await planning_store.standing(connection, list(plans), now - BACK)
        rows.sort(key=lambda row: row.session.id)  # the order of `hold_all`
        there = set()
        as_they_are: list[tuple[Session, Plan]] = []
        for row in rows:
            session = row.session
            day = session.original.date()
            there.add((session.series, day))
            plan = plans[session.series]
            one = wanted[session.series].get(day) or wanted_on(plan, day)
            if one is None:
                if session.start > now:
                    await self._vanish(batch, row, plan)
                continue
            change = planning_rules.difference(row, one, now)
            if change is not None:
                await self._apply(batch, row, change, plan, one.occurrence)
                continue
            as_they_are.append((session, plan))
            await self._look_in_time(batch, row, plan)
        new = [
            one for name in plans for day, one in wanted[name].items() if (name, day) not in there
        ]
        await self._make(batch, new)
        if wholly:
            await self._publishing.promise(connection, as_they_are, only_missing=True)
        await self._publishing.roll(connection, plans if wholly else batch.series, batch.revived)

    async def _make(self, batch: _Batch, new: Sequence[Wanted]) -> None:
        connection, now = batch.connection, batch.now
        of_day = {(one.occurrence.id.series, one.day): one for one in new}
        rows = []
        for one in new:
            session = planning_rules.new_session(one, batch.zone_data)
            look_at = planning_rules.next_look(session, one.plan, now)
            rows.append(Standing(session, one.planned_from, look_at))
        made = [
            (session, of_day[session.series, session.original.date()])
            for session in await planning_store.add(connection, rows)
        ]
        await self._publishing.promise(connection, [(one, wanted.plan) for one, wanted in made])
        for session, wanted in made:
            batch.series.add(session.series)
            if session.start > now:
                await self._follow(connection, session, wanted.occurrence, wanted.plan)
        batch.done.made += len(made)

    async def _apply(
        self,
        batch: _Batch,
        row: Standing,
        change: Difference,
        plan: Plan | None,
        occurrence: Occurrence | None = None,
    ) -> None:
        """Writes what is otherwise, and tells everybody whom it concerns."""
        connection, old, new = batch.connection, row.session, change.session
        if await store.hold(connection, old.id) is None:
            return
        look_at = planning_rules.next_look(new, plan, batch.now)
        await planning_store.write(connection, new, change.planned_from, look_at)
        await self._publishing.changed(connection, old, new, plan)
        await self._reminders.fit(connection, new, plan, await store.answers(connection, new.id))
        if change.is_told:
            await self._changes.tell(connection, old, new)
        if change.moves_seats:
            await self._refill(connection, new)
        if plan is not None and occurrence is not None:
            await self._follow(connection, new, occurrence, plan)
        batch.series.add(new.series)
        if old.is_cancelled and not new.is_cancelled:
            batch.revived.add(new.id)
        batch.done.changed += 1

    async def _vanish(self, batch: _Batch, row: Standing, plan: Plan | None) -> None:
        """No rule names this date any more. Whoever answered is told; else it was never there."""
        connection, session = batch.connection, row.session
        if await store.hold(connection, session.id) is None:
            return
        if await planning_store.is_answered(connection, session.id):
            change = planning_rules.cancelled(row, batch.now)
            if change is not None:
                await self._apply(batch, row, change, plan)
            return
        await self._publishing.withdraw(connection, session)
        await planning_store.remove(connection, session.id)
        batch.series.add(session.series)
        batch.done.removed += 1

    async def _drop_missing(self, known: set[str], now: datetime, done: Planned) -> None:
        """Series whose file was taken away, once that has lasted a little."""
        async with self._database.read() as connection:
            gone = await planning_store.series_ahead(connection, now) - known
        since = {one: min(self._missing.get(one, now), now) for one in gone}
        over = {one for one, first in since.items() if now - first >= MISSING_FOR}
        for series in sorted(since.keys() - self._missing.keys()):
            log.warning("no file holds series %s any more: its dates are taken off soon", series)
        for series in sorted(over):
            async with self._database.write() as connection:
                await planning_store.only_one_plans(connection)
                batch = _Batch(connection, now, "", done)
                for row in await planning_store.ahead_of(connection, series, now):
                    await self._vanish(batch, row, None)
        self._missing = {one: first for one, first in since.items() if one not in over}

    async def _look_in_time(self, batch: _Batch, row: Standing, plan: Plan) -> None:
        """Somebody moved the clock back: what was over is ahead again."""
        expected = planning_rules.next_look(row.session, plan, batch.now)
        if expected is None or (row.look_at is not None and row.look_at <= expected):
            return
        await planning_store.look_next(batch.connection, row.session, expected)
        await self._publishing.looked(batch.connection, row.session)
        batch.series.add(row.session.series)
        batch.done.changed += 1

    async def _look(self, now: datetime) -> int:
        """Sessions of which something has changed by itself; gives how many."""
        looked = 0
        while True:
            async with self._database.read() as connection:
                if not await planning_store.due_looks(connection, now, 1):
                    return looked
            async with self._database.write() as connection:
                await planning_store.only_one_plans(connection)
                numbers = await planning_store.due_looks(connection, now, _LOOKS)
                due = await store.hold_all(connection, numbers)
                over = set()
                for session in due:
                    plan = await self._plans.find(connection, session.series)
                    await self._look_at(connection, session, plan, now)
                    if session.end <= now:
                        over.add(session.series)
                await self._publishing.roll(connection, over)
            looked += len(due)

    async def _look_at(
        self, connection: AsyncConnection, session: Session, plan: Plan | None, now: datetime
    ) -> None:
        if session.settles_at is not None and session.settles_at <= now:
            session = replace(session, settles_at=None, start_before=None, was_cancelled=False)
        look_at = planning_rules.next_look(session, plan, now)
        await planning_store.look_next(connection, session, look_at)
        await self._publishing.looked(connection, session)
        if plan is not None:
            await self._reminders.to_facilitators(connection, session, plan)

    async def _follow(
        self, connection: AsyncConnection, session: Session, occurrence: Occurrence, plan: Plan
    ) -> None:
        for one in self._followers:
            await one.planned(connection, session, occurrence, plan)
