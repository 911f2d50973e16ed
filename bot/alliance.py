"""`content/alliance.yaml`: the alliance's name, state, zone, languages, places and roles."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated, Final, Literal
from zoneinfo import ZoneInfo, available_timezones

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from bot.calendar.series import folded
from bot.chat.event import Person
from bot.chat.router import Role
from bot.content import read_yaml, validate

PLACES: Final = ("announcements", "sessions", "jobs", "trainings", "questions")
_ACCOUNT_ID: Final = re.compile(r"[0-9]{1,20}", re.ASCII)
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


class AccountsOf(BaseModel):
    """The accounts of somebody who facilitates, by the platforms' own ids."""

    model_config = ConfigDict(extra="forbid", coerce_numbers_to_str=True)
    discord: str | None = None
    telegram: str | None = None


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
    people: dict[_Text, AccountsOf] = {}

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

    def holders_of(self, role: Role) -> tuple[Person, ...]:
        """The accounts that the file names for a role; holders of a Discord role are not known by id."""
        holders = next((one for name, one in self.roles.items() if name == role.value), Holders())
        return (
            *(Person("discord", one) for one in holders.discord),
            *(Person("telegram", one) for one in holders.telegram),
        )

    def accounts_of(self, name: str) -> tuple[Person, ...]:
        """The accounts behind a name of a schedule: one of `people`, or `discord:501` itself."""
        wanted = folded(name)
        for known, accounts in self.people.items():
            if folded(known) == wanted:
                ids = (("discord", accounts.discord), ("telegram", accounts.telegram))
                return tuple(Person(platform, one) for platform, one in ids if one)
        platform, colon, account = wanted.partition(":")
        if colon and platform in ("discord", "telegram") and _ACCOUNT_ID.fullmatch(account):
            return (Person(platform, account),)
        return ()


def read_alliance(path: Path) -> Alliance:
    """Reads the file. Raises `bot.content.Unreadable` with file, line and mend."""
    return validate(read_yaml(path), Alliance)
