"""The kinds of co-optation: sixteen, tied to values that exist, in two languages, without blame."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from bot.concerns.records import FILE, VALUES, check, read_cooptation
from tests.fakes import ROOT

CONTENT = ROOT / "content"
TODAY = date(2026, 11, 22)


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    (tmp_path / "ethics").mkdir()
    for name in (FILE, VALUES):
        shutil.copy(CONTENT / name, tmp_path / name)
    return tmp_path


def edit(folder: Path, old: str, new: str) -> Path:
    path = folder / FILE
    words = path.read_text(encoding="utf-8")
    assert old in words
    path.write_text(words.replace(old, new, 1), "utf-8")
    return path


def test_the_shipped_file_is_in_order() -> None:
    assert check(CONTENT, TODAY) == ()


def test_sixteen_categories_with_questions_and_help() -> None:
    file = read_cooptation(CONTENT / FILE)
    assert len(file.categories) == 16
    for one in file.categories:
        assert len(one.ask_yourself) >= 2
        assert len(one.what_helps) >= 2
        assert len(one.examples) >= 3
        for language in ("en", "es"):
            assert len(one.name.in_language(language)) <= 100  # a menu's option on Discord
    assert file.category("two-hats") is not None
    assert file.category("none") is None


def test_nobody_is_called_names() -> None:
    words = (CONTENT / FILE).read_text(encoding="utf-8").lower()
    for blame in ("violation", "bad employer", "abuser", "illegally"):
        assert not re.search(rf"\b{blame}\b", words)


def test_a_value_that_does_not_exist_is_found(copied: Path) -> None:
    path = edit(copied, "{value: integrity,", "{value: integrety,")
    (problem,) = check(copied, TODAY)
    assert "integrety" in path.read_text(encoding="utf-8").splitlines()[problem.line - 1]
    assert "integrity" in problem.mend


def test_a_source_that_does_not_exist_is_found(copied: Path) -> None:
    edit(copied, "sources: [seed-vt]", "sources: [seed-xx]")
    assert [one.says for one in check(copied, TODAY) if "seed-xx" in one.says]


def test_an_alliance_may_do_without_the_file(tmp_path: Path) -> None:
    assert check(tmp_path, TODAY) == ()
