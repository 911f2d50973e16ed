"""`content/alliance.yaml`: the alliance's name, state, zone, languages, places and roles."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated, Final, Literal
from zoneinfo import ZoneInfo, available_timezones

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from bot.chat.event import Person
from bot.chat.router import Role
from bot.content import read_yaml, validate

PLACES: Final = ("announcements", "sessions", "jobs", "trainings", "questions")
_TELEGRAM_PLACE: Final = re.compile(r"(-?\d+|@\w+)(/\d+)?\Z")


def _zone(name: str) -> str:
    if "/" not in name or name not in available_timezones():
        raise ValueError(f"{name!r} is no Region/City time zone, such as America/New_York")
    ZoneInfo(name)
    return name


def _telegram(place: str) -> str:
    if not _TELEGRAM_PLACE.match(place):
        raise ValueError("a Telegram place is a chat id, or chat/topic, in quotes")
    return place


_Text = Annotated[str, Field(min_length=1, max_length=200)]
_PlaceName = Literal["announcements", "sessions", "jobs", "trainings", "questions"]
_RoleName = Literal["member", "facilitator", "coordinator", "committee"]


class PlaceOn(BaseModel):
    """Where one kind of post goes, on each platform."""

    model_config = ConfigDict(extra="forbid", coerce_numbers_to_str=True)
    discord: str | None = None
    telegram: Annotated[str, AfterValidator(_telegram)] | None = None


class Holders(BaseModel):
    """Who has a role: by the platform's own role, or by name of the account's id."""

    model_config = ConfigDict(extra="forbid", coerce_numbers_to_str=True)
    discord_roles: list[str] = []
    discord: list[str] = []
    telegram: list[str] = []


class Alliance(BaseModel):
    """The file as its guide in CONTRIBUTING.md describes it."""

    model_config = ConfigDict(extra="forbid", coerce_numbers_to_str=True)
    name: _Text
    state: Annotated[str, Field(pattern=r"^us(-[a-z]{2})?$")] = "us"
    timezone: Annotated[str, AfterValidator(_zone)] = "America/New_York"
    languages: Annotated[list[Literal["en", "es"]], Field(min_length=1)] = ["en", "es"]
    places: dict[_PlaceName, PlaceOn] = {}
    roles: dict[_RoleName, Holders] = {}

    def roles_of(self, person: Person) -> frozenset[Role]:
        """The roles that the file gives somebody; everybody has `anyone`."""
        roles = {Role.ANYONE}
        for name, holders in self.roles.items():
            ids = {"discord": holders.discord, "telegram": holders.telegram}.get(
                person.platform, []
            )
            if person.id in ids or (
                person.platform == "discord" and person.groups & set(holders.discord_roles)
            ):
                roles.add(Role(name))
        return frozenset(roles)


def read_alliance(path: Path) -> Alliance:
    """Reads the file. Raises `bot.content.Unreadable` with file, line and mend."""
    return validate(read_yaml(path), Alliance)
