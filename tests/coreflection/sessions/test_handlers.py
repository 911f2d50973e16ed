"""What people press and read, told through the feature itself."""

from __future__ import annotations

import icalendar
import pytest

from bot.chat.message import Menu
from bot.chat.reply import Reply, Suggestions, Toast, Update, shown
from bot.chat.router import Role, Router
from bot.coreflection.series import store as series_store
from bot.coreflection.sessions.handlers import Sessions
from bot.coreflection.sessions.records import Status
from bot.storage import Database
from tests.coreflection.sessions.seating import LINK, room, series
from tests.fakes import actions, messages, words


async def test_a_press_on_the_card_is_answered_by_a_line(database: Database) -> None:
    async with room(database) as meeting:
        assert await meeting.presses("ada", "going") == Toast(
            "You have a seat. A reminder comes the day before."
        )
        await meeting.presses("ben", "going")
        full = await meeting.presses("cleo", "going")
        assert isinstance(full, Toast)
        assert full.text.startswith("It is full. You are number 1 on the waitlist.")
        spanish = await meeting.presses("dan", "going", language="es")
        assert isinstance(spanish, Toast)
        assert "número 2 en la lista de espera" in spanish.text
        assert "Thank you for telling me" in words(await meeting.presses("ada", "cant"))
        for answer in (full, spanish):
            assert len(answer.text) <= 200


async def test_a_reminder_that_is_past_is_not_promised(database: Database) -> None:
    async with room(database) as meeting:
        meeting.go_to("2026-12-01T12:00")
        assert await meeting.presses("ada", "going") == Toast(
            "You have a seat. A reminder comes before it starts."
        )
    only_a_day = series(id="other", reminders=[{"before": "P1D", "to": "going"}])
    async with room(database, only_a_day) as other:
        other.go_to("2026-12-01T12:00")
        assert await other.presses("ada", "going") == Toast("You have a seat.")


async def test_the_detail_follows_ones_answer(database: Database) -> None:
    async with room(database) as meeting:
        opened = await meeting.presses("ada", "show")
        assert isinstance(opened, Reply)
        assert opened.only_you
        assert LINK not in words(opened)
        came = await meeting.presses("ada", "come")
        update, toast = shown(came)
        assert isinstance(update, Update)
        assert isinstance(toast, Toast)
        assert LINK in words(update)
        assert "You have a seat." in words(update)
        left = await meeting.presses("ada", "leave")
        assert LINK not in words(left)
        assert "I'm coming" in actions(left)


async def test_an_offered_seat_is_taken_from_the_notice(database: Database) -> None:
    async with room(database) as meeting:
        for name in ("ada", "ben", "cleo"):
            await meeting.comes(name)
        await meeting.leaves("ada")
        turn = await meeting.turn("cleo")
        taken = await meeting.presses("cleo", "accept", turn)
        assert "You have a seat." in words(taken)
        assert LINK in words(taken)
        again = await meeting.presses("cleo", "accept", turn)
        assert "You have a seat already." in words(again)
        await meeting.comes("dan")
        stale = await meeting.presses("dan", "let_pass", 1)
        assert "no longer held" in words(stale)
        assert await meeting.names(Status.WAITLIST) == ["dan"]


async def test_the_list_and_one_by_name(database: Database) -> None:
    async with room(database) as meeting:
        await meeting.comes("ada")
        listed = await meeting.feature.sessions(meeting.as_("ada"), None)
        assert isinstance(listed, Reply)
        assert "You have a seat." in words(listed)
        assert listed.aloud is not None
        assert "You have a seat." not in listed.aloud.words()
        assert listed.aloud.rows == ()
        named = await meeting.feature.sessions(meeting.as_("ada"), "tuesday co-reflection")
        assert LINK in words(named)
        lost = await meeting.feature.sessions(meeting.as_("ada"), "pottery")
        assert "no session by that name" in words(lost)
        assert isinstance(messages(lost)[0].rows[0], Menu)
        typed = await meeting.feature.which(meeting.as_("ada"), "tue")
        assert isinstance(typed, Suggestions)
        assert [one.value for one in typed.options] == [str(meeting.number)]
        back = await meeting.feature.list(meeting.as_("ada"))
        assert isinstance(back, Update)
        begun = await meeting.feature.next_ones(meeting.as_("ada"))
        assert isinstance(begun, Reply)  # the welcome, which led here, stays


async def test_a_press_on_a_session_that_is_gone(database: Database) -> None:
    async with room(database) as meeting:
        meeting.number += 1000
        assert "do not know this session" in words(
            await meeting.feature.going(meeting.as_("ada"), 999)
        )
        assert "do not know this session" in words(
            await meeting.feature.show(meeting.as_("ada"), 999)
        )


async def test_names_are_for_facilitators_of_the_date(database: Database) -> None:
    async with room(database) as meeting:
        for name in ("ada", "ben", "cleo"):
            await meeting.comes(name)
        meeting.facilitators.append("river")
        seen = words(await meeting.presses("river", "people"))
        assert "Ada" in seen
        assert "Cleo" in seen
        for name, roles in (("ada", (Role.MEMBER,)), ("carmen", (Role.MEMBER, Role.COORDINATOR))):
            refused = words(await meeting.presses(name, "people", roles=roles))
            assert refused == "This is for the facilitators of this date."


async def test_ones_name_is_shown_by_choice_and_not_after_leaving(database: Database) -> None:
    async with room(database) as meeting:
        await meeting.comes("ada")
        await meeting.comes("ben")
        assert "Ada" not in words(await meeting.presses("ben", "show"))
        assert "can see your name now" in words(await meeting.presses("ada", "name", True))
        assert "Also coming: Ada" in words(await meeting.presses("ben", "show"))
        assert "Ada" not in words(await meeting.presses("cleo", "show"))
        assert "Ada" not in (await meeting.card()).words()
        await meeting.leaves("ada")
        await meeting.comes("ada")
        assert "Ada" not in words(await meeting.presses("ben", "show"))
        # Whoever does not come has no name to show.
        shown_ = await meeting.presses("cleo", "name", True)
        assert isinstance(shown_, Update)


async def test_the_file_for_a_calendar(database: Database) -> None:
    async with room(database) as meeting:
        await meeting.comes("ada")
        (message,) = messages(await meeting.presses("ada", "calendar"))
        (file,) = message.files
        assert file.name == "co-reflection-tue-2026-12-01.ics"
        (event,) = icalendar.Calendar.from_ical(file.content).walk("VEVENT")
        assert str(event["uid"]) == "co-reflection-tue.20261201T1500@alliance.example"
        assert event["status"] == "CONFIRMED"
        assert LINK in str(event["location"])
        (other,) = messages(await meeting.presses("ben", "calendar"))
        assert LINK not in other.files[0].content.decode()


async def test_a_facilitator_calls_a_small_circle_off(database: Database) -> None:
    async with room(database, series(min_people=2)) as meeting:
        meeting.facilitators.append("river")
        await meeting.comes("ada")
        asked = await meeting.presses("river", "ask_to_call_off")
        assert "1 person has answered and is told." in words(asked)
        assert "takes place as planned" in words(await meeting.presses("river", "hold"))
        assert "This is for the facilitators" in words(await meeting.presses("ada", "call_off"))
        done = await meeting.presses("river", "call_off")
        assert "It is cancelled" in words(done)
        assert meeting.replanned == [meeting.number]
        async with database.read() as connection:
            changes = await series_store.all_changes(connection)
        (change,) = changes["co-reflection-tue"].values()
        assert change.change.cancel is True
        assert change.said.by == "River"


async def test_reminders_follow_the_seat(database: Database) -> None:
    async with room(database, reminders=True, start=True) as meeting:
        for name in ("ada", "ben", "cleo"):
            await meeting.comes(name)
        await meeting.presses("ada", "cant")
        await meeting.accepts("cleo")
        open_ = [
            (key, member)
            for key, member, state in await meeting.promised("session-reminder")
            if state == "pending"
        ]
        assert {member for _, member in open_} == {meeting.known["ben"], meeting.known["cleo"]}
        assert len(open_) == 4


async def test_office_hours_need_no_seat(database: Database) -> None:
    plan = series(
        id="office",
        kind="office_hours",
        capacity=None,
        min_people=None,
        reminders=[{"before": "PT1H", "to": "going"}],
    )
    async with room(database, plan) as meeting:
        card = await meeting.card()
        assert "No seat needed" in card.words()
        assert card.footer == ""
        assert "Remind me" in actions(Reply(card))
        assert await meeting.presses("ada", "going") == Toast(
            "Good, you are coming. A reminder comes before it starts."
        )
        detail = await meeting.presses("ada", "show")
        assert "I will remind you." in words(detail)
        assert LINK in words(detail)
        assert "Do not remind me" in actions(detail)


@pytest.mark.parametrize("path", ["sessions:going", "sessions:accept", "sessions:name"])
def test_forged_numbers_reach_no_handler(path: str) -> None:
    router = Router()
    router.add(object.__new__(Sessions))
    route = router.presses[path]
    for typed in ("0", "-1", "x", "99999999999", "¹"):
        with pytest.raises(ValueError, match="not"):
            route.converters[0](typed)
    assert route.needs is Role.MEMBER
