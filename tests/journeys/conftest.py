"""What journeys share: the content read once, and a fresh alliance for each story."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest

from bot.clock import MovableClock
from bot.faq.library import Librarian
from bot.platforms.discord import client
from bot.platforms.telegram import calls, polling
from tests.journeys.house import House, librarian, open_house
from tests.journeys.teller import Tell


@pytest.fixture(scope="session")
def shelf() -> Iterator[Librarian]:
    """The alliance's real answers."""
    opened = librarian()
    yield opened
    opened.close()


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    """Apps that wait before they connect or try again do so at once."""

    async def at_once(*_: object, **__: object) -> None:
        return None

    monkeypatch.setattr(client, "SERVERS_COME", 0.05)
    monkeypatch.setattr("discord.Client.before_identify_hook", at_once)
    monkeypatch.setattr(calls, "FIRST_PAUSE", 0.001)
    monkeypatch.setattr(polling, "FIRST_PAUSE", 0.001)


@pytest.fixture
async def house(
    way: str, address: str, shelf: Librarian, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[House]:
    """A fresh alliance with one door."""
    async with open_house([way], shelf, address, tmp_path, monkeypatch) as opened:
        yield opened


@pytest.fixture
def tell(house: House, way: str) -> Tell:
    """Starts a story about somebody."""
    return house.tell(way)


@dataclass(frozen=True, slots=True)
class Apart:
    """Two doors of one alliance, both open: somebody is met at each, and is nobody known elsewhere."""

    house: House
    here: Tell
    there: Tell

    def later(self, **time: int) -> None:
        """So much time passes."""
        clock = self.house.app.clock
        assert isinstance(clock, MovableClock)
        clock.move(timedelta(**time))


@pytest.fixture(params=[("discord", "telegram"), ("telegram", "discord"), ("web", "telegram")])
async def apart(
    request: pytest.FixtureRequest,
    migrated_file: Path,
    shelf: Librarian,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> AsyncIterator[Apart]:
    """A fresh alliance with two doors."""
    here, there = request.param
    address = f"sqlite+aiosqlite:///{shutil.copyfile(migrated_file, tmp_path / 'alliance.db')}"
    async with open_house([here, there], shelf, address, tmp_path, monkeypatch) as opened:
        yield Apart(opened, opened.tell(here), opened.tell(there))
