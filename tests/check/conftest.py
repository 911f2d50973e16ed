"""Each test gets an empty content folder."""

from pathlib import Path

import pytest

from tests.check.folder import Folder


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path)


@pytest.fixture(autouse=True)
def no_schedules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The sample alliance's schedules are not those of the test."""
    schedules = tmp_path / "schedules"
    schedules.mkdir()
    monkeypatch.setenv("ALLIANCE_SCHEDULES_DIR", str(schedules))
