"""What the alliance may know of somebody, and where it comes from."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Protocol

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.chat.event import Person
from bot.chat.router import Role


@dataclass(frozen=True, slots=True)
class Chosen:
    """The settings somebody made; None where they made none."""

    language: str | None = None
    timezone: str | None = None  # Region/City
    state: str | None = None  # `us-xx`, or `us` for the whole country

    def __bool__(self) -> bool:
        return any((self.language, self.timezone, self.state))


@dataclass(frozen=True, slots=True)
class Kept:
    """A member's row: who they are to the rest of the database, and their settings."""

    member_id: int
    chosen: Chosen


class Source(StrEnum):
    """Where a setting in force comes from."""

    CHOSEN = "chosen"
    APP = "app"
    ALLIANCE = "alliance"


@dataclass(frozen=True, slots=True)
class Setting:
    """A setting in force and its source."""

    value: str
    source: Source


@dataclass(frozen=True, slots=True)
class Settings:
    """What the bot goes by with one person."""

    language: Setting
    timezone: Setting
    state: Setting


class Why(StrEnum):
    """Why somebody has a role."""

    EVERYBODY = "everybody"  # all people on the alliance's own chat apps are members
    FILE = "file"  # content/alliance.yaml
    GRANTED = "granted"  # kept in the database
    SAMPLE = "sample"  # a sample person of the trial
    IMPLIED = "implied"  # whoever has another role is a member too


@dataclass(frozen=True, slots=True)
class Part:
    """One kind of thing that is held. `key` is the sentence that names it, with `$count`."""

    key: str
    label: str  # the same in plain English, for files and the operator
    content: object  # ready for JSON
    count: int = 1


@dataclass(frozen=True, slots=True)
class Held:
    """All that is held about somebody. Nothing at all when `parts` is empty."""

    parts: tuple[Part, ...]
    settings: Settings
    roles: Mapping[Role, Why]

    def as_json(self) -> dict[str, Any]:
        """What is held by its plain English labels, for a file or the operator."""
        return {part.label: part.content for part in self.parts}


# Holds what a feature shares with others of these members, such as their sessions, before anything of
# theirs is changed: everybody takes it first and in one order, so that nobody waits in a circle.
Hold = Callable[[AsyncConnection, Collection[int]], Awaitable[object]]


async def hold_nothing(_connection: AsyncConnection, _members: Collection[int]) -> None:
    """There is nothing to hold."""


class Holder(Protocol):
    """A feature that may hold something about a person besides their settings.

    Both methods work in the caller's transaction, so that all of it is erased or nothing.
    `member_id` is None for somebody without a row.
    """

    name: str  # `<name>-held` is the sentence that names what is held, with `$count`

    async def held(
        self, connection: AsyncConnection, member_id: int | None, person: Person
    ) -> Mapping[str, object]:
        """What is held: plain English label to content ready for JSON. Empty when nothing is."""

    async def forget(
        self, connection: AsyncConnection, member_id: int | None, person: Person
    ) -> None:
        """Erases all of it."""
