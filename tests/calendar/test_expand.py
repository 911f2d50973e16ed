"""Dates that are moved, cancelled, re-seated and re-staffed, by the file and in chat; and who said so."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.calendar.expand import (
    OccurrenceId,
    expand,
    occurrence_on,
    stray_changes,
    upcoming,
)
from bot.calendar.explain import Aspect, Source, explain
from bot.calendar.plan import Changes, ChatOverride, Plan, Said
from bot.calendar.reading import check_change, read_plan
from bot.calendar.series import Override, last_moment, secret_name
from tests.calendar.writing import NOW, SAID, at, local, plan, write

EIGHTH = date(2026, 12, 8)


def in_chat(given_plan: Plan, day: date = EIGHTH, **change: Any) -> Plan:
    """The plan with one date changed in chat, besides those changed already."""
    said = ChatOverride(Override.model_validate(change), Said("carmen", NOW))
    overrides = {**given_plan.changes.overrides, day: said}
    return replace(given_plan, changes=replace(given_plan.changes, overrides=overrides))


def ending(given_plan: Plan, last: date) -> Plan:
    return replace(given_plan, changes=Changes(ends=last, ends_said=SAID))


def test_a_meeting_keeps_its_hour_across_the_clock_change() -> None:
    before, after = expand(plan(), at("2027-03-08T00:00"), at("2027-03-22T00:00"))
    assert (before.start, after.start) == (at("2027-03-09T20:00"), at("2027-03-16T19:00"))
    assert before.local.time() == after.local.time()


def test_a_length_really_passes() -> None:
    night = plan(time="00:30", starts="2026-11-01", duration="PT2H", repeat=None)
    [found] = expand(night, at("2026-10-31T00:00"), at("2026-11-02T00:00"))
    assert found.end - found.start == timedelta(hours=2)
    assert found.end == at("2026-11-01T06:30")  # 01:30 for the second time


def test_one_date_is_otherwise_and_keeps_its_name() -> None:
    told = plan(
        capacity=12,
        overrides={
            "2026-12-08": {"move_to": "2026-12-09T17:00", "note": "Room clash"},
            "2026-12-15": {"cancel": True, "reason": "Holiday"},
            "2026-12-22": {"capacity": 20, "facilitators": "river", "duration": "PT1H"},
        },
    )
    _, moved, cancelled, changed, _ = expand(told, at("2026-12-01T00:00"), at("2026-12-30T00:00"))
    assert str(moved.id) == "tuesday/2026-12-08T15:00"
    assert OccurrenceId.read(str(moved.id)) == moved.id
    assert moved.is_moved
    assert moved.local == local("2026-12-09T17:00")
    assert moved.start == at("2026-12-09T22:00")
    assert moved.terms.note == "Room clash"
    assert cancelled.is_cancelled
    assert cancelled.terms.reason == "Holiday"
    assert (changed.terms.capacity, changed.terms.facilitators) == (20, ("river",))
    assert changed.end - changed.start == timedelta(hours=1)


def test_a_meeting_moved_far_away_is_found_from_both_ends() -> None:
    told = plan(overrides={"2026-12-08": {"move_to": "2027-05-05T17:00"}})
    for begin, end in (("2026-12-07", "2026-12-10"), ("2027-05-05", "2027-05-07")):
        [found] = expand(told, at(begin + "T00:00"), at(end + "T00:00"))
        assert found.id.original == local("2026-12-08T15:00")


def test_chat_overrides_the_file_value_by_value() -> None:
    told = plan(overrides={"2026-12-08": {"capacity": 20, "note": "Bring a friend"}})
    found = occurrence_on(in_chat(told, capacity=8), EIGHTH)
    assert found is not None
    assert (found.terms.capacity, found.terms.note) == (8, "Bring a friend")


def test_chat_takes_a_cancellation_back_and_moving_a_date_means_it_is_held() -> None:
    told = plan(overrides={"2026-12-08": {"cancel": True}})
    for change in ({"cancel": False}, {"move_to": "2026-12-10T15:00"}):
        found = occurrence_on(in_chat(told, **change), EIGHTH)
        assert found is not None
        assert not found.is_cancelled
    still = occurrence_on(in_chat(told, capacity=5), EIGHTH)
    assert still is not None
    assert still.is_cancelled


def test_a_series_that_is_ended_in_chat_meets_until_that_date() -> None:
    ended = ending(plan(), EIGHTH)
    assert [one.local.date() for one in upcoming(ended, NOW, 6)] == [date(2026, 12, 1), EIGHTH]
    assert expand(ending(plan(), date(2026, 11, 1)), NOW, NOW + timedelta(days=90)) == []


def test_the_next_dates_skip_cancelled_ones_and_reach_as_far_as_needed() -> None:
    told = plan(
        starts="2026-12-03",
        repeat={"unit": "month", "every": 6, "on": "1TH"},
        overrides={"2027-06-03": {"cancel": True}},
    )
    found = [one.local.date().isoformat() for one in upcoming(told, NOW, 4)]
    assert found == ["2026-12-03", "2027-12-02", "2028-06-01", "2028-12-07"]
    assert upcoming(plan(repeat=None), NOW + timedelta(days=30), 6) == []


def test_a_cohort_meets_on_its_own_days_at_their_own_times() -> None:
    told = plan(
        kind="training",
        repeat=None,
        dates=[{"date": "2026-12-01"}, {"date": "2026-12-03", "time": "10:00", "duration": "PT3H"}],
    )
    first, second = upcoming(told, NOW, 6)
    assert (first.local, second.local) == (local("2026-12-01T15:00"), local("2026-12-03T10:00"))
    assert second.end - second.start == timedelta(hours=3)


def test_a_change_in_chat_to_a_date_that_the_rule_lost_is_told() -> None:
    lost = in_chat(plan(), date(2026, 12, 9), capacity=4)
    assert stray_changes(lost) == (date(2026, 12, 9),)
    assert [one.keys for one in check_change(lost)] == [("overrides", "2026-12-09")]
    assert check_change(in_chat(plan(), capacity=4)) == ()
    [collides] = check_change(in_chat(plan(), move_to="2026-12-15T15:00"))
    assert "already meets" in collides.says


@pytest.mark.parametrize("written", ["", "tuesday", "tuesday/soon", "tuesday/2026-12-08"])
def test_what_names_no_meeting(written: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        OccurrenceId.read(written)


FILE = """schema: 1
id: tuesday
kind: co_reflection
title: Tuesday
timezone: America/New_York
starts: "2026-12-01"
time: "15:00"
duration: PT90M
repeat: {unit: week, until: "2027-06-29"}
overrides:
  "2026-12-08":
    capacity: 20
    move_to: "2026-12-09T15:00"
  2026-12-15: {cancel: true}
"""


def test_every_value_is_explained_by_file_and_line_or_by_person(tmp_path: Path) -> None:
    path = write(tmp_path, "tuesday.yaml", FILE)
    told = in_chat(read_plan(path)[0], capacity=8)
    reasons = {one.aspect: one for one in explain(told, EIGHTH)}
    start, seats = reasons[Aspect.START], reasons[Aspect.CAPACITY]
    assert (start.source, start.path, start.line) == (Source.FILE, path, 13)
    assert start.value == local("2026-12-09T15:00")
    assert (seats.source, seats.said, seats.value) == (Source.CHAT, Said("carmen", NOW), 8)
    assert (reasons[Aspect.DURATION].source, reasons[Aspect.DURATION].line) == (Source.RULE, 8)
    assert reasons[Aspect.PLACE].source is Source.DEFAULT
    assert (reasons[Aspect.HELD].value, reasons[Aspect.HELD].line) == (True, 9)
    assert reasons[Aspect.LAST_DATE].value == date(2027, 6, 29)
    [held] = [one for one in explain(told, date(2026, 12, 15)) if one.aspect is Aspect.HELD]
    assert (held.value, held.source, held.line) == (False, Source.FILE, 14)
    assert explain(told, date(2026, 12, 9)) == ()


def test_a_series_made_in_chat_is_explained_by_who_made_it() -> None:
    reasons = {one.aspect: one for one in explain(ending(plan(), EIGHTH), EIGHTH)}
    assert reasons[Aspect.START].source is Source.CHAT
    assert reasons[Aspect.START].said == SAID
    assert reasons[Aspect.LAST_DATE].source is Source.CHAT


changes = st.fixed_dictionaries(
    {},
    optional={
        "cancel": st.booleans(),
        "move_to": st.datetimes(datetime(2026, 11, 1), datetime(2027, 6, 1)).map(  # noqa: DTZ001
            lambda one: one.isoformat(timespec="minutes")
        ),
        "capacity": st.integers(1, 50),
        "facilitators": st.lists(st.sampled_from(["sam", "river"]), min_size=1),
    },
)


@given(st.dictionaries(st.integers(0, 20), st.tuples(changes, changes), max_size=8))
def test_whatever_is_overridden_no_meeting_is_lost_or_doubled(
    numbered: dict[int, tuple[dict[str, Any], dict[str, Any]]],
) -> None:
    base = plan()
    days = {date(2026, 12, 1) + timedelta(weeks=week): both for week, both in numbered.items()}
    in_file = {day: Override.model_validate(said) for day, (said, _) in days.items()}
    told = replace(base, series=base.series.model_copy(update={"overrides": in_file}))
    for day, (_, said) in days.items():
        told = in_chat(told, day, **said)
    found = expand(told, at("2026-11-01T00:00"), at("2027-06-02T00:00"))
    plain = expand(base, at("2026-11-01T00:00"), at("2027-06-02T00:00"))
    assert sorted(one.id for one in found) == [one.id for one in plain]
    assert [one.start for one in found] == sorted(one.start for one in found)
    for one in found:
        assert one == occurrence_on(told, one.id.original.date())
        file_said, chat_said = days.get(one.id.original.date(), ({}, {}))
        wanted = chat_said.get("capacity", file_said.get("capacity"))
        assert one.terms.capacity == wanted
        moved = chat_said.get("move_to", file_said.get("move_to"))
        assert one.local == (datetime.fromisoformat(moved) if moved else one.id.original)
        by_chat = chat_said.get("cancel", False if "move_to" in chat_said else None)
        assert one.is_cancelled == (file_said.get("cancel", False) if by_chat is None else by_chat)


def test_a_deadline_of_a_day_holds_until_the_day_is_over() -> None:
    assert last_moment(EIGHTH) == local("2026-12-08T23:59")
    assert last_moment(local("2026-12-08T17:00")) == local("2026-12-08T17:00")


def test_a_link_may_be_kept_outside_the_file() -> None:
    assert secret_name("secret:zoom_tue") == "zoom_tue"
    assert secret_name("https://video.example/j/5") is None


def test_a_new_link_for_one_date_leaves_the_phone_number_as_it_was() -> None:
    told = plan(
        place={"public": "Online", "video": "secret:a", "phone": "secret:phone"},
        overrides={"2026-12-08": {"place": {"video": "secret:b"}}},
    )
    changed = occurrence_on(in_chat(told, place={"public": "By phone only"}), EIGHTH)
    assert changed is not None
    place = changed.terms.place
    assert place.public is not None
    assert (place.public.en, place.video, place.phone) == (
        "By phone only",
        "secret:b",
        "secret:phone",
    )
