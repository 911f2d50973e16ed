"""Co-reflection, whole, as the composition root joins it: real files, a database, and a platform, a clock
and sending in the test's own hands. Made again on the same database it is the same alliance after a
restart, or another host of it."""

from __future__ import annotations

import itertools
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Final

from sqlalchemy import select

from bot.alliance import Alliance
from bot.chat.event import Person
from bot.chat.platform import Address
from bot.coreflection.parts import Coreflection, House, Tools, build
from bot.coreflection.sessions import store
from bot.coreflection.sessions.records import Session, Status
from bot.delivery import Delivery, Outbox, Posted, Timing
from bot.delivery.buckets import PACES
from bot.delivery.holding import Promises
from bot.delivery.letters import OnGone
from bot.members.account import Accounts
from bot.members.reach import Reach
from bot.storage import Database, StoredDrafts
from tests.coreflection.sessions.planned import instant
from tests.delivery.world import FakePlatform, Time
from tests.fakes import LANGUAGE, ROOT

ZONE: Final = "America/New_York"
PLACE: Final = Address("telegram", "-100500", "7")
ALLIANCE: Final = Alliance.model_validate(
    {"name": "Green Mountain", "timezone": ZONE, "people": {"river": {"telegram": "500"}}}
)
TUESDAY: Final = """
schema: 1
id: tuesday
kind: co_reflection
title: {en: "Tuesday circle", es: "Círculo del martes"}
timezone: America/New_York
starts: "2026-12-01"
time: "15:00"
duration: PT90M
repeat: {unit: week, on: [TU]}
capacity: 2
min_people: 2
facilitators: {pool: [river], needed: 1, confirm: P3D}
place:
  public: {en: "Online", es: "En línea"}
  video: "https://video.example/j/1"
rsvp: {opens: P14D, cutoff: PT1H, offer_window: PT12H}
reminders:
  - {before: P1D, to: going}
  - {before: PT1H, to: going}
"""


def somebody(name: str) -> Person:
    """Somebody on Telegram."""
    return Person("telegram", name, locale="en", name=name.title())


def _private(person: Person) -> Address:
    return Address(person.platform, person.id)


@dataclass
class Whole:
    """All of it."""

    database: Database
    time: Time
    platform: FakePlatform
    outbox: Outbox
    posted: Posted
    delivery: Delivery
    accounts: Accounts
    coreflection: Coreflection
    sends: bool

    async def at(self, written: str) -> None:
        """It is that time (UTC): planning looks, and what is due is sent."""
        self.time.moved += instant(written) - self.time.now()
        await self.goes_on()

    async def goes_on(self, seconds: float = 15) -> None:
        """So much time passes, with planning before and after."""
        for _ in range(3):
            await self.coreflection.plan()
            if self.sends:
                await self.time.pass_by(seconds / 3)
                await self.delivery.idle()
            else:
                self.time.seconds += seconds / 3
        await self.coreflection.plan()

    async def sessions(self) -> list[Session]:
        """Every planned session, by start."""
        async with self.database.read() as connection:
            rows = await connection.execute(
                select(store.sessions).order_by(store.sessions.c.starts, store.sessions.c.id)
            )
            return [store.session_of(row) for row in rows]

    async def comes(self, number: int, *names: str) -> None:
        """These people press that they come to a session."""
        for name in names:
            assert await self.coreflection.seats.come(somebody(name), number) is not None

    async def names(self, number: int, *wanted: Status) -> list[str]:
        """Who has such an answer, in the order of asking."""
        async with self.database.read() as connection:
            found = await store.answers(connection, number)
        return [one.name.lower() for one in found if one.status in wanted]

    def told(self, name: str) -> list[str]:
        """What somebody was told by itself."""
        return [one.words for one in self.platform.sent if one.address.chat == name]

    def posted_titles(self) -> list[str]:
        """The first line of everything that was posted where all read."""
        place = [one for one in self.platform.sent if one.address == PLACE]
        return [one.words.splitlines()[0] for one in place]


@asynccontextmanager
async def whole(
    database: Database,
    folder: Path,
    *,
    time: Time | None = None,
    platform: FakePlatform | None = None,
    sends: bool = True,
    on_gone: OnGone | None = None,
) -> AsyncIterator[Whole]:
    """An alliance with the series of a folder; it is sending unless `sends` is off."""
    time = time or Time()
    platform = platform or FakePlatform(time)
    outbox = Outbox(time.now)
    posted = Posted(outbox, time.now)
    promises = Promises(_private)
    accounts = Accounts(database, lambda: ALLIANCE, [promises])
    reach = Reach(database, accounts, _private, LANGUAGE.voice)
    delivery = Delivery(
        database,
        outbox,
        posted,
        resolve=reach.resolve,
        now=time.now,
        paces=PACES,
        timing=Timing(monotonic=time.monotonic, sleep=time.sleep, chance=lambda: 0.0),
        shared=False,
        on_gone=on_gone,
    )
    numbers = itertools.count()

    def away_before(platform: str) -> timedelta | None:
        return delivery.away_before(platform) if delivery.is_sending(platform) else None

    coreflection = build(
        prompts=ROOT / "content",
        rhythm=ROOT / "content" / "partner.yaml",
        schedules=folder,
        var=folder,
        samples={},
        house=House(
            name=lambda: ALLIANCE.name,
            languages=lambda: ("en", "es"),
            timezone=lambda: ZONE,
            domain=lambda: "alliance.example",
            named=ALLIANCE.accounts_of,
            coordinators=lambda: (somebody("carmen"),),
            places=lambda name: (PLACE,) if name == "sessions" else (),
            events=lambda: (),
            page_address=lambda path: f"https://alliance.example{path}",
        ),
        tools=Tools(
            database=database,
            outbox=outbox,
            posted=posted,
            drafts=StoredDrafts(database, time.now),
            reach=reach,
            voice=LANGUAGE.voice,
            now=time.now,
            token=lambda: f"token{next(numbers)}",
            is_open=lambda platform: platform == "telegram",
            away_before=away_before,
        ),
    )
    accounts.ask_also(*coreflection.holders, hold=coreflection.hold)
    if sends:
        delivery.start([platform])
    yield Whole(database, time, platform, outbox, posted, delivery, accounts, coreflection, sends)
    await delivery.stop()
