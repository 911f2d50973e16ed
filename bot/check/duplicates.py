"""Questions that two entries both claim, or an entry and the list of those without an answer.

Words and letters only: no meaning is compared. Likeness is the share of four-letter pieces (and
of words) that two wordings have in common (Jaccard). Pairs are found by prefix filtering (Bayardo,
Ma and Srikant, "Scaling Up All Pairs Similarity Search", 2007): sets this alike must share one of
their rarest pieces.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from bot.check.reading import Reading
from bot.content import Problem, Severity
from bot.language import SUPPORTED
from bot.states import STATES, fold

DECOYS: Final = "faq/decoys.yaml"
ALIKE: Final = 0.62  # of the pieces; in the shipped content nothing lies above it
ALIKE_WORDS: Final = 0.75
CLOSER: Final = 0.65  # how near another entry's question an alias must be to be spoken of
BY: Final = 0.1  # and by how much nearer than to its own


@dataclass(frozen=True, slots=True)
class Phrase:
    """A question or an alias. `states`: the states that it names; wordings for two states differ."""

    path: Path
    line: int
    owner: str
    written: str
    is_question: bool
    folded: str
    words: frozenset[str]
    pieces: frozenset[str]
    states: frozenset[str]


def check(reading: Reading) -> Iterator[Problem]:
    """All of this kind, each language by itself."""
    by_language: dict[str, list[Phrase]] = defaultdict(list)
    for language, phrase in _phrases(reading):
        by_language[language].append(phrase)
    for phrases in by_language.values():
        yield from same(phrases)
        yield from alike(phrases)
        yield from astray(phrases)


def same(phrases: Sequence[Phrase]) -> Iterator[Problem]:
    """Wordings that are equal but for capitals, accents and signs."""
    first: dict[str, Phrase] = {}
    for phrase in phrases:
        other = first.setdefault(phrase.folded, phrase)
        if other is phrase:
            continue
        if other.owner == phrase.owner:
            says = f"“{phrase.written}” is already on line {other.line}."
            yield Problem(phrase.path, phrase.line, says, "Take one of them out.", Severity.WARNING)
        else:
            says = f"“{phrase.written}” is also in {other.path}:{other.line}."
            mend = "Leave it where its answer is, and take the other out."
            yield Problem(phrase.path, phrase.line, says, mend)


def alike(phrases: Sequence[Phrase]) -> Iterator[Problem]:
    """Wordings of two entries that hardly differ."""
    for one, other in _close_pairs(phrases):
        if one.folded == other.folded or one.states != other.states:
            continue
        says = f"“{one.written}” is almost “{other.written}” in {other.path}:{other.line}."
        mend = "Say what makes them different, or leave one of them out."
        yield Problem(one.path, one.line, says, mend, Severity.WARNING)


def astray(phrases: Sequence[Phrase]) -> Iterator[Problem]:
    """Aliases that look more like another entry's question than like their own."""
    weights = _weights(phrases)
    questions = [phrase for phrase in phrases if phrase.is_question]
    own = {phrase.owner: phrase for phrase in questions}
    by_word: dict[str, list[Phrase]] = defaultdict(list)
    for question in questions:
        for word in question.words:
            by_word[word].append(question)
    for phrase in phrases:
        if phrase.is_question or not phrase.words or phrase.owner not in own:
            continue
        others = {
            id(question): question
            for word in _telling(phrase.words, weights)
            for question in by_word.get(word, ())
            if question.owner != phrase.owner and question.states == phrase.states
        }
        near = max(
            ((_overlap(phrase, other, weights), other) for other in others.values()),
            default=None,
            key=lambda one: one[0],
        )
        if near is None or near[0] < CLOSER:
            continue
        if near[0] < _overlap(phrase, own[phrase.owner], weights) + BY:
            continue
        other = near[1]
        says = f"“{phrase.written}” is closer to “{other.written}” ({other.path}:{other.line})."
        mend = "Move it there, or say what makes this entry's question different."
        yield Problem(phrase.path, phrase.line, says, mend, Severity.WARNING)


def _phrases(reading: Reading) -> Iterator[tuple[str, Phrase]]:
    for entry in reading.entries:
        question = entry.text("question")
        found = [(entry.line("question"), question, True)] if question else []
        found += [
            (entry.line("also", number), alias, False)
            for number, alias in enumerate(entry.texts("also"))
            if alias.strip()
        ]
        for line, written, is_question in found:
            yield entry.language, _phrase(entry.path, line, entry.id, written, is_question)
    if decoys := reading.record(DECOYS):
        for language in SUPPORTED:
            lines = decoys.data.get(language)
            for number, written in enumerate(lines if isinstance(lines, list) else ()):
                if isinstance(written, str) and written.strip():
                    line = decoys.line_of(language, number)
                    yield language, _phrase(decoys.path, line, DECOYS, written, is_question=False)


def _phrase(path: Path, line: int, owner: str, written: str, is_question: bool) -> Phrase:
    folded = fold(written) or written.strip()
    padded = f" {folded} "
    pieces = frozenset(padded[at : at + 4] for at in range(max(1, len(padded) - 3)))
    words = frozenset(folded.split())
    states = frozenset(_state_names()[name] for name in _state_pattern().findall(folded))
    return Phrase(path, line, owner, written, is_question, folded, words, pieces, states)


def _close_pairs(phrases: Sequence[Phrase]) -> Iterator[tuple[Phrase, Phrase]]:
    counts = Counter(piece for phrase in phrases for piece in phrase.pieces)
    index: dict[str, list[Phrase]] = defaultdict(list)
    for phrase in sorted(phrases, key=lambda one: len(one.pieces)):
        size = len(phrase.pieces)
        rarest = sorted(phrase.pieces, key=lambda piece: (counts[piece], piece))
        kept = rarest[: size - math.ceil(ALIKE * size) + 1]
        near = {
            id(other): other
            for piece in kept
            for other in index[piece]
            if other.owner != phrase.owner and len(other.pieces) >= ALIKE * size
        }
        for piece in kept:
            index[piece].append(phrase)
        for other in near.values():
            if _share(phrase.pieces, other.pieces) >= ALIKE or (
                len(phrase.words) > 3 and _share(phrase.words, other.words) >= ALIKE_WORDS
            ):
                first, second = sorted((phrase, other), key=lambda one: (one.path, one.line))
                yield second, first


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    common = len(one & other)
    return common / (len(one) + len(other) - common)


def _weights(phrases: Sequence[Phrase]) -> Mapping[str, float]:
    counts = Counter(word for phrase in phrases for word in phrase.words)
    return {word: math.log((len(phrases) + 1) / (count + 0.5)) for word, count in counts.items()}


def _telling(words: frozenset[str], weights: Mapping[str, float]) -> Iterator[str]:
    """The words of which at least one is shared by whatever has an overlap of `CLOSER` or more."""
    left = sum(weights[word] ** 2 for word in words)
    enough = CLOSER**2 * left
    for word in sorted(words, key=lambda one: (-weights[one], one)):
        if left < enough:
            return
        yield word
        left -= weights[word] ** 2


def _overlap(one: Phrase, other: Phrase, weights: Mapping[str, float]) -> float:
    """The cosine of two sets of words, rare words counting more."""

    def length(words: frozenset[str]) -> float:
        return sum(weights[word] ** 2 for word in words)

    around = math.sqrt(length(one.words) * length(other.words))
    return length(one.words & other.words) / around if around else 0.0


@cache
def _state_names() -> Mapping[str, str]:
    return {fold(name): one.code for one in STATES for name in (one.name_en, one.name_es)}


@cache
def _state_pattern() -> re.Pattern[str]:
    longest_first = sorted(_state_names(), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b")
