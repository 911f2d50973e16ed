"""The demo alliance behind a real door on a free port."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from bot.platforms.web import WebPlatform
from tests.platforms.web.browsing import Visitor
from tests.platforms.web.demo import Demo, platform


@pytest.fixture
def demo() -> Demo:
    return Demo()


@pytest.fixture
async def door(demo: Demo) -> AsyncIterator[WebPlatform]:
    opened = platform(demo)
    await opened.start()
    yield opened
    await opened.stop()


@pytest.fixture
async def visitor(door: WebPlatform) -> AsyncIterator[Visitor]:
    async with Visitor(door.address) as somebody:
        yield somebody


@pytest.fixture
async def another(door: WebPlatform) -> AsyncIterator[Visitor]:
    async with Visitor(door.address) as somebody:
        yield somebody
