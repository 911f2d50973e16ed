"""`alliance check` on certification files: file, line and mend for what a volunteer gets wrong."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from bot.certification.shelf import CURRICULUM, ELSEWHERE, RECORDS, VALUES, check
from bot.content import Problem, Severity
from tests.fakes import ROOT

CONTENT = ROOT / "content"
TODAY = date(2026, 11, 22)


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    shutil.copytree(CONTENT / RECORDS, tmp_path / RECORDS)
    (tmp_path / "ethics").mkdir()
    for name in (ELSEWHERE, VALUES, CURRICULUM):
        shutil.copy(CONTENT / name, tmp_path / name)
    return tmp_path


def edit(folder: Path, name: str, old: str, new: str) -> Path:
    path = folder / name
    words = path.read_text(encoding="utf-8")
    assert old in words
    path.write_text(words.replace(old, new, 1), encoding="utf-8")
    return path


def about(problems: tuple[Problem, ...], path: Path) -> list[Problem]:
    assert {one.path for one in problems} == {path}
    assert all(one.mend for one in problems)
    return list(problems)


def test_the_shipped_files_are_in_order() -> None:
    assert check(CONTENT, TODAY) == ()


def test_a_source_that_does_not_exist_is_an_error_with_its_line(copied: Path) -> None:
    path = edit(copied, "certification/us-vt.yaml", "sources: [vt-dmh]", "sources: [vt-dmx]")
    (problem,) = about(check(copied, TODAY), path)
    line = path.read_text(encoding="utf-8").splitlines()[problem.line - 1]
    assert "vt-dmx" in line
    assert problem.severity is Severity.ERROR
    assert "vt-dmh" in problem.mend


def test_a_body_to_ask_that_does_not_exist_is_an_error(copied: Path) -> None:
    path = edit(copied, "certification/us-mn.yaml", "ask: [dhs]", "ask: [dhx]")
    (problem,) = about(check(copied, TODAY), path)
    assert "'dhx'" in problem.says


def test_missing_spanish_is_a_warning(copied: Path) -> None:
    path = edit(
        copied, "certification/us-ca.yaml", '{en: "18 years", es: "18 años"}', '{en: "18 years"}'
    )
    (problem,) = about(check(copied, TODAY), path)
    assert problem.severity is Severity.WARNING
    assert "facts.minimum-age.value has no text in es" in problem.says


def test_facts_past_their_day_are_a_warning(copied: Path) -> None:
    says = [one.says for one in check(copied, date(2027, 3, 1))]
    assert len(says) == 4
    assert all("2027-02-18" in one for one in says)


def test_a_rule_in_force_must_speak_of_every_main_point(copied: Path) -> None:
    path = edit(
        copied,
        "certification/us-mn.yaml",
        "  reciprocity:\n    value: unknown\n    sources: [mn-copeland]\n    ask: [dhs]\n",
        "",
    )
    (problem,) = about(check(copied, TODAY), path)
    assert "reciprocity" in problem.says
    assert "value: unknown" in problem.mend


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("status: in-force", "status: in force", "status"),
        ("  exam:\n    value: {", "  exame:\n    value: {", "exame"),
        ("place: us-vt", "place: vermont", "place"),
        ("place: us-vt", "place: us-zz", "us-zz"),
        ("id: us-vt", "id: us-vermont", "us-vermont"),
        ("    value: unknown", "    value: 0", "value"),
        ("check_by: 2027-02-18", "check_by: soon", "check_by"),
    ],
)
def test_slips_are_found(copied: Path, old: str, new: str, says: str) -> None:
    path = edit(copied, "certification/us-vt.yaml", old, new)
    problems = [one for one in check(copied, TODAY) if one.path == path]
    assert any(says in one.says for one in problems), problems
    assert all(one.line > 0 for one in problems)


def test_a_national_value_that_does_not_exist_is_found(copied: Path) -> None:
    path = edit(copied, VALUES, "near_national: [hopeful]", "near_national: [cheerful]")
    (problem,) = about(check(copied, TODAY), path)
    assert "cheerful" in problem.says


def test_a_missing_file_is_told(copied: Path) -> None:
    (copied / ELSEWHERE).unlink()
    problems = check(copied, TODAY)
    assert [one.path for one in problems] == [copied / ELSEWHERE]
