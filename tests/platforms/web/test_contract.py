"""The page keeps what delivery needs of it; its conversations have tests of their own."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass, field

import pytest

from bot.chat.platform import Address, Reference
from bot.platforms.web import WebPlatform
from bot.platforms.web.render import View, make_renderer
from bot.platforms.web.rooms import Key, Rooms
from tests.fakes import LANGUAGE
from tests.platforms.delivering import DeliveryContract
from tests.platforms.web.browsing import read
from tests.platforms.web.demo import NOW, Demo, platform

RENDERER = make_renderer()
VIEW = View(LANGUAGE.voice("en", "UTC"), NOW, "", "sessions", "", "", lambda filling, entry: "")


@dataclass(frozen=True, slots=True)
class Standing:
    """What stands at an entry."""

    words: str


@dataclass(frozen=True, slots=True)
class Nobody:
    """Somebody who has nothing to say."""

    async def write(self, words: str) -> object:
        """The page needs no first word."""
        return None


@dataclass(slots=True)
class WebDelivery:
    """See `tests.platforms.delivering.Deliverer`."""

    remembers = True
    platform: WebPlatform = field(default_factory=lambda: platform(Demo()))

    def visitor(self, name: str) -> Nobody:
        """Everybody is the newcomer."""
        return Nobody()

    def address(self, name: str = "") -> Address:
        """The newcomer's direct message, or a place of the trial."""
        return Address("web", "direct:newcomer" if name else "sessions")

    def read(self, reference: Reference) -> Standing | None:
        """What stands in the room."""
        chat, _, owner = reference.address.chat.partition(":")
        rooms: Rooms = self.platform._rooms
        entry = rooms.find(Key(chat, owner), reference.message)
        if entry is None:
            return None
        return Standing(read(str(RENDERER.entry(Key(chat, owner), entry, VIEW))).words)

    def is_silent(self, reference: Reference) -> bool | None:
        """The page makes no sound."""
        return None

    async def restart(self) -> None:
        """Another process: the rooms are empty."""
        await self.platform.stop()
        self.platform = platform(Demo(), start=1000)
        await self.platform.start()


class TestWeb(DeliveryContract):
    """The contract, over the rooms that the page shows."""

    @pytest.fixture
    async def door(self) -> AsyncIterator[WebDelivery]:
        door = WebDelivery()
        await door.platform.start()
        yield door
        await door.platform.stop()
