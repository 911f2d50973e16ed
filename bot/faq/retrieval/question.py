"""A typed text made ready for the search: what it asks, in which language, about which state."""

from __future__ import annotations

from dataclasses import dataclass

from bot.faq.retrieval.glossary import write_out
from bot.faq.retrieval.language import detect
from bot.faq.retrieval.spelling import Speller
from bot.faq.retrieval.states import states_named
from bot.faq.retrieval.stories import MANY_QUESTIONS, clip, count_questions, focus
from bot.faq.retrieval.text import MAX_CHARACTERS, clean, has_words

_LOOKED_AT = 4_000
"""Of a very long message this much is looked at for states, language and questions."""


@dataclass(frozen=True, slots=True)
class Question:
    """`text` is what its words are looked up from (empty if there are none), `focus` the part
    that is compared by meaning; the rest describes the whole."""

    text: str
    focus: str
    language: str
    named: tuple[str, ...]
    many: bool


def prepare(typed: str, language: str, speller: Speller) -> Question:
    """Never fails, whatever was typed. `language` is used where the words do not tell."""
    whole = clean(typed)[:_LOOKED_AT]
    found = detect(whole, language)
    if not has_words(whole):
        return Question("", "", found, (), many=False)
    text, centre = write_out(clip(whole, MAX_CHARACTERS), found), write_out(focus(whole), found)
    if found != "es":
        text, centre = speller.mend(text), speller.mend(centre)
    return Question(
        text, centre, found, states_named(whole), count_questions(whole) >= MANY_QUESTIONS
    )
