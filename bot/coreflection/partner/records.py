"""What partner pairing holds about people, and `content/partner.yaml`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import Annotated, Final, Literal

from pydantic import Field

from bot.calendar.fields import LocalDay, LocalTime
from bot.content import Problem, Unreadable, read_yaml, validate
from bot.content.words import Part

FILE: Final = "partner.yaml"
SUBJECT: Final = "partner-round"


class Rhythm(Part):
    """When partners are drawn: every so many weeks from `first` on, at `time`, local to the alliance's
    zone."""

    schema_version: Annotated[Literal[1], Field(alias="schema")]
    first: LocalDay
    time: LocalTime = time(9)
    every_weeks: Annotated[int, Field(ge=1, le=26, strict=True)] = 4


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody who takes part, as they chose to be shown to a partner. `handle` is how they can be
    reached, in their own words. `employer` is folded, only to be compared, and shown to nobody.

    `skips` is the round they sit out; `again` the round in which they asked for another partner.
    """

    member: int
    platform: str
    name: str
    handle: str = ""
    employer: str = ""
    is_paused: bool = False
    paused_until: date | None = None
    skips: int | None = None
    again: int | None = None


@dataclass(frozen=True, slots=True)
class Unwanted:
    """A name somebody does not want to be matched with. Never shown to anybody else. `other`: whose
    it is, where somebody chose a partner whom they had met."""

    id: int
    member: int
    name: str
    other: int | None = None


@dataclass(frozen=True, slots=True)
class Draw:
    """One round. `told_at` (UTC): when its heads-up went out; `drawn_at`: when it was drawn."""

    number: int
    told_at: datetime
    drawn_at: datetime | None = None


def read_rhythm(path: Path) -> Rhythm:
    """Reads the file. Raises `Unreadable` with file, line and mend."""
    return validate(read_yaml(path), Rhythm)


def check(content: Path) -> tuple[Problem, ...]:
    """What to mend in the file, for `alliance check`."""
    path = content / FILE
    if not path.exists():
        return ()
    try:
        read_rhythm(path)
    except Unreadable as error:
        return error.problems
    return ()
