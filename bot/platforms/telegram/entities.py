"""Spans as text with entities. Nothing is ever pasted into markup, so nothing typed can become any.

Offsets and lengths of entities are counted in UTF-16 units. Long text is divided at paragraphs,
then lines, then words, then characters as people see them; styles go on in the next part.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from telegram import MessageEntity

from bot.chat.lasting import Lasting
from bot.chat.text import Block, Bullets, Code, Line, Prose, Quote, Span, Text, When, WhenStyle
from bot.platforms.telegram import limits
from bot.platforms.telegram.limits import clean, cut, head, units, web_address

# `date_time_format` of the entity `date_time` (Bot API 9.5, "Date-time entity formatting").
FORMATS: Final = {
    WhenStyle.FULL: "wDt",
    WhenStyle.DAY: "wD",
    WhenStyle.TIME: "t",
    WhenStyle.RELATIVE: "r",
}
LAST_INSTANT: Final = 2**31  # what 32 bits hold, until 2038
LONGEST_TIME: Final = 256  # units; whatever is longer says more than a time
BULLET: Final = "• "
_WORDS: Final = re.compile(r"\s*\S+|\s+")
_MENTION: Final = re.compile(r"(?<![\w.+-])@(?=\w)")
_KEPT_APART: Final = "@\u2060"  # a word joiner: the same to read, but nobody is called

TimeWords = Callable[[When], str]


@dataclass(frozen=True, slots=True)
class Style:
    """How a run of text looks. The first set one of `when`, `href`, `code`, `pre` stands alone."""

    bold: bool = False
    italic: bool = False
    quote: bool = False
    pre: bool = False
    code: bool = False
    href: str | None = None
    when: When | None = None


PLAIN: Final = Style()


@dataclass(frozen=True, slots=True)
class Run:
    """A run of text in one style."""

    text: str
    style: Style = PLAIN


Piece = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """What one message says."""

    text: str
    entities: tuple[MessageEntity, ...] = ()

    @property
    def fits(self) -> bool:
        """Whether one message takes it with all its styles."""
        return units(self.text) <= limits.TEXT and len(self.entities) <= limits.ENTITIES


def words(runs: Iterable[Run]) -> Words:
    """Runs as one text. Blank space around the whole and around each style is left out of entities."""
    merged = _merged(runs)
    written = "".join(run.text for run in merged)
    lead = len(written) - len(written.lstrip())
    text = written.strip()
    entities: list[MessageEntity] = []
    position = -lead  # leading space is one unit a character
    end = units(text)
    quoted = ""
    for run in (*merged, Run("")):
        if run.style.quote:
            quoted += run.text
        elif quoted:
            span = _span_of(quoted, position - units(quoted), end)
            entities += [MessageEntity(MessageEntity.BLOCKQUOTE, *span)] if span else []
            quoted = ""
        entities += _entities(run, position, end)
        position += units(run.text)
    entities.sort(key=lambda one: (one.offset, -one.length))
    return Words(text, tuple(entities))


def block_runs(text: Text) -> list[Piece]:
    """Every block as a piece."""
    return [piece for block in text if (piece := _drawn(block))]


def line_runs(spans: Line, style: Style = PLAIN) -> Piece:
    """One line of spans, on top of a style."""
    return tuple(run for span in spans for run in _span(span, style))


def time_run(when: When, time_words: TimeWords) -> Run:
    """An instant: in the reader's own zone and language where the app knows how, else in words."""
    return Run(cut(clean(time_words(when)), LONGEST_TIME) or limits.DASH, Style(when=when))


def unmentioned(runs: Iterable[Run]) -> Piece:
    """The same to read, but no @name in it calls anybody. Mail addresses stay as they are."""
    return tuple(
        run
        if run.style.code or run.style.pre or run.style.href
        else replace(run, text=_MENTION.sub(_KEPT_APART, run.text))
        for run in runs
    )


def divided(pieces: Sequence[tuple[str, Piece]]) -> list[Words]:
    """Pieces, each with the gap before it, as messages that fit."""
    together: list[Run] = []
    for gap, piece in pieces:
        together += [*([Run(gap)] if together else []), *piece]
    whole = words(together)
    if whole.fits:  # as nearly every message does
        return [] if limits.blank(whole.text) else [whole]
    parts: list[Words] = []
    current: list[Run] = []
    for gap, piece in pieces:
        for number, part in enumerate(_fitting(piece)):
            between = [Run("\n" if number else gap)] if current else []
            joined = words([*current, *between, *part])
            if joined.fits:
                current += [*between, *part]
            else:
                parts.append(words(current))
                current = list(part)
    if current:
        parts.append(words(current))
    return [part for part in parts if not limits.blank(part.text)]


def _fitting(piece: Piece) -> Iterator[Piece]:
    """A piece whole if one message takes it; else its lines; else its words."""
    if words(piece).fits:
        yield piece
        return
    for line in _lines(piece):
        if words(line).fits:
            yield line
        else:
            yield from _packed(_by_word(line))


def _packed(small: Iterable[Run]) -> Iterator[Piece]:
    current: list[Run] = []
    for run in small:
        if current and not words([*current, run]).fits:
            yield tuple(current)
            current = []
        current.append(run)
    if current:
        yield tuple(current)


def _lines(piece: Piece) -> Iterator[Piece]:
    current: list[Run] = []
    for run in piece:
        first, *more = run.text.split("\n")
        if first:
            current.append(replace(run, text=first))
        for part in more:
            if current:
                yield tuple(current)
            current = [replace(run, text=part)] if part else []
    if current:
        yield tuple(current)


def _by_word(line: Piece) -> Iterator[Run]:
    """Runs small enough to be packed: about sixty-four words at once, never more than half a message."""
    for run in line:
        if run.style.when is not None:
            yield run
            continue
        found = [str(one) for one in _WORDS.findall(run.text)]
        for at in range(0, len(found), 64):
            rest = "".join(found[at : at + 64])
            while rest:
                part = head(rest, limits.TEXT // 2) or rest[0]
                yield replace(run, text=part)
                rest = rest[len(part) :]


def _merged(runs: Iterable[Run]) -> list[Run]:
    merged: list[Run] = []
    for run in runs:
        if not run.text:
            continue
        if merged and run.style.when is None and merged[-1].style == run.style:
            merged[-1] = Run(merged[-1].text + run.text, run.style)
        else:
            merged.append(run)
    return merged


def _span_of(text: str, position: int, end: int) -> tuple[int, int] | None:
    """Where the text without the blank space at its ends stands: offset and length."""
    bare = text.strip()
    offset = max(position + len(text) - len(text.lstrip()), 0)
    size = min(offset + units(bare), end) - offset
    return (offset, size) if bare and size > 0 else None


def _entities(run: Run, position: int, end: int) -> list[MessageEntity]:
    """The entities of a run, without the blank space at its ends and within the whole text."""
    span = _span_of(run.text, position, end)
    style = run.style
    if span is None:
        return []
    offset, size = span
    if style.when is not None:
        if not 1 <= style.when.instant.timestamp() < LAST_INSTANT:
            return []
        return [
            MessageEntity(
                MessageEntity.DATE_TIME,
                offset,
                size,
                unix_time=style.when.instant,
                date_time_format=FORMATS[style.when.style],
            )
        ]
    if style.pre or (style.code and style.href is None):
        return [MessageEntity(MessageEntity.PRE if style.pre else MessageEntity.CODE, offset, size)]
    made = []
    if style.bold:
        made.append(MessageEntity(MessageEntity.BOLD, offset, size))
    if style.italic:
        made.append(MessageEntity(MessageEntity.ITALIC, offset, size))
    if style.href is not None:
        made.append(MessageEntity(MessageEntity.TEXT_LINK, offset, size, url=style.href))
    return made


def _block(block: Block) -> Piece:
    match block:
        case Prose(spans):
            return line_runs(spans)
        case Bullets(items, numbered):
            runs: list[Run] = []
            for number, item in enumerate(items, 1):
                mark = f"{number}. " if numbered else BULLET
                runs += [Run(f"\n{mark}" if runs else mark), *line_runs(item)]
            return tuple(runs)
        case Quote(lines):
            quoted: list[Run] = []
            for line in lines:
                quoted += [Run("\n", Style(quote=True))] if quoted else []
                quoted += line_runs(line, Style(quote=True))
            return tuple(quoted)
        case Code(text):
            return (Run(clean(text), Style(pre=True)),) if text else ()


_drawn: Final = Lasting(_block)


def _span(span: Span, style: Style) -> Iterator[Run]:
    dressed = replace(
        style,
        bold=style.bold or span.bold,
        italic=style.italic or span.italic,
        code=style.code or span.code,
    )
    text = clean(span.text)
    if span.when is not None and units(text) <= LONGEST_TIME:
        yield Run(text or limits.DASH, replace(dressed, when=span.when))
        return
    if span.href is None:
        yield Run(text, dressed)
        return
    safe = web_address(span.href)
    if safe is not None:
        yield Run(text, replace(dressed, href=safe))
        return
    address = clean(span.href).strip()
    scheme, _, rest = address.partition(":")
    told = rest if scheme in ("tel", "mailto", "sms") else address
    yield Run(text, dressed)
    if told and told not in text:
        yield Run(f" ({told})", style)
