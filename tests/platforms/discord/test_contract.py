"""Discord keeps the contract."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from tests.e2e.discord_server import DiscordServer
from tests.platforms.contract import PlatformContract
from tests.platforms.discord.door import DiscordDoor
from tests.platforms.showcase import Showcase, showcase


class TestDiscord(PlatformContract):
    """The contract over sockets; nothing that was sent may have been refused."""

    @pytest.fixture
    def feature(self) -> Showcase:
        return Showcase()

    @pytest.fixture
    async def door(self, feature: Showcase) -> AsyncIterator[DiscordDoor]:
        async with DiscordServer() as server:
            door = DiscordDoor(server, showcase(feature))
            await door.open()
            yield door
            await door.close()
            assert server.refused == []
