"""The sample people of `alliance try`: who one can be on the trial page, and what they may do."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from bot.calendar.series import folded
from bot.chat.event import Person
from bot.chat.router import Role

_PAGE: Final = "web"  # the only door of the trial


@dataclass(frozen=True, slots=True)
class SamplePerson:
    """Somebody to be. `about` is the sentence that introduces them."""

    id: str
    name: str
    about: str
    roles: frozenset[Role]


SAMPLE_PEOPLE: Final = (
    SamplePerson("newcomer", "Noa", "web-trial-newcomer", frozenset({Role.ANYONE})),
    SamplePerson("worker", "Wren", "web-trial-worker", frozenset({Role.ANYONE, Role.MEMBER})),
    SamplePerson(
        "coordinator",
        "Carmen",
        "web-trial-coordinator",
        frozenset({Role.ANYONE, Role.MEMBER, Role.COORDINATOR}),
    ),
    SamplePerson(
        "committee",
        "Kit",
        "web-trial-committee",
        frozenset({Role.ANYONE, Role.MEMBER, Role.COMMITTEE}),
    ),
)


def sample_named(name: str) -> tuple[Person, ...]:
    """The sample person behind a name of a sample schedule, as the trial's page knows them."""
    wanted = folded(name)
    found = (one for one in SAMPLE_PEOPLE if folded(one.name) == wanted)
    return tuple(Person(_PAGE, one.id, name=one.name) for one in found)


def sample_holders(role: Role) -> tuple[Person, ...]:
    """The sample people who have a role."""
    return tuple(Person(_PAGE, one.id, name=one.name) for one in SAMPLE_PEOPLE if role in one.roles)


def sample_roles(person: Person) -> Iterable[Role]:
    """What the trial's sample people may do."""
    if person.platform != _PAGE:
        return ()
    return next((one.roles for one in SAMPLE_PEOPLE if one.id == person.id), frozenset())


def no_roles(_person: Person) -> Iterable[Role]:
    """Nobody has a role but by the alliance's files and grants."""
    return ()
