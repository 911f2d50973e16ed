"""What was promised, at the platforms' limits: 10,000 reminders due together, a broadcast while people
ask, thirty kills, and a database in which a million promises were kept already."""

from __future__ import annotations

import asyncio
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median, quantiles

from sqlalchemy import func, select, text

from bench.table import Row
from bot.chat import text as words
from bot.chat.message import Message
from bot.chat.platform import Address, Reference
from bot.delivery import (
    Delivery,
    Lane,
    Late,
    Member,
    Outbox,
    Posted,
    Promise,
    Promised,
    Send,
    Timing,
)
from bot.delivery.buckets import telegram_pace
from bot.delivery.store import outbox as table
from bot.storage import Database

NOW = datetime(2026, 12, 1, 19, 0, tzinfo=UTC)
REMINDERS = 10_000
PEOPLE = 3_000
SLICE = 20  # seconds of real time
LATENCY = 0.08  # seconds to Telegram and back
KEPT = 1_000_000
ROOT = Path(__file__).resolve().parents[1]


@dataclass
class Platform:
    """Takes messages after a moment, and notes when."""

    latency: float = 0.0
    clock: object = time.monotonic
    name: str = "telegram"
    taken: list[tuple[float, str]] = field(default_factory=list)

    async def send(
        self, address: Address, message: Message, key: str | None = None, *, silent: bool = False
    ) -> Reference:
        self.taken.append((self.clock(), address.chat))  # type: ignore[operator]
        if self.latency:
            await asyncio.sleep(self.latency)
        return Reference(address, str(len(self.taken)))

    async def update(self, reference: Reference, message: Message) -> None:
        """Nothing is edited here."""

    async def withdraw(self, reference: Reference) -> None:
        """Nothing is withdrawn here."""

    def most_in_a_second(self) -> int:
        times = [at for at, _ in self.taken]
        return max(
            sum(0 <= other - at < 1.0 for other in times[n : n + 80]) for n, at in enumerate(times)
        )


class Simulated:
    """Seconds that pass as soon as somebody waits for them."""

    seconds = 0.0

    def now(self) -> datetime:
        return NOW + timedelta(seconds=self.seconds)

    def monotonic(self) -> float:
        return self.seconds

    async def sleep(self, seconds: float) -> None:
        for _ in range(3):
            await asyncio.sleep(0)
        self.seconds += seconds
        await asyncio.sleep(0)


def rows() -> list[Row]:
    return asyncio.run(_rows())


async def _rows() -> list[Row]:
    return [*await _simulated(), *await _real(), *await _broadcast(), *_kills(), *await _million()]


@asynccontextmanager
async def _opened() -> AsyncIterator[Database]:
    with tempfile.TemporaryDirectory() as folder:
        database = Database(f"sqlite+aiosqlite:///{folder}/alliance.db")
        await database.open()
        yield database
        await database.close()


def _wired(database: Database, now: object, timing: Timing) -> tuple[Outbox, Delivery]:
    async def nobody(_member: Member) -> None:
        return None

    async def recheck(row: Promised) -> Send:
        """As a feature does: looks into the database once more, then says it."""
        async with database.read() as connection:
            await connection.scalar(select(table.c.silent).where(table.c.id == row.id))
        assert isinstance(row.promise.what, Message)
        return Send(row.promise.what)

    outbox = Outbox(now)  # type: ignore[arg-type]
    outbox.when_sending("reminder", recheck)
    posted = Posted(outbox, now)  # type: ignore[arg-type]
    delivery = Delivery(
        database,
        outbox,
        posted,
        resolve=nobody,
        now=now,  # type: ignore[arg-type]
        paces={"telegram": telegram_pace(30)},
        timing=timing,
        shared=False,
    )
    return outbox, delivery


async def _promise(
    database: Database, outbox: Outbox, number: int, lane: Lane, due: datetime
) -> float:
    said = Message(title="Tomorrow", body=words.plain("Co-reflection, tomorrow at three."))
    begun = time.perf_counter()
    async with database.write() as connection:
        await outbox.put_all(
            connection,
            (
                Promise(
                    key=f"{lane.name}/{one}",
                    kind="reminder",
                    to=Address("telegram", str(one)),
                    what=said,
                    due=due,
                    lane=lane,
                    late=Late.ALWAYS,
                )
                for one in range(number)
            ),
        )
    return time.perf_counter() - begun


async def _simulated() -> list[Row]:
    clock = Simulated()
    platform = Platform(clock=clock.monotonic)
    async with _opened() as database:
        outbox, delivery = _wired(
            database, clock.now, Timing(monotonic=clock.monotonic, sleep=clock.sleep)
        )
        planned = await _promise(database, outbox, REMINDERS, Lane.REMINDER, NOW)
        begun = time.perf_counter()
        delivery.start([platform])
        while len(platform.taken) < REMINDERS:  # noqa: ASYNC110
            await asyncio.sleep(0.1)
        took = time.perf_counter() - begun
        await delivery.stop()
        async with database.read() as connection:
            sent = await connection.scalar(select(func.count()).where(table.c.state == "sent"))
    times = Counter(chat for _, chat in platform.taken)
    lost, doubled = REMINDERS - len(times), len(platform.taken) - len(times)
    needed = platform.taken[-1][0] - platform.taken[0][0]
    return [
        Row(f"{REMINDERS:,} reminders due together, at 30/s", f"{needed:.1f} s", "340 s"),
        Row("  lost, doubled, marked as sent", f"{lost}, {doubled}, {sent}", f"0, 0, {REMINDERS}"),
        Row("  most in any one second", str(platform.most_in_a_second()), "30"),
        Row("  promising them", f"{planned:.1f} s"),
        Row("  sending them without a limit (SQLite)", f"{REMINDERS / took:.0f}/s", "> 30/s"),
    ]


async def _real() -> list[Row]:
    """A slice of real time with 10,000 due."""
    platform = Platform(LATENCY)
    async with _opened() as database:
        outbox, delivery = _wired(database, _now, Timing())
        await _promise(database, outbox, REMINDERS, Lane.REMINDER, NOW)
        delivery.start([platform])
        late = await _lag(SLICE)
        await delivery.stop()
    first, last = platform.taken[0][0], platform.taken[-1][0]
    share = (len(platform.taken) - 1) / (last - first) / 30
    return [
        Row(f"{SLICE} s of real time: share of 30/s used", f"{share:.3f}", "0.97"),
        Row("  most in any one second", str(platform.most_in_a_second()), "30"),
        Row("  event-loop lag p99", f"{quantiles(late, n=100)[98] * 1000:.1f} ms", "10 ms"),
        Row("  event-loop lag, worst", f"{max(late) * 1000:.1f} ms"),
    ]


async def _lag(seconds: float) -> list[float]:
    late: list[float] = []
    until = time.monotonic() + seconds
    while (at := time.monotonic()) < until:
        await asyncio.sleep(0.005)
        late.append(time.monotonic() - at - 0.005)
    return late


async def _broadcast() -> list[Row]:
    """3,000 private chats; meanwhile a person asks four times a second, with a look into the database."""
    platform = Platform(LATENCY)
    answers: list[float] = []
    async with _opened() as database:
        outbox, delivery = _wired(database, _now, Timing())
        await _promise(database, outbox, PEOPLE, Lane.POST, NOW)
        delivery.start([platform])
        until = time.monotonic() + SLICE
        while time.monotonic() < until:
            begun = time.monotonic()
            async with database.write() as connection:
                await connection.execute(text("UPDATE drafts SET content = content"))
            await asyncio.sleep(LATENCY)  # the answer travels by itself, not through the outbox
            delivery.spent(Address("telegram", "somebody"))
            answers.append(time.monotonic() - begun)
            await asyncio.sleep(0.25)
        await delivery.stop()
    span = platform.taken[-1][0] - platform.taken[0][0]
    share = (len(platform.taken) - 1 + len(answers)) / span / 30
    p95 = quantiles(answers, n=20)[18]
    return [
        Row(
            f"broadcast to {PEOPLE:,}, {SLICE} s of it: share of 30/s used", f"{share:.3f}", "0.97"
        ),
        Row("  a person's press meanwhile, p95", f"{p95 * 1000:.0f} ms", "1000 ms"),
    ]


def _kills() -> list[Row]:
    with tempfile.TemporaryDirectory() as folder:
        address, record = f"sqlite+aiosqlite:///{folder}/alliance.db", f"{folder}/record"
        subprocess.run([sys.executable, "-c", _MAKE.format(address=address)], cwd=ROOT, check=True)
        done = subprocess.run(
            [sys.executable, "-m", "tests.delivery.kills", address, record, "30"],
            cwd=ROOT,
            check=True,
            capture_output=True,
            text=True,
        )
        taken = Counter(Path(record).read_text(encoding="ascii").split())
    repeated = sum(taken.values()) - len(taken)
    return [
        Row("600 promises, random kills: kills", done.stdout.strip(), "30"),
        Row("  lost", str(600 - len(taken)), "0"),
        Row("  repeated (a platform that knows keys: 0)", str(repeated), "<= kills"),
    ]


_MAKE = """
import asyncio
from bot.storage import Database
async def make():
    database = Database("{address}")
    await database.open()
    await database.close()
asyncio.run(make())
"""


async def _million() -> list[Row]:
    """One promise made and kept, among a thousand kept ones and among a million."""
    costs = []
    async with _opened() as database:
        for kept in (1_000, KEPT):
            async with database.write() as connection:
                have = await connection.scalar(select(func.count()).select_from(table)) or 0
                await connection.execute(text(_FILL), {"first": have + 1, "last": kept})
            costs.append(await _one_by_one(database, f"among {kept}"))
    return [
        Row("a promise made and kept, among 1,000", f"{costs[0] * 1000:.1f} ms"),
        Row(
            f"  among {KEPT:,}", f"{costs[1] * 1000:.1f} ms ({costs[1] / costs[0]:.2f} x)", "1.5 x"
        ),
    ]


_FILL = """
WITH RECURSIVE n(i) AS (SELECT :first UNION ALL SELECT i + 1 FROM n WHERE i < :last)
INSERT INTO outbox (key, kind, platform, chat, thread, remember, stage_of, lane, late, due, silent,
                    state, reason, tries, doubts, round, settled_at, late_seconds)
SELECT 'old/' || i, 'reminder', 'telegram', i % 100000, '', 0, 'old/' || (i / 3), 30, 'always',
       '2026-01-01 00:00:00.000000', 0, 'sent', '', 0, 0, 0, '2026-01-01 00:00:01.000000', 1 FROM n
"""


async def _one_by_one(database: Database, name: str) -> float:
    """The median time from promising to being marked as sent, over 60 promises."""
    platform = Platform()
    outbox, delivery = _wired(database, _now, Timing())
    delivery.start([platform])
    costs = []
    for number in range(60):
        begun = time.perf_counter()
        async with database.write() as connection:
            await outbox.put(
                connection,
                Promise(
                    key=f"{name}/{number}",
                    kind="reminder",
                    to=Address("telegram", f"{name} {number}"),
                    what=Message(title="Now"),
                    due=NOW,
                    lane=Lane.NOTICE,
                    stage_of=f"{name}/{number}",
                ),
            )
        while len(platform.taken) <= number:  # noqa: ASYNC110
            await asyncio.sleep(0.001)
        await delivery.idle()
        costs.append(time.perf_counter() - begun)
        await asyncio.sleep(0.04)
    await delivery.stop()
    return median(costs)


def _now() -> datetime:
    return NOW + timedelta(seconds=time.monotonic() % 1_000_000)
