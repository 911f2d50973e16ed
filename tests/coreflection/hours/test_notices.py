"""Facilitators hear in one message that people wait; members hear what came of it."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.chat.dispatch import Say
from bot.chat.reply import Reply
from bot.clock import MovableClock
from bot.coreflection.hours.keeping import Hours
from bot.coreflection.hours.notices import ANSWER, ASKED, Notices
from bot.coreflection.hours.records import Claim
from bot.coreflection.sessions.records import Session
from bot.coreflection.sessions.store import sessions
from bot.delivery import Drop, Later, Member, Outbox, Promised, Send, ledger
from bot.delivery.store import outbox as rows
from bot.members import store as member_store
from bot.members.courtesy import Courtesy
from bot.storage import Database
from tests.coreflection.gathering import NOA, RIVER, START, WREN, Plans, plan_session
from tests.fakes import LANGUAGE, actions


class Reach:
    """Speaks English with everybody but those who are gone."""

    def __init__(self) -> None:
        self.gone: set[int] = set()

    async def say(self, member: Member) -> Say | None:
        return None if member.id in self.gone else LANGUAGE.voice("en", "America/New_York")


class Desk:
    """Hours with their notices, and what was promised."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.clock = MovableClock(START)
        self.outbox = Outbox(self.clock.now)
        self.reach = Reach()
        self.has_facilitators = True
        courtesy = Courtesy(database, self.outbox, self.reach, self.clock.now)
        plans = Plans()
        self.notices = Notices(
            database, plans, self.outbox, self.reach, courtesy, self.facilitators, self.clock.now
        )
        self.hours = Hours(database, plans, self.notices, self.clock.now)

    async def facilitators(
        self, connection: AsyncConnection, session: Session
    ) -> tuple[Member, ...]:
        if not self.has_facilitators:
            return ()
        return (Member(await member_store.keep(connection, RIVER), "discord"),)

    async def promised(self, kind: str) -> list[Promised]:
        async with self.database.read() as connection:
            found = await connection.execute(rows.select().where(rows.c.kind == kind))
            return [ledger.read(row) for row in found]

    async def told(self, kind: str) -> Send | Drop | Later:
        """What is said when the promise comes due."""
        (promised,) = await self.promised(kind)
        return await self.outbox.rechecks[kind](promised)


def _hour(moment: datetime) -> int:
    return moment.astimezone(ZoneInfo("America/New_York")).hour


@pytest.fixture
def desk(database: Database) -> Desk:
    return Desk(database)


async def test_many_who_ask_make_one_message(desk: Desk) -> None:
    session = await plan_session(desk.database)
    for person in (NOA, WREN):
        await desk.hours.ask(person, session.id)
        desk.clock.move(timedelta(minutes=2))
    (promised,) = await desk.promised(ASKED)
    assert promised.promise.due > desk.clock.now()
    told = await desk.told(ASKED)
    assert isinstance(told, Send)
    said = told.message.words()
    assert "2 people ask you to confirm that they were in Tuesday co-reflection" in said
    assert "Noa" not in said
    assert actions(Reply(told.message)) == {"Look": f"room:open:{session.id}"}


async def test_nobody_is_asked_about_what_was_answered(desk: Desk) -> None:
    session = await plan_session(desk.database)
    await desk.hours.ask(NOA, session.id)
    (request,) = await desk.hours.waiting(session.id)
    await desk.hours.answer(session.id, request.id, yes=True)
    assert await desk.told(ASKED) == Drop("answered")


async def test_a_facilitator_is_not_asked_about_themselves(desk: Desk) -> None:
    session = await plan_session(desk.database)
    assert (await desk.hours.ask(RIVER, session.id))[0] is Claim.NOBODY
    assert await desk.promised(ASKED) == []
    await desk.hours.ask(NOA, session.id)
    told = await desk.told(ASKED)
    assert isinstance(told, Send)
    assert "Somebody asks you to confirm" in told.message.words()


@pytest.mark.parametrize("yes", [True, False])
async def test_members_hear_the_answer(desk: Desk, yes: bool) -> None:
    session = await plan_session(desk.database)
    await desk.hours.ask(NOA, session.id)
    (request,) = await desk.hours.waiting(session.id)
    await desk.hours.answer(session.id, request.id, yes=yes)
    (promised,) = await desk.promised(ANSWER)
    assert promised.promise.to == Member(request.member, "telegram")
    told = await desk.told(ANSWER)
    assert isinstance(told, Send)
    assert ("confirmed that you were in" in told.message.words()) is yes
    assert ("could not confirm" in told.message.words()) is not yes


async def test_neither_comes_in_quiet_hours(desk: Desk) -> None:
    session = await plan_session(desk.database)
    await desk.hours.ask(NOA, session.id)
    (request,) = await desk.hours.waiting(session.id)
    desk.clock.move(timedelta(hours=23) - timedelta(hours=_hour(desk.clock.now())))
    assert _hour(desk.clock.now()) == 23
    told = await desk.told(ASKED)
    assert isinstance(told, Later)
    assert _hour(told.at) == 8
    await desk.hours.answer(session.id, request.id, yes=True)
    told = await desk.told(ANSWER)
    assert isinstance(told, Later)
    assert _hour(told.at) == 8


async def test_whoever_no_longer_holds_the_room_is_not_asked(desk: Desk) -> None:
    session = await plan_session(desk.database)
    await desk.hours.ask(NOA, session.id)
    desk.has_facilitators = False
    assert await desk.told(ASKED) == Drop("others")


async def test_whoever_is_gone_is_told_nothing(desk: Desk) -> None:
    session = await plan_session(desk.database)
    await desk.hours.ask(NOA, session.id)
    (request,) = await desk.hours.waiting(session.id)
    await desk.hours.answer(session.id, request.id, yes=True)
    desk.reach.gone.add(request.member)
    assert await desk.told(ANSWER) == Drop("gone")


async def test_a_session_that_is_gone_is_not_spoken_of(desk: Desk) -> None:
    session = await plan_session(desk.database)
    await desk.hours.ask(NOA, session.id)
    async with desk.database.write() as connection:
        await connection.execute(sessions.delete())
    assert await desk.told(ASKED) == Drop("gone")


async def test_without_facilitators_nothing_waits(desk: Desk) -> None:
    session = await plan_session(desk.database)
    desk.has_facilitators = False
    claim, _ = await desk.hours.ask(NOA, session.id)
    assert claim is Claim.NOBODY
    assert await desk.promised(ASKED) == []
    assert await desk.hours.waiting(session.id) == ()
