"""Nothing says who asked unless they want an answer; an answer arrives once; nothing outlives its use."""

from __future__ import annotations

import asyncio
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from bot.alliance import Alliance
from bot.chat.event import Person
from bot.chat.message import Message
from bot.chat.platform import Address, AddressGone
from bot.clock import MovableClock
from bot.members.account import Accounts
from bot.review import rules
from bot.review.queue import Queue
from bot.review.records import Outcome
from bot.review.store import review_items
from bot.storage import Database
from tests.fakes import LANGUAGE, NOW, FakeSend

DAY = date(2026, 11, 20)
NOA = Person("telegram", "9", locale="es")
NOAS_CHAT = Address("telegram", "9")
LINKS = ("answer_platform", "answer_chat", "answer_thread", "member_id")


def private(person: Person) -> Address:
    return Address(person.platform, person.id)


@pytest.fixture
def send() -> FakeSend:
    return FakeSend()


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock(NOW)


def a_queue(database: Database, send: Any, clock: MovableClock) -> Queue:
    return Queue(
        database,
        send=send,
        address_of=private,
        alliance_name=lambda: "Green Mountain",
        voice=LANGUAGE.voice,
        now=clock.now,
    )


@pytest.fixture
def queue(database: Database, send: FakeSend, clock: MovableClock) -> Queue:
    return a_queue(database, send, clock)


async def ask(queue: Queue, text: str = "Can I bring my dog?", **more: Any) -> int:
    values = {"kind": "question", "text": text, "language": "en", "state": "us-vt", "on": DAY}
    return await queue.hand_in(**(values | more))


async def row(database: Database, number: int) -> dict[str, Any]:
    async with database.read() as connection:
        found = await connection.execute(select(review_items).where(review_items.c.id == number))
        return dict(found.mappings().one())


async def numbers(database: Database) -> list[int]:
    async with database.read() as connection:
        return list(await connection.scalars(select(review_items.c.id).order_by(review_items.c.id)))


async def test_without_a_wish_for_an_answer_nothing_says_who_asked(
    queue: Queue, database: Database
) -> None:
    kept = await row(database, await ask(queue, member_id=None))
    assert {kept[name] for name in LINKS} == {None}
    assert kept["handed_in_on"] == DAY  # a day, no time


async def test_a_members_number_is_not_kept_without_an_address(
    queue: Queue, database: Database
) -> None:
    accounts = Accounts(database, lambda: Alliance(name="A"))
    number = await ask(queue, member_id=await accounts.keep(NOA))
    assert (await row(database, number))["member_id"] is None


async def test_an_answer_arrives_once_and_the_way_back_is_erased(
    queue: Queue, database: Database, send: FakeSend
) -> None:
    number = await ask(queue, "¿Puedo llevar a mi perro?", language="es", answer_to=NOAS_CHAT)
    assert await queue.answer(number, "Sí, y *gracias* por preguntar.\n\nTe esperamos.") == "sent"
    ((address, message),) = send.sent
    assert address == NOAS_CHAT
    said = message.words()
    assert message.title == "Una respuesta a tu pregunta"
    assert "¿Puedo llevar a mi perro?" in said
    assert "Sí, y *gracias* por preguntar." in said
    assert "De la coordinación de Green Mountain" in said
    kept = await row(database, number)
    assert {kept[name] for name in LINKS} == {None}
    assert kept["status"] == "done"
    assert await queue.deliver_waiting() == 0
    assert len(send.sent) == 1


async def test_of_two_coordinators_at_once_one_answers(queue: Queue, send: FakeSend) -> None:
    number = await ask(queue, answer_to=NOAS_CHAT)
    outcomes = await asyncio.gather(*(queue.answer(number, f"answer {who}") for who in range(8)))
    assert sorted(outcomes) == ["sent", *["taken"] * 7]
    assert len(send.sent) == 1
    assert f"answer {outcomes.index(Outcome.SENT)}" in send.sent[0][1].words()


async def test_closing_and_answering_at_once_do_one_of_them(queue: Queue, send: FakeSend) -> None:
    number = await ask(queue, answer_to=NOAS_CHAT)
    closed, outcome = await asyncio.gather(
        queue.close(number, though_wanted=True), queue.answer(number, "yes")
    )
    assert closed == (outcome is Outcome.TAKEN)
    assert len(send.sent) == (outcome is Outcome.SENT)


async def test_what_nobody_waits_for_cannot_be_answered(queue: Queue, send: FakeSend) -> None:
    assert await queue.answer(await ask(queue), "yes") == "taken"
    assert await queue.answer(4711, "yes") == "taken"
    assert send.sent == []


async def test_while_the_app_is_off_an_answer_waits_and_then_arrives(
    queue: Queue, database: Database, send: FakeSend
) -> None:
    number = await ask(queue, answer_to=NOAS_CHAT)
    send.off.add("telegram")
    assert await queue.answer(number, "yes") == "waiting"
    assert await queue.deliver_waiting() == 0
    assert (await row(database, number))["answer_chat"] == "9"
    assert (await queue.page(1)).undelivered == 1
    send.off.clear()
    assert await queue.deliver_waiting() == 1
    assert len(send.sent) == 1
    assert {(await row(database, number))[name] for name in LINKS} == {None}
    assert await queue.deliver_waiting() == 0


async def test_one_dead_app_does_not_hold_up_the_others(queue: Queue, send: FakeSend) -> None:
    send.off |= {"telegram", "discord"}
    await queue.answer(await ask(queue, answer_to=NOAS_CHAT), "to Telegram")
    await queue.answer(await ask(queue, answer_to=Address("discord", "1")), "to Discord")
    send.off.remove("discord")
    assert await queue.deliver_waiting() == 1
    assert [address.platform for address, _ in send.sent] == ["discord"]


async def test_who_cannot_be_reached_any_more_is_forgotten_and_said(
    queue: Queue, database: Database, send: FakeSend
) -> None:
    number = await ask(queue, answer_to=NOAS_CHAT)
    send.off.add("telegram")
    await queue.answer(number, "yes")
    send.off.clear()
    send.gone.add("9")
    assert await queue.deliver_waiting() == 0
    assert {(await row(database, number))[name] for name in LINKS} == {None}
    (item,) = (await queue.page(1)).items
    assert (item.number, item.status) == (number, "gone")
    assert await queue.close(number)


async def test_several_hosts_deliver_each_answer_once(
    queue: Queue, database: Database, send: FakeSend, clock: MovableClock
) -> None:
    send.off.add("telegram")
    for number in range(10):
        await queue.answer(await ask(queue, f"question {number}", answer_to=NOAS_CHAT), "yes")
    send.off.clear()
    hosts = [a_queue(database, send, clock) for _ in range(4)]
    assert sum(await asyncio.gather(*(host.deliver_waiting() for host in hosts))) == 10
    assert len(send.sent) == 10


async def test_an_answer_in_flight_is_not_sent_by_somebody_else(
    database: Database, send: FakeSend, clock: MovableClock
) -> None:
    begun, go_on = asyncio.Event(), asyncio.Event()

    async def slowly(address: Address, message: Message) -> None:
        begun.set()
        await go_on.wait()
        await send(address, message)

    slow, other = a_queue(database, slowly, clock), a_queue(database, send, clock)
    number = await ask(slow, answer_to=NOAS_CHAT)
    answering = asyncio.create_task(slow.answer(number, "yes"))
    await begun.wait()
    assert await other.deliver_waiting() == 0
    go_on.set()
    assert await answering == "sent"
    assert len(send.sent) == 1


async def test_a_crash_while_sending_loses_nothing(
    database: Database, send: FakeSend, clock: MovableClock
) -> None:
    begun = asyncio.Event()

    async def never(_address: Address, _message: Message) -> None:
        begun.set()
        await asyncio.Event().wait()

    crashing = a_queue(database, never, clock)
    number = await ask(crashing, answer_to=NOAS_CHAT)
    answering = asyncio.create_task(crashing.answer(number, "yes"))
    await begun.wait()
    answering.cancel()
    with pytest.raises(asyncio.CancelledError):
        await answering
    queue = a_queue(database, send, clock)
    assert await queue.deliver_waiting() == 0  # somebody may still be at it
    clock.move(timedelta(minutes=3))
    assert await queue.deliver_waiting() == 1
    assert len(send.sent) == 1


async def test_closed_things_are_erased_after_thirty_days(
    queue: Queue, database: Database, clock: MovableClock
) -> None:
    old = await ask(queue, "old")
    await queue.close(old)
    clock.move(timedelta(days=1))
    newer = await ask(queue, "newer", answer_to=NOAS_CHAT)
    await queue.answer(newer, "yes")
    waiting = await ask(queue, "open")
    assert await queue.purge(DAY + timedelta(days=29)) == 0
    assert await queue.purge(DAY + timedelta(days=30)) == 1
    assert await numbers(database) == [newer, waiting]
    assert await queue.purge(DAY + timedelta(days=31)) == 1
    assert await queue.purge(DAY + timedelta(days=900)) == 0
    assert await numbers(database) == [waiting]


async def test_an_old_number_never_means_something_newer(queue: Queue, clock: MovableClock) -> None:
    old = await ask(queue)
    await queue.close(old)
    await queue.purge(DAY + timedelta(days=30))
    assert await ask(queue, "another") != old


async def test_a_person_sees_takes_and_erases_their_questions(
    queue: Queue, database: Database, send: FakeSend
) -> None:
    accounts = Accounts(database, lambda: Alliance(name="A"), [queue])
    by_address = await ask(queue, "by address", answer_to=NOAS_CHAT)
    member_id = await accounts.keep(NOA)
    elsewhere = Address("discord", "1")
    by_number = await ask(queue, "by number", answer_to=elsewhere, member_id=member_id)
    nobodys = await ask(queue, "nobody's")
    anothers = await ask(queue, "another's", answer_to=Address("telegram", "10"))
    held = await accounts.export(NOA)
    assert held["questions for a coordinator"] == [
        {"question": "by address", "handed in": "2026-11-20", "answer goes to": "telegram: 9"},
        {"question": "by number", "handed in": "2026-11-20", "answer goes to": "discord: 1"},
    ]
    assert (await accounts.held(NOA)).parts[-1].count == 2
    assert await accounts.forget(NOA) == ["accounts", "questions for a coordinator"]
    assert await numbers(database) == [nobodys, anothers]
    for number in (by_address, by_number):
        assert await queue.answer(number, "yes") == "taken"
    assert send.sent == []


async def test_who_has_no_row_can_still_erase_their_question(
    queue: Queue, database: Database
) -> None:
    accounts = Accounts(database, lambda: Alliance(name="A"), [queue])
    await ask(queue, answer_to=NOAS_CHAT)
    assert await accounts.forget(NOA) == ["questions for a coordinator"]
    assert await accounts.export(NOA) == {}
    assert await numbers(database) == []


async def test_whatever_is_handed_in_is_kept_and_read_back(queue: Queue) -> None:
    words = "NUL \x00, a lone \ud83d half, bell \x07, ünïcödé 🙂, «**markup**» <b>@everyone</b>"
    number = await ask(queue, f"\r\n{words}\r\nsecond line" + "x" * 10_000, subject="y" * 300)
    item = await queue.item(number)
    assert item is not None
    assert item.text.startswith("NUL , a lone  half, bell , ünïcödé 🙂, «**markup**» <b>@everyone")
    assert "\nsecond line" in item.text
    assert len(item.text) == 4000
    assert len(item.subject) == 64


@given(st.text())
def test_cleaned_words_are_fit_for_any_database(typed: str) -> None:
    kept = rules.cleaned(typed)
    assert "\x00" not in kept
    assert kept.encode("utf-8").decode("utf-8") == kept
    assert rules.cleaned(kept) == kept


async def test_an_unexpected_kind_is_refused(queue: Queue) -> None:
    with pytest.raises(ValueError, match="nonsense"):
        await ask(queue, kind="nonsense")


async def test_trouble_of_an_app_is_not_shown_as_gone(
    database: Database, clock: MovableClock
) -> None:
    async def broken(_address: Address, _message: Message) -> None:
        raise KeyError("an app's own mistake")

    async def gone(_address: Address, _message: Message) -> None:
        raise AddressGone

    number = await ask(a_queue(database, broken, clock), answer_to=NOAS_CHAT)
    assert await a_queue(database, broken, clock).answer(number, "yes") == "waiting"
    assert await a_queue(database, gone, clock).deliver_waiting() == 0
    assert (await row(database, number))["status"] == "gone"
