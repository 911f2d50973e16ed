"""Partners as members meet them: a heads-up, a draw, a name; skipped, paused, kept apart, forgotten."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.chat.dispatch import Context, Reader, Say
from bot.chat.event import Person, Place
from bot.chat.message import Message
from bot.chat.platform import Address
from bot.chat.reply import Answer, Reply, Toast, Update, shown
from bot.chat.router import Role, Router
from bot.coreflection.partner import store
from bot.coreflection.partner.handlers import Partner
from bot.coreflection.partner.records import Rhythm
from bot.coreflection.partner.rounds import Rounds
from bot.delivery import Drop, Later, Member, Promised, Send
from bot.members import store as members
from bot.members.courtesy import Notice
from bot.storage import Database
from tests.delivery.world import World, world
from tests.fakes import LANGUAGE

ZONE = ZoneInfo("America/New_York")
RHYTHM = Rhythm.model_validate({"schema": 1, "first": "2026-12-07", "time": "09:00"})
SAY = LANGUAGE.voice("en", "America/New_York")
ROLES = frozenset({Role.ANYONE, Role.MEMBER})


def at(day: int, hour: int, month: int = 12) -> datetime:
    """By the wall clock of New York; the world begins on the 1st of December 2026 at 14:00."""
    year = 2026 if month == 12 else 2027
    return datetime(year, month, day, hour, tzinfo=ZONE).astimezone(UTC)


class Readers:
    """Everybody reads English in one zone."""

    async def say(self, _member: Member) -> Say | None:
        return SAY


class Manners:
    """Says everything at once."""

    async def decide(
        self, _promised: Promised, _notice: Notice, message: Message
    ) -> Send | Drop | Later:
        return Send(message)


@dataclass
class Circle:
    """The people of a test, and what they do."""

    there: World
    rounds: Rounds
    partner: Partner
    router: Router = field(default_factory=Router)

    async def does(self, who: str, press: str, *arguments: object, **values: str) -> str:
        """Presses a button of this feature, or sends its form; gives what is shown."""
        context = Context(
            Person("telegram", who, name=who),
            Place("telegram", who, is_private=True),
            Reader("en", "America/New_York", "us", ROLES),
            SAY,
            self.there.time.now(),
        )
        if values or press in ("paused",):
            answer = await self.router.forms[f"partner:{press}"].handler(context, values)
        elif press == "partner":
            answer = await self.router.commands["partner"].handler(context)
        else:
            route = self.router.presses[f"partner:{press}"]
            answer = await route.handler(context, *arguments)
        return words(answer)

    async def join(self, *names: str, **more: str) -> None:
        """They take part."""
        for name in names:
            await self.does(name, "joined", name=name, **more)
            async with self.there.database.read() as connection:
                kept = await members.find(connection, Person("telegram", name))
            assert kept
            self.there.members[kept.member_id] = Address("telegram", name)

    async def until(self, moment: datetime) -> None:
        """Time passes; the bot looks again and again."""
        while True:
            step = min(moment, self.there.time.now() + timedelta(hours=12))
            self.there.time.seconds += max(0.0, (step - self.there.time.now()).total_seconds())
            await self.rounds.tick()
            self.there.outbox.nudge()
            await self.there.after(3)
            if step >= moment:
                return

    def told(self, who: str) -> list[Message]:
        """What was said to somebody."""
        sent = self.there.platform.sent
        return [one.message for one in sent if one.address.chat == who]

    def partner_of(self, who: str) -> str:
        """What they were told last."""
        return self.told(who)[-1].words()


def words(answer: Answer) -> str:
    found = []
    for one in shown(answer):
        match one:
            case Reply(message=message) | Update(message=message):
                found.append(message.words())
            case Toast(text):
                found.append(text)
            case _:
                found.append(str(one))
    return "\n".join(found)


@pytest.fixture
async def circle(database: Database) -> AsyncIterator[Circle]:
    async with world(database) as there:
        rounds = Rounds(
            database,
            there.outbox,
            Readers(),
            Manners(),
            rhythm=lambda: RHYTHM,
            zone=lambda: ZONE,
            now=there.time.now,
            shuffle=lambda people: people.sort(),
            prompt=lambda language, number: f"Question {number} in {language}?",
        )
        partner = Partner(database, rounds, lambda: ZONE)
        found = Circle(there, rounds, partner)
        found.router.add(partner)
        yield found


async def test_two_are_told_a_day_ahead_and_then_of_each_other(circle: Circle) -> None:
    await circle.join("Ana", "Bo", handle="@me")
    await circle.until(at(6, 8))
    assert circle.told("Ana") == []
    await circle.until(at(6, 12))
    assert [one.title for one in circle.told("Ana")] == [SAY("partner-heads-up-title")]
    await circle.until(at(7, 12))
    assert "Bo: @me" in circle.partner_of("Ana")
    assert "Ana: @me" in circle.partner_of("Bo")
    question = re.search(r"Question \d+ in en\?", circle.partner_of("Bo"))
    assert question
    assert question.group() in circle.partner_of("Ana")  # they have it in common
    assert len(circle.told("Ana")) == 2


async def test_whoever_skips_is_left_in_peace_and_three_become_two(circle: Circle) -> None:
    await circle.join("Ana", "Bo", "Cy")
    await circle.until(at(6, 12))
    assert "sit this round out" in await circle.does("Cy", "skip", 0)
    await circle.until(at(7, 12))
    assert len(circle.told("Cy")) == 1
    assert "Cy" not in circle.partner_of("Ana") + circle.partner_of("Bo")
    await circle.until(at(4, 12, month=1))
    assert len(circle.told("Cy")) == 3


async def test_an_odd_number_makes_three_and_nobody_is_left_out(circle: Circle) -> None:
    await circle.join("Ana", "Bo", "Cy")
    await circle.until(at(7, 12))
    for who, others in (("Ana", ("Bo", "Cy")), ("Bo", ("Ana", "Cy")), ("Cy", ("Ana", "Bo"))):
        assert all(one in circle.partner_of(who) for one in others)


async def test_a_name_keeps_people_apart_and_nobody_is_told(circle: Circle) -> None:
    await circle.join("Ana", "Bo")
    known = await circle.does("Ana", "added", name="BO")
    unknown = await circle.does("Bo", "added", name="Nobody here")
    assert known.replace("BO", "…") == unknown.replace("Nobody here", "…")
    await circle.until(at(7, 12))
    for who in ("Ana", "Bo"):
        assert circle.partner_of(who).startswith(SAY("partner-title"))
        assert "found nobody" in circle.partner_of(who)


async def test_colleagues_are_not_brought_together(circle: Circle) -> None:
    await circle.join("Ana", "Bo", employer="Green Valley, Inc.")
    await circle.join("Cy", "Di", employer="green valley  inc")
    await circle.join("Eve", "Flo", "Gil", "Hal")
    await circle.until(at(7, 12))
    for who in ("Ana", "Bo", "Cy", "Di"):
        assert any(one in circle.partner_of(who) for one in ("Eve", "Flo", "Gil", "Hal"))
        assert "valley" not in circle.partner_of(who).lower()


async def test_away_over_the_heads_up_everybody_still_gets_one_first(circle: Circle) -> None:
    await circle.join("Ana", "Bo")
    circle.there.time.seconds += (at(7, 15) - circle.there.time.now()).total_seconds()
    await circle.until(at(7, 16))
    assert [one.title for one in circle.told("Ana")] == [SAY("partner-heads-up-title")]
    await circle.until(at(8, 16))
    assert "Bo" in circle.partner_of("Ana")


async def test_away_for_weeks_one_round_is_left_out_and_none_comes_twice(circle: Circle) -> None:
    await circle.join("Ana", "Bo")
    circle.there.time.seconds += (at(20, 15) - circle.there.time.now()).total_seconds()
    await circle.until(at(22, 16))
    assert circle.told("Ana") == []
    await circle.until(at(5, 16, month=1))
    assert len(circle.told("Ana")) == 2


async def test_two_hosts_draw_once(circle: Circle) -> None:
    await circle.join("Ana", "Bo", "Cy", "Di")
    await circle.until(at(6, 12))
    circle.there.time.seconds += (at(7, 10) - circle.there.time.now()).total_seconds()
    await circle.rounds.tick()
    await circle.rounds.tick()
    async with circle.there.database.read() as connection:
        assert len(await store.met(connection, 0)) == 2


async def test_another_partner_as_soon_as_two_want_one(circle: Circle) -> None:
    await circle.join("Ana", "Bo", "Cy", "Di")
    await circle.until(at(7, 12))
    before = {who: circle.partner_of(who) for who in ("Ana", "Bo", "Cy", "Di")}
    first = next(one for one in ("Bo", "Cy", "Di") if one in before["Ana"])
    other = next(one for one in ("Bo", "Cy", "Di") if one != first)
    await circle.does("Ana", "again", 0)
    await circle.until(at(8, 12))
    assert circle.partner_of("Ana") == before["Ana"]
    await circle.does(other, "again", 0)
    await circle.until(at(9, 12))
    assert other in circle.partner_of("Ana")
    assert "Ana" in circle.partner_of(other)
    assert first not in circle.partner_of("Ana")  # nor are they said to be three
    assert "three" not in circle.partner_of("Ana")


async def test_whoever_pauses_is_not_brought_together_again(circle: Circle) -> None:
    await circle.join("Ana", "Bo", "Cy", "Di")
    await circle.until(at(7, 12))
    before = {who: len(circle.told(who)) for who in ("Ana", "Bo", "Cy", "Di")}
    for who in before:
        await circle.does(who, "again", 0)
        await circle.does(who, "paused", until="2027-06-01")
    await circle.until(at(9, 12))
    assert {who: len(circle.told(who)) for who in before} == before


async def test_not_with_this_person_again_whatever_they_call_themselves(circle: Circle) -> None:
    await circle.join("Ana", "Bo")
    await circle.until(at(7, 12))
    assert "Kept" in await circle.does("Ana", "not", 0)
    assert "Kept" in await circle.does("Ana", "not", 0)
    async with circle.there.database.read() as connection:
        assert len(await store.unwanted_of(connection)) == 1
    await circle.does("Bo", "joined", name="Bonnie")
    await circle.until(at(4, 12, month=1))
    assert "found nobody" in circle.partner_of("Ana")
    assert "Bonnie" not in "".join(one.words() for one in circle.told("Ana"))


async def test_a_round_put_off_by_an_outage_can_still_be_skipped(circle: Circle) -> None:
    await circle.join("Ana", "Bo")
    circle.there.time.seconds += (at(7, 15) - circle.there.time.now()).total_seconds()
    await circle.until(at(7, 16))
    assert len(circle.told("Ana")) == 1
    assert "sit this round out" in await circle.does("Ana", "skip", 0)
    await circle.until(at(8, 16))
    assert len(circle.told("Ana")) == 1
    assert "over already" in await circle.does("Ana", "skip", 0)
    assert "over already" in await circle.does("Ana", "skip", 50)  # a forged button


async def test_a_pause_ends_by_itself(circle: Circle) -> None:
    await circle.join("Ana", "Bo")
    assert "You pause" in await circle.does("Ana", "paused", until="2027-01-01")
    await circle.until(at(7, 12))
    assert circle.told("Ana") == []
    await circle.until(at(4, 12, month=1))
    assert "Bo" in circle.partner_of("Ana")


async def test_leaving_forgets_all_of_it(circle: Circle) -> None:
    await circle.join("Ana", "Bo")
    await circle.does("Ana", "added", name="Bo")
    await circle.does("Ana", "left")
    async with circle.there.database.read() as connection:
        kept = await members.find(connection, Person("telegram", "Ana"))
        assert kept
        assert await store.find(connection, kept.member_id) is None
        assert (
            await circle.partner.held(connection, kept.member_id, Person("telegram", "Ana")) == {}
        )
        assert await store.unwanted_of(connection) == ()
    assert "In each round" in await circle.does("Ana", "partner")


async def test_what_is_held_is_given_out_and_erased(circle: Circle) -> None:
    await circle.join("Ana", employer="Green Valley", handle="@ana")
    ana = Person("telegram", "Ana")
    async with circle.there.database.write() as connection:
        kept = await members.find(connection, ana)
        assert kept
        told = str(await circle.partner.held(connection, kept.member_id, ana))
        assert "@ana" in told
        assert "green valley" in told
        await circle.partner.forget(connection, kept.member_id, ana)
        assert await circle.partner.held(connection, kept.member_id, ana) == {}


async def test_two_accounts_become_one_participant(circle: Circle) -> None:
    await circle.join("Ana", "Ana2", "Bo")
    async with circle.there.database.write() as connection:
        numbers = []
        for name in ("Ana", "Ana2"):
            kept = await members.find(connection, Person("telegram", name))
            assert kept
            numbers.append(kept.member_id)
        await store.add_unwanted(connection, numbers[1], "Bo")
        await circle.partner.move(connection, numbers[1], numbers[0])
        assert len(await store.everybody(connection)) == 2
        assert [one.name for one in await store.unwanted_of(connection, numbers[0])] == ["Bo"]


async def test_buttons_of_somebody_who_is_not_in_do_nothing(circle: Circle) -> None:
    for press, arguments in (("skip", (0,)), ("resume", ()), ("again", (0,)), ("not", (0,))):
        await circle.does("Noa", press, *arguments)
    async with circle.there.database.read() as connection:
        assert await store.everybody(connection) == ()


async def test_a_name_given_while_partners_are_drawn_still_counts(
    circle: Circle, monkeypatch: pytest.MonkeyPatch
) -> None:
    await circle.join("Ana", "Bo")
    await circle.until(at(6, 12))
    form = circle.rounds._formed

    async def formed(*told: Any, **more: Any) -> Any:
        found = await form(*told, **more)
        monkeypatch.setattr(circle.rounds, "_formed", form)
        await circle.does("Ana", "added", name="Bo")
        return found

    monkeypatch.setattr(circle.rounds, "_formed", formed)
    await circle.until(at(7, 12))
    await circle.until(at(7, 13))
    assert "found nobody" in circle.partner_of("Ana")
    assert "found nobody" in circle.partner_of("Bo")
