"""Telling what somebody does and sees, the same for every platform.

    await tell("newcomer").arrives().asks("what is a warmline").sees("As of").presses("Topics")

A `Door` is a way in: here straight to the dispatcher, elsewhere a page or a chat app. A story is a
list of steps that runs when it is awaited; where one fails, everything the person saw is shown.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Generator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol, Self

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
from bot.chat.reply import Ask, Reply, Shown, Suggestions, Toast, Update


@dataclass(frozen=True, slots=True)
class Seen:
    """One thing on somebody's screen, as words, with what can be pressed on it."""

    words: str
    labels: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    only_you: bool = True


class Door(Protocol):
    """What a person can do on a platform. Every act gives what it newly showed them."""

    async def arrive(self, who: str) -> Sequence[Seen]:
        """Opens the bot."""

    async def ask(self, who: str, words: str) -> Sequence[Seen]:
        """Writes to the bot without a command."""

    async def command(self, who: str, name: str, values: Mapping[str, str]) -> Sequence[Seen]:
        """Uses a command."""

    async def press(self, who: str, label: str) -> Sequence[Seen]:
        """Presses a button or chooses from a menu, on the newest message that has it."""

    async def fill(self, who: str, values: Mapping[str, Answer]) -> Sequence[Seen]:
        """Sends the open form; what is not named stays as it was filled in beforehand."""

    async def begin(self, who: str, command: str, option: str, typed: str) -> Sequence[Seen]:
        """Types half an option and looks at what is suggested."""


Step = Callable[[], Awaitable[None]]


@dataclass(slots=True)
class Teller:
    """Stories about the people behind one door, and what each of them saw."""

    door: Door
    saw: dict[str, list[str]] = field(default_factory=dict)

    def tell(self, who: str) -> Story:
        """A story about one person, to be awaited."""
        return Story(self.door, who, self.saw.setdefault(who, []))


@dataclass(slots=True)
class Story:
    """What one person does and sees, step by step."""

    door: Door
    who: str
    diary: list[str]
    steps: list[Step] = field(default_factory=list)
    latest: Sequence[Seen] = ()

    def __await__(self) -> Generator[object, None, None]:
        return self._run().__await__()

    async def _run(self) -> None:
        for step in self.steps:
            await step()

    def arrives(self) -> Self:
        """Opens the bot."""
        return self._does("arrives", lambda: self.door.arrive(self.who))

    def asks(self, words: str) -> Self:
        """Writes a message in their own words."""
        return self._does(f"asks: {words}", lambda: self.door.ask(self.who, words))

    def types(self, command: str, **values: str) -> Self:
        """Uses a command with its options."""
        return self._does(
            f"/{command} {values or ''}", lambda: self.door.command(self.who, command, values)
        )

    def begins(self, command: str, option: str, typed: str) -> Self:
        """Types half of an option."""
        return self._does(
            f"/{command} {typed}…", lambda: self.door.begin(self.who, command, option, typed)
        )

    def presses(self, label: str) -> Self:
        """Presses a button, or chooses from a menu, by its words."""
        return self._does(f"presses: {label}", lambda: self.door.press(self.who, label))

    def presses_if_offered(self, label: str) -> Self:
        """Presses the button when the last act showed it: whether an unknown question gets choices
        or a plain "I do not know" depends on how the search was fitted."""

        async def step() -> None:
            if any(label in one.words for one in self.latest):
                self.diary.append(f"-- {self.who} presses: {label}")
                self.latest = await self.door.press(self.who, label)

        self.steps.append(step)
        return self

    def fills(self, **values: Answer) -> Self:
        """Sends the open form with these answers, by the names of its questions."""
        return self._does(f"sends: {values}", lambda: self.door.fill(self.who, values))

    def sees(self, *parts: str) -> Self:
        """The last act showed all of these words."""
        return self._checks(
            lambda shown: [one for one in parts if one not in shown], "does not see"
        )

    def does_not_see(self, *parts: str) -> Self:
        """The last act showed none of these words."""
        return self._checks(lambda shown: [one for one in parts if one in shown], "sees")

    def sees_alone(self) -> Self:
        """Nobody else could read what the last act showed."""

        async def step() -> None:
            assert all(one.only_you for one in self.latest), self._failed("is not alone with", [])

        self.steps.append(step)
        return self

    def _does(self, words: str, act: Callable[[], Awaitable[Sequence[Seen]]]) -> Self:
        async def step() -> None:
            self.diary.append(f"-- {self.who} {words}")
            self.latest = await act()
            self.diary.extend(one.words for one in self.latest)

        self.steps.append(step)
        return self

    def _checks(self, wrong: Callable[[str], list[str]], verb: str) -> Self:
        async def step() -> None:
            found = wrong("\n".join(one.words for one in self.latest))
            assert not found, self._failed(verb, found)

        self.steps.append(step)
        return self

    def _failed(self, verb: str, parts: list[str]) -> str:
        return "\n".join([f"{self.who} {verb} {parts}. The story so far:", *self.diary])


@dataclass(slots=True)
class _Screen:
    messages: list[Message] = field(default_factory=list)
    form: Form | None = None


@dataclass(slots=True)
class DispatcherDoor:
    """The shortest way in: events to the dispatcher, what it shows to a screen for each person."""

    dispatcher: Dispatcher
    people: Mapping[str, Person]
    screens: dict[str, _Screen] = field(default_factory=dict)

    async def arrive(self, who: str) -> Sequence[Seen]:
        """Opens the bot."""
        return await self._handle(who, Arrived(**self._from(who)))

    async def ask(self, who: str, words: str) -> Sequence[Seen]:
        """Writes to the bot in private."""
        return await self._handle(who, Asked(text=words, **self._from(who)))

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
        sent: dict[str, Answer] = {one.name: one.value for one in form.questions} | dict(values)
        empty = [one.label for one in form.questions if one.required and not sent[one.name]]
        assert not empty, f"the form also wants {empty}"
        return await self._handle(who, Submitted(form=form.key, values=sent, **self._from(who)))

    def _screen(self, who: str) -> _Screen:
        return self.screens.setdefault(who, _Screen())

    def _from(self, who: str) -> dict[str, Person | Place]:
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
    return Seen(message.words(), tuple(_actions(message)), tuple(links), only_you)


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
