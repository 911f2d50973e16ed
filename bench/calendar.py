"""Measures the calendar: 1,000 series over a year, planning, feeds. One command, one table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from statistics import median
from time import perf_counter

from bench.table import Row
from bot.calendar.expand import expand
from bot.calendar.feed import make_feed
from bot.calendar.ics import public_calendar
from bot.calendar.plan import Plan, Said
from bot.calendar.reading import build_plan
from bot.calendar.stamps import restamp

SERIES = 1000
REPEATS = 5
NOW = datetime(2026, 11, 22, tzinfo=UTC)
ZONES = (
    "America/New_York",
    "America/Chicago",
    "America/Denver",
    "America/Los_Angeles",
    "America/Phoenix",
)
RULES = (
    {"unit": "week"},
    {"unit": "week", "every": 2},
    {"unit": "month", "on": "2TU"},
    {"unit": "month", "day": 15},
)


@dataclass(frozen=True)
class Words:
    """The sentences of the measured feed."""

    language: str = "en"
    name: str = "Alliance"

    def cancelled(self, title: str) -> str:
        """A cancelled title."""
        return f"Cancelled: {title}"


def series(number: int, starts: str, rule: dict[str, object]) -> Plan:
    """One of the measured series."""
    data = {
        "schema": 1,
        "id": f"co-reflection-{number}",
        "kind": "co_reflection",
        "title": f"Co-reflection {number}",
        "timezone": ZONES[number % len(ZONES)],
        "starts": starts,
        "time": f"{8 + number % 12:02}:00",
        "duration": "PT90M",
        "repeat": rule,
    }
    return build_plan(data, Said("bench", NOW))[0]


def seconds(work: Callable[[], object]) -> float:
    """The median time of a few runs."""
    times = []
    for _ in range(REPEATS):
        begun = perf_counter()
        work()
        times.append(perf_counter() - begun)
    return median(times)


def rows() -> list[Row]:
    """Expanding, planning and publishing 1,000 series."""
    year = timedelta(days=365)
    found = []
    groups = (
        ("weekly", "2026-12-01", RULES[:1]),
        ("weekly, begun ten years ago", "2016-12-01", RULES[:1]),
        ("weekly, fortnightly, monthly", "2026-12-01", RULES),
    )
    for name, starts, rules in groups:
        plans = [series(number, starts, rules[number % len(rules)]) for number in range(SERIES)]

        def all_of(plans: list[Plan] = plans, length: timedelta = year) -> int:
            return sum(len(expand(plan, NOW, NOW + length)) for plan in plans)

        took, dates = seconds(all_of), all_of()
        found.append(
            Row(f"{SERIES} series x 1 year, {name}", f"{took:.2f} s ({dates} dates)", "0.5 s")
        )
    plans = [series(number, "2026-12-01", RULES[0]) for number in range(SERIES)]
    took = seconds(lambda: [expand(plan, NOW, NOW + timedelta(days=60)) for plan in plans])
    found.append(
        Row(f"{SERIES} series x 60 days, to plan", f"{took:.2f} s", "0.3 s with the database")
    )
    stamps = restamp(plans, {}, NOW)
    took = seconds(lambda: restamp(plans, stamps, NOW))
    found.append(Row(f"what changed in {SERIES} series", f"{took * 1000:.0f} ms"))
    body = public_calendar(plans, stamps, "alliance.example", Words(), NOW)
    took = seconds(lambda: public_calendar(plans, stamps, "alliance.example", Words(), NOW))
    found.append(
        Row(f"feed of {SERIES} series", f"{took:.2f} s, {len(body) / 1000:.0f} KB", "0.4 s, 250 KB")
    )
    feed = make_feed(body, NOW)
    took = seconds(lambda: feed.is_known(feed.etag, None))
    found.append(Row("304 for a reader who has it", f"{took * 1e6:.0f} µs", "5 ms"))
    return found
