"""Answers are kept for thirty days, can be seen and erased, and come along to a joined account."""

from __future__ import annotations

from sqlalchemy import insert, select

from bot.chat.event import Person
from bot.coreflection.sessions import store
from bot.coreflection.sessions.records import Status
from bot.coreflection.sessions.store import rsvps
from bot.members import store as members
from bot.storage import Database
from tests.calendar.writing import plan
from tests.coreflection.sessions.planned import CHANNEL, Alliance, alliance

NOA = Person("telegram", "noa")


async def statuses(one: Alliance) -> dict[int, str]:
    """Who said what, by member."""
    async with one.database.read() as connection:
        rows = await connection.execute(select(rsvps.c.member_id, rsvps.c.status))
        return {row.member_id: row.status for row in rows}


async def test_answers_are_deleted_after_thirty_days_and_sessions_after_a_year(
    database: Database,
) -> None:
    async with alliance(database, plan(), places=(CHANNEL,)) as one:
        await one.at("2026-11-30T12:00")
        await one.comes("2026-12-01")
        one.go_to("2026-12-31T21:29")
        assert await one.keeping.purge() == 0
        one.go_to("2027-01-01T00:00")
        assert await one.keeping.purge() == 1
        assert await statuses(one) == {}
        assert await one.keeping.purge() == 0
        one.go_to("2027-12-05T12:00")
        assert await one.keeping.purge() == 1
        assert "2026-12-01" not in {f"{each.original:%Y-%m-%d}" for each in await one.sessions()}


async def test_a_member_sees_and_erases_their_answers(database: Database) -> None:
    async with alliance(database, plan(capacity=1)) as one:
        await one.plan()
        member = await one.comes("2026-12-08")
        async with database.write() as connection:
            held = await one.keeping.held(connection, member, NOA)
            assert held == {
                "answers to sessions": [
                    {
                        "session": "Tuesday co-reflection",
                        "on": "2026-12-08 15:00 America/New_York",
                        "answer": "going",
                        "name shown to others who come": False,
                    }
                ]
            }
            assert await one.keeping.held(connection, None, NOA) == {}
            await one.keeping.forget(connection, member, NOA)
            await one.keeping.forget(connection, None, NOA)
        assert await statuses(one) == {}
        assert one.refilled == [(await one.session("2026-12-08")).id]
        assert await one.at("2026-12-08T19:30") == []


async def test_of_two_answers_the_better_one_stays(database: Database) -> None:
    async with alliance(database, plan()) as one:
        await one.plan()
        going = await one.comes("2026-12-08")
        session = await one.session("2026-12-08")
        async with database.write() as connection:
            other = await members.keep(connection, Person("discord", "501"))
            await connection.execute(
                insert(rsvps).values(
                    session_id=session.id,
                    member_id=other,
                    platform="discord",
                    name="Noa",
                    status=Status.WAITLIST.value,
                    turn=9,
                    offer=0,
                    shown=False,
                )
            )
            await one.keeping.move(connection, going, other)
            kept = await store.answer_of(connection, session.id, other)
        assert kept is not None
        assert (kept.status, kept.platform) == (Status.GOING, "telegram")
        assert await statuses(one) == {other: "going"}
        one.world.members[other] = one.world.members[going]
        assert len(await one.at("2026-12-07T20:01")) == 1
        assert one.refilled == []


async def test_two_seats_of_one_person_become_one(database: Database) -> None:
    async with alliance(database, plan()) as one:
        await one.plan()
        first = await one.comes("2026-12-08")
        second = await one.comes("2026-12-08", "noa-too")
        async with database.write() as connection:
            await one.keeping.move(connection, second, first)
        assert await statuses(one) == {first: "going"}
        assert one.refilled == [(await one.session("2026-12-08")).id]
        assert len(await one.at("2026-12-07T20:01")) == 1
