"""When rounds are, who takes part in one, and who must not meet. Pure; local days are the alliance's."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from typing import Final
from zoneinfo import ZoneInfo

from bot.calendar.durations import Offset
from bot.calendar.walltime import before, instant_of, local_of
from bot.coreflection.partner.records import Draw, Participant, Rhythm, Unwanted

AHEAD: Final = Offset(days=1)  # the heads-up, at the same wall time
AT_LEAST: Final = timedelta(hours=20)  # between the heads-up and the draw, also after an outage
TOO_LATE: Final = timedelta(days=5)  # a round that could not be drawn by then is left out
REMEMBERED: Final = 26  # rounds for which meetings are kept, so that people meet others first


class Step(StrEnum):
    """What is to be done about a round now."""

    NOTHING = "nothing"
    TELL = "tell"
    DRAW = "draw"


@dataclass(frozen=True, slots=True)
class Due:
    """A round by its number, when it is drawn (UTC), and what is to be done about it."""

    number: int
    at: datetime
    step: Step


def round_at(rhythm: Rhythm, zone: ZoneInfo, number: int) -> datetime:
    """When a round is drawn (UTC)."""
    day = rhythm.first + timedelta(weeks=rhythm.every_weeks * number)
    return instant_of(datetime.combine(day, rhythm.time), zone).astimezone(UTC)


def next_round(rhythm: Rhythm, zone: ZoneInfo, now: datetime) -> int:
    """The first round that is drawn after now."""
    days = (local_of(now, zone).date() - rhythm.first).days
    number = max(0, days // (7 * rhythm.every_weeks))
    while round_at(rhythm, zone, number) <= now:
        number += 1
    return number


def due(rhythm: Rhythm, zone: ZoneInfo, now: datetime, draws: Collection[Draw]) -> Due:
    """What is to be done now. One round at most, however long the bot was away."""
    known = {one.number: one for one in draws}
    coming = next_round(rhythm, zone, now)
    for number in (coming - 1, coming):
        if number < 0:
            continue
        at = round_at(rhythm, zone, number)
        draw = known.get(number)
        if draw is None:
            if before(at, AHEAD, zone) <= now < at + TOO_LATE:
                return Due(number, at, Step.TELL)
        elif draw.drawn_at is None and now >= max(at, draw.told_at + AT_LEAST):
            return Due(number, at, Step.DRAW)
    return Due(coming, round_at(rhythm, zone, coming), Step.NOTHING)


def takes_part(one: Participant, number: int, today: date) -> bool:
    """Whether somebody is drawn in a round on this day."""
    if one.skips == number:
        return False
    return not one.is_paused or (one.paused_until is not None and one.paused_until <= today)


def fold(name: str) -> str:
    """A name or an employer as it is compared: letters and figures, without accents and case."""
    apart = unicodedata.normalize("NFKD", name.casefold())
    kept = "".join(one if one.isalnum() else " " for one in apart if not unicodedata.combining(one))
    return " ".join(kept.split())


def kept_apart(
    people: Iterable[Participant], unwanted: Iterable[Unwanted]
) -> frozenset[tuple[int, int]]:
    """Everybody who must not meet, both ways round: colleagues of one employer, and whom somebody
    named. A name stands for everybody who is shown by it; somebody who was chosen as a person stays
    away under another name too."""
    everybody = tuple(people)
    called: dict[str, list[int]] = {}
    works: dict[str, list[int]] = {}
    for one in everybody:
        called.setdefault(fold(one.name), []).append(one.member)
        if one.employer:
            works.setdefault(one.employer, []).append(one.member)
    pairs = {(a, b) for group in works.values() for a in group for b in group if a != b}
    for no in unwanted:
        for other in called.get(fold(no.name), ()):
            pairs |= {(no.member, other), (other, no.member)}
        if no.other is not None:
            pairs |= {(no.member, no.other), (no.other, no.member)}
    return frozenset(pairs)


def same_unwanted(standing: Iterable[Unwanted], name: str, other: int | None) -> Unwanted | None:
    """The entry of somebody's list that says the same already, or would if it were known whose name
    it is (`other`)."""
    alike = [one for one in standing if fold(one.name) == fold(name)]
    found = [one for one in alike if other is None or one.other in (None, other)]
    return found[0] if found else None


def last_meetings(
    meetings: Iterable[tuple[int, int, int]], number: int
) -> Mapping[tuple[int, int], int]:
    """How many rounds ago two people met last, from (round, one, other)."""
    met: dict[tuple[int, int], int] = {}
    for when, one, other in meetings:
        pair = (min(one, other), max(one, other))
        met[pair] = min(met.get(pair, REMEMBERED + 1), max(1, number - when))
    return met
