"""One meeting with seats, and people who press: everything that seats do, with a clock to move."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import insert, select, update

from bot.calendar.expand import upcoming
from bot.calendar.plan import Plan, Said
from bot.calendar.reading import build_plan
from bot.calendar.walltime import before, zone_named
from bot.chat.dispatch import Context, Say
from bot.chat.event import Person
from bot.chat.message import Message
from bot.chat.platform import Address
from bot.chat.reply import Answer
from bot.chat.router import Role
from bot.coreflection.sessions import store
from bot.coreflection.sessions.cards import Cards
from bot.coreflection.sessions.few import Few
from bot.coreflection.sessions.gathering import Gathering, gather_one
from bot.coreflection.sessions.handlers import Sessions
from bot.coreflection.sessions.notices import Reminders
from bot.coreflection.sessions.offers import Offers
from bot.coreflection.sessions.records import LOCAL, Rsvp, Session, Status
from bot.coreflection.sessions.seats import Said as Told
from bot.coreflection.sessions.seats import Seats
from bot.coreflection.sessions.ways_in import WaysIn
from bot.delivery import Member, Promised, Send
from bot.delivery.records import Rechecked
from bot.delivery.store import outbox
from bot.members import store as members
from bot.members.courtesy import Notice
from bot.storage import Database
from tests.delivery.world import World, world
from tests.fakes import LANGUAGE, context

NOW = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)
CARD = Address("telegram", "-100500", "7")
LINK = "https://video.example/j/1"


def series(**values: Any) -> Plan:
    """A Tuesday series; one meeting is enough."""
    data: dict[str, Any] = {
        "schema": 1,
        "id": "co-reflection-tue",
        "kind": "co_reflection",
        "title": {"en": "Tuesday co-reflection", "es": "Co-reflexión de los martes"},
        "about": {"en": "Peers think together.", "es": "Colegas que piensan en común."},
        "timezone": "America/New_York",
        "starts": "2026-12-01",
        "time": "15:00",
        "duration": "PT90M",
        "repeat": {"unit": "week", "until": "2026-12-29"},
        "capacity": 2,
        "min_people": 1,
        "facilitators": {"pool": ["river"]},
        "place": {
            "public": {"en": "Online, or by phone", "es": "En línea, o por teléfono"},
            "video": "secret:zoom_tue",
            "phone": "802 555 0100",
        },
    }
    return build_plan({**data, **values}, Said("test", NOW))[0]


def session_row(plan: Plan, number: int = 0, **values: Any) -> dict[str, Any]:
    """What planning would write for the next meeting, or a later one."""
    found = upcoming(plan, NOW, number + 1)[number]
    zone = zone_named(found.zone)
    row = {
        "series": plan.series.id,
        "original": found.id.original.strftime(LOCAL),
        "timezone": found.zone,
        "local": found.local.strftime(LOCAL),
        "starts": found.start,
        "ends": found.end,
        "opens": before(found.start, plan.series.rsvp.opens, zone),
        "cutoff": before(found.start, plan.series.rsvp.cutoff, zone),
        "cancelled": False,
        "capacity": found.terms.capacity,
        "sequence": 0,
        "zone_data": "2026f",
        "next_turn": 1,
        "change": 0,
        "was_cancelled": False,
        "title_en": plan.series.title.en,
        "title_es": plan.series.title.es or "",
    }
    return {**row, **values}


@dataclass
class Kept:
    """The series in use."""

    plans: dict[str, Plan]

    async def generation(self, _connection: object) -> str:
        """They never change."""
        return "1"

    async def all(self, _connection: object) -> tuple[Plan, ...]:
        """All of them."""
        return tuple(self.plans.values())

    async def find(self, _connection: object, series: str) -> Plan | None:
        """One of them."""
        return self.plans.get(series)


@dataclass
class Noted:
    """Writes down who is reminded and who is not any more."""

    on: set[tuple[int, int]] = field(default_factory=set)

    async def put(self, _connection: object, session: Session, rsvp: Rsvp) -> None:
        """Reminded."""
        self.on.add((session.id, rsvp.member))

    async def cancel(self, _connection: object, session: Session, member_id: int) -> None:
        """Not any more."""
        self.on.discard((session.id, member_id))


@dataclass
class Polite:
    """Courtesy that lets everything through, unless the test says otherwise."""

    answer: Rechecked | None = None

    async def decide(self, _promised: Promised, _notice: Notice, message: Message) -> Rechecked:
        """Now, or what the test says."""
        return self.answer or Send(message)


def person(name: str, **values: str) -> Person:
    """Somebody on Telegram."""
    return Person("telegram", name, name=name.capitalize(), **values)


@dataclass
class Room:
    """The meeting with everything around it."""

    own: World
    plan: Plan
    number: int
    seats: Seats
    feature: Sessions
    cards: Cards
    few: Few
    noted: Noted
    polite: Polite
    facilitators: list[str]
    away: dict[str, timedelta | None]
    replanned: list[int]
    known: dict[str, int] = field(default_factory=dict)
    spanish: set[int] = field(default_factory=set)

    @property
    def database(self) -> Database:
        """Its database."""
        return self.own.database

    def now(self) -> datetime:
        """Its clock."""
        return self.own.time.now()

    def pass_by(self, **length: float) -> None:
        """Time goes by."""
        self.own.time.moved += timedelta(**length)

    def go_to(self, written: str) -> None:
        """It is that time (UTC)."""
        self.own.time.moved += datetime.fromisoformat(written).replace(tzinfo=UTC) - self.now()

    async def comes(self, name: str) -> Told:
        """Somebody presses that they come."""
        return await self._told(name, await self.seats.come(person(name), self.number))

    async def leaves(self, name: str) -> Told:
        """Somebody presses that they cannot."""
        return await self._told(name, await self.seats.leave(person(name), self.number))

    async def accepts(self, name: str) -> Told:
        """Somebody takes the seat that is offered to them."""
        turn = await self.turn(name)
        return await self._told(name, await self.seats.accept(person(name), self.number, turn))

    async def passes(self, name: str) -> Told:
        """Somebody lets it go on."""
        turn = await self.turn(name)
        return await self._told(name, await self.seats.let_pass(person(name), self.number, turn))

    async def _told(self, name: str, said: Told | None) -> Told:
        assert said is not None
        async with self.database.read() as connection:
            kept = await members.find(connection, person(name))
        if kept is not None:
            self.known[name] = kept.member_id
            self.own.members[kept.member_id] = Address("telegram", name)
        return said

    async def turn(self, name: str) -> int:
        """The turn in which somebody asked."""
        found = (await self.whole()).of(self.known[name])
        return found.turn if found else 0

    async def whole(self) -> Gathering:
        """The session as it stands."""
        async with self.database.read() as connection:
            found = await gather_one(
                connection, Kept({self.plan.series.id: self.plan}), self.number
            )
        assert found is not None
        return found

    async def names(self, *wanted: Status) -> list[str]:
        """Who has these answers, in the order of asking."""
        return [one.name.lower() for one in (await self.whole()).answers if one.status in wanted]

    async def expire(self) -> int:
        """The job of every half minute."""
        async with self.database.write() as connection:
            await self.few.ask(connection, self.now())
        return await self.seats.expire()

    async def change(self, **values: Any) -> None:
        """Planning changes the session, and refills."""
        async with self.database.write() as connection:
            await connection.execute(
                update(store.sessions).where(store.sessions.c.id == self.number).values(**values)
            )
            session = await store.hold(connection, self.number)
            assert session is not None
            await self.seats.refill(connection, session)

    async def told(self) -> dict[str, list[str]]:
        """What each person was told by itself by now."""
        for _ in range(3):
            self.own.outbox.nudge()
            await self.own.after(4)
        found: dict[str, list[str]] = {}
        for one in self.own.platform.sent:
            found.setdefault(one.address.chat, []).append(one.words)
        return found

    async def promised(self, kind: str) -> list[tuple[str, int, str]]:
        """Promises of a kind: what, to which member, where they stand."""
        async with self.database.read() as connection:
            rows = await connection.execute(
                select(outbox).where(outbox.c.kind == kind).order_by(outbox.c.id)
            )
            return [(row.key, row.member_id, row.state) for row in rows]

    def as_(self, name: str, **values: Any) -> Context:
        """Somebody's moment in a private chat."""
        roles = values.pop("roles", (Role.MEMBER,))
        who = person(name)
        member = self.known.get(name)
        return context(who, now=self.now(), roles=roles, member_id=member, **values)

    async def card(self) -> Message:
        """The card as it would be drawn now."""
        whole = await self.whole()
        drawn = await self.cards.draw(whole.session.subject, CARD)
        assert drawn is not None
        return drawn

    async def presses(self, name: str, action: str, *arguments: Any, **values: Any) -> Answer:
        """Somebody presses something of the feature by its method's name."""
        method = getattr(self.feature, action)
        answer: Answer = await method(self.as_(name, **values), self.number, *arguments)
        return await self._after(name, answer)

    async def _after(self, name: str, answer: Answer) -> Answer:
        async with self.database.read() as connection:
            kept = await members.find(connection, person(name))
        if kept is not None:
            self.known[name] = kept.member_id
            self.own.members[kept.member_id] = Address("telegram", name)
        return answer


@asynccontextmanager
async def room(
    database: Database,
    plan: Plan | None = None,
    *,
    start: bool = False,
    secrets: dict[str, str] | None = None,
    reminders: bool = False,
    **values: Any,
) -> AsyncIterator[Room]:
    """A meeting on Tuesday at 3 p.m. with two seats; it is the Wednesday before, noon in London.
    `start`: what is promised is sent. `reminders`: they are the real ones.
    `values`: columns of the session's row."""
    plan = plan or series()
    kept = Kept({plan.series.id: plan})
    async with database.write() as connection:
        made = await connection.execute(
            insert(store.sessions)
            .values(**session_row(plan, **values))
            .returning(store.sessions.c.id)
        )
        number = int(made.scalar_one())
    async with world(database, start=start) as own:
        now = own.time.now
        own.time.moved += NOW - now()
        noted, polite = Noted(), Polite()
        facilitators: list[str] = []
        away: dict[str, timedelta | None] = {}
        replanned: list[int] = []
        spanish: set[int] = set()

        class Reach:
            """How to speak with members."""

            async def say(self, member: Member) -> Say | None:
                """In their language."""
                language = "es" if member.id in spanish else "en"
                return LANGUAGE.voice(language, "America/New_York")

        async def holders(connection: Any, _session: Session) -> list[Member]:
            found = []
            for name in facilitators:
                member = await members.keep(connection, person(name))
                own.members[member] = Address("telegram", name)
                found.append(Member(member, "telegram"))
            return found

        async def is_facilitator(_connection: Any, _session: Session, who: Person) -> bool:
            return who.id in facilitators

        async def replan() -> None:
            replanned.append(number)

        seats = Seats(
            database,
            kept,
            own.outbox,
            own.posted,
            Reminders(kept, own.outbox, now) if reminders else noted,
            now,
            lambda platform: away.get(platform, timedelta()),
        )
        held = {"zoom_tue": LINK} if secrets is None else secrets
        ways = WaysIn(lambda: held)
        told = {"reach": Reach(), "courtesy": polite, "now": now}
        Offers(database, kept, own.outbox, ways_in=ways, **told)  # type: ignore[arg-type]
        few = Few(database, kept, own.outbox, facilitators=holders, **told)  # type: ignore[arg-type]
        cards = Cards(database, kept, lambda: LANGUAGE.voice("en", "America/New_York"), now)
        own.posted.draw("session", cards.draw)
        feature = Sessions(
            database,
            kept,
            seats,
            ways,
            is_facilitator=is_facilitator,
            replan=replan,
            domain=lambda: "alliance.example",
        )
        yield Room(
            own,
            plan,
            number,
            seats,
            feature,
            cards,
            few,
            noted,
            polite,
            facilitators,
            away,
            replanned,
            spanish=spanish,
        )
