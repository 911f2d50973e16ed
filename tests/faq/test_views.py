"""What an answer shows: its source, its place, its date, and what to keep in mind."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat import text
from bot.chat.action import LIMIT
from bot.chat.form import Agree, Form, Paragraph
from bot.chat.message import Button, Link, Menu, Message
from bot.chat.text import Code, Prose, Quote, Span
from bot.faq import forms, rules, views
from bot.faq.entries import Entry
from bot.faq.smalltalk import Kind
from tests.fakes import LANGUAGE, ROOT
from tests.faq.shelves import (
    ABOUT,
    ALL,
    COST_CA,
    COST_VT,
    GIFTS,
    GIFTS_ES,
    OLD,
    TODAY,
    TOPICS,
    buttons,
    fields,
    first_line,
)

EN = LANGUAGE.voice("en", "America/New_York")
ES = LANGUAGE.voice("es", "America/New_York")


def shown(entry: Entry, say: object = EN, state: str = "us-vt", **more: object) -> Message:
    return views.answer(say, views.Shelf(entry, state, TODAY, **more))  # type: ignore[arg-type]


def test_an_answer_names_source_place_and_date() -> None:
    said = shown(GIFTS)
    assert said.title == "Can I take a gift?"
    assert fields(said) == {
        "Sources": "- Working Well Together, 2013\n- General guide, undated",
        "Where it applies": "All of the U.S.",
        "As of": "November 20, 2026, with facts from: 2013",
    }
    assert said.footer == ""


def test_a_source_is_a_link_where_there_is_a_page() -> None:
    (bullets,) = shown(GIFTS).fields[0].value  # type: ignore[misc]
    assert bullets.items[0][0] == Span("Working Well Together", href="https://example.org/code")
    assert bullets.items[1][0].href is None
    assert Link("Open source: Working Well Together", "https://example.org/code") in [
        one for row in shown(GIFTS).rows if not isinstance(row, Menu) for one in row
    ]


def test_curated_markdown_becomes_spans() -> None:
    body = shown(GIFTS).body
    assert body[0] == Prose((Span("Mostly "), Span("no", bold=True), Span(".")))
    assert Span("thanks", code=True) in body[1].items[1]  # type: ignore[union-attr]
    assert not any(isinstance(one, Code) for one in body)


def test_what_to_keep_in_mind_is_said_in_words() -> None:
    mind = fields(shown(COST_VT))["Please keep in mind"]
    assert "Confirm this with the source" in mind
    assert "It may be out of date: fees change." in mind
    assert "look at this again by November 29, 2026" in mind
    assert "see this differently" in fields(shown(COST_CA))["Please keep in mind"]
    assert (
        "facts are old" in fields(shown(replace(GIFTS, status="outdated")))["Please keep in mind"]
    )


def test_another_states_answer_names_its_state_in_the_first_line() -> None:
    assert first_line(shown(COST_CA)).startswith("This is about California.")
    assert first_line(shown(COST_CA, state="us")).startswith("This is about California.")
    assert first_line(shown(COST_CA, ES)).startswith("Esto es sobre California.")
    assert "California" not in first_line(shown(COST_CA, state="us-ca"))
    assert first_line(shown(COST_VT)) == "About 150 dollars."


def test_history_is_not_taken_for_a_rule() -> None:
    line = first_line(shown(OLD))
    assert line.startswith("This is about California.")
    assert "not a rule today" in line


def test_the_other_language_is_marked() -> None:
    assert "todavía no tenemos esto en español" in first_line(shown(COST_VT, ES)).lower()
    assert "aquí está en inglés" in first_line(shown(COST_VT, ES))
    assert "here it is in Spanish" in first_line(shown(replace(GIFTS_ES, id="only"), EN))
    assert "español" not in first_line(shown(GIFTS_ES, ES))


def test_spanish_that_awaits_review_says_so() -> None:
    assert "revisión" in shown(GIFTS_ES, ES).footer


def test_buttons_speak_the_language_of_the_answer() -> None:
    said = shown(GIFTS_ES, ES, token="t1")
    assert buttons(said) == {
        "No es esto": "faq:other:es:t1",
        "Esto está mal o es viejo": "faq:report:es:gifts",
        "Temas": "faq:topics-in:es",
    }


def test_related_questions_name_the_other_state() -> None:
    said = buttons(shown(GIFTS, related=(COST_VT, COST_CA, OLD)))
    assert said["What does certification cost in Vermont?"] == "faq:read:en:cost-vt"
    assert said["California: What does certification cost?"] == "faq:read:en:cost-ca"
    assert said["What was the plan in California?"] == "faq:read:en:old"


def test_a_bare_entry_is_shown_without_empty_parts() -> None:
    said = shown(Entry(id="x", language="en", question="Q?", answer="A."))
    assert said.fields == ()
    assert first_line(said) == "A."


def test_choices_are_buttons_and_none_of_these() -> None:
    said = views.choices(EN, views.Offer([COST_VT, COST_CA], "us-vt", "t1"))
    assert "Did you mean" in said.title
    assert list(buttons(said)) == [
        "What does certification cost in Vermont?",
        "California: What does certification cost?",
        "None of these",
    ]
    assert "another state" in text.flat(said.body)


def test_nothing_says_so_and_offers_ways_on() -> None:
    said = views.nothing(EN, "t1")
    assert said.title == "I do not know this one"
    assert buttons(said) == {
        "Ask a coordinator": "faq:hand-in:en:t1",
        "Topics": "faq:topics-in:en",
    }


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("say", [EN, ES])
def test_small_talk_is_answered_in_words(kind: Kind, say: object) -> None:
    said = views.small_talk(say, kind, [ABOUT], "us-vt")  # type: ignore[arg-type]
    assert len(text.flat(said.body)) > 20
    assert "faq-" not in said.words()


def test_what_was_typed_never_becomes_markup() -> None:
    typed = "**bold** [x](https://evil.example) <b>\n\n# head"
    said = forms.handed_in(EN, typed, "us-vt", TODAY, with_answer=False)
    (quote,) = [one for one in said.body if isinstance(one, Quote)]
    assert [text.flat_line(line) for line in quote.lines] == [
        "**bold** [x](https://evil.example) <b>",
        "# head",
    ]
    assert all(not span.bold and span.href is None for line in quote.lines for span in line)


def both_forms(say: object) -> list[Form]:
    return [forms.hand_in_form(say, "why?", "t1"), forms.report_form(say, GIFTS)]  # type: ignore[arg-type]


@pytest.mark.parametrize("say", [EN, ES])
def test_forms_fit_every_platform(say: object) -> None:
    for form in both_forms(say):
        assert len(form.title) <= 45
        for question in form.questions:
            assert len(question.label) <= 45
            assert len(question.help) <= 100


def test_the_form_shows_what_would_be_sent() -> None:
    question, agree = forms.hand_in_form(EN, "why is it so?", "t1").questions
    assert isinstance(question, Paragraph)
    assert isinstance(agree, Agree)
    assert question.value == "why is it so?"
    assert not agree.required
    assert agree.value == ""


def test_the_confirmation_says_what_was_kept() -> None:
    nameless = forms.handed_in(EN, "why?", "us-vt", TODAY, with_answer=False).words()
    assert "why?" in nameless
    assert "Vermont" in nameless
    assert "November 30, 2026" in nameless
    assert "Nothing says who asked" in nameless
    wanted = forms.handed_in(EN, "why?", "us-vt", TODAY, with_answer=True).words()
    assert "where to reach you" in wanted
    assert "Nothing says" not in wanted


def test_topics_are_a_menu_with_a_line_each() -> None:
    listings = rules.by_topic(ALL, (), TOPICS, "us-vt")
    (menu,) = views.topics(EN, listings, {one.id: one for one in TOPICS.topics}).rows
    assert isinstance(menu, Menu)
    assert [one.label for one in menu.options] == ["Values", "Your state", "More questions"]
    assert all(one.description for one in menu.options)


def test_an_empty_shelf_still_offers_a_person() -> None:
    assert buttons(views.topics(EN, {}, {})) == {"Ask a coordinator": "faq:hand-in:en:-"}


def real_ids() -> list[str]:
    return sorted({path.stem for path in Path(ROOT / "content" / "faq").rglob("*.md")})


def test_every_action_fits_for_every_entry_there_is() -> None:
    assert len(real_ids()) >= 140
    for identifier in [*real_ids(), "x" * 200, "qué:es/esto"]:
        entry = replace(GIFTS, id=identifier, related=())
        back = views.topic_action("en", "story-rights", rules.Part.UNTRANSLATED)
        said = shown(entry, related=(replace(entry, id=identifier),), token="t" * 16, back=back)
        listing = rules.Listing((entry,))
        opened = views.OpenTopic("states", TOPICS.topics[1], listing)
        topic = views.topic(EN, opened, "us-vt", rules.Part.NEAR)
        sent = [*buttons(said).values(), *buttons(topic).values()]
        sent.append(forms.report_form(EN, entry).key)
        assert len(sent) >= 6
        assert all(len(one) <= LIMIT for one in sent)


@given(question=st.text(min_size=1, max_size=200), answer=st.text(min_size=1, max_size=400))
def test_any_curated_words_can_be_shown(question: str, answer: str) -> None:
    said = shown(replace(GIFTS, question=question, answer=answer, sources=()))
    assert said.title == question
    assert len(said.rows) <= 5
    for row in said.rows:
        assert isinstance(row, tuple)
        assert all(len(one.label) <= 80 for one in row if isinstance(one, Button))


def test_no_answer_has_more_than_five_rows() -> None:
    said = shown(GIFTS, related=(COST_VT, COST_CA, OLD), token="t1", back="faq:browse:en")
    assert len(said.rows) == 5  # as many as Discord takes
