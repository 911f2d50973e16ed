"""What the certificate's font can write, and how: letters, their marks, and lines that fit. Pure.

The font holds Latin (Vietnamese too), Greek and Cyrillic. Whatever it lacks, and every script that is
written from right to left or joined, is named beforehand: nobody gets a paper with boxes on it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Final

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import ShapedStr, TTFont, shapeStr

REGULAR: Final = "AllianceSans"
BOLD: Final = "AllianceSansBold"
_FONTS: Final = {
    REGULAR: Path(__file__).parent / "fonts" / "NotoSans-Regular.ttf",
    BOLD: Path(__file__).parent / "fonts" / "NotoSans-Bold.ttf",
}
_SPACES: Final = {"\u202f": " ", "\u00a0": " ", "\u2007": " ", "\t": " "}
_LEFT_OUT: Final = ("So", "Sk", "Cf", "Me")  # signs such as emoji, and what only joins or turns
_loading: Final = Lock()


def composed(words: str) -> str:
    """Words with their marks composed (NFC) and plain spaces, on one line."""
    for space, plain in _SPACES.items():
        words = words.replace(space, plain)
    return unicodedata.normalize("NFC", " ".join(words.split()))


def missing(words: str) -> tuple[str, ...]:
    """The signs of `words` that cannot be written, each once, in order. A mark without a letter
    before it is one of them."""
    known = _letters()
    found: dict[str, None] = {}
    before = ""
    for sign in composed(words):
        is_mark = unicodedata.combining(sign) > 0
        if (sign != " " and sign not in known) or (is_mark and not before.strip()):
            found[sign] = None
        before = sign
    return tuple(found)


def without_signs(words: str) -> str:
    """Words without signs that only decorate and cannot be written, such as an emoji in a title."""
    bad = set(missing(words))
    kept = (
        one
        for one in composed(words)
        if one not in bad or unicodedata.category(one) not in (*_LEFT_OUT, "Mn", "Cn")
    )
    return composed("".join(kept))


def shaped(words: str, font: str, size: float) -> ShapedStr:
    """Words as they are drawn: every mark in its place over or under its letter."""
    load()
    return shapeStr(words, font, size, force=True)


def width(words: str, font: str, size: float) -> float:
    """How wide words are, in points."""
    if not words:
        return 0.0
    advances = shaped(words, font, size).__shapeData__
    return float(sum(one.x_advance for one in advances)) * size / 1000


def lines(words: str, font: str, size: float, room: float) -> tuple[str, ...]:
    """Words broken into lines no wider than `room` points; a word that is wider is cut."""
    return _broken(words, room, lambda part: width(part, font, size))


def fitted(
    words: str, font: str, sizes: Sequence[float], room: float, most: int
) -> tuple[float, tuple[str, ...]]:
    """The first of `sizes` in which words take at most `most` lines, and the lines; in the last size
    what is longer ends in an ellipsis."""
    for size in sizes:
        broken = lines(words, font, size, room)
        if len(broken) <= most:
            return size, broken
    kept = broken[:most]
    while kept and width(f"{kept[-1]}…", font, size) > room:
        kept = (*kept[:-1], kept[-1][:-1])
    return size, (*kept[:-1], f"{kept[-1]}…")


def _broken(words: str, room: float, wide: Callable[[str], float]) -> tuple[str, ...]:
    done: list[str] = []
    line = ""
    for word in words.split(" "):
        longer = f"{line} {word}" if line else word
        if wide(longer) <= room:
            line = longer
            continue
        if line:
            done.append(line)
        line = word
        while wide(line) > room:
            cut = _cut(line, room, wide)
            done.append(line[:cut])
            line = line[cut:]
    return (*done, line) if line else tuple(done)


def _cut(word: str, room: float, wide: Callable[[str], float]) -> int:
    """How many signs of a word fit; at least one letter with its marks."""
    low, high = 1, len(word)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if wide(word[:middle]) <= room else (low, middle)
    cut = low
    while cut > 1 and unicodedata.combining(word[cut]):
        cut -= 1
    return cut


def load() -> None:
    """Reads the fonts, once for the process; certificates may be drawn in several threads."""
    with _loading:
        for name, path in _FONTS.items():
            if name not in pdfmetrics.getRegisteredFontNames():
                pdfmetrics.registerFont(TTFont(name, str(path)))


@cache
def _letters() -> frozenset[str]:
    load()
    both = (pdfmetrics.getFont(name).face.charToGlyph for name in _FONTS)
    return frozenset(chr(one) for one in set.intersection(*(set(codes) for codes in both)))
