"""One thing to do at a platform: send a promise, or bring a copy up to date. And the one error
boundary of delivery."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol, TypeVar

from bot.chat.platform import Address
from bot.delivery.records import Carrier

log = logging.getLogger(__name__)

_Result = TypeVar("_Result")


@dataclass(frozen=True, slots=True)
class Lease:
    """A claim on rows: until when, and the sign that they carry meanwhile."""

    now: datetime
    length: timedelta
    sign: str

    @property
    def until(self) -> datetime:
        """When others may take the rows."""
        return self.now + self.length


class Job(Protocol):
    """Something claimed. Every method but the first three writes what became of it."""

    @property
    def name(self) -> str:
        """Tells this row from others."""

    @property
    def lane(self) -> int:
        """Who goes first; the smallest does."""

    @property
    def address(self) -> Address:
        """Where to."""

    async def prepare(self) -> bool:
        """Asks whether and how it is still to be done; false if there is nothing left to do."""

    async def go(self, carrier: Carrier) -> None:
        """Does it. Raises what the platform raises."""

    async def done(self) -> None:
        """It was done."""

    async def gone(self) -> None:
        """Nobody, or nothing, is there any more."""

    async def doubtful(self, *, remembers: bool) -> None:
        """It may have been done: there was no answer."""

    async def failed(self, reason: str) -> None:
        """It was not done, and that is its own fault as far as anybody can tell."""

    async def put_off(self, at: datetime, *, failing: bool = False) -> None:
        """It was not done and is to be looked at again then. `failing`: while nothing else works
        either."""


class Source(Protocol):
    """Where jobs come from."""

    async def claim(self, platform: str, lease: Lease, most: int) -> list[Job]:
        """Takes what is due."""


async def attempt(work: Awaitable[_Result]) -> _Result | Exception:
    """What comes of it, or what went wrong: one message's trouble never stops the others."""
    try:
        return await work
    except Exception as error:  # the one error boundary of delivery
        return error


async def attempt_each(*steps: Callable[[], Awaitable[object]]) -> None:
    """One step of housekeeping after the other; one that fails holds up nothing that comes after it.
    Raises the first failure at the end; the others are logged."""
    found = [await attempt(step()) for step in steps]
    failed = [one for one in found if isinstance(one, Exception)]
    for one in failed[1:]:
        log.error("housekeeping fails", exc_info=one)
    if failed:
        raise failed[0]
