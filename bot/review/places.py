"""A place of the alliance that lets the bot post no more: coordinators find a note of it in the queue.

The bot was taken out of a group, a channel was deleted, a permission was lost. One note for each
place waits at a time. Whoever mends it presses Done, and the bot tries the place again.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.chat.platform import Address
from bot.review import store
from bot.review.records import Item, Kind

Places = Callable[[], Mapping[str, Mapping[str, str]]]


class Trouble(StrEnum):
    """What is wrong there. The names end sentences of `content/strings`."""

    GONE = "gone"  # nothing is there any more, or the bot was taken out
    REFUSED = "refused"  # it is there, and the bot lacks a permission


@dataclass(frozen=True, slots=True)
class PlaceNotes:
    """Writes the notes. `places`: as `content/alliance.yaml` has them now, by name and platform, each
    as `chat` or `chat/thread`. `now` is in UTC."""

    places: Places
    now: Callable[[], datetime]

    async def gone(
        self, connection: AsyncConnection, address: Address, _member_id: int | None = None
    ) -> None:
        """Nothing can be posted there any more. Nothing happens for an address that is no place."""
        await self._note(connection, address, Trouble.GONE)

    async def refused(self, connection: AsyncConnection, address: Address) -> None:
        """The bot may not post there."""
        await self._note(connection, address, Trouble.REFUSED)

    async def _note(self, connection: AsyncConnection, address: Address, why: Trouble) -> None:
        written = (address.chat, f"{address.chat}/{address.thread}")
        for name, platforms in self.places().items():
            if platforms.get(address.platform) in written:
                await store.note(
                    connection,
                    subject=f"{name}/{address.platform}",
                    text=f"{why} {address.chat}/{address.thread}",
                    on=self.now().date(),
                )


def trouble_of(item: Item) -> tuple[Trouble, str, Address]:
    """What a note says: what is wrong, the place's name, and its address."""
    why, _, where = item.text.partition(" ")
    name, _, platform = item.subject.rpartition("/")
    chat, _, thread = where.rpartition("/")
    known = Trouble(why) if why in tuple(Trouble) else Trouble.REFUSED
    return known, name, Address(platform, chat, thread)


def address_to_try_again(item: Item | None) -> Address | None:
    """Where to post again once a coordinator says that it was mended."""
    return trouble_of(item)[2] if item is not None and item.kind is Kind.PLACE else None
