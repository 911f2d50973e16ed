"""Quiet hours on the reader's own wall, on both sides of a clock change, and when a digest comes."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.calendar.walltime import zone_of
from bot.members.notify_rules import (
    AHEAD,
    QUIET,
    ROOM,
    Manner,
    Quiet,
    Wishes,
    day_of,
    digest_at,
    is_quiet,
    manner,
    read_quiet,
    write_quiet,
)

NEW_YORK = ZoneInfo("America/New_York")
ZONES = [
    "America/New_York",
    "America/Chicago",
    "America/Phoenix",
    "America/Anchorage",
    "America/Los_Angeles",
    "Pacific/Honolulu",
    "Australia/Lord_Howe",  # changes its clocks by half an hour
    "America/Santiago",  # changes them at midnight
]
zones = st.sampled_from(ZONES).map(ZoneInfo)
instants = st.datetimes(
    datetime(2026, 1, 1),  # noqa: DTZ001  the zone follows
    datetime(2028, 1, 1),  # noqa: DTZ001
    timezones=st.just(UTC),
)
# Half of all looks fall on the days on which the clocks change in the United States.
changes = st.sampled_from(
    [datetime(2026, 3, 8, tzinfo=UTC), datetime(2026, 11, 1, tzinfo=UTC)]
).flatmap(lambda day: st.integers(0, 36 * 60).map(lambda after: day + timedelta(minutes=after)))
moments = st.one_of(instants, changes)
clocks = st.times().map(lambda one: one.replace(second=0, microsecond=0))
quiets = st.tuples(clocks, clocks).filter(lambda two: two[0] != two[1]).map(lambda two: Quiet(*two))


def at(year: int, month: int, day: int, hour: int, minute: int = 0) -> datetime:
    """An instant by the wall clock of New York."""
    return datetime(year, month, day, hour, minute, tzinfo=NEW_YORK).astimezone(UTC)


@given(quiets, moments, zones, st.one_of(st.none(), st.integers(-600, 3000)))
def test_nobody_hears_anything_in_quiet_hours(
    quiet: Quiet, now: datetime, zone: ZoneInfo, minutes: int | None
) -> None:
    before = None if minutes is None else now + timedelta(minutes=minutes)
    while isinstance(how := manner(quiet, now, zone, before), datetime):
        assert how > now
        assert before is None or how <= before - ROOM
        assert how - now <= timedelta(hours=26)
        now = how
    # Said: outside quiet hours, or without a sound because waiting would have been too late.
    if quiet.covers(now.astimezone(zone).time()):
        assert how is Manner.SILENTLY
        assert before is not None
    else:
        assert how is Manner.ALOUD


@pytest.mark.parametrize(
    ("now", "end"),
    [
        (at(2026, 3, 7, 23), at(2026, 3, 8, 8)),  # the clocks go forward in that night
        (at(2026, 10, 31, 23), at(2026, 11, 1, 8)),  # and back
        (at(2026, 12, 1, 21), at(2026, 12, 2, 8)),
        (at(2026, 12, 2, 7, 59), at(2026, 12, 2, 8)),
    ],
)
def test_quiet_hours_end_at_eight_on_the_wall(now: datetime, end: datetime) -> None:
    assert manner(QUIET, now, NEW_YORK, None) == end


def test_what_starts_early_in_the_morning_is_said_without_a_sound() -> None:
    now = at(2026, 12, 1, 22)
    assert manner(QUIET, now, NEW_YORK, at(2026, 12, 2, 8, 29)) is Manner.SILENTLY
    assert manner(QUIET, now, NEW_YORK, at(2026, 12, 2, 8, 30)) == at(2026, 12, 2, 8)


def test_without_quiet_hours_everything_is_said_at_once() -> None:
    assert manner(None, at(2026, 12, 1, 3), NEW_YORK, None) is Manner.ALOUD


def test_hours_that_come_twice_are_quiet_twice() -> None:
    quiet = Quiet(time(1), time(1, 30))
    first = datetime(2026, 11, 1, 5, 15, tzinfo=UTC)
    assert is_quiet(quiet, first, NEW_YORK)
    assert is_quiet(quiet, first + timedelta(hours=1), NEW_YORK)
    second_end = datetime(2026, 11, 1, 6, 30, tzinfo=UTC)
    assert manner(quiet, first + timedelta(hours=1), NEW_YORK, None) == second_end


def test_an_end_that_the_clocks_skip_is_what_comes_after() -> None:
    quiet = Quiet(time(21), time(2, 30))
    assert manner(quiet, at(2026, 3, 8, 1), NEW_YORK, None) == at(2026, 3, 8, 3, 30)


def test_a_digest_comes_an_hour_before_quiet_hours() -> None:
    now, tomorrow = at(2026, 12, 1, 14), at(2026, 12, 2, 15)
    assert digest_at(now, tomorrow, QUIET, NEW_YORK) == at(2026, 12, 1, 20)
    assert digest_at(now, tomorrow, None, NEW_YORK) == at(2026, 12, 1, 18)
    assert digest_at(now, None, QUIET, NEW_YORK) == at(2026, 12, 1, 20)


def test_a_digest_comes_two_hours_before_the_first_start_it_speaks_of() -> None:
    now = at(2026, 12, 1, 14)
    assert digest_at(now, at(2026, 12, 1, 19), QUIET, NEW_YORK) == at(2026, 12, 1, 17)


def test_what_starts_within_two_hours_is_told_at_once() -> None:
    now = at(2026, 12, 1, 14)
    assert digest_at(now, at(2026, 12, 1, 15), QUIET, NEW_YORK) == now
    late = at(2026, 12, 1, 20, 30)
    assert digest_at(late, at(2026, 12, 2, 7), QUIET, NEW_YORK) == late


@given(quiets, moments, zones, st.one_of(st.none(), st.integers(-600, 6000)))
def test_a_digest_never_comes_too_late(
    quiet: Quiet, now: datetime, zone: ZoneInfo, minutes: int | None
) -> None:
    earliest = None if minutes is None else now + timedelta(minutes=minutes)
    found = digest_at(now, earliest, quiet, zone)
    assert found >= now
    assert found - now <= timedelta(hours=26)
    if found != now:
        assert not is_quiet(quiet, found, zone)
        assert earliest is None or found <= earliest - AHEAD


def test_a_day_is_as_long_as_on_the_wall() -> None:
    def hours(now: datetime) -> float:
        first, second = day_of(now, NEW_YORK)
        assert first <= now < second
        return (second - first).total_seconds() / 3600

    assert hours(at(2026, 3, 8, 0)) == 23
    assert hours(at(2026, 11, 1, 23, 59)) == 25
    assert hours(at(2026, 12, 1, 12)) == 24


def test_muting_all_or_a_kind_mutes_each() -> None:
    one = "series:co-reflection-tue"
    assert not Wishes().mutes(one)
    assert Wishes(muted=frozenset({one})).mutes(one)
    assert not Wishes(muted=frozenset({one})).mutes("series:other")
    assert Wishes(muted=frozenset({"series"})).mutes(one)
    assert Wishes(muted=frozenset({"all"})).mutes("partner")


@given(st.one_of(st.none(), quiets))
def test_quiet_hours_are_read_as_they_were_kept(quiet: Quiet | None) -> None:
    assert read_quiet(write_quiet(quiet)) == quiet


@pytest.mark.parametrize("forged", ["", "x", "2500-0800", "0800-0800", "21:00-08:00", "2100"])
def test_forged_hours_are_refused(forged: str) -> None:
    with pytest.raises(ValueError, match=r"time of day|whole day|hour must be"):
        read_quiet(forged)


def test_a_zone_that_nobody_knows_counts_as_utc() -> None:
    assert zone_of("No/Where") == ZoneInfo("UTC")
    assert read_quiet(None) == QUIET
