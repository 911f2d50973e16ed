"""A coordinator works through the queue; nobody else sees it, and nobody sees who asked."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

import pytest

from bot.chat.dispatch import Dispatcher, Reader
from bot.chat.event import AnyEvent, Command, Person, Place, Press, Submitted
from bot.chat.form import Form
from bot.chat.platform import Address
from bot.chat.reply import Ask, Reply, Shown, Toast, Update
from bot.chat.router import Role, Router
from bot.clock import MovableClock
from bot.review.handlers import Review
from bot.review.queue import Queue
from bot.storage import Database
from tests.fakes import LANGUAGE, NOW, FakeSend, actions, messages, words

DAY = date(2026, 11, 20)
CARMEN = Person("discord", "1", locale="en", name="Carmen")
LUZ = Person("telegram", "2", locale="es", name="Luz")
WREN = Person("telegram", "501", locale="en", name="Wren")
ASKER = Address("telegram", "700700700")


class Office:
    """The queue, its dispatcher, and what coordinators do there."""

    def __init__(self, database: Database) -> None:
        self.send = FakeSend()
        self.clock = MovableClock(NOW)
        self.queue = Queue(
            database,
            send=self.send,
            address_of=lambda person: Address(person.platform, person.id),
            alliance_name=lambda: "Green Mountain",
            voice=LANGUAGE.voice,
            now=self.clock.now,
        )
        self.coordinators = {CARMEN, LUZ}
        router = Router()
        router.add(Review(self.queue))
        self.dispatcher = Dispatcher(
            router, self._identify, self._reader, LANGUAGE.voice, self.clock.now, lambda: "CODE"
        )

    def _reader(self, person: Person) -> Reader:
        roles = {Role.ANYONE, Role.MEMBER} | (
            {Role.COORDINATOR} if person in self.coordinators else set()
        )
        return Reader(person.locale, "America/New_York", "us-vt", frozenset(roles))

    async def _identify(self, person: Person) -> Reader:
        return self._reader(person)

    async def hand_in(self, text: str, **more: Any) -> int:
        values = {"kind": "question", "text": text, "language": "en", "state": "us-vt", "on": DAY}
        return await self.queue.hand_in(**(values | more))

    async def _handle(self, event: AnyEvent) -> tuple[Shown, ...]:
        return await self.dispatcher.handle(event)

    async def opens(self, person: Person = CARMEN) -> tuple[Shown, ...]:
        place = Place(person.platform, person.id, is_private=True)
        return await self._handle(Command(person=person, place=place, name="review"))

    async def presses(self, action: str, person: Person = CARMEN) -> tuple[Shown, ...]:
        place = Place(person.platform, person.id, is_private=True)
        return await self._handle(Press(person=person, place=place, action=action))

    async def form(self, number: int, person: Person = CARMEN) -> Form:
        (asked,) = await self.presses(f"review:answer:{number}", person)
        assert isinstance(asked, Ask)
        return asked.form

    async def writes(
        self, form: Form | str, answer: str, person: Person = CARMEN
    ) -> tuple[Shown, ...]:
        place = Place(person.platform, person.id, is_private=True)
        key = form if isinstance(form, str) else form.key
        event = Submitted(person=person, place=place, form=key, values={"answer": answer})
        return await self._handle(event)


@pytest.fixture
def office(database: Database) -> Office:
    return Office(database)


def toasts(answer: Iterable[Shown]) -> list[str]:
    return [one.text for one in answer if isinstance(one, Toast)]


async def test_an_empty_queue_says_so(office: Office) -> None:
    answer = await office.opens()
    assert "Nothing is waiting" in words(answer)
    assert actions(answer) == {}
    assert isinstance(answer[0], Reply)
    assert answer[0].only_you


async def test_cards_stand_oldest_first_with_counts(office: Office) -> None:
    await office.hand_in("newer", on=DAY)
    await office.hand_in("older", on=DAY - timedelta(days=3), answer_to=ASKER)
    await office.hand_in("", kind="report", subject="vt.cost", on=DAY - timedelta(days=1))
    answer = await office.opens()
    (message,) = messages(answer)
    assert "2 questions and 1 report, the oldest first." in words(answer)
    assert [field.label for field in message.fields] == [
        "1. Question, November 17, 2026, answer wanted",
        "2. Report, November 19, 2026",
        "3. Question, November 20, 2026",
    ]
    assert list(actions(answer)) == ["Open 1", "Open 2", "Open 3"]
    assert "vt.cost: No note was left." in words(answer)


async def test_a_long_queue_is_paged(office: Office) -> None:
    for number in range(12):
        await office.hand_in(f"question {number}")
    first = await office.opens()
    assert "Page 1 of 3" in words(first)
    assert "Previous page" not in actions(first)
    second = await office.presses(actions(first)["Next page"])
    assert isinstance(second[0], Update)
    assert list(actions(second)) == [
        *(f"Open {number}" for number in range(6, 11)),
        "Previous page",
        "Next page",
    ]
    last = await office.presses("review:queue:3")
    assert "question 11" in words(last)
    assert "Next page" not in actions(last)
    assert words(await office.presses("review:queue:99")) == words(last)


async def test_a_question_shows_all_but_who_asked(office: Office) -> None:
    number = await office.hand_in("Can I bring\nmy **dog**?", answer_to=ASKER)
    answer = await office.presses(actions(await office.opens())["Open 1"])
    said = words(answer)
    assert "Can I bring\nmy **dog**?" in said
    assert "Handed in: November 20, 2026" in said
    assert "Language: English" in said
    assert "Place: Vermont" in said
    assert "You do not see who asked" in said
    assert "content/faq" in said
    assert ASKER.chat not in said
    assert actions(answer) == {
        "Answer": f"review:answer:{number}",
        "Done": f"review:done:{number}",
        "Back to the list": "review:queue:1",
    }


async def test_a_question_without_a_wish_has_no_answer_button(office: Office) -> None:
    number = await office.hand_in("Can I bring my dog?")
    answer = await office.presses(f"review:open:{number}")
    assert "Nothing says who asked" in words(answer)
    assert "Answer" not in actions(answer)
    assert toasts(await office.presses(f"review:answer:{number}"))


async def test_a_report_leads_to_the_answer_it_is_about(office: Office) -> None:
    number = await office.hand_in("The fee changed.", kind="report", subject="vt.cost")
    answer = await office.presses(f"review:open:{number}")
    assert "The answer: vt.cost" in words(answer)
    assert "The fee changed." in words(answer)
    assert actions(answer)["See the answer"] == "faq:show:vt.cost"


async def test_a_report_on_a_very_long_id_still_opens(office: Office) -> None:
    number = await office.hand_in("old", kind="report", subject="x" * 64)
    answer = await office.presses(f"review:open:{number}")
    assert "See the answer" not in actions(answer)
    assert "Done" in actions(answer)


async def test_done_takes_it_off(office: Office) -> None:
    number = await office.hand_in("Can I bring my dog?")
    answer = await office.presses(f"review:done:{number}")
    assert "Nothing is waiting" in words(answer)
    assert toasts(answer) == ["Done. Its words will be erased after 30 days."]
    again = await office.presses(f"review:done:{number}", LUZ)
    assert toasts(again) == ["Otra persona ya se encargó de eso."]


async def test_closing_without_the_hoped_for_answer_asks_first(office: Office) -> None:
    number = await office.hand_in("Can I bring my dog?", answer_to=ASKER)
    asked = await office.presses(f"review:done:{number}")
    assert "This person hopes for an answer" in words(asked)
    assert "1 question" in words(await office.opens())
    closed = await office.presses(actions(asked)["Close without an answer"])
    assert "Nothing is waiting" in words(closed)
    assert office.send.sent == []


async def test_an_answer_is_sent_to_who_asked(office: Office) -> None:
    number = await office.hand_in("¿Puedo llevar a mi perro?", language="es", answer_to=ASKER)
    form = await office.form(number)
    assert "¿Puedo llevar a mi perro?" in str(form.intro)
    answer = await office.writes(form, "  Sí, claro.  ")
    assert "The person has your answer" in words(answer)
    ((address, message),) = office.send.sent
    assert address == ASKER
    assert "Preguntaste:" in message.words()
    assert "Sí, claro." in message.words()
    assert "Carmen" not in message.words()
    assert "Nothing is waiting" in words(await office.opens())


async def test_the_second_coordinator_is_told_kindly_and_keeps_their_words(office: Office) -> None:
    number = await office.hand_in("Can I bring my dog?", answer_to=ASKER)
    carmens, luzs = await office.form(number), await office.form(number, LUZ)
    await office.writes(carmens, "Yes.")
    answer = await office.writes(luzs, "Claro que sí.", LUZ)
    assert "Ya se encargó alguien" in words(answer)
    assert "Claro que sí." in words(answer)
    assert len(office.send.sent) == 1
    assert toasts(await office.presses(f"review:answer:{number}", LUZ))


async def test_an_empty_answer_sends_nothing(office: Office) -> None:
    number = await office.hand_in("Can I bring my dog?", answer_to=ASKER)
    for empty in ("", "  \n ", "\x00"):
        assert "nothing was sent" in words(await office.writes(f"review:answered:{number}", empty))
    assert office.send.sent == []
    assert "1 question" in words(await office.opens())


async def test_an_answer_that_waits_or_cannot_arrive_is_said(office: Office) -> None:
    first = await office.hand_in("Can I bring my dog?", answer_to=ASKER)
    office.send.off.add("telegram")
    said = words(await office.writes(f"review:answered:{first}", "Yes."))
    assert "as soon as that works" in said
    listed = words(await office.opens())
    assert "Nothing is waiting" in listed
    assert "One answer is on its way" in listed
    office.send.off.clear()
    office.send.gone.add(ASKER.chat)
    await office.queue.deliver_waiting()
    listed = words(await office.opens())
    assert "answer not delivered" in listed
    opened = await office.presses(f"review:open:{first}")
    assert "cannot be reached any more" in words(opened)
    assert "Answer" not in actions(opened)
    assert "Nothing is waiting" in words(await office.presses(actions(opened)["Done"]))
    second = await office.hand_in("And my cat?", answer_to=ASKER)
    said = words(await office.writes(f"review:answered:{second}", "Yes."))
    assert "did not arrive" in said


async def test_nobody_else_gets_in_by_any_door(office: Office) -> None:
    number = await office.hand_in("a private thing", answer_to=ASKER)
    assert "for coordinators" in words(await office.opens(WREN))
    for action in office.dispatcher.router.presses:
        answer = await office.presses(f"{action}:{number}", WREN)
        assert "for coordinators" in words(answer)
        assert "a private thing" not in words(answer)
    answer = await office.writes(f"review:answered:{number}", "hello", WREN)
    assert "for coordinators" in words(answer)
    assert office.send.sent == []
    assert "1 question" in words(await office.opens())


async def test_a_role_taken_away_counts_at_the_next_press(office: Office) -> None:
    number = await office.hand_in("Can I bring my dog?", answer_to=ASKER)
    form = await office.form(number)
    office.coordinators.remove(CARMEN)
    assert "for coordinators" in words(await office.writes(form, "Yes."))
    assert office.send.sent == []


@pytest.mark.parametrize(
    "argument", ["0", "-1", "x", "", "1:2", "99999999999999999999", "2147483648", "٣", "1e3"]
)
async def test_forged_numbers_are_answered_kindly(office: Office, argument: str) -> None:
    for verb in ("queue", "open", "answer", "done", "close"):
        assert "older message" in words(await office.presses(f"review:{verb}:{argument}"))


async def test_an_item_that_never_was_leads_back_to_the_list(office: Office) -> None:
    for verb in ("open", "answer", "done", "close"):
        answer = await office.presses(f"review:{verb}:2147483647")
        assert toasts(answer) == ["Somebody else took care of that one."]
        assert "Nothing is waiting" in words(answer)


@pytest.mark.parametrize("person", [CARMEN, LUZ])
async def test_every_sentence_exists(
    office: Office, person: Person, caplog: pytest.LogCaptureFixture
) -> None:
    office.send.off.add("telegram")
    for number in range(7):
        kind = "report" if number % 2 else "question"
        item = await office.hand_in("words", kind=kind, subject="a.b", language="es")
        await office.presses(f"review:open:{item}", person)
    asked = await office.hand_in("words", answer_to=ASKER, state="us")
    await office.form(asked, person)
    await office.presses(f"review:done:{asked}", person)
    await office.writes(f"review:answered:{asked}", "yes", person)
    await office.opens(person)
    await office.presses("review:queue:2", person)
    assert [record for record in caplog.records if "sentence" in record.getMessage()] == []
