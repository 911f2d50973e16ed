"""What journeys share: the content read once, and a fresh alliance for each story."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path

import pytest

from bot.faq.library import Librarian
from tests.journeys.house import House, librarian, wire_house
from tests.journeys.teller import Story, Teller


@pytest.fixture(scope="session")
def shelf() -> Iterator[Librarian]:
    """The alliance's real answers."""
    opened = librarian()
    yield opened
    opened.close()


@pytest.fixture
async def house(
    address: str, shelf: Librarian, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[House]:
    """A fresh alliance, on each kind of database."""
    wired = wire_house(shelf, address, tmp_path, monkeypatch)
    await wired.app.database.open()
    yield wired
    await wired.app.database.close()


@pytest.fixture
def tell(house: House) -> Callable[[str], Story]:
    """Starts a story about somebody."""
    return Teller(house.door).tell
