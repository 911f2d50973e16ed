"""How entries are ordered for a question, and how sure the first one is. Fitted, not guessed.

The figures come from `bench/fit_faq.py`, which fits them on the calibration questions of
`tests/faq/questions` and never on the held-out ones. There is one set for each backend (`e5`,
`lexical`) and, in each, one for content with other wordings (`aliases`) and one for bare content,
both with and without decoys.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot.faq.retrieval.features import CANDIDATE_FEATURES, QUERY_FEATURES, Table

Floats = NDArray[np.float32]

ALIASES_FROM = 2.0
"""Wordings an entry on average from which content counts as having other wordings."""

BEHIND = 50.0
"""Taken off another state's entry when the question names a state; scores span about 30."""

NO_DECOY_LEAD = -0.3
"""What stands for "no decoy is nearer" where the content has no decoys."""

_COLUMN = {name: number for number, name in enumerate(CANDIDATE_FEATURES)}
_FIGURE = {name: number for number, name in enumerate(QUERY_FEATURES)}


@dataclass(frozen=True, slots=True)
class Logistic:
    """A logistic function of named figures."""

    names: tuple[str, ...]
    weights: Floats
    bias: float

    def __call__(self, figures: Mapping[str, float]) -> float:
        """A probability from 0 to 1."""
        total = self.bias + sum(
            float(weight) * figures[name]
            for name, weight in zip(self.names, self.weights, strict=True)
        )
        return float(1 / (1 + np.exp(-np.clip(total, -30, 30))))


@dataclass(frozen=True, slots=True)
class Calibration:
    """Weights that order the entries, two logistics, and the limits of the three bands."""

    order: Floats
    sure: Logistic
    in_scope: Logistic
    answer_from: float
    choices_from: float

    def scores(self, table: Table, *, names_state: bool) -> Floats:
        """One figure for each entry; the softmax of them is a probability. Where a state is named,
        entries of other states come behind all others."""
        result: Floats = table.candidates @ self.order
        if names_state:
            result = result - BEHIND * table.candidates[:, _COLUMN["place_other"]]
        return result


def figures(table: Table, scores: Floats, language: str, word_count: int) -> dict[str, float]:
    """What the logistics look at: the best entry, its lead, and what speaks against answering."""
    order = np.argsort(-scores, kind="stable")
    first = int(order[0])
    row = table.candidates[first]
    lead = float(scores[first] - scores[order[1]]) if len(order) > 1 else 5.0
    shares = np.exp(scores - scores[first])
    result = {name: float(row[number]) for name, number in _COLUMN.items()}
    asked = {name: float(table.asked[number]) for name, number in _FIGURE.items()}
    dense_best = table.candidates[:, _COLUMN["dense_best"]]
    dense_full = table.candidates[:, _COLUMN["dense_full"]]
    return (
        result
        | asked
        | {
            "score": float(scores[first]),
            "lead": min(lead, 5.0),
            "log_share": float(-np.log(shares.sum())),
            "decoy_dense_lead": _decoy_lead(asked, result, "dense"),
            "decoy_word_lead": _decoy_lead(asked, result, "word"),
            "decoy_gram_lead": _decoy_lead(asked, result, "gram"),
            "dense_top": float(dense_best.max()),
            "full_top": float(dense_full.max()),
            "agree_full": float(int(dense_full.argmax()) == first),
            "agree_best": float(int(dense_best.argmax()) == first),
            "spanish": float(language == "es"),
            "length": float(np.log(1 + word_count)),
        }
    )


def _decoy_lead(asked: Mapping[str, float], best: Mapping[str, float], side: str) -> float:
    if not asked["decoys"]:
        return NO_DECOY_LEAD
    return asked[f"decoy_{side}"] - best[f"{side}_best"]


def _logistic(stored: Mapping[str, Any]) -> Logistic:
    weights = stored["weights"]
    return Logistic(
        tuple(weights), np.array(list(weights.values()), dtype=np.float32), float(stored["bias"])
    )


def calibration_of(stored: Mapping[str, Any]) -> Calibration:
    """A calibration as it is stored. Raises `KeyError` if part of it is missing."""
    order = np.zeros(len(CANDIDATE_FEATURES), dtype=np.float32)
    for name, weight in stored["order"].items():
        order[_COLUMN[name]] = weight
    return Calibration(
        order,
        _logistic(stored["sure"]),
        _logistic(stored["in_scope"]),
        float(stored["answer_from"]),
        float(stored["choices_from"]),
    )


def read_calibrations(path: Path) -> tuple[str, dict[str, Calibration]]:
    """The fingerprint of the model they were fitted with, and the calibrations by kind of content."""
    stored = json.loads(path.read_text(encoding="utf-8"))
    return stored["fingerprint"], {
        kind: calibration_of(one) for kind, one in stored["content"].items()
    }


def kind_of_content(short_counts: Sequence[float], *, decoys: bool) -> str:
    """Which calibration fits, by how many wordings the entries have and whether decoys are known."""
    many = bool(short_counts) and float(np.mean(short_counts)) >= ALIASES_FROM
    return ("aliases" if many else "bare") + ("" if decoys else " without decoys")
