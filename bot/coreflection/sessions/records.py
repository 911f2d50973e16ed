"""What the tables hold of sessions and of people's answers to them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from bot.calendar.expand import OccurrenceId
from bot.delivery import Subject

LOCAL: Final = "%Y-%m-%dT%H:%M"  # how local times are written: exact, sortable, without a zone
SUBJECT: Final = "session"  # the kind of a session card's subject; its id is the session's number


class Status(StrEnum):
    """What somebody said, or was given."""

    GOING = "going"
    WAITLIST = "waitlist"
    OFFERED = "offered"  # a seat is held for them until `offered_until`
    CANT = "cant"


HOLDS_A_SEAT: Final = (Status.GOING, Status.OFFERED)


@dataclass(frozen=True, slots=True)
class Session:
    """One planned meeting. `local` is its wall time now (naive, in `timezone`); the rest are instants
    (UTC). `capacity` None: no limit. `sequence` counts its changes, for calendars (RFC 5545).

    While people are still to be told of a change, `change` is its number, `before` what they know
    (start, and whether it was cancelled), and `settles_at` when they are told.
    """

    id: int
    series: str
    original: datetime
    timezone: str
    local: datetime
    start: datetime
    end: datetime
    opens: datetime
    cutoff: datetime
    is_cancelled: bool
    capacity: int | None
    sequence: int
    zone_data: str
    change: int = 0
    start_before: datetime | None = None
    was_cancelled: bool = False
    settles_at: datetime | None = None
    title_en: str = ""  # as last planned: it outlives the series
    title_es: str = ""

    def title(self, language: str) -> str:
        """What it is called; in English where there is no other."""
        return self.title_es if language == "es" and self.title_es else self.title_en

    @property
    def occurrence(self) -> OccurrenceId:
        """Its name in calendars and files, whatever happens to it."""
        return OccurrenceId(self.series, self.original)

    @property
    def subject(self) -> Subject:
        """What its cards and promises are about."""
        return Subject(SUBJECT, str(self.id))


@dataclass(frozen=True, slots=True)
class Rsvp:
    """One member's answer to one session. `platform` is where they gave it and are told of it; `name`
    is what their app shows, for the facilitators. `turn` is their place in the order of asking.
    `offer` counts the seats offered to them; `is_shown`: they chose that others who come see their name.
    """

    id: int
    session: int
    member: int
    platform: str
    name: str
    status: Status
    turn: int
    offer: int
    offered_until: datetime | None
    is_shown: bool
