"""What coordinators did to series in chat, and what is wrong with it since files were edited."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from bot.calendar.plan import Said


@dataclass(frozen=True, slots=True)
class By:
    """A coordinator: the name that other coordinators see, and the account, by which it is erased."""

    name: str
    key: str


@dataclass(frozen=True, slots=True)
class Made:
    """A series made in chat: its id, its data as a file would hold them, who made it and when."""

    id: str
    data: Mapping[str, Any]
    said: Said


class TroubleKind(StrEnum):
    """What does not fit together any more; the last part of the key of the sentence that says so."""

    CLASH = "clash"  # a file took the id of a series made in chat
    STRAY = "stray"  # a date changed in chat that the rule no longer names
    UNREADABLE = "unreadable"  # a series made in chat that this version cannot read


@dataclass(frozen=True, slots=True, order=True)
class Trouble:
    """Something for a coordinator to look at. `day` is the stray date, `path` the file in question."""

    kind: TroubleKind
    series: str
    day: date | None = None
    path: Path | None = None


class What(StrEnum):
    """What is being done; the last part of the keys of its sentences."""

    NEW = "new"
    MOVE = "move"
    CANCEL = "cancel"
    HOLD = "hold"  # a cancelled date takes place after all
    SEATS = "seats"
    STAFF = "staff"
    END = "end"
    GO_ON = "go-on"  # a series that was to end goes on


@dataclass(frozen=True, slots=True)
class Draft:
    """Something a coordinator began and has not confirmed. `values` is what they typed, by question.

    `session` is the number of the date in question, 0 for a new series, whose future id is `series`.
    `seen` is how the date stood in chat when it was read back to them, `read_at` when that was (UTC):
    "tomorrow" stays the day that they saw. `is_done`: it was confirmed, and is kept a while so that a
    second press does no harm.
    """

    what: What
    session: int = 0
    series: str = ""
    values: Mapping[str, str] | None = None
    seen: str = ""
    read_at: datetime | None = None
    is_done: bool = False
