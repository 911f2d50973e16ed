"""What is understood from a typed text before anything is searched."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.faq.retrieval.glossary import write_out
from bot.faq.retrieval.language import detect
from bot.faq.retrieval.question import prepare
from bot.faq.retrieval.spelling import Speller
from bot.faq.retrieval.states import Relation, place_of, relation, states_named
from bot.faq.retrieval.stories import STORY_CHARACTERS, focus
from bot.faq.retrieval.text import clean, stem

SPELLER = Speller(
    ["How do I become a certified peer specialist in Vermont? Co-optation, observation, people."],
    is_word=lambda word: word in {"vermin", "crash"},
)


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("how do i get certified in vermont", ("us-vt",)),
        ("HOW DO I GET CERTIFIED IN VT", ("us-vt",)),
        ("certified in Ohio, moving to California", ("us-oh", "us-ca")),
        ("¿Cómo me certifico en Nueva York?", ("us-ny",)),
        ("i live near Minneapolis", ("us-mn",)),
        ("does medi-cal pay for peers", ("us-ca",)),
        ("what is a CPSP", ("us-vt",)),
        ("I work in OR as a peer", ("us-or",)),
        ("jobs at the VA", ()),
        ("tell me or help me in a way that is ok, hi", ()),
        ("la casa de la peer me ayuda", ()),
        ("mi supervisora no entiende mi trabajo", ()),
        ("nm, my tx plan, the wi-fi, Austin and Charlotte", ()),
        ("peer jobs in TX", ("us-tx",)),
        ("certificado de Carolina del Norte", ("us-nc",)),
        ("west virginia rules", ("us-wv",)),
        ("medical advice", ()),
        ("", ()),
    ],
)
def test_states_are_heard_and_words_are_not_mistaken_for_them(
    text: str, states: tuple[str, ...]
) -> None:
    assert states_named(text) == states


def test_a_place_comes_from_the_file_or_else_from_the_question() -> None:
    assert place_of("us-mn", "What is a CPSP in Vermont?") == "us-mn"
    assert place_of("", "What is a CPSP in Vermont?") == "us-vt"
    assert place_of("", "Can I move from Vermont to California?") == "us"


def test_own_state_counts_only_while_no_other_is_named() -> None:
    assert relation("us-vt", (), "us-vt") is Relation.OWN
    assert relation("us-vt", ("us-ca",), "us-vt") is Relation.OTHER
    assert relation("us-ca", ("us-ca",), "us-vt") is Relation.NAMED
    assert relation("us-ca", (), "us-vt") is Relation.OTHER
    assert relation("us", ("us-ca",), "us-vt") is Relation.NATIONAL


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("do i need a certificate", "en"),
        ("necesito un certificado", "es"),
        ("¿warmline?", "es"),
        ("certificación", "es"),
        ("que es cooptacion", "es"),
        ("no", "fallback"),
        ("988", "fallback"),
        ("при встрече", "fallback"),
        ("", "fallback"),
    ],
)
def test_the_language_of_a_question(text: str, language: str) -> None:
    assert detect(text, "fallback") == language


def test_slips_are_mended_and_real_words_left_alone() -> None:
    assert SPELLER.mend("how do i beocme a speclist in vermnt") == (
        "how do i become a specialist in vermont"
    )
    assert SPELLER.mend("vermin crash, I can't") == "vermin crash, I can't"
    assert SPELLER.mend("what is cooptatoin") == "what is cooptation"


def test_shorthand_is_written_out_in_its_language_only() -> None:
    assert (
        write_out("do ppl need a cert in VT", "en") == "do people need a certification in vermont"
    )
    assert write_out("q es un par", "es") == "que es un par"
    assert write_out("q and a", "en") == "q and a"


def test_a_long_story_keeps_its_question_and_what_led_to_it() -> None:
    story = (
        "I started in March and the people are kind. " * 6
        + "Yesterday my boss told me to sit outside a door all night. Is that my job? Thanks a lot."
    )
    kept = focus(story)
    assert "Is that my job?" in kept
    assert "sit outside a door" in kept
    assert len(kept) <= STORY_CHARACTERS


def test_words_of_one_family_share_a_stem_and_neighbours_do_not() -> None:
    assert len({stem(word) for word in ("certified", "certification", "certificate")}) == 1
    assert len({stem(word) for word in ("medication", "medicaid", "medicare", "medical")}) == 4


@given(st.text(max_size=300))
def test_any_text_can_be_read(text: str) -> None:
    question = prepare(text, "en", SPELLER)
    assert len(question.focus) <= 2 * STORY_CHARACTERS
    assert "\n" not in question.text
    question.text.encode("utf-8")


def test_controls_markup_and_mentions_are_taken_out() -> None:
    assert (
        clean("<@123456> **how**\x00 do\u200bi\r\n start https://example.org/x") == "how do i start"
    )
    assert clean("\ud800 hello") == "hello"
