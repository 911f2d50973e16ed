"""What counts as small talk, as several questions, as another state's answer, as out of date."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.faq import rules
from bot.faq.entries import Source
from bot.faq.rules import Note
from bot.faq.smalltalk import Kind, is_unreadable, small_talk
from bot.faq.suggesting import SuggestIndex
from tests.faq.shelves import ALL, COST_CA, COST_VT, GIFTS, GIFTS_ES, OLD, TODAY, TOPICS


@pytest.mark.parametrize(
    ("typed", "kind", "language"),
    [
        ("hi", Kind.GREETING, "en"),
        ("Hiiii!!!", Kind.GREETING, "en"),
        ("Hello there 👋", Kind.GREETING, "en"),
        ("how's it going?", Kind.GREETING, "en"),
        ("hola", Kind.GREETING, "es"),
        ("¡Buenos días! ¿Cómo estás?", Kind.GREETING, "es"),
        ("gracias", Kind.THANKS, "es"),
        ("ok, muchas gracias por todo", Kind.THANKS, "es"),
        ("Thank you so much for your help!", Kind.THANKS, "en"),
        ("hola, gracias", Kind.THANKS, "es"),
        ("bye", Kind.GOODBYE, "en"),
        ("Hasta luego", Kind.GOODBYE, "es"),
        ("ok", Kind.OKAY, ""),
        ("jajaja", Kind.OKAY, ""),
        ("none of these", Kind.OKAY, "en"),
        ("hi, what can you do?", Kind.ABILITIES, "en"),
        ("¿Qué puedes hacer?", Kind.ABILITIES, "es"),
        ("are you a real person?", Kind.ABILITIES, "en"),
        ("tengo una pregunta", Kind.ABILITIES, "es"),
        ("", Kind.EMPTY, ""),
        ("   \n\t", Kind.EMPTY, ""),
        ("🙂🙂🙂", Kind.EMPTY, ""),
        ("???", Kind.EMPTY, ""),
        ("\x00\x07", Kind.EMPTY, ""),
        ("<@1234>", Kind.EMPTY, ""),
    ],
)
def test_messages_that_ask_nothing(typed: str, kind: Kind, language: str) -> None:
    found = small_talk(typed)
    assert found is not None
    assert (found.kind, found.language) == (kind, language)


@pytest.mark.parametrize(
    "typed",
    [
        "hi, how do I get certified",
        "hola, ¿cuánto cuesta certificarme?",
        "thanks! and what does it cost",
        "help with my exam",
        "CPSP",
        "988",
        "what is this training",
        "gracias, ¿y la renovación?",
        "good supervision",
        "Как стать специалистом?",
        "привет hi",
        "どうすればいいですか",
        "is the class online",
        "no supervisor",
    ],
)
def test_a_question_with_a_greeting_is_a_question(typed: str) -> None:
    assert small_talk(typed) is None


@given(st.text(max_size=300))
def test_nothing_typed_breaks_the_rules(typed: str) -> None:
    small_talk(typed)
    is_unreadable(typed)
    rules.questions_in(typed)
    kept = rules.kept_text(typed, 50)
    assert len(kept) <= 50
    kept.encode()
    assert "\x00" not in kept


@pytest.mark.parametrize(
    "typed",
    [
        "```\nprint('x')\n```",
        "<script>alert(1)</script>",
        "SELECT * FROM people; DROP TABLE people;",
        "for (i = 0; i < 3; i++) { go(); }",
        "asdfghjkl",
        "aaaaaaaaaaaa",
        "{}[]<>:;!!?? a",
    ],
)
def test_code_and_letters_at_random(typed: str) -> None:
    assert is_unreadable(typed)


@pytest.mark.parametrize(
    "typed",
    ["what is the pass mark", "CPSP", "Is it $50 (or less)?", "¿Cuánto cuesta?", "OPR PWDI"],
)
def test_a_question_is_readable(typed: str) -> None:
    assert not is_unreadable(typed)


def test_many_questions_are_told_apart() -> None:
    many = "What is a CPSP? How much is it?\nIs it online? Who teaches? Where is it?"
    assert rules.questions_in(many)[:2] == ("What is a CPSP?", "How much is it?")
    assert len(rules.questions_in("Is it far? " * 50)) == 50
    listed = "- what is a warmline\n- how do I renew\n- who pays me\n- where can I train\n"
    assert len(rules.questions_in(listed)) == 4


def test_a_story_with_its_question_is_one() -> None:
    story = "I work nights. My manager asks me to watch people. Is that my job? Can I say no?"
    assert rules.questions_in(story) == ()


def test_long_and_odd_ids_have_a_short_key() -> None:
    assert rules.entry_key("becoming.need-certification") == "becoming.need-certification"
    for odd in ("x" * 80, "qué-es", "a:b"):
        key = rules.entry_key(odd)
        assert len(key) <= 20
        assert rules.is_key_of(key, odd)
        assert not rules.is_key_of(key, "x" * 79)


def test_another_states_question_names_its_state_once() -> None:
    assert (
        rules.label(COST_CA.question, "California") == "California: What does certification cost?"
    )
    assert rules.label(OLD.question, "California") == OLD.question
    assert rules.label(GIFTS.question, "") == GIFTS.question


@given(st.text(min_size=1, max_size=300))
def test_labels_fit_every_platform(question: str) -> None:
    assert len(rules.label(question, "California")) <= 80


def test_two_sources_of_one_publisher_are_told_apart() -> None:
    one, other = Source("Rules", "DHCS"), Source("Questions", "DHCS")
    assert rules.short_source(one, (one, other)) == "DHCS: Rules"
    assert rules.short_source(one, (one,)) == "DHCS"
    assert rules.short_source(Source("Rules"), ()) == "Rules"


def test_what_a_reader_should_keep_in_mind() -> None:
    assert rules.notes(COST_VT, TODAY) == (Note.CHECK, Note.OUT_OF_DATE, Note.DUE)
    assert rules.notes(COST_CA, TODAY) == (Note.CONTESTED,)
    assert rules.notes(GIFTS, TODAY) == ()


def test_a_check_is_due_from_the_day_after() -> None:
    day = date(2026, 11, 30)
    entry = replace(GIFTS, check_by=day)
    assert Note.DUE not in rules.notes(entry, day)
    assert Note.DUE in rules.notes(entry, day + timedelta(days=1))


def test_topics_list_the_own_state_first_and_others_apart() -> None:
    national = replace(GIFTS, id="national", topic="vermont")
    listings = rules.by_topic((national, *ALL[2:]), (), TOPICS, "us-vt")
    assert list(listings) == ["states", rules.REST]  # topics without entries are not offered
    assert [one.id for one in listings["states"].near] == ["cost-vt", "national"]
    assert [one.id for one in listings["states"].elsewhere] == ["cost-ca", "old"]
    assert [one.id for one in listings[rules.REST].near] == ["about"]


def test_without_a_state_everything_local_is_elsewhere() -> None:
    listing = rules.by_topic(ALL, (), TOPICS, "us")["states"]
    assert listing.near == ()
    assert len(listing.elsewhere) == 3


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("gif", "gifts"),
        ("can i take", "gifts"),
        ("presents", "gifts"),  # only in another wording
        ("certif", "cost-vt"),
        ("how much is the cla", "cost-vt"),
        ("cost certification california", "cost-ca"),
        ("plan calif", "old"),
    ],
)
def test_suggestions_fit_what_is_half_typed(typed: str, first: str) -> None:
    index = SuggestIndex([one for one in ALL if one.language == "en"])
    assert index.suggest(typed, "us-vt")[0].id == first


@pytest.mark.parametrize("typed", ["", " ", "g", "zzzz", "🙂", "\x00", "?" * 500])
def test_no_suggestions_where_nothing_fits(typed: str) -> None:
    assert SuggestIndex(ALL).suggest(typed, "us-vt") == ()


def test_suggestions_find_words_with_and_without_accents() -> None:
    entry = replace(GIFTS_ES, question="¿Qué es la cooptación?")
    assert SuggestIndex([entry]).suggest("cooptacion", "us-vt") == (entry,)
    assert SuggestIndex([entry]).suggest("¿qué es la coopta", "us-vt") == (entry,)


def test_at_most_eight_suggestions() -> None:
    many = [replace(GIFTS, id=str(number)) for number in range(30)]
    assert len(SuggestIndex(many).suggest("gift", "us-vt")) == 8
