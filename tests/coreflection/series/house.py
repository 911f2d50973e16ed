"""An alliance with coordinators and facilitators, its clock in the test's own hands.

Sessions are planned by a few lines of the tests' own; what is promised is read again and kept as soon
as it is due, as delivery would.
"""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import insert, select, update

from bot.alliance import Alliance
from bot.calendar.durations import Offset
from bot.calendar.expand import Occurrence, expand
from bot.calendar.folder import Schedules
from bot.calendar.walltime import before, zone_named
from bot.chat.dispatch import Dispatcher, Reader, Say
from bot.chat.event import AnyEvent, Command, Person, Place, Press, Submitted
from bot.chat.form import Form
from bot.chat.message import Message
from bot.chat.platform import Address
from bot.chat.reply import Ask, Shown
from bot.chat.router import Role, Router
from bot.clock import MovableClock
from bot.coreflection.facilitators.asking import Asking
from bot.coreflection.facilitators.handlers import RotaDesk
from bot.coreflection.facilitators.roll import Roll
from bot.coreflection.facilitators.rota import Rota
from bot.coreflection.facilitators.telling import Telling
from bot.coreflection.series.drafts import Desk
from bot.coreflection.series.handlers import SeriesDesk
from bot.coreflection.series.plans import Plans
from bot.coreflection.sessions import store as sessions
from bot.coreflection.sessions.records import LOCAL, Session
from bot.delivery import Drop, Later, Member, Outbox, Promise, Promised, Send, codec
from bot.delivery.records import Lane, Late, Rechecked
from bot.delivery.store import outbox
from bot.members import store as members
from bot.members.courtesy import Notice
from bot.storage import Database, StoredDrafts
from tests.fakes import LANGUAGE, FixedRandom, actions, words

ZONE = "America/New_York"
START = datetime(2026, 11, 22, 17, 0, tzinfo=UTC)  # a Sunday, noon in Vermont
CARMEN = Person("discord", "1", locale="en", name="Carmen")
LUZ = Person("telegram", "2", locale="es", name="Luz")
RIVER = Person("discord", "501", locale="en", name="River")
SAM = Person("telegram", "602", locale="es", name="Sam")
WREN = Person("telegram", "703", locale="en", name="Wren")
NOA = Person("telegram", "7001", locale="en", name="Noa")
ALLIANCE = Alliance.model_validate(
    {
        "name": "Green Mountain",
        "timezone": ZONE,
        "roles": {"coordinator": {"discord": ["1"]}},
        "people": {
            "river": {"discord": "501"},
            "sam": {"telegram": "602"},
            "Wren": {"telegram": 703},
        },
    }
)
TUESDAY = """
schema: 1
id: tuesday
kind: co_reflection
title: {en: "Tuesday circle", es: "Círculo del martes"}
timezone: America/New_York
starts: "2026-12-01"
time: "15:00"
duration: PT90M
repeat: {unit: week, on: [TU]}
capacity: 12
facilitators: {pool: [river, sam, wren], needed: 1, confirm: P3D}
place: {video: "https://zoom.example/j/1"}
overrides:
  "2026-12-22": {cancel: true, reason: "Holiday week"}
"""


@dataclass(frozen=True, slots=True)
class Told:
    """Something that was said to a member."""

    to: Person
    message: Message


@dataclass
class House:
    """All of it. `coordinators` may be changed by a test."""

    database: Database
    folder: Path
    places: list[Address] = field(default_factory=list)
    coordinators: set[Person] = field(default_factory=lambda: {CARMEN, LUZ})
    told: list[Told] = field(default_factory=list)
    dropped: list[str] = field(default_factory=list)
    planned: int = 0

    def __post_init__(self) -> None:
        self.clock = MovableClock(START)
        self.schedules = Schedules(self.folder)
        self.plans = Plans(self.schedules)
        self.outbox = Outbox(self.clock.now)
        self.roll = Roll(ALLIANCE.accounts_of, lambda: ALLIANCE.holders_of(Role.COORDINATOR))
        self.rota = Rota(self.plans, self.outbox, self.roll, self.clock.now)
        self.asking = Asking(
            self.database, self.plans, self.outbox, self.roll, self.rota, self.clock.now
        )
        Telling(self.database, self.plans, self.outbox, self.rota, self, self, self.clock.now)
        drafts = StoredDrafts(self.database, self.clock.now)
        self.desk = SeriesDesk(
            self.database,
            self.plans,
            Desk(drafts, FixedRandom()),
            rota=self.rota,
            roll=self.roll,
            timezone=lambda: ZONE,
            places=lambda name: tuple(self.places) if name == "sessions" else (),
            replan=self.replan,
        )
        router = Router()
        router.add(self.desk, RotaDesk(self.database, self.plans, self.rota, self.replan))
        self.dispatcher = Dispatcher(
            router, self._identify, self._reader, LANGUAGE.voice, self.clock.now, lambda: "CODE"
        )

    def _reader(self, person: Person) -> Reader:
        roles = {Role.ANYONE, Role.MEMBER} | (
            {Role.COORDINATOR} if person in self.coordinators else set()
        )
        return Reader(person.locale or "en", ZONE, "us-vt", frozenset(roles))

    async def _identify(self, person: Person) -> Reader:
        return self._reader(person)

    # What delivery and planning would do

    async def say(self, member: Member) -> Say | None:
        """How to speak with a member."""
        person = await self.person(member)
        return LANGUAGE.voice(person.locale or "en", ZONE) if person else None

    async def decide(self, _promised: Promised, _notice: Notice, message: Message) -> Rechecked:
        """Nobody has quiet hours."""
        return Send(message)

    async def person(self, member: Member) -> Person | None:
        """Who that is."""
        async with self.database.read() as connection:
            known = await members.accounts_of(connection, member.id)
        people = {(one.platform, one.id): one for one in (CARMEN, LUZ, RIVER, SAM, WREN, NOA)}
        for one in known:
            if one.platform == member.platform:
                return people.get((one.platform, one.id), one)
        return None

    async def replan(self) -> None:
        """Plans 60 days of every series, and lets the rota follow."""
        self.planned += 1
        now = self.clock.now()
        async with self.database.write() as connection:
            for plan in await self.plans.all(connection):
                for one in expand(plan, now - timedelta(days=1), now + timedelta(days=60)):
                    await self._keep(connection, one)
        await self.asking.tick()

    async def _keep(self, connection: object, one: Occurrence) -> None:
        values = {
            "timezone": one.zone,
            "local": one.local.strftime(LOCAL),
            "starts": one.start,
            "ends": one.end,
            "opens": before(one.start, Offset(days=14), zone_named(one.zone)),
            "cutoff": one.start,
            "cancelled": one.is_cancelled,
            "capacity": one.terms.capacity,
        }
        table, original = sessions.sessions, one.id.original.strftime(LOCAL)
        known = (table.c.series == one.id.series) & (table.c.original == original)
        done = await connection.execute(update(table).where(known).values(**values))  # type: ignore[attr-defined]
        if done.rowcount:
            return
        more = {"series": one.id.series, "original": original, "sequence": 0, "zone_data": "x"}
        rest = {"next_turn": 1, "change": 0, "was_cancelled": False}
        await connection.execute(insert(table).values(**values, **more, **rest))  # type: ignore[attr-defined]

    async def deliver(self) -> list[Told]:
        """Says what is due; gives it."""
        now, said = self.clock.now(), list[Told]()
        async with self.database.read() as connection:
            query = select(outbox).where(outbox.c.state == "pending", outbox.c.next_at <= now)
            rows = (await connection.execute(query.order_by(outbox.c.lane, outbox.c.id))).all()
        for row in rows:
            promise = Promise(
                key=row.key,
                kind=row.kind,
                to=Member(row.member_id, row.platform),
                what=codec.load(row.what),
                due=row.due,
                lane=Lane(row.lane),
                late=Late(row.late),
                deadline=row.deadline,
                stage_of=row.stage_of or "",
            )
            answer = await self.outbox.rechecks[row.kind](Promised(row.id, promise))
            assert not isinstance(answer, Later)
            state, reason = "sent", ""
            if isinstance(answer, Drop):
                state, reason = "dropped", answer.reason
                self.dropped.append(reason)
            else:
                person = await self.person(Member(row.member_id, row.platform))
                assert person
                said.append(Told(person, answer.message))
            async with self.database.write() as connection:
                values = {"state": state, "reason": reason, "settled_at": now, "next_at": None}
                await connection.execute(
                    update(outbox).where(outbox.c.id == row.id).values(**values)
                )
        self.told += said
        return said

    async def at(self, written: str) -> list[Told]:
        """It is that time in Vermont: what is due is done and said. Gives what was said now."""
        local = datetime.fromisoformat(written).replace(tzinfo=zone_named(ZONE))
        self.clock.move(local - self.clock.now())
        await self.asking.tick()
        return await self.deliver()

    async def minutes(self, number: int) -> list[Told]:
        """So many minutes pass."""
        self.clock.move(timedelta(minutes=number))
        await self.asking.tick()
        return await self.deliver()

    # Files

    async def write(self, name: str, content: str) -> None:
        """A file is edited."""
        (self.folder / name).write_text(content, encoding="utf-8")
        self.schedules.refresh()
        await self.replan()

    async def session(self, day: str, series: str = "tuesday") -> Session:
        """The session of an original date."""
        async with self.database.read() as connection:
            table = sessions.sessions
            rows = await connection.execute(select(table).where(table.c.series == series))
            found = [sessions.session_of(row) for row in rows]
        return next(one for one in found if one.original.date().isoformat() == day)

    async def holds(self, day: str, series: str = "tuesday") -> tuple[str, ...]:
        """Who holds that date."""
        session = await self.session(day, series)
        async with self.database.read() as connection:
            return await self.rota.holds(connection, session)

    # What people do

    async def _handle(self, event: AnyEvent) -> tuple[Shown, ...]:
        return await self.dispatcher.handle(event)

    async def command(self, name: str, person: Person = CARMEN) -> tuple[Shown, ...]:
        """`/name`."""
        place = Place(person.platform, person.id, is_private=True)
        return await self._handle(Command(person=person, place=place, name=name))

    async def press(self, action: str, person: Person = CARMEN) -> tuple[Shown, ...]:
        """A button, by its action."""
        place = Place(person.platform, person.id, is_private=True)
        return await self._handle(Press(person=person, place=place, action=action))

    async def on(
        self, answer: tuple[Shown, ...], label: str, person: Person = CARMEN
    ) -> tuple[Shown, ...]:
        """A button of an answer, by its label."""
        return await self.press(actions(answer)[label], person)

    async def fill(
        self, form: Form, values: Mapping[str, str], person: Person = CARMEN
    ) -> tuple[Shown, ...]:
        """A form, the rest as it was filled in beforehand."""
        place = Place(person.platform, person.id, is_private=True)
        before_ = {one.name: one.value for one in form.questions}
        given = {**before_, **values}
        return await self._handle(
            Submitted(person=person, place=place, form=form.key, values=given)
        )


def form_of(answer: tuple[Shown, ...]) -> Form:
    """The form that was asked."""
    (asked,) = answer
    assert isinstance(asked, Ask), words(answer)
    return asked.form


def names_of(told: list[Told]) -> list[str]:
    """Who was told something, in order of names."""
    return sorted(one.to.name for one in told)


def labels(message: Message) -> list[str]:
    """Every button of a message."""
    rows = itertools.chain.from_iterable(row for row in message.rows if isinstance(row, tuple))
    return [one.label for one in rows]


def action(told: Told, label: str) -> str:
    """What a button of something told does."""
    for row in told.message.rows:
        if isinstance(row, tuple):
            for one in row:
                if one.label == label and hasattr(one, "action"):
                    return str(one.action)
    raise AssertionError(labels(told.message))
