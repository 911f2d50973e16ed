"""`notify` as members use it, through the dispatcher, and the mute button under a reminder."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import func, insert, select

from bot.alliance import Alliance
from bot.chat.dispatch import Dispatcher
from bot.chat.event import AnyEvent, Command, Person, Place, Press, Submitted
from bot.chat.form import Choice
from bot.chat.message import Button, Field, File, Link, Menu, Message
from bot.chat.reply import Ask, Reply, Shown, Toast, Update
from bot.chat.router import Router
from bot.members import notify_store as store
from bot.members.account import Accounts
from bot.members.notify_handlers import Notify
from bot.members.notify_rules import MOST_MUTED, Wishes
from bot.members.notify_views import mute_row, together
from bot.members.store import accounts, keep, members
from bot.storage import Database
from tests.fakes import LANGUAGE, NOW, actions, messages, words

FILE = Alliance(name="Green Mountain Peer Alliance", state="us-vt")
WREN = Person("telegram", "501", locale="en")
SOFIA = Person("telegram", "502", locale="es-MX")
VISITOR = Person("web", "abc", locale="en")
SERIES = "series:co-reflection-tue"
SAY = LANGUAGE.voice("en", "America/New_York")


async def names(language: str) -> Mapping[str, str]:
    """What topics are called."""
    return {SERIES: "Co-reflexión de los martes" if language == "es" else "Tuesday co-reflection"}


@dataclass
class Chat:
    """One person's private chat with the bot."""

    dispatcher: Dispatcher
    person: Person

    async def _handle(self, event: AnyEvent) -> tuple[Shown, ...]:
        return await self.dispatcher.handle(event)

    @property
    def _place(self) -> Place:
        return Place(self.person.platform, self.person.id, is_private=True)

    async def types(self, name: str) -> tuple[Shown, ...]:
        return await self._handle(Command(person=self.person, place=self._place, name=name))

    async def presses(self, action: str) -> tuple[Shown, ...]:
        return await self._handle(Press(person=self.person, place=self._place, action=action))

    async def submits(self, form: str, **values: str) -> tuple[Shown, ...]:
        event = Submitted(person=self.person, place=self._place, form=form, values=values)
        return await self._handle(event)


@pytest.fixture
def notify(database: Database) -> Notify:
    return Notify(database, names)


@pytest.fixture
def all_accounts(database: Database, notify: Notify) -> Accounts:
    return Accounts(database, lambda: FILE, [notify])


@pytest.fixture
def dispatcher(all_accounts: Accounts, notify: Notify) -> Dispatcher:
    router = Router()
    router.add(notify)
    identify, guess = all_accounts.identify, all_accounts.guess
    return Dispatcher(router, identify, guess, LANGUAGE.voice, lambda: NOW, lambda: "CODE")


@pytest.fixture
def wren(dispatcher: Dispatcher) -> Chat:
    return Chat(dispatcher, WREN)


async def wishes(database: Database, person: Person = WREN) -> Wishes:
    async with database.write() as connection:
        return await store.wishes(connection, await keep(connection, person))


def only(answer: tuple[Shown, ...]) -> Message:
    (message,) = messages(answer)
    return message


async def test_the_card_says_what_is_usual_and_keeps_nothing(
    wren: Chat, database: Database
) -> None:
    answer = await wren.types("notify")
    said = words(answer)
    assert "Quiet hours: 9:00 PM to 8:00 AM" in said
    assert "Reminders a day: At most 2" in said
    assert "I always tell you when a session you are going to is cancelled or moved" in said
    assert "Which app" not in said
    async with database.read() as connection:
        assert await connection.scalar(select(func.count()).select_from(members)) == 0


async def test_it_speaks_spanish(dispatcher: Dispatcher) -> None:
    said = words(await Chat(dispatcher, SOFIA).types("notify"))
    assert "Horas de silencio: De 9:00 p. m. a 8:00 a. m." in said


async def test_it_is_for_members(dispatcher: Dispatcher) -> None:
    assert "for members" in words(await Chat(dispatcher, VISITOR).types("notify"))


async def test_quiet_hours_are_one_of_the_usual_or_none(wren: Chat, database: Database) -> None:
    menu = await wren.presses(actions(await wren.types("notify"))["Quiet hours"])
    assert "**" not in words(menu)
    assert "Eastern" in words(menu)
    answer = await wren.presses(actions(menu)["10:00 PM to 7:00 AM"])
    assert "Quiet hours: 10:00 PM to 7:00 AM" in words(answer)
    assert isinstance(answer[1], Toast)
    menu = await wren.presses("notify:quiet-hours")
    assert "No quiet hours" in words(await wren.presses(actions(menu)["No quiet hours"]))
    assert (await wishes(database)).quiet is None


async def test_quiet_hours_of_ones_own(wren: Chat, database: Database) -> None:
    menu = await wren.presses("notify:quiet-hours")
    (ask,) = await wren.presses(actions(menu)["Other hours"])
    assert isinstance(ask, Ask)
    begin, end = ask.form.questions
    assert isinstance(begin, Choice)
    assert isinstance(end, Choice)
    assert len(begin.options) == 24
    answer = await wren.submits(ask.form.key, begin="2300", end="0900")
    assert "11:00 PM to 9:00 AM" in words(answer)
    assert str((await wishes(database)).quiet) == "2300-0900"
    assert "two different hours" in words(
        await wren.submits(ask.form.key, begin="0900", end="0900")
    )
    assert "older message" in words(await wren.submits(ask.form.key, begin="9900", end="x"))


async def test_how_many_a_day(wren: Chat, database: Database) -> None:
    menu = await wren.presses(actions(await wren.types("notify"))["How many a day"])
    assert "At most 4" in words(await wren.presses(actions(menu)["At most 4"]))
    assert (await wishes(database)).daily == 4
    menu = await wren.presses("notify:days")
    await wren.presses(actions(menu)["All of them, one by one"])
    assert (await wishes(database)).daily is None
    assert "older message" in words(await wren.presses("notify:daily:99"))


async def test_one_tap_on_a_reminder_mutes_a_series(wren: Chat, database: Database) -> None:
    series, _ = mute_row(SAY, SERIES, "Tuesday co-reflection")
    assert series.label == "Mute Tuesday co-reflection"
    assert series.action == "notify:mute:series:co-reflection-tue"
    answer = await wren.presses(series.action)
    assert isinstance(answer[0], Reply)  # the reminder itself stays
    said = words(answer)
    assert "no more reminders about Tuesday co-reflection" in said
    assert "I always tell you when a session you are going to is cancelled or moved" in said
    assert (await wishes(database)).muted == {SERIES}
    back = await wren.presses(actions(answer)["Undo"])
    assert isinstance(back[0], Update)
    assert "reminders about Tuesday co-reflection again" in words(back)
    assert (await wishes(database)).muted == frozenset()


async def test_one_tap_mutes_everything(wren: Chat, database: Database) -> None:
    _, everything = mute_row(SAY, SERIES, "Tuesday co-reflection")
    answer = await wren.presses(everything.action)
    assert (await wishes(database)).mutes("anything")
    card = await wren.presses(actions(answer)["Reminder settings"])
    assert "Reminders are off" in words(card)
    assert "Reminders are off" not in words(await wren.presses(actions(card)["Turn reminders on"]))
    await wren.presses(everything.action)
    await wren.presses(actions(answer)["Undo"])
    assert not (await wishes(database)).mutes("anything")


async def test_reminders_are_switched_off_and_on_from_the_card(wren: Chat) -> None:
    off = await wren.presses(actions(await wren.types("notify"))["Mute all reminders"])
    assert "Reminders are off" in words(off)
    assert "older message" in words(await wren.presses("notify:reminders:maybe"))


async def test_a_forged_topic_that_is_too_long_is_not_kept(wren: Chat, database: Database) -> None:
    answer = await wren.presses(f"notify:mute:series:{'x' * 80}")
    assert "Something went wrong" not in words(answer)
    assert (await wishes(database)).muted == frozenset()


async def test_a_whole_kind_can_be_muted(wren: Chat, database: Database) -> None:
    partner, _ = mute_row(SAY, "partner", "partners")
    answer = await wren.presses(partner.action)
    assert "no more reminders about Partners" in words(answer)
    assert (await wishes(database)).muted == {"partner"}


async def test_the_card_lists_what_is_muted(wren: Chat, database: Database) -> None:
    await wren.presses("notify:mute:series:co-reflection-tue")
    await wren.presses("notify:mute:series:long-gone")
    card = only(await wren.types("notify"))
    assert "Tuesday co-reflection" in card.words()
    assert "long-gone" in card.words()
    menu = next(row for row in card.rows if isinstance(row, Menu))
    assert [one.label for one in menu.options] == ["Tuesday co-reflection", "long-gone"]
    await wren.presses(f"{menu.action}:{SERIES.replace(':', '%3A')}")
    assert (await wishes(database)).muted == {"series:long-gone"}


async def test_where_is_asked_only_of_whoever_joined_apps(wren: Chat, database: Database) -> None:
    async with database.write() as connection:
        member = await keep(connection, WREN)
        values = {"platform": "discord", "platform_id": "9", "member_id": member}
        await connection.execute(insert(accounts).values(**values))
    card = await wren.types("notify")
    assert "Where: The app where I signed up" in words(card)
    menu = await wren.presses(actions(card)["Which app"])
    assert "Where: Discord" in words(await wren.presses(actions(menu)["Discord"]))
    assert (await wishes(database)).platform == "discord"
    menu = await wren.presses("notify:apps")
    await wren.presses(actions(menu)["The app where I signed up"])
    assert (await wishes(database)).platform is None
    assert "older message" in words(await wren.presses("notify:app:web"))


async def test_a_button_that_was_never_theirs_keeps_nothing(
    dispatcher: Dispatcher, database: Database
) -> None:
    answer = await Chat(dispatcher, VISITOR).presses("notify:mute:all:all")
    assert "for members" in words(answer)
    async with database.read() as connection:
        assert await connection.scalar(select(func.count()).select_from(members)) == 0


async def test_forged_buttons_do_not_fill_the_list(wren: Chat, database: Database) -> None:
    async with database.write() as connection:
        member = await keep(connection, WREN)
        for number in range(MOST_MUTED):
            await store.mute(connection, member, f"series:{number}")
    assert "older message" in words(await wren.presses("notify:mute:series:more"))


async def test_undo_without_anything_muted_is_fine(wren: Chat, database: Database) -> None:
    assert "again" in words(await wren.presses("notify:unmute:series:co-reflection-tue"))
    async with database.read() as connection:
        assert await connection.scalar(select(func.count()).select_from(members)) == 0


async def test_what_was_chosen_is_told_and_erased(
    wren: Chat, all_accounts: Accounts, database: Database
) -> None:
    await wren.presses("notify:mute:series:co-reflection-tue")
    await wren.presses("notify:quiet:none")
    await wren.presses("notify:daily:0")
    exported = await all_accounts.export(WREN)
    assert exported["what you want to be told"] == {
        "quiet hours": "none",
        "reminders a day": "no limit",
        "no reminders about": [SERIES],
    }
    await all_accounts.forget(WREN)
    assert await wishes(database) == Wishes()


async def test_joined_accounts_keep_what_either_muted(notify: Notify, database: Database) -> None:
    async with database.write() as connection:
        source, target = await keep(connection, WREN), await keep(connection, SOFIA)
        await store.mute(connection, source, SERIES)
        await store.mute(connection, source, "partner")
        await store.mute(connection, target, "partner")
        await store.change(connection, source, "daily", 4)
        await notify.move(connection, source, target)
        assert await store.wishes(connection, target) == Wishes(
            daily=4, muted=frozenset({SERIES, "partner"})
        )
        assert await store.wishes(connection, source) == Wishes()


async def test_joined_accounts_keep_the_choices_of_the_first(
    notify: Notify, database: Database
) -> None:
    async with database.write() as connection:
        source, target = await keep(connection, WREN), await keep(connection, SOFIA)
        await store.change(connection, source, "quiet", "none")
        await store.change(connection, target, "quiet", "2200-0700")
        await notify.move(connection, source, target)
        assert str((await store.wishes(connection, target)).quiet) == "2200-0700"


def test_reminders_together_lead_on_to_each() -> None:
    file = File("a.ics", "text/calendar", b"x")
    mute = mute_row(SAY, SERIES, "it")
    first = Message(
        title="First", rows=(mute, (Link("Join", "https://example.org"),)), files=(file,)
    )
    second = Message(title="Second", footer="Mind the clocks", rows=(mute,))
    found = together(SAY, (first, second))
    assert found.rows[0] == (Link("First", "https://example.org"),)
    assert len(found.rows) == 2
    assert found.files == (file,)
    assert "Mind the clocks" in found.words()
    assert together(SAY, (first,)) == first


@given(st.from_regex(r"[a-z0-9][a-z0-9-]{0,39}", fullmatch=True))
def test_every_series_can_be_muted(series: str) -> None:
    (button, everything) = mute_row(SAY, f"series:{series}", "x")
    assert isinstance(button, Button)
    assert len(button.action.replace("mute", "unmute")) <= 64
    assert everything.action == "notify:mute:all:all"


def test_fields_keep_their_label() -> None:
    message = Message(title="A", fields=(Field("Where", SAY.text("members-how")),))
    assert "Where: " in together(SAY, (message, message)).words()
