"""Series against a walk through every hour of 2024 to 2040, in every zone of the United States.

The walk goes the other way round: from instants to what the clock shows. It uses none of the code
under test.
"""

from __future__ import annotations

import calendar
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.calendar.expand import expand
from bot.calendar.repeat import WEEKDAYS
from tests.calendar.writing import plan, us_zones

FIRST, LAST = date(2024, 1, 1), date(2040, 12, 31)
HOUR = timedelta(hours=1)
HOURS = (0, 1, 2, 3, 15)
ZONES = us_zones()


@lru_cache(maxsize=4)
def walked(zone: str) -> dict[datetime, datetime]:
    """What the clock shows at every full hour of interest, and the first instant it shows it."""
    clock = ZoneInfo(zone)
    first = int(datetime(2023, 12, 30, tzinfo=UTC).timestamp())
    last = int(datetime(2041, 1, 3, tzinfo=UTC).timestamp())
    shown: dict[datetime, datetime] = {}
    for stamp in range(first, last, 3600):
        seen = datetime.fromtimestamp(stamp, clock)
        if seen.hour in HOURS:
            shown.setdefault(seen.replace(tzinfo=None, fold=0), datetime.fromtimestamp(stamp, UTC))
    return shown


def oracle(zone: str, local: datetime) -> datetime:
    """The first instant at which the clock shows it; what it never shows comes an hour later."""
    shown = walked(zone)
    return shown[local] if local in shown else shown[local - HOUR] + HOUR


@pytest.mark.parametrize("zone", ZONES)
def test_every_day_of_seventeen_years_begins_when_the_clock_shows_it(zone: str) -> None:
    every_day = [FIRST + timedelta(days=n) for n in range((LAST - FIRST).days + 1)]
    for hour in HOURS:
        series = plan(
            timezone=zone,
            starts="2024-01-01",
            time=f"{hour:02}:00",
            repeat={"unit": "day", "until": "2040-12-31"},
        )
        found = expand(series, datetime(2023, 12, 30, tzinfo=UTC), datetime(2041, 1, 3, tzinfo=UTC))
        assert [one.id.original.date() for one in found] == every_day
        wrong = [one for one in found if one.start != oracle(zone, one.id.original)]
        assert wrong == []


def test_every_zone_of_the_country_is_among_them() -> None:
    assert {"America/New_York", "America/Detroit", "America/Adak", "Pacific/Guam"} <= set(ZONES)
    assert len(ZONES) >= 34


def nth_of_month(day: date) -> tuple[int, int]:
    """Which one of its weekday a day is in its month: from the front, and from the end."""
    length = calendar.monthrange(day.year, day.month)[1]
    return (day.day - 1) // 7 + 1, -((length - day.day) // 7 + 1)


def fits(day: date, repeat: dict[str, object]) -> bool:
    """Whether a day has one of the rule's names, were it to repeat every time."""
    names = {WEEKDAYS[day.weekday()]}
    names |= {f"{n}{WEEKDAYS[day.weekday()]}" for n in nth_of_month(day)}
    length = calendar.monthrange(day.year, day.month)[1]
    on, days = repeat.get("on"), repeat.get("day")
    if on is not None:
        return bool(names & set(on))  # type: ignore[call-overload]
    if days is not None:
        return bool({day.day, day.day - length - 1} & set(days))  # type: ignore[call-overload]
    return True


def by_hand(starts: date, repeat: dict[str, object], last: date) -> list[date]:
    """The days a rule names, found by looking at every one."""
    days = [starts + timedelta(days=n) for n in range((last - starts).days + 1)]
    matching = [day for day in days if fits(day, repeat)]
    every = int(str(repeat["every"]))
    if not matching:
        return []
    first = matching[0]

    def period(day: date) -> int:
        if repeat["unit"] == "day":
            return (day - first).days
        if repeat["unit"] == "week":
            return (day - first + timedelta(days=first.weekday())).days // 7
        return (day.year - first.year) * 12 + day.month - first.month

    return [day for day in matching if period(day) % every == 0]


ordinals = st.sampled_from([1, 2, 3, 4, 5, -1, -2])
rules = st.one_of(
    st.fixed_dictionaries({"unit": st.just("day"), "every": st.integers(1, 30)}),
    st.fixed_dictionaries(
        {
            "unit": st.just("week"),
            "every": st.integers(1, 6),
            "on": st.sets(st.sampled_from(WEEKDAYS), min_size=1).map(sorted),
        }
    ),
    st.fixed_dictionaries(
        {
            "unit": st.just("month"),
            "every": st.integers(1, 13),
            "on": st.tuples(ordinals, st.sampled_from(WEEKDAYS)).map(lambda o: [f"{o[0]}{o[1]}"]),
        }
    ),
    st.fixed_dictionaries(
        {
            "unit": st.just("month"),
            "every": st.integers(1, 13),
            "day": st.integers(1, 31).flatmap(lambda n: st.sampled_from([[n], [-n]])),
        }
    ),
)


@settings(max_examples=150, deadline=None)
@given(
    repeat=rules,
    starts=st.dates(FIRST, date(2036, 12, 31)),
    hour=st.sampled_from(HOURS),
    zone=st.sampled_from(["America/New_York", "America/Los_Angeles", "Pacific/Guam"]),
    begin=st.integers(0, 1390),
)
def test_any_rule_names_the_days_that_a_walk_finds(
    repeat: dict[str, object], starts: date, hour: int, zone: str, begin: int
) -> None:
    expected = by_hand(starts, repeat, starts + timedelta(days=1460))
    if not expected:
        return
    series = plan(
        timezone=zone,
        starts=starts.isoformat(),
        time=f"{hour:02}:00",
        duration="PT30M",
        repeat=repeat,
    )
    window = datetime.combine(starts + timedelta(days=begin), datetime.min.time(), UTC)
    found = expand(series, window, window + timedelta(days=60))
    instants = [
        oracle(zone, datetime.combine(day, series.series.time))
        for day in expected
        if day <= starts + timedelta(days=1459)
    ]
    assert [one.start for one in found] == [
        instant for instant in instants if window <= instant < window + timedelta(days=60)
    ]
