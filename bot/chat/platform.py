"""What every platform can do, so that delivery and the composition root know no platform by name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from bot.chat.message import Message


@dataclass(frozen=True, slots=True)
class Address:
    """Where to say something unasked: a place of the alliance or a person's private chat."""

    platform: str
    chat: str
    thread: str = ""


@dataclass(frozen=True, slots=True)
class Reference:
    """One sent copy of a message, so that it can be edited and withdrawn later."""

    address: Address
    message: str


class AddressGone(Exception):
    """Nobody can be reached there any more: blocked, left, deleted. Do not try again."""


class Platform(Protocol):
    """A door. `start` returns when people can come in; `stop` within a second or two, nothing half-said."""

    name: str

    async def start(self) -> None:
        """Opens the door."""

    async def stop(self) -> None:
        """Closes it; what was begun is answered first."""

    async def send(
        self, address: Address, message: Message, key: str | None = None, *, silent: bool = False
    ) -> Reference:
        """Posts a message; the same `key` within some minutes posts it once, where a platform can
        tell. `silent`: without a sound.

        Raises `AddressGone`; `TryLater`; `ConnectionError` when nothing was sent, `TimeoutError` when
        it may have been; `PlatformTrouble` where the operator must give the bot something first.
        """

    async def update(self, reference: Reference, message: Message) -> None:
        """Replaces a sent message. Raises what `send` raises; `AddressGone` if it is no longer there."""

    async def withdraw(self, reference: Reference) -> None:
        """Takes a sent message back; fine if it is gone already. Raises what `send` raises."""


class Drafts(Protocol):
    """Half-filled forms that must outlive the process. Keys and contents are the platform's own."""

    async def load(self, key: str) -> str | None:
        """What was kept under `key`, if it has not expired."""

    async def save(self, key: str, content: str, *, hours: float) -> None:
        """Keeps `content` for so many hours, in place of what was there."""

    async def delete(self, key: str) -> None:
        """Forgets it; fine if there is none."""


class PlatformTrouble(Exception):
    """A platform that cannot be used as configured; the text tells the operator what to do."""


class TryLater(Exception):
    """The platform wants nothing sent there for `seconds`; nothing was sent. Try again after that."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"try again in {seconds:g} s")
        self.seconds = seconds
