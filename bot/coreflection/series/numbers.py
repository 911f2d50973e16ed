"""What the arguments of presses are: numbers of rows and rounds, ids of series, marks of drafts."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from typing import Final

Replan = Callable[[], Awaitable[object]]
"""Plans all series anew, now: what was confirmed is to be seen at once."""

_MOST: Final = 2**31 - 1  # what an integer column holds on both databases
_SLUG: Final = re.compile(r"[a-z0-9][a-z0-9-]{0,39}", re.ASCII)
_MARK: Final = re.compile(r"[A-Za-z0-9_-]{1,24}", re.ASCII)


def number(typed: str) -> int:
    """A row's number, such as a session's. Raises `ValueError` for anything else."""
    if not typed.isascii() or not typed.isdigit() or not 0 < int(typed) <= _MOST:
        raise ValueError("not a number")
    return int(typed)


def round_number(typed: str) -> int:
    """The number of a round of partners; the first is 0. Raises `ValueError` for anything else."""
    return 0 if typed == "0" else number(typed)


def slug(typed: str) -> str:
    """The id of a series. Raises `ValueError` for anything else."""
    if not _SLUG.fullmatch(typed):
        raise ValueError("not an id")
    return typed


def mark(typed: str) -> str:
    """What names a draft. Raises `ValueError` for anything else."""
    if not _MARK.fullmatch(typed):
        raise ValueError("not a mark")
    return typed
