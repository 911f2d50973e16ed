"""Reminders come once and at the right time on the wall; changes are told when they have settled."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from bot.calendar.plan import Plan
from bot.chat.message import Link, Message
from bot.chat.platform import AddressGone
from bot.coreflection.sessions.records import Status
from bot.delivery import Later, Member, Promised
from bot.delivery.records import Rechecked
from bot.members.courtesy import Notice
from bot.storage import Database
from tests.calendar.writing import plan
from tests.coreflection.sessions.planned import Alliance, alliance, instant
from tests.coreflection.sessions.test_planning import changed

DAY_BEFORE = [{"before": "P1D", "to": "going"}]


async def dues(one: Alliance) -> list[str]:
    """When reminders wait, in UTC."""
    rows = await one.promises("session-reminder")
    return [f"{row['due']:%m-%dT%H:%M}" for row in rows if row["state"] == "pending"]


async def test_reminders_a_day_and_an_hour_before_each_once(database: Database) -> None:
    async with alliance(database, plan()) as one:
        await one.plan()
        member = await one.comes("2026-12-08")
        assert await dues(one) == ["12-07T20:00", "12-08T19:00"]
        assert await one.at("2026-12-07T19:59") == []
        assert len(await one.at("2026-12-07T20:01")) == 1
        assert len(await one.at("2026-12-08T19:01")) == 2
        assert len(await one.at("2026-12-09T12:00")) == 2
        (first, _) = one.to(member)
        assert "Coming up: Tuesday co-reflection" in first.words
        assert "Mute Tuesday co-reflection" in first.words
        assert one.polite.asked[0] == Notice("series:tuesday", True, instant("2026-12-08T20:00"))


@pytest.mark.parametrize(
    ("zone", "day", "offset", "due"),
    [
        # The clocks go forward in the night between: the same time on the wall is 23 hours before.
        ("America/New_York", "2026-03-08", "P1D", "2026-03-07T20:00"),
        ("America/New_York", "2026-03-08", "PT24H", "2026-03-07T19:00"),
        ("America/Chicago", "2027-03-14", "P1D", "2027-03-13T21:00"),
        ("America/Chicago", "2027-03-14", "PT24H", "2027-03-13T20:00"),
        ("America/Phoenix", "2027-03-14", "P1D", "2027-03-13T22:00"),
        # And back in autumn.
        ("America/New_York", "2026-11-01", "P1D", "2026-10-31T19:00"),
        ("America/New_York", "2026-11-01", "PT24H", "2026-10-31T20:00"),
    ],
)
async def test_a_day_on_the_calendar_and_24_hours_are_kept_apart(
    database: Database, zone: str, day: str, offset: str, due: str
) -> None:
    reminders = [{"before": offset, "to": "going"}]
    series = plan(timezone=zone, starts=day, repeat=None, reminders=reminders)
    async with alliance(database, series, at=f"{day[:8]}01T00:00") as one:
        one.go_to(f"{instant(due) - timedelta(days=3):%Y-%m-%dT%H:%M}")
        await one.plan()
        await one.comes(day)
        (row,) = await one.promises("session-reminder")
        assert row["due"] == instant(due)


async def test_two_offsets_that_meet_are_one_reminder(database: Database) -> None:
    reminders = [{"before": "P1D", "to": "going"}, {"before": "PT24H", "to": "going"}]
    async with alliance(database, plan(reminders=reminders)) as one:
        await one.plan()
        await one.comes("2026-12-08")
        assert await dues(one) == ["12-07T20:00"]


async def test_whoever_comes_late_is_not_reminded_of_yesterday(database: Database) -> None:
    async with alliance(database, plan(), at="2026-12-08T12:00") as one:
        await one.plan()
        await one.comes("2026-12-08")
        assert await one.said() == []
        assert await dues(one) == ["12-08T19:00"]


async def test_whoever_leaves_is_told_nothing_more(database: Database) -> None:
    series = plan()
    async with alliance(database, series) as one:
        await one.plan()
        member = await one.comes("2026-12-08")
        await one.leaves("2026-12-08", member)
        one.series.use(changed(series, "2026-12-08", cancel=True))
        assert await one.at("2026-12-08T19:30") == []


async def test_after_days_away_only_the_latest_is_said(database: Database) -> None:
    async with alliance(database, plan()) as one:
        await one.plan()
        await one.comes("2026-12-01")
        await one.comes("2026-12-08")
        said = await one.at("2026-12-08T19:30")
        assert len(said) == 1
        rows = await one.promises("session-reminder")
        assert sorted(row["state"] for row in rows) == ["dropped", "dropped", "dropped", "sent"]


async def test_a_moved_date_is_told_in_full_and_reminded_of_anew(database: Database) -> None:
    series = plan(place={"video": "https://example.org/j/1", "public": "Online"})
    async with alliance(database, series) as one:
        await one.plan()
        going = await one.comes("2026-12-08")
        waits = await one.comes("2026-12-08", "kim", Status.WAITLIST, "es")
        one.series.use(changed(series, "2026-12-08", move_to="2026-12-09T17:00", note="Room clash"))
        await one.plan()
        assert await one.said() == []
        assert await dues(one) == ["12-08T22:00", "12-09T21:00"]
        await one.at("2026-11-30T12:06")
        (notice,) = one.to(going)
        assert "New time: Tuesday co-reflection" in notice.words
        assert "It was: 2026-12-08T20:00:00+00:00" in notice.words
        assert "It is now: 2026-12-09T22:00:00+00:00" in notice.words
        assert "Room clash" in notice.words
        assert "I can still come" in notice.words
        assert "example.org" not in notice.words
        (spanish,) = one.to(waits)
        assert "Nueva hora" in spanish.words
        assert "Todavía puedo ir" not in spanish.words
        await one.at("2026-12-08T22:01")
        reminder = one.to(going)[1].message
        assert reminder.rows[0] == (Link("Join by video", "https://example.org/j/1"),)
        assert len(one.to(waits)) == 1


async def test_a_cancelled_date_is_told_with_its_reason_and_not_reminded_of(
    database: Database,
) -> None:
    series = plan()
    async with alliance(database, series) as one:
        await one.plan()
        member = await one.comes("2026-12-08")
        one.series.use(changed(series, "2026-12-08", cancel=True, reason="Holiday week"))
        await one.plan()
        await one.at("2026-11-30T12:06")
        (notice,) = one.to(member)
        assert "Cancelled: Tuesday co-reflection" in notice.words
        assert "Holiday week" in notice.words
        assert len(await one.at("2026-12-08T19:30")) == 1
        one.series.use(series)
        await one.at("2026-12-08T19:31")
        assert len(await one.at("2026-12-08T19:37")) == 2
        assert "after all" in one.to(member)[1].words


async def test_what_is_undone_before_it_settles_is_told_to_nobody(database: Database) -> None:
    series = plan()
    async with alliance(database, series) as one:
        await one.plan()
        await one.comes("2026-12-08")
        for edit in ({"move_to": "2026-12-09T17:00"}, {"cancel": True}):
            one.series.use(changed(series, "2026-12-08", **edit))
            await one.plan()
            one.series.use(series)
            await one.plan()
        assert await one.at("2026-11-30T13:00") == []
        assert await dues(one) == ["12-07T20:00", "12-08T19:00"]


async def test_edits_that_follow_each_other_are_told_as_one(database: Database) -> None:
    series = plan()
    async with alliance(database, series) as one:
        await one.plan()
        member = await one.comes("2026-12-08")
        for minute, hour in (("12:00", "16:00"), ("12:03", "17:00"), ("12:06", "18:00")):
            one.series.use(changed(series, "2026-12-08", move_to=f"2026-12-08T{hour}"))
            assert await one.at(f"2026-11-30T{minute}") == []
        await one.at("2026-11-30T12:12")
        (notice,) = one.to(member)
        assert "It was: 2026-12-08T20:00:00+00:00" in notice.words
        assert "It is now: 2026-12-08T23:00:00+00:00" in notice.words


async def test_somebody_not_told_yet_hears_both_changes_as_one(database: Database) -> None:
    series = plan()
    async with alliance(database, series) as one:
        await one.plan()
        one.platform.down = ConnectionError()
        member = await one.comes("2026-12-08")
        one.series.use(changed(series, "2026-12-08", move_to="2026-12-08T16:00"))
        await one.plan()
        await one.at("2026-11-30T12:30")
        one.series.use(changed(series, "2026-12-08", move_to="2026-12-08T17:00"))
        await one.at("2026-11-30T12:31")
        one.platform.down = None
        await one.at("2026-11-30T12:50")
        await one.at("2026-11-30T13:50")
        (notice,) = one.to(member)
        assert "It was: 2026-12-08T20:00:00+00:00" in notice.words
        assert "It is now: 2026-12-08T22:00:00+00:00" in notice.words


async def test_shortly_before_the_start_people_hear_at_once(database: Database) -> None:
    series = plan()
    async with alliance(database, series) as one:
        await one.plan()
        await one.comes("2026-12-01")
        await one.at("2026-12-01T19:50")
        one.series.use(changed(series, "2026-12-01", cancel=True))
        await one.plan()
        said = await one.at("2026-12-01T19:51")
        assert any("Cancelled" in words for words in said)


async def test_a_past_meeting_is_never_told_of(database: Database) -> None:
    series = plan()
    async with alliance(database, series) as one:
        await one.plan()
        await one.comes("2026-12-01")
        one.series.use(changed(series, "2026-12-01", cancel=True))
        await one.plan()
        assert await one.at("2026-12-01T22:30") == []
        one.series.use(changed(series, "2026-12-08", move_to="2026-11-24T15:00"))
        assert await one.at("2026-12-01T22:40") == []


async def test_a_series_that_is_gone_is_told_by_its_name(database: Database) -> None:
    async with alliance(database, plan()) as one:
        await one.plan()
        member = await one.comes("2026-12-08")
        one.series.use()
        await one.plan()
        await one.at("2026-11-30T12:03")
        await one.at("2026-11-30T12:10")
        (notice,) = one.to(member)
        assert "Cancelled: Tuesday co-reflection" in notice.words


async def test_quiet_hours_put_a_reminder_off_and_an_edit_does_not_lose_it(
    database: Database,
) -> None:
    series = plan(reminders=DAY_BEFORE)

    def quiet(_promised: Promised, _notice: Notice, _message: Message) -> Rechecked | None:
        morning = instant("2026-12-08T13:00")
        return Later(morning) if one.now() < morning else None

    async with alliance(database, series) as one:
        one.polite.rule = quiet
        await one.plan()
        member = await one.comes("2026-12-08")
        assert await one.at("2026-12-07T20:01") == []
        one.series.use(plan(title="Tuesday circle", reminders=DAY_BEFORE))
        assert await one.at("2026-12-07T23:00") == []
        await one.at("2026-12-08T13:01")
        (reminder,) = one.to(member)
        assert "Tuesday circle" in reminder.words


async def test_whoever_blocks_the_bot_stops_nobody(database: Database) -> None:
    async with alliance(database, plan()) as one:
        await one.plan()
        await one.comes("2026-12-08", "gone")
        other = await one.comes("2026-12-08", "kim")
        one.platform.trouble["gone"] = [AddressGone(), AddressGone(), AddressGone()]
        await one.at("2026-12-07T20:01")
        await one.at("2026-12-08T19:01")
        assert len(one.to(other)) == 2


@pytest.mark.parametrize("jump", ["2026-12-01T12:00", "2026-12-20T12:00", "2027-06-01T12:00"])
async def test_the_clock_jumps_both_ways_and_nothing_is_said_twice(
    database: Database, jump: str
) -> None:
    async with alliance(database, plan()) as one:
        await one.plan()
        member = await one.comes("2026-12-08")
        await one.at("2026-12-07T20:01")
        assert len(one.to(member)) == 1
        await one.at(jump)
        await one.at("2026-12-07T20:02")
        assert len(one.to(member)) == 1


async def test_whoever_holds_the_room_then_is_reminded(database: Database) -> None:
    reminders: list[dict[str, Any]] = [
        {"before": "P1D", "to": "facilitators"},
        {"before": "P1D", "to": "going"},
    ]
    series: Plan = plan(reminders=reminders, place={"phone": "802 555 0100, code 4321"})
    async with alliance(database, series) as one:
        await one.plan()
        comes = await one.comes("2026-12-08")
        holds = await one.comes("2026-12-08", "river")  # comes too: one reminder is enough
        one.room[:] = [Member(holds, "telegram")]
        await one.at("2026-12-07T20:01")
        await one.at("2026-12-07T20:02")
        (mine,) = one.to(holds)
        assert "your turn to hold the room" in mine.words
        assert "802 555 0100" in mine.words
        (theirs,) = one.to(comes)
        assert "hold the room" not in theirs.words
        one.room.clear()


@pytest.mark.parametrize(
    "reminders", [[{"before": "P1D", "to": "going"}], [{"before": "PT1H", "to": "channel"}]]
)
async def test_whoever_holds_the_room_is_reminded_though_the_file_names_no_reminder_of_theirs(
    database: Database, reminders: list[dict[str, Any]]
) -> None:
    async with alliance(database, plan(reminders=reminders)) as one:
        await one.plan()
        holds = await one.comes("2026-12-08", "river")
        one.room[:] = [Member(holds, "telegram")]
        await one.at("2026-12-07T20:01")
        await one.at("2026-12-07T20:02")
        (mine,) = one.to(holds)
        assert "your turn to hold the room" in mine.words
        assert "I can't after all" in mine.words
        one.room.clear()


async def test_office_hours_have_no_seat_to_free(database: Database) -> None:
    series = plan(kind="office_hours", capacity=9)
    async with alliance(database, series) as one:
        await one.plan()
        member = await one.comes("2026-12-08", language="es")
        one.series.use(changed(series, "2026-12-08", move_to="2026-12-08T16:00"))
        await one.plan()
        await one.at("2026-11-30T12:06")
        await one.at("2026-12-07T21:01")
        moved, reminder = one.to(member)
        assert "lugar" not in moved.words + reminder.words
