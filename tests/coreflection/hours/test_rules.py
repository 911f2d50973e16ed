"""Hours as people write them, a spreadsheet that cannot bite, codes that are read kindly."""

from __future__ import annotations

import csv
import io
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.calendar.plan import Plan
from bot.coreflection.hours import rules
from bot.coreflection.hours.records import Entry, Source, Written
from bot.coreflection.hours.rules import Misfit
from bot.coreflection.sessions.records import Session
from tests.coreflection.gathering import START, series
from tests.fakes import NOW

TODAY = date(2026, 12, 2)


def meeting(minutes: int = 90) -> Session:
    local = START.replace(tzinfo=None) - timedelta(hours=5)
    end = START + timedelta(minutes=minutes)
    return Session(
        1, "tuesday", local, "America/New_York", local, START, end, START, START, False, 12, 0, "x"
    )


@pytest.mark.parametrize(
    ("typed", "hours"),
    [
        ("1.5", "1.5"),
        ("1,5", "1.5"),
        ("2", "2"),
        ("1:30", "1.5"),
        ("0:20", "0.33"),
        ("90 minutes", "1.5"),
        ("90 min", "1.5"),
        ("1 h 30 min", "1.5"),
        ("1h30m", "1.5"),
        ("2 horas y 15 minutos", "2.25"),
        ("1.5 hours", "1.5"),
        (" 40 hrs ", "40"),
    ],
)
def test_hours_as_people_write_them(typed: str, hours: str) -> None:
    assert rules.read_hours(typed) == Decimal(hours)


@pytest.mark.parametrize(
    "typed", ["", "0", "-1", "many", "1:75", "501", "1e3", "²", "NaN", "h", "0:00"]
)
def test_what_is_no_number_of_hours_is_not_guessed(typed: str) -> None:
    assert rules.read_hours(typed) is None


@given(st.text(max_size=30))
def test_no_words_break_the_reading(typed: str) -> None:
    hours = rules.read_hours(typed)
    assert hours is None or 0 < hours <= rules.MOST_HOURS


def test_a_series_says_what_it_certifies_else_its_length_counts() -> None:
    assert rules.hours_of(Plan(series(certified=2)), meeting()) == Decimal(2)
    assert rules.hours_of(Plan(series(certified=None)), meeting(75)) == Decimal("1.25")
    assert rules.hours_of(None, meeting(50)) == Decimal("0.83")


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"day": "soon"}, Misfit.DAY),
        ({"day": "1815-12-10"}, Misfit.DAY),
        ({"day": "2026-12-04"}, Misfit.FUTURE),
        ({"hours": "lots"}, Misfit.HOURS),
        ({"what": " \u200b "}, Misfit.WHAT),
    ],
)
def test_what_cannot_be_kept_is_named(changed: dict[str, str], why: Misfit) -> None:
    good = {"day": "2026-12-01", "hours": "2", "what": "Ethics course"}
    assert rules.read_written(good, TODAY) == Written(
        date(2026, 12, 1), Decimal(2), "Ethics course"
    )
    assert rules.read_written({**good, **changed}, TODAY) is why


CELLS = st.one_of(
    st.text(max_size=20),
    st.tuples(st.sampled_from("=+-@\t\r\n＝＋－＠ "), st.text(max_size=12)).map("".join),
)


@given(st.lists(st.tuples(CELLS, CELLS), max_size=5))
def test_no_cell_becomes_a_formula(lines: list[tuple[str, str]]) -> None:
    content = rules.spreadsheet(("Date", "What"), lines).decode("utf-8-sig")
    read = list(csv.reader(io.StringIO(content, newline="")))
    assert len(read) == len(lines) + 1
    for cells, line in zip(read[1:], lines, strict=True):
        for cell, wrote in zip(cells, line, strict=True):
            assert cell in (wrote, f"'{wrote}")
            assert not cell.lstrip().startswith(tuple("=+-@＝＋－＠"))
            assert not cell.startswith(("\t", "\r", "\n"))


def test_plain_cells_stay_as_they_are() -> None:
    content = rules.spreadsheet(("Día",), [("Ética, año 1",), ("-1+1",)])
    assert content.startswith(b"\xef\xbb\xbf")
    assert "Ética, año 1" in content.decode("utf-8-sig")
    assert "'-1+1" in content.decode()


def test_a_year_and_its_categories() -> None:
    entries = [
        Entry(1, Source.HAND, Written(date(2026, 1, 1), Decimal(2), "a", "ethics")),
        Entry(2, Source.HAND, Written(date(2026, 5, 1), Decimal("1.5"), "b")),
        Entry(3, Source.HAND, Written(date(2026, 6, 1), Decimal(3), "c", "ethics")),
        Entry(4, Source.HAND, Written(date(2025, 12, 31), Decimal(9), "d", "ethics")),
    ]
    assert rules.total(entries, 2026) == Decimal("6.5")
    assert rules.by_category(entries, 2026) == {"ethics": Decimal(5), "": Decimal("1.5")}


@given(st.text(rules.SIGNS, min_size=10, max_size=10))
def test_a_certificates_code_is_read_as_it_looks(code: str) -> None:
    shown = rules.shown_code(code)
    alike = shown.replace("0", "o").replace("1", "l").lower().replace("-", " ")
    assert rules.read_code(shown) == rules.read_code(alike) == code


def test_codes_cannot_be_guessed() -> None:
    assert len(set(rules.SIGNS)) ** rules.CODE_LENGTH >= 2**50
    assert not set("ILOU") & set(rules.SIGNS)


def test_ten_tries_an_hour() -> None:
    tries = rules.Tries()
    assert all(tries.allow("discord:1", NOW) for _ in range(10))
    assert not tries.allow("discord:1", NOW)
    assert tries.allow("discord:2", NOW)
    assert tries.allow("discord:1", NOW + timedelta(hours=1))


def test_the_day_is_the_members_own() -> None:
    assert rules.day_in(START.replace(hour=3), "America/Los_Angeles") == date(2026, 11, 30)
    assert rules.day_in(START, "No/Where") == date(2026, 12, 1)
