"""A platform and a time to hold in one's own hands, and an alliance that delivers with them."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from sqlalchemy import select

from bot.chat import text
from bot.chat.message import Message
from bot.chat.platform import Address, Reference
from bot.delivery import Delivery, Lane, Member, Outbox, Posted, Promise, Timing
from bot.delivery.buckets import PACES, Pace
from bot.delivery.letters import OnGone, OnHeld, OnRefused
from bot.delivery.store import outbox as table
from bot.storage import Database

NOW = datetime(2026, 12, 1, 19, 0, tzinfo=UTC)
NOA = Address("telegram", "7001")
GROUP = Address("telegram", "-100500", "7")


class Time:
    """Seconds that pass only as far as the test says: whoever sleeps longer waits for it."""

    def __init__(self) -> None:
        self.seconds = 1000.0
        self.moved = timedelta()  # what was done to the wall clock by hand
        self._waiting: dict[asyncio.Future[None], float] = {}

    def now(self) -> datetime:
        """The wall clock."""
        return NOW + timedelta(seconds=self.seconds - 1000.0) + self.moved

    def monotonic(self) -> float:
        """The clock that never jumps."""
        return self.seconds

    async def sleep(self, seconds: float) -> None:
        """Until so many seconds have passed."""
        wait: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting[wait] = self.seconds + max(seconds, 0)
        try:
            await wait
        finally:
            self._waiting.pop(wait, None)

    async def pass_by(self, seconds: float, sleepers: int = 1) -> None:
        """Lets so many seconds pass. They pass only while so many sleep and nobody works. Of more than
        ten minutes all but the last one passes at once, as on a machine that was asleep."""
        end = self.seconds + seconds
        if seconds > 600:
            self.seconds = end - 60
        while True:
            for _ in range(10):
                await asyncio.sleep(0)
            asleep = {wait: until for wait, until in self._waiting.items() if not wait.done()}
            if len(asleep) < sleepers:
                await asyncio.sleep(0.0005)  # a database is at work, in a thread of its own
                continue
            wait, until = min(asleep.items(), key=lambda one: one[1])
            if until > end:
                break
            self.seconds = max(self.seconds, until)
            wait.set_result(None)
        self.seconds = end


@dataclass
class Sent:
    """One message that the platform took."""

    at: float
    address: Address
    message: Message
    silent: bool

    @property
    def words(self) -> str:
        """What it says."""
        return self.message.words()


@dataclass
class FakePlatform:
    """Keeps what is sent. `trouble`: what to raise for a chat, one after the other; `down`: for all."""

    time: Time
    name: str = "telegram"
    remembers: bool = False
    sent: list[Sent] = field(default_factory=list)
    calls: list[tuple[float, str]] = field(default_factory=list)
    edits: list[tuple[str, str]] = field(default_factory=list)
    withdrawn: list[str] = field(default_factory=list)
    standing: dict[str, str] = field(default_factory=dict)
    trouble: dict[str, list[BaseException]] = field(default_factory=lambda: defaultdict(list))
    down: BaseException | None = None
    lost_answers: int = 0
    on_send: Callable[[], Awaitable[None]] | None = None
    known: dict[str, Reference] = field(default_factory=dict)

    async def send(
        self, address: Address, message: Message, key: str | None = None, *, silent: bool = False
    ) -> Reference:
        """Takes a message."""
        await self._meet(address)
        if self.on_send is not None:
            await self.on_send()
        if self.remembers and key in self.known:
            return self.known[key]
        self.sent.append(Sent(self.time.seconds, address, message, silent))
        reference = Reference(address, f"m{len(self.sent)}")
        self.standing[reference.message] = message.words()
        self.known[key or ""] = reference
        if self.lost_answers:
            self.lost_answers -= 1
            raise TimeoutError
        return reference

    async def update(self, reference: Reference, message: Message) -> None:
        """Changes a message."""
        await self._meet(reference.address)
        self.edits.append((reference.message, message.words()))
        self.standing[reference.message] = message.words()

    async def withdraw(self, reference: Reference) -> None:
        """Takes a message away."""
        await self._meet(reference.address)
        self.withdrawn.append(reference.message)
        self.standing.pop(reference.message, None)

    @property
    def words(self) -> list[str]:
        """Everything sent."""
        return [one.words for one in self.sent]

    async def _meet(self, address: Address) -> None:
        self.calls.append((self.time.seconds, address.chat))
        if self.down is not None:
            raise self.down
        if self.trouble[address.chat]:
            raise self.trouble[address.chat].pop(0)


@dataclass
class World:
    """An alliance that delivers. `members`: the private chats of members."""

    database: Database
    time: Time
    platform: FakePlatform
    outbox: Outbox
    posted: Posted
    delivery: Delivery
    members: dict[int, Address]

    async def put(self, *promises: Promise) -> None:
        """Promises, in one transaction."""
        async with self.database.write() as connection:
            for one in promises:
                await self.outbox.put(connection, one)

    async def after(self, seconds: float) -> list[str]:
        """What was said by then, in all."""
        await self.time.pass_by(seconds)
        await self.delivery.idle()
        await self.time.pass_by(0)
        return self.platform.words

    async def state(self, key: str = "a") -> str:
        """Where a promise stands, with the reason."""
        async with self.database.read() as connection:
            row = (await connection.execute(select(table).where(table.c.key == key))).one()
        return f"{row.state} {row.reason}".strip()


def say(words: str) -> Message:
    """A plain message."""
    return Message(body=text.plain(words))


def promise(key: str = "a", after: float = 0, **changes: object) -> Promise:
    """A reminder to Noa, due so many seconds after `NOW`."""
    values: dict[str, object] = {
        "key": key,
        "kind": "reminder",
        "to": NOA,
        "what": say(key),
        "due": NOW + timedelta(seconds=after),
        "lane": Lane.REMINDER,
    }
    return Promise(**(values | changes))  # type: ignore[arg-type]


@asynccontextmanager
async def world(
    database: Database,
    *,
    start: bool = True,
    time: Time | None = None,
    platform: FakePlatform | None = None,
    paces: Mapping[str, Pace] = PACES,
    shared: bool = False,
    on_gone: OnGone | None = None,
    on_held: OnHeld | None = None,
    on_refused: OnRefused | None = None,
) -> AsyncIterator[World]:
    """An alliance with one platform, sending unless `start` is off."""
    time = time or Time()
    platform = platform or FakePlatform(time)
    members: dict[int, Address] = {}
    outbox = Outbox(time.now)
    posted = Posted(outbox, time.now)

    async def resolve(member: Member) -> Address | None:
        return members.get(member.id)

    delivery = Delivery(
        database,
        outbox,
        posted,
        resolve=resolve,
        now=time.now,
        paces=paces,
        timing=Timing(monotonic=time.monotonic, sleep=time.sleep, chance=lambda: 0.0),
        shared=shared,
        on_gone=on_gone,
        on_held=on_held,
        on_refused=on_refused,
    )
    if start:
        delivery.start([platform])
    yield World(database, time, platform, outbox, posted, delivery, members)
    await delivery.stop()
