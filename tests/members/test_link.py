"""A code joins two accounts once, for ten minutes; what both held becomes one; parting and erasing work."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import func, select

from bot.alliance import Alliance
from bot.chat.event import Person
from bot.chat.message import Message
from bot.chat.platform import Address
from bot.chat.reply import Answer, Ask
from bot.chat.router import NotUnderstood, Role
from bot.clock import MovableClock
from bot.members import store
from bot.members.account import Accounts, grant
from bot.members.link_handlers import Link
from bot.members.link_store import link_codes
from bot.members.linking import AT_ONCE, LENGTH, LETTERS, Linking, Outcome, Tries, shown, typed
from bot.review.queue import Queue
from bot.storage import Database
from tests.fakes import LANGUAGE, NOW, FakeSend, actions, context, messages, words

WREN = Person("discord", "9")
WREN_THERE = Person("telegram", "501")
EVE = Person("telegram", "666")
CODES = ("7K2M9QFX", "ABCD2345", "HJKM6789")
ALLIANCE = Alliance(name="Green Mountain", state="us-vt")


def chat_of(person: Person) -> Address:
    return Address(person.platform, person.id)


class Letters:
    """Codes that a test can foresee."""

    def __init__(self) -> None:
        self.given = iter(CODES)

    def __call__(self, number: int) -> str:
        assert number == LENGTH
        return next(self.given)


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock(NOW)


@pytest.fixture
def queue(database: Database, clock: MovableClock) -> Queue:
    return Queue(
        database,
        send=FakeSend(),
        address_of=chat_of,
        alliance_name=lambda: ALLIANCE.name,
        voice=LANGUAGE.voice,
        now=clock.now,
    )


@pytest.fixture
def linking(database: Database, clock: MovableClock, queue: Queue) -> Linking:
    return Linking(database, clock.now, Letters(), [queue])


@pytest.fixture
def people(database: Database, queue: Queue, linking: Linking) -> Accounts:
    return Accounts(database, lambda: ALLIANCE, [queue, linking])


@pytest.fixture
def link(linking: Linking) -> Link:
    return Link(linking)


async def count(database: Database, table: Any) -> int:
    async with database.read() as connection:
        return await connection.scalar(select(func.count()).select_from(table)) or 0


async def hand_in(queue: Queue, people: Accounts, person: Person, text: str) -> int:
    """A question whose answer goes to somebody with a row."""
    return await queue.hand_in(
        kind="question",
        text=text,
        language="en",
        state="us-vt",
        on=date(2026, 11, 20),
        answer_to=chat_of(person),
        member_id=await people.keep(person),
    )


# The code


@pytest.mark.parametrize("words", ["7K2M9QFX", "7k2m-9qfx", " 7K2M 9QFX. ", "“7K2M–9QFX”"])
def test_a_code_may_be_typed_in_many_ways(words: str) -> None:
    assert typed(words) == "7K2M9QFX"
    assert shown("7K2M9QFX") == "7K2M-9QFX"


def test_no_sign_of_a_code_looks_like_another() -> None:
    assert not set("01OIL") & set(LETTERS)
    assert len(LETTERS) ** LENGTH > 2**39


def test_endless_words_are_no_code() -> None:
    assert len(typed("A" * 10_000)) == LENGTH + 1


async def test_a_code_works_once(linking: Linking, database: Database) -> None:
    code = await linking.new_code(WREN)
    assert await linking.look(WREN_THERE, code) == (Outcome.JOINED, WREN)
    assert await linking.look(WREN_THERE, code) == (Outcome.JOINED, WREN)  # looking uses nothing up
    assert await linking.join(WREN_THERE, code) == (Outcome.JOINED, WREN)
    assert await linking.join(EVE, code) == (Outcome.UNKNOWN, None)
    assert await linking.accounts(WREN) == (WREN, WREN_THERE)
    assert await linking.accounts(EVE) == (EVE,)
    assert await count(database, link_codes) == 0


async def test_only_its_hash_is_kept(linking: Linking, database: Database) -> None:
    code = await linking.new_code(WREN)
    async with database.read() as connection:
        row = (await connection.execute(select(link_codes))).one()
    assert code not in str(row)


async def test_a_code_lasts_ten_minutes(
    linking: Linking, clock: MovableClock, database: Database
) -> None:
    code = await linking.new_code(WREN)
    clock.move(timedelta(minutes=9, seconds=59))
    assert (await linking.look(WREN_THERE, code))[0] is Outcome.JOINED
    clock.move(timedelta(seconds=1))
    assert (await linking.look(WREN_THERE, code))[0] is Outcome.UNKNOWN
    assert (await linking.join(WREN_THERE, code))[0] is Outcome.UNKNOWN
    await linking.purge()
    assert await count(database, link_codes) == 0


async def test_a_code_that_waits_is_not_purged(linking: Linking, database: Database) -> None:
    await linking.new_code(WREN)
    await linking.purge()
    assert await count(database, link_codes) == 1


async def test_a_new_code_takes_the_place_of_the_old_one(
    linking: Linking, clock: MovableClock
) -> None:
    first = await linking.new_code(WREN)
    clock.move(AT_ONCE)
    second = await linking.new_code(WREN)
    assert (await linking.look(WREN_THERE, first))[0] is Outcome.UNKNOWN
    assert (await linking.look(WREN_THERE, second))[0] is Outcome.JOINED


async def test_ones_own_code(linking: Linking, database: Database) -> None:
    code = await linking.new_code(WREN)
    assert (await linking.look(WREN, code))[0] is Outcome.OWN
    assert (await linking.join(WREN, code))[0] is Outcome.OWN
    assert await count(database, store.members) == 0


async def test_joined_already(linking: Linking) -> None:
    await linking.join(WREN_THERE, await linking.new_code(WREN))
    code = await linking.new_code(WREN)
    assert (await linking.look(WREN_THERE, code))[0] is Outcome.ALREADY
    assert (await linking.join(WREN_THERE, code))[0] is Outcome.ALREADY


async def test_too_many_tries(linking: Linking, clock: MovableClock) -> None:
    code = await linking.new_code(WREN)
    for wrong in ("AAAAAAAA", "BBBBBBBB", "CCCCCCCC", "DDDDDDDD", ""):
        assert (await linking.look(EVE, wrong))[0] is Outcome.UNKNOWN
    assert (await linking.look(EVE, code))[0] is Outcome.WAIT
    assert (await linking.join(EVE, code))[0] is Outcome.WAIT  # a forged press is a try as well
    assert (await linking.look(WREN_THERE, code))[0] is Outcome.JOINED
    clock.move(timedelta(minutes=10))
    assert (await linking.look(EVE, code))[0] is Outcome.UNKNOWN


async def test_a_code_counts_once_however_often_it_is_looked_at_and_used(
    linking: Linking,
) -> None:
    for wrong in ("AAAAAAAA", "BBBBBBBB", "CCCCCCCC", "DDDDDDDD"):
        assert (await linking.look(WREN_THERE, wrong))[0] is Outcome.UNKNOWN
    code = await linking.new_code(WREN)
    assert (await linking.look(WREN_THERE, code))[0] is Outcome.JOINED
    assert (await linking.join(WREN_THERE, code))[0] is Outcome.JOINED
    assert (await linking.look(WREN_THERE, "EEEEEEEE"))[0] is Outcome.WAIT


def test_tries_are_remembered_of_so_many_people_only() -> None:
    tries = Tries()
    for number in range(10_050):
        assert tries.allow(Person("telegram", str(number)), "AAAAAAAA", NOW)
    assert len(tries._when) == 10_000


# At once


async def test_two_people_use_one_code_at_once(linking: Linking, database: Database) -> None:
    code = await linking.new_code(WREN)
    both = await asyncio.gather(linking.join(WREN_THERE, code), linking.join(EVE, code))
    assert sorted(outcome for outcome, _ in both) == [Outcome.JOINED, Outcome.UNKNOWN]
    assert len(await linking.accounts(WREN)) == 2
    assert await count(database, store.members) == 1


async def test_a_double_press_joins_once_and_says_so_twice(
    linking: Linking, database: Database
) -> None:
    code = await linking.new_code(WREN)
    both = await asyncio.gather(*(linking.join(WREN_THERE, code) for _ in range(2)))
    assert both == [(Outcome.JOINED, WREN), (Outcome.JOINED, WREN)]
    assert await count(database, store.accounts) == 2
    await linking.part(WREN)
    assert await linking.join(WREN_THERE, code) == (Outcome.UNKNOWN, None)  # an old button


async def test_a_code_asked_for_twice_at_once_is_one(
    linking: Linking, people: Accounts, clock: MovableClock
) -> None:
    """Whichever answer stands there in the end, its code works."""
    one, same = await asyncio.gather(*(linking.new_code(WREN) for _ in range(2)))
    assert one == same
    assert (await linking.look(WREN_THERE, one))[0] is Outcome.JOINED
    await people.erase(WREN)
    assert await linking.new_code(WREN) != one
    clock.move(AT_ONCE)
    assert (await linking.look(WREN_THERE, await linking.new_code(WREN)))[0] is Outcome.JOINED


async def test_two_codes_used_crosswise_at_once(linking: Linking, people: Accounts) -> None:
    await people.change(WREN, "state", "us-mn")
    await people.change(WREN_THERE, "timezone", "America/Denver")
    here, there = await linking.new_code(WREN), await linking.new_code(WREN_THERE)
    both = await asyncio.gather(linking.join(WREN_THERE, here), linking.join(WREN, there))
    assert sorted(outcome for outcome, _ in both) == [Outcome.ALREADY, Outcome.JOINED]
    for person in (WREN, WREN_THERE):
        reader = await people.identify(person)
        assert (reader.state, reader.timezone) == ("us-mn", "America/Denver")


# What both held


async def test_settings_merge_and_the_makers_go_before(
    linking: Linking, people: Accounts, database: Database
) -> None:
    await people.change(WREN, "language", "es")
    await people.change(WREN_THERE, "language", "en")
    await people.change(WREN_THERE, "state", "us-mn")
    await linking.join(WREN_THERE, await linking.new_code(WREN))
    for person in (WREN, WREN_THERE):
        reader = await people.identify(person)
        assert (reader.language, reader.state) == ("es", "us-mn")
    assert await count(database, store.members) == 1


async def test_whoever_held_nothing_gets_what_the_other_has(
    linking: Linking, people: Accounts
) -> None:
    await people.change(WREN_THERE, "state", "us-mn")
    await linking.join(WREN_THERE, await linking.new_code(WREN))
    assert (await people.identify(WREN)).state == "us-mn"
    await linking.join(EVE, await linking.new_code(WREN))
    assert (await people.identify(EVE)).state == "us-mn"
    assert len(await linking.accounts(EVE)) == 3


async def test_two_members_with_two_accounts_each(linking: Linking, database: Database) -> None:
    noa, noa_there = Person("discord", "1"), Person("telegram", "2")
    await linking.join(WREN_THERE, await linking.new_code(WREN))
    await linking.join(noa_there, await linking.new_code(noa))
    assert (await linking.join(noa, await linking.new_code(WREN_THERE)))[0] is Outcome.JOINED
    assert len(await linking.accounts(WREN)) == 4
    assert await count(database, store.members) == 1


async def test_granted_roles_count_on_both(
    linking: Linking, people: Accounts, database: Database
) -> None:
    await grant(database, Role.FACILITATOR, WREN)
    assert Role.FACILITATOR not in (await people.identify(WREN_THERE)).roles
    await linking.join(WREN_THERE, await linking.new_code(WREN))
    assert Role.FACILITATOR in (await people.identify(WREN_THERE)).roles
    await linking.part(WREN_THERE)
    assert Role.FACILITATOR not in (await people.identify(WREN_THERE)).roles


async def test_questions_that_wait_go_along(
    linking: Linking, people: Accounts, queue: Queue
) -> None:
    await hand_in(queue, people, WREN, "Asked on one app")
    await hand_in(queue, people, WREN_THERE, "Asked on the other")
    await linking.join(WREN_THERE, await linking.new_code(WREN))
    for person in (WREN, WREN_THERE):
        held = (await people.export(person))["questions for a coordinator"]
        assert [one["question"] for one in held] == ["Asked on one app", "Asked on the other"]


async def test_half_a_join_is_none(
    database: Database, clock: MovableClock, people: Accounts
) -> None:
    class Breaks:
        async def move(self, *_: object) -> None:
            raise RuntimeError

    linking = Linking(database, clock.now, Letters(), [Breaks()])
    await people.change(WREN, "state", "us-mn")
    await people.change(WREN_THERE, "state", "us-ca")
    code = await linking.new_code(WREN)
    with pytest.raises(RuntimeError):
        await linking.join(WREN_THERE, code)
    assert (await people.identify(WREN_THERE)).state == "us-ca"
    assert (await linking.look(WREN_THERE, code))[0] is Outcome.JOINED


# Parting and erasing


async def test_parting_leaves_what_is_held_with_the_other(
    linking: Linking, people: Accounts
) -> None:
    await people.change(WREN, "state", "us-mn")
    await linking.join(WREN_THERE, await linking.new_code(WREN))
    assert await linking.part(WREN_THERE)
    assert await people.export(WREN_THERE) == {}
    assert (await people.identify(WREN)).state == "us-mn"
    assert not await linking.part(WREN_THERE)
    assert not await linking.part(WREN)  # alone: there is nothing to part from


async def test_erasing_on_one_erases_the_member(
    linking: Linking, people: Accounts, queue: Queue, database: Database
) -> None:
    await people.change(WREN, "state", "us-mn")
    await grant(database, Role.FACILITATOR, WREN)
    await hand_in(queue, people, WREN, "Asked on one app")
    await linking.join(WREN_THERE, await linking.new_code(WREN))
    await linking.new_code(WREN)
    erased = await people.forget(WREN_THERE)
    assert {"accounts", "granted roles", "a code to join accounts"} <= set(erased)
    for person in (WREN, WREN_THERE):
        assert await people.export(person) == {}
        assert await linking.accounts(person) == (person,)
    for table in (store.members, store.accounts, store.granted_roles, link_codes):
        assert await count(database, table) == 0
    assert (await queue.page(1)).items == ()


# In the chat


def only(answer: Answer) -> Message:
    (message,) = messages(answer)
    return message


async def pressed(link: Link, person: Person, label: str, answer: Answer) -> Answer:
    """Presses a button of an answer."""
    verb, *arguments = actions(answer)[label].removeprefix("members:link").split(":")
    handlers: Mapping[str, Any] = {
        "": link.back,
        "-make": link.make,
        "-type": link.ask,
        "-join": link.join,
        "-part": link.part,
    }
    return await handlers[verb](context(person), *arguments)  # type: ignore[no-any-return]


async def test_from_the_command_to_one_member(link: Link) -> None:
    overview = await link.link(context(WREN), None)
    assert "Joined now" not in words(overview)
    made = await pressed(link, WREN, "Get a code", overview)
    assert "7K2M-9QFX" in words(made)
    asked = await link.link(context(WREN_THERE), "7k2m 9qfx")
    assert "your account on Discord" in words(asked)
    assert "If you did not make this code yourself, say no." in words(asked)
    done = await pressed(link, WREN_THERE, "Yes, join them", asked)
    assert "Joined" in words(done)
    overview = await link.link(context(WREN_THERE), None)
    assert "Telegram (here)" in words(overview)
    parted = await pressed(link, WREN_THERE, "Part this app from the others", overview)
    assert "stands alone again" in words(parted)
    with pytest.raises(NotUnderstood):
        await link.part(context(WREN_THERE))


async def test_a_code_in_the_form(link: Link) -> None:
    await link.make(context(WREN))
    asked = await link.ask(context(WREN_THERE))
    assert isinstance(asked, Ask)
    (question,) = asked.form.questions
    wrong = await link.typed(context(WREN_THERE), {question.name: "I have none"})
    assert "I do not know that code" in words(wrong)
    assert "Type a code" in actions(wrong)
    nothing = await link.typed(context(WREN_THERE), {})
    assert "I do not know that code" in words(nothing)
    right = await link.typed(context(WREN_THERE), {question.name: "7K2M-9QFX"})
    assert "Join these two?" in words(right)
    assert "Join your accounts" in words(await pressed(link, WREN_THERE, "No", right))


async def test_each_refusal_is_a_kind_sentence(link: Link) -> None:
    await link.make(context(WREN))
    assert "You got this code here" in words(await link.link(context(WREN), CODES[0]))
    await link.join(context(WREN_THERE), CODES[0])
    await link.make(context(WREN))
    assert "joined already" in words(await link.link(context(WREN_THERE), CODES[1]))
    for number in range(2, 7):
        last = await link.link(context(EVE), f"WRNG222{number}")
    assert "I do not know that code" in words(last)
    assert "wait ten minutes" in words(await link.link(context(EVE), CODES[1]))


async def test_every_sentence_is_there_in_spanish(link: Link) -> None:
    said = words(await link.link(context(WREN, language="es"), None))
    said += words(await link.make(context(WREN, language="es")))
    said += words(await link.link(context(WREN_THERE, language="es"), CODES[0]))
    said += words(await link.join(context(WREN_THERE, language="es"), CODES[0]))
    assert "{" not in said
    for part in ("Unir tus cuentas", "Pedir un código", "10 minutos", "Discord"):
        assert part in said
