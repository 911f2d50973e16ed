"""What is kept of somebody's hours, and what a certificate says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum


class Source(StrEnum):
    """How an entry came to be."""

    CODE = "code"  # the room code was typed
    FACILITATOR = "facilitator"  # a facilitator said yes
    HAND = "hand"  # written down by the member


@dataclass(frozen=True, slots=True)
class Written:
    """What a member writes of hours by hand. `day` is the day it took place, wherever that was."""

    day: date
    hours: Decimal
    what: str
    category: str = ""
    evidence: str = ""  # where the paper or the mail is kept
    what_es: str | None = None  # a session's title in Spanish, where it has one

    def named(self, language: str) -> str:
        """What it was, in that language if it has a name there."""
        return self.what_es if language == "es" and self.what_es else self.what


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a member's record. `starts` (an instant) and `timezone` are a session's alone."""

    id: int
    source: Source
    written: Written
    starts: datetime | None = None
    timezone: str = ""

    @property
    def is_confirmed(self) -> bool:
        """Whether somebody besides the member says so: then there can be a certificate."""
        return self.source is not Source.HAND


@dataclass(frozen=True, slots=True)
class Certificate:
    """A certificate that was made. Its code is kept as a hash, its name not at all."""

    id: int
    entry: int | None
    day: date
    hours: Decimal
    is_withdrawn: bool


@dataclass(frozen=True, slots=True)
class Request:
    """Somebody who says they were there, until a facilitator answers."""

    id: int
    session: int
    member: int
    platform: str
    name: str


class Claim(StrEnum):
    """What came of a room code, or of asking a facilitator."""

    KEPT = "kept"
    ALREADY = "already"  # it stands in their record
    UNKNOWN = "unknown"
    TOO_MANY = "too-many"  # tries
    ASKED = "asked"
    NOBODY = "nobody"  # no facilitator can be asked
    OVER = "over"  # too long ago, not begun, or cancelled


class Standing(StrEnum):
    """What the verify page says of a code."""

    VALID = "valid"
    WITHDRAWN = "withdrawn"
    UNKNOWN = "unknown"
