"""The librarian: answers at once, learns in the background, and survives broken files."""

from __future__ import annotations

import logging
import threading
from pathlib import Path

import pytest

from bot.faq.library import VECTORS, Librarian, make_shipped_vectors
from bot.faq.retrieval.vectors import VectorCache
from tests.faq.retrieval.contents import lay_out
from tests.faq.retrieval.models import LetterModel, no_model


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return lay_out(tmp_path / "content")


def first(librarian: Librarian, question: str) -> str:
    found = librarian.find_now(question, language="en", state="us-vt")
    return found.answer.id if found.answer else (*found.suggestions, "")[0]


async def test_words_answer_at_once_and_vectors_take_over(content: Path, tmp_path: Path) -> None:
    model, gate = LetterModel(), threading.Event()
    original = model.embed

    def when_let(texts: list[str]) -> object:
        gate.wait(10)
        return original(texts)

    model.embed = when_let  # type: ignore[method-assign, assignment]
    librarian = Librarian(content, tmp_path / "var", embedder=lambda: model)
    assert not librarian.is_complete
    found = await librarian.find("can I accept gifts", language="en", state="us-vt")
    assert "gifts" in (found.answer.id if found.answer else "", *found.suggestions)
    gate.set()
    librarian.wait(10)
    assert librarian.is_complete
    assert librarian.index.has_meaning
    assert first(librarian, "can I accept gifts from someone I support") == "gifts"
    librarian.close()


def test_a_second_start_reads_nothing_again(content: Path, tmp_path: Path) -> None:
    librarian = Librarian(content, tmp_path / "var", embedder=LetterModel, in_background=False)
    librarian.complete()
    librarian.close()
    model = LetterModel()
    again = Librarian(content, tmp_path / "var", embedder=lambda: model, in_background=False)
    assert again.is_complete
    assert again.index.has_meaning
    assert model.read == []
    again.close()


def test_shipped_vectors_make_the_first_start_complete(content: Path, tmp_path: Path) -> None:
    heard: list[tuple[int, int]] = []
    made = make_shipped_vectors(
        content, None, lambda done, of: heard.append((done, of)), embedder=LetterModel
    )
    assert made > 20
    assert heard[-1][0] == heard[-1][1]
    assert (content / "faq" / VECTORS).exists()
    model = LetterModel()
    librarian = Librarian(content, None, embedder=lambda: model, in_background=False)
    assert librarian.is_complete
    assert model.read == []
    librarian.close()


def test_without_a_model_it_says_so_once_and_answers(
    content: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    librarian = Librarian(content, tmp_path / "var", embedder=no_model)
    assert librarian.is_complete
    assert first(librarian, "can I accept gifts from someone I support") == "gifts"
    assert first(librarian, "she wants to give me a present") == "gifts"
    assert caplog.text.count("by their words alone") == 1
    librarian.close()


def test_a_model_that_stops_working_leaves_the_words(
    content: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    make_shipped_vectors(content, None, embedder=LetterModel)
    broken = LetterModel(fails="its weights are gone")
    librarian = Librarian(content, tmp_path / "var", embedder=lambda: broken)
    assert librarian.index.has_meaning
    assert first(librarian, "can I accept gifts from someone I support") == "gifts"
    assert first(librarian, "she wants to give me a present") == "gifts"
    assert not librarian.index.has_meaning
    assert caplog.text.count("by their words alone") == 1
    librarian.close()


def test_figures_fitted_for_another_model_are_not_used(content: Path, tmp_path: Path) -> None:
    model = LetterModel()
    model.fingerprint = "another model"
    librarian = Librarian(content, tmp_path / "var", embedder=lambda: model, in_background=False)
    librarian.complete()
    assert not librarian.index.has_meaning
    librarian.close()


def test_an_edit_counts_once_it_stands_still(content: Path, tmp_path: Path) -> None:
    librarian = Librarian(content, tmp_path / "var", embedder=LetterModel, in_background=False)
    librarian.complete()
    assert not librarian.refresh()
    path = content / "faq" / "en" / "parking.md"
    path.write_text(
        "---\nid: parking\nquestion: Where do I park my bicycle?\n---\nHere.\n", "utf-8"
    )
    assert not librarian.refresh()
    assert librarian.refresh()
    assert not librarian.is_complete
    librarian.complete()
    assert first(librarian, "where do I park my bicycle") == "parking"
    path.unlink()
    assert not librarian.refresh()
    assert librarian.refresh()
    assert librarian.entry("parking", "en") is None
    librarian.close()


def test_a_broken_file_keeps_its_last_good_version(
    content: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    librarian = Librarian(content, tmp_path / "var", embedder=no_model)
    path = content / "faq" / "en" / "gifts.md"
    good = path.read_text("utf-8")
    with caplog.at_level(logging.ERROR):
        path.write_text("---\nid: gifts\nquestion: [oh\n---\nno\n", "utf-8")
        librarian.reload()
    assert librarian.entry("gifts", "en") is not None
    assert first(librarian, "can I accept gifts from someone I support") == "gifts"
    assert [problem.path for problem in librarian.problems] == [path]
    assert "last good version" in caplog.text
    path.write_text(good.replace("gifts from", "presents and gifts from"), "utf-8")
    librarian.reload()
    assert librarian.problems == ()
    entry = librarian.entry("gifts", "en")
    assert entry is not None
    assert "presents and gifts" in entry.question
    librarian.close()


def test_two_files_with_one_id_are_told_and_the_first_counts(content: Path, tmp_path: Path) -> None:
    double = content / "faq" / "en" / "zz.md"
    double.write_text("---\nid: gifts\nquestion: Another one?\n---\nYes.\n", "utf-8")
    librarian = Librarian(content, tmp_path / "var", embedder=no_model)
    entry = librarian.entry("gifts", "en")
    assert entry is not None
    assert entry.question.startswith("Can I accept")
    assert "zz.md" in str(librarian.problems[0])
    librarian.close()


def test_missing_translations_fall_back(content: Path, tmp_path: Path) -> None:
    librarian = Librarian(content, tmp_path / "var", embedder=no_model)
    need, gifts = librarian.entry("need", "es"), librarian.entry("gifts", "es")
    assert need is not None
    assert gifts is not None
    assert (need.language, gifts.language) == ("es", "en")
    assert [entry.id for entry in librarian.entries("es")] == ["need"]
    librarian.close()


def test_an_empty_content_folder_is_no_error(tmp_path: Path) -> None:
    librarian = Librarian(tmp_path / "nothing", None, embedder=LetterModel, in_background=False)
    librarian.complete()
    assert first(librarian, "what is peer support") == ""
    librarian.close()


def test_vectors_of_texts_that_are_gone_are_let_go(content: Path, tmp_path: Path) -> None:
    var = tmp_path / "var"
    librarian = Librarian(content, var, embedder=LetterModel, in_background=False)
    librarian.complete()
    gifts = content / "faq" / "en" / "gifts.md"
    gone = "Can I accept gifts from someone I support?"
    gifts.write_text(gifts.read_text("utf-8").replace(gone, "May I take a present?"), "utf-8")
    librarian.reload()
    librarian.complete()
    librarian.close()
    kept = VectorCache(LetterModel.fingerprint, (), var / "faq-vectors.npz")
    assert kept.missing([gone, "May I take a present?"]) == [gone]
