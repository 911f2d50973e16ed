"""Wall times and lengths of time on both sides of a clock change."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.calendar.durations import (
    LONGEST,
    Offset,
    read_elapsed,
    read_offset,
    write_elapsed,
)
from bot.calendar.walltime import (
    Fit,
    after,
    before,
    fit,
    instant_of,
    local_of,
    zone_data_version,
    zone_named,
)
from tests.calendar.writing import at, local, us_zones

FIRST, LAST = local("2024-01-02"), local("2040-12-30")
EASTERN = ZoneInfo("America/New_York")


def test_a_skipped_time_is_moved_on_and_a_doubled_one_is_the_first() -> None:
    assert instant_of(local("2026-03-08T02:30"), EASTERN) == at("2026-03-08T07:30")  # 03:30 EDT
    assert instant_of(local("2026-11-01T01:30"), EASTERN) == at("2026-11-01T05:30")  # EDT still
    assert fit(local("2026-03-08T02:30"), EASTERN) is Fit.GAP
    assert fit(local("2026-11-01T01:30"), EASTERN) is Fit.FOLD
    assert fit(local("2026-03-08T03:00"), EASTERN) is Fit.EXACT


def test_a_day_before_is_the_same_wall_time_and_24_hours_are_24_hours() -> None:
    meeting = instant_of(local("2026-03-08T15:00"), EASTERN)
    assert before(meeting, read_offset("P1D"), EASTERN) == instant_of(
        local("2026-03-07T15:00"), EASTERN
    )
    assert meeting - before(meeting, read_offset("P1D"), EASTERN) == timedelta(hours=23)
    assert meeting - before(meeting, read_offset("PT24H"), EASTERN) == timedelta(hours=24)
    assert after(meeting, read_offset("P1DT2H"), EASTERN) == at("2026-03-09T21:00")


@pytest.mark.parametrize(
    ("written", "offset"),
    [
        ("P1D", Offset(days=1)),
        ("P2W", Offset(days=14)),
        ("PT90M", Offset(seconds=5400)),
        ("PT1H30M", Offset(seconds=5400)),
        ("P1DT2H", Offset(1, 7200)),
        ("PT0S", Offset()),
    ],
)
def test_lengths_as_written(written: str, offset: Offset) -> None:
    assert read_offset(written) == offset


@pytest.mark.parametrize(
    "written",
    [
        "",
        "P",
        "PT",
        "1D",
        "P1Y",
        "P1M",
        "-P1D",
        "P-1D",
        "P1.5D",
        "P1W2D",
        "PT1H ",
        "p1d",
        "P١D",
        "P9999D",
    ],
)
def test_what_is_no_length(written: str) -> None:
    with pytest.raises(ValueError, match="length of time"):
        read_offset(written)


def test_days_are_no_elapsed_time() -> None:
    with pytest.raises(ValueError, match="calendar days"):
        read_elapsed("P1D")


@given(st.integers(0, LONGEST.days - 1), st.integers(0, 86399))
def test_what_is_written_reads_back(days: int, seconds: int) -> None:
    offset = Offset(days, seconds)
    assert read_offset(str(offset)) == offset
    assert read_elapsed(write_elapsed(timedelta(seconds=seconds))) == timedelta(seconds=seconds)


@given(
    st.datetimes(FIRST, LAST).map(lambda one: one.replace(second=0, microsecond=0)),
    st.sampled_from(us_zones()),
)
def test_a_clock_shows_the_time_that_was_meant_unless_it_skips_it(one: datetime, name: str) -> None:
    zone = zone_named(name)
    shown = local_of(instant_of(one, zone), zone)
    assert (shown == one) == (fit(one, zone) is not Fit.GAP)
    assert shown - one in (timedelta(), timedelta(hours=1))


@given(
    st.datetimes(FIRST, LAST, timezones=st.just(UTC)),
    st.integers(0, 400),
    st.sampled_from(us_zones()),
)
def test_days_keep_the_wall_time_unless_that_day_skips_it(
    start: datetime, days: int, name: str
) -> None:
    zone = zone_named(name)
    wanted = local_of(start, zone) - timedelta(days=days)
    found = local_of(before(start, Offset(days=days), zone), zone)
    assert found == wanted or fit(wanted, zone) is Fit.GAP


def test_the_edition_of_the_zone_data_is_known() -> None:
    assert zone_data_version()
