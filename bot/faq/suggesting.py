"""Curated questions that fit half-typed words. By words alone, so that it is there at once.

Every word of the question, its other wordings and tags is looked up; the last typed word may be
unfinished. Rare words weigh more, the question's own words more than those of its other wordings.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from bot.faq.entries import Entry
from bot.faq.retrieval.states import Relation, relation, states_named
from bot.faq.retrieval.text import clean, fold, stem, words
from bot.faq.rules import HISTORIC

MOST: Final = 8
_WEIGHTS: Final = (1.0, 0.55, 0.5)  # the question, its other wordings, its tags
_AGAIN: Final = 0.05  # for every other wording that has the word too
_FINISHED: Final = 1.0
_BEGUN: Final = 0.8  # a word that only begins as typed says a little less
_PLACES: Final = {
    Relation.NATIONAL: 1.0,
    Relation.OWN: 1.1,
    Relation.NAMED: 1.5,
    Relation.OTHER: 0.6,  # another state's answer, unless nothing else fits
}
_HISTORIC: Final = 0.8
_SHORTEST: Final = 2
_LONGEST: Final = 200
_MOST_WORDS: Final = 12
_MOST_BEGUN: Final = 60
_ENOUGH: Final = 0.34
"""An entry has to hold this share of the typed words' weight, or typing on would not narrow."""

_EVERYDAY: Final = frozenset(
    words(
        """the a an is are am was be do does did of to in on at for with from and or i im my me you your we
    it its this that there can could how what when where who why which
    el la los las un una de del al en y o que es son por para con se su sus mi mis lo le como cual
    cuando donde quien puedo hay"""
    )
)


class SuggestIndex:
    """The questions of one language, ready for typing. Built once for each version of the content."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self.entries = tuple(entries)
        holds: dict[str, dict[int, float]] = defaultdict(dict)
        for number, entry in enumerate(self.entries):
            parts = ((entry.question,), entry.also, entry.tags)
            for weight, texts in zip(_WEIGHTS, parts, strict=True):
                for text in texts:
                    for word in set(words(fold(text))):
                        known = holds[word].get(number)
                        holds[word][number] = weight if known is None else known + _AGAIN
        self._holds = dict(holds)
        self._sorted = sorted(self._holds)
        self._stems: dict[str, list[str]] = defaultdict(list)
        for word in self._sorted:
            self._stems[stem(word)].append(word)
        self._questions = [" ".join(words(fold(one.question))) for one in self.entries]

    def suggest(self, typed: str, state: str, most: int = MOST) -> tuple[Entry, ...]:
        """The entries whose words fit best, at most `most`; none for a letter or for nothing known."""
        folded = fold(clean(typed[:_LONGEST]))
        found = words(folded)[-_MOST_WORDS:]
        if sum(len(word) for word in found) < _SHORTEST:
            return ()
        telling = [word for word in found if word not in _EVERYDAY]
        is_unfinished = folded[-1:].isalnum()
        scores: dict[int, float] = defaultdict(float)
        total = 0.0
        for word in dict.fromkeys(telling or found):
            held = self._held(word, is_begun=is_unfinished and word == found[-1])
            rarity = self._rarity(len(held))
            total += rarity
            for number, weight in held.items():
                scores[number] += weight * rarity
        start = " ".join(words(folded))
        named = states_named(typed[:_LONGEST])
        ranked = []
        for number, score in scores.items():
            share = score / total if total else 0.0
            if share < _ENOUGH:
                continue
            entry = self.entries[number]
            share *= _PLACES[relation(entry.place, named, state)]
            share *= _HISTORIC if entry.status == HISTORIC else 1.0
            share += 1.0 if self._questions[number].startswith(start) else 0.0
            ranked.append((-share, len(entry.question), number))
        return tuple(self.entries[number] for _, _, number in sorted(ranked)[:most])

    def _held(self, word: str, *, is_begun: bool) -> dict[int, float]:
        """The entries that hold a word, a form of it, or, while it is typed, a word it begins."""
        held: dict[int, float] = {}
        forms = [(one, _FINISHED) for one in self._stems.get(stem(word), ())]
        forms += [(word, _FINISHED)] if word in self._holds else []
        if is_begun:
            start = bisect_left(self._sorted, word)
            begun = self._sorted[start : start + _MOST_BEGUN]
            forms += [(one, _BEGUN) for one in begun if one.startswith(word)]
        for form, worth in forms:
            for number, weight in self._holds[form].items():
                held[number] = max(held.get(number, 0.0), weight * worth)
        return held

    def _rarity(self, holders: int) -> float:
        return math.log((1 + len(self.entries)) / (1 + holders)) + 0.3
