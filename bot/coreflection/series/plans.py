"""Every series in use, with the changes made in chat laid over its file."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.calendar.expand import stray_changes
from bot.calendar.folder import Schedules
from bot.calendar.plan import Changes, ChatOverride, Plan
from bot.calendar.reading import build_plan
from bot.content import Problem, Severity, Unreadable
from bot.coreflection.series import store
from bot.coreflection.series.overlaps import overlapping
from bot.coreflection.series.records import Made, Trouble, TroubleKind
from bot.coreflection.series.store import End
from bot.storage import Database

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Read:
    """What was in use at one generation."""

    generation: str
    plans: tuple[Plan, ...]
    troubles: tuple[Trouble, ...]


class Plans:
    """The series of one alliance. `schedules` is the folder of files as last read."""

    def __init__(self, schedules: Schedules) -> None:
        self._schedules = schedules
        self._read: _Read | None = None

    async def generation(self, connection: AsyncConnection) -> str:
        """Another text whenever a file or something said in chat changed: plan again."""
        return f"{self._schedules.generation}/{await store.revision(connection)}"

    async def all(self, connection: AsyncConnection) -> tuple[Plan, ...]:
        """Every series in use, files first, then those made in chat."""
        return (await self._now(connection)).plans

    async def find(self, connection: AsyncConnection, series: str) -> Plan | None:
        """The series with this id."""
        return next((one for one in await self.all(connection) if one.series.id == series), None)

    async def troubles(self, connection: AsyncConnection) -> tuple[Trouble, ...]:
        """What no longer fits together since files were edited."""
        return (await self._now(connection)).troubles

    async def _now(self, connection: AsyncConnection) -> _Read:
        generation = await self.generation(connection)
        if self._read is None or self._read.generation != generation:
            plans, troubles = laid_over(
                self._schedules.plans,
                await store.all_made(connection),
                await store.all_changes(connection),
                await store.all_ends(connection),
            )
            self._read = _Read(generation, plans, troubles)
        return self._read


def laid_over(
    files: Iterable[Plan],
    made: Iterable[Made],
    changes: Mapping[str, Mapping[date, ChatOverride]],
    ends: Mapping[str, End],
) -> tuple[tuple[Plan, ...], tuple[Trouble, ...]]:
    """The series in use, and what does not fit. A series made in chat keeps its id: people have seats
    under it, so a file that takes the same id later is not used."""
    troubles: list[Trouble] = []
    from_chat: dict[str, Plan] = {}
    taken = set()
    for one in made:
        taken.add(one.id)
        try:
            from_chat[one.id] = build_plan(one.data, one.said)[0]
        except Unreadable:
            log.error("a series made in chat cannot be read: series=%s", one.id)
            troubles.append(Trouble(TroubleKind.UNREADABLE, one.id))
    used = []
    for plan in files:
        if plan.series.id in taken:
            path = plan.document.path if plan.document else None
            troubles.append(Trouble(TroubleKind.CLASH, plan.series.id, path=path))
        else:
            used.append(plan)
    plans = []
    for plan in (*used, *from_chat.values()):
        series = plan.series.id
        end = ends.get(series)
        dates = changes.get(series, {})
        said = Changes(dates, end.last, end.said) if end else Changes(dates)
        whole = replace(plan, changes=said)
        # A date after the end is meant to be gone; only what the rule itself dropped is stray.
        endless = replace(whole, changes=Changes(dates))
        path = plan.document.path if plan.document else None
        troubles += [
            Trouble(TroubleKind.STRAY, series, day, path) for day in stray_changes(endless)
        ]
        plans.append(whole)
    return tuple(plans), tuple(troubles)


def problems(troubles: Iterable[Trouble]) -> tuple[Problem, ...]:
    """The same for `alliance check`: file and mend. What has no file is told under the path `chat`."""
    told = []
    for one in troubles:
        path = one.path or Path("chat")
        match one.kind:
            case TroubleKind.CLASH:
                says = f"id: {one.series!r} is the id of a series made in chat, which stays in use."
                mend = "Give this series an id of its own, and never change it again."
                told.append(Problem(path, 0, says, mend))
            case TroubleKind.STRAY:
                says = (
                    f"{one.series}: {one.day} was changed in chat, and no meeting falls on it now."
                )
                mend = "Change the date that is meant now, from its card."
                told.append(Problem(path, 0, says, mend, Severity.WARNING))
            case TroubleKind.UNREADABLE:
                says = f"{one.series}: this version cannot read the series made in chat."
                mend = "Install the version that made it, or make the series anew."
                told.append(Problem(path, 0, says, mend))
    return tuple(told)


async def check(database: Database, schedules: Schedules, now: datetime) -> tuple[Problem, ...]:
    """The same for a database that nobody has open, and who is to hold two dates at once: for the
    operator's command line. Files alone where there is no database, or another version made it."""
    file = Path(database.url.database or "")
    if database.is_sqlite and not await asyncio.to_thread(file.is_file):
        return overlapping(schedules.plans, now)
    current, newest = await database.version()
    if current != newest:
        return overlapping(schedules.plans, now)
    plans = Plans(schedules)
    async with database.read() as connection:
        found = problems(await plans.troubles(connection))
        return (*found, *overlapping(await plans.all(connection), now))
