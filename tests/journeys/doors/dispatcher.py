"""The shortest way in: events to the dispatcher, what it shows to a screen for each person."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from typing import Any

from bot import people as sample_people
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
from tests.journeys.doors.forms import Forms
from tests.journeys.teller import Seen

AROUND = "sessions"  # the place where stories post


@dataclass(slots=True)
class Mailbox:
    """A platform of which only what it is told to send matters."""

    name: str = "web"
    changes: list[tuple[Reference, Message | None]] = field(default_factory=list)
    keys: dict[str, Reference] = field(default_factory=dict)

    async def start(self) -> None:
        """Nothing to open."""

    async def stop(self) -> None:
        """Nothing to close."""

    async def send(
        self, address: Address, message: Message, key: str | None = None, *, silent: bool = False
    ) -> Reference:
        """Keeps it for whoever looks."""
        if key is not None and key in self.keys:
            return self.keys[key]
        reference = Reference(address, str(len(self.changes) + 1))
        self.changes.append((reference, message))
        if key is not None:
            self.keys[key] = reference
        return reference

    async def update(self, reference: Reference, message: Message) -> None:
        """Keeps it for whoever looks."""
        self.changes.append((reference, message))

    async def withdraw(self, reference: Reference) -> None:
        """It stands there no longer."""
        self.changes.append((reference, None))

    def standing(self, chat: str) -> list[Message]:
        """What can be read there now, oldest first."""
        there: dict[str, Message | None] = {}
        for reference, message in self.changes:
            if reference.address.chat == chat:
                there[reference.message] = message
        return [one for one in there.values() if one is not None]

    def since(self, chat: str, seen: int) -> tuple[list[Message], int]:
        """What was sent or changed there after so many changes in all, and how many there are."""
        fresh = self.changes[seen:]
        found = [one for reference, one in fresh if one and reference.address.chat == chat]
        return found, len(self.changes)


class DispatcherOpening:
    """See `tests.journeys.doors.Opening`."""

    async def prepare(self, stack: AsyncExitStack) -> Mapping[str, Any]:
        """Nothing."""
        return {}

    async def open(
        self, app: App, forms: Forms, locales: Mapping[str, str], stack: AsyncExitStack
    ) -> DispatcherDoor:
        """The sample people, and whoever else has a language of their own."""
        names = {one.id: one.name for one in sample_people.SAMPLE_PEOPLE} | dict.fromkeys(
            locales, "Noa"
        )
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
    letters: int = 0  # how far the mail was read
    posts: int = 0


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
        """Presses what is called so on the newest message that has it, in private or where all
        read."""
        screen = self._screen(who)
        for number in range(len(screen.messages) - 1, -1, -1):
            action = _actions(screen.messages[number]).get(label)
            if action is not None:
                return await self._handle(who, Press(action=action, **self._from(who)), number)
        for message in reversed(self.mail.standing(AROUND)):
            if (action := _actions(message).get(label)) is not None:
                person = self.people[who]
                place = Place(person.platform, AROUND)
                return await self._handle(who, Press(action=action, person=person, place=place))
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
        """What was sent since the last look, in private and where all read."""
        screen = self._screen(who)
        letters, screen.letters = self.mail.since(f"direct:{self.people[who].id}", screen.letters)
        posts, screen.posts = self.mail.since(AROUND, screen.posts)
        screen.messages += letters
        return [*(_seen(one) for one in letters), *(_seen(one, False) for one in posts)]

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
