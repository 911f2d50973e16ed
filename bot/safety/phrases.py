"""Phrases as coordinators write them in `content/safety.yaml`, and finding them fast.

`want to (die|be dead)` is a choice, `(ever)?` may be left out, `<name>` stands for a list under
`words`, and `...` for up to four words of the same sentence. All phrases that can begin with one word
become one expression of the standard library, compiled when that word is first met; no part of it
repeats without a small limit, so no text can make it slow.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, Generic, TypeVar

from bot.safety.folding import Spellings, fold_letters

STOP: Final = "~"  # stands where a lookalike was taken out: no phrase reaches across it
_GAP: Final = r"(?:[^ .~]+ ){0,4}?"
_PIECE: Final = re.compile(r"\.\.\.|\(|\)\??|\||<[a-z_]+>\??|[^\s()|<>?.]+")
_Tag = TypeVar("_Tag")


class PhraseError(ValueError):
    """A phrase that cannot be read; the message says why."""


@dataclass(frozen=True, slots=True)
class _Node:
    """A word, a gap (neither word nor choices), or a choice of sequences."""

    word: str = ""
    choices: tuple[_Sequence, ...] = ()
    optional: bool = False

    @property
    def is_gap(self) -> bool:
        return not self.word and not self.choices

    @property
    def pattern(self) -> str:
        if self.word:
            return f"{self.word},? "
        if self.is_gap:
            return _GAP
        inside = "|".join("".join(node.pattern for node in choice) for choice in self.choices)
        return f"(?:{inside})?" if self.optional else f"(?:{inside})"


_Sequence = tuple[_Node, ...]


def words_of(phrase: str, lists: Mapping[str, Sequence[str]]) -> set[str]:
    """Every word in it, folded. Raises `PhraseError` when the phrase cannot be read."""
    return vocabulary([phrase], lists)


def vocabulary(phrases: Iterable[str], lists: Mapping[str, Sequence[str]]) -> set[str]:
    """Every word in all of them, folded. Raises `PhraseError` when one of them cannot be read."""
    shared = _Shared(lists, lambda word: (word,))
    found: set[str] = set()
    seen: set[int] = set()  # the lists' nodes, which stand in many phrases

    def take(sequence: _Sequence) -> None:
        for node in sequence:
            found.add(node.word)
            if node.choices and id(node) not in seen:
                seen.add(id(node))
                for choice in node.choices:
                    take(choice)

    sequences = [_Reader(phrase, shared).read() for phrase in phrases]
    for sequence in sequences:
        take(sequence)
    return found


@dataclass(slots=True)
class _Shared:
    """What reading many phrases needs alike: each list is read once, each word mended once."""

    lists: Mapping[str, Sequence[str]]
    mend: Callable[[str], tuple[str, ...]]
    read: dict[str, list[_Node]] = field(default_factory=dict)
    words: dict[str, _Sequence] = field(default_factory=dict)


class _Reader:
    """Reads one phrase."""

    def __init__(self, phrase: str, shared: _Shared) -> None:
        self._phrase = phrase
        self._shared = shared
        self._pieces = _PIECE.findall(phrase)
        if "".join(self._pieces) != "".join(phrase.split()):
            raise PhraseError(f"{phrase!r} holds a sign that has no meaning there")

    def read(self) -> _Sequence:
        """The whole phrase."""
        found = self._sequence()
        if self._pieces:
            raise PhraseError(f"{self._phrase!r} has a ) or | too many")
        if found and found[0].is_gap:
            raise PhraseError(f"{self._phrase!r} begins with a gap")
        if all(node.optional or node.is_gap for node in found):
            raise PhraseError(f"{self._phrase!r} holds no word that must be there")
        return found

    def _sequence(self) -> _Sequence:
        nodes: list[_Node] = []
        while self._pieces and self._pieces[0][0] not in ")|":
            piece = self._pieces.pop(0)
            if piece == "...":
                nodes.append(_Node())
            elif piece == "(":
                nodes += self._choice()
            elif piece[0] == "<":
                nodes += self._list(piece)
            else:
                nodes += self._words(piece)
        return tuple(nodes)

    def _choice(self) -> list[_Node]:
        choices = [self._sequence()]
        while self._pieces and self._pieces[0] == "|":
            self._pieces.pop(0)
            choices.append(self._sequence())
        if not self._pieces:
            raise PhraseError(f"{self._phrase!r} has a ( that is not closed")
        return self._one_of(choices, optional=self._pieces.pop(0) == ")?")

    def _list(self, piece: str) -> list[_Node]:
        shared, name = self._shared, piece.strip("<>?")
        if name not in shared.lists:
            raise PhraseError(f"{self._phrase!r} names <{name}>, which is no list under `words`")
        if piece not in shared.read:
            choices = [self._words(one) for one in shared.lists[name]]
            shared.read[piece] = self._one_of(choices, piece[-1] == "?")
        return shared.read[piece]

    def _words(self, written: str) -> _Sequence:
        shared = self._shared
        if written not in shared.words:
            folded = fold_letters(written).replace("'", "").split()
            shared.words[written] = tuple(
                _Node(one) for word in folded for one in shared.mend(word)
            )
        return shared.words[written]

    def _one_of(self, choices: list[_Sequence], optional: bool) -> list[_Node]:
        kept = tuple(dict.fromkeys(choice for choice in choices if choice))
        return [_Node(choices=kept, optional=optional)] if kept else []


def _openers(sequence: _Sequence) -> set[str]:
    """The words with which a sequence can begin; "" among them when any word, or none, will do."""
    opening: set[str] = set()
    for node in sequence:
        if node.word:
            return opening | {node.word}
        if node.is_gap:
            return opening | {""}
        inside: set[str] = set()
        for choice in node.choices:
            inside |= _openers(choice)
        opening |= inside - {""}
        if not node.optional and "" not in inside:
            return opening
    return opening | {""}


def _seconds(sequence: _Sequence, first: str) -> set[str]:
    """The words that can follow `first` at the head of a sequence; "" as in `_openers`."""
    head, rest = sequence[0], sequence[1:]
    if head.word:
        return _openers(rest) if head.word == first else set()
    found: set[str] = set()
    for choice in head.choices:
        if first in _openers(choice):
            found |= _seconds((*choice, *rest), first)
    return found | _seconds(rest, first) if head.optional and rest else found


def _beginning(sequence: _Sequence, first: str) -> _Sequence:
    """The sequence with only those choices at its head that can begin with `first`."""
    head, rest = sequence[0], sequence[1:]
    if head.word:
        return sequence
    kept = tuple(_beginning(one, first) for one in head.choices if first in _openers(one))
    if not kept:
        return _beginning(rest, first)
    if head.optional and rest and first in _openers(rest):
        return (_Node(choices=kept, optional=True), *rest)
    return (*kept[0], *rest) if len(kept) == 1 else (_Node(choices=kept), *rest)


@dataclass(frozen=True, slots=True)
class Found(Generic[_Tag]):
    """A phrase in a folded line, from `start` to before `end`, and what it was entered as."""

    start: int
    end: int
    tag: _Tag


@dataclass(slots=True)
class _Start(Generic[_Tag]):
    """All phrases that can begin with one word, and an expression for every word that can follow.

    Only words of the phrases themselves are ever kept as keys, never what somebody typed.
    """

    first: str
    entries: list[tuple[_Sequence, _Tag]] = field(default_factory=list)
    seconds: list[set[str]] = field(default_factory=list)
    all_seconds: set[str] = field(default_factory=set)
    ready: dict[str, tuple[re.Pattern[str] | None, list[_Tag]]] = field(default_factory=dict)

    def expression(self, second: str) -> tuple[re.Pattern[str] | None, list[_Tag]]:
        """What to match where `second` follows, and what each of its groups was entered as."""
        known = self.ready.get(second)
        if known is not None:
            return known
        if not self.seconds:
            self.seconds = [_seconds(sequence, self.first) for sequence, _ in self.entries]
            self.all_seconds = set().union(*self.seconds)
        if second and second not in self.all_seconds:
            return self.expression("")
        fitting = [
            entry
            for entry, seconds in zip(self.entries, self.seconds, strict=True)
            if second in seconds or "" in seconds
        ]
        known = (
            self._compiled([sequence for sequence, _ in fitting]) if fitting else None,
            [tag for _, tag in fitting],
        )
        self.ready[second] = known
        return known

    def _compiled(self, sequences: list[_Sequence]) -> re.Pattern[str]:
        """One group for each sequence; the word they begin with is read once where it can be."""
        head = _Node(self.first).pattern
        sources = [
            "".join(node.pattern for node in _beginning(one, self.first)) for one in sequences
        ]
        if all(source.startswith(head) for source in sources):
            rest = "|".join(f"{source.removeprefix(head)}()" for source in sources)
            return re.compile(f"{head}(?:{rest})")
        return re.compile("|".join(f"{source}()" for source in sources))


class Finder(Generic[_Tag]):
    """Finds phrases in folded lines. Of those that begin at one word the first entered wins."""

    def __init__(
        self,
        entries: Iterable[tuple[str, _Tag]],
        lists: Mapping[str, Sequence[str]],
        spellings: Spellings,
    ) -> None:
        self._starts: dict[str, _Start[_Tag]] = {}
        shared = _Shared(lists, spellings.mend)
        for phrase, tag in entries:
            sequence = _Reader(phrase, shared).read()
            for first in _openers(sequence) - {""}:
                start = self._starts.setdefault(first, _Start(first))
                start.entries.append((sequence, tag))

    def find(self, line: str) -> Iterator[Found[_Tag]]:
        """Every phrase in the line, one for each word that begins one; they may overlap."""
        starts = self._starts
        words = line.replace(",", "").split()
        at = 1
        for word, second, written in zip(words, [*words[1:], ""], line.split(), strict=False):
            start = starts.get(word)
            if start is not None:
                expression, tags = start.expression(second)
                found = expression and expression.match(line, at)
                if found:
                    yield Found(at, found.end(), tags[(found.lastindex or 1) - 1])
            at += len(written) + 1

    def replace(self, line: str, by: Mapping[_Tag, str] | None = None) -> str:
        """The line with every phrase replaced (by `STOP`, or by what its tag stands for)."""
        kept: list[str] = []
        done = 1
        for found in self.find(line):
            if found.start < done:
                continue
            put = STOP if by is None else by[found.tag]
            comma = "," if put and put != STOP and line[found.end - 2] == "," else ""
            kept += [line[done : found.start], f"{put}{comma} " if put else ""]
            done = found.end
        return line[:1] + "".join((*kept, line[done:])) if kept else line
