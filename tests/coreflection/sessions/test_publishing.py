"""Cards where answers open, edited wherever they stand; scheduled events for the next two dates."""

from __future__ import annotations

from bot.chat.message import Meeting
from bot.coreflection.sessions.records import Status
from bot.storage import Database
from tests.calendar.writing import plan
from tests.coreflection.sessions.planned import CHANNEL, EVENTS, Alliance, alliance, instant
from tests.coreflection.sessions.test_planning import changed
from tests.delivery.world import NOA

CHANNEL_REMINDER = [{"before": "P3D", "to": "channel"}]


def standing(one: Alliance) -> list[str]:
    """What stands posted now."""
    return sorted(words for words in one.platform.standing.values() if words)


async def test_a_card_is_posted_when_answers_open_and_once(database: Database) -> None:
    async with alliance(database, plan(), places=(CHANNEL,)) as one:
        assert await one.at("2026-11-30T12:00") == [
            "card 12-01T20:00 open",
            "card 12-08T20:00 open",
        ]
        assert len(await one.at("2026-12-01T19:30")) == 2
        assert len(await one.at("2026-12-01T20:01")) == 3  # two weeks before December 15
        one.series.number += 1
        assert len(await one.at("2026-12-01T20:02")) == 3


async def test_cards_follow_the_day(database: Database) -> None:
    async with alliance(database, plan(), places=(CHANNEL,)) as one:
        await one.at("2026-11-30T12:00")
        await one.at("2026-12-01T19:01")
        assert "card 12-01T20:00 closed" in standing(one)
        await one.at("2026-12-01T21:31")
        assert "card 12-01T20:00 over" in standing(one)
        edits = len(one.platform.edits)
        await one.at("2026-12-02T12:00")
        assert len(one.platform.edits) == edits
        await one.at("2026-11-30T12:00")  # the trial's clock goes back
        assert "card 12-01T20:00 open" in standing(one)


async def test_moved_and_cancelled_cards_are_edited_in_place(database: Database) -> None:
    series = plan()
    async with alliance(database, series, places=(CHANNEL,)) as one:
        await one.at("2026-11-30T12:00")
        one.series.use(changed(series, "2026-12-08", move_to="2026-12-30T15:00"))
        await one.at("2026-11-30T12:01")
        assert standing(one) == ["card 12-01T20:00 open", "card 12-30T20:00 open"]
        one.series.use(changed(series, "2026-12-08", cancel=True))
        await one.at("2026-11-30T12:02")
        assert standing(one) == ["card 12-01T20:00 open", "card 12-08T20:00 cancelled"]
        one.series.use(series)
        await one.at("2026-11-30T12:03")
        assert standing(one) == ["card 12-01T20:00 open", "card 12-08T20:00 open"]
        await one.at("2026-12-16T21:00")
        assert not any("12-08" in words for words in one.platform.words[2:])


async def test_a_date_cancelled_before_it_opens_gets_no_card_unless_taken_back(
    database: Database,
) -> None:
    series = plan()
    async with alliance(database, series, places=(CHANNEL,)) as one:
        await one.at("2026-11-30T12:00")
        one.series.use(changed(series, "2026-12-15", cancel=True))
        await one.plan()
        assert len(await one.at("2026-12-02T12:00")) == 2
        one.series.use(series)
        assert (await one.at("2026-12-02T12:01"))[2:] == ["card 12-15T20:00 open"]
        assert len(await one.at("2026-12-02T13:00")) == 3


async def test_a_place_that_is_new_gets_its_cards_too(database: Database) -> None:
    async with alliance(database, plan(), places=(CHANNEL,)) as one:
        await one.at("2026-11-30T12:00")
        one.places.append(NOA)
        await one.at("2026-11-30T12:01")
        assert [sent.address for sent in one.platform.sent] == [CHANNEL, CHANNEL, NOA, NOA]


async def test_a_date_nobody_answered_is_taken_away_with_its_card(database: Database) -> None:
    async with alliance(database, plan(), places=(CHANNEL,)) as one:
        await one.at("2026-11-30T12:00")
        await one.comes("2026-12-01", status=Status.WAITLIST)
        one.series.use(plan(repeat={"unit": "week", "every": 2}, starts="2026-12-15"))
        await one.at("2026-11-30T12:01")
        assert standing(one)[0] == "card 12-01T20:00 cancelled"
        assert not any("12-08" in words for words in standing(one))


async def test_a_series_that_pauses_gets_no_new_cards_until_it_goes_on(database: Database) -> None:
    async with alliance(database, plan(), places=(CHANNEL,)) as one:
        one.paused.add("tuesday")
        assert await one.at("2026-11-30T12:00") == []
        assert await one.at("2026-11-30T18:00") == []
        one.paused.clear()
        assert len(await one.at("2026-11-30T18:20")) == 2


async def test_the_post_ahead_of_a_date(database: Database) -> None:
    series = plan(reminders=CHANNEL_REMINDER, about="Thinking together.")
    async with alliance(database, series, places=(CHANNEL,)) as one:
        await one.at("2026-11-30T12:00")
        said = await one.at("2026-12-05T20:01")
        assert any("Coming up: Tuesday co-reflection" in words for words in said)
        one.series.use(changed(series, "2026-12-08", cancel=True, reason="Snow"))
        await one.at("2026-12-05T20:05")
        assert any("Cancelled: Tuesday co-reflection" in words for words in standing(one))
        assert not any("Snow" in words for words in standing(one))  # for those who come
        one.series.use(changed(series, "2026-12-15", move_to="2026-12-16T15:00"))
        await one.at("2026-12-05T20:10")
        rows = await one.promises("session-channel")
        due = {row["due"] for row in rows if row["state"] == "pending"}
        assert instant("2026-12-13T20:00") in due
        assert instant("2026-12-12T20:00") not in due


async def test_the_post_ahead_of_a_date_says_when_it_is_over(database: Database) -> None:
    series = plan(reminders=CHANNEL_REMINDER, about="Thinking together.")
    async with alliance(database, series, places=(CHANNEL,)) as one:
        await one.at("2026-11-30T12:00")
        await one.at("2026-12-05T20:01")
        await one.at("2026-12-08T20:30")
        (post,) = (words for words in standing(one) if "Tuesday co-reflection" in words)
        assert "Coming up" in post
        await one.at("2026-12-08T21:31")
        (post,) = (words for words in standing(one) if "Tuesday co-reflection" in words)
        assert "This session is over" in post
        assert "Coming up" not in post
        edits = len(one.platform.edits)
        await one.at("2026-12-09T12:00")
        assert len(one.platform.edits) == edits


async def test_the_next_two_dates_are_scheduled_events(database: Database) -> None:
    series = plan(place={"public": "Online, or by phone", "video": "https://example.org/j"})
    async with alliance(database, series, events=(EVENTS,)) as one:
        await one.at("2026-11-30T12:00")

        def shown() -> list[str]:
            meetings = [sent.message.meeting for sent in one.platform.sent]
            return [f"{meeting.start:%m-%d}" for meeting in meetings if meeting]

        assert shown() == ["12-01", "12-08"]
        first = one.platform.sent[0].message.meeting
        assert isinstance(first, Meeting)
        assert first.where == "Online, or by phone"
        assert "example.org" not in repr(first)
        await one.at("2026-12-01T21:31")
        assert shown() == ["12-01", "12-08", "12-15"]
        assert one.platform.withdrawn == ["m1"]
        one.series.use(changed(series, "2026-12-08", cancel=True))
        await one.at("2026-12-01T21:40")
        assert one.platform.withdrawn == ["m1", "m2"]
        assert shown() == ["12-01", "12-08", "12-15", "12-22"]
        one.series.use(changed(series, "2026-12-15", move_to="2026-12-16T15:00"))
        await one.at("2026-12-01T21:50")
        assert shown()[4:] == ["12-08"]  # taken back: it stands again
        assert [message for message, _ in one.platform.edits][-1] == "m3"
        assert (await one.plan()).rows == 0
