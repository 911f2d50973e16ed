"""Forms: what does not fit is said beside the question, and nothing typed is lost."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat import text
from bot.chat.form import Agree, Choice, Choices, Day, Form, Line, Paragraph, Question
from bot.chat.message import Message, Option, Tone
from bot.chat.text import When, WhenStyle
from bot.platforms.web.conversation import Outcome, _is_trouble
from bot.platforms.web.forms import Filling, back, check, forward, prefilled, read
from bot.platforms.web.guarding import Posted
from bot.platforms.web.rooms import Entry, Key
from bot.platforms.web.sealing import seal, unseal
from bot.platforms.web.signing import Signer
from tests.fakes import NOW
from tests.platforms.web.demo import FORM

SIGNER = Signer(b"secret")
THREE = tuple(Option(one, one) for one in ("a", "b", "c"))


def posted(**fields: Any) -> Posted:
    from urllib.parse import urlencode

    return Posted(urlencode(fields, doseq=True).encode())


@pytest.mark.parametrize(
    ("question", "answer", "misfit"),
    [
        (Line(name="n", label="L"), "", "web-misfit-empty"),
        (Line(name="n", label="L"), "   ", "web-misfit-empty"),
        (Line(name="n", label="L", required=False), "", None),
        (Line(name="n", label="L", max_length=3), "abcd", "web-misfit-long"),
        (Line(name="n", label="L", max_length=3), " abc ", None),
        (Paragraph(name="n", label="L", max_length=2), "🙂🙂", None),
        (Choice(name="n", label="L", options=THREE), "a", None),
        (Choice(name="n", label="L", options=THREE), "z", "web-misfit-choice"),
        (Choice(name="n", label="L", options=THREE), "", "web-misfit-choice"),
        (Choice(name="n", label="L", options=THREE, required=False), "", None),
        (Choices(name="n", label="L", options=THREE), (), "web-misfit-few"),
        (Choices(name="n", label="L", options=THREE, required=False), (), None),
        (Choices(name="n", label="L", options=THREE, least=2), ("a",), "web-misfit-few"),
        (Choices(name="n", label="L", options=THREE, most=1), ("a", "b"), "web-misfit-many"),
        (Choices(name="n", label="L", options=THREE), ("a", "z"), "web-misfit-choice"),
        (Day(name="n", label="L"), "2026-12-01", None),
        (Day(name="n", label="L"), "2026-02-30", "web-misfit-day"),
        (Day(name="n", label="L"), "tomorrow", "web-misfit-day"),
        (Day(name="n", label="L"), "20261201", "web-misfit-day"),
        (Agree(name="n", label="L"), "yes", None),
        (Agree(name="n", label="L"), "", "web-misfit-agree"),
        (Agree(name="n", label="L", required=False), "", None),
    ],
)
def test_what_fits(question: Question, answer: str | tuple[str, ...], misfit: str | None) -> None:
    found = check(question, answer)
    assert (found.key if found else None) == misfit


def test_pages_go_on_and_back_with_everything_typed() -> None:
    filling = Filling(FORM)
    assert filling.pages == 2
    typed = read(
        filling, posted(q0="Peer worker", q1="Kind", q2="1", q3=["0", "2"], q4="2026-12-01")
    )
    second = forward(typed)
    assert (second.page, second.misfits) == (1, ())
    back_again = back(read(second, posted(q6="half")))
    assert back_again.page == 0
    assert back_again.answer(0) == "Peer worker"
    assert back_again.answer(6) == "half"
    assert back_again.values()["place"] == "c2"
    assert back_again.values()["days"] == ("c1", "c3")


def test_a_misfit_keeps_the_page_and_the_words() -> None:
    typed = read(Filling(FORM), posted(q0="x" * 30, q4="soon"))
    after = forward(typed)
    assert after.page == 0
    assert [number for number, _ in after.misfits] == [0, 2, 3, 4]
    assert after.answer(0) == "x" * 30
    assert after.answer(4) == "soon"


def test_the_last_page_checks_every_page() -> None:
    """The signed state is ours, but an older page of it may be sent twice."""
    last = Filling(FORM, page=1, answers=((0, ""), (7, "yes")))
    assert forward(last).page == 0


@pytest.mark.parametrize(
    ("value", "expected"), [("a", ("a",)), ("a, c", ("a", "c")), ("", ()), ("z,a", ("a",))]
)
def test_choices_are_filled_in_beforehand(value: str, expected: tuple[str, ...]) -> None:
    assert prefilled(Choices(name="n", label="L", options=THREE, value=value)) == expected


INTRO: text.Text = (
    text.Prose((text.Span("a", bold=True, href="https://example.org"),)),
    text.Bullets(((text.Span("b"),),), numbered=True),
    text.Quote(((text.Span("c"),),)),
    text.Code("d"),
    text.Prose((text.Span("e", when=When(datetime(2026, 1, 2, tzinfo=UTC), WhenStyle.DAY)),)),
)

words = st.text(max_size=60)
options = st.lists(st.builds(Option, words, words, words), max_size=200).map(tuple)
shared: dict[str, Any] = {
    "name": words,
    "label": words,
    "help": words,
    "required": st.booleans(),
    "value": words,
}
questions = st.one_of(
    st.builds(Line, **shared, max_length=st.integers(1, 4000), placeholder=words),
    st.builds(Paragraph, **shared, max_length=st.integers(1, 4000)),
    st.builds(Choice, **shared, options=options),
    st.builds(
        Choices,
        **shared,
        options=options,
        least=st.integers(0, 3),
        most=st.none() | st.integers(1, 5),
    ),
    st.builds(Day, **shared),
    st.builds(Agree, **shared),
)
forms = st.builds(
    Form,
    st.just("demo:sent:k"),
    words,
    st.lists(questions, max_size=12).map(tuple),
    st.just(INTRO),
    words,
)


@given(forms, st.integers(0, 3))
def test_a_half_filled_form_comes_back_from_the_page_as_it_was(form: Form, page: int) -> None:
    filling = forward(Filling(form, page=min(page, Filling(form).pages - 1), origin="t1"))
    assert unseal(seal(filling, "e1", "web:1", SIGNER), "web:1", SIGNER) == ("e1", filling)


def test_a_form_of_another_person_or_a_forged_one_is_not_read() -> None:
    sealed = seal(Filling(FORM), "e1", "web:1", SIGNER)
    assert unseal(sealed, "web:2", SIGNER) is None
    assert unseal(sealed[:-1] + ("A" if sealed[-1] != "A" else "B"), "web:1", SIGNER) is None
    assert unseal("x" + sealed, "web:1", SIGNER) is None
    assert unseal(sealed, "web:1", Signer(b"other")) is None
    for junk in ("", ".", "a.b", "\x00", "é.é", "🙂" * 500):
        assert unseal(junk, "web:1", SIGNER) is None


@given(
    forms,
    st.dictionaries(st.sampled_from([f"q{n}" for n in range(12)]), st.lists(words, max_size=3)),
)
def test_any_answers_are_read_and_checked(form: Form, fields: dict[str, list[str]]) -> None:
    safe = {
        name: [one.encode("utf-8", "replace") for one in values] for name, values in fields.items()
    }
    filling = forward(read(Filling(form), posted(**safe)))
    assert set(filling.values()) == {one.name for one in form.questions}


def test_only_what_held_a_form_up_offers_it_again() -> None:
    def after(*tones: Tone) -> bool:
        said = [Entry(str(n), n, 0, NOW, Message(tone=one)) for n, one in enumerate(tones)]
        return _is_trouble(Outcome([(Key("direct"), one) for one in said]))

    assert after(Tone.CARE)
    assert after(Tone.CARE, Tone.PROBLEM)
    assert not after(Tone.CARE, Tone.GOOD)  # met, and handed in all the same
    assert not after()
