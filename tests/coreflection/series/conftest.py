"""The house for all tests of this folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.storage import Database
from tests.coreflection.series.house import TUESDAY, House


@pytest.fixture
async def house(database: Database, tmp_path: Path) -> House:
    """An alliance with one series in a file, planned."""
    folder = tmp_path / "schedules"
    folder.mkdir()
    one = House(database, folder)
    await one.write("tuesday.yaml", TUESDAY)
    return one
