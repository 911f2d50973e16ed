"""Planning, cards, seats, reminders and courtesy as one: a raised number of seats, quiet hours."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from bot.chat.dispatch import Say
from bot.chat.platform import Address
from bot.coreflection.sessions import store
from bot.coreflection.sessions.cards import Cards
from bot.coreflection.sessions.notices import Changes, Reminders
from bot.coreflection.sessions.offers import Offers
from bot.coreflection.sessions.planning import Planner
from bot.coreflection.sessions.publishing import Publishing
from bot.coreflection.sessions.seats import Seats
from bot.coreflection.sessions.telling import Telling
from bot.coreflection.sessions.ways_in import WaysIn
from bot.delivery import Member
from bot.members import store as members
from bot.members.courtesy import Courtesy
from bot.storage import Database
from tests.coreflection.sessions.planned import Series, instant
from tests.coreflection.sessions.seating import CARD, LINK, person, series
from tests.delivery.world import World, world
from tests.fakes import LANGUAGE


@dataclass
class House:
    """All parts of sessions as the composition root joins them."""

    own: World
    series: Series
    planner: Planner
    seats: Seats
    number: int = 0

    async def at(self, written: str) -> None:
        """It is that time: what is due happens."""
        self.own.time.moved += instant(written) - self.own.time.now()
        await self.planner.plan()
        await self.seats.expire()
        for _ in range(3):
            self.own.outbox.nudge()
            await self.own.after(4)

    async def press(self, name: str, what: Callable[..., object]) -> None:
        """Somebody answers to the first session."""
        async with self.own.database.read() as connection:
            rows = await connection.execute(
                select(store.sessions).order_by(store.sessions.c.starts)
            )
            self.number = rows.first().id  # type: ignore[union-attr]
        await what(person(name), self.number)  # type: ignore[misc]
        async with self.own.database.read() as connection:
            kept = await members.find(connection, person(name))
        assert kept is not None
        self.own.members[kept.member_id] = Address("telegram", name)

    def told(self, name: str) -> list[str]:
        """What somebody was told by itself."""
        return [one.words for one in self.own.platform.sent if one.address.chat == name]

    @property
    def card(self) -> str:
        """The first card as it stands in the place."""
        return next(iter(self.own.platform.standing.values()))


def house(own: World, kept: Series) -> House:
    """Everything joined."""
    now, database = own.time.now, own.database

    class Reach:
        """How to speak with members."""

        async def say(self, _member: Member) -> Say | None:
            """In English, in Vermont."""
            return LANGUAGE.voice("en", "America/New_York")

    def say() -> Say:
        return LANGUAGE.voice("en", "America/New_York")

    reach = Reach()
    courtesy = Courtesy(database, own.outbox, reach, now)
    reminders = Reminders(kept, own.outbox, now)
    seats = Seats(database, kept, own.outbox, own.posted, reminders, now)
    cards = Cards(database, kept, say, now)
    publishing = Publishing(
        database,
        kept,
        own.outbox,
        own.posted,
        now=now,
        places=lambda _name: (CARD,),
        say=say,
        draw=cards.draw,
    )
    ways = WaysIn(lambda: {"zoom_tue": LINK})
    Offers(database, kept, own.outbox, reach=reach, courtesy=courtesy, ways_in=ways, now=now)
    Telling(
        database,
        kept,
        own.outbox,
        reach=reach,
        courtesy=courtesy,
        ways_in=ways,
        mute_row=lambda *_: (),
        now=now,
    )
    planner = Planner(
        database,
        kept,
        now=now,
        reminders=reminders,
        changes=Changes(own.outbox, now),
        publishing=publishing,
        refill=seats.refill,
        zone_version=lambda: "2026f",
    )
    return House(own, kept, planner, seats)


def one_date(**values: object) -> Series:
    return Series(series(repeat={"unit": "week", "until": "2026-12-01"}, **values))


async def test_from_the_card_to_the_reminder(database: Database) -> None:
    async with world(database) as own:
        alliance = house(own, one_date())
        await alliance.at("2026-11-25T15:00")
        assert "2 of 2 seats left." in alliance.card
        for name in ("ada", "ben", "cleo"):
            await alliance.press(name, alliance.seats.come)
        await alliance.at("2026-11-25T15:01")
        assert "Full. 1 person waits." in alliance.card
        await alliance.press("ada", alliance.seats.leave)
        await alliance.at("2026-11-25T15:02")
        assert "A seat is free" in alliance.told("cleo")[0]
        turn = 3

        async def accept(who: object, number: int) -> object:
            return await alliance.seats.accept(who, number, turn)  # type: ignore[arg-type]

        await alliance.press("cleo", accept)
        await alliance.at("2026-11-30T20:00")
        assert len(alliance.told("ben")) == 1
        assert LINK in str(own.platform.sent[-1].message)
        assert len(alliance.told("cleo")) == 2
        assert alliance.told("ada") == []


async def test_seats_added_to_the_file_are_offered(database: Database) -> None:
    async with world(database) as own:
        alliance = house(own, one_date())
        await alliance.at("2026-11-25T15:00")
        for name in ("ada", "ben", "cleo"):
            await alliance.press(name, alliance.seats.come)
        alliance.series.use(*one_date(capacity=3).plans.values())
        await alliance.at("2026-11-25T15:05")
        assert "A seat is free" in alliance.told("cleo")[0]
        assert "Full." in alliance.card


async def test_an_offer_in_the_night_waits_for_the_morning_and_has_its_time_then(
    database: Database,
) -> None:
    async with world(database) as own:
        alliance = house(own, one_date())
        await alliance.at("2026-11-25T15:00")
        for name in ("ada", "ben", "cleo"):
            await alliance.press(name, alliance.seats.come)
        await alliance.at("2026-11-26T03:00")  # ten in the evening in Vermont
        await alliance.press("ada", alliance.seats.leave)
        await alliance.at("2026-11-26T03:01")
        assert alliance.told("cleo") == []
        await alliance.at("2026-11-26T13:00")  # eight in the morning
        assert len(alliance.told("cleo")) == 1
        async with database.read() as connection:
            answers = await store.answers(connection, alliance.number)
        (offered,) = [one for one in answers if one.offered_until]
        assert offered.offered_until is not None
        assert offered.offered_until >= datetime.fromisoformat("2026-11-27T01:00+00:00")


async def test_a_cancelled_date_that_takes_place_after_all_still_offers_its_seat(
    database: Database,
) -> None:
    async with world(database) as own:
        alliance = house(own, one_date())
        await alliance.at("2026-11-25T15:00")
        for name in ("ada", "ben", "cleo"):
            await alliance.press(name, alliance.seats.come)
        await alliance.at("2026-11-26T03:00")
        await alliance.press("ada", alliance.seats.leave)
        off = one_date(overrides={"2026-12-01": {"cancel": True}})
        alliance.series.use(*off.plans.values())
        await alliance.at("2026-11-26T03:30")
        await alliance.at("2026-11-26T13:00")
        assert not any("A seat is free" in words for words in alliance.told("cleo"))
        alliance.series.use(*one_date().plans.values())
        await alliance.at("2026-11-26T13:30")
        await alliance.at("2026-11-26T13:45")
        assert any("A seat is free" in words for words in alliance.told("cleo"))
