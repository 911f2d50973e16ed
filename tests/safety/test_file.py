"""`content/safety.yaml`: what may be edited, and what coordinators are told about mistakes."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path

import pytest

from bot.content import Severity, Unreadable, read_yaml
from bot.safety.records import FRESH, problems, read_safety
from tests.safety.reading import SAFETY_YAML, shipped

TODAY = date(2026, 11, 20)


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    path = tmp_path / "safety.yaml"
    path.write_text(SAFETY_YAML.read_text(encoding="utf-8"), encoding="utf-8")
    return path


def edit(path: Path, old: str, new: str) -> None:
    words = path.read_text(encoding="utf-8")
    assert old in words
    path.write_text(words.replace(old, new, 1), encoding="utf-8")


def test_a_misspelt_phrase_is_named_with_its_sign(copied: Path) -> None:
    edit(copied, "    - (kill|shoot|hang|drown) myself\n", "    - (kill|shoot|hang|drown myself\n")
    with pytest.raises(Unreadable, match=r"not closed"):
        read_safety(copied)


def test_a_missing_language_of_a_card_is_named_with_its_line(copied: Path) -> None:
    edit(copied, "  es: De acuerdo. Gracias por decírmelo. ¿Qué te busco?\n", "")
    with pytest.raises(Unreadable) as refused:
        read_safety(copied)
    (problem,) = refused.value.problems
    assert "not_now.es" in problem.says
    assert copied.read_text(encoding="utf-8").splitlines()[problem.line - 1] == "not_now:"


def test_a_card_that_would_not_fit_one_message_is_refused(copied: Path) -> None:
    edit(copied, "I am glad you said it.", "I am glad you said it. " * 80)
    with pytest.raises(Unreadable, match="longer than"):
        read_safety(copied)


def test_a_missing_card_is_named(copied: Path) -> None:
    edit(copied, "  about-988:\n", "  about-989:\n")
    with pytest.raises(Unreadable, match="about-98"):
        read_safety(copied)


def test_volunteers_are_asked_to_try_lines_nobody_tried_lately() -> None:
    document = read_yaml(SAFETY_YAML)
    found = problems(document, shipped(), TODAY)
    assert {one.severity for one in found} == {Severity.WARNING}
    said = [one.says for one in found]
    assert "vt-support-line was never checked. It is hidden." in said
    assert "poison-help was never checked. It is shown all the same." in said
    assert not any("988 " in one or "alliance-peer" in one for one in said)
    lines = SAFETY_YAML.read_text(encoding="utf-8").splitlines()
    assert all("checked: null" in lines[one.line - 1] for one in found)
    later = problems(document, shipped(), TODAY + FRESH + timedelta(days=1))
    assert any(one.says.startswith("988 was last checked on 2026-11-20") for one in later)


def test_cards_never_shout_order_or_pretend() -> None:
    never = re.compile(
        r"!|\byou must\b|\byou need to\b|\bdebes\b|(?<!no )\btienes que\b|\bI understand\b|\bI care\b"
        r"|\bI'm here for you\b|\bcommit\w* suicide\b|\bcrazy\b|\bEstoy aquí para ti\b",
        re.IGNORECASE,
    )
    cards = shipped().cards.values()
    texts = [one.text.in_language(speech) for one in cards for speech in ("en", "es")]
    assert [text for text in texts if never.search(text)] == []
    assert [text for text in texts if any(ord(one) > 0x2FFF for one in text)] == []  # no emoji


def test_numbers_can_be_tapped() -> None:
    for one in shipped().resources:
        for speech in ("en", "es"):
            for number in re.findall(r"\d[\d-]{9,}", one.how.in_language(speech)):
                assert re.fullmatch(r"(1-)?\d{3}-\d{3}-\d{4}", number)
