"""Promising and taking back; what the operator sees of it; what is forgotten, and when."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from bot.chat.platform import Address
from bot.delivery import Lane, Late, Outbox, Promise, Subject, report
from bot.delivery.records import State
from bot.delivery.rules import Again
from bot.delivery.store import outbox as table
from bot.storage import Database
from tests.delivery.world import GROUP, NOA, NOW, promise, say, world

TUESDAY = Subject("session", "tue")


async def put(database: Database, outbox: Outbox, one: Promise) -> Again | None:
    async with database.write() as connection:
        return await outbox.put(connection, one)


async def test_forty_who_promise_the_same_promise_it_once(database: Database) -> None:
    outbox = Outbox(lambda: NOW)
    done = await asyncio.gather(*(put(database, outbox, promise()) for _ in range(40)))
    assert done.count(None) == 1
    async with database.read() as connection:
        assert await connection.scalar(select(func.count()).select_from(table)) == 1


async def test_planning_again_changes_only_what_is_new(database: Database) -> None:
    outbox = Outbox(lambda: NOW)
    plan = [promise(f"{number}", 600 + number) for number in range(450)]
    for _ in range(2):
        async with database.write() as connection:
            await outbox.put_all(connection, plan)
    assert await put(database, outbox, plan[0]) is Again.NOTHING
    assert await put(database, outbox, promise("0", 600, what=say("new words"))) is Again.CHANGE
    assert await put(database, outbox, promise("0", 700)) is Again.RESCHEDULE
    async with database.read() as connection:
        assert await connection.scalar(select(func.count()).select_from(table)) == 450


async def test_all_that_concerns_a_session_is_taken_back_together(database: Database) -> None:
    outbox = Outbox(lambda: NOW)
    for key, about in (("a", TUESDAY), ("b", TUESDAY), ("c", None)):
        await put(database, outbox, promise(key, 60, about=about))
    async with database.write() as connection:
        assert await outbox.cancel_about(connection, TUESDAY, "session-cancelled") == 2
        assert not await outbox.cancel(connection, "a")
    async with database.read() as connection:
        entries = await report.log_of(connection, TUESDAY)
    assert {(one.state, one.reason) for one in entries} == {(State.DROPPED, "session-cancelled")}


async def test_somebody_who_comes_back_is_reminded_again(database: Database) -> None:
    outbox = Outbox(lambda: NOW)
    await put(database, outbox, promise(after=60))
    async with database.write() as connection:
        await outbox.cancel(connection, "a")
    assert await put(database, outbox, promise(after=60)) is Again.REOPEN


@pytest.mark.parametrize(
    "wrong",
    [
        {"key": ""},
        {"key": "x" * 201},
        {"key": "two\nlines"},
        {"due": NOW.replace(tzinfo=None)},
        {"deadline": NOW.replace(tzinfo=None)},
        {"remember": True},
    ],
)
def test_a_promise_that_cannot_be_kept_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"key|time zone|subject"):
        promise(**wrong)  # type: ignore[arg-type]


def test_two_features_do_not_tell_the_same_kind() -> None:
    outbox = Outbox(lambda: NOW)

    async def recheck(_row: object) -> object:
        return None

    outbox.when_sending("a", recheck)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="two features"):
        outbox.when_sending("a", recheck)  # type: ignore[arg-type]


async def test_the_operator_sees_what_was_sent_late_and_dropped_and_why(
    database: Database,
) -> None:
    async with world(database) as here:
        await here.put(
            promise("in time"),
            promise("late", -3600, about=TUESDAY),
            promise("too late", -3600, late=Late.REMINDER, deadline=NOW),
            promise("to come", 900),
            promise("held", -9000, late=Late.ANNOUNCEMENT, to=GROUP, kind="announcement"),
        )
        await here.after(10)
        async with database.read() as connection:
            seen = await report.overview(connection, NOW - timedelta(days=1), here.time.now())
            (entry,) = await report.log_of(connection, TUESDAY)
            (trouble,) = await report.troubles(connection)
        told = {
            (one.kind, one.state.value, one.reason, one.number, one.late) for one in seen.settled
        }
        assert told == {
            ("reminder", "sent", "", 2, 1),
            ("reminder", "dropped", "late", 1, 0),
            ("announcement", "held", "late", 1, 0),
        }
        assert [(one.kind, one.number) for one in seen.waiting] == [("reminder", 1)]
        assert (seen.overdue, seen.unreachable) == (0, 0)
        assert entry.late_seconds == pytest.approx(3600, abs=5)
        assert (trouble.state, trouble.kind) == (State.HELD, "announcement")


async def test_after_thirty_days_nothing_says_who_was_told_what(database: Database) -> None:
    async with world(database) as here:
        post = {"about": TUESDAY, "remember": True, "lane": Lane.POST, "to": GROUP}
        await here.put(promise("to Noa"), promise("post", **post), promise("far", 60 * 86400))
        await here.after(10)
        now = here.time.now()
        async with database.write() as connection:
            assert await report.purge(connection, now + timedelta(days=29)) == 0
            assert await report.purge(connection, now + timedelta(days=30)) == 2
            assert await report.purge(connection, now + timedelta(days=31)) == 0
        async with database.read() as connection:
            rows = list(await connection.execute(select(table).order_by(table.c.key)))
        assert [row.key for row in rows] == ["far", "post"]
        assert rows[1].what is None
        async with database.write() as connection:
            assert await report.purge(connection, now + timedelta(days=400)) == 1


async def test_the_next_digest_begins_where_the_last_one_ended(database: Database) -> None:
    async with world(database) as here:
        await here.put(promise("week 1", stage_of="digest/noa", to=Address("telegram", NOA.chat)))
        await here.after(10)
        async with database.read() as connection:
            sent = await here.outbox.last_sent(connection, "digest/noa")
            assert await here.outbox.last_sent(connection, "digest/sam") is None
        assert sent is not None
        assert timedelta() <= sent - NOW < timedelta(seconds=5)
