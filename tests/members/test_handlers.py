"""Arriving, help and `me`, as people see them, through the dispatcher."""

from __future__ import annotations

import json
from dataclasses import dataclass

import pytest

from bot.alliance import Alliance
from bot.chat.action import pack
from bot.chat.dispatch import Dispatcher
from bot.chat.event import AnyEvent, Arrived, Command, Person, Place, Press, Submitted
from bot.chat.form import Form
from bot.chat.message import Menu, Message
from bot.chat.reply import Ask, Reply, Shown, Toast, Update
from bot.chat.router import Role, Router, command
from bot.members.account import Accounts, grant
from bot.members.handlers import AboutYou, Welcome
from bot.storage import Database
from tests.fakes import LANGUAGE, NOW, actions, messages, words

FILE = Alliance(name="Green Mountain Peer Alliance", state="us-vt")
WREN = Person("telegram", "501", locale="en")
SOFIA = Person("telegram", "502", locale="es-MX")
VISITOR = Person("web", "abc", locale="en")


class ForCoordinators:
    @command("review", needs=Role.COORDINATOR)
    async def review(self, context: object) -> None: ...


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

    async def arrives(self) -> tuple[Shown, ...]:
        return await self._handle(Arrived(person=self.person, place=self._place, payload="x"))

    async def presses(self, action: str) -> tuple[Shown, ...]:
        return await self._handle(Press(person=self.person, place=self._place, action=action))

    async def submits(self, form: Form, **values: str) -> tuple[Shown, ...]:
        event = Submitted(person=self.person, place=self._place, form=form.key, values=values)
        return await self._handle(event)


@pytest.fixture
def accounts(database: Database) -> Accounts:
    return Accounts(database, lambda: FILE)


@pytest.fixture
def dispatcher(accounts: Accounts) -> Dispatcher:
    router = Router()
    router.add(
        Welcome(lambda: FILE, lambda: router.commands),
        AboutYou(accounts, lambda: FILE, LANGUAGE.voice),
        ForCoordinators(),
    )
    return Dispatcher(
        router, accounts.identify, accounts.guess, LANGUAGE.voice, lambda: NOW, lambda: "CODE"
    )


@pytest.fixture
def wren(dispatcher: Dispatcher) -> Chat:
    return Chat(dispatcher, WREN)


def only(answer: tuple[Shown, ...]) -> Message:
    (message,) = messages(answer)
    return message


def menu(message: Message) -> Menu:
    return next(row for row in message.rows if isinstance(row, Menu))


async def test_a_newcomer_learns_what_this_is_and_what_to_press(dispatcher: Dispatcher) -> None:
    answer = await Chat(dispatcher, VISITOR).arrives()
    said = words(answer)
    assert "Welcome to Green Mountain Peer Alliance" in said
    assert "a program, not a person" in said
    assert "not fully private" in said
    assert list(actions(answer)) == ["How to ask", "Browse topics", "People to talk with"]
    assert isinstance(answer[0], Reply)
    assert answer[0].only_you


async def test_start_says_the_same_as_arriving(wren: Chat) -> None:
    assert await wren.types("start") == await wren.arrives()


@pytest.mark.parametrize(
    ("role", "sign"),
    [
        (Role.FACILITATOR, "You facilitate sessions"),
        (Role.COORDINATOR, "You coordinate"),
        (Role.COMMITTEE, "fidelity committee"),
    ],
)
async def test_the_welcome_fits_who_they_are(
    wren: Chat, database: Database, role: Role, sign: str
) -> None:
    before = words(await wren.types("start"))
    assert "Good to have you here" in before
    assert sign not in before
    await grant(database, role, WREN)
    after = await wren.types("start")
    assert sign in words(after)
    assert ("What waits for review" in actions(after)) == (role is Role.COORDINATOR)
    assert "Next sessions" in actions(after)


async def test_the_welcome_is_in_the_apps_language(dispatcher: Dispatcher) -> None:
    said = words(await Chat(dispatcher, SOFIA).types("start"))
    assert "Te damos la bienvenida" in said
    assert "Soy el programa de la alianza, no una persona" in said


async def test_how_to_ask_is_one_press_away(wren: Chat) -> None:
    action = actions(await wren.types("start"))["How to ask"]
    assert "just write your question" in words(await wren.presses(action))


async def test_help_shows_only_what_this_person_may_use(wren: Chat, database: Database) -> None:
    said = words(await wren.types("help"))
    assert "/me: See, change, take away or erase" in said
    assert "/review" not in said
    await grant(database, Role.COORDINATOR, WREN)
    said = words(await wren.types("help"))
    assert "For coordinators" in said
    assert "/review: " in said


async def test_me_says_plainly_when_nothing_is_held(wren: Chat) -> None:
    answer = await wren.types("me")
    said = words(answer)
    assert "I keep nothing about you" in said
    assert "English (from your app)" in said
    assert "Eastern time: New York, Vermont (from the alliance)" in said
    assert "Time there now: 1:00 PM EST" in said.replace("\u202f", " ")
    assert "Vermont (from the alliance)" in said
    assert "Member: everyone on this app is one" in said
    assert "Erase all of it" not in actions(answer)


async def test_a_visitor_without_roles_is_not_made_to_feel_it(dispatcher: Dispatcher) -> None:
    assert "You can ask anything without one" in words(await Chat(dispatcher, VISITOR).types("me"))


async def test_a_new_language_speaks_at_once_and_stays(wren: Chat) -> None:
    answer = await wren.presses(actions(await wren.types("me"))["Español"])
    assert isinstance(answer[0], Update)
    assert isinstance(answer[1], Toast)
    assert answer[1].text == "Guardado."
    assert "Guardo esto:" in words(answer)
    assert "Un ajuste que elegiste" in words(answer)
    assert "Español (tu elección)" in words(await wren.types("me"))
    back = await wren.presses(actions(answer)["El idioma de mi aplicación"])
    assert "English (from your app)" in words(back)


async def test_a_time_zone_from_the_menu(wren: Chat) -> None:
    card = await wren.types("me")
    zones = menu(only(await wren.presses(actions(card)["Change time zone"])))
    assert len(zones.options) == 10
    pacific = next(one for one in zones.options if one.label.startswith("Pacific"))
    answer = await wren.presses(f"{zones.action}:{pacific.value}")
    assert "Pacific time: Los Angeles, Seattle (you chose it)" in words(answer)
    assert "Time there now: 10:00 AM PST" in words(answer).replace("\u202f", " ")


async def ask_for_zone(chat: Chat) -> Form:
    listed = await chat.presses(pack("members", "zones"))
    (asked,) = await chat.presses(actions(listed)["Somewhere else"])
    assert isinstance(asked, Ask)
    return asked.form


async def test_a_time_zone_in_ones_own_words(wren: Chat) -> None:
    answer = await wren.submits(await ask_for_zone(wren), zone="mexico city")
    assert "America/Mexico City (you chose it)" in words(answer)


async def test_a_misspelled_zone_is_offered_and_one_press_takes_it(wren: Chat) -> None:
    answer = await wren.submits(await ask_for_zone(wren), zone="Denvr")
    assert "Did you mean one of these?" in words(answer)
    taken = await wren.presses(actions(answer)["Mountain time: Denver"])
    assert "Mountain time: Denver (you chose it)" in words(taken)


@pytest.mark.parametrize("typed", ["UTC-5", "", "**x**", "\x00", "x" * 10_000, "@everyone"])
async def test_a_zone_that_is_none_gets_a_kind_way_on(wren: Chat, typed: str) -> None:
    answer = await wren.submits(await ask_for_zone(wren), zone=typed)
    assert "A big city in the same time zone" in words(answer)
    assert list(actions(answer)) == ["Try again", "Choose from a list"]
    assert "I keep nothing about you" in words(await wren.types("me"))


async def test_a_state_from_the_menu_and_back_to_the_alliances(wren: Chat) -> None:
    states = menu(only(await wren.presses(pack("members", "states"))))
    labels = [one.label for one in states.options]
    assert len(labels) == 52
    assert labels[0] == "All of the U.S."
    assert labels[1:] == sorted(labels[1:])
    california = next(one for one in states.options if one.label == "California")
    answer = await wren.presses(f"{states.action}:{california.value}")
    assert "California (you chose it)" in words(answer)
    again = await wren.presses(pack("members", "states"))
    answer = await wren.presses(actions(again)["Same as the alliance"])
    assert "Vermont (from the alliance)" in words(answer)


async def test_states_are_named_in_the_readers_language(dispatcher: Dispatcher) -> None:
    listed = menu(only(await Chat(dispatcher, SOFIA).presses(pack("members", "states"))))
    labels = [one.label for one in listed.options]
    assert "Carolina del Norte" in labels
    assert labels.index("Míchigan") < labels.index("Minnesota")


@pytest.mark.parametrize(
    "action",
    [
        "members:language:fr",
        "members:language:../etc",
        "members:zone:Etc/GMT+5",
        "members:zone:UTC",
        "members:zone:%00",
        "members:state:us-zz",
        "members:state:",
        "members:state",
        "members:erase-yes:x",
    ],
)
async def test_a_forged_button_changes_nothing(wren: Chat, action: str) -> None:
    (shown,) = await wren.presses(action)
    assert isinstance(shown, Toast)
    assert "older message" in shown.text
    assert "I keep nothing about you" in words(await wren.types("me"))


async def test_a_copy_is_a_file_other_programs_can_read(wren: Chat) -> None:
    await wren.presses("members:language:es")
    await wren.presses("members:state:us-ca")
    message = only(await wren.presses("members:export"))
    (file,) = message.files
    assert file.media_type == "application/json"
    assert file.alt
    held = json.loads(file.content)
    assert held.pop("written") == "2026-11-20T18:00:00+00:00"
    assert held == {
        "settings": {"language": "es", "state": "us-ca"},
        "accounts": [{"app": "telegram", "id": "501", "language of the app": "en"}],
    }


async def test_erasing_asks_once_says_what_and_leaves_nothing(
    wren: Chat, database: Database
) -> None:
    await wren.presses("members:state:us-ca")
    await grant(database, Role.COORDINATOR, WREN)
    asked = await wren.presses(actions(await wren.types("me"))["Erase all of it"])
    assert "This would be erased" in words(asked)
    assert "One role you were given here" in words(asked)
    assert "cannot be taken back" in words(asked)
    kept = await wren.presses(actions(asked)["No, keep it"])
    assert "California (you chose it)" in words(kept)
    gone = await wren.presses(actions(asked)["Yes, erase it"])
    assert "I no longer keep this" in words(gone)
    assert "One setting you chose" in words(gone)
    card = words(await wren.types("me"))
    assert "I keep nothing about you" in card
    assert "Coordinator" not in card


async def test_where_nothing_is_held_there_is_nothing_to_take_or_erase(wren: Chat) -> None:
    for action in ("members:export", "members:erase", "members:erase-yes"):
        answer = await wren.presses(action)
        assert "I keep nothing about you" in words(answer)
        assert not only(answer).files


async def test_roles_of_the_alliances_file_are_said_to_stay(accounts: Accounts) -> None:
    from bot.members import views

    await accounts.change(WREN, "state", "us-ca")
    file = Alliance.model_validate({"name": "A", "roles": {"coordinator": {"telegram": ["501"]}}})
    named = Accounts(accounts._database, lambda: file)
    say = LANGUAGE.voice("en", "UTC")
    asked = views.erase_asked(say, await named.held(WREN)).words()
    assert "Roles that come from the alliance's settings stay" in asked


@pytest.mark.parametrize("language", ["en", "es"])
async def test_every_press_and_sentence_exists(
    dispatcher: Dispatcher, language: str, caplog: pytest.LogCaptureFixture
) -> None:
    chat = Chat(dispatcher, Person("telegram", "9", locale=language))
    await chat.presses("members:state:us-ny")
    for name in ("start", "help", "me"):
        await chat.types(name)
    seen = set(dispatcher.router.presses) - {"members:erase-yes"}
    for action in sorted(seen):
        if not dispatcher.router.presses[action].converters:
            assert words(await chat.presses(action)) or action == "members:zone-other"
    assert [record for record in caplog.records if "sentence" in record.getMessage()] == []
