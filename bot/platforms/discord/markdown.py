"""Spans as Discord's markdown. What a span holds can never become markup, a mention or a link.

Every sign that could begin markup is escaped, and only the styles of the span itself are written.
Long text is divided at paragraphs, then lines, then words; styles are closed and opened again.
"""

from __future__ import annotations

import re
import weakref
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final
from urllib.parse import quote

from bot.chat.lasting import Lasting
from bot.chat.text import Block, Bullets, Code, Line, Prose, Quote, Span, Text, When, WhenStyle
from bot.platforms.discord.limits import clean, head, units

STYLES: Final = {
    WhenStyle.FULL: "F",
    WhenStyle.DAY: "D",
    WhenStyle.TIME: "t",
    WhenStyle.RELATIVE: "R",
}
LONGEST_ADDRESS: Final = 1000
_APART: Final = "\u200b"  # keeps two styles next to each other from running into one
_SIGNS: Final = re.compile(r"([\\*_~`|\[\]<@])")
_LINE_START: Final = re.compile(r"^([ \t]*)(#{1,3}(?=[ \t])|-#|[-+>])", re.MULTILINE)
_NUMBERED: Final = re.compile(r"^([ \t]*\d+)([.)])(?=[ \t]|$)", re.MULTILINE)
# Addresses and :emoji: names; the time of day stays as it is.
_COLON: Final = re.compile(r"(?<!\d):(?=\S)|(?<=\d):(?=\S)(?!\d\d(?![\d:]))")
_WORDS: Final = re.compile(r"\s*\S+|\s+")


def escaped(words: str) -> str:
    """The words so that Discord shows exactly them."""
    words = _SIGNS.sub(r"\\\1", clean(words))
    words = _LINE_START.sub(r"\1\\\2", words)
    words = _NUMBERED.sub(r"\1\\\2", words)
    return _COLON.sub(r"\\:", words)


def stamp(when: When) -> str:
    """An instant that every reader sees in their own zone and language."""
    return f"<t:{int(when.instant.timestamp())}:{STYLES[when.style]}>"


def line(spans: Line) -> str:
    """One line of spans."""
    written = ""
    for span in _merged(spans):
        part = _span(span)
        if written and part and written[-1] in "*`" and part[0] in "*`":
            part = _APART + part
        written += part
    return written


def divided(text: Text, limit: int) -> list[str]:
    """The text in parts of at most `limit` units."""
    parts: list[str] = []
    current = ""
    for gap, piece in _pieces(text, limit):
        joined = f"{current}{gap}{piece}" if current else piece
        if units(joined) <= limit:
            current = joined
        else:
            parts.append(current)
            current = piece
    if current:
        parts.append(current)
    return parts


def _pieces(text: Text, limit: int) -> Iterator[tuple[str, str]]:
    """Pieces of at most `limit` units, each with what goes before it when it follows another."""
    for block in text:
        gap = "\n\n"
        for piece in _drawn(block)[limit]:
            if piece.strip():
                yield gap, piece
                gap = "\n"


class _Drawn(dict[int, tuple[str, ...]]):
    """A block's pieces by limit."""

    def __init__(self, block: Block) -> None:
        super().__init__()
        self._block = weakref.ref(block)

    def __missing__(self, limit: int) -> tuple[str, ...]:
        block = self._block()
        pieces = self[limit] = () if block is None else tuple(_block(block, limit))
        return pieces


_drawn: Final = Lasting(_Drawn)


def _block(block: Block, limit: int) -> Iterator[str]:
    match block:
        case Prose(spans):
            yield from _fitting(spans, limit)
        case Bullets(items, numbered):
            for number, item in enumerate(items, 1):
                mark = f"{number}. " if numbered else "- "
                yield from _marked(item, mark, "  ", limit)
        case Quote(lines):
            for quoted in lines:
                yield from _marked(quoted, "> ", "> ", limit)
        case Code(words):
            yield from _fenced(words, limit)


def _marked(spans: Line, mark: str, following: str, limit: int) -> Iterator[str]:
    """Lines with a mark; breaks within them are indented or quoted like the first."""
    begin = mark
    room = limit - len(mark)
    pieces = [line(spans)]
    if units(pieces[0]) + pieces[0].count("\n") * len(following) > room:
        spans = tuple(
            replace(one, text=_on_one_line(one.text), href=one.href and _on_one_line(one.href))
            for one in spans
        )
        pieces = list(_fitting(spans, room))
    for piece in pieces:
        yield begin + piece.replace("\n", "\n" + following)
        begin = following


def _on_one_line(words: str) -> str:
    return " ".join(clean(words).split("\n"))


def _fitting(spans: Line, limit: int) -> Iterator[str]:
    whole = line(spans)
    if units(whole) <= limit:
        yield whole
        return
    current: list[Span] = []
    size = 0
    for word in _words(spans, limit):
        more = units(_span(word)) + len(_APART)
        if current and size + more > limit:
            yield line(tuple(current)).strip()
            current, size = [], 0
        current.append(word if current else replace(word, text=word.text.lstrip()))
        size += more
    if current:
        yield line(tuple(current)).strip()


def _words(spans: Line, limit: int) -> Iterator[Span]:
    """Spans of one word each, none longer than fits alone."""
    for given in spans:
        if given.when is not None:
            yield given
            continue
        span = given
        if units(_span(replace(span, text="x"))) > limit // 2:
            span = replace(span, text=f"{span.text} {span.href or ''}", href=None)
        overhead = units(_span(replace(span, text="x")))
        room = max((limit - overhead - 8) // 2, 1)  # an escape at most doubles a word
        for found in _WORDS.findall(clean(span.text)):
            word = str(found)
            while word:
                part = head(word, room) or word[0]
                yield replace(span, text=part)
                word = word[len(part) :]


def _fenced(words: str, limit: int) -> Iterator[str]:
    room = limit - len("```\n\n```")
    current = ""
    for whole in clean(words).replace("```", f"`{_APART}`{_APART}`").split("\n"):
        rest = whole
        while True:
            part = head(rest, room)
            joined = f"{current}\n{part}" if current else part
            if units(joined) > room:
                yield f"```\n{current}\n```"
                current = part
            else:
                current = joined
            rest = rest[len(part) :]
            if not rest:
                break
    if current.strip():
        yield f"```\n{current}\n```"


def _merged(spans: Iterable[Span]) -> list[Span]:
    merged: list[Span] = []
    for span in spans:
        before = merged[-1] if merged else None
        if (
            before is not None
            and before.when is span.when is None
            and replace(before, text="") == replace(span, text="")
        ):
            merged[-1] = replace(before, text=before.text + span.text)
        else:
            merged.append(span)
    return merged


def _span(span: Span) -> str:
    if span.when is not None:
        return _dressed(stamp(span.when), span)
    words = clean(span.text)
    bare = words.strip()
    if not bare:
        return words
    before = words[: len(words) - len(words.lstrip())]
    after = words[len(words.rstrip()) :]
    return before + _dressed(_linked(bare, span), span) + after


def _linked(words: str, span: Span) -> str:
    shown = _code(words) if span.code else escaped(words)
    if span.href is None:
        return shown
    address = clean(span.href).strip()
    if not address.startswith(("https://", "http://")):
        plain = address.partition(":")[2] or address
        return shown if plain in words else f"{shown} ({escaped(plain)})"
    safe = quote(address, safe="-._~:/?#[]@!$&'*+,;=%")
    if len(safe) > LONGEST_ADDRESS:
        return shown if words == address else f"{shown} ({escaped(address)})"
    if words in (address, safe):
        return f"<{safe}>"
    if "://" in words or words.startswith(
        "www."
    ):  # Discord shows no link whose words look like one
        return f"{shown} <{safe}>"
    flat = " ".join(words.translate({ord("["): "(", ord("]"): ")"}).split())
    return f"[{_code(flat) if span.code else escaped(flat)}](<{safe}>)"


def _code(words: str) -> str:
    words = " ".join(words.split("\n"))
    if "`" not in words:
        return f"`{words}`"
    if "``" not in words:
        return f"`` {words} ``"
    return "`" + words.replace("`", "\u02cb") + "`"


def _dressed(written: str, span: Span) -> str:
    mark = "*" * (2 * span.bold + span.italic)
    return f"{mark}{written}{mark}"


def paragraphs(lines: Sequence[str]) -> Text:
    """Each line as a paragraph of plain words."""
    return tuple(Prose((Span(one),)) for one in lines)
