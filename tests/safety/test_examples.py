"""Every example of the content brief, in both languages."""

from __future__ import annotations

from typing import Any

import pytest

from bot.safety.rules import screen
from tests.safety.reading import examples, tier, wording


def listed(name: str) -> list[Any]:
    return [pytest.param(one, id=one["text"]) for one in examples("examples")[name]]


@pytest.mark.parametrize("example", listed("detect_examples"))
def test_each_example_gets_the_card_of_its_tier(example: dict[str, str]) -> None:
    assert tier(example["text"]) == example["tier"]


@pytest.mark.parametrize("example", listed("lookalikes_must_not_trigger"))
def test_no_lookalike_gets_a_card(example: dict[str, str]) -> None:
    assert tier(example["text"]) == "none"


@pytest.mark.parametrize("example", listed("must_still_trigger"))
def test_mixed_messages_still_get_the_card(example: dict[str, str]) -> None:
    assert tier(example["text"]) in {"A", "B"}


@pytest.mark.parametrize(
    ("text", "fine"),
    [
        ("I can't do this anymore", "C none"),
        ("I'm done", "none"),
        ("I need to get out of here", "none C"),
        ("I'm relapsing", "C"),
        ("my friend died by suicide last month", "C none"),
        ("what's the point", "none C"),
        ("I was put on suicide watch once and it broke my trust", "none C"),
        ("ya no puedo más", "C"),
        ("me quiero morir", "A B"),
        ("I could kill my boss", "none C"),
        ("kms", "B"),
    ],
)
def test_where_either_answer_is_fine(text: str, fine: str) -> None:
    assert text in {one["text"] for one in examples("examples")["either_answer_is_fine"]}
    assert tier(text) in fine.split()


def test_what_was_swallowed_or_bleeds_puts_medical_help_first() -> None:
    for one in examples("examples")["detect_examples"]:
        if one["kind"] in ("overdose-or-injury", "sobredosis-o-herida"):
            heard = screen(one["text"], wording())
            assert heard is not None
            assert heard.acute, one["text"]
