"""The word side of the search: TF-IDF over words, word pairs and character n-grams, in NumPy.

Everything is kept as postings (for every term, which texts hold it and how much it weighs there),
so a question costs a few array slices whatever the size of the content.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from bot.faq.retrieval.glossary import concepts
from bot.faq.retrieval.text import joined, stem, word_set, words

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

_STOP = word_set(
    """a an the is are am was were be been being do does did of to in on at for with from by as and or
    but i im my me you your we our they their he she it its this that there if so just
    el la los las un una de del al en y o que es son por para con se su sus mi mis lo le"""
)


def terms(folded: str) -> list[str]:
    """What a folded text is indexed under: stems, pairs of neighbouring stems, field concepts."""
    stems = [stem(word) for word in words(folded) if word not in _STOP]
    pairs = [f"{one} {other}" for one, other in pairwise(stems)]
    stems += [stem(word) for word in joined(folded)]
    return stems + pairs + [f"={concept}" for concept in concepts(folded)]


@dataclass(frozen=True, slots=True)
class Postings:
    """For every term the texts that hold it, with unit-length TF-IDF rows."""

    starts: Ints
    texts: NDArray[np.int32]
    weights: Floats
    idf: Floats
    count: int

    @staticmethod
    def build(text_ids: Ints, term_ids: Ints, vocabulary: int, count: int) -> Postings:
        """From one (text, term) pair for each occurrence."""
        pairs, times = np.unique(text_ids * max(vocabulary, 1) + term_ids, return_counts=True)
        owners, kinds = np.divmod(pairs, max(vocabulary, 1))
        held_by = np.bincount(kinds, minlength=vocabulary)
        idf = np.log((1 + count) / (1 + held_by)).astype(np.float32) + 1
        weights = ((1 + np.log(times)) * idf[kinds]).astype(np.float32)
        norms = np.sqrt(np.bincount(owners, weights=weights**2, minlength=count))
        weights /= np.maximum(norms, 1e-9).astype(np.float32)[owners]
        order = np.argsort(kinds, kind="stable")
        starts = np.concatenate(([0], np.cumsum(held_by))).astype(np.int64)
        return Postings(starts, owners[order].astype(np.int32), weights[order], idf, count)

    def scores(self, term_ids: Ints, unknown: int = 0) -> Floats:
        """The cosine of a question with every text; `unknown` terms count as rare ones."""
        kinds, times = np.unique(term_ids, return_counts=True)
        weights = (1 + np.log(times)) * self.idf[kinds] if len(kinds) else np.zeros(0)
        rarest = float(np.log(1 + self.count)) + 1
        norm = float(np.sqrt((weights**2).sum() + unknown * rarest**2)) or 1.0
        return self.gather(kinds, weights / norm, self.weights)

    def gather(self, kinds: Ints, shares: NDArray[np.floating], held: Floats | None) -> Floats:
        """For every text the sum over its terms of `share * held` (of `share` without `held`)."""
        begins, lengths = self.starts[kinds], self.starts[kinds + 1] - self.starts[kinds]
        ends = np.cumsum(lengths)
        if not len(ends) or not ends[-1]:
            return np.zeros(self.count, dtype=np.float32)
        # The places of all postings of these terms, one range after the other.
        places = np.arange(ends[-1]) + np.repeat(begins - ends + lengths, lengths)
        values = np.repeat(shares, lengths)
        if held is not None:
            values = values * held[places]
        return np.bincount(self.texts[places], values, self.count).astype(np.float32)


class WordSpace:
    """TF-IDF over stems, pairs and concepts of folded texts."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._ids: dict[str, int] = {}
        owners: list[int] = []
        kinds: list[int] = []
        for number, text in enumerate(texts):
            found = terms(text)
            kinds += [self._ids.setdefault(term, len(self._ids)) for term in found]
            owners += [number] * len(found)
        self.postings = Postings.build(
            np.array(owners, dtype=np.int64),
            np.array(kinds, dtype=np.int64),
            len(self._ids),
            len(texts),
        )

    def scores(self, found: Sequence[str]) -> Floats:
        """The cosine of a question, given as `terms`, with every text."""
        known = [self._ids[term] for term in found if term in self._ids]
        single = sum(1 for term in set(found) if term not in self._ids and " " not in term)
        return self.postings.scores(np.array(known, dtype=np.int64), single)

    def coverage(self, found: Sequence[str]) -> tuple[Ints, Floats]:
        """The known single terms of a question and their share of its weight (unknown ones count)."""
        single = list(dict.fromkeys(term for term in found if " " not in term))
        ids = [self._ids.get(term, -1) for term in single]
        rarest = float(np.log(1 + self.postings.count)) + 1
        weights = np.array(
            [self.postings.idf[i] if i >= 0 else rarest for i in ids], dtype=np.float32
        )
        total = float(weights.sum()) or 1.0
        known = [i for i in ids if i >= 0]
        shares = [weight / total for weight, i in zip(weights, ids, strict=True) if i >= 0]
        return np.array(known, dtype=np.int64), np.array(shares, dtype=np.float32)

    def covered(self, found: Sequence[str]) -> Floats:
        """For every text, the weighted share of the question's words that it holds."""
        ids, shares = self.coverage(found)
        return self.postings.gather(ids, shares, None)


_GRAM_SIZES = (3, 4, 5)
_BUCKETS = 1 << 18


def _grams(texts: Iterable[str]) -> tuple[Ints, Ints]:
    """Hashed character n-grams of folded texts, word ends marked: owners and bucket numbers."""
    marked = [f" {' '.join(words(text))} ".encode() for text in texts]
    raw = np.frombuffer(b"".join(marked), dtype=np.uint8).astype(np.int64)
    owner = np.repeat(np.arange(len(marked), dtype=np.int64), [len(text) for text in marked])
    owners, kinds = [], []
    for size in _GRAM_SIZES:
        count = len(raw) - size + 1
        if count <= 0:
            continue
        value = np.zeros(count, dtype=np.int64)
        for offset in range(size):
            value = value * 131 + raw[offset : count + offset]
        inside = owner[:count] == owner[size - 1 :]  # not across the border of two texts
        owners.append(owner[:count][inside])
        kinds.append((value[inside] * 2654435761 + size) % 4294967291 % _BUCKETS)
    if not owners:
        return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)
    return np.concatenate(owners), np.concatenate(kinds)


class GramSpace:
    """TF-IDF over character n-grams of folded texts: forgiving with misspellings and word forms."""

    def __init__(self, texts: Sequence[str]) -> None:
        owners, kinds = _grams(texts)
        self.postings = Postings.build(owners, kinds, _BUCKETS, len(texts))

    def scores(self, text: str) -> Floats:
        """The cosine of a folded question with every text."""
        return self.postings.scores(_grams([text])[1])
