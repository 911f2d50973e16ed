"""Who answers what. A feature declares its commands, presses, forms and suggestions on methods.

    class Greetings:
        @command("start")
        async def start(self, context: Context) -> Answer: ...

    router = Router()
    router.add(Greetings())

Platforms register `router.commands`; the dispatcher asks the router who handles an event.
"""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final, TypeVar

from bot.chat.reply import Answer

Handler = Callable[..., Awaitable[Answer]]
Converter = Callable[[str], object]
_AnyHandler = TypeVar("_AnyHandler", bound=Handler)

_Key = TypeVar("_Key")
_Route = TypeVar("_Route")
_COMMAND_NAME: Final = re.compile(
    r"[a-z][a-z0-9_]{0,31}\Z"
)  # Telegram's BotCommand, also legal on Discord
_MARK: Final = "__route__"


class Role(StrEnum):
    """What a route needs of the person. A coordinator is not a committee member."""

    ANYONE = "anyone"
    MEMBER = "member"
    FACILITATOR = "facilitator"
    COORDINATOR = "coordinator"
    COMMITTEE = "committee"


class NotUnderstood(ValueError):
    """An argument that the handler cannot use. `key` is the sentence that says what to write instead."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


@dataclass(frozen=True, slots=True)
class Argument:
    """One option of a command. Its description is the sentence `command-<command>-<name>`.

    `free_text`: the person writes in their own words (guards read it). `suggests`: the feature
    offers what could be meant while they type. `convert` may raise `NotUnderstood`.
    """

    name: str
    required: bool = False
    free_text: bool = False
    suggests: bool = False
    max_length: int = 6000  # the most a Discord string option takes
    convert: Converter = str


@dataclass(frozen=True, slots=True)
class CommandRoute:
    """A command as declared. Its description is the sentence `command-<name>`."""

    name: str
    arguments: tuple[Argument, ...]
    needs: Role
    handler: Handler

    def argument(self, name: str) -> Argument | None:
        """The argument of that name."""
        return next((one for one in self.arguments if one.name == name), None)


@dataclass(frozen=True, slots=True)
class PressRoute:
    """A button or menu as declared: `feature:verb` and what its arguments are."""

    action: str
    converters: tuple[Converter, ...]
    needs: Role
    handler: Handler


@dataclass(frozen=True, slots=True)
class FormRoute:
    """A form as declared. Arguments in the form's key reach the handler like a press's."""

    action: str
    converters: tuple[Converter, ...]
    needs: Role
    handler: Handler


@dataclass(frozen=True, slots=True)
class SuggestRoute:
    """Suggestions for one option of one command."""

    command: str
    option: str
    needs: Role
    handler: Handler


@dataclass(frozen=True, slots=True)
class EventRoute:
    """What answers a question without a command (`asked`) or an arrival (`arrived`)."""

    kind: str
    needs: Role
    handler: Handler


def command(
    name: str, *arguments: Argument, needs: Role = Role.ANYONE
) -> Callable[[_AnyHandler], _AnyHandler]:
    """Declares `/name`; the handler gets its arguments by name, missing ones as None."""
    if not _COMMAND_NAME.match(name):
        raise ValueError(f"not a command name on every platform: {name!r}")
    return _mark(lambda handler: CommandRoute(name, arguments, needs, handler))


def press(
    action: str, *converters: Converter, needs: Role = Role.ANYONE
) -> Callable[[_AnyHandler], _AnyHandler]:
    """Declares `feature:verb`; the handler gets the converted arguments in order."""
    return _mark(lambda handler: PressRoute(action, converters, needs, handler))


def form(
    action: str, *converters: Converter, needs: Role = Role.ANYONE
) -> Callable[[_AnyHandler], _AnyHandler]:
    """Declares who handles a form's answers: `handler(context, values, *arguments of the key)`."""
    return _mark(lambda handler: FormRoute(action, converters, needs, handler))


def suggest(
    command_name: str, option: str, *, needs: Role = Role.ANYONE
) -> Callable[[_AnyHandler], _AnyHandler]:
    """Declares who knows what could be meant: `handler(context, typed) -> Suggestions`."""
    return _mark(lambda handler: SuggestRoute(command_name, option, needs, handler))


def asked(*, needs: Role = Role.ANYONE) -> Callable[[_AnyHandler], _AnyHandler]:
    """Declares who answers a question without a command: `handler(context, text)`."""
    return _mark(lambda handler: EventRoute("asked", needs, handler))


def arrived(*, needs: Role = Role.ANYONE) -> Callable[[_AnyHandler], _AnyHandler]:
    """Declares who greets: `handler(context, payload)`."""
    return _mark(lambda handler: EventRoute("arrived", needs, handler))


AnyRoute = CommandRoute | PressRoute | FormRoute | SuggestRoute | EventRoute


@dataclass(slots=True)
class Router:
    """All routes by what triggers them. Two routes for one trigger are refused when added."""

    commands: dict[str, CommandRoute] = field(default_factory=dict)
    presses: dict[str, PressRoute] = field(default_factory=dict)
    forms: dict[str, FormRoute] = field(default_factory=dict)
    suggestions: dict[tuple[str, str], SuggestRoute] = field(default_factory=dict)
    events: dict[str, EventRoute] = field(default_factory=dict)

    def add(self, *features: object) -> None:
        """Takes every route declared on the methods of `features`."""
        for feature in features:
            for route in _declared(feature):
                self._take(route)

    def _take(self, route: AnyRoute) -> None:
        match route:
            case CommandRoute():
                _put(self.commands, route.name, route)
            case PressRoute():
                _put(self.presses, route.action, route)
            case FormRoute():
                _put(self.forms, route.action, route)
            case SuggestRoute():
                _put(self.suggestions, (route.command, route.option), route)
            case EventRoute():
                _put(self.events, route.kind, route)


def _put(table: dict[_Key, _Route], key: _Key, route: _Route) -> None:
    if key in table:
        raise ValueError(f"two routes for {key!r}")
    table[key] = route


def convert(route: CommandRoute, values: Mapping[str, str]) -> dict[str, object]:
    """A command's values as its handler takes them. Raises `NotUnderstood`.

    Empty text counts as missing; unknown names are left out, since a platform may know an older
    set of options than this process.
    """
    converted: dict[str, object] = {}
    for argument in route.arguments:
        typed = values.get(argument.name, "").strip()
        converted[argument.name] = argument.convert(typed) if typed else None
    return converted


def _mark(make: Callable[[Handler], AnyRoute]) -> Callable[[_AnyHandler], _AnyHandler]:
    def decorate(handler: _AnyHandler) -> _AnyHandler:
        makers = getattr(handler, _MARK, ())
        setattr(handler, _MARK, (*makers, make))
        return handler

    return decorate


def _declared(feature: object) -> Iterator[AnyRoute]:
    for name in dir(type(feature)):
        makers = getattr(getattr(type(feature), name, None), _MARK, ())
        for make in makers:
            yield make(getattr(feature, name))
