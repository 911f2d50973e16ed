"""Series become sessions once, follow every edit, and survive whatever is done to the clock."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.calendar.plan import Changes, ChatOverride, Plan
from bot.calendar.series import Override
from bot.coreflection.sessions.records import Status
from bot.storage import Database
from tests.calendar.writing import SAID, plan
from tests.coreflection.sessions.planned import CHANNEL, alliance, instant

CAPACITY = {"capacity": 12}


def changed(series: Plan, day: str, **change: object) -> Plan:
    """The same series with one date changed in chat."""
    said = ChatOverride(Override.model_validate(change), SAID)
    overrides = {**series.changes.overrides, date.fromisoformat(day): said}
    return replace(series, changes=replace(series.changes, overrides=overrides))


async def test_sixty_days_are_planned_once(database: Database) -> None:
    async with alliance(database, plan()) as one:
        first = await one.plan()
        assert first.made == 9  # the Tuesdays from December 1 to January 26
        sessions = await one.sessions()
        assert [f"{session.start:%m-%dT%H:%M}" for session in sessions[:2]] == [
            "12-01T20:00",
            "12-08T20:00",
        ]
        assert sessions[0].opens == instant("2026-11-17T20:00")
        assert sessions[0].cutoff == instant("2026-12-01T19:00")
        assert len(one.follows.seen) == 9
        assert (await one.plan()).rows == 0
        one.series.number += 1  # something was edited elsewhere: everything is compared again
        assert (await one.plan()).rows == 0
        assert await one.sessions() == sessions


async def test_every_day_the_plan_reaches_a_day_further(database: Database) -> None:
    async with alliance(database, plan()) as one:
        await one.plan()
        one.go_to("2026-12-07T12:00")
        done = await one.plan()
        assert (done.made, done.changed, done.removed) == (1, 0, 0)


async def test_other_features_plan_their_own_kinds(database: Database) -> None:
    hours = plan(id="office", kind="office_hours", capacity=None, time="09:00")
    deadline = plan(id="due", kind="deadline", duration=None, repeat=None, starts="2026-12-10")
    async with alliance(database, plan(**CAPACITY), hours, deadline) as one:
        await one.plan()
        assert {session.series for session in await one.sessions()} == {"tuesday", "office"}


@pytest.mark.parametrize(
    ("zone", "first", "instants"),
    [
        ("America/New_York", "2026-03-01", ["03-01T20:00", "03-08T19:00", "03-15T19:00"]),
        ("America/Los_Angeles", "2027-03-07", ["03-07T23:00", "03-14T22:00", "03-21T22:00"]),
        ("America/Phoenix", "2027-03-07", ["03-07T22:00", "03-14T22:00", "03-21T22:00"]),
    ],
)
async def test_the_time_on_the_wall_stays_when_the_clocks_change(
    database: Database, zone: str, first: str, instants: list[str]
) -> None:
    series = plan(timezone=zone, starts=first)
    async with alliance(database, series, at=f"{first}T12:00") as one:
        await one.plan()
        found = [f"{session.start:%m-%dT%H:%M}" for session in await one.sessions()]
        assert found[:3] == instants


async def test_a_moved_date_keeps_its_answers_and_counts_its_change(database: Database) -> None:
    series = plan(**CAPACITY)
    async with alliance(database, series) as one:
        await one.plan()
        before = await one.session("2026-12-08")
        await one.comes("2026-12-08")
        one.series.use(changed(series, "2026-12-08", move_to="2026-12-09T17:00"))
        assert (await one.plan()).changed == 1
        after = await one.session("2026-12-08")
        assert after.id == before.id
        assert after.start == instant("2026-12-09T22:00")
        assert after.cutoff == instant("2026-12-09T21:00")
        assert (after.sequence, after.change) == (1, 1)
        assert after.start_before == before.start
        assert after.settles_at == one.now() + timedelta(minutes=5)
        assert one.refilled == [after.id]
        assert one.follows.seen[-1] == after.id
        assert (await one.plan()).rows == 0


async def test_what_people_know_is_what_held_before_the_first_edit(database: Database) -> None:
    series = plan()
    async with alliance(database, series) as one:
        await one.plan()
        known = (await one.session("2026-12-08")).start
        for hour in ("16:00", "17:00"):
            one.series.use(changed(series, "2026-12-08", move_to=f"2026-12-08T{hour}"))
            await one.plan()
        session = await one.session("2026-12-08")
        assert (session.change, session.sequence, session.start_before) == (1, 2, known)
        one.go_to("2026-11-30T12:06")
        await one.plan()
        assert (await one.session("2026-12-08")).settles_at is None


async def test_a_new_time_for_the_whole_series_moves_its_sessions(database: Database) -> None:
    async with alliance(database, plan()) as one:
        await one.plan()
        numbers = [session.id for session in await one.sessions()]
        one.series.use(plan(time="16:00"))
        done = await one.plan()
        assert (done.changed, done.made, done.removed) == (9, 0, 0)
        after = await one.sessions()
        assert [session.id for session in after] == numbers
        assert f"{after[0].original:%H:%M}" == "16:00"
        assert (await one.plan()).rows == 0


async def test_a_date_moved_beyond_the_horizon_or_into_the_past_is_still_known(
    database: Database,
) -> None:
    series = plan()
    async with alliance(database, series) as one:
        await one.plan()
        far = changed(series, "2026-12-08", move_to="2027-03-10T15:00")
        one.series.use(changed(far, "2026-12-15", move_to="2026-11-20T15:00"))
        assert (await one.plan()).changed == 2
        for when in ("2026-12-01T12:00", "2026-12-10T12:00", "2027-01-20T12:00"):
            one.go_to(when)
            assert (await one.plan()).removed == 0
        assert (await one.session("2026-12-08")).start == instant("2027-03-10T20:00")


async def test_cancelled_and_taken_back(database: Database) -> None:
    series = plan()
    async with alliance(database, series) as one:
        await one.plan()
        one.series.use(changed(series, "2026-12-08", cancel=True, reason="Holiday"))
        await one.plan()
        assert (await one.session("2026-12-08")).is_cancelled
        one.series.use(series)
        await one.plan()
        session = await one.session("2026-12-08")
        assert not session.is_cancelled
        assert session.sequence == 2


async def test_more_seats_are_given_at_once_and_fewer_take_none_away(database: Database) -> None:
    series = plan(**CAPACITY)
    async with alliance(database, series) as one:
        await one.plan()
        session = await one.session("2026-12-08")
        one.series.use(changed(series, "2026-12-08", capacity=20))
        await one.plan()
        assert one.refilled == [session.id]
        one.series.use(changed(series, "2026-12-08", capacity=4))
        await one.plan()
        assert one.refilled == [session.id]
        assert (await one.session("2026-12-08")).capacity == 4
        assert (await one.session("2026-12-08")).change == 0


async def test_an_edit_of_words_changes_neither_time_nor_number(database: Database) -> None:
    async with alliance(database, plan()) as one:
        await one.plan()
        seen = len(one.follows.seen)
        one.series.use(plan(title={"en": "Tuesday circle", "es": "Círculo"}))
        assert (await one.plan()).changed == 9
        session = await one.session("2026-12-08")
        assert (session.sequence, session.change) == (0, 0)
        assert session.title("es") == "Círculo"
        assert len(one.follows.seen) == seen + 9


async def test_a_date_that_the_rule_names_no_more(database: Database) -> None:
    async with alliance(database, plan()) as one:
        await one.plan()
        await one.comes("2026-12-15")
        await one.comes("2026-12-22", status=Status.CANT)
        shorter = plan(repeat={"unit": "week", "until": "2026-12-08"})
        one.series.use(shorter)
        done = await one.plan()
        assert done.removed == 6
        left = {session.original.date().isoformat(): session for session in await one.sessions()}
        assert set(left) == {"2026-12-01", "2026-12-08", "2026-12-15"}
        assert left["2026-12-15"].is_cancelled
        assert (await one.plan()).rows == 0


async def test_a_file_that_is_away_for_a_moment_takes_nothing_with_it(database: Database) -> None:
    series = plan()
    async with alliance(database, series) as one:
        await one.plan()
        one.series.use()
        assert (await one.plan()).removed == 0
        one.go_to("2026-11-30T12:01")
        one.series.use(series)
        assert (await one.plan()).rows == 0
        one.series.use()
        await one.plan()
        one.go_to("2026-11-30T12:04")
        assert (await one.plan()).removed == 9
        assert await one.sessions() == []


async def test_while_a_file_cannot_be_read_nothing_is_taken_for_gone(database: Database) -> None:
    async with alliance(database, plan()) as one:
        await one.plan()
        one.planner._is_whole = lambda: False
        one.series.use()
        for minute in ("12:01", "12:30"):
            one.go_to(f"2026-11-30T{minute}")
            assert (await one.plan()).removed == 0


async def test_what_has_begun_stays_as_it_is(database: Database) -> None:
    series = plan()
    async with alliance(database, series) as one:
        await one.plan()
        one.go_to("2026-12-01T20:30")
        await one.plan()
        one.series.use(changed(series, "2026-12-01", cancel=True))
        assert (await one.plan()).changed == 0
        assert not (await one.session("2026-12-01")).is_cancelled


async def test_new_time_zone_rules_are_a_move(database: Database) -> None:
    async with alliance(database, plan()) as one:
        await one.plan()
        async with database.write() as connection:
            from sqlalchemy import update

            from bot.coreflection.sessions.store import sessions

            later = sessions.c.starts == instant("2026-12-08T20:00")
            off = {"starts": instant("2026-12-08T21:00"), "ends": instant("2026-12-08T22:30")}
            other = update(sessions).where(later).values(**off, planned_from="by older rules")
            await connection.execute(other)
        one.planner._zone_version = lambda: "2027a"
        done = await one.plan()
        assert done.changed == 1
        session = await one.session("2026-12-08")
        assert session.start == instant("2026-12-08T20:00")
        assert session.start_before == instant("2026-12-08T21:00")
        assert {one.zone_data for one in await one.sessions()} == {"2027a"}


async def test_a_week_away_and_a_clock_moved_back(database: Database) -> None:
    async with alliance(database, plan()) as one:
        await one.plan()
        one.go_to("2026-12-10T12:00")
        done = await one.plan()
        assert done.looked == 2
        assert done.made == 1
        one.go_to("2026-11-30T12:00")
        back = await one.plan()
        assert (back.made, back.removed) == (0, 0)
        assert (await one.plan()).rows == 0
        one.go_to("2026-12-02T12:00")
        assert (await one.plan()).looked == 1


async def test_a_series_that_ends_by_word_of_mouth(database: Database) -> None:
    series = plan()
    async with alliance(database, series) as one:
        await one.plan()
        ended = replace(series, changes=Changes(ends=date(2026, 12, 8)))
        one.series.use(ended)
        await one.plan()
        assert len(await one.sessions()) == 2


async def test_two_hosts_that_plan_at_once_make_one_plan(database: Database) -> None:
    series = plan()
    async with alliance(database, series, places=(CHANNEL,)) as one:
        other = one.planner_again()
        done = await asyncio.gather(one.plan(), other.plan())
        assert sum(each.made for each in done) == 9
        member = await one.comes("2026-12-08")
        one.series.use(changed(series, "2026-12-08", move_to="2026-12-08T17:00"))
        done = await asyncio.gather(one.plan(), other.plan())
        assert sum(each.changed for each in done) == 1
        assert (await one.session("2026-12-08")).sequence == 1
        await one.at("2026-11-30T12:06")
        assert len(one.to(member)) == 1
