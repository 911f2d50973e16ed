"""Phrases as coordinators write them, and what they are told about a mistake."""

from __future__ import annotations

import pytest

from bot.safety.folding import Spellings, fold
from bot.safety.phrases import Finder, PhraseError, words_of

LISTS = {"want": ["want", "would like"]}
SPELLINGS = Spellings({"wanna": "want to", "im": "i am"}, ["really"], ["myself"], [])


def found(phrase: str, text: str) -> bool:
    finder = Finder([(phrase, None)], LISTS, SPELLINGS)
    return any(True for _ in finder.find(fold(text, SPELLINGS)))


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("want to go", "I want to go now"),
        ("want to go", "wanna really go"),
        ("(want|need) to (go|be gone)", "I need to be gone"),
        ("<want> to go", "I would like to go"),
        ("want to (just)? go", "want to go"),
        ("(so)? tired", "tired"),
        ("tired ... today", "tired of all of this today"),
        ("(do|try to (go|run)) it", "try to run it"),
        ("i don't go", "I don't go"),
        ("hurt myself", "hurt, myself"),
        ("hurt myself", "hurt mysef"),
    ],
)
def test_a_phrase_is_found(phrase: str, text: str) -> None:
    assert found(phrase, text)


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("want to go", "want to. go"),
        ("want to go", "wanting to go"),
        ("tired ... today", "tired of all of this work again today"),
        ("tired ... today", "tired. it is today"),
        ("go", "ago"),
    ],
)
def test_a_phrase_is_not_found(phrase: str, text: str) -> None:
    assert not found(phrase, text)


@pytest.mark.parametrize(
    ("phrase", "why"),
    [
        ("want (to go", "not closed"),
        ("want to) go", "too many"),
        ("<wish> to go", "<wish>"),
        ("... to go", "begins with a gap"),
        ("(maybe)?", "no word"),
        ("", "no word"),
        ("want [to] <go", "sign"),
    ],
)
def test_a_mistake_is_told_in_words(phrase: str, why: str) -> None:
    with pytest.raises(PhraseError, match=why):
        words_of(phrase, LISTS)


def test_what_is_taken_out_leaves_a_wall() -> None:
    finder = Finder([("killing me", None)], LISTS, SPELLINGS)
    line = fold("this job is killing me and more", SPELLINGS)
    assert finder.replace(line) == " this job is ~ and more "
