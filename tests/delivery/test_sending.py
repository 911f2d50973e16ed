"""What was promised is said: once, in time, to those it is still true for."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.chat.platform import Address
from bot.delivery import Drop, Lane, Late, Later, Member, Promised, Recipe, Send, Verdict
from bot.storage import Database
from tests.delivery.world import GROUP, NOA, NOW, FakePlatform, Time, promise, say, world

HOUR = 3600.0


async def test_a_reminder_comes_when_it_is_due_and_once(database: Database) -> None:
    async with world(database) as here:
        await here.put(promise(after=60))
        assert await here.after(59) == []
        assert await here.after(2) == ["a"]
        assert await here.after(HOUR) == ["a"]
        assert here.platform.sent[0].at - 1000 == pytest.approx(60, abs=0.1)
        assert await here.state() == "sent"


async def test_what_is_promised_now_is_said_at_once(database: Database) -> None:
    async with world(database) as here:
        await here.after(3)
        await here.put(promise())
        assert await here.after(0.6) == ["a"]


async def test_nothing_is_said_before_it_is_kept(database: Database) -> None:
    async with world(database) as here:

        async def fail() -> None:
            async with database.write() as connection:
                await here.outbox.put(connection, promise())
                raise RuntimeError

        with pytest.raises(RuntimeError):
            await fail()
        assert await here.after(60) == []


async def test_the_feature_tells_it_in_the_words_of_the_moment(database: Database) -> None:
    async def recheck(row: Promised) -> Send:
        assert isinstance(row.promise.what, Recipe)
        return Send(say(f"{row.promise.what.name} {row.promise.what.arguments}"), silent=True)

    async with world(database) as here:
        here.outbox.when_sending("reminder", recheck)
        await here.put(promise(what=Recipe("tomorrow", {"session": "tue"})))
        assert await here.after(1) == ["tomorrow {'session': 'tue'}"]
        assert here.platform.sent[0].silent


async def test_what_is_no_longer_true_is_not_said(database: Database) -> None:
    async def recheck(_row: Promised) -> Drop:
        return Drop("not-going")

    async with world(database) as here:
        here.outbox.when_sending("reminder", recheck)
        await here.put(promise())
        assert await here.after(60) == []
        assert await here.state() == "dropped not-going"


async def test_quiet_hours_put_it_off(database: Database) -> None:
    morning = NOW + timedelta(hours=10)

    async def recheck(row: Promised) -> Send | Later:
        return Send(say("good morning")) if here.time.now() >= morning else Later(morning)

    async with world(database) as here:
        here.outbox.when_sending("reminder", recheck)
        await here.put(promise())
        assert await here.after(10 * HOUR - 5) == []
        assert await here.after(6) == ["good morning"]


async def test_a_kind_that_nobody_tells_is_given_up(database: Database) -> None:
    async with world(database) as here:
        await here.put(promise(what=Recipe("unknown")))
        assert await here.after(5) == []
        assert await here.state() == "dead unknown-kind"


async def test_a_member_is_met_where_they_are_now(database: Database) -> None:
    from sqlalchemy import insert, select

    from bot.members.store import members

    async with world(database) as here:
        async with database.write() as connection:
            await connection.execute(insert(members), [{"language": "en"}, {"language": "es"}])
        async with database.read() as connection:
            one, two = (await connection.scalars(select(members.c.id))).all()
        here.members[one] = NOA
        await here.put(
            promise("a", to=Member(one, "telegram")), promise("b", to=Member(two, "telegram"))
        )
        assert await here.after(5) == ["a"]
        assert here.platform.sent[0].address == NOA
        assert await here.state("b") == "dropped no-account"


async def test_the_most_urgent_goes_first(database: Database) -> None:
    async with world(database, start=False) as here:
        lanes = [Lane.DIGEST, Lane.POST, Lane.REMINDER, Lane.NOTICE, Lane.MOVED, Lane.CANCELLED]
        await here.put(
            *(promise(lane.name, lane=lane, to=Address("telegram", lane.name)) for lane in lanes)
        )
        soon, later = NOW + timedelta(hours=1), NOW + timedelta(hours=2)
        await here.put(
            promise("starts later", deadline=later, to=Address("telegram", "8")),
            promise("starts soon", deadline=soon, to=Address("telegram", "9")),
        )
        here.delivery.start([here.platform])
        said = await here.after(5)
        assert said[:3] == ["CANCELLED", "MOVED", "NOTICE"]
        assert said[-2:] == ["POST", "DIGEST"]
        assert said.index("starts soon") < said.index("starts later")


async def test_of_several_missed_reminders_only_the_latest_comes(database: Database) -> None:
    start = NOW + timedelta(minutes=30)
    async with world(database, start=False) as here:
        for key, before in (("a week", 7 * 24), ("a day", 24), ("an hour", 1)):
            due = (start - NOW - timedelta(hours=before)).total_seconds()
            await here.put(
                promise(key, due, late=Late.REMINDER, deadline=start, stage_of="noa tue")
            )
        here.delivery.start([here.platform])
        assert await here.after(10) == ["an hour"]
        assert await here.state("a day") == "dropped superseded"


async def test_a_reminder_of_what_has_begun_is_not_sent(database: Database) -> None:
    async with world(database) as here:
        await here.put(promise(after=-HOUR, late=Late.REMINDER, deadline=NOW))
        assert await here.after(10) == []
        assert await here.state() == "dropped late"


async def test_a_late_announcement_waits_for_a_yes(database: Database) -> None:
    asked: list[str] = []

    async def on_held(_connection: object, row: Promised) -> None:
        asked.append(row.promise.key)

    async with world(database, on_held=on_held) as here:
        await here.put(promise(after=-3 * HOUR, late=Late.ANNOUNCEMENT, lane=Lane.POST))
        assert await here.after(10) == []
        assert (await here.state(), asked) == ("held late", ["a"])
        async with database.write() as connection:
            assert await here.outbox.release(connection, "a")
        assert await here.after(1) == ["a"]


async def test_an_offer_after_the_cutoff_is_closed_kindly(database: Database) -> None:
    async def recheck(row: Promised) -> Send:
        return Send(say("closed" if row.verdict is Verdict.CLOSE else "a seat is free"))

    async with world(database) as here:
        here.outbox.when_sending("reminder", recheck)
        await here.put(promise(after=-60, late=Late.OFFER, deadline=NOW - timedelta(seconds=1)))
        assert await here.after(5) == ["closed"]


async def test_a_moved_session_is_reminded_of_anew(database: Database) -> None:
    """Even where the platform recognises what it was sent before."""
    time = Time()
    async with world(database, time=time, platform=FakePlatform(time, remembers=True)) as here:
        await here.put(promise())
        await here.after(5)
        await here.put(promise())  # planned again: nothing new
        assert await here.after(60) == ["a"]
        await here.put(promise(after=120))
        assert await here.after(120) == ["a", "a"]


async def test_what_is_taken_back_is_not_said(database: Database) -> None:
    async with world(database) as here:
        await here.put(promise(after=30))
        async with database.write() as connection:
            assert await here.outbox.cancel(connection, "a")
        assert await here.after(60) == []
        assert await here.state() == "dropped cancelled"


async def test_after_a_restart_everything_still_comes(database: Database) -> None:
    async with world(database) as before:
        await before.put(promise("a"), promise("b", 60), promise("c", 7 * 24 * HOUR))
        assert await before.after(5) == ["a"]
        time = before.time
    time.seconds += 3 * 24 * HOUR
    async with world(database, time=time) as here:
        assert await here.after(5) == ["b"]
        assert here.delivery.away_before("telegram") > timedelta(days=2, hours=23)
        assert await here.after(4 * 24 * HOUR) == ["b", "c"]


async def test_stopping_gives_back_what_was_not_begun(database: Database) -> None:
    async with world(database) as before:
        await before.put(*(promise(f"{n}", to=Address("telegram", str(n))) for n in range(30)))
        said = await before.after(0.1)
        time = before.time
    assert 0 < len(said) < 30
    async with world(database, time=time) as here:  # at once: no lease has to run out
        assert sorted(said + await here.after(5), key=int) == [str(n) for n in range(30)]


async def test_two_hosts_send_once_and_keep_one_limit(database: Database) -> None:
    time = Time()
    platform = FakePlatform(time)
    people = [promise(f"{n}", to=Address("telegram", str(n))) for n in range(90)]
    async with (
        world(database, time=time, platform=platform, shared=True) as one,
        world(database, time=time, platform=platform, shared=True) as two,
    ):
        await one.put(*people)
        two.outbox.nudge()
        await time.pass_by(8, sleepers=2)
        await one.delivery.idle()
        await two.delivery.idle()
        assert sorted(platform.words, key=int) == [str(n) for n in range(90)]
        assert most_in(platform, 1.0) <= 30
        # The one that sends goes; the other takes over by itself.
        await one.delivery.stop()
        await two.put(promise("last", 30))
        await time.pass_by(60, sleepers=1)
        await two.delivery.idle()
        assert platform.words[-1] == "last"


def most_in(platform: FakePlatform, seconds: float, chat: str = "") -> int:
    """The most calls in any stretch of so many seconds."""
    times = [at for at, where in platform.calls if chat in ("", where)]
    return max(sum(0 <= other - at < seconds for other in times) for at in times)


async def test_the_platforms_limits_are_kept(database: Database) -> None:
    async with world(database) as here:
        await here.put(
            *(promise(f"{n}", to=Address("telegram", str(n))) for n in range(100)),
            *(promise(f"noa {n}") for n in range(5)),
            *(promise(f"group {n}", to=GROUP) for n in range(25)),
        )
        await here.after(30)
        assert len(here.platform.sent) == 100 + 5 + 20
        await here.after(60)
        assert len(here.platform.sent) == 130
        assert most_in(here.platform, 1.0) <= 30
        assert most_in(here.platform, 1.0, NOA.chat) == 1
        assert most_in(here.platform, 60.0, GROUP.chat) <= 20


async def test_a_person_who_erases_everything_is_not_written_to(database: Database) -> None:
    from bot.chat.event import Person
    from bot.delivery.holding import Promises

    promises = Promises(lambda person: Address(person.platform, person.id))
    noa = Person("telegram", NOA.chat)
    async with world(database) as here:
        await here.put(promise(after=60))
        async with database.write() as connection:
            held = await promises.held(connection, None, noa)
            assert "'text': 'a'" in str(held)
            await promises.forget(connection, None, noa)
            assert await promises.held(connection, None, noa) == {}
        assert await here.after(120) == []
