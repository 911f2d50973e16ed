"""A question that many ask is looked up once, for as long as the content stays the same."""

from __future__ import annotations

from typing import cast

from bot.faq.retrieval.finding import Band, Finding
from bot.faq.retrieval.index import Index
from bot.faq.retrieval.memory import MOST, Memory

ONE, OTHER = cast("Index", object()), cast("Index", object())
FOUND = Finding(Band.NOTHING, None, (), 0.1, "en", fallback=False, state_named=None, many=False)


def test_the_same_question_by_the_same_reader_is_known() -> None:
    memory = Memory()
    memory.keep(ONE, ("How do I start?", "en", "us-vt"), FOUND)
    assert memory.recall(ONE, ("  How do I\nstart? ", "en", "us-vt")) is FOUND
    assert memory.recall(ONE, ("How do I start?", "es", "us-vt")) is None
    assert memory.recall(ONE, ("How do I start?", "en", None)) is None
    assert memory.recall(ONE, ("How do I stop?", "en", "us-vt")) is None


def test_new_content_makes_it_forget() -> None:
    memory = Memory()
    asked = ("How do I start?", "en", None)
    memory.keep(ONE, asked, FOUND)
    assert memory.recall(OTHER, asked) is None
    memory.keep(OTHER, ("something else", "en", None), FOUND)
    assert memory.recall(ONE, asked) is None


def test_it_holds_no_words_and_never_grows_without_end() -> None:
    memory = Memory()
    for number in range(MOST + 5):
        memory.keep(ONE, (f"a private question {number}", "en", None), FOUND)
    assert len(memory.found) == MOST
    assert not any(b"private" in name for name in memory.found)
    assert memory.recall(ONE, ("a private question 0", "en", None)) is None
    assert memory.recall(ONE, (f"a private question {MOST + 4}", "en", None)) is FOUND
