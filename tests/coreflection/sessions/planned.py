"""An alliance whose sessions are planned, posted and told, with its clock in the test's own hands."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import insert, select, update

from bot.calendar.expand import Occurrence
from bot.calendar.plan import Plan
from bot.calendar.series import Place
from bot.chat.dispatch import Say
from bot.chat.event import Person
from bot.chat.message import Button, Message
from bot.chat.platform import Address
from bot.chat.text import plain
from bot.coreflection.sessions import store
from bot.coreflection.sessions.keeping import Keeping
from bot.coreflection.sessions.notices import Changes, Reminders
from bot.coreflection.sessions.planning import Planned, Planner
from bot.coreflection.sessions.publishing import Publishing
from bot.coreflection.sessions.records import Session, Status
from bot.coreflection.sessions.telling import Telling
from bot.coreflection.sessions.ways_in import Ways
from bot.delivery import Member, Promised, Send, Subject
from bot.delivery.records import Rechecked
from bot.delivery.store import outbox
from bot.members import store as members
from bot.members.courtesy import Notice
from bot.storage import Database
from tests.delivery.world import NOW, FakePlatform, Sent, World, world
from tests.fakes import LANGUAGE

CHANNEL = Address("telegram", "-100500", "7")
EVENTS = Address("telegram", "events")


def instant(written: str) -> datetime:
    """An instant, such as `2026-12-01T20:00+00:00`, or in UTC without an offset."""
    found = datetime.fromisoformat(written)
    return found if found.tzinfo else found.replace(tzinfo=NOW.tzinfo)


class Series:
    """The series in use."""

    def __init__(self, *plans: Plan) -> None:
        self.plans = {one.series.id: one for one in plans}
        self.number = 0

    async def generation(self, _connection: object) -> str:
        """Counts changes."""
        return str(self.number)

    async def all(self, _connection: object) -> tuple[Plan, ...]:
        """All of them."""
        return tuple(self.plans.values())

    async def find(self, _connection: object, series: str) -> Plan | None:
        """One of them."""
        return self.plans.get(series)

    def use(self, *plans: Plan) -> None:
        """Others from now on."""
        self.plans = {one.series.id: one for one in plans}
        self.number += 1


@dataclass
class Polite:
    """Courtesy as the test wants it."""

    rule: Callable[[Promised, Notice, Message], Rechecked | None] = lambda *_: None
    asked: list[Notice] = field(default_factory=list)

    async def decide(self, promised: Promised, notice: Notice, message: Message) -> Rechecked:
        """What the rule says; else it is sent."""
        self.asked.append(notice)
        return self.rule(promised, notice, message) or Send(message)


@dataclass
class Follows:
    """Writes down which sessions were planned."""

    seen: list[int] = field(default_factory=list)

    async def planned(
        self, _connection: object, session: Session, _occurrence: Occurrence, _plan: Plan
    ) -> None:
        """A session is new or changed."""
        self.seen.append(session.id)


@dataclass
class Alliance:
    """All of it."""

    world: World
    series: Series
    planner: Planner
    reminders: Reminders
    publishing: Publishing
    keeping: Keeping
    polite: Polite
    follows: Follows
    places: list[Address]
    refilled: list[int]
    languages: dict[int, str]
    room: list[Member]
    paused: set[str]
    planner_again: Callable[[], Planner]

    @property
    def database(self) -> Database:
        """Its database."""
        return self.world.database

    @property
    def platform(self) -> FakePlatform:
        """Its one app."""
        return self.world.platform

    def now(self) -> datetime:
        """Its clock."""
        return self.world.time.now()

    def go_to(self, written: str) -> None:
        """Sets the clock, forward or back, as if the bot was down meanwhile."""
        self.world.time.moved += instant(written) - self.now()
        self.world.outbox.nudge()

    async def plan(self) -> Planned:
        """Plans."""
        return await self.planner.plan()

    async def at(self, written: str) -> list[str]:
        """It is that time: sessions are planned, and what is due is said. Gives all of it so far."""
        self.go_to(written)
        await self.plan()
        return await self.said()

    async def said(self) -> list[str]:
        """What was said by now."""
        for _ in range(3):
            self.world.outbox.nudge()
            await self.world.after(4)
        return self.platform.words

    def to(self, member: int) -> list[Sent]:
        """What one member was told."""
        return [one for one in self.platform.sent if one.address == self.world.members[member]]

    async def sessions(self) -> list[Session]:
        """All sessions, by start."""
        async with self.database.read() as connection:
            rows = await connection.execute(
                select(store.sessions).order_by(store.sessions.c.starts, store.sessions.c.id)
            )
            return [store.session_of(row) for row in rows]

    async def session(self, day: str) -> Session:
        """The session of an original date."""
        return next(one for one in await self.sessions() if one.original.date().isoformat() == day)

    async def comes(
        self, day: str, name: str = "noa", status: Status = Status.GOING, language: str = "en"
    ) -> int:
        """Somebody answers; gives their number."""
        session = await self.session(day)
        async with self.database.write() as connection:
            member = await members.keep(connection, Person("telegram", name))
            values: dict[str, Any] = {
                "session_id": session.id,
                "member_id": member,
                "platform": "telegram",
                "name": name,
                "status": status.value,
                "turn": member,
                "offer": 0,
                "shown": False,
            }
            await connection.execute(insert(store.rsvps).values(**values))
            rsvp = await store.answer_of(connection, session.id, member)
            assert rsvp is not None
            if status is Status.GOING:
                await self.reminders.put(connection, session, rsvp)
        self.world.members[member] = Address("telegram", name)
        self.languages[member] = language
        return member

    async def leaves(self, day: str, member: int) -> None:
        """Somebody cannot come."""
        session = await self.session(day)
        async with self.database.write() as connection:
            await connection.execute(
                update(store.rsvps)
                .where(store.rsvps.c.member_id == member, store.rsvps.c.session_id == session.id)
                .values(status=Status.CANT.value)
            )
            await self.reminders.cancel(connection, session, member)

    async def promises(self, kind: str) -> list[Mapping[str, Any]]:
        """Every promise of a kind, as rows, by when they are due."""
        async with self.database.read() as connection:
            rows = await connection.execute(
                select(outbox).where(outbox.c.kind == kind).order_by(outbox.c.due, outbox.c.id)
            )
            return [dict(row._mapping) for row in rows]


@asynccontextmanager
async def alliance(
    database: Database,
    *plans: Plan,
    at: str = "2026-11-30T12:00",
    places: tuple[Address, ...] = (),
    events: tuple[Address, ...] = (),
    platform: FakePlatform | None = None,
) -> AsyncIterator[Alliance]:
    """An alliance at that time, with these series; nothing is planned yet."""
    async with world(database, platform=platform) as own:
        now, series, polite, follows = own.time.now, Series(*plans), Polite(), Follows()
        own.time.moved += instant(at) - now()
        posts, refilled, room, paused = list(places), list[int](), list[Member](), set[str]()
        languages: dict[int, str] = {}

        class Reach:
            """How to speak with members."""

            async def say(self, member: Member) -> Say | None:
                """In their language."""
                return LANGUAGE.voice(languages.get(member.id, "en"), "America/New_York")

        async def facilitators(_connection: object, _session: Session) -> list[Member]:
            return room

        async def draw(subject: Subject, _address: Address) -> Message | None:
            async with database.read() as connection:
                session = await store.find(connection, int(subject.id))
            if session is None:
                return None
            state = "cancelled" if session.is_cancelled else "open"
            if now() >= session.cutoff:
                state = "closed"
            if now() >= session.end:
                state = "over"
            return Message(body=plain(f"card {session.start:%m-%dT%H:%M} {state}"))

        async def refill(_connection: object, session: Session) -> None:
            refilled.append(session.id)

        async def pauses(_connection: object) -> set[str]:
            return paused

        reminders = Reminders(series, own.outbox, now, facilitators)
        publishing = Publishing(
            database,
            series,
            own.outbox,
            own.posted,
            now=now,
            places=lambda _name: tuple(posts),
            say=lambda: LANGUAGE.voice("en", "America/New_York"),
            draw=draw,
            events=lambda: events,
            paused=pauses,
        )
        Telling(
            database,
            series,
            own.outbox,
            reach=Reach(),
            courtesy=polite,
            ways_in=ways_in,
            mute_row=lambda _say, topic, what: (Button(f"Mute {what}", f"notify:mute:{topic}"),),
            now=now,
            facilitators=facilitators,
        )

        def planner() -> Planner:
            return Planner(
                database,
                series,
                now=now,
                reminders=reminders,
                changes=Changes(own.outbox, now),
                publishing=publishing,
                followers=(follows,),
                refill=refill,
                zone_version=lambda: "2026f",
            )

        keeping = Keeping(database, own.outbox, own.posted, reminders, refill, now)
        yield Alliance(
            own,
            series,
            planner(),
            reminders,
            publishing,
            keeping,
            polite,
            follows,
            posts,
            refilled,
            languages,
            room,
            paused,
            planner,
        )


def ways_in(place: Place) -> Ways:
    """The ways into a place as they stand in it."""
    return Ways(place.video, place.phone, place.room)
