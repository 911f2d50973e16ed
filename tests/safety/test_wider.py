"""The bot's own wider set: harder lines of every tier, and ordinary questions of peer workers."""

from __future__ import annotations

from typing import Any

import pytest

from bot.faq.entries import LANGUAGES
from bot.safety.rules import Screening, screen
from tests.safety.reading import SAFETY_YAML, examples, wording


def lines() -> list[Any]:
    found = []
    for kind, languages in examples("wider").items():
        for language, written in languages.items():
            for one in written:
                marks = [pytest.mark.xfail(strict=True)] if one.get("missed") else []
                name = f"{kind}-{language}-{one['text']}"
                found.append(pytest.param(one, id=name, marks=marks))
    return found


@pytest.mark.parametrize("line", lines())
def test_each_line_gets_a_card_that_is_fine(line: dict[str, Any]) -> None:
    heard = screen(line["text"], wording())
    assert (heard.tier.value if heard else "none") in line["expect"]
    if "answer" in line:
        assert is_looked_up(heard) == line["answer"]
    if line.get("acute"):
        assert heard is not None
        assert heard.acute


def test_at_most_one_line_in_a_hundred_is_missed() -> None:
    missed = [one for one in lines() if one.marks]
    assert len(missed) <= len(lines()) / 100


def test_no_curated_question_or_alias_calls_for_a_card_that_hides_its_answer() -> None:
    """Two thousand ordinary questions, written by others for the FAQ."""
    folder = SAFETY_YAML.parent / "faq"
    hidden = []
    for language in LANGUAGES:
        for path in sorted((folder / language).glob("*.md")):
            for text in questions(path.read_text(encoding="utf-8")):
                heard = screen(text, wording())
                if not is_looked_up(heard):
                    hidden.append(text)
    assert hidden == []


def questions(file: str) -> list[str]:
    """The question and the aliases of an entry's file, without reading it as YAML (slow)."""
    head = file.split("\n---\n", maxsplit=1)[0].splitlines()
    found = [one.partition(": ")[2] for one in head if one.startswith("question: ")]
    start = head.index("also:") if "also:" in head else len(head)
    for one in head[start + 1 :]:
        if not one.startswith("  - "):
            break
        found.append(one.removeprefix("  - "))
    return [one.strip("\"'") for one in found]


def is_looked_up(heard: Screening | None) -> bool:
    return heard is None or heard.question is not None
