"""Any form can be shown, kept and walked to its end; every card is one that Telegram takes."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.chat.event import Place
from bot.chat.form import Agree, Choice, Choices, Day, Form, Line, Paragraph
from bot.chat.message import Message, Option
from bot.platforms.telegram import cards, dialogue, keyboard, render, sheet
from bot.platforms.telegram.dialogue import Step, Verb
from bot.platforms.telegram.sheet import Sheet
from tests.fakes import LANGUAGE, NOW
from tests.platforms.showcase import full_form
from tests.platforms.telegram.test_render import MANNER, faults
from tests.platforms.telegram.values import forms

SAY = LANGUAGE.voice("en", "America/New_York")
ES = LANGUAGE.voice("es", "America/New_York")
PLACE = Place("telegram", "1", is_private=True)
MANY = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def begun(form: Form) -> Sheet:
    return sheet.begun(form, "token", PLACE)


def taken(kept: Sheet, verb: Verb, number: int = 0) -> Sheet:
    return dialogue.pressed(kept, Step("token", kept.at, verb, number), SAY).sheet


def typed(kept: Sheet, words: str) -> Sheet:
    found = dialogue.typed(kept, words, SAY)
    assert found is not None
    assert not found.problem
    return found.sheet


def data(message: Message) -> list[str]:
    parcel = render.message(message, MANNER)[-1]
    return [key.data for line in parcel.keys for key in line]


@MANY
@given(forms, st.sampled_from((SAY, ES)))
def test_every_card_of_any_form_is_taken_by_telegram(form: Form, say: cards.Say) -> None:
    kept = begun(form)
    for at in range(kept.at, len(form.questions) + 1):
        if at < len(form.questions) and sheet.hollow(form.questions[at]):
            continue
        now = replace(kept, at=at)
        for card in (cards.card(now, say, NOW, "problem"), cards.card(now, say, NOW)):
            parcels = render.message(card, MANNER)
            assert faults(parcels) == []
            assert all(dialogue.step(key) or keyboard.numbered(key) for key in data(card))
        if at < len(form.questions):
            assert faults(render.message(cards.record(now, at, say), MANNER)) == []
    for message in (cards.waiting(kept, say), cards.sent(kept, say)):
        assert faults(render.message(message, MANNER)) == []


@MANY
@given(forms)
def test_any_form_is_kept_as_it_is(form: Form) -> None:
    kept = begun(form)
    try:
        content = sheet.dump([kept])
        content.encode()
    except UnicodeEncodeError:
        return  # half characters come from no file and no app
    (again,) = sheet.load(content)
    assert again == kept


@MANY
@given(forms)
def test_any_form_comes_to_its_review(form: Form) -> None:
    kept = begun(form)
    for _ in range(len(form.questions)):
        question = kept.question
        match question:
            case None:
                break
            case Line() | Paragraph():
                if question.max_length < 1 and question.required:
                    return  # cannot be answered anywhere
                kept = typed(kept, "x") if question.max_length else taken(kept, Verb.SKIP)
            case Choice():
                kept = taken(kept, Verb.OPTION)
            case Choices():
                least, _ = sheet.bounds(question)
                chosen = kept.answers.get(kept.at, sheet.before_hand(question))
                values = [one.value for one in question.options]
                for number, value in enumerate(values):
                    if len(chosen) < least and value not in chosen:
                        kept = taken(kept, Verb.OPTION, number)
                        chosen = kept.answers[kept.at]
                if len(chosen) < least:
                    return  # several options with the same value
                kept = taken(kept, Verb.DONE)
            case Day():
                kept = typed(kept, "2026-12-01")
            case Agree():
                kept = taken(kept, Verb.AGREE)
    assert kept.is_at_review
    names = [one.name for one in form.questions if not sheet.hollow(one)]
    assert set(kept.values()) == set(names)


def test_old_buttons_change_nothing() -> None:
    kept = typed(begun(full_form()), "Noa")
    old = dialogue.pressed(kept, Step("token", 0, Verb.SKIP), SAY)
    assert old.sheet == kept


def test_an_answer_is_changed_from_the_review() -> None:
    kept = replace(begun(full_form()), at=8, answers={0: "Noa"})
    kept = taken(kept, Verb.CHANGE)
    assert "Which answer" in cards.card(kept, SAY, NOW).words()
    kept = taken(kept, Verb.EDIT, 0)
    assert "So far: Noa" in cards.card(kept, SAY, NOW).words()
    kept = typed(kept, "Wren")
    assert kept.is_at_review
    assert kept.answers[0] == "Wren"


def test_back_and_forth_keeps_what_was_answered() -> None:
    kept = typed(begun(full_form()), "Noa")
    kept = taken(kept, Verb.BACK)
    assert kept.at == 0
    assert "So far: Noa" in cards.card(kept, SAY, NOW).words()
    assert taken(kept, Verb.KEEP).answers == {0: "Noa"}


def test_what_was_filled_in_beforehand_can_be_kept() -> None:
    form = Form("a:b", "T", (Line(name="x", label="X", value="typed before"),))
    card = cards.card(begun(form), SAY, NOW)
    assert "So far: typed before" in card.words()
    assert "Keep it" in card.words()
    assert taken(begun(form), Verb.KEEP).values() == {"x": "typed before"}


def test_too_long_and_empty_answers_are_refused_kindly() -> None:
    form = Form("a:b", "T", (Line(name="x", label="X", max_length=5),))
    long = dialogue.typed(begun(form), "123456", SAY)
    assert long is not None
    assert "6 characters" in long.problem
    assert "Nothing is lost" in long.problem
    empty = dialogue.typed(begun(form), "\u200b", SAY)
    assert empty is not None
    assert "any words" in empty.problem


def test_a_day_is_strict_and_echoed_in_full() -> None:
    form = Form("a:b", "T", (Day(name="d", label="When"), Line(name="x", label="X")))
    kept = begun(form)
    for words in ("31/02/2026", "2026-02-30", "tomorrow", "12-01-2026"):
        found = dialogue.typed(kept, words, SAY)
        assert found is not None
        assert "2026-12-01" in found.problem
    kept = typed(kept, "2026-12-1")
    assert kept.answers == {0: "2026-12-01"}
    assert "Tuesday, December 1, 2026" in cards.record(kept, 0, SAY).words()


def test_a_day_button_means_the_day_it_shows_for_ever() -> None:
    form = Form("a:b", "T", (Day(name="d", label="When"),))
    card = cards.card(begun(form), SAY, NOW)
    assert "Friday, November 20, 2026" in card.words()
    found = dialogue.step(data(card)[0])
    assert found is not None
    assert dialogue.pressed(begun(form), found, SAY).sheet.answers == {0: "2026-11-20"}


def test_choices_have_a_least_and_a_most() -> None:
    options = tuple(Option(one, one) for one in "abcd")
    form = Form("a:b", "T", (Choices(name="c", label="C", options=options, least=2, most=3),))
    kept = taken(begun(form), Verb.OPTION, 0)
    few = dialogue.pressed(kept, Step("token", 0, Verb.DONE), SAY)
    assert "at least 2" in few.problem
    kept = taken(taken(kept, Verb.OPTION, 1), Verb.OPTION, 3)
    many = dialogue.pressed(kept, Step("token", 0, Verb.OPTION, 2), SAY)
    assert "3 at most" in many.problem
    assert taken(kept, Verb.DONE).values() == {"c": ("a", "b", "d")}
    assert taken(kept, Verb.OPTION, 0).answers == {0: ("b", "d")}


def test_an_option_can_be_typed() -> None:
    form = Form("a:b", "T", (Choice(name="c", label="C", options=(Option("Red One", "r"),)),))
    assert typed(begun(form), "red  one").answers == {0: "r"}
    assert dialogue.typed(begun(form), "what is this?", SAY) is None


def test_a_form_that_is_begun_again_keeps_its_answers() -> None:
    before = replace(begun(full_form()), answers={0: "Noa", 2: "green"})
    again = sheet.begun(full_form(), "new", PLACE, before)
    assert again.answers == {0: "Noa", 2: "green"}
