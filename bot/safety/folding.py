"""What somebody typed, folded so that "DON'T", "dont" and "don’t" are the same words.

Lower case, no accents, straight quotes, doubled letters single, contractions spelled out, chat
spellings and small typing slips mended, as the hints of the content brief ask. The result is one line of
words; a comma stays on its word, a full stop is a word of its own. Nothing here ever raises.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Final

LONGEST: Final = 12_000  # characters read; of a longer text its two ends (no platform takes 12,000)

_INVISIBLE: Final = re.compile(
    "[\u00ad\u034f\u0300-\u036f\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]"
)
_QUOTES: Final = str.maketrans(
    {"’": "'", "‘": "'", "ʼ": "'", "´": "'", "`": "'", "*": "", "_": " ", "&": " and "}
)
# "killl" is "kill" and "dieeee" is "die", but "soon" is not "son".
_DOUBLED: Final = re.compile(r"([b-df-hj-np-tv-z])\1+|([aeiou])\2{2,}|([aeiou])\3+(?![a-z])")
_CONTRACTED: Final = re.compile(r"(?<=[a-z])'(ll|re|ve|d|m)(?![a-z])")
_WHOLE: Final = {"ll": " will", "re": " are", "ve": " have", "d": " would", "m": " am"}
_IS: Final = re.compile(r"\b(he|she|it|that|there|what|who|life|everything|nobody)'s\b")
_OWNED: Final = re.compile(r"(?<=[a-z])'s\b")
_PIECE: Final = re.compile(
    r"[a-z0-9@$]+|\n\s*\n|\.{2,}|[.!?;]+|[,\n:()\u2013\u2014]|(?<=\s)-(?=\s)"
)
_PAUSE: Final = frozenset(",\n:()\u2013\u2014-")
_DISGUISE: Final = str.maketrans("01345@$", "oieasas")
_LONGEST_WORD: Final = 30  # letters kept of one word
_SINGLE_RUN: Final = 4  # "k i l l": from four letters in a row on, they are read as one word


def fold_letters(text: str) -> str:
    """Lower case without accents, invisible characters or doubled letters."""
    if len(text) > LONGEST:
        text = f"{text[: LONGEST // 2]}\n\n{text[-LONGEST // 2 :]}"
    plain = unicodedata.normalize("NFKD", text)[: 2 * LONGEST].casefold()
    return _DOUBLED.sub(r"\1\2\3", _INVISIBLE.sub("", plain).translate(_QUOTES))


class Spellings:
    """How words are written in chat, which small words carry nothing, and which are often mistyped."""

    def __init__(
        self,
        known: Mapping[str, str],
        fillers: Iterable[str],
        mistyped: Iterable[str],
        vocabulary: Iterable[str],
    ) -> None:
        self._known: dict[str, tuple[str, ...]] = {
            fold_letters(word).replace("'", ""): tuple(fold_letters(means).split())
            for word, means in known.items()
        }
        for filler in fillers:
            self._known[fold_letters(filler)] = ()
        self._slips: dict[str, str] = {}
        ordinary = {fold_letters(word) for word in vocabulary}
        for word in (fold_letters(one) for one in mistyped):
            ordinary.add(word)
            for slip in (*_without_one(word), *_swapped(word)):
                self._slips.setdefault(slip, word)
            self._slips[word] = word
        self._ordinary = ordinary
        self._lengths = {(word[0], len(word) + by) for word in self._slips for by in (0, 1)}

    def mend(self, word: str) -> tuple[str, ...]:
        """The word as the phrases write it: itself, several words, or none for a filler."""
        known = self._known.get(word)
        if known is not None:
            return known
        if word in self._ordinary:
            return (word,)
        if not word.isalpha():
            bare = word.translate(_DISGUISE)
            return self.mend(_DOUBLED.sub(r"\1\2\3", bare)) if bare.isalpha() else (word,)
        if len(word) > 4 and (word[0], len(word)) in self._lengths:
            return (self._slip(word),)
        return (word,)

    def _slip(self, word: str) -> str:
        if word in self._slips:
            return self._slips[word]
        for shorter in _without_one(word)[1:]:
            meant = self._slips.get(shorter)
            if meant is not None and abs(len(meant) - len(word)) <= 1:
                return meant
        return word


def fold(text: str, spellings: Spellings) -> str:
    """The text as one line of words between single blanks, beginning and ending with a blank."""
    letters = fold_letters(text)
    if "'" in letters:
        letters = _CONTRACTED.sub(lambda found: _WHOLE[found[1]], _IS.sub(r"\1 is", letters))
        letters = _OWNED.sub("", letters).replace("'", "")
    words: list[str] = []
    mended: dict[str, tuple[str, ...]] = {}  # for this text only
    for piece in _joined(_PIECE.findall(letters)):
        first = piece[0]
        if first.isalnum() or first in "@$":
            if piece not in mended:
                mended[piece] = spellings.mend(piece[:_LONGEST_WORD])
            words += mended[piece]
        elif (first in _PAUSE and "\n\n" not in piece) or piece.startswith(".."):
            if words and words[-1][-1] not in ",.":
                words[-1] += ","
        elif words and words[-1] != ".":
            words.append(".")
    return f" {' '.join(words)} " if words else " "


def _joined(pieces: list[str]) -> list[str]:
    """Letters set apart, "k i l l", as one word."""
    if sum(len(piece) == 1 and piece.isalpha() for piece in pieces) < _SINGLE_RUN:
        return pieces
    joined: list[str] = []
    run: list[str] = []
    for piece in (*pieces, ""):
        if len(piece) == 1 and piece.isalpha():
            run.append(piece)
            continue
        if len(run) >= _SINGLE_RUN:
            joined.append(_DOUBLED.sub(r"\1\2\3", "".join(run)))
        else:
            joined += run
        run = []
        if piece:
            joined.append(piece)
    return joined


def _without_one(word: str) -> list[str]:
    return [word[:at] + word[at + 1 :] for at in range(len(word))]


def _swapped(word: str) -> list[str]:
    return [word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in range(1, len(word) - 1)]
