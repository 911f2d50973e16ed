"""Who is asked to hold which date, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class State(StrEnum):
    """Where an ask stands."""

    WAITING = "waiting"  # not asked yet
    ASKED = "asked"
    CONFIRMED = "confirmed"
    DECLINED = "declined"  # somebody else is asked
    SILENT = "silent"  # asked twice, no answer; coordinators were told
    NOBODY = "nobody"  # no account answers to the name; coordinators were told


@dataclass(frozen=True, slots=True)
class RotaAsk:
    """One name and one session. `starts` is the start they are asked about (UTC), `round` how often
    they were asked, `next_at` when to ask (again) or to give up, `platform` where they answered."""

    id: int
    session: int
    name: str
    state: State
    round: int
    starts: datetime
    next_at: datetime | None
    platform: str | None = None


@dataclass(frozen=True, slots=True)
class SeriesState:
    """How a series' rota stands: dates in a row on which nobody answered, and since when it pauses."""

    silent: int = 0
    last_silent: str = ""
    paused_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Turn:
    """Who may hold a date, in the order in which they are asked, and how many are needed. The first
    `named` of them were set for this date."""

    order: tuple[str, ...]
    needed: int
    named: int = 0


class Answered(StrEnum):
    """What a facilitator's press came to; the last part of a sentence's key."""

    YES = "yes"
    NO = "no"
    OTHERS = "others"  # others hold it now
    OVER = "over"
    CANCELLED = "cancelled"
