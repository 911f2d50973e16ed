"""What a search gives back."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bot.faq.entries import Entry


class Band(StrEnum):
    """Sure enough to answer, only enough to offer, or not enough to show anything."""

    ANSWER = "answer"
    CHOICES = "choices"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Finding:
    """The result of one question.

    `answer` is set in band `answer` only. `choices` are at most three, best first: in band
    `choices` the ones to offer, next to an answer the next best (for "not this"), none in band
    `nothing`. `score` is how likely the best entry answers the question, from 0 to 1. `language`
    is the language of the question; `fallback` says that the answer stands in another one.
    `state_named` is the first state the question names (`us-xx`); `many` that it holds several
    questions. An entry of a state that was not asked about never comes as `answer`.
    """

    band: Band
    answer: Entry | None
    choices: tuple[Entry, ...]
    score: float
    language: str
    fallback: bool
    state_named: str | None
    many: bool

    @property
    def suggestions(self) -> tuple[str, ...]:
        """The ids of the choices, best first."""
        return tuple(entry.id for entry in self.choices)
