"""The vectors that ship with the answers: said when they are missing or older than the answers."""

from __future__ import annotations

import shutil
from pathlib import Path

from bot.check.meanings import check
from bot.check.reading import read_content
from bot.content import Severity
from tests.check.folder import Folder

SHIPPED = Path(__file__).parents[2] / "content"


def told(folder: Path) -> list[str]:
    found = list(check(read_content(folder)))
    assert all(
        one.severity is Severity.WARNING and "fit_faq --vectors" in one.mend for one in found
    )
    return [f"{one.path.name} {one.says}" for one in found]


def test_missing_then_there_then_stale(folder: Folder) -> None:
    folder.entry("pay")
    assert told(folder.path) == ["vectors.npz The vectors of the answers are not there."]
    folder.embed()
    assert told(folder.path) == []
    folder.entry("pay", body="Something else now.")
    (said,) = told(folder.path)
    assert "1 of " in said
    assert "changed since" in said
    folder.write("faq/decoys.yaml", "en:\n  - how tall is a horse\n")
    assert "2 of " in told(folder.path)[0]


def test_a_damaged_file_is_as_good_as_none(folder: Folder) -> None:
    folder.entry("pay")
    folder.write("faq/vectors.npz", "not vectors")
    assert "have no vector" in told(folder.path)[0]


def test_a_folder_without_answers_needs_none(folder: Folder) -> None:
    assert told(folder.path) == []
    folder.entry("pay", question=None)
    assert told(folder.path) == []


def test_what_ships_is_fresh(tmp_path: Path) -> None:
    shutil.copytree(SHIPPED / "faq", tmp_path / "faq")
    assert told(tmp_path) == []
