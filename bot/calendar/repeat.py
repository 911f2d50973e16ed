"""Which days a rule names: daily, weekly, every n weeks, monthly by weekday or by day.

Own arithmetic on dates, so that a series' age costs nothing and no clock is involved. `first` is the
first matching day on or after the day a series starts, and every n is counted from there; that is
how RFC 5545 counts from a DTSTART that fits its rule. Weeks begin on Monday.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

WEEKDAYS: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_LONGEST_WAIT: Final = 366 * 8  # days from one 29 February to the next, at most


class Unit(StrEnum):
    """What is counted."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class Rule:
    """Days on the calendar of no particular zone.

    `weekdays` (Monday is 0) for weeks; `nth` as (which, weekday) and `month_days` for months, where
    negative numbers count from the month's end. `until` is the last day that may still match.
    """

    first: date
    unit: Unit
    every: int = 1
    weekdays: tuple[int, ...] = ()
    nth: tuple[tuple[int, int], ...] = ()
    month_days: tuple[int, ...] = ()
    until: date | None = None

    def days(self, begin: date, end: date) -> Iterator[date]:
        """The matching days from `begin` to `end`, both included, in order."""
        begin = max(begin, self.first)
        end = end if self.until is None else min(end, self.until)
        if begin > end:
            return
        for day in self._steps(begin, end):
            if day > end:
                return
            if day >= begin:
                yield day

    def matches(self, day: date) -> bool:
        """Whether the rule names this day."""
        return next(self.days(day, day), None) is not None

    def around(self, day: date, count: int) -> tuple[date, ...]:
        """The matching days nearest to `day`, at most `count`, in order."""
        reach = timedelta(days=min(_LONGEST_WAIT * self.every, 60_000))
        later = self.days(day, _within(day, reach))
        near = [found for _, found in zip(range(count), later, strict=False)]
        # Looking back has no short end to start from: widen until enough is found.
        earlier: list[date] = []
        span = timedelta(days=62 * self.every)
        while day > self.first and len(earlier) < count:
            earlier = list(self.days(_within(day, -span), day - timedelta(days=1)))
            if _within(day, -span) <= self.first:
                break
            span *= 2
        near += earlier[-count:]
        return tuple(sorted(sorted(near, key=lambda one: abs(one - day))[:count]))

    def _steps(self, begin: date, end: date) -> Iterator[date]:
        match self.unit:
            case Unit.DAY:
                return self._by_day(begin, end)
            case Unit.WEEK:
                return self._by_week(begin, end)
            case Unit.MONTH:
                return self._by_month(begin, end)

    def _by_day(self, begin: date, end: date) -> Iterator[date]:
        anchor = self.first.toordinal()
        passed = -(-(begin.toordinal() - anchor) // self.every)
        for number in range(anchor + passed * self.every, end.toordinal() + 1, self.every):
            yield date.fromordinal(number)

    def _by_week(self, begin: date, end: date) -> Iterator[date]:
        monday = self.first.toordinal() - self.first.weekday()
        step = 7 * self.every
        start = monday + (begin.toordinal() - monday) // step * step
        last = end.toordinal()
        for week in range(start, last + 1, step):
            for weekday in self.weekdays:
                if week + weekday <= last:
                    yield date.fromordinal(week + weekday)

    def _by_month(self, begin: date, end: date) -> Iterator[date]:
        anchor = _month(self.first)
        start = anchor + (_month(begin) - anchor) // self.every * self.every
        for month in range(start, _month(end) + 1, self.every):
            yield from self._in_month(month // 12, month % 12 + 1)

    def _in_month(self, year: int, month: int) -> list[date]:
        first_weekday, length = calendar.monthrange(year, month)
        found = set()
        for which, weekday in self.nth:
            if which > 0:
                day = 1 + (weekday - first_weekday) % 7 + 7 * (which - 1)
            else:
                last_weekday = (first_weekday + length - 1) % 7
                day = length - (last_weekday - weekday) % 7 + 7 * (which + 1)
            found.add(day)
        found.update(day if day > 0 else length + 1 + day for day in self.month_days)
        return [date(year, month, day) for day in sorted(found) if 1 <= day <= length]


def first_match(rule: Rule) -> date | None:
    """The first day on or after `rule.first` that fits, were the rule to repeat every time, forever."""
    every_time = replace(rule, every=1, until=None)
    return next(every_time.days(rule.first, _within(rule.first, timedelta(_LONGEST_WAIT))), None)


def _month(day: date) -> int:
    return day.year * 12 + day.month - 1


def _within(day: date, by: timedelta) -> date:
    """`day` moved, but never out of the calendar."""
    low, high = date.min.toordinal(), date.max.toordinal()
    return date.fromordinal(min(max(day.toordinal() + by.days, low), high))
