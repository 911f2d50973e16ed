"""When something is wrong: outages, limits, chats that are gone, clocks that jump, lost answers."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.chat.platform import Address, AddressGone, PlatformTrouble, TryLater
from bot.delivery import Lane, Late, Promised, Send
from bot.delivery.store import outbox as table
from bot.storage import Database
from tests.delivery.world import GROUP, NOA, NOW, FakePlatform, Time, promise, say, world

HOUR = 3600.0


def people(number: int) -> list[Address]:
    return [Address("telegram", f"8{one:03}") for one in range(number)]


async def test_an_hour_of_outage_loses_nothing(database: Database) -> None:
    async with world(database) as here:
        here.platform.down = ConnectionError()
        await here.put(*(promise(one.chat, to=one) for one in people(20)))
        for _ in range(60):
            assert await here.after(60) == []
        assert len(here.platform.calls) < 90  # it was asked about once a minute
        here.platform.down = None
        assert sorted(await here.after(90)) == [one.chat for one in people(20)]


async def test_what_the_outage_made_useless_is_not_sent_after_it(database: Database) -> None:
    async with world(database) as here:
        here.platform.down = ConnectionError()
        start = NOW + timedelta(minutes=5)
        await here.put(promise("a", late=Late.REMINDER, deadline=start), promise("b"))
        for _ in range(6):
            await here.after(60)
        here.platform.down = None
        assert await here.after(90) == ["b"]
        assert await here.state("a") == "dropped late"


async def test_one_message_that_cannot_be_sent_is_given_up_alone(database: Database) -> None:
    async with world(database) as here:
        here.platform.trouble[NOA.chat] = [ValueError() for _ in range(20)]
        await here.put(promise("bad"), *(promise(one.chat, to=one) for one in people(5)))
        await here.after(300)
        assert len(here.platform.sent) == 5
        assert await here.state("bad") == "dead ValueError"
        assert sum(chat == NOA.chat for _, chat in here.platform.calls) == 6


async def test_a_failure_is_tried_again_soon(database: Database) -> None:
    async with world(database) as here:
        here.platform.trouble[NOA.chat] = [ValueError()]
        await here.put(promise())
        assert await here.after(1) == []
        assert await here.state() == "retry ValueError"
        assert await here.after(3) == ["a"]


async def test_an_unknown_trouble_of_the_whole_platform_is_waited_out(database: Database) -> None:
    async with world(database) as here:
        here.platform.down = PlatformTrouble("the token was changed")
        await here.put(*(promise(one.chat, to=one) for one in people(10)))
        for _ in range(30):
            assert await here.after(60) == []
        here.platform.down = None
        assert len(await here.after(120)) == 10


async def test_the_platforms_wish_is_obeyed_to_the_letter(database: Database) -> None:
    async with world(database) as here:
        here.platform.trouble["8003"] = [TryLater(1000)]
        await here.put(*(promise(one.chat, to=one) for one in people(10)))
        await here.after(10)
        asked_at, _ = here.platform.calls[-1]
        for _ in range(3):
            await here.after(300)
        told = next(at for at, chat in here.platform.calls if chat == "8003")
        # Those that were on their way together with it may have been sent; nothing afterwards.
        assert asked_at - told < 0.1
        assert not [at for at, _ in here.platform.calls if told + 0.1 < at < told + 1000]
        assert len(await here.after(200)) == 10


async def test_the_wish_outlives_a_restart(database: Database) -> None:
    async with world(database) as before:
        before.platform.trouble[NOA.chat] = [TryLater(400)]
        await before.put(promise())
        await before.after(5)
        time = before.time
    async with world(database, time=time) as here:
        await here.put(promise("b", to=people(1)[0]))
        assert await here.after(300) == []
        assert sorted(await here.after(120)) == ["a", "b"]


async def test_a_groups_own_limit_stops_only_that_group(database: Database) -> None:
    async with world(database) as here:
        here.platform.trouble[GROUP.chat] = [TryLater(40)]
        await here.put(promise("group", to=GROUP), promise("noa"))
        assert await here.after(5) == ["noa"]
        assert await here.after(30) == ["noa"]
        assert await here.after(10) == ["noa", "group"]


async def test_who_blocked_the_bot_is_not_tried_again_and_that_is_said_once(
    database: Database,
) -> None:
    told: list[Address] = []

    async def on_gone(_connection: AsyncConnection, address: Address, _member: int | None) -> None:
        told.append(address)

    async with world(database, on_gone=on_gone) as here:
        here.platform.trouble[NOA.chat] = [AddressGone()]
        await here.put(promise("a"), promise("b", 30), promise("later", HOUR))
        await here.after(60)
        await here.put(promise("new", 70))
        await here.after(60)
        assert (told, here.platform.words) == ([NOA], [])
        assert [await here.state(key) for key in ("a", "b", "later", "new")] == ["dropped gone"] * 4
        async with database.write() as connection:
            await here.outbox.revive(connection, NOA)
        await here.put(promise("welcome back", 130))
        assert await here.after(30) == ["welcome back"]


async def test_a_lost_permission_is_told_and_what_was_promised_waits(database: Database) -> None:
    told: list[Address] = []

    async def on_refused(_connection: AsyncConnection, address: Address) -> None:
        told.append(address)

    async with world(database, on_refused=on_refused) as here:
        here.platform.trouble[GROUP.chat] = [PlatformTrouble("run alliance check")]
        await here.put(promise("post", to=GROUP), promise("for Noa"))
        assert sorted(await here.after(HOUR)) == ["for Noa", "post"]
        assert told == [GROUP]


@pytest.mark.parametrize("hours", [-3, 3])
async def test_a_clock_that_jumps_repeats_nothing_and_loses_nothing(
    database: Database, hours: int
) -> None:
    async with world(database) as here:
        await here.put(promise("before"), promise("next", 2 * HOUR))
        assert await here.after(10) == ["before"]
        here.time.moved = timedelta(hours=hours)
        await here.after(30)
        assert here.platform.words == ["before"] + (["next"] if hours > 0 else [])
        await here.after(6 * HOUR)
        assert here.platform.words == ["before", "next"]


async def test_a_clock_set_back_does_not_hold_up_what_was_being_sent(database: Database) -> None:
    async with world(database) as here:
        here.platform.trouble[NOA.chat] = [ValueError()]
        await here.put(promise())
        await here.after(1)
        here.time.moved = timedelta(days=-1)
        assert await here.after(10) == ["a"]


async def test_what_a_dead_host_was_sending_is_sent_by_the_next(database: Database) -> None:
    async with world(database, start=False) as here:
        await here.put(promise())
        async with database.write() as connection:
            await connection.execute(
                update(table).values(
                    state="leased", lease="another", next_at=NOW + timedelta(seconds=60)
                )
            )
        here.delivery.start([here.platform])
        assert await here.after(59) == []
        assert await here.after(5) == ["a"]


async def test_a_lost_answer_repeats_a_reminder_once_and_a_post_never(database: Database) -> None:
    async with world(database) as here:
        here.platform.lost_answers = 2
        await here.put(promise("reminder"), promise("post", lane=Lane.POST, to=GROUP))
        await here.after(120)
        assert sorted(here.platform.words) == ["post", "reminder", "reminder"]
        assert await here.state("post") == "dead unsure"
        assert (
            await here.state("reminder") == "sent unsure" or await here.state("reminder") == "sent"
        )


async def test_a_lost_answer_repeats_nothing_where_the_platform_remembers(
    database: Database,
) -> None:
    time = Time()
    platform = FakePlatform(time, name="discord", remembers=True)
    async with world(database, time=time, platform=platform) as here:
        platform.lost_answers = 1
        await here.put(promise("post", lane=Lane.POST, to=Address("discord", "1001")))
        assert await here.after(60) == ["post"]
        assert await here.state("post") == "sent"


async def test_a_feature_that_fails_does_not_stop_the_others(database: Database) -> None:
    async def recheck(row: Promised) -> Send:
        if row.promise.key == "bad":
            raise KeyError("a mistake")
        return Send(say(row.promise.key))

    async with world(database) as here:
        here.outbox.when_sending("reminder", recheck)
        await here.put(promise("bad"), *(promise(one.chat, to=one) for one in people(5)))
        assert len(await here.after(300)) == 5
        assert await here.state("bad") == "dead KeyError"


async def test_a_reminder_moved_while_it_is_being_sent_comes_at_its_new_time_too(
    database: Database,
) -> None:
    async with world(database) as here:

        async def move() -> None:
            here.platform.on_send = None
            await here.put(promise(after=600))

        here.platform.on_send = move
        await here.put(promise())
        assert await here.after(10) == ["a"]
        assert await here.state() == "pending"
        assert await here.after(600) == ["a", "a"]


async def test_a_row_that_cannot_be_read_is_given_up(database: Database) -> None:
    async with world(database) as here:
        await here.put(promise("bad", 10), promise("good", 10))
        async with database.write() as connection:
            await connection.execute(update(table).where(table.c.key == "bad").values(what="{"))
        assert await here.after(20) == ["good"]
        assert await here.state("bad") == "dead unreadable"


async def test_the_database_away_for_a_while_loses_and_repeats_nothing(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with world(database) as here:
        write, failures = database.write, 0

        def flaky() -> object:
            nonlocal failures
            failures += 1
            if failures <= 6:
                raise ConnectionError("the database is away")
            return write()

        async def lose() -> None:
            here.platform.on_send = None
            monkeypatch.setattr(database, "write", flaky)

        here.platform.on_send = lose
        await here.put(*(promise(one.chat, to=one) for one in people(5)))
        assert sorted(await here.after(90)) == [one.chat for one in people(5)]
        async with database.read() as connection:
            assert set(await connection.scalars(select(table.c.state))) == {"sent"}


async def test_a_limit_of_discords_list_of_events_stops_no_private_message(
    database: Database,
) -> None:
    time = Time()
    discord = FakePlatform(time, name="discord", remembers=True)
    async with world(database, time=time, platform=discord) as here:
        events, noa = Address("discord", "events"), Address("discord", "@7001")
        discord.trouble[events.chat] = [TryLater(60)]
        await here.put(promise("event", to=events), promise("noa", 2, to=noa))
        assert await here.after(10) == ["noa"]
        assert await here.after(60) == ["noa", "event"]


async def test_two_limits_at_once_are_those_of_all_of_discord(database: Database) -> None:
    time = Time()
    discord = FakePlatform(time, name="discord", remembers=True)
    async with world(database, time=time, platform=discord) as here:
        one, other = Address("discord", "1001"), Address("discord", "1002")
        for place in (one, other):
            discord.trouble[place.chat] = [TryLater(60)]
        await here.put(
            promise("one", to=one),
            promise("other", 1, to=other),
            promise("noa", 5, to=Address("discord", "@7001")),
        )
        assert await here.after(40) == []
        assert sorted(await here.after(60)) == ["noa", "one", "other"]


async def test_what_is_on_its_way_when_the_clock_jumps_months_ahead_is_sent_once(
    database: Database,
) -> None:
    async with world(database) as here:

        async def a_slow_answer() -> None:
            here.platform.on_send = None
            here.time.moved += timedelta(days=90)
            here.outbox.nudge()
            for _ in range(100):  # time enough for the database to be asked what is due
                await asyncio.sleep(0.001)

        here.platform.on_send = a_slow_answer
        await here.put(promise("a", late=Late.ALWAYS))
        await here.after(60)
        assert here.platform.words == ["a"]
        assert len(here.platform.calls) == 1
