"""What people do: commands, presses, answers, typing, questions, arrivals."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.chat.form import Answer


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody as their platform knows them. `locale` is the app's language, such as `es-MX`."""

    platform: str
    id: str
    locale: str = ""
    name: str = ""
    groups: frozenset[str] = frozenset()  # the platform's own roles, such as Discord role ids

    @property
    def key(self) -> str:
        """`platform:id`, as the command line names people."""
        return f"{self.platform}:{self.id}"


@dataclass(frozen=True, slots=True)
class Place:
    """Where something happens. `is_private`: only this person and the bot can read it."""

    platform: str
    chat: str
    thread: str = ""
    is_private: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """What all events carry."""

    person: Person
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Command(Event):
    """`/name` with its options as text; the router turns them into what the handler asks for."""

    name: str
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Press(Event):
    """A button or a menu option. `action` is the whole id as it came: it may be forged or old."""

    action: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Submitted(Event):
    """The answers to a form, by question name."""

    form: str
    values: Mapping[str, Answer] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggest(Event):
    """Half-typed text of one option of a command."""

    command: str
    option: str
    typed: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked(Event):
    """A direct message, or a public one that mentions the bot (the mention taken off)."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrived(Event):
    """Somebody opened the bot: a first visit, a deep link (`payload`), an invitation."""

    payload: str = ""


AnyEvent = Command | Press | Submitted | Suggest | Asked | Arrived
