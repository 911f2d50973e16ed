"""The shortest way in: events to the dispatcher, what it shows to a screen for each person."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from typing import Any

from bot.app import App
from bot.chat import text
from bot.chat.action import extend
from bot.chat.dispatch import Dispatcher
from bot.chat.event import (
    AnyEvent,
    Arrived,
    Asked,
    Command,
    Person,
    Place,
    Press,
    Submitted,
    Suggest,
)
from bot.chat.form import Answer, Choice, Choices, Form
from bot.chat.message import Button, Link, Menu, Message
from bot.chat.platform import Address, Reference
from bot.chat.reply import Ask, Reply, Shown, Suggestions, Toast, Update
from bot.people import SAMPLE_PEOPLE
from tests.journeys.doors.forms import Forms
from tests.journeys.teller import Seen


@dataclass(slots=True)
class Mailbox:
    """A platform of which only what it is told to send matters."""

    name: str = "web"
    sent: dict[str, list[Message]] = field(default_factory=dict)

    async def start(self) -> None:
        """Nothing to open."""

    async def stop(self) -> None:
        """Nothing to close."""

    async def send(self, address: Address, message: Message) -> Reference:
        """Keeps it for whoever looks."""
        kept = self.sent.setdefault(address.chat, [])
        kept.append(message)
        return Reference(address, str(len(kept)))

    async def update(self, reference: Reference, message: Message) -> None:
        """Keeps it for whoever looks."""
        await self.send(reference.address, message)


class DispatcherOpening:
    """See `tests.journeys.doors.Opening`."""

    async def prepare(self, stack: AsyncExitStack) -> Mapping[str, Any]:
        """Nothing."""
        return {}

    async def open(
        self, app: App, forms: Forms, locales: Mapping[str, str], stack: AsyncExitStack
    ) -> DispatcherDoor:
        """The sample people, and whoever else has a language of their own."""
        names = {one.id: one.name for one in SAMPLE_PEOPLE} | dict.fromkeys(locales, "Noa")
        people = {
            who: Person("web", who, locales.get(who, "en-US"), name) for who, name in names.items()
        }
        mail = Mailbox()
        app.platforms.append(mail)
        return DispatcherDoor(app.dispatcher, people, mail)


@dataclass(slots=True)
class _Screen:
    messages: list[Message] = field(default_factory=list)
    form: Form | None = None


@dataclass(slots=True)
class DispatcherDoor:
    """See the module. `mail` is the platform of everybody here."""

    dispatcher: Dispatcher
    people: Mapping[str, Person]
    mail: Mailbox
    screens: dict[str, _Screen] = field(default_factory=dict)

    async def arrive(self, who: str) -> Sequence[Seen]:
        """Opens the bot."""
        return await self._handle(who, Arrived(**self._from(who)))

    async def ask(self, who: str, words: str) -> Sequence[Seen]:
        """Writes to the bot in private."""
        return await self._handle(who, Asked(text=words, **self._from(who)))

    async def mention(self, who: str, words: str) -> Sequence[Seen]:
        """Names the bot in a public place."""
        person = self.people[who]
        place = Place(person.platform, "questions")
        return await self._handle(who, Asked(text=words, person=person, place=place))

    async def command(self, who: str, name: str, values: Mapping[str, str]) -> Sequence[Seen]:
        """Uses a command in private."""
        return await self._handle(who, Command(name=name, values=values, **self._from(who)))

    async def begin(self, who: str, command: str, option: str, typed: str) -> Sequence[Seen]:
        """Types half an option."""
        event = Suggest(command=command, option=option, typed=typed, **self._from(who))
        return await self._handle(who, event)

    async def press(self, who: str, label: str) -> Sequence[Seen]:
        """Presses what is called so on the newest message that has it."""
        screen = self._screen(who)
        for number in range(len(screen.messages) - 1, -1, -1):
            action = _actions(screen.messages[number]).get(label)
            if action is not None:
                return await self._handle(who, Press(action=action, **self._from(who)), number)
        labels = [one for message in screen.messages for one in _actions(message)]
        raise AssertionError(f"{who} finds no {label!r} to press, but: {labels}")

    async def fill(self, who: str, values: Mapping[str, Answer]) -> Sequence[Seen]:
        """Sends the open form, its required questions answered."""
        screen = self._screen(who)
        assert screen.form is not None, f"{who} has no open form"
        form, screen.form = screen.form, None
        names = {one.name for one in form.questions}
        assert set(values) <= names, f"the form asks for {names}"
        sent: dict[str, Answer] = {one.name: one.value for one in form.questions}
        sent.update(values)
        empty = [one.label for one in form.questions if one.required and not sent[one.name]]
        assert not empty, f"the form also wants {empty}"
        return await self._handle(who, Submitted(form=form.key, values=sent, **self._from(who)))

    async def look(self, who: str) -> Sequence[Seen]:
        """What was sent since the last look."""
        letters = self.mail.sent.pop(f"direct:{self.people[who].id}", [])
        self._screen(who).messages += letters
        return [_seen(one) for one in letters]

    def _screen(self, who: str) -> _Screen:
        return self.screens.setdefault(who, _Screen())

    def _from(self, who: str) -> dict[str, Any]:
        person = self.people[who]
        place = Place(person.platform, f"direct:{person.id}", is_private=True)
        return {"person": person, "place": place}

    async def _handle(self, who: str, event: AnyEvent, pressed: int | None = None) -> list[Seen]:
        return [self._show(who, one, pressed) for one in await self.dispatcher.handle(event)]

    def _show(self, who: str, one: Shown, pressed: int | None) -> Seen:
        screen = self._screen(who)
        match one:
            case Reply(message, only_you):
                screen.messages.append(message)
                return _seen(message, only_you)
            case Update(message):
                assert pressed is not None, "only a pressed message can be replaced"
                screen.messages[pressed] = message
                return _seen(message)
            case Ask(form):
                screen.form = form
                return Seen(_form_words(form))
            case Toast(words):
                return Seen(words)
            case Suggestions(options):
                return Seen("\n".join(option.label for option in options))


def _seen(message: Message, only_you: bool = True) -> Seen:
    links = [
        one.label
        for row in message.rows
        if isinstance(row, tuple)
        for one in row
        if isinstance(one, Link)
    ]
    words = "\n".join([message.words(), *(one.name for one in message.files)])
    return Seen(words, tuple(_actions(message)), tuple(links), only_you)


def _actions(message: Message) -> dict[str, str]:
    """What can be pressed on a message: label to action id."""
    found: dict[str, str] = {}
    for row in message.rows:
        if isinstance(row, Menu):
            found |= {one.label: extend(row.action, one.value) for one in row.options}
        else:
            found |= {one.label: one.action for one in row if isinstance(one, Button)}
    return found


def _form_words(form: Form) -> str:
    parts = [form.title, text.flat(form.intro)]
    for question in form.questions:
        parts += [question.label, question.help, question.value]
        if isinstance(question, Choice | Choices):
            parts += [option.label for option in question.options]
    return "\n".join(part for part in [*parts, form.submit] if part)
