"""The prompts are whole: sixty of them, in two languages, each with a follow-up and a depth."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from bot.content import Unreadable
from bot.coreflection.records import SESSION, check, read_session, read_theme, theme_files
from tests.fakes import ROOT

PROMPTS = ROOT / "content" / "prompts"
TODAY = date(2026, 11, 22)


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    return Path(shutil.copytree(PROMPTS, tmp_path / "prompts"))


def test_the_shipped_prompts_are_in_order() -> None:
    assert check(PROMPTS, TODAY) == ()


def test_sixty_prompts_on_four_themes() -> None:
    themes = [read_theme(path) for path in theme_files(PROMPTS)]
    assert [one.theme for one in themes] == [
        "connection",
        "moving-towards",
        "mutuality",
        "worldview",
    ]
    prompts = [prompt for theme in themes for prompt in theme.prompts]
    assert len(prompts) == 60
    for language in ("en", "es"):
        assert len({one.text.in_language(language) for one in prompts}) == 60
        for one in prompts:
            said = one.text.in_language(language) + one.follow_up.in_language(language)
            assert "?" in said
    for theme in themes:
        depths = {one.depth for one in theme.prompts}
        assert depths == {1, 2, 3}, theme.theme  # every theme can open a new group


def test_a_session_has_what_goes_around_a_prompt() -> None:
    session = read_session(PROMPTS / SESSION)
    assert len(session.openers) == len(session.closers) == 6
    assert len(session.agreements) == 8
    assert [one.minutes for one in session.shapes] == [30, 60, 90]


def test_an_unknown_principle_is_found_with_its_line(copied: Path) -> None:
    path = copied / "mutuality.yaml"
    words = path.read_text(encoding="utf-8")
    path.write_text(words.replace("principles: [learning]", "principles: [larning]", 1), "utf-8")
    (problem,) = check(copied, TODAY)
    assert "larning" in path.read_text(encoding="utf-8").splitlines()[problem.line - 1]
    assert "learning" in problem.mend


def test_an_id_used_in_two_files_is_found(copied: Path) -> None:
    path = copied / "worldview.yaml"
    words = path.read_text(encoding="utf-8")
    path.write_text(words.replace("id: worldview-01", "id: mutuality-01"), "utf-8")
    (problem,) = check(copied, TODAY)
    assert "used twice" in problem.says


def test_a_shape_must_add_up(copied: Path) -> None:
    path = copied / SESSION
    words = path.read_text(encoding="utf-8")
    path.write_text(words.replace("minutes: 60", "minutes: 75"), "utf-8")
    with pytest.raises(Unreadable, match="60 minutes, not 75"):
        read_session(path)


def test_missing_spanish_is_told(copied: Path) -> None:
    path = copied / "connection.yaml"
    lines = path.read_text(encoding="utf-8").splitlines()
    at = next(number for number, line in enumerate(lines) if line.strip().startswith('es: "¿'))
    del lines[at]
    path.write_text("\n".join(lines), "utf-8")
    (problem,) = check(copied, TODAY)
    assert "has no text in es" in problem.says
