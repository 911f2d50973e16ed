"""When a zone's clocks are changed, and which meetings that touches.

Found from the time zone database itself, so that nothing is assumed about the hour: Greenland's
clocks skip 23:00, those of the United States 02:00.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from bot.calendar.repeat import Rule
from bot.calendar.walltime import Fit, zone_named

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Change:
    """An instant (UTC) from which another offset from UTC holds."""

    instant: datetime
    before: timedelta
    after: timedelta

    @property
    def fit(self) -> Fit:
        """Whether local times are skipped by it or shown twice."""
        return Fit.GAP if self.after > self.before else Fit.FOLD

    @property
    def odd(self) -> tuple[datetime, datetime]:
        """The local times (naive) that are skipped or shown twice: from, and up to."""
        wall = self.instant.replace(tzinfo=None)
        return wall + min(self.before, self.after), wall + max(self.before, self.after)


@cache
def changes(zone: str, year: int) -> tuple[Change, ...]:
    """Every change of the clocks in a year (UTC), in order; found day by day, then to the minute."""
    clock = zone_named(zone)
    found = []
    at = datetime(year, 1, 1, tzinfo=UTC)
    before = _offset(at, clock)
    while at.year == year:
        following = at + _DAY
        after = _offset(following, clock)
        if after != before:
            found.append(Change(_minute(at, following, clock), before, after))
            before = after
        at = following
    return tuple(found)


def odd_days(rule: Rule, at: time, zone: str, last: date) -> Iterator[tuple[date, Fit]]:
    """The days up to `last` on which a meeting at this time is skipped or shown twice, in order."""
    end = last if rule.until is None else min(last, rule.until)
    for year in range(rule.first.year, end.year + 1):
        for change in changes(zone, year):
            begin, until = change.odd
            for day in dict.fromkeys((begin.date(), until.date())):
                if day <= end and begin <= datetime.combine(day, at) < until and rule.matches(day):
                    yield day, change.fit


def _offset(at: datetime, clock: ZoneInfo) -> timedelta:
    return at.astimezone(clock).utcoffset() or timedelta()


def _minute(low: datetime, high: datetime, clock: ZoneInfo) -> datetime:
    """The minute in (low, high] from which the other offset holds."""
    before = _offset(low, clock)
    while high - low > timedelta(minutes=1):
        middle = low + (high - low) // 2
        middle -= timedelta(seconds=middle.second, microseconds=middle.microsecond)
        low, high = (middle, high) if _offset(middle, clock) == before else (low, middle)
    return high
