"""Questions with the figures of every candidate, under any form of the content. For fitting."""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot.faq.entries import Entry
from bot.faq.retrieval.embedder import Embedder
from bot.faq.retrieval.features import Asked, Table, table
from bot.faq.retrieval.projection import Projection
from bot.faq.retrieval.question import Question, prepare
from bot.faq.retrieval.space import Dense, Space, texts_to_embed
from bot.faq.retrieval.spelling import Speller
from bot.faq.retrieval.vectors import VectorCache

OWN_STATE = "us-vt"
FOLDS = 5

Floats = NDArray[np.float64]


@dataclass(slots=True)
class Rows:
    """Questions with the figures of all candidates under one form of the content."""

    questions: list[dict[str, Any]]
    prepared: list[Question]
    tables: list[Table]
    candidates: Floats
    right: NDArray[np.bool_]
    named: NDArray[np.bool_]

    @property
    def answerable(self) -> NDArray[np.bool_]:
        """Whether any entry answers the question."""
        return np.array(self.right.any(axis=1), dtype=np.bool_)

    def folds(self, seed: int) -> NDArray[np.int64]:
        """A number for each question; all questions of one entry share it."""
        keys = [f"{row['expected_id'] or row['query']}{seed}" for row in self.questions]
        return np.array([zlib.crc32(key.encode()) % FOLDS for key in keys])


def accepted(row: dict[str, Any]) -> set[str]:
    """The ids that answer a question."""
    if row["expected_id"] is None:
        return set()
    return {row["expected_id"], *(row.get("also_ok") or ())}


class Maker:
    """Makes rows: embeds, projects and measures."""

    def __init__(self, cache: VectorCache, embedder: Embedder) -> None:
        self.cache = cache
        self.embedder = embedder

    def vectors(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Vectors of texts, made now where they are missing."""
        missing = self.cache.missing(texts)
        for start in range(0, len(missing), 32):
            batch = missing[start : start + 32]
            self.cache.add(batch, self.embedder.embed(batch))
        if missing:
            self.cache.save()
        return self.cache.get(texts)

    def rows(
        self,
        entries: Sequence[Entry],
        decoys: Mapping[str, Sequence[str]],
        questions: Sequence[dict[str, Any]],
        projections: Sequence[Projection] | None,
    ) -> Rows:
        """One table for each question; with several projections each entry's questions are measured
        with the one that was fitted without that entry."""
        space = Space(entries, decoys)
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
        if projections is None:
            speller = Speller(english, known)
        else:
            speller = Speller(english, known, self.embedder.is_word)
        prepared = [prepare(row["query"], row.get("language", "en"), speller) for row in questions]
        dense: list[Dense] = []
        if projections is not None:
            self.vectors(texts_to_embed(entries, [text for text, _ in space.decoys]))
            dense = [space.dense(self.cache, projection) for projection in projections]
            raw = self.vectors([question.focus for question in prepared])
        tables = []
        for number, (row, question) in enumerate(zip(questions, prepared, strict=True)):
            vector, used, scope = None, None, 0.0
            if projections is not None:
                fold = fold_of(row["expected_id"] or row["query"], len(projections))
                languages = [question.language]
                vector = projections[fold].apply(raw[number : number + 1], languages)[0]
                used, scope = dense[fold], projections[fold].scope(vector)
            named = question.named
            asked = Asked(question.text, question.language, named, OWN_STATE, vector, scope)
            tables.append(table(asked, space, used))
        right = np.array([[one in accepted(row) for one in space.ids] for row in questions])
        stacked = np.stack([one.candidates for one in tables]).astype(np.float64)
        names = np.array([bool(question.named) for question in prepared])
        return Rows(list(questions), prepared, tables, stacked, right, names)


def fold_of(key: str, folds: int) -> int:
    """Which of several projections was fitted without the entry of this id."""
    return zlib.crc32(key.encode()) % folds
