"""What people's calendars are given: the same instants, whoever reads it, and nothing that is not theirs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import icalendar
import pytest
import recurring_ical_events
from dateutil.rrule import rrulestr
from hypothesis import given, settings, target
from hypothesis import strategies as st

from bot.calendar.expand import expand, occurrence_on, upcoming
from bot.calendar.folder import Schedules
from bot.calendar.ics import Mine, one_meeting, private_calendar, public_calendar
from bot.calendar.plan import Changes, ChatOverride, Plan
from bot.calendar.series import Override
from bot.calendar.stamps import Stamp, Stamped, restamp
from bot.content import Unreadable
from tests.calendar.strict import Component, parse
from tests.calendar.test_oracle import rules
from tests.calendar.writing import NOW, SAID, at, plan, us_zones

SCHEDULES = Path(__file__).parents[2] / "schedules"
DOMAIN = "alliance.example"
Meeting = tuple[datetime, datetime]


@dataclass(frozen=True)
class Words:
    language: str = "en"
    name: str = "Green Mountain Peer Alliance"

    def cancelled(self, title: str) -> str:
        return f"Cancelled: {title}" if self.language == "en" else f"Se cancela: {title}"


def published(
    plans: Sequence[Plan],
    now: datetime = NOW,
    stamps: dict[str, Stamped] | None = None,
    words: Words | None = None,
) -> bytes:
    stamps = restamp(plans, {}, now) if stamps is None else stamps
    return public_calendar(plans, stamps, DOMAIN, words or Words(), now)


def planned(plans: Sequence[Plan], begin: datetime, end: datetime) -> list[Meeting]:
    """The meetings that take place, as the bot has them."""
    return sorted(
        (one.start, one.end)
        for given_plan in plans
        for one in expand(given_plan, begin, end)
        if not one.is_cancelled and begin <= one.start < end
    )


def as_recurring_ical_events_reads(body: bytes, begin: datetime, end: datetime) -> list[Meeting]:
    calendar = icalendar.Calendar.from_ical(body)
    found = []
    for event in recurring_ical_events.of(calendar).between(begin, end):
        if event.get("STATUS") == "CANCELLED":  # it gives cancelled ones, too
            continue
        # Lengths really pass. This reader adds them to the wall time, so they are taken as they stand.
        start = event["DTSTART"].dt.astimezone(UTC)
        length = (
            event["DURATION"].dt if "DURATION" in event else event["DTEND"].dt - event["DTSTART"].dt
        )
        if begin <= start < end:
            found.append((start, start + length))
    return sorted(found)


def as_the_standard_reads(body: bytes, begin: datetime, end: datetime) -> list[Meeting]:
    """Our own strict reader, with dateutil for the rules. Times that the clocks skip are left out."""
    calendar = parse(body)
    found: list[Meeting] = []
    instead: dict[tuple[str, datetime], Component] = {}
    masters: list[Component] = []
    for event in calendar.named("VEVENT"):
        recurrence_id = event.maybe("RECURRENCE-ID")
        if recurrence_id is not None:
            instead[event.one("UID").text, recurrence_id.local.replace(tzinfo=None)] = event
        else:
            masters.append(event)

    def take(event: Component, start: datetime) -> None:
        status, length = event.maybe("STATUS"), event.maybe("DURATION")
        instant = start.astimezone(UTC)
        if begin <= instant < end and (status is None or status.value != "CANCELLED"):
            found.append((instant, instant + (length.duration if length else timedelta())))

    for event in masters:
        start, rule = event.one("DTSTART").local, event.maybe("RRULE")
        if rule is None:
            take(event, start)
            continue
        zone, excluded = start.tzinfo, set()
        for name, value in event.properties:
            if name == "EXDATE":
                assert value.parameters == {"TZID": event.one("DTSTART").parameters["TZID"]}
                excluded |= {datetime.fromisoformat(one) for one in value.value.split(",")}
        last = end + timedelta(days=200)
        for one in rrulestr(rule.value, dtstart=start).xafter(start, inc=True):
            if one > last:
                break
            wall = one.replace(tzinfo=None)
            skipped = one.astimezone(UTC).astimezone(zone).replace(tzinfo=None) != wall
            if wall in excluded or (skipped and one != start):
                continue
            if (event.one("UID").text, wall) in instead:
                continue
            take(event, one)
    for (_, _), event in instead.items():
        take(event, event.one("DTSTART").local)
    return sorted(found)


def sequence(event: Component) -> int:
    found = event.maybe("SEQUENCE")
    return int(found.value) if found else 0


READERS = [as_recurring_ical_events_reads, as_the_standard_reads]


@pytest.mark.parametrize("read", READERS)
def test_readers_find_the_meetings_of_the_schedules_that_ship(read: Any) -> None:
    plans = Schedules(SCHEDULES).plans
    begin, end = at("2026-11-01T00:00"), at("2028-01-01T00:00")
    expected = planned(plans, begin, end)
    assert len(expected) > 80
    assert read(published(plans), begin, end) == expected


@pytest.mark.parametrize("read", READERS)
@pytest.mark.parametrize("time", ["00:30", "01:30", "02:30", "23:30"])
@pytest.mark.parametrize(
    "zone", ["America/New_York", "America/Phoenix", "America/Anchorage", "America/Nuuk"]
)
def test_readers_agree_on_the_nights_when_the_clocks_change(
    read: Any, time: str, zone: str
) -> None:
    night = plan(
        timezone=zone,
        time=time,
        repeat={"unit": "day"},
        overrides={
            "2027-03-14": {"move_to": "2027-03-14T09:00"},
            "2028-03-12": {"cancel": True},
        },
    )
    begin, end = at("2027-03-10T00:00"), at("2029-03-20T00:00")
    assert read(published([night]), begin, end) == planned([night], begin, end)


@settings(max_examples=60, deadline=None)
@given(
    repeat=rules,
    starts=st.dates(date(2026, 12, 1), date(2027, 12, 31)),
    until=st.none() | st.integers(0, 900),
    time=st.sampled_from(["01:30", "02:30", "15:00", "23:30"]),
    zone=st.sampled_from(us_zones()),
    touched=st.dictionaries(
        st.integers(0, 12),
        st.sampled_from(
            [
                {"cancel": True},
                {"move_to": "2027-06-01T05:45"},
                {"duration": "PT45M"},
                {"capacity": 3},
            ]
        ),
        max_size=4,
    ),
)
def test_readers_find_the_same_instants_for_any_series(
    repeat: dict[str, Any],
    starts: date,
    until: int | None,
    time: str,
    zone: str,
    touched: dict[int, dict[str, Any]],
) -> None:
    if until is not None:
        repeat = {**repeat, "until": (starts + timedelta(days=until)).isoformat()}
    common = {"starts": starts.isoformat(), "time": time, "timezone": zone, "duration": "PT30M"}
    try:
        base = plan(**common, repeat=repeat)
    except Unreadable:  # it never meets, or ends before it begins: told elsewhere
        return
    begin, end = NOW, NOW + timedelta(days=700)
    dates = [one.id.original.date() for one in expand(base, begin, end)]
    said = {
        dates[number]: ChatOverride(Override.model_validate(change), SAID)
        for number, change in touched.items()
        if number < len(dates)
    }
    told = replace(base, changes=Changes(overrides=said))
    body, expected = published([told]), planned([told], begin, end)
    target(len(expected))
    for read in READERS:
        assert read(body, begin, end) == expected


def test_one_event_per_series_with_its_zone_and_a_rule() -> None:
    calendar = parse(published([plan(repeat={"unit": "week", "until": "2027-06-29"})]))
    [zone] = calendar.named("VTIMEZONE")
    assert zone.one("TZID").text == "America/New_York"
    [event] = calendar.named("VEVENT")
    assert event.one("UID").text == "tuesday@alliance.example"
    assert event.one("DTSTART").parameters == {"TZID": "America/New_York"}
    assert "UNTIL=20270630T035959Z" in event.one("RRULE").value
    assert event.one("DTSTAMP").utc == NOW
    assert event.one("LAST-MODIFIED").utc == NOW
    refresh = calendar.one("REFRESH-INTERVAL")
    assert (refresh.parameters, refresh.value) == ({"VALUE": "DURATION"}, "PT6H")
    assert calendar.one("X-PUBLISHED-TTL").value == "PT6H"


def test_a_cancelled_date_is_shown_as_cancelled_for_thirty_days_and_then_left_out() -> None:
    told = plan(overrides={"2026-12-08": {"cancel": True}})
    stamps = restamp([told], {}, NOW)
    due = at("2026-12-08T20:00")
    for now in (NOW, due + timedelta(days=29)):
        calendar = parse(published([told], now, stamps))
        [series, cancelled] = calendar.named("VEVENT")
        assert series.maybe("EXDATE") is None
        assert cancelled.one("STATUS").value == "CANCELLED"
        assert cancelled.one("SUMMARY").text == "Cancelled: Tuesday co-reflection"
        assert cancelled.one("RECURRENCE-ID").value == "20261208T150000"
        assert sequence(cancelled) > sequence(series)
    [series] = parse(published([told], due + timedelta(days=31), stamps)).named("VEVENT")
    assert series.one("EXDATE").parameters == {"TZID": "America/New_York"}
    assert series.one("EXDATE").value == "20261208T150000"


def test_a_series_called_off_before_it_began_is_shown_as_cancelled_for_thirty_days() -> None:
    told = replace(plan(), changes=Changes(ends=date(2026, 11, 30), ends_said=SAID))
    stamps = restamp([told], {}, NOW)
    [event] = parse(published([told], NOW, stamps)).named("VEVENT")
    assert event.one("STATUS").value == "CANCELLED"
    later = NOW + timedelta(days=31)
    assert parse(published([told], later, stamps)).named("VEVENT") == []


def test_the_public_calendar_holds_no_names_links_or_notes() -> None:
    told = plan(
        facilitators={"pool": ["river"]},
        place={
            "public": "Online",
            "video": "https://video.example/j/5",
            "phone": "secret:phone_tue",
            "room": "Back room",
        },
        overrides={
            "2026-12-08": {
                "move_to": "2026-12-09T15:00",
                "note": "Sam is ill",
                "facilitators": "sam",
            },
            "2026-12-15": {"cancel": True, "reason": "Wren moves house"},
        },
    )
    body = published([told]).decode()
    for secret in ("river", "video.example", "secret", "phone", "Back room", "Sam", "sam", "Wren"):
        assert secret not in body
    assert "LOCATION:Online" in body


def mine(has_seat: bool = True, **other: Any) -> Mine:
    found = occurrence_on(plan(**other), date(2026, 12, 8))
    assert found is not None
    return Mine(
        found, "Tuesday; co-reflection", has_seat, Stamp(3, NOW), "https://video.example/j/5"
    )


def test_a_members_own_calendar_has_the_place_only_with_a_seat() -> None:
    [seated] = parse(private_calendar([mine()], DOMAIN, Words(), NOW)).named("VEVENT")
    assert seated.one("LOCATION").text == "https://video.example/j/5"
    assert seated.one("STATUS").value == "CONFIRMED"
    assert seated.one("SUMMARY").text == "Tuesday; co-reflection"
    assert seated.one("SEQUENCE").value == "3"
    [waiting] = parse(private_calendar([mine(False)], DOMAIN, Words(), NOW)).named("VEVENT")
    assert waiting.one("STATUS").value == "TENTATIVE"
    assert waiting.maybe("LOCATION") is None
    assert seated.one("UID").text == waiting.one("UID").text


def test_a_members_meeting_keeps_its_name_when_it_moves_and_shows_it_is_cancelled() -> None:
    moved = mine(overrides={"2026-12-08": {"move_to": "2026-12-09T09:00"}})
    called_off = mine(overrides={"2026-12-08": {"cancel": True}})
    [first] = parse(one_meeting(mine(), DOMAIN, Words(), NOW)).named("VEVENT")
    [second] = parse(one_meeting(moved, DOMAIN, Words(), NOW)).named("VEVENT")
    assert (
        first.one("UID").text == second.one("UID").text == "tuesday.20261208T1500@alliance.example"
    )
    assert second.one("DTSTART").value == "20261209T090000"
    [third] = parse(private_calendar([called_off], DOMAIN, Words("es"), NOW)).named("VEVENT")
    assert third.one("SUMMARY").text.startswith("Se cancela")
    assert third.maybe("LOCATION") is None
    later = NOW + timedelta(days=60)
    assert parse(private_calendar([called_off], DOMAIN, Words(), later)).named("VEVENT") == []


def test_any_title_survives_and_lines_stay_short() -> None:
    title = "Ñandú, “pares”; 李 \\ 🙂 " * 12
    calendar = parse(published([plan(title={"en": "x", "es": title})], words=Words("es")))
    [event] = calendar.named("VEVENT")
    assert event.one("SUMMARY").text == title


@given(st.text(min_size=1, max_size=120))
def test_whatever_title_is_taken_is_read_back(title: str) -> None:
    try:
        told = plan(title=title)
    except Unreadable:
        return
    [event] = parse(published([told])).named("VEVENT")
    assert event.one("SUMMARY").text == title
    [read] = icalendar.Calendar.from_ical(published([told])).walk("VEVENT")
    assert str(read["SUMMARY"]) == title


def test_the_bytes_stay_the_same_until_something_changes() -> None:
    plans = Schedules(SCHEDULES).plans
    stamps = restamp(plans, {}, NOW)
    again = restamp(plans, stamps, NOW + timedelta(hours=3))
    assert again == stamps
    assert published(plans, NOW, stamps) == published(plans, NOW + timedelta(hours=3), again)


def test_sequence_counts_changes_of_time_place_and_status_only() -> None:
    later = NOW + timedelta(hours=1)
    first = restamp([plan()], {}, NOW)
    moved = restamp([plan(time="16:00")], first, later)
    assert moved["tuesday"].stamp == Stamp(1, later)
    renamed = restamp([plan(title="Another name")], first, later)
    assert renamed["tuesday"].stamp == Stamp(0, later)
    more_seats = restamp([plan(capacity=30)], first, later)
    assert more_seats["tuesday"].stamp == Stamp(0, NOW)


def test_a_date_that_is_cancelled_a_second_time_counts_on() -> None:
    hours = [NOW + timedelta(hours=n) for n in range(3)]
    called_off = plan(overrides={"2026-12-08": {"cancel": True}})
    first = restamp([called_off], {}, hours[0])
    back = restamp([plan()], first, hours[1])
    again = restamp([called_off], back, hours[2])
    key = "tuesday/2026-12-08"
    assert again[key].stamp.sequence == first[key].stamp.sequence + 1
    assert again[key].stamp.changed == hours[2]


def test_a_series_of_one_date_keeps_its_uid_and_counts_when_it_moves() -> None:
    one = plan(repeat=None)
    moved = plan(repeat=None, overrides={"2026-12-01": {"move_to": "2026-12-02T15:00"}})
    before = restamp([one], {}, NOW)
    after = restamp([moved], before, NOW + timedelta(hours=1))
    [first] = parse(published([one], NOW, before)).named("VEVENT")
    [second] = parse(published([moved], NOW, after)).named("VEVENT")
    assert first.one("UID").text == second.one("UID").text
    assert sequence(second) == sequence(first) + 1
    assert upcoming(moved, NOW, 1)[0].start == at("2026-12-02T20:00")
