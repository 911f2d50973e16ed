"""What is decided here: what typed words are kept, how they are cut short, which page is shown. Pure."""

from __future__ import annotations

import re
from typing import Final

MOST_TEXT: Final = (
    4000  # characters kept of one question or note: the most a form takes in one answer
)
MOST_SUBJECT: Final = 64
A_PAGE: Final = 5  # one row of buttons on Discord
KEPT_DAYS: Final = 30  # so long a closed item's words stay, for a second look
_SNIPPET: Final = 180
_UNSEEN: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")


def cleaned(typed: str, most: int = MOST_TEXT) -> str:
    """Typed words as any database takes them: no control signs, no half characters, not endless."""
    return _UNSEEN.sub("", typed.replace("\r\n", "\n").replace("\r", "\n")).strip()[:most].rstrip()


def snippet(words: str) -> str:
    """The beginning of somebody's words on one line."""
    line = " ".join(words.split())
    return line if len(line) <= _SNIPPET else line[: _SNIPPET - 1].rstrip() + "…"


def pages(count: int) -> int:
    """How many pages the queue has; an empty queue has one."""
    return max(1, -(-count // A_PAGE))


def page_of(asked_for: int, count: int) -> int:
    """The page to show: the nearest one that exists, since the queue gets shorter while people work."""
    return min(max(1, asked_for), pages(count))
