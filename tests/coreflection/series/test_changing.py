"""One date moved, cancelled, re-seated, re-staffed, a series ended: read back, confirmed, explained."""

from __future__ import annotations

import asyncio
from datetime import UTC, date, datetime

import pytest

from bot.calendar.expand import expand, occurrence_on
from bot.chat.reply import Shown
from bot.coreflection.series import plans as series_plans
from bot.coreflection.series import store
from tests.coreflection.series.house import (
    CARMEN,
    LUZ,
    NOA,
    RIVER,
    TUESDAY,
    WREN,
    House,
    action,
    form_of,
    labels,
)
from tests.fakes import actions, messages, words


def said(answer: tuple[Shown, ...]) -> str:
    return words(answer).replace("\u202f", " ")


async def begin(house: House, what: str, day: str = "2026-12-08") -> tuple[Shown, ...]:
    session = await house.session(day)
    return await house.press(f"series:begin:{what}:{session.id}")


async def changed(house: House, what: str, day: str = "2026-12-08", **values: str) -> str:
    """Begun, filled in and confirmed."""
    answer = await begin(house, what, day)
    if values:
        answer = await house.fill(form_of(answer), values)
    return said(await house.on(answer, "Yes, confirm"))


async def test_one_date_as_it_stands(house: House) -> None:
    session = await house.session("2026-12-08")
    answer = await house.press(f"series:manage:{session.id}")
    assert "It takes place" in said(answer)
    assert "12 seats" in said(answer)
    assert "sam: not asked yet" in said(answer)
    assert list(actions(answer)) == [
        "Move this date",
        "Cancel this date",
        "Seats",
        "Who holds it",
        "End the series",
        "Why is it so?",
    ]
    cancelled = await house.session("2026-12-22")
    assert "Hold it after all" in actions(await house.press(f"series:manage:{cancelled.id}"))


async def test_moved(house: House) -> None:
    form = form_of(await begin(house, "move"))
    answer = await house.fill(form, {"when": "Wed, Dec 9 5pm", "note": "Room clash"})
    read = said(answer)
    assert "Tuesday, December 8, 2026, 3:00 PM Eastern Standard Time" in read
    assert "Wednesday, December 9, 2026, 5:00 PM Eastern Standard Time" in read
    assert "Room clash" in read
    before = house.planned
    assert "It is moved" in said(await house.on(answer, "Yes, confirm"))
    assert house.planned == before + 1
    session = await house.session("2026-12-08")
    assert session.start == datetime(2026, 12, 9, 22, tzinfo=UTC)
    answer = await house.press(f"series:manage:{session.id}")
    assert "moved from December 8, 2026" in said(answer)
    form = form_of(await begin(house, "move"))
    answer = await house.fill(form, {"when": "tue, dec 8"})  # the series' own time
    await house.on(answer, "Yes, confirm")
    assert (await house.session("2026-12-08")).start == datetime(2026, 12, 8, 20, tzinfo=UTC)


async def test_confirmed_twice_or_by_a_shaky_finger(house: House) -> None:
    answer = await house.fill(form_of(await begin(house, "move")), {"when": "Dec 9 5pm"})
    confirm = actions(answer)["Yes, confirm"]
    first, second = await asyncio.gather(house.press(confirm), house.press(confirm))
    assert said(first) == said(second)
    assert "It is moved" in said(first)
    async with house.database.read() as connection:
        assert len((await store.all_changes(connection))["tuesday"]) == 1


async def test_a_form_that_stayed_open_changes_a_date_once(house: House) -> None:
    form = form_of(await begin(house, "move"))
    answer = await house.fill(form, {"when": "Dec 9 5pm"})
    await house.on(answer, "Yes, confirm")
    assert "done already" in said(await house.on(answer, "Change"))
    for when in ("Dec 9 5pm", "Dec 10 5pm"):
        again = await house.fill(form, {"when": when})
        assert "done already" in said(again)
        assert actions(again) == {}
    session = await house.session("2026-12-08")
    assert session.start == datetime(2026, 12, 9, 22, tzinfo=UTC)


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("Dec 15 3pm", "already meets at that time"),
        ("Dec 9 5:00", "Morning or afternoon"),
        ("every wednesday 5pm", "one date here"),
        ("Nov 1 2026 5pm", "in the past"),
    ],
)
async def test_a_move_that_cannot_be(house: House, typed: str, why: str) -> None:
    answer = await house.fill(form_of(await begin(house, "move")), {"when": typed, "note": "Why"})
    assert why in said(answer)
    assert "Yes, confirm" not in actions(answer)
    form = form_of(await house.on(answer, "Change"))
    assert {one.name: one.value for one in form.questions} == {"when": typed, "note": "Why"}
    assert "Is this" not in said(answer)
    assert "Move this date?" in said(await house.fill(form, {"when": "Dec 9 5pm"}))


async def test_cancelled_and_held_after_all(house: House) -> None:
    assert "It is cancelled" in await changed(house, "cancel", reason="Ice on the roads")
    session = await house.session("2026-12-08")
    assert session.is_cancelled
    async with house.database.read() as connection:
        plan = await house.plans.find(connection, "tuesday")
    assert plan
    found = occurrence_on(plan, date(2026, 12, 8))
    assert found
    assert found.terms.reason == "Ice on the roads"
    answer = await begin(house, "hold")
    assert "Change" not in actions(answer)
    assert "It takes place" in said(await house.on(answer, "Yes, confirm"))
    assert not (await house.session("2026-12-08")).is_cancelled


async def test_chat_takes_back_what_the_file_cancelled(house: House) -> None:
    assert (await house.session("2026-12-22")).is_cancelled
    await changed(house, "hold", "2026-12-22")
    assert not (await house.session("2026-12-22")).is_cancelled
    await changed(house, "cancel", "2026-12-22", reason="")
    answer = await house.fill(
        form_of(await begin(house, "move", "2026-12-22")), {"when": "Dec 23 3pm"}
    )
    assert "Moved, it takes place" in said(answer)
    await house.on(answer, "Yes, confirm")
    assert not (await house.session("2026-12-22")).is_cancelled


async def test_a_move_survives_a_cancellation_that_is_taken_back(house: House) -> None:
    await changed(house, "move", when="Dec 9 5pm")
    await changed(house, "cancel", reason="")
    await changed(house, "hold")
    assert (await house.session("2026-12-08")).start == datetime(2026, 12, 9, 22, tzinfo=UTC)


async def test_seats(house: House) -> None:
    form = form_of(await begin(house, "seats"))
    assert form.questions[0].value == "12"
    assert "number from 1 to 1000" in said(await house.fill(form, {"seats": "0"}))
    assert "The seats are changed" in await changed(house, "seats", seats="20")
    assert (await house.session("2026-12-08")).capacity == 20
    assert (await house.session("2026-12-15")).capacity == 12


async def test_others_hold_it(house: House) -> None:
    form = form_of(await begin(house, "staff"))
    assert form.questions[0].value == "sam"
    answer = await house.fill(form, {"names": "wren, robin"})
    assert "cannot ask them: robin" in said(answer)
    await house.on(answer, "Yes, confirm")
    assert await house.holds("2026-12-08") == ("wren", "robin")
    told = await house.at("2026-12-05T15:01")
    assert {one.to for one in told} == {WREN, CARMEN}
    assert "Whoever's turn it is" in said(
        await house.fill(form_of(await begin(house, "staff")), {"names": ""})
    )
    await changed(house, "staff", names=" ")
    assert await house.holds("2026-12-08") == ("sam",)


async def test_a_series_ends_and_goes_on(house: House) -> None:
    form = form_of(await begin(house, "end", "2026-12-29"))
    assert form.questions[0].value == "2026-12-29"
    answer = await house.fill(form, {})
    assert "December 29, 2026" in said(answer)
    assert "The series ends" in said(await house.on(answer, "Yes, confirm"))
    async with house.database.read() as connection:
        plan = await house.plans.find(connection, "tuesday")
    assert plan
    window = datetime(2026, 11, 1, tzinfo=UTC), datetime(2027, 6, 1, tzinfo=UTC)
    assert expand(plan, *window)[-1].id.original.date() == date(2026, 12, 29)
    session = await house.session("2026-12-08")
    answer = await house.press(f"series:manage:{session.id}")
    assert "Last date: December 29, 2026" in said(answer)
    assert "goes on" in await changed(house, "go-on")
    assert "goes on" in await changed(house, "go-on")  # twice is once
    async with house.database.read() as connection:
        plan = await house.plans.find(connection, "tuesday")
    assert plan
    assert len(expand(plan, *window)) > 20


async def test_two_coordinators_see_what_the_other_did(house: House) -> None:
    mine = await house.fill(form_of(await begin(house, "move")), {"when": "Dec 9 5pm"})
    session = await house.session("2026-12-08")
    theirs = await house.press(f"series:begin:cancel:{session.id}", LUZ)
    theirs = await house.fill(form_of(theirs), {"reason": "Hielo"}, LUZ)
    assert "Está cancelada" in said(await house.on(theirs, "Sí, confirmar", LUZ))
    again = await house.on(mine, "Yes, confirm")
    assert "Somebody else changed this date" in said(again)
    assert "Moved, it takes place" in said(again)
    assert (await house.session("2026-12-08")).is_cancelled
    assert "It is moved" in said(await house.on(again, "Yes, confirm"))
    assert not (await house.session("2026-12-08")).is_cancelled


async def test_two_changes_at_once_are_both_kept(house: House) -> None:
    session = await house.session("2026-12-08")
    seats = await house.fill(form_of(await begin(house, "seats")), {"seats": "20"})
    staff = await house.press(f"series:begin:staff:{session.id}", LUZ)
    staff = await house.fill(form_of(staff), {"names": "wren"}, LUZ)
    answers = await asyncio.gather(
        house.on(seats, "Yes, confirm"), house.on(staff, "Sí, confirmar", LUZ)
    )
    for answer, label, person in zip(
        answers, ("Yes, confirm", "Sí, confirmar"), (CARMEN, LUZ), strict=True
    ):
        if label in actions(answer):  # the second one is shown what the first did
            await house.on(answer, label, person)
    assert (await house.session("2026-12-08")).capacity == 20
    assert await house.holds("2026-12-08") == ("wren",)


async def test_a_date_that_has_begun_stays_as_it_is(house: House) -> None:
    answer = await house.fill(
        form_of(await begin(house, "move", "2026-12-01")), {"when": "Dec 3 5pm"}
    )
    house.clock.move(datetime(2026, 12, 1, 20, 1, tzinfo=UTC) - house.clock.now())
    assert "has begun" in said(await begin(house, "cancel", "2026-12-01"))
    assert "done already" in said(await house.on(answer, "Yes, confirm"))


async def test_nobody_else_gets_in_and_forged_buttons_are_kind(house: House) -> None:
    session = await house.session("2026-12-08")
    for press in ("manage", "why"):
        answer = await house.press(f"series:{press}:{session.id}", NOA)
        assert "coordinators" in said(answer)
        assert "not on the calendar" in said(await house.press(f"series:{press}:999999"))
        assert "older message" in said(await house.press(f"series:{press}:x"))
    for what in ("move", "new", "fly"):
        assert "coordinators" in said(await house.press(f"series:begin:{what}:{session.id}", NOA))
    assert "older message" in said(await house.press(f"series:begin:fly:{session.id}"))
    assert "not on the calendar" in said(await house.press(f"series:begin:new:{session.id}"))
    for press in ("confirm", "change"):
        assert "done already" in said(await house.press(f"series:{press}:nothing"))
    assert "older message" in said(await house.press("series:confirm:a b"))


async def test_why_names_the_file_and_line_or_the_person(house: House) -> None:
    await changed(house, "seats", seats="20")
    session = await house.session("2026-12-08")
    read = said(await house.press(f"series:why:{session.id}"))
    assert "20 seats\n\nSaid in chat by Carmen, Sunday, November 22, 2026" in read
    assert "For the series: tuesday.yaml, line 8" in read  # time
    assert "ways in for people who have a seat" in read
    assert "zoom.example" not in read
    cancelled = await house.session("2026-12-22")
    read = said(await house.press(f"series:why:{cancelled.id}"))
    assert "Cancelled\n\nFor this date: tuesday.yaml, line 15" in read
    assert "Volver" in said(await house.press(f"series:why:{cancelled.id}", LUZ))


async def test_a_change_to_a_date_that_the_file_dropped_is_told_once(house: House) -> None:
    await changed(house, "seats", seats="20")
    await house.write("tuesday.yaml", TUESDAY.replace("[TU]", "[WE]").replace("12-22", "12-23"))
    (told,) = await house.minutes(1)
    assert told.to == CARMEN
    assert "December 8, 2026" in told.message.words()
    async with house.database.read() as connection:
        (problem,) = series_plans.problems(await house.plans.troubles(connection))
    assert "2026-12-08 was changed in chat" in str(problem)
    assert str(problem.path).endswith("tuesday.yaml")
    await house.replan()
    assert await house.minutes(1) == []


async def test_another_generation_whenever_something_changes(house: House) -> None:
    async def generation() -> str:
        async with house.database.read() as connection:
            return await house.plans.generation(connection)

    first = await generation()
    assert first == await generation()
    await changed(house, "seats", seats="20")
    second = await generation()
    await house.write("tuesday.yaml", TUESDAY.replace("15:00", "16:00"))
    assert len({first, second, await generation()}) == 3


async def test_a_series_kept_by_another_version_is_told_and_stops_nobody(house: House) -> None:
    from bot.coreflection.series.records import By

    async with house.database.write() as connection:
        await store.make(connection, "odd", {"schema": 9}, By("", ""), house.clock.now())
    await house.replan()
    (told,) = await house.minutes(1)
    assert "cannot read the series odd" in told.message.words()
    async with house.database.read() as connection:
        assert [one.series.id for one in await house.plans.all(connection)] == ["tuesday"]


async def test_a_paused_series_says_so_with_a_way_to_go_on(house: House) -> None:
    from bot.coreflection.facilitators import store as rota
    from bot.coreflection.facilitators.records import SeriesState

    async with house.database.write() as connection:
        state = SeriesState(3, "2026-12-01T15:00", house.clock.now())
        await rota.put_state(connection, "tuesday", state)
    session = await house.session("2026-12-08")
    answer = await house.press(f"series:manage:{session.id}")
    assert "This series pauses" in said(answer)
    assert "It goes on" in said(await house.on(answer, "Let it go on"))


async def test_every_sentence_exists(house: House, caplog: pytest.LogCaptureFixture) -> None:
    filled = {
        "move": {"when": "Dec 9 5pm", "note": "x"},
        "cancel": {"reason": "x"},
        "hold": {},
        "seats": {"seats": "3"},
        "staff": {"names": "robin"},
        "end": {"last": "Dec 29"},
        "go-on": {},
    }
    session = await house.session("2026-12-08")
    for what, values in filled.items():
        for person in (CARMEN, LUZ):
            answer = await house.press(f"series:begin:{what}:{session.id}", person)
            if values:
                given = {**values, "when": "2026-12-09 17:00", "last": "2026-12-29"}
                answer = await house.fill(form_of(answer), given, person)
            confirm = next(one for one in actions(answer).values() if ":confirm:" in one)
            assert messages(await house.press(confirm, person)), what
            await house.press(f"series:manage:{session.id}", person)
            await house.press(f"series:why:{session.id}", person)
    assert [one for one in caplog.records if "sentence" in one.getMessage()] == []


async def test_facilitators_learn_of_a_cancelled_date_by_the_rota(house: House) -> None:
    (told,) = await house.at("2026-11-28T15:01")
    assert labels(told.message)[0] == "I'll be there"
    await house.press(action(told, "I'll be there"), RIVER)
    await changed(house, "cancel", "2026-12-01", reason="Ice")
    (off,) = await house.minutes(6)
    assert off.to == RIVER
