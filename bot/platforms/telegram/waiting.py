"""Answers that wait for somebody to open the private chat.

A bot cannot write to people first. So in a group it leaves a button `t.me/<bot>?start=<token>`, and
what it had to say waits in memory, for an hour: never on disk, since it may answer a question that
nobody else may know of. A plain command needs no memory; its token names it.
"""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import Enum, auto
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from bot.platforms.telegram.turn import Turn

PREFIX: Final = "tg-"
HOUR: Final = timedelta(hours=1)
MOST: Final = 2_000
_COMMAND: Final = re.compile(r"tg-do-([a-z][a-z0-9_]{0,31})\Z")

Delivery = Callable[["Turn"], Awaitable[None]]


class Missing(Enum):
    """Why there is nothing to deliver."""

    GONE = auto()
    ANOTHERS = auto()


@dataclass(frozen=True, slots=True)
class _Left:
    person: str
    delivery: Delivery
    until: datetime


@dataclass(slots=True)
class Waiting:
    """What waits, by token. `now` is the clock's."""

    token: Callable[[], str]
    now: Callable[[], datetime]
    left: OrderedDict[str, _Left] = field(default_factory=OrderedDict)

    def keep(self, person: str, delivery: Delivery) -> str:
        """Keeps a delivery; gives the payload that fetches it."""
        payload = f"{PREFIX}{re.sub(r'[^A-Za-z0-9_-]', '', self.token())[:40]}"
        self.left[payload] = _Left(person, delivery, self.now() + HOUR)
        if len(self.left) > MOST:
            self.left.popitem(last=False)
        return payload

    def take(self, payload: str, person: str) -> Delivery | Missing:
        """The delivery, once, for the one it is meant for."""
        found = self.left.get(payload)
        if found is None or found.until <= self.now():
            self.left.pop(payload, None)
            return Missing.GONE
        if found.person != person:
            return Missing.ANOTHERS
        del self.left[payload]
        return found.delivery


def command_payload(name: str) -> str:
    """The payload that runs a command without options."""
    return f"{PREFIX}do-{name}"


def command_of(payload: str) -> str | None:
    """The command that a payload runs."""
    found = _COMMAND.match(payload)
    return found[1] if found else None
