"""Telegram keeps the contract."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from tests.e2e.telegram_server import TelegramServer
from tests.platforms.contract import PlatformContract
from tests.platforms.showcase import Showcase, showcase
from tests.platforms.telegram.door import TelegramDoor


class TestTelegram(PlatformContract):
    """The contract over HTTP; nothing that was sent may have been refused."""

    @pytest.fixture
    def feature(self) -> Showcase:
        return Showcase()

    @pytest.fixture
    async def door(self, feature: Showcase) -> AsyncIterator[TelegramDoor]:
        async with TelegramServer() as server:
            door = TelegramDoor(server, showcase(feature))
            await door.open()
            yield door
            await door.close()
            assert server.refused == []
