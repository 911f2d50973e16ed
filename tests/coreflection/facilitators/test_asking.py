"""A facilitator is asked in time, can say no, and nobody is left to hold a date without knowing."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import func, select, update

from bot.coreflection.facilitators.store import rota_asks
from bot.delivery import Member
from bot.delivery.store import outbox
from bot.members import store as members
from tests.coreflection.series.house import (
    CARMEN,
    LUZ,
    NOA,
    RIVER,
    SAM,
    TUESDAY,
    WREN,
    House,
    action,
    labels,
    names_of,
)
from tests.fakes import words


async def test_each_in_turn_holds_a_date(house: House) -> None:
    turns = [await house.holds(day) for day in ("2026-12-01", "2026-12-08", "2026-12-15")]
    assert turns == [("river",), ("sam",), ("wren",)]
    assert await house.holds("2026-12-29") == ("sam",)  # the cancelled date before it counts


async def test_the_one_whose_turn_it_is_is_asked_three_days_before(house: House) -> None:
    assert await house.at("2026-11-28T14:59") == []
    (told,) = await house.at("2026-11-28T15:01")
    assert told.to == RIVER
    assert "your turn to hold Tuesday circle" in told.message.words()
    assert labels(told.message) == ["I'll be there", "I can't, ask someone else"]
    assert await house.minutes(1) == []


async def test_a_yes_is_kept_and_asks_nobody_else(house: House) -> None:
    (told,) = await house.at("2026-11-28T15:01")
    answer = await house.press(action(told, "I'll be there"), RIVER)
    assert "You hold the room" in words(answer)
    assert "You hold the room" in words(await house.press(action(told, "I'll be there"), RIVER))
    assert await house.at("2026-12-01T14:00") == []


async def test_a_no_asks_the_next_one_at_once(house: House) -> None:
    (told,) = await house.at("2026-11-28T15:01")
    answer = await house.press(action(told, "I can't, ask someone else"), RIVER)
    assert "I look for somebody else" in words(answer)
    (second,) = await house.minutes(1)
    assert second.to == SAM
    assert "Te tocaría facilitar Círculo del martes" in second.message.words()
    assert await house.holds("2026-12-01") == ("sam",)
    assert await house.minutes(1) == []


async def test_nobody_left_is_told_to_coordinators_once(house: House) -> None:
    (told,) = await house.at("2026-11-28T15:01")
    no = action(told, "I can't, ask someone else")
    for person in (RIVER, SAM, WREN):
        await house.press(no, person)
        told_now = await house.minutes(1)
        await house.press(no, person)
    assert [one.to for one in told_now] == [CARMEN]
    assert "Somebody is needed" in told_now[0].message.words()
    assert action(told_now[0], "Look at this date").startswith("series:manage:")
    assert await house.minutes(30) == []


async def test_a_mind_can_be_changed_while_nobody_else_said_yes(house: House) -> None:
    (told,) = await house.at("2026-11-28T15:01")
    yes, no = (action(told, label) for label in labels(told.message))
    await house.press(no, RIVER)
    await house.minutes(1)  # Sam is asked
    assert "You hold the room" in words(await house.press(yes, RIVER))
    assert await house.holds("2026-12-01") == ("river",)
    assert "quedas libre" in words(await house.press(yes, SAM))
    await house.press(no, RIVER)
    await house.minutes(1)
    await house.press(yes, SAM)
    assert "Others hold this date now" in words(await house.press(yes, RIVER))
    assert await house.holds("2026-12-01") == ("sam",)


async def test_silence_is_asked_again_once_and_then_told(house: House) -> None:
    await house.at("2026-11-28T15:01")
    assert await house.at("2026-11-29T14:00") == []
    (again,) = await house.at("2026-11-29T15:02")
    assert again.to == RIVER
    assert "may have missed" in again.message.words()
    (told,) = await house.at("2026-11-30T15:30")
    assert told.to == CARMEN
    assert "river was asked about" in told.message.words()
    assert await house.at("2026-12-01T14:00") == []
    answer = await house.press(action(again, "I'll be there"), RIVER)  # late is fine
    assert "You hold the room" in words(answer)


async def test_who_was_not_reached_the_first_time_is_not_said_to_have_missed_it(
    house: House,
) -> None:
    house.clock.move(timedelta(days=6, hours=3))
    await house.asking.tick()  # asked in quiet hours: it waits, and the second time replaces it
    async with house.database.write() as connection:
        settled = {"state": "dropped", "reason": "superseded", "next_at": None}
        done = await connection.execute(update(outbox).values(**settled))
    assert done.rowcount == 1
    (told,) = await house.at("2026-11-29T15:02")
    assert told.to == RIVER
    assert "may have missed" not in told.message.words()


async def test_coordinators_are_not_told_of_their_own_silence(house: House) -> None:
    await house.write("tuesday.yaml", TUESDAY.replace("[river, sam, wren]", '["discord:1"]'))
    for moment in ("2026-11-28T15:01", "2026-11-29T15:02", "2026-11-30T15:30"):
        told = await house.at(moment)
    assert names_of(house.told) == ["Carmen", "Carmen"]  # asked twice
    assert told == []


async def test_a_late_ask_waits_half_of_what_is_left(house: House) -> None:
    await house.at("2026-12-01T09:00")  # six hours before: the bot was away
    assert names_of(house.told) == ["River"]
    await house.at("2026-12-01T12:01")
    assert names_of(house.told) == ["River", "River"]
    await house.at("2026-12-01T13:31")
    assert names_of(house.told) == ["Carmen", "River", "River"]


async def test_who_was_never_asked_is_not_called_silent(house: House) -> None:
    assert await house.at("2026-12-01T16:00") == []  # the bot was away for all of it
    async with house.database.read() as connection:
        states = await connection.scalars(select(rota_asks.c.state).order_by(rota_asks.c.id))
        assert "silent" not in set(states)


async def test_granted_coordinators_are_told_too(house: House) -> None:
    from bot.chat.router import Role

    async with house.database.write() as connection:
        await members.grant(connection, Role.COORDINATOR, LUZ)
    for moment in ("2026-11-28T15:01", "2026-11-29T15:02", "2026-11-30T15:30"):
        told = await house.at(moment)
    assert names_of(told) == ["Carmen", "Luz"]
    spanish = next(one for one in told if one.to == LUZ)
    assert "todavía no responde" in spanish.message.words()


async def test_a_name_without_an_account_is_told_and_asked_once_known(house: House) -> None:
    await house.write("tuesday.yaml", TUESDAY.replace("[river, sam, wren]", "[robin]"))
    (told,) = await house.at("2026-11-28T15:01")
    assert told.to == CARMEN
    assert "I know no account" in told.message.words()
    assert await house.minutes(60) == []
    house.roll.named.__self__.people["robin"] = house.roll.named.__self__.people["river"]  # type: ignore[attr-defined]
    try:
        (asked,) = await house.minutes(1)
        assert asked.to == RIVER
    finally:
        del house.roll.named.__self__.people["robin"]  # type: ignore[attr-defined]


async def test_a_cancelled_date_frees_who_was_asked(house: House) -> None:
    (told,) = await house.at("2026-11-28T15:01")
    await house.press(action(told, "I'll be there"), RIVER)
    cancelled = (
        '  "2026-12-22": {cancel: true, reason: "Holiday week"}\n  "2026-12-01": {cancel: true}\n'
    )
    await house.write("tuesday.yaml", TUESDAY[: TUESDAY.index('  "2026-12-22"')] + cancelled)
    assert await house.minutes(1) == []  # time to correct a slip
    (off,) = await house.minutes(6)
    assert off.to == RIVER
    assert "is cancelled" in off.message.words()
    assert "is cancelled" in words(await house.press(action(told, "I'll be there"), RIVER))
    await house.write("tuesday.yaml", TUESDAY)
    (asked,) = await house.minutes(6)
    assert asked.to == RIVER
    assert "your turn" in asked.message.words()


async def test_a_cancellation_taken_back_in_time_is_not_told(house: House) -> None:
    (told,) = await house.at("2026-11-28T15:01")
    await house.press(action(told, "I'll be there"), RIVER)
    cancelled = TUESDAY + '  "2026-12-01": {cancel: true}\n'
    await house.write("tuesday.yaml", cancelled)
    await house.minutes(1)
    await house.write("tuesday.yaml", TUESDAY)
    assert await house.minutes(10) == []
    assert await house.holds("2026-12-01") == ("river",)


async def test_a_moved_date_is_asked_about_again(house: House) -> None:
    (told,) = await house.at("2026-11-28T15:01")
    await house.press(action(told, "I'll be there"), RIVER)
    await house.write("tuesday.yaml", TUESDAY + '  "2026-12-01": {move_to: "2026-12-02T17:00"}\n')
    assert await house.minutes(1) == []
    assert await house.at("2026-11-29T17:30") != []
    assert house.told[-1].to == RIVER
    assert "2026-12-02T22:00" in house.told[-1].message.words()


async def test_named_others_are_asked_and_the_first_is_set_free(house: House) -> None:
    (told,) = await house.at("2026-11-28T15:01")
    await house.press(action(told, "I'll be there"), RIVER)
    await house.write("tuesday.yaml", TUESDAY + '  "2026-12-01": {facilitators: [wren]}\n')
    (asked,) = await house.minutes(1)
    assert asked.to == WREN
    (free,) = await house.minutes(6)
    assert free.to == RIVER
    assert "named others" in free.message.words()


async def test_a_series_that_nobody_answers_for_pauses_kindly(house: House) -> None:
    for day in range(3):
        for hours in (1, 26, 51):
            start = ("2026-11-28", "2026-12-05", "2026-12-12")[day]
            base = f"{start}T15:01"
            await house.at(base) if hours == 1 else await house.minutes(25 * 60)
    async with house.database.read() as connection:
        assert await house.rota.paused(connection) == {"tuesday"}
    pausing = house.told[-1]
    assert pausing.to == CARMEN
    assert "no new cards" in pausing.message.words()
    assert await house.at("2026-12-26T15:01") == []  # nobody is asked meanwhile
    before = house.planned
    answer = await house.press(action(pausing, "Let it go on"), LUZ)
    assert "Sigue" in words(answer)
    assert house.planned == before + 1
    assert "Ya no" in words(await house.press(action(pausing, "Let it go on"), LUZ))
    (asked,) = await house.minutes(1)
    assert asked.to == SAM


async def test_an_answer_in_between_lets_it_go_on(house: House) -> None:
    for start in ("2026-11-28", "2026-12-05", "2026-12-12"):
        (told,) = await house.at(f"{start}T15:01")
        if start == "2026-12-05":
            await house.press(action(told, "Voy a estar"), SAM)
        await house.minutes(25 * 60)
        await house.minutes(25 * 60)
    async with house.database.read() as connection:
        assert await house.rota.paused(connection) == frozenset()


async def test_only_coordinators_let_it_go_on(house: House) -> None:
    assert "coordinators" in words(await house.press("rota:resume:tuesday", NOA))


async def test_others_press_in_vain(house: House) -> None:
    (told,) = await house.at("2026-11-28T15:01")
    for label in labels(told.message):
        answer = await house.press(action(told, label), NOA)
        assert "Others hold this date now" in words(answer)
    assert await house.holds("2026-12-01") == ("river",)
    await house.at("2026-12-01T16:00")
    answer = await house.press(action(told, "I'll be there"), RIVER)
    assert "has begun or is over" in words(answer)
    assert "older message" in words(await house.press("rota:yes:x", RIVER))
    assert "is over" in words(await house.press("rota:yes:2147483647", RIVER))


async def test_who_holds_a_date_is_its_facilitator_on_every_account(house: House) -> None:
    session = await house.session("2026-12-01")
    async with house.database.write() as connection:
        assert await house.rota.is_facilitator(connection, session, RIVER)
        assert not await house.rota.is_facilitator(connection, session, SAM)
        to = await house.rota.addressees(connection, session)
        number = await members.keep(connection, RIVER)
    assert to == (Member(number, "discord"),)


async def test_what_is_held_can_be_seen_and_erased(house: House) -> None:
    (told,) = await house.at("2026-11-28T15:01")
    await house.press(action(told, "I'll be there"), RIVER)
    async with house.database.write() as connection:
        held = await house.rota.held(connection, None, RIVER)
        assert str(held["sessions you were asked to hold"]).count("confirmed") == 1
        assert await house.rota.held(connection, None, NOA) == {}
        await house.rota.forget(connection, None, RIVER)
    assert await house.holds("2026-12-01") == ("sam",)
    assert [one.to for one in await house.minutes(1)] == [SAM]


async def test_thirty_days_after_nothing_says_who_held_it(house: House) -> None:
    await house.at("2026-11-28T15:01")
    await house.at("2026-12-30T12:00")
    async with house.database.write() as connection:
        before = await connection.scalar(select(func.count()).select_from(rota_asks))
        await house.rota.purge(connection)
        assert await connection.scalar(select(func.count()).select_from(rota_asks)) == before
    await house.at("2027-01-03T12:00")
    async with house.database.write() as connection:
        assert await house.rota.purge(connection) == 1


async def test_a_quiet_tick_writes_nothing(house: House) -> None:
    await house.at("2026-11-28T15:01")
    async with house.database.read() as connection:
        before = (await connection.execute(select(rota_asks))).all()
        promised = await connection.scalar(select(func.count()).select_from(outbox))
    assert await house.asking.tick() == 0
    await house.replan()
    async with house.database.read() as connection:
        assert (await connection.execute(select(rota_asks))).all() == before
        assert await connection.scalar(select(func.count()).select_from(outbox)) == promised


@pytest.mark.parametrize("person", [RIVER, SAM])
async def test_every_sentence_exists(
    house: House, person: object, caplog: pytest.LogCaptureFixture
) -> None:
    await house.at("2026-11-28T15:01")
    await house.at("2026-11-29T15:30")
    await house.at("2026-11-30T15:50")
    assert [one for one in caplog.records if "sentence" in one.getMessage()] == []
