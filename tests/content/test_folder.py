"""A folder of files: what is good is used, what breaks keeps its last good version."""

from __future__ import annotations

from pathlib import Path

from bot.content import read_yaml
from bot.content.folder import WatchedFolder


def read(path: Path) -> object:
    return read_yaml(path).data["name"]


def test_values_come_by_file_name_and_broken_files_are_left_out(tmp_path: Path) -> None:
    (tmp_path / "b.yaml").write_text("name: second\n")
    (tmp_path / "a.yaml").write_text("name: first\n")
    (tmp_path / "c.yaml").write_text("name: [\n")
    folder = WatchedFolder(tmp_path, "*.yaml", read)
    assert list(folder.values) == ["first", "second"]
    assert [problem.path.name for problem in folder.problems] == ["c.yaml"]


def test_edits_additions_and_deletions_are_taken(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("name: first\n")
    folder = WatchedFolder(tmp_path, "*.yaml", read)
    assert not folder.refresh()
    path.write_text("name: changed\n")
    (tmp_path / "b.yaml").write_text("name: new\n")
    assert folder.refresh()
    assert list(folder.values) == ["changed", "new"]
    path.write_text("name: [broken\n")
    assert not folder.refresh()
    assert list(folder.values) == ["changed", "new"]
    assert len(folder.problems) == 1
    path.unlink()
    assert folder.refresh()
    assert list(folder.values) == ["new"]
    assert not list(folder.problems)


def test_a_folder_that_is_not_there_is_empty(tmp_path: Path) -> None:
    assert WatchedFolder(tmp_path / "none", "*.yaml", read).values == ()
