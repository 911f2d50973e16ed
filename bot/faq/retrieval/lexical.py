"""The word side of the search: TF-IDF over words, word pairs and character n-grams, in NumPy.

Everything is kept as postings (for every term, which texts hold it and how much it weighs there),
so a question costs a few array slices whatever the size of the content.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
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
    """For every term the texts that hold it, and how often. The weights are unit-length TF-IDF rows,
    made from that when they are asked for: kept beside it they took twice the memory of all the rest.
    """

    starts: NDArray[np.uint32]
    texts: NDArray[np.unsignedinteger]
    times: NDArray[np.unsignedinteger]
    norms: Floats
    grades: NDArray[np.float64]  # what so many times in one text count
    count: int

    @staticmethod
    def build(text_ids: Ints, term_ids: Ints, vocabulary: int, count: int) -> Postings:
        """From one (text, term) pair for each occurrence."""
        pairs, times = np.unique(text_ids * max(vocabulary, 1) + term_ids, return_counts=True)
        owners, kinds = np.divmod(pairs, max(vocabulary, 1))
        held_by = np.bincount(kinds, minlength=vocabulary)
        weights = ((1 + np.log(times)) * _idf(held_by, count)[kinds]).astype(np.float32)
        norms = np.sqrt(np.bincount(owners, weights=weights**2, minlength=count))
        order = np.argsort(kinds, kind="stable")
        most = int(times.max(initial=1))
        return Postings(
            np.concatenate(([0], np.cumsum(held_by))).astype(np.uint32),
            owners[order].astype(np.min_scalar_type(count)),
            times[order].astype(np.min_scalar_type(most)),
            np.maximum(norms, 1e-9).astype(np.float32),
            1 + np.log(np.maximum(np.arange(most + 1), 1)),
            count,
        )

    def idf(self, kinds: Ints) -> Floats:
        """How much terms tell, by how few texts hold them."""
        return _idf(self._ranges(kinds)[1], self.count)

    def scores(self, term_ids: Ints, unknown: int = 0) -> Floats:
        """The cosine of a question with every text; `unknown` terms count as rare ones."""
        kinds, times = np.unique(term_ids, return_counts=True)
        idf = self.idf(kinds)
        weights = (1 + np.log(times)) * idf if len(kinds) else np.zeros(0)
        rarest = float(np.log(1 + self.count)) + 1
        norm = float(np.sqrt((weights**2).sum() + unknown * rarest**2)) or 1.0
        return self.gather(kinds, weights / norm, idf)

    def gather(self, kinds: Ints, shares: NDArray[np.floating], idf: Floats | None) -> Floats:
        """For every text the sum over its terms of `share` times its weight (of `share` alone
        without the terms' `idf`)."""
        begins, lengths = self._ranges(kinds)
        ends = np.cumsum(lengths)
        if not len(ends) or not ends[-1]:
            return np.zeros(self.count, dtype=np.float32)
        # The places of all postings of these terms, one range after the other.
        places = np.arange(ends[-1]) + np.repeat(begins - ends + lengths, lengths)
        values, owners = np.repeat(shares, lengths), self.texts[places]
        if idf is not None:
            weights = self.grades[self.times[places]] * np.repeat(idf, lengths)
            values = values * (weights.astype(np.float32) / self.norms[owners])
        return np.bincount(owners, values, self.count).astype(np.float32)

    def _ranges(self, kinds: Ints) -> tuple[Ints, Ints]:
        """Where the postings of terms begin, and how many there are."""
        begins = self.starts[kinds].astype(np.int64)
        return begins, self.starts[kinds + 1] - begins


def _idf(held_by: Ints, count: int) -> Floats:
    result: Floats = np.log((1 + count) / (1 + held_by)).astype(np.float32) + 1
    return result


class Terms:
    """The numbers of terms, each known again by its 64-bit hash: the terms themselves take ten times
    the memory. An unknown term is taken for one of fifty thousand once in 10^14 times."""

    def __init__(self, numbers: Mapping[str, int]) -> None:
        """`numbers` count from 0 in the order of the mapping."""
        hashes = _hashes(numbers)
        order = np.argsort(hashes)
        self._hashes, self._numbers = hashes[order], order.astype(np.int32)

    def __len__(self) -> int:
        return len(self._hashes)

    def find(self, terms: Collection[str]) -> Ints:
        """Their numbers, -1 for those that are not known."""
        if not len(self):
            return np.full(len(terms), -1, dtype=np.int64)
        asked = _hashes(terms)
        places = np.minimum(np.searchsorted(self._hashes, asked), len(self) - 1)
        return np.where(self._hashes[places] == asked, self._numbers[places], -1).astype(np.int64)


def _hashes(terms: Collection[str]) -> Ints:
    return np.fromiter(map(hash, terms), np.int64, len(terms))


class WordSpace:
    """TF-IDF over stems, pairs and concepts of folded texts."""

    def __init__(self, texts: Sequence[str]) -> None:
        numbers: dict[str, int] = {}
        owners: list[int] = []
        kinds: list[int] = []
        for number, text in enumerate(texts):
            found = terms(text)
            kinds += [numbers.setdefault(term, len(numbers)) for term in found]
            owners += [number] * len(found)
        self._terms = Terms(numbers)
        self.postings = Postings.build(
            np.array(owners, dtype=np.int64),
            np.array(kinds, dtype=np.int64),
            len(numbers),
            len(texts),
        )

    def scores(self, found: Sequence[str]) -> Floats:
        """The cosine of a question, given as `terms`, with every text."""
        numbers = self._terms.find(found)
        unknown = {term for term, number in zip(found, numbers, strict=True) if number < 0}
        single = sum(1 for term in unknown if " " not in term)
        return self.postings.scores(numbers[numbers >= 0], single)

    def coverage(self, found: Sequence[str]) -> tuple[Ints, Floats]:
        """The known single terms of a question and their share of its weight (unknown ones count)."""
        numbers = self._terms.find({term: None for term in found if " " not in term})
        known = numbers >= 0
        rarest = np.log(1 + self.postings.count) + 1
        weights = np.full(len(numbers), rarest, dtype=np.float32)
        weights[known] = self.postings.idf(numbers[known])
        total = float(weights.sum()) or 1.0
        return numbers[known], weights[known] / np.float32(total)

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
