"""The sample people of `alliance try`: who one can be on the trial page, and what they may do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from bot.chat.router import Role


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
