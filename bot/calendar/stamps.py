"""How calendars are told that something changed: SEQUENCE counts up, DTSTAMP says when.

Whoever keeps a feed keeps these values too: `restamp` compares what is now with what was published
and gives the values to publish next. A change of time, place or status counts; a new title only
moves the time of the last change.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from bot.calendar.expand import Occurrence, occurrence_on
from bot.calendar.plan import Plan
from bot.calendar.series import Series


@dataclass(frozen=True, slots=True)
class Stamp:
    """What an event carries: its SEQUENCE, and when it last changed (UTC)."""

    sequence: int
    changed: datetime


@dataclass(frozen=True, slots=True)
class Stamped:
    """A stamp with fingerprints of what was published: of time, place and status, and of all of it."""

    stamp: Stamp
    material: str
    whole: str


def date_key(series: str, day: date) -> str:
    """The key of one date of a series among stamps; the series' own key is its id."""
    return f"{series}/{day.isoformat()}"


def restamp(
    plans: Iterable[Plan], known: Mapping[str, Stamped], now: datetime
) -> dict[str, Stamped]:
    """The stamps of every series and of every date that is otherwise. Unchanged ones stay the same.

    `known` is what the last call gave, kept in between. A date that is as the rule says again keeps
    its number, so that a later change counts on from there; a series that is gone is left out.
    """
    found: dict[str, Stamped] = {}
    given = list(plans)
    there = {plan.series.id for plan in given}
    for key, one in known.items():
        series_id, slash, _ = key.partition("/")
        if slash and series_id in there:
            found[key] = Stamped(one.stamp, "", "")
    for plan in given:
        series = plan.series
        special = sorted({*series.overrides, *plan.changes.overrides})
        if series.repeat is None:
            special = sorted({*special, *(one.date for one in series.dates), series.starts})
        own = _next(known.get(series.id), *_of_series(plan, special), now, 0)
        found[series.id] = own
        for day in special:
            if (meeting := occurrence_on(plan, day)) is not None:
                key = date_key(series.id, day)
                # A date's own event begins above the series', which calendars have seen.
                begin = own.stamp.sequence + 1 if series.repeat is not None else 0
                found[key] = _next(known.get(key), *_of_date(series, meeting), now, begin)
    return found


def stamp_of(meeting: Occurrence, series: Series, known: Stamped | None, now: datetime) -> Stamped:
    """The stamp of a single meeting in a member's own calendar."""
    return _next(known, *_of_date(series, meeting), now, 0)


def _next(known: Stamped | None, material: str, whole: str, now: datetime, begin: int) -> Stamped:
    if known is None:
        return Stamped(Stamp(begin, now), material, whole)
    if known.material != material:
        return Stamped(Stamp(known.stamp.sequence + 1, now), material, whole)
    if known.whole != whole:
        return Stamped(Stamp(known.stamp.sequence, now), material, whole)
    return known


def _of_series(plan: Plan, special: list[date]) -> tuple[str, str]:
    series = plan.series
    shown = series.model_dump(
        mode="json",
        include={"timezone", "starts", "time", "duration", "repeat", "dates"},
    )
    material = _print([shown, _words(series.place.public), plan.changes.ends])
    return material, _print([material, _words(series.title), _words(series.about), special])


def _of_date(series: Series, meeting: Occurrence) -> tuple[str, str]:
    material = _print(
        [
            meeting.local,
            meeting.zone,
            meeting.terms.duration.total_seconds(),
            meeting.status,
            _words(meeting.terms.place.public),
            meeting.terms.place.video,
            meeting.terms.place.phone,
            meeting.terms.place.room,
        ]
    )
    return material, _print([material, _words(series.title), _words(series.about)])


def _words(value: object) -> str | None:
    return None if value is None else str(value)


def _print(values: list[object]) -> str:
    written = json.dumps(values, sort_keys=True, default=str, ensure_ascii=False)
    return hashlib.sha256(written.encode()).hexdigest()[:24]
