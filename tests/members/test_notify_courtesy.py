"""Reminders as members get them: not at night, not too many, not what they muted, where they chose."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import func, insert, select

from bot.chat import text
from bot.chat.action import pack
from bot.chat.dispatch import Say
from bot.chat.event import Person
from bot.chat.message import Button, Field, Message
from bot.chat.platform import Address
from bot.chat.text import When
from bot.delivery import Drop, Lane, Late, Later, Member, Promise, Promised, Recipe, Send
from bot.delivery.job import Lease
from bot.delivery.letters import Office
from bot.delivery.store import outbox as table
from bot.members import notify_store as store
from bot.members.courtesy import DIGEST, Courtesy, Notice
from bot.members.notify_views import mute_row
from bot.members.store import accounts, keep
from bot.storage import Database
from tests.delivery.world import FakePlatform, Time, World, world
from tests.fakes import LANGUAGE

ZONE = ZoneInfo("America/New_York")
WREN = Person("telegram", "501")


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """In December 2026, by the wall clock of New York. The world begins on the 1st at 14:00."""
    return datetime(2026, 12, day, hour, minute, tzinfo=ZONE).astimezone(UTC)


@dataclass
class Reminders:
    """A feature that reminds of meetings, as sessions do."""

    there: World
    courtesy: Courtesy
    member: int
    starts: dict[str, datetime] = field(default_factory=dict)
    cancelled: set[str] = field(default_factory=set)
    broken: set[str] = field(default_factory=set)
    settling: dict[str, datetime] = field(default_factory=dict)

    async def check(self, promised: Promised) -> Send | Drop | Later:
        """The re-check."""
        what = promised.promise.what
        assert isinstance(what, Recipe)
        name = str(what.arguments["name"])
        if name in self.broken:
            raise LookupError(name)
        if name in self.cancelled:
            return Drop("not-going")
        if name in self.settling:
            return Later(self.settling.pop(name))
        is_reminder = promised.promise.kind == "session-reminder"
        say = LANGUAGE.voice("en", "America/New_York")
        message = Message(
            title=f"Meeting {name}",
            fields=(Field("Starts", When(self.starts[name])), Field("Link", text.plain("zoom"))),
            rows=(
                (Button("See it", pack("sessions", "show", 12)),),
                mute_row(say, f"series:{name}", name),
            ),
        )
        return await self.courtesy.decide(
            promised, Notice(f"series:{name}", is_reminder, self.starts[name]), message
        )

    async def promise(
        self,
        name: str,
        due: datetime,
        starts: datetime,
        *,
        kind: str = "session-reminder",
        stage: str = "",
        key: str = "",
        platform: str = "telegram",
    ) -> None:
        """A reminder (or a change) at `due` of a meeting that starts then."""
        self.starts[name] = starts
        await self.there.put(
            Promise(
                key=key or name,
                kind=kind,
                to=Member(self.member, platform),
                what=Recipe(kind, {"name": name}),
                due=due,
                lane=Lane.REMINDER,
                late=Late.REMINDER,
                deadline=starts,
                stage_of=stage,
            )
        )

    async def until(self, moment: datetime) -> list[str]:
        """The titles of all that was said by then. Time passes from one due message to the next."""
        time, waits = self.there.time, table.c.next_at
        while True:
            async with self.there.database.read() as connection:
                due = await connection.scalar(select(func.min(waits)).where(waits.is_not(None)))
            due = min(moment, due) if due else moment
            time.seconds += max(0.0, (due - time.now()).total_seconds())
            self.there.outbox.nudge()
            await self.there.after(0.7)
            if time.now() >= moment:
                return self.titles

    @property
    def titles(self) -> list[str]:
        """The titles of all that was said."""
        return [one.message.title for one in self.there.platform.sent]

    async def mute(self, topic: str) -> None:
        """As `notify` does."""
        async with self.there.database.write() as connection:
            await store.mute(connection, self.member, topic)

    async def wish(self, setting: str, value: object) -> None:
        """As `notify` does."""
        async with self.there.database.write() as connection:
            await store.change(connection, self.member, setting, value)


class Readers:
    """Everybody reads English in one zone."""

    def __init__(self) -> None:
        self.gone = False

    async def say(self, _member: Member) -> Say | None:
        """How to speak with them."""
        return None if self.gone else LANGUAGE.voice("en", "America/New_York")


@pytest.fixture
def readers() -> Readers:
    return Readers()


@pytest.fixture
async def reminders(database: Database, readers: Readers) -> AsyncIterator[Reminders]:
    async with database.write() as connection:
        member = await keep(connection, WREN)
    async with world(database) as there:
        there.members[member] = Address("telegram", "501")
        courtesy = Courtesy(database, there.outbox, readers, there.time.now)
        feature = Reminders(there, courtesy, member)
        for kind in ("session-reminder", "session-change"):
            there.outbox.when_sending(kind, feature.check)
        yield feature


async def test_two_reminders_come_and_the_rest_in_one_message(reminders: Reminders) -> None:
    for number, hour in enumerate((9, 11, 13, 15)):
        await reminders.promise(f"m{number}", at(1, 15, number), at(2, hour))
    assert await reminders.until(at(1, 19, 55)) == ["Meeting m0", "Meeting m1"]
    assert await reminders.until(at(1, 20, 5)) == [
        "Meeting m0",
        "Meeting m1",
        "Your reminders, together",
    ]
    digest = reminders.there.platform.sent[-1].message
    said = digest.words()
    assert "Meeting m2" in said
    assert "Meeting m3" in said
    assert "Wednesday, December 2, 2026, 1:00" in said.replace("\u202f", " ")
    assert "Link: zoom" in said
    buttons = [item for row in digest.rows if isinstance(row, tuple) for item in row]
    assert [one.label for one in buttons] == [
        "Meeting m2",
        "Meeting m3",
        "Reminder settings",
        "Mute all reminders",
    ]
    assert await reminders.there.state("m2") == "dropped together"
    assert await reminders.courtesy.purge() == 2
    assert await reminders.courtesy.purge() == 0


async def test_the_next_day_begins_anew(reminders: Reminders) -> None:
    for number in range(3):
        await reminders.promise(f"m{number}", at(1, 15, number), at(3, 15))
    await reminders.promise("next", at(2, 9), at(3, 15))
    told = await reminders.until(at(2, 9, 5))
    assert told == ["Meeting m0", "Meeting m1", "Meeting m2", "Meeting next"]


async def test_a_third_reminder_of_something_soon_is_told_at_once(reminders: Reminders) -> None:
    for number in range(4):
        await reminders.promise(f"m{number}", at(1, 15, number), at(1, 16, number))
    assert await reminders.until(at(1, 15, 10)) == [f"Meeting m{one}" for one in range(4)]


async def test_a_digest_comes_two_hours_before_what_starts_first(reminders: Reminders) -> None:
    starts = (at(2, 15), at(2, 15), at(2, 16), at(1, 19, 30))
    for number, start in enumerate(starts):
        await reminders.promise(f"m{number}", at(1, 15, number), start)
    assert len(await reminders.until(at(1, 17, 29))) == 2
    assert len(await reminders.until(at(1, 17, 31))) == 3
    assert "Meeting m3" in reminders.there.platform.sent[-1].words


async def test_a_digest_says_only_what_is_still_true(reminders: Reminders) -> None:
    for number in range(5):
        await reminders.promise(f"m{number}", at(1, 15, number), at(2, 15))
    await reminders.until(at(1, 15, 10))
    reminders.cancelled.add("m3")
    await reminders.mute("series:m4")
    assert (await reminders.until(at(1, 20, 5)))[2:] == ["Meeting m2"]


async def test_a_digest_of_which_nothing_is_left_is_not_sent(reminders: Reminders) -> None:
    for number in range(3):
        await reminders.promise(f"m{number}", at(1, 15, number), at(2, 15))
    await reminders.until(at(1, 15, 10))
    await reminders.mute("all")
    assert len(await reminders.until(at(1, 20, 5))) == 2


async def test_of_one_meeting_a_digest_tells_the_latest_stage(reminders: Reminders) -> None:
    for number in range(2):
        await reminders.promise(f"m{number}", at(1, 15, number), at(2, 15))
    for key, minute in (("first", 5), ("second", 6)):
        await reminders.promise("m2", at(1, 15, minute), at(2, 15), key=key, stage="m2/501")
        await reminders.until(at(1, 15, minute) + timedelta(seconds=30))
    assert (await reminders.until(at(1, 20, 5)))[2:] == ["Meeting m2"]


async def test_what_was_planned_anew_is_told_once(reminders: Reminders) -> None:
    for number in range(3):
        await reminders.promise(f"m{number}", at(1, 15, number), at(2, 15))
    await reminders.until(at(1, 15, 10))
    await reminders.promise("m2", at(4, 15), at(5, 15))  # it was moved
    assert len(await reminders.until(at(1, 20, 5))) == 2
    assert (await reminders.until(at(4, 15, 5)))[2:] == ["Meeting m2"]


async def test_one_reminder_that_fails_does_not_stop_the_others(reminders: Reminders) -> None:
    for number in range(4):
        await reminders.promise(f"m{number}", at(1, 15, number), at(2, 15))
    await reminders.until(at(1, 15, 10))
    reminders.broken.add("m2")
    assert (await reminders.until(at(1, 20, 5)))[2:] == ["Meeting m3"]


async def test_a_digest_waits_for_a_change_that_settles(reminders: Reminders) -> None:
    for number in range(3):
        await reminders.promise(f"m{number}", at(1, 15, number), at(2, 15))
    await reminders.until(at(1, 15, 10))
    reminders.settling["m2"] = at(1, 20, 5)
    assert len(await reminders.until(at(1, 20, 4))) == 2
    assert (await reminders.until(at(1, 20, 6)))[2:] == ["Meeting m2"]


async def test_at_night_a_reminder_waits_for_the_morning(reminders: Reminders) -> None:
    await reminders.promise("m", at(1, 22), at(2, 15))
    assert await reminders.until(at(2, 7, 59)) == []
    assert await reminders.until(at(2, 8, 1)) == ["Meeting m"]
    assert not reminders.there.platform.sent[0].silent


async def test_what_starts_at_eight_is_told_at_night_without_a_sound(reminders: Reminders) -> None:
    await reminders.promise("m", at(2, 7), at(2, 8))
    assert await reminders.until(at(2, 7, 1)) == ["Meeting m"]
    assert reminders.there.platform.sent[0].silent


async def test_a_digest_at_night_makes_no_sound(reminders: Reminders) -> None:
    for number in range(3):
        await reminders.promise(f"m{number}", at(2, 7, number), at(2, 8, number))
    await reminders.until(at(2, 7, 10))
    assert [one.silent for one in reminders.there.platform.sent] == [True, True, True]


async def test_a_change_waits_for_the_morning_and_nothing_else(reminders: Reminders) -> None:
    await reminders.wish("daily", 1)
    await reminders.mute("all")
    for number in range(3):
        kind = "session-change"
        await reminders.promise(f"m{number}", at(1, 22, number), at(2, 15), kind=kind)
    assert await reminders.until(at(2, 7, 59)) == []
    assert len(await reminders.until(at(2, 8, 1))) == 3


async def test_changes_do_not_use_up_the_day(reminders: Reminders) -> None:
    for number in range(3):
        kind = "session-change"
        await reminders.promise(f"c{number}", at(1, 15, number), at(2, 15), kind=kind)
    await reminders.promise("m", at(1, 15, 5), at(2, 15))
    assert len(await reminders.until(at(1, 15, 6))) == 4


async def test_what_is_muted_is_not_told(reminders: Reminders) -> None:
    await reminders.promise("one", at(1, 15), at(2, 15))
    await reminders.promise("other", at(1, 15), at(2, 15))
    await reminders.mute("series:one")
    assert await reminders.until(at(1, 15, 1)) == ["Meeting other"]
    assert await reminders.there.state("one") == "dropped muted"


async def test_whoever_wants_all_gets_all(reminders: Reminders) -> None:
    await reminders.wish("daily", 0)
    for number in range(5):
        await reminders.promise(f"m{number}", at(1, 15), at(2, 15))
    assert len(await reminders.until(at(1, 15, 1))) == 5


async def test_a_reminder_that_is_tried_again_counts_once(reminders: Reminders) -> None:
    reminders.there.platform.trouble["501"] = [RuntimeError(), RuntimeError()]
    for number in range(2):
        await reminders.promise(f"m{number}", at(1, 15, number), at(2, 15))
    assert await reminders.until(at(1, 15, 5)) == ["Meeting m0", "Meeting m1"]


async def test_ten_due_at_once_are_two_and_a_digest(reminders: Reminders) -> None:
    for number in range(10):
        await reminders.promise(f"m{number}", at(1, 15), at(2, 15))
    assert len(await reminders.until(at(1, 20, 5))) == 3
    assert all(f"Meeting m{one}" in reminders.there.platform.sent[2].words for one in range(2, 10))


async def test_after_the_clock_went_back_nothing_is_told_twice(reminders: Reminders) -> None:
    for number in range(3):
        await reminders.promise(f"m{number}", at(1, 15, number), at(2, 15))
    await reminders.until(at(1, 15, 10))
    reminders.there.time.moved -= timedelta(hours=1)
    assert len(await reminders.until(at(1, 15, 10))) == 2
    await reminders.promise("m3", at(1, 15, 11), at(2, 15))
    assert len(await reminders.until(at(1, 15, 12))) == 2
    assert len(await reminders.until(at(1, 20, 5))) == 3


async def test_after_two_days_asleep_a_digest_of_the_past_is_silent(reminders: Reminders) -> None:
    for number in range(3):
        await reminders.promise(f"m{number}", at(1, 15, number), at(2, 15))
    await reminders.until(at(1, 15, 10))
    reminders.there.time.moved += timedelta(days=2)
    assert len(await reminders.until(at(3, 16))) == 2


async def test_a_member_who_left_is_told_nothing(reminders: Reminders, readers: Readers) -> None:
    await reminders.promise("m", at(1, 15), at(2, 15))
    readers.gone = True
    assert await reminders.until(at(1, 15, 1)) == []
    assert await reminders.there.state("m") == "dropped no-account"


async def test_what_goes_to_a_place_is_not_held_back(reminders: Reminders) -> None:
    promise = Promise(
        key="k",
        kind="session-channel",
        to=Address("discord", "1"),
        what=Recipe("x"),
        due=at(1, 15),
        lane=Lane.POST,
    )
    message = Message(title="In the channel")
    notice = Notice("series:x", True, at(1, 15))
    told = await reminders.courtesy.decide(Promised(1, promise), notice, message)
    assert told == Send(message)


async def test_reminders_come_on_the_app_that_was_chosen(database: Database) -> None:
    time = Time()
    phone = FakePlatform(time, "discord")
    async with database.write() as connection:
        member = await keep(connection, WREN)
        await connection.execute(
            insert(accounts).values(platform="discord", platform_id="9", member_id=member)
        )
        await store.change(connection, member, "platform", "discord")
    async with world(database, time=time, platform=phone) as there:
        there.members[member] = Address("discord", "@9")
        courtesy = Courtesy(database, there.outbox, Readers(), time.now)
        feature = Reminders(there, courtesy, member)
        there.outbox.when_sending("session-reminder", feature.check)
        there.delivery.start([FakePlatform(time, "telegram")])
        await feature.promise("m", at(1, 15), at(2, 15))
        time.seconds += 3600
        there.outbox.nudge()
        for _ in range(5):
            await time.pass_by(5, sleepers=2)
        assert feature.titles == ["Meeting m"]


async def test_an_app_that_is_closed_or_not_theirs_is_not_waited_for(reminders: Reminders) -> None:
    await reminders.wish("platform", "discord")
    await reminders.promise("m", at(1, 15), at(2, 15))
    assert await reminders.until(at(1, 15, 1)) == ["Meeting m"]


async def test_what_waits_is_numbers_and_times_alone(reminders: Reminders) -> None:
    for number in range(3):
        await reminders.promise(f"m{number}", at(1, 15, number), at(2, 15))
    await reminders.until(at(1, 15, 10))
    async with reminders.there.database.read() as connection:
        (row,) = (await connection.execute(select(store.waiting_notices))).all()
    assert row.starts == at(2, 15)
    assert "Meeting" not in str(row)


async def test_all_at_the_same_moment_are_two_and_one_digest(database: Database) -> None:
    async with database.write() as connection:
        member = await keep(connection, WREN)
    async with world(database, start=False) as there:
        courtesy = Courtesy(database, there.outbox, Readers(), there.time.now)
        feature = Reminders(there, courtesy, member)
        there.outbox.when_sending("session-reminder", feature.check)
        for number in range(8):
            await feature.promise(f"m{number}", there.time.now(), at(3, 15))

        async def resolve(_member: Member) -> Address:
            return Address("telegram", "501")

        office = Office(database, there.outbox, resolve, there.time.now, lambda: 0.0)
        lease = Lease(there.time.now(), timedelta(seconds=60), "x")
        jobs = await office.claim("telegram", lease, 50)
        goes = await asyncio.gather(*(job.prepare() for job in jobs))
        assert sorted(goes) == [False] * 6 + [True] * 2
        async with database.read() as connection:
            digests = await connection.scalars(select(table.c.key).where(table.c.kind == DIGEST))
            (key,) = digests.all()
            assert len(await store.waiting(connection, key)) == 6
