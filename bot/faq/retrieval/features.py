"""What is known about every entry as a candidate for one question, as a small table of figures."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.faq.retrieval.lexical import terms
from bot.faq.retrieval.space import Dense, Space
from bot.faq.retrieval.states import Relation, relation
from bot.faq.retrieval.text import fold

Floats = NDArray[np.float32]

WORD_FEATURES = ("word_best", "word_question", "gram_best", "gram_second", "word_full", "covered")
PLACE_FEATURES = ("place_named", "place_own", "place_other")
DENSE_FEATURES = ("dense_question", "dense_best", "dense_second", "dense_third", "dense_full")
CANDIDATE_FEATURES = (*WORD_FEATURES, *PLACE_FEATURES, "language", *DENSE_FEATURES)
QUERY_FEATURES = ("decoy_word", "decoy_gram", "decoy_dense", "decoys", "known_words", "scope")


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with its vector (projected; none without a model) and the asker's own state."""

    text: str
    language: str
    named: tuple[str, ...]
    own: str | None
    vector: Floats | None
    scope: float = 0.0


@dataclass(frozen=True, slots=True)
class Table:
    """`candidates` has a row for each entry, `asked` the figures of the question itself."""

    candidates: Floats
    asked: Floats


def _best(values: Floats, starts: NDArray[np.int64]) -> Floats:
    return np.maximum.reduceat(values, starts)


def _top_three(values: Floats, space: Space) -> tuple[Floats, Floats, Floats]:
    """The best, second and third value of each entry's short texts (repeated where fewer)."""
    best = _best(values, space.short_starts)
    found = [best]
    left = values
    for _ in range(2):
        left = np.where(left >= found[-1][space.short_owners], np.float32(-9), left)
        following = _best(left, space.short_starts)
        found.append(np.where(following <= -9, found[-1], following))
    return found[0], found[1], found[2]


def table(asked: Asked, space: Space, dense: Dense | None) -> Table:
    """The figures of every entry for one question."""
    count, decoys = len(space.ids), len(space.decoys)
    result = np.zeros((count, len(CANDIDATE_FEATURES)), dtype=np.float32)
    column = {name: number for number, name in enumerate(CANDIDATE_FEATURES)}
    folded = fold(asked.text)
    found = terms(folded)
    word = space.short_words.scores(found)
    gram = space.grams.scores(folded)
    word_short, gram_short = word[: len(space.shorts)], gram[: len(space.shorts)]
    result[:, column["word_best"]] = _best(word_short, space.short_starts)
    result[:, column["word_question"]] = _best(
        np.where(space.is_question, word_short, np.float32(-9)), space.short_starts
    )
    best, second, _ = _top_three(gram_short, space)
    result[:, column["gram_best"]] = best
    result[:, column["gram_second"]] = second
    result[:, column["word_full"]] = space.full_words.scores(found)
    covered = space.full_words.covered(found)
    result[:, column["covered"]] = covered
    relations = [relation(place, asked.named, asked.own) for place in space.places]
    for name, kind in (
        ("place_named", Relation.NAMED),
        ("place_own", Relation.OWN),
        ("place_other", Relation.OTHER),
    ):
        result[:, column[name]] = [one is kind for one in relations]
    result[:, column["language"]] = [
        asked.language in versions for versions in space.versions.values()
    ]
    decoy_dense = 0.0
    if dense is not None and asked.vector is not None:
        short = dense.short @ asked.vector
        best, second, third = _top_three(short, space)
        result[:, column["dense_best"]] = best
        result[:, column["dense_second"]] = second
        result[:, column["dense_third"]] = third
        result[:, column["dense_question"]] = _best(
            np.where(space.is_question, short, np.float32(-9)), space.short_starts
        )
        result[:, column["dense_full"]] = _best(dense.full @ asked.vector, space.full_starts)
        if decoys:
            decoy_dense = float((dense.decoys @ asked.vector).max())
    figures = np.array(
        [
            float(word[len(space.shorts) :].max()) if decoys else 0.0,
            float(gram[len(space.shorts) :].max()) if decoys else 0.0,
            decoy_dense,
            float(decoys > 0),
            float(space.full_words.coverage(found)[1].sum()),
            asked.scope,
        ],
        dtype=np.float32,
    )
    return Table(result, figures)
