"""Dates of a series, with what holds for each one and who said so.

An occurrence is (series, original local start); it keeps that name when it is moved, renamed or
re-staffed, and when a zone's rules change. Chat overrides the file, the file overrides the rule.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from typing import Any, Final
from zoneinfo import ZoneInfo

from bot.calendar.plan import ChatOverride, Plan
from bot.calendar.series import CohortDay, Override, Place, Series, meetings_of, rule_of
from bot.calendar.walltime import instant_of, local_of, zone_named

_WINDOWS: Final = (timedelta(days=62), timedelta(days=732), timedelta(days=36_600))
_ID_TIME: Final = "%Y-%m-%dT%H:%M"


class Status(StrEnum):
    """Whether the meeting takes place."""

    PLANNED = "planned"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True, order=True)
class OccurrenceId:
    """Which meeting: its series and the local start (naive) that the rule gave it."""

    series: str
    original: datetime

    def __str__(self) -> str:
        return f"{self.series}/{self.original.strftime(_ID_TIME)}"

    @classmethod
    def read(cls, written: str) -> OccurrenceId:
        """What `str` wrote. Raises `ValueError`."""
        series, slash, original = written.partition("/")
        if not slash:
            raise ValueError(f"{written!r} names no meeting")
        return cls(series, datetime.strptime(original, _ID_TIME))  # noqa: DTZ007  local by design


@dataclass(frozen=True, slots=True)
class Terms:
    """What holds for a meeting. `facilitators` is empty where the rota decides.

    `capacity` None means there is no limit. `reason` and `note` are for people who are coming.
    """

    duration: timedelta
    capacity: int | None
    min_people: int | None
    facilitators: tuple[str, ...]
    place: Place
    reason: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One meeting. `local` is the wall time it is held at now (naive, as agreed, in `zone`).

    `start` and `end` are instants (UTC). Where the clocks skip `local`, `start` is what comes after.
    """

    id: OccurrenceId
    zone: str
    local: datetime
    start: datetime
    end: datetime
    terms: Terms
    status: Status = Status.PLANNED

    @property
    def is_moved(self) -> bool:
        """Whether it is held at another time than the rule says."""
        return self.local != self.id.original

    @property
    def is_cancelled(self) -> bool:
        """Whether it does not take place."""
        return self.status is Status.CANCELLED


def expand(plan: Plan, begin: datetime, end: datetime) -> list[Occurrence]:
    """Every meeting that starts, or by the rule was to start, in [begin, end), by start.

    Cancelled ones are among them, and say so. `begin` and `end` carry a zone.
    """
    series = plan.series
    zone = zone_named(series.timezone)
    first, last = local_of(begin, zone).date(), local_of(end, zone).date()
    days = dict.fromkeys(_days(plan, first, last))
    for day in (*series.overrides, *plan.changes.overrides):
        if day not in days and is_original(plan, day):
            days[day] = None
    base, cohort = _terms(series), meetings_of(series) if series.dates else {}
    found = []
    for day in days:
        one = _occurrence(plan, day, base, cohort.get(day), zone)
        if begin <= one.start < end or (
            one.is_moved and begin <= instant_of(one.id.original, zone) < end
        ):
            found.append(one)
    found.sort(key=lambda one: (one.start, one.id.original))
    return found


def occurrence_on(plan: Plan, original: date) -> Occurrence | None:
    """The meeting that the rule puts on this local date, wherever it has been moved since."""
    if not is_original(plan, original):
        return None
    series = plan.series
    meeting = meetings_of(series).get(original)
    return _occurrence(plan, original, _terms(series), meeting, zone_named(series.timezone))


def is_original(plan: Plan, day: date) -> bool:
    """Whether the rule (up to where the series ends) puts a meeting on this local date."""
    return next(_days(plan, day, day), None) is not None


def upcoming(plan: Plan, now: datetime, count: int) -> list[Occurrence]:
    """The next meetings that take place, at most `count`, by start."""
    found: list[Occurrence] = []
    latest = datetime(date.max.year - 1, 1, 1, tzinfo=UTC)
    for reach in _WINDOWS:
        window = expand(plan, now, min(now + reach, latest))
        found = [one for one in window if now <= one.start < now + reach and not one.is_cancelled][
            :count
        ]
        if len(found) == count:
            break
    return found


def stray_changes(plan: Plan) -> tuple[date, ...]:
    """Dates that were changed in chat and that the rule, edited since, no longer names."""
    return tuple(day for day in sorted(plan.changes.overrides) if not is_original(plan, day))


def effective(plan: Plan, day: date) -> Override:
    """The file's and chat's overrides of one date in one: what chat says goes."""
    in_file = plan.series.overrides.get(day)
    in_chat = plan.changes.overrides.get(day)
    if in_chat is None:
        return in_file or Override()
    if in_file is None:
        return in_chat.change
    said = _said(in_chat.change)
    if in_file.place is not None and in_chat.change.place is not None:
        said["place"] = _placed(in_file.place, in_chat.change.place)
    if revives(in_chat):
        said["cancel"] = False
    return in_file.model_copy(update=said)


def revives(chat: ChatOverride) -> bool:
    """Whether a change in chat takes the file's cancellation back: somebody moves it, so it is held."""
    return chat.change.cancel is False or (
        chat.change.cancel is None and chat.change.move_to is not None
    )


def _days(plan: Plan, first: date, last: date) -> Iterator[date]:
    series = plan.series
    if plan.changes.ends is not None:
        last = min(last, plan.changes.ends)
    if series.repeat is None:
        return (day for day in meetings_of(series) if first <= day <= last)
    rule = rule_of(series)
    return iter(()) if rule is None else rule.days(first, last)


def _terms(series: Series) -> Terms:
    return Terms(series.length, series.capacity, series.min_people, (), series.place)


def _occurrence(
    plan: Plan, day: date, terms: Terms, meeting: CohortDay | None, zone: ZoneInfo
) -> Occurrence:
    series = plan.series
    original = datetime.combine(day, (meeting and meeting.time) or series.time)
    local, status = original, Status.PLANNED
    if meeting and meeting.duration:
        terms = replace(terms, duration=meeting.duration)
    if day in series.overrides or day in plan.changes.overrides:
        change = effective(plan, day)
        local = change.move_to or original
        status = Status.CANCELLED if change.cancel else Status.PLANNED
        terms = _changed(terms, change)
    start = instant_of(local, zone)
    return Occurrence(
        OccurrenceId(series.id, original),
        series.timezone,
        local,
        start,
        start + terms.duration,
        terms,
        status,
    )


def _changed(terms: Terms, change: Override) -> Terms:
    said = _said(change)
    said.pop("cancel", None)
    said.pop("move_to", None)
    if change.place is not None:
        said["place"] = _placed(terms.place, change.place)
    return replace(terms, **said)


def _said(change: Override) -> dict[str, Any]:
    """The values that an override gives, as they are."""
    return {name: value for name, value in change if value is not None}


def _placed(place: Place, change: Place) -> Place:
    """A place of which some ways in are others: a new link leaves the phone number as it was."""
    return place.model_copy(update={name: value for name, value in change if value is not None})
