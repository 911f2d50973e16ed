"""The search itself: one snapshot of the content that answers questions and never changes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from bot.faq.entries import Entry
from bot.faq.retrieval.confidence import Calibration, figures, kind_of_content
from bot.faq.retrieval.embedder import Embedder
from bot.faq.retrieval.features import Asked, Table, table
from bot.faq.retrieval.finding import Band, Finding
from bot.faq.retrieval.projection import Projection
from bot.faq.retrieval.question import Question, prepare
from bot.faq.retrieval.space import Dense, Space
from bot.faq.retrieval.spelling import Speller
from bot.faq.retrieval.states import Relation, relation
from bot.faq.retrieval.vectors import VectorCache

CHOICES = 3
"""So many are offered: more are not read on a phone."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """The vector side: the model, the vectors it made so far, and the learned map."""

    embedder: Embedder
    cache: VectorCache
    projection: Projection
    calibrations: Mapping[str, Calibration]


class Index:
    """Built once from entries and decoys; `search` may be called from any thread."""

    def __init__(
        self,
        entries: Sequence[Entry],
        decoys: Mapping[str, Sequence[str]],
        words_only: Mapping[str, Calibration],
        meaning: Meaning | None = None,
    ) -> None:
        """Raises `KeyError` if `meaning` lacks the vector of a text."""
        self.space = Space(entries, decoys)
        self._meaning = meaning
        self._dense: Dense | None = None
        wordings = [1 + len(set(entry.also)) for entry in entries]
        kind = kind_of_content(wordings, decoys=bool(self.space.decoys))
        if meaning is not None:
            self._dense = self.space.dense(meaning.cache, meaning.projection)
            self._calibration = meaning.calibrations[kind]
        else:
            self._calibration = words_only[kind]
        self._speller = self._make_speller()

    @property
    def has_meaning(self) -> bool:
        """Whether vectors take part, or words alone."""
        return self._meaning is not None

    def _make_speller(self) -> Speller:
        space = self.space
        english = [
            text
            for text, language in zip(
                space.shorts + space.fulls,
                space.short_languages + space.full_languages,
                strict=True,
            )
            if language == "en"
        ]
        known = [*space.shorts, *space.fulls, *(text for text, _ in space.decoys)]
        if self._meaning is None:
            return Speller(english, known)
        return Speller(english, known, self._meaning.embedder.is_word)

    def prepare(self, typed: str, language: str) -> Question:
        """The question as it will be searched for."""
        return prepare(typed, language, self._speller)

    def table(self, question: Question, state: str | None) -> Table:
        """The figures of every entry for a prepared question; embeds it where there is a model."""
        vector, scope = None, 0.0
        if self._meaning is not None:
            embedder = self._meaning.embedder
            raw = embedder.embed([embedder.shorten(question.focus)])
            vector = self._meaning.projection.apply(raw, [question.language])[0]
            scope = self._meaning.projection.scope(vector)
        asked = Asked(question.text, question.language, question.named, state, vector, scope)
        return table(asked, self.space, self._dense)

    def search(self, typed: str, *, language: str, state: str | None = None) -> Finding:
        """The best that the content has for a question, in any text. Never raises.

        `language` is the asker's, used where the text does not tell; `state` (`us-xx`) is theirs
        or their alliance's. Takes about as long as embedding one question.
        """
        question = self.prepare(typed, language)
        if not question.text or not self.space.ids:
            return _nothing(question, 0.0)
        rows = self.table(question, state)
        scores = self._calibration.scores(rows, names_state=bool(question.named))
        known = figures(rows, scores, question.language, len(question.text.split()))
        score = self._calibration.sure(known)
        if self._calibration.in_scope(known) < self._calibration.choices_from:
            return _nothing(question, score)
        order = [int(number) for number in np.argsort(-scores, kind="stable")]
        best = self._entry(order[0], question.language)
        if score >= self._calibration.answer_from and self._may_answer(order[0], question, state):
            choices = self._entries(order[1 : CHOICES + 1], question.language)
            fallback = best.language != question.language
            return _finding(Band.ANSWER, best, choices, score, question, fallback=fallback)
        choices = self._entries(order[:CHOICES], question.language)
        return _finding(Band.CHOICES, None, choices, score, question, fallback=False)

    def _relation(self, number: int, question: Question, state: str | None) -> Relation:
        return relation(self.space.places[number], question.named, state)

    def _may_answer(self, number: int, question: Question, state: str | None) -> bool:
        """Never another state's rule unasked, and none for a state that has no entry at all."""
        if question.many or self._relation(number, question, state) is Relation.OTHER:
            return False
        return not question.named or any(place in question.named for place in self.space.places)

    def _entry(self, number: int, language: str) -> Entry:
        versions = self.space.versions[self.space.ids[number]]
        return versions.get(language) or next(iter(versions.values()))

    def _entries(self, numbers: Sequence[int], language: str) -> tuple[Entry, ...]:
        return tuple(self._entry(number, language) for number in numbers)


def _nothing(question: Question, score: float) -> Finding:
    return _finding(Band.NOTHING, None, (), score, question, fallback=False)


def _finding(
    band: Band,
    answer: Entry | None,
    choices: tuple[Entry, ...],
    score: float,
    question: Question,
    *,
    fallback: bool,
) -> Finding:
    named = question.named[0] if question.named else None
    return Finding(band, answer, choices, score, question.language, fallback, named, question.many)
