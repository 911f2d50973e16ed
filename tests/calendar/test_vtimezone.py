"""The zones written into feeds against the time zone database, day by day."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from dateutil.rrule import rrulestr
from icalendar import Calendar

from bot.calendar.vtimezone import CLOCKS, vtimezone
from tests.calendar.strict import Component, parse
from tests.calendar.writing import us_zones

Onsets = list[tuple[datetime, timedelta]]


def block(name: str, year: int) -> Component:
    calendar = Calendar()
    calendar.add_component(vtimezone(name, year))
    [zone] = parse(calendar.to_ical()).named("VTIMEZONE")
    return zone


def offset(written: str) -> timedelta:
    length = timedelta(hours=int(written[1:3]), minutes=int(written[3:5]))
    return -length if written[0] == "-" else length


def onsets(zone: Component, last: int) -> Onsets:
    """Every change as the block tells it: the instant, and the offset from then on."""
    found = []
    end = datetime.fromisoformat(f"{last}-12-31")
    for part in zone.parts:
        before = offset(part.one("TZOFFSETFROM").value)
        start = datetime.strptime(part.one("DTSTART").value, "%Y%m%dT%H%M%S")  # noqa: DTZ007
        rule = part.maybe("RRULE")
        times = [start]
        if rule is not None:
            times = rrulestr(rule.value, dtstart=start).between(start, end, inc=True)
        after = offset(part.one("TZOFFSETTO").value)
        found += [((one - before).replace(tzinfo=UTC), after) for one in times]
    return sorted(found)


def differences(name: str, changes: Onsets, first: int, last: int) -> list[datetime]:
    """The noons and nights of these years at which block and database disagree."""
    zone, wrong = ZoneInfo(name), []
    position = 0
    at = datetime(first, 1, 1, tzinfo=UTC)
    while at.year <= last:
        while position + 1 < len(changes) and changes[position + 1][0] <= at:
            position += 1
        if changes[position][1] != at.astimezone(zone).utcoffset():
            wrong.append(at)
        at += timedelta(hours=6)
    return wrong


@pytest.mark.parametrize("name", us_zones())
def test_every_zone_of_the_country_is_written_by_hand_and_right(name: str) -> None:
    assert name in CLOCKS
    zone = block(name, 2026)
    assert differences(name, onsets(zone, 2044), 2024, 2044) == []
    names = {part.one("TZNAME").text for part in zone.parts}
    middays = (datetime(2026, month, 1, 12, tzinfo=ZoneInfo(name)) for month in (1, 7))
    assert names == {one.tzname() for one in middays}


@pytest.mark.parametrize(
    "name",
    [
        "America/New_York",
        "America/Chicago",
        "America/Denver",
        "America/Los_Angeles",
        "America/Anchorage",
    ],
)
def test_the_five_large_ones_have_been_right_since_2008(name: str) -> None:
    assert differences(name, onsets(block(name, 2026), 2044), 2008, 2044) == []


@pytest.mark.parametrize(
    "name",
    [
        "Europe/London",
        "America/Toronto",
        "America/Havana",
        "Australia/Lord_Howe",
        "Asia/Tokyo",
        "Asia/Kathmandu",
    ],
)
def test_other_zones_are_right_for_the_coming_years(name: str) -> None:
    assert differences(name, onsets(block(name, 2026), 2031), 2025, 2031) == []


def test_no_zone_lists_dates_that_outlook_ignores() -> None:
    for name in ("America/New_York", "Pacific/Guam", "Europe/London"):
        assert all(part.maybe("RDATE") is None for part in block(name, 2026).parts)
