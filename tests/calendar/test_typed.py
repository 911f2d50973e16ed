"""Dates as people type them, on Wednesday 25 November 2026 at noon in New York."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.calendar.typed import Misread, Typed, read_clock, read_date, read_moment
from bot.calendar.walltime import Fit, fit
from tests.calendar.writing import at

ZONE = ZoneInfo("America/New_York")
NOW = at("2026-11-25T17:00")


def read(typed: str, language: str = "en") -> str:
    """What was understood, or why not."""
    found = read_moment(typed, NOW, ZONE, language)
    return found.value if isinstance(found, Misread) else f"{found.local:%Y-%m-%d %H:%M}"


@pytest.mark.parametrize(
    ("typed", "understood"),
    [
        ("tue 3pm", "2026-12-01 15:00"),
        ("Tuesday at 3 PM", "2026-12-01 15:00"),
        ("3pm tuesday", "2026-12-01 15:00"),
        ("wed 3pm", "2026-11-25 15:00"),
        ("wed 9am", "2026-12-02 09:00"),
        ("this fri 3:30 p.m.", "2026-11-27 15:30"),
        ("next tue 3pm", "2026-12-01 15:00"),
        ("next fri 3pm", "2026-12-04 15:00"),
        ("12/1 3pm", "2026-12-01 15:00"),
        ("12/1/26 3pm", "2026-12-01 15:00"),
        ("31/12/2026 3pm", "2026-12-31 15:00"),
        ("11/24 3pm", "2027-11-24 15:00"),
        ("2026-12-01 15:00", "2026-12-01 15:00"),
        ("2026-12-01T15:00", "2026-12-01 15:00"),
        ("tomorrow 3pm", "2026-11-26 15:00"),
        ("tonight 7pm", "2026-11-25 19:00"),
        ("noon tomorrow", "2026-11-26 12:00"),
        ("day after tomorrow 10am", "2026-11-27 10:00"),
        ("in 2 weeks 3pm", "2026-12-09 15:00"),
        ("in a week at 3pm", "2026-12-02 15:00"),
        ("dec 1 3pm", "2026-12-01 15:00"),
        ("the 1st of December at 3pm", "2026-12-01 15:00"),
        ("Tuesday, December 1, 2026 at 3:00 p.m.", "2026-12-01 15:00"),
        ("tue 12am", "2026-12-01 00:00"),
        ("tue 12pm", "2026-12-01 12:00"),
        ("tue 8:00", "2026-12-01 08:00"),
        ("ｔｕｅ　３ｐｍ", "2026-12-01 15:00"),
    ],
)
def test_english(typed: str, understood: str) -> None:
    assert read(typed) == understood


@pytest.mark.parametrize(
    ("typed", "understood"),
    [
        ("martes 3pm", "2026-12-01 15:00"),
        ("mar 3pm", "2026-12-01 15:00"),
        ("miércoles 9:00", "2026-12-02 09:00"),
        ("MAÑANA 15:00", "2026-11-26 15:00"),
        ("mañana a las 10 de la mañana", "2026-11-26 10:00"),
        ("pasado mañana a las 8 de la noche", "2026-11-27 20:00"),
        ("el próximo martes a las 3 de la tarde", "2026-12-01 15:00"),
        ("el próximo miércoles a las 3 p. m.", "2026-12-02 15:00"),
        ("el martes que viene a las 15 h", "2026-12-01 15:00"),
        ("1 de diciembre 15:00", "2026-12-01 15:00"),
        ("viernes 1 de enero de 2027 a las 15:00", "2027-01-01 15:00"),
        ("en 2 semanas 10am", "2026-12-09 10:00"),
        ("dentro de 3 días 10am", "2026-11-28 10:00"),
        ("31/12 3pm", "2026-12-31 15:00"),
        ("12/12 3pm", "2026-12-12 15:00"),
        ("mañana al mediodía", "2026-11-26 12:00"),
    ],
)
def test_spanish(typed: str, understood: str) -> None:
    assert read(typed, "es") == understood


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("", "empty"),
        ("  ", "empty"),
        ("tomorrow at 3:30", "am-or-pm"),
        ("tue 07:00", "am-or-pm"),
        ("tonight 7", "not-understood"),
        ("2nd wed 10am", "not-understood"),
        ("may", "not-understood"),
        ("tue 10", "not-understood"),
        ("mar 3pm", "not-understood"),
        ("in 0 weeks 3pm", "not-understood"),
        ("in 3 hours", "not-understood"),
        ("whenever you like at 3pm", "not-understood"),
        ("tue 15:00:00", "not-understood"),
        ("٣pm tue", "not-understood"),
        ("tue 3pm " * 40, "not-understood"),
        ("3-4:30pm tuesday", "one-time"),
        ("tue 3pm to 4pm", "one-time"),
        ("tue 3pm 4pm", "one-time"),
        ("tue 3–4pm", "one-time"),
        ("July 1 3pm EST", "zone"),
        ("tue 3pm ET", "zone"),
        ("every tue 3pm", "repeats"),
        ("tuesdays 3pm", "repeats"),
        ("monday dec 1 3pm", "other-weekday"),
        ("2/30 3pm", "no-such-date"),
        ("2027-13-01 3pm", "no-such-date"),
        ("13pm tue", "no-such-time"),
        ("tue 25:00", "no-such-time"),
        ("tue 3:75pm", "no-such-time"),
        ("3pm", "no-day"),
        ("tue", "no-time"),
        ("in 2 weeks", "no-time"),
        ("tomorrow midnight", "midnight"),
        ("today 9am", "past"),
        ("2026-11-24 3pm", "past"),
        ("2099-01-01 3pm", "too-far"),
    ],
)
def test_what_is_asked_again(typed: str, why: str) -> None:
    assert read(typed) == why


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("12/1 3pm", "day-or-month"),
        ("todos los martes 3pm", "repeats"),
        ("los martes 3pm", "repeats"),
        ("mañana a las 12 de la noche", "midnight"),
        ("mañana a las 3 de la noche", "am-or-pm"),
        ("mañana de 3 a 4pm", "one-time"),
        ("mañana a las 3pm hora del este", "zone"),
    ],
)
def test_what_is_asked_again_in_spanish(typed: str, why: str) -> None:
    assert read(typed, "es") == why


def test_a_usual_time_is_taken_where_none_is_typed() -> None:
    found = read_moment("in 2 weeks", NOW, ZONE, usual=time(15))
    assert isinstance(found, Typed)
    assert found.local == datetime(2026, 12, 9, 15)  # noqa: DTZ001


def test_times_that_the_clocks_skip_or_show_twice_are_said_so() -> None:
    skipped = read_moment("march 14 2027 2:30am", NOW, ZONE)
    twice = read_moment("nov 7 2027 1:30am", NOW, ZONE)
    assert isinstance(skipped, Typed)
    assert isinstance(twice, Typed)
    assert (skipped.fit, skipped.local.time()) == (Fit.GAP, time(3, 30))
    assert (twice.fit, twice.instant) == (Fit.FOLD, at("2027-11-07T05:30"))


def test_a_day_and_a_time_alone() -> None:
    assert read_date("tue", NOW, ZONE) == date(2026, 12, 1)
    assert read_date("today", NOW, ZONE) == date(2026, 11, 25)
    assert read_date("2026-11-24", NOW, ZONE) is Misread.PAST
    assert read_date("tue 3pm", NOW, ZONE) is Misread.NOT_UNDERSTOOD
    assert read_date("3pm", NOW, ZONE) is Misread.NOT_UNDERSTOOD
    assert read_clock("3:30 pm") == time(15, 30)
    assert read_clock("tue") is Misread.NO_TIME
    assert read_clock("tue 3pm") is Misread.NOT_UNDERSTOOD


PIECES = """
    tue next in 2 weeks 3pm 15:00 12/1 2026-12-01 tomorrow mañana el próximo martes de la tarde 3 at
    december 31 a las que viene 00:00 99 / : - every noon
"""
words = st.sampled_from(PIECES.split())


@given(
    st.one_of(st.text(max_size=90), st.lists(words, max_size=7).map(" ".join)),
    st.sampled_from(["en", "es"]),
)
def test_whatever_is_typed_is_a_coming_time_or_a_reason(typed: str, language: str) -> None:
    found = read_moment(typed, NOW, ZONE, language)
    if isinstance(found, Typed):
        assert NOW < found.instant < NOW + timedelta(days=6 * 366)
        assert found.instant.astimezone(ZONE).replace(tzinfo=None, fold=0) == found.local
    assert isinstance(read_date(typed, NOW, ZONE, language), date | Misread)
    assert isinstance(read_clock(typed), time | Misread)


@given(
    st.datetimes(datetime(2026, 11, 26), datetime(2031, 11, 1)).map(  # noqa: DTZ001
        lambda one: one.replace(second=0, microsecond=0)
    ),
    st.sampled_from(
        [
            ("en", "{:%A, %B} {:%-d}, {:%Y at %-I:%M %p}"),
            ("en", "{:%-m/}{:%-d/}{:%Y %-I:%M%p}"),
            ("es", "{:%B} {:%d} {:%Y, %-I:%M %p}"),
            ("es", "{:%Y-}{:%m-}{:%d %I:%M%p}"),
        ]
    ),
)
def test_a_date_written_in_full_is_read_as_it_stands(one: datetime, form: tuple[str, str]) -> None:
    language, pattern = form
    found = read_moment(pattern.format(one, one, one), NOW, ZONE, language)
    assert isinstance(found, Typed)
    if fit(one, ZONE) is not Fit.GAP:
        assert found.local == one


@given(st.dates(date(2026, 11, 26), date(2027, 11, 24)))
def test_a_day_without_a_year_is_the_next_one(day: date) -> None:
    assert read_date(f"{day.month}/{day.day}", NOW, ZONE) == day
