"""The certificate as a PDF of one calm page. Pure: the same paper gives the same bytes.

It says the name somebody chose, that they took part, title, date, hours, who organised it, and how to
check it: nothing of what was said, who else was there, or for whom anybody works.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import Final

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.pagesizes import letter
from reportlab.pdfgen.canvas import Canvas

from bot.coreflection.hours import lettering
from bot.coreflection.hours.lettering import BOLD, REGULAR

NAME_LENGTH: Final = 80
_WIDTH, _HEIGHT = letter  # points; US letter
_EDGE: Final = 72.0
_ROOM: Final = _WIDTH - 2 * _EDGE
_INK: Final = HexColor("#1f2933")
_QUIET: Final = HexColor("#52606d")  # 6.6 to 1 on white
_ACCENT: Final = HexColor("#1d5c63")
_LABEL_WIDTH: Final = 120.0
_FOOT: Final = 168.0  # points from the bottom: under this line stands how to check it


@dataclass(frozen=True, slots=True)
class Paper:
    """Everything that is printed, in the language of the paper."""

    language: str
    organiser: str
    heading: str
    says: str  # "This says that"
    name: str
    took_part: str
    facts: tuple[tuple[str, str], ...]  # label and value
    check: str
    address: str  # where to check it; empty when there is no public page
    code: str
    made: str


def missing(paper: Paper) -> tuple[str, ...]:
    """The signs on a paper that cannot be written; there must be none when it is drawn."""
    printed = [paper.organiser, paper.heading, paper.says, paper.name, paper.took_part]
    printed += [part for fact in paper.facts for part in fact]
    printed += [paper.check, paper.address, paper.code, paper.made]
    return tuple(dict.fromkeys(one for words in printed for one in lettering.missing(words)))


def draw(paper: Paper) -> bytes:
    """The PDF. Raises `ValueError` if a sign cannot be written: ask `missing` first."""
    if missing(paper):
        raise ValueError("a sign cannot be written")
    lettering.load()
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=letter, invariant=1, lang=paper.language)
    canvas.setTitle(paper.heading)
    canvas.setAuthor(paper.organiser)
    canvas.setCreator("")
    canvas.setProducer("")
    _frame(canvas)
    top = _Pen(canvas, _HEIGHT - 96)
    top.write(paper.organiser, BOLD, (13, 11.5, 10, 8), _ACCENT, most=2)
    top.down(20)
    top.write(paper.heading, BOLD, (26, 22, 19), _INK, most=2)
    top.down(34)
    top.write(paper.says, REGULAR, (12,), _QUIET)
    top.down(6)
    top.write(paper.name, BOLD, (28, 24, 20, 17, 14, 12), _INK, most=3)
    top.down(8)
    top.write(paper.took_part, REGULAR, (12,), _QUIET, most=3)
    top.down(30)
    for label, value in paper.facts:
        top.fact(label, value)
    canvas.setStrokeColor(_QUIET)
    canvas.setLineWidth(0.5)
    canvas.line(_EDGE, _FOOT, _WIDTH - _EDGE, _FOOT)
    foot = _Pen(canvas, _FOOT - 12)
    foot.write(paper.check, REGULAR, (9.5,), _QUIET, most=4)
    foot.down(4)
    if paper.address:
        foot.write(paper.address, REGULAR, (9.5, 8, 7), _INK, most=2)
        foot.down(4)
    foot.write(paper.code, BOLD, (13,), _INK)
    foot.down(4)
    foot.write(paper.made, REGULAR, (9.5,), _QUIET)
    canvas.showPage()
    canvas.save()
    return out.getvalue()


class _Pen:
    """Writes down the page from a height in points, line under line."""

    def __init__(self, canvas: Canvas, height: float) -> None:
        self._canvas = canvas
        self._height = height

    def down(self, points: float) -> None:
        self._height -= points

    def write(
        self, words: str, font: str, sizes: tuple[float, ...], colour: Color, *, most: int = 1
    ) -> None:
        words = lettering.composed(words)
        size, broken = lettering.fitted(words, font, sizes, _ROOM, most)
        for line in broken:
            self._height -= size  # down to the line that letters stand on
            self._line(_EDGE, line, font, size, colour)
            self._height -= size * 0.35

    def fact(self, label: str, value: str) -> None:
        """A label at the left and its value beside it."""
        beside = _ROOM - _LABEL_WIDTH
        size, broken = lettering.fitted(
            lettering.composed(value), REGULAR, (12, 11, 10, 8), beside, most=3
        )
        self._height -= 12
        self._line(_EDGE, lettering.composed(label), REGULAR, 10.5, _QUIET)
        for line in broken:
            self._line(_EDGE + _LABEL_WIDTH, line, REGULAR, size, _INK)
            self._height -= size * 1.35
        self._height += 12 * 1.35 - 12
        self._height -= 10

    def _line(self, x: float, words: str, font: str, size: float, colour: Color) -> None:
        self._canvas.setFillColor(colour)
        self._canvas.setFont(font, size)
        drawn = lettering.shaped(words, font, size)
        # An i under an accent is drawn without its dot: programs that read the page get the letter.
        differs = str(drawn) != words
        if differs:
            self._canvas.addLiteral(f"/Span << /ActualText <{_utf16(words)}> >> BDC")
        self._canvas.drawString(x, self._height, drawn)
        if differs:
            self._canvas.addLiteral("EMC")


def _utf16(words: str) -> str:
    """A PDF text string in hexadecimal (ISO 32000-1, 7.9.2.2)."""
    return f"FEFF{words.encode('utf-16-be').hex().upper()}"


def _frame(canvas: Canvas) -> None:
    canvas.setFillColor(_ACCENT)
    canvas.rect(0, _HEIGHT - 14, _WIDTH, 14, stroke=0, fill=1)
    canvas.setStrokeColor(_ACCENT)
    canvas.setLineWidth(1)
    canvas.rect(36, 36, _WIDTH - 72, _HEIGHT - 86, stroke=1, fill=0)
