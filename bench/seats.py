"""Two hundred people press for twelve seats at once, on SQLite and, where
`ALLIANCE_TEST_POSTGRESQL_URL` names a server on which databases may be made, on PostgreSQL."""

from __future__ import annotations

import asyncio
import os
import secrets
import tempfile
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import perf_counter

from sqlalchemy import insert, make_url, text
from sqlalchemy.ext.asyncio import AsyncConnection, create_async_engine

from bench.table import Row
from bot.calendar.plan import Plan, Said
from bot.calendar.reading import build_plan
from bot.chat.event import Person
from bot.coreflection.sessions import store
from bot.coreflection.sessions.notices import Reminders
from bot.coreflection.sessions.seats import Seats
from bot.delivery import Outbox, Posted
from bot.storage import Database

PEOPLE = 200
SEATS = 12
NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
START = datetime(2026, 12, 1, 20, tzinfo=UTC)
POSTGRESQL = os.environ.get("ALLIANCE_TEST_POSTGRESQL_URL", "")
TARGET = f"exactly {SEATS}, then first come first served"


@dataclass(frozen=True)
class Series:
    """The one series."""

    plan: Plan

    async def generation(self, _connection: AsyncConnection) -> str:
        """It never changes."""
        return "1"

    async def all(self, _connection: AsyncConnection) -> tuple[Plan, ...]:
        """The one."""
        return (self.plan,)

    async def find(self, _connection: AsyncConnection, _series: str) -> Plan | None:
        """The one."""
        return self.plan


@contextmanager
def on_sqlite() -> Iterator[str]:
    """A file that is gone afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        yield f"sqlite+aiosqlite:///{Path(folder) / 'seats.db'}"


@asynccontextmanager
async def on_postgresql() -> AsyncIterator[str]:
    """A database that is gone afterwards."""
    name = f"alliance_bench_{secrets.token_hex(4)}"
    await administer(f"CREATE DATABASE {name}")
    try:
        yield make_url(POSTGRESQL).set(database=name).render_as_string(hide_password=False)
    finally:
        await administer(f"DROP DATABASE {name} WITH (FORCE)")


async def administer(statement: str) -> None:
    """One statement outside a transaction, as CREATE DATABASE needs it."""
    engine = create_async_engine(POSTGRESQL, isolation_level="AUTOCOMMIT")
    async with engine.connect() as connection:
        await connection.execute(text(statement))
    await engine.dispose()


async def prepare(database: Database, plan: Plan) -> int:
    """The session, planned; gives its number."""
    await database.open()
    values = {
        "series": plan.series.id,
        "original": "2026-12-01T15:00",
        "timezone": plan.series.timezone,
        "local": "2026-12-01T15:00",
        "starts": START,
        "ends": START + timedelta(minutes=90),
        "opens": START - timedelta(days=14),
        "cutoff": START - timedelta(hours=1),
        "cancelled": False,
        "capacity": SEATS,
        "sequence": 0,
        "zone_data": "",
        "next_turn": 1,
        "change": 0,
        "was_cancelled": False,
    }
    async with database.write() as connection:
        made = await connection.execute(
            insert(store.sessions).values(**values).returning(store.sessions.c.id)
        )
        return int(made.scalar_one())


async def measure(name: str, address: str) -> list[Row]:
    """Everybody at once: who has a seat, who waits in which place, and how long the last one waited."""
    data = {
        "schema": 1,
        "id": "co-reflection-tue",
        "kind": "co_reflection",
        "title": "Co-reflection",
        "timezone": "America/New_York",
        "starts": "2026-12-01",
        "time": "15:00",
        "duration": "PT90M",
        "capacity": SEATS,
    }
    plan, _ = build_plan(data, Said("bench", NOW))
    database = Database(address)
    number = await prepare(database, plan)
    outbox, series = Outbox(lambda: NOW), Series(plan)
    posted = Posted(outbox, lambda: NOW)
    reminders = Reminders(series, outbox, lambda: NOW)
    seats = Seats(database, series, outbox, posted, reminders, lambda: NOW)
    begun, took, order = perf_counter(), list[float](), dict[str, int]()

    async def press(who: int) -> None:
        person = Person("telegram", str(who), name=f"Peer {who}")
        said = await seats.come(person, number)
        took.append(perf_counter() - begun)
        order[person.name] = said.place if said else -1

    await asyncio.gather(*(press(who) for who in range(PEOPLE)))
    whole = perf_counter() - begun
    async with database.read() as connection:
        answers = await store.answers(connection, number)
    await database.close()
    seated = [one for one in answers if one.status == "going"]
    waiting = [one for one in answers if one.status == "waitlist"]
    is_fair = [order[one.name] for one in waiting] == list(range(1, PEOPLE - SEATS + 1))
    is_first = max(one.turn for one in seated) < min(one.turn for one in waiting)
    fair = "first come first served" if is_fair and is_first else "NOT IN ORDER"
    p99 = sorted(took)[int(len(took) * 0.99)]
    return [
        Row(f"{PEOPLE} RSVPs at once, {name}", f"{len(seated)} seats, then {fair}", TARGET),
        Row(f"  until all are answered, {name}", f"{whole:.2f} s, p99 {p99:.2f} s"),
    ]


def rows() -> list[Row]:
    """On each kind of database."""
    with on_sqlite() as address:
        found = asyncio.run(measure("SQLite", address))
    if not POSTGRESQL:
        return [*found, Row(f"{PEOPLE} RSVPs at once, PostgreSQL", "not configured", TARGET)]

    async def there() -> list[Row]:
        async with on_postgresql() as address:
            return await measure("PostgreSQL", address)

    return found + asyncio.run(there())
