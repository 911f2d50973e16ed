"""Measures planning: 1,000 series made into sessions sixty days ahead, and looked at again."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Sequence
from datetime import timedelta
from time import perf_counter

from bench.calendar import NOW, RULES, SERIES, series
from bench.table import Row
from bot.calendar.plan import Plan
from bot.chat.message import Message
from bot.chat.platform import Address
from bot.coreflection.sessions.notices import Changes, Reminders
from bot.coreflection.sessions.planning import Planner
from bot.coreflection.sessions.publishing import Publishing
from bot.delivery import Outbox, Posted, Subject
from bot.language import Language
from bot.settings import SHIPPED_CONTENT
from bot.storage import Database


class _Series:
    """The measured series. `number` counts edits."""

    def __init__(self, plans: Sequence[Plan]) -> None:
        self.plans = {one.series.id: one for one in plans}
        self.number = 0

    async def generation(self, _connection: object) -> str:
        """Counts edits."""
        return str(self.number)

    async def all(self, _connection: object) -> tuple[Plan, ...]:
        """All of them."""
        return tuple(self.plans.values())

    async def find(self, _connection: object, series: str) -> Plan | None:
        """One of them."""
        return self.plans.get(series)


def rows() -> list[Row]:
    """Planning with SQLite on disk."""
    return asyncio.run(_rows())


async def _rows() -> list[Row]:
    plans = _Series([series(number, "2026-12-01", dict(RULES[0])) for number in range(SERIES)])
    with tempfile.TemporaryDirectory() as folder:
        database = Database(f"sqlite+aiosqlite:///{folder}/alliance.db")
        await database.open()
        planner = _planner(database, plans)
        found = []
        for what, target in (
            ("planned for the first time", "0.3 s"),
            ("compared again, nothing new", "0.3 s, 0 rows"),
            ("looked at every half minute", "cheap, 0 rows"),
        ):
            plans.number += target == "0.3 s, 0 rows"
            begun = perf_counter()
            done = await planner.plan()
            took = perf_counter() - begun
            figure = f"{took * 1000:.0f} ms ({done.rows} rows)"
            found.append(Row(f"{SERIES} series x 60 days, {what}", figure, target))
        await database.close()
    return found


def _planner(database: Database, plans: _Series) -> Planner:
    now = NOW + timedelta(days=8)
    outbox = Outbox(lambda: now)
    posted = Posted(outbox, lambda: now)

    async def draw(_subject: Subject, _address: Address) -> Message | None:
        return None

    return Planner(
        database,
        plans,
        now=lambda: now,
        reminders=Reminders(plans, outbox, lambda: now),
        changes=Changes(outbox, lambda: now),
        publishing=Publishing(
            database,
            plans,
            outbox,
            posted,
            now=lambda: now,
            places=lambda _name: (),
            say=lambda: Language(SHIPPED_CONTENT / "strings").voice("en", "UTC"),
            draw=draw,
        ),
    )
