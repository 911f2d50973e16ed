"""Vectors kept between starts: found by text and model, never trusted when damaged."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from bot.faq.retrieval.vectors import VectorCache
from tests.faq.retrieval.models import LetterModel


def filled(path: Path | None, texts: list[str], fingerprint: str = "a") -> VectorCache:
    cache = VectorCache(fingerprint, (), path)
    cache.add(texts, LetterModel().embed(texts))
    return cache


def test_what_was_made_is_there_after_a_restart(tmp_path: Path) -> None:
    path = tmp_path / "var" / "vectors.npz"
    filled(path, ["one text", "another"]).save()
    again = VectorCache("a", (), path)
    assert again.missing(["one text", "another", "a third"]) == ["a third"]
    expected = LetterModel().embed(["one text"])[0]
    assert float(again.get(["one text"])[0] @ expected) > 0.999


def test_another_model_finds_nothing(tmp_path: Path) -> None:
    path = tmp_path / "vectors.npz"
    filled(path, ["one text"]).save()
    assert VectorCache("b", (), path).missing(["one text"]) == ["one text"]


@pytest.mark.parametrize("damage", [b"", b"PK\x03\x04 not really", b"\x00" * 500])
def test_a_damaged_file_is_made_again(
    tmp_path: Path, damage: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / "vectors.npz"
    path.write_bytes(damage)
    cache = filled(path, ["one text"])
    assert "made again" in caplog.text
    cache.save()
    assert VectorCache("a", (), path).missing(["one text"]) == []


def test_a_file_with_other_arrays_is_not_believed(tmp_path: Path) -> None:
    path = tmp_path / "vectors.npz"
    np.savez(path, keys=np.zeros((2, 16), np.uint8), rows=np.zeros((3, 384), np.int8))
    assert VectorCache("a", (path,)).missing(["x"]) == ["x"]


def test_shipped_vectors_hold_only_what_was_asked_for(tmp_path: Path) -> None:
    shipped = tmp_path / "shipped.npz"
    assert filled(None, ["one", "two", "three"]).export(["one", "two"], shipped) == 2
    assert VectorCache("a", (shipped,)).missing(["one", "two", "three"]) == ["three"]


def test_the_same_vectors_give_the_same_file(tmp_path: Path) -> None:
    filled(None, ["one", "two"]).export(["one", "two"], tmp_path / "a.npz")
    filled(None, ["two", "one"]).export(["two", "one"], tmp_path / "b.npz")
    assert (tmp_path / "a.npz").read_bytes() == (tmp_path / "b.npz").read_bytes()


def test_a_folder_that_cannot_be_written_costs_nothing_but_time(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    filled(tmp_path / "file" / "vectors.npz", ["one"]).save()
    assert "could not be kept" in caplog.text


def test_vectors_that_were_let_go_are_there_when_they_are_needed(tmp_path: Path) -> None:
    shipped = tmp_path / "shipped.npz"
    filled(None, ["one"]).export(["one"], shipped)
    cache = VectorCache("a", (shipped,))
    cache.add(["two"], LetterModel().embed(["two"]))  # in no file
    before = cache.get(["one", "two"])
    cache.let_go()
    assert cache.missing(["one", "two", "three"]) == ["three"]
    assert np.array_equal(cache.get(["one", "two"]), before)
