"""Seats go in the order of asking on both databases, free ones are offered in turn, and everybody
affected is told."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest

from bot.chat.message import Message
from bot.chat.text import plain
from bot.coreflection.sessions.records import Status
from bot.coreflection.sessions.rules import Became
from bot.delivery import Later, Promise, Recipe
from bot.delivery.records import Lane
from bot.storage import Database
from tests.coreflection.sessions.seating import CARD, LINK, person, room, series

GOING, WAITS, OFFERED = Status.GOING, Status.WAITLIST, Status.OFFERED


async def test_two_hundred_at_once_fill_twelve_seats_and_then_wait_in_turn(
    database: Database,
) -> None:
    async with room(database, series(capacity=12)) as meeting:
        names = [f"peer{number}" for number in range(200)]
        said = await asyncio.gather(
            *(meeting.seats.come(person(name), meeting.number) for name in names)
        )
        assert sum(one is not None and one.became is Became.SEAT for one in said) == 12
        whole = await meeting.whole()
        assert len(whole.coming()) == 12
        assert len(whole.waiting()) == 188
        # Whoever waits asked after everybody with a seat, and the place they were told is theirs.
        last_seated = max(one.turn for one in whole.coming())
        assert all(one.turn > last_seated for one in whole.waiting())
        places = sorted(one.place for one in said if one and one.became is Became.WAITING)
        assert places == list(range(1, 189))
        told = {name: one.place for name, one in zip(names, said, strict=True) if one and one.place}
        in_line = [one.name.lower() for one in whole.waiting()]
        assert [told[name] for name in in_line] == list(range(1, 189))
        assert len({one.turn for one in whole.answers}) == 200
        assert len(meeting.noted.on) == 12


async def test_everybody_changes_their_mind_at_once_and_no_seat_is_given_twice(
    database: Database,
) -> None:
    async with room(database, series(capacity=5)) as meeting:
        people = [person(f"peer{number}") for number in range(30)]
        for one in people:
            await meeting.seats.come(one, meeting.number)
        await asyncio.gather(
            *(meeting.seats.leave(one, meeting.number) for one in people[:15]),
            *(meeting.seats.come(one, meeting.number) for one in people),
            *(meeting.seats.come(person(f"new{number}"), meeting.number) for number in range(10)),
        )
        whole = await meeting.whole()
        held = [one for one in whole.answers if one.status in (GOING, OFFERED)]
        assert len(held) == 5
        assert len({one.member for one in whole.answers}) == len(whole.answers)


async def test_the_same_person_twice_at_once_has_one_seat(database: Database) -> None:
    async with room(database) as meeting:
        said = await asyncio.gather(
            *(meeting.seats.come(person("noa"), meeting.number) for _ in range(8))
        )
        assert sorted(one.became for one in said if one) == [Became.ALREADY] * 7 + [Became.SEAT]
        assert len((await meeting.whole()).answers) == 1


async def test_a_freed_seat_is_offered_in_turn_accepted_and_passed(database: Database) -> None:
    async with room(database, start=True) as meeting:
        for name in ("ada", "ben", "cleo", "dan", "eve"):
            await meeting.comes(name)
        assert await meeting.names(GOING) == ["ada", "ben"]
        assert await meeting.told() == {}
        await meeting.leaves("ada")
        assert await meeting.names(OFFERED) == ["cleo"]
        told = await meeting.told()
        assert list(told) == ["cleo"]
        assert "A seat is free" in told["cleo"][0]
        assert (await meeting.passes("cleo")).became is Became.PASSED
        assert await meeting.names(OFFERED) == ["dan"]
        assert list(await meeting.told()) == ["cleo", "dan"]
        assert (await meeting.accepts("dan")).became is Became.SEAT
        assert await meeting.names(GOING) == ["ben", "dan"]
        assert await meeting.names(WAITS) == ["eve"]
        assert list(await meeting.told()) == ["cleo", "dan"]
        assert {member for _, member in meeting.noted.on} == {
            meeting.known["ben"],
            meeting.known["dan"],
        }


async def test_whoever_leaves_and_asks_again_queues_at_the_end(database: Database) -> None:
    async with room(database) as meeting:
        for name in ("ada", "ben", "cleo"):
            await meeting.comes(name)
        await meeting.leaves("ada")
        again = await meeting.comes("ada")
        assert (again.became, again.place) == (Became.WAITING, 1)
        assert await meeting.names(OFFERED) == ["cleo"]


async def test_a_freed_seat_is_nobody_elses_while_it_is_offered(database: Database) -> None:
    async with room(database) as meeting:
        for name in ("ada", "ben", "cleo"):
            await meeting.comes(name)
        await meeting.leaves("ada")
        assert (await meeting.comes("new")).became is Became.WAITING
        await meeting.passes("cleo")
        assert await meeting.names(OFFERED) == ["new"]


async def test_an_offer_that_nobody_answers_goes_on_and_they_are_told(database: Database) -> None:
    async with room(database, start=True) as meeting:
        for name in ("ada", "ben", "cleo", "dan"):
            await meeting.comes(name)
        await meeting.leaves("ada")
        await meeting.told()
        meeting.pass_by(hours=11)
        assert await meeting.expire() == 0
        meeting.pass_by(hours=2)
        assert await meeting.expire() == 1
        assert await meeting.names(OFFERED) == ["dan"]
        told = await meeting.told()
        assert "is over" in told["cleo"][1]
        assert "ask again" in told["cleo"][1]
        assert len(told["dan"]) == 1
        assert (await meeting.seats.accept(person("cleo"), meeting.number, 3)) is not None
        assert await meeting.names(OFFERED) == ["dan"]


async def test_offers_stop_at_the_cutoff_and_the_last_one_is_closed_kindly(
    database: Database,
) -> None:
    async with room(database, start=True) as meeting:
        for name in ("ada", "ben", "cleo", "dan"):
            await meeting.comes(name)
        meeting.go_to("2026-12-01T18:00")  # answers close at 19:00
        await meeting.leaves("ada")
        offered = (await meeting.whole()).of(meeting.known["cleo"])
        assert offered is not None
        assert offered.offered_until == (await meeting.whole()).session.cutoff
        await meeting.told()
        meeting.go_to("2026-12-01T19:00")
        assert (await meeting.accepts("cleo")).became is Became.CLOSED
        assert await meeting.expire() == 1
        assert await meeting.names(OFFERED) == []
        await meeting.leaves("ben")
        assert await meeting.names(OFFERED) == []
        told = await meeting.told()
        assert "The time to answer is over" in told["cleo"][-1]
        assert "dan" not in told


async def test_raised_seats_go_the_same_way_and_no_limit_gives_them_at_once(
    database: Database,
) -> None:
    async with room(database, start=True) as meeting:
        for name in ("ada", "ben", "cleo", "dan", "eve"):
            await meeting.comes(name)
        await meeting.change(capacity=4)
        assert await meeting.names(OFFERED) == ["cleo", "dan"]
        await meeting.change(capacity=None)
        assert await meeting.names(GOING) == ["ada", "ben", "cleo", "dan", "eve"]
        told = await meeting.told()
        assert set(told) == {"cleo", "dan", "eve"}
        assert all("You have a seat" in told[name][-1] for name in told)
        assert LINK in told["eve"][-1]  # they are confirmed now
        assert len(meeting.noted.on) == 5


async def test_fewer_seats_take_none_away(database: Database) -> None:
    async with room(database) as meeting:
        for name in ("ada", "ben", "cleo"):
            await meeting.comes(name)
        await meeting.change(capacity=1)
        assert await meeting.names(GOING) == ["ada", "ben"]
        await meeting.leaves("ada")
        assert await meeting.names(OFFERED) == []
        await meeting.leaves("ben")
        assert await meeting.names(OFFERED) == ["cleo"]


async def test_downtime_extends_offers_once(database: Database) -> None:
    async with room(database, start=True) as meeting:
        for name in ("ada", "ben", "cleo"):
            await meeting.comes(name)
        await meeting.leaves("ada")
        await meeting.told()
        # Nobody was there for a day: the offer of twelve hours has twelve and a day.
        meeting.pass_by(hours=26)
        meeting.away["telegram"] = timedelta(hours=24)
        assert await meeting.expire() == 0
        assert await meeting.names(OFFERED) == ["cleo"]
        meeting.pass_by(hours=9)
        assert await meeting.expire() == 0
        meeting.pass_by(hours=2)
        assert await meeting.expire() == 1


async def test_an_offer_that_could_not_be_told_is_kept_for_a_day(database: Database) -> None:
    async with room(database, start=True) as meeting:
        for name in ("ada", "ben", "cleo", "dan"):
            await meeting.comes(name)
        meeting.polite.answer = Later(meeting.now() + timedelta(days=5))
        await meeting.leaves("ada")
        await meeting.told()
        meeting.pass_by(hours=13)
        assert await meeting.expire() == 0
        meeting.pass_by(hours=12)
        assert await meeting.expire() == 1
        assert await meeting.names(OFFERED) == ["dan"]


async def test_an_offer_told_late_has_its_whole_time(database: Database) -> None:
    async with room(database, start=True) as meeting:
        for name in ("ada", "ben", "cleo"):
            await meeting.comes(name)
        meeting.own.platform.down = ConnectionError()
        await meeting.leaves("ada")
        await meeting.told()
        meeting.pass_by(hours=11)
        meeting.own.platform.down = None
        for _ in range(20):
            await meeting.told()
        assert "cleo" in await meeting.told()
        meeting.pass_by(hours=10)
        assert await meeting.expire() == 0
        meeting.pass_by(hours=3)
        assert await meeting.expire() == 1


async def test_a_card_shows_every_change(database: Database) -> None:
    async with room(database, start=True) as meeting:
        whole = await meeting.whole()
        post = Promise(
            key="card",
            kind="session-card",
            to=CARD,
            what=Message(body=plain("a card")),
            due=meeting.now(),
            lane=Lane.POST,
            about=whole.session.subject,
            remember=True,
        )
        await meeting.own.put(post)
        await meeting.told()
        await meeting.comes("ada")
        await meeting.told()
        assert "1 of 2 seats left." in meeting.own.platform.standing["m1"]
        for name in ("ben", "cleo"):
            await meeting.comes(name)
        await meeting.told()
        assert "Full. 1 person waits." in meeting.own.platform.standing["m1"]


@pytest.mark.parametrize(
    ("at", "became"),
    [
        ("2026-11-16T12:00", Became.NOT_YET),
        ("2026-12-01T19:30", Became.CLOSED),
        ("2026-12-01T21:30", Became.OVER),
    ],
)
async def test_answers_have_their_time(database: Database, at: str, became: Became) -> None:
    async with room(database) as meeting:
        meeting.go_to(at)
        assert (await meeting.comes("ada")).became is became
        assert (await meeting.whole()).answers == ()
        assert "ada" not in meeting.known  # and nothing is kept of whoever only tried


async def test_a_cancelled_session_takes_no_answers(database: Database) -> None:
    async with room(database, cancelled=True) as meeting:
        assert (await meeting.comes("ada")).became is Became.CANCELLED
        assert (await meeting.leaves("ada")).became is Became.CANCELLED


async def test_without_a_waitlist_full_is_full(database: Database) -> None:
    async with room(database, series(rsvp={"waitlist": False}, capacity=1)) as meeting:
        await meeting.comes("ada")
        assert (await meeting.comes("ben")).became is Became.FULL
        await meeting.leaves("ada")
        assert (await meeting.comes("ben")).became is Became.SEAT


async def test_facilitators_of_a_small_circle_are_asked_a_day_before(database: Database) -> None:
    async with room(database, series(min_people=2), start=True) as meeting:
        meeting.facilitators.append("river")
        await meeting.comes("ada")
        meeting.go_to("2026-11-30T19:59")
        await meeting.expire()
        assert await meeting.promised("session-few") == []
        meeting.go_to("2026-11-30T20:01")
        await meeting.expire()
        told = await meeting.told()
        assert "A small circle" in told["river"][0]
        assert "1 person comes so far" in told["river"][0]
        await meeting.expire()
        assert len((await meeting.told())["river"]) == 1


async def test_enough_people_ask_nobody(database: Database) -> None:
    async with room(database, series(min_people=1), start=True) as meeting:
        meeting.facilitators.append("river")
        await meeting.comes("ada")
        meeting.go_to("2026-11-30T20:01")
        await meeting.expire()
        assert await meeting.told() == {}


async def test_an_unreadable_offer_is_dropped(database: Database) -> None:
    async with room(database, start=True) as meeting:
        await meeting.comes("ada")
        whole = await meeting.whole()
        stray = Promise(
            key="offer/stray",
            kind="session-offer",
            to=CARD,
            what=Recipe("session-offer"),
            due=meeting.now(),
            lane=Lane.NOTICE,
            about=whole.session.subject,
        )
        await meeting.own.put(stray)
        assert await meeting.told() == {}
        assert await meeting.own.state("offer/stray") == "dropped unreadable"
