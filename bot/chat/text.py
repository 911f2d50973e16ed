"""Text as spans: what renderers print, so that nothing a person typed can become markup.

`bot.markup` parses curated markdown into these values once. A feature that shows what a person
typed puts it in a `Span` with `plain`; no renderer ever parses it again.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class WhenStyle(StrEnum):
    """How an instant is shown; each platform has its own form of it."""

    FULL = "full"  # Tuesday, December 1, 2026, 3:00 PM
    DAY = "day"  # December 1, 2026
    TIME = "time"  # 3:00 PM
    RELATIVE = "relative"  # in two days


@dataclass(frozen=True, slots=True)
class When:
    """An instant, shown in the reader's own time zone. `instant` must carry a zone."""

    instant: datetime
    style: WhenStyle = WhenStyle.FULL

    def __post_init__(self) -> None:
        if self.instant.tzinfo is None:
            raise ValueError("an instant needs a time zone")


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text in one style. With `when` set, `text` is what to print where times cannot be."""

    text: str
    bold: bool = False
    italic: bool = False
    code: bool = False
    href: str | None = None
    when: When | None = None


Line = tuple[Span, ...]


@dataclass(frozen=True, slots=True, weakref_slot=True)
class Prose:
    """One paragraph."""

    spans: Line


@dataclass(frozen=True, slots=True, weakref_slot=True)
class Bullets:
    """A list; every item is one line of spans."""

    items: tuple[Line, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True, weakref_slot=True)
class Quote:
    """Somebody's words, set apart."""

    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True, weakref_slot=True)
class Code:
    """Text to be shown letter by letter."""

    text: str


Block = Prose | Bullets | Quote | Code
Text = tuple[Block, ...]


def plain(words: str) -> Text:
    """`words` exactly as they stand, one paragraph for every blank-line-separated part."""
    parts = [part.strip("\n") for part in words.split("\n\n")]
    return tuple(Prose((Span(part),)) for part in parts if part.strip())


def flat(text: Text) -> str:
    """The text without styles, for logs of curated content, screen readers and tests."""
    return "\n\n".join(_flat_block(block) for block in text)


def flat_line(line: Line) -> str:
    """One line without styles."""
    return "".join(span.text for span in line)


def _flat_block(block: Block) -> str:
    match block:
        case Prose(spans):
            return flat_line(spans)
        case Bullets(items, numbered):
            marks = (f"{number}. " if numbered else "- " for number in range(1, len(items) + 1))
            return "\n".join(
                mark + flat_line(item) for mark, item in zip(marks, items, strict=True)
            )
        case Quote(lines):
            return "\n".join(flat_line(line) for line in lines)
        case Code(words):
            return words
