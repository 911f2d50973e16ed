"""What people get wrong in a schedule: the file, the line, and what to do."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.calendar.reading import build_plan, read_plan, read_series
from bot.content import Problem, Severity, Unreadable
from tests.calendar.writing import SAID, data, looks, plan, refused, write

SCHEDULES = Path(__file__).parents[2] / "schedules"


def test_the_schedules_that_ship_are_right() -> None:
    found = {path.name: read_plan(path) for path in sorted(SCHEDULES.glob("*.yaml"))}
    assert {one.series.kind for one, _ in found.values()} >= {
        "co_reflection",
        "training",
        "office_hours",
    }
    assert {name: looks for name, (_, looks) in found.items() if looks} == {}


GOOD = """schema: 1
id: tuesday
kind: co_reflection
title: Tuesday
timezone: America/New_York
starts: "2026-12-01"
time: "15:00"
duration: PT90M
repeat: {unit: week, on: TU}
overrides:
  2026-12-08: {cancel: true}
"""


def test_a_plain_file_is_read_with_or_without_quotes(tmp_path: Path) -> None:
    series = read_series(write(tmp_path, "tuesday.yaml", GOOD.replace('"', "")))
    assert series.starts == date(2026, 12, 1)
    assert series.time.hour == 15
    assert set(series.overrides) == {date(2026, 12, 8)}
    assert series == read_series(write(tmp_path, "quoted.yaml", GOOD))


@pytest.mark.parametrize(
    ("good", "bad", "line", "says", "mend"),
    [
        ("America/New_York", "EST", 5, "may not know about summer", "America/New_York"),
        ("America/New_York", "US/Eastern", 5, "no place", "America/New_York"),
        ("America/New_York", "America/New_Yrok", 5, "no Region/City", "America/New_York"),
        ("America/New_York", "Etc/GMT+5", 5, "no Region/City", "Region/City"),
        ('"2026-12-01"', '"2026-02-30"', 6, "does not exist", "01 to 28"),
        ('"2026-12-01"', '"2026-13-01"', 6, "does not exist", "01 to 12"),
        ('"2026-12-01"', "12/1/2026", 6, "no date", "YYYY-MM-DD"),
        ('"15:00"', '"3pm"', 7, "no time of day", "15:00"),
        ('"15:00"', "900", 7, "no time of day", "in quotes"),
        ('"15:00"', '"9:00"', 7, "no time of day", "four digits"),
        ("PT90M", "90", 8, "no number of hours", "PT90M"),
        ("PT90M", "P1D", 8, "no number of hours", "PT1H30M"),
        ("on: TU", "on: tuesday", 9, "no weekday", "MO, TU"),
        ("on: TU", "on: [TU, TU]", 9, "the same day", "Take one"),
        ("on: TU", "on: 2TU", 9, "within a month", "unit: month"),
        ("on: TU", "day: 4", 9, "only months", "unit: month"),
        ("week, on: TU", "month, on: TU", 9, "which one of the month", "1TU"),
        ("week, on: TU", "month, on: [4TU, -1TU]", 9, "the same day", "Take one"),
        ("week, on: TU", "month, day: [31, -1]", 9, "the same day", "Take one"),
        ("week, on: TU", "month, day: 0", 9, "no day 0", "1 to 31"),
        ("week, on: TU", "day, on: TU", 9, "no weekdays", "unit: week"),
        ("on: TU}", "on: TU, until: 2026-11-30}", 9, "before its first meeting", "later"),
        ("2026-12-08: {cancel", "2026-12-09: {cancel", 11, "no meeting falls on", "2026-12-08"),
        (
            "{cancel: true}",
            "{cancel: true, move_to: 2026-12-10T15:00}",
            11,
            "at once",
            "one of them",
        ),
        ("{cancel: true}", "{move_to: 2026-12-15T15:00}", 11, "already meets", "another time"),
        ("{cancel: true}", "{}", 11, "changes nothing", "take it out"),
        ("{cancel: true}", "{move_to: 2026-12-15}", 11, "no date with a time", "2027-01-06T17:00"),
        ("id: tuesday", "id: Tuesday!", 2, "id", "guide"),
        ("title: Tuesday", "title: Join https://zoom.us/j/1", 4, "everybody may read it", "place"),
        ("title: Tuesday", "title: Call 802-555-0100", 4, "everybody may read it", "place"),
        ("kind: co_reflection", "kind: training\nkinds: 1", 4, "kinds", "spelling"),
        ("duration: PT90M\n", "", 3, "how long", "PT90M"),
    ],
)
def test_mistakes_are_told_with_line_and_mend(
    tmp_path: Path, good: str, bad: str, line: int, says: str, mend: str
) -> None:
    assert good in GOOD
    path = write(tmp_path, "bad.yaml", GOOD.replace(good, bad, 1))
    with pytest.raises(Unreadable) as caught:
        read_plan(path)
    told = [one for one in caught.value.problems if one.line == line and says in one.says]
    assert told, caught.value.problems
    assert mend in told[0].mend
    assert told[0].path == path


def test_the_nearest_dates_are_named() -> None:
    told = refused(overrides={"2027-01-06": {"cancel": True}})
    assert "2026-12-29, 2027-01-05, 2027-01-12, 2027-01-19" in told
    told = refused(
        repeat={"unit": "month", "on": "1TU"}, overrides={"2026-11-30": {"cancel": True}}
    )
    assert "2026-12-01, 2027-01-05" in told
    told = refused(
        repeat=None,
        dates=[{"date": "2026-12-01"}, {"date": "2026-12-04"}],
        overrides={"2026-12-02": {"cancel": True}},
    )
    assert "2026-12-01, 2026-12-04" in told


def test_a_quarrel_of_rules_is_told() -> None:
    assert "both repeat and dates" in refused(dates=[{"date": "2026-12-01"}])
    assert "lasts into the one on" in refused(
        repeat={"unit": "day"}, duration="PT24H", time="01:00", starts="2027-03-13"
    )
    assert "lasts into the one on" in refused(
        repeat=None,
        duration="PT24H",
        dates=[{"date": "2026-12-01"}, {"date": "2026-12-02", "time": "09:00"}],
    )
    assert "stands above" in refused(
        repeat=None, dates=[{"date": "2026-12-01"}, {"date": "2026-12-01", "time": "09:00"}]
    )
    assert "the first date is" in refused(repeat=None, dates=[{"date": "2026-12-02"}])


def test_numbers_that_do_not_go_together() -> None:
    assert "do not fit" in refused(capacity=2, min_people=3)
    assert "do not fit" in refused(
        capacity=12, min_people=3, overrides={"2026-12-08": {"capacity": 2}}
    )
    assert "pool" in refused(facilitators={"pool": ["sam"], "needed": 2})
    assert "closes before it opens" in refused(rsvp={"opens": "PT1H", "cutoff": "P1D"})
    twice = [{"before": "P1D", "to": "going"}] * 2
    assert "stands above" in refused(reminders=twice)


def test_what_is_for_trainings_only() -> None:
    assert "for trainings" in refused(apply_by="2026-11-01")
    training = {"kind": "training", "repeat": None, "dates": [{"date": "2026-12-01"}]}
    assert "after the start" in refused(**training, apply_by="2026-12-02")
    assert plan(**training, apply_by="2026-12-01").series.is_cohort
    assert "takes no time" in refused(kind="deadline", repeat=None)
    assert plan(kind="deadline", repeat=None, duration=None).series.length.seconds == 0


def test_times_that_the_clocks_skip_or_show_twice_are_told_when_read() -> None:
    [skipped, twice] = (
        looks(repeat={"unit": "day"}, time="02:30"),
        looks(repeat={"unit": "day"}, time="01:30"),
    )
    assert "2027-03-14, 2028-03-12, 2029-03-11 and others the clocks skip 02:30" in skipped[0].says
    assert "starts at 03:30" in skipped[0].says
    assert "show 01:30 twice" in twice[0].says
    assert {one.severity for one in (*skipped, *twice)} == {Severity.WARNING}
    [moved] = looks(overrides={"2027-03-09": {"move_to": "2027-03-14T02:15"}})
    assert "overrides.2027-03-09.move_to" in moved.says
    assert looks(repeat={"unit": "day"}, time="02:30", timezone="America/Phoenix") == []


def test_other_things_worth_a_look() -> None:
    assert (
        "the first meeting is on 2026-12-03" in looks(repeat={"unit": "week", "on": "TH"})[0].says
    )
    assert (
        "short months are skipped"
        in looks(repeat={"unit": "month", "day": 31}, starts="2026-12-31")[0].says
    )
    assert (
        "no fifth Tuesday"
        in looks(repeat={"unit": "month", "on": "5TU"}, starts="2026-12-29")[0].says
    )
    assert "runs into" in looks(overrides={"2026-12-08": {"move_to": "2026-12-15T16:00"}})[0].says
    assert "everybody who can read it" in looks(place={"video": "https://zoom.us/j/1"})[0].says


def test_a_series_made_in_chat_keeps_everything_as_json() -> None:
    made = plan(
        overrides={"2026-12-08": {"move_to": "2026-12-09T15:00", "duration": "PT1H"}},
        rsvp={"opens": "P7D"},
        place={"public": "Online", "video": "secret:zoom"},
        facilitators={"pool": ["sam"], "confirm": "P3D"},
    )
    again, _ = build_plan(made.series.as_data(), SAID)
    assert again == made


@given(
    st.dictionaries(
        st.sampled_from([*data(), "overrides", "dates", "capacity", "place", "reminders"]),
        st.recursive(
            st.none()
            | st.booleans()
            | st.integers()
            | st.floats(allow_nan=False)
            | st.text(max_size=12),
            lambda inside: (
                st.lists(inside, max_size=3)
                | st.dictionaries(st.text(max_size=8), inside, max_size=3)
            ),
            max_leaves=6,
        ),
        max_size=4,
    )
)
def test_whatever_stands_in_a_file_is_taken_or_told(other: dict[str, object]) -> None:
    problems: tuple[Problem, ...] = ()
    try:
        build_plan({**data(), **other}, SAID)
    except Unreadable as error:
        problems = error.problems
    assert all(one.says and one.mend for one in problems)
