"""Misspelled words mended towards the words of the content. Only where it is nearly certain.

Crisis detection never uses this: it reads what was typed.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable

from bot.faq.retrieval.text import fold, joined, words

MIN_LETTERS = 5
TWO_ERRORS_FROM = 8
_ENDINGS = ("s", "es", "ed", "ing", "er", "ers", "ly", "al", "ness", "ful")
_TOKEN = re.compile(r"[A-Za-z]+(?:['’][A-Za-z]+)?")


def _distance(one: str, other: str, limit: int) -> int:
    """Damerau-Levenshtein distance (neighbours swapped count once), or limit + 1 if above it."""
    if abs(len(one) - len(other)) > limit:
        return limit + 1
    before: list[int] = []
    previous = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        current = [i]
        for j, counterpart in enumerate(other, 1):
            cost = min(
                previous[j] + 1, current[j - 1] + 1, previous[j - 1] + (letter != counterpart)
            )
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == counterpart:
                cost = min(cost, before[j - 2] + 1)
            current.append(cost)
        if min(current) > limit:
            return limit + 1
        before, previous = previous, current
    return previous[-1]


class Speller:
    """Knows the content's words; mends unknown ones that are one or two slips away from one."""

    def __init__(
        self,
        texts: Iterable[str],
        known: Iterable[str] = (),
        is_word: Callable[[str], bool] = lambda _word: False,
    ) -> None:
        """`texts` hold the words to mend towards, `known` more words that stay as they are, and
        `is_word` tells of any other whether it is a word of its own."""
        counts: Counter[str] = Counter()
        for text in texts:
            counts.update(words(fold(text)) + joined(fold(text)))
        self._counts = counts
        self._is_word = is_word
        self._known = set(counts) | {word for text in known for word in words(fold(text))}
        self._by_start: dict[tuple[str, int], list[str]] = defaultdict(list)
        for word in counts:
            if len(word) >= MIN_LETTERS and word.isalpha():
                self._by_start[word[0], len(word)].append(word)
        self._memory: dict[str, str] = {}

    def word(self, word: str) -> str:
        """The mended word, or the word itself."""
        if len(word) < MIN_LETTERS or word in self._known or not word.isalpha():
            return word
        if word not in self._memory:
            if len(self._memory) > 20_000:
                self._memory.clear()
            self._memory[word] = word if self._stands_alone(word) else self._nearest(word)
        return self._memory[word]

    def _stands_alone(self, word: str) -> bool:
        roots = [word.removesuffix(ending) for ending in _ENDINGS if word.endswith(ending)]
        forms = [word, *roots, *(f"{root}e" for root in roots), *(word + one for one in _ENDINGS)]
        return any(
            len(form) >= 3 and (form in self._known or self._is_word(form)) for form in forms
        )

    def _nearest(self, word: str) -> str:
        limit = 2 if len(word) >= TWO_ERRORS_FROM else 1
        best: list[tuple[int, int, str]] = []
        for length in range(len(word) - limit, len(word) + limit + 1):
            for candidate in self._by_start.get((word[0], length), ()):
                distance = _distance(word, candidate, limit)
                if distance <= limit:
                    best.append((distance, -self._counts[candidate], candidate))
        return min(best)[2] if best else word

    def mend(self, text: str) -> str:
        """The text with its misspelled words mended; everything else as it was."""

        def replace(match: re.Match[str]) -> str:
            written = match.group(0)
            if "'" in written or "’" in written:
                return written
            folded = fold(written)
            mended = self.word(folded)
            return written if mended == folded else mended

        return _TOKEN.sub(replace, text)
