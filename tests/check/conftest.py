"""Each test gets an empty content folder."""

from pathlib import Path

import pytest

from tests.check.folder import Folder


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path)
