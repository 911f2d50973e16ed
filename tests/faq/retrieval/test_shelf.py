"""Entry files: what is enough, what is forgiven, and what is kept between starts."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from bot.content import Unreadable
from bot.faq.entries import read_entry
from bot.faq.shelf import ParsedFiles, Shelf
from tests.faq.retrieval.contents import lay_out

FULL = """\
---
id: full
question: "What is this: a test?"
also: [one way, "another way", one way]
tags: words, of, search
topic: tests
place: US-VT
sources:
  - {title: A report, publisher: Someone, date: early 2025, url: "https://example.org"}
  - only a title
status: check
facts_from: 2024
reviewed: 2026-11-20
check_by: "2027-05-20"
related: [other]
surprise: is ignored
---
First line.

Second paragraph.
"""


def write(folder: Path, text: str) -> Path:
    path = folder / "one.md"
    path.write_text(text, encoding="utf-8")
    return path


def test_everything_an_entry_can_hold(tmp_path: Path) -> None:
    entry = read_entry(write(tmp_path, FULL), "en")
    assert entry.also == ("one way", "another way")
    assert entry.tags == ("words", "of", "search")
    assert entry.place == "us-vt"
    assert [source.title for source in entry.sources] == ["A report", "only a title"]
    assert entry.sources[0].date == "early 2025"
    assert (entry.reviewed, entry.check_by) == (date(2026, 11, 20), date(2027, 5, 20))
    assert entry.facts_from == "2024"
    assert entry.answer == "First line.\n\nSecond paragraph."


def test_an_id_a_question_and_an_answer_are_enough(tmp_path: Path) -> None:
    entry = read_entry(write(tmp_path, "---\nid: x\nquestion: Why?\n---\nSo.\n"), "es")
    assert (entry.id, entry.language, entry.place, entry.reviewed) == ("x", "es", "", None)


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("---\nid: x\n---\nSo.\n", 1, "question"),
        ("---\nquestion: Why?\n---\nSo.\n", 1, "id"),
        ("---\nid: x\nquestion: Why?\n---\n\n", 5, "answer"),
        ("---\nid: x\nquestion:\n---\nSo.\n", 3, "question"),
    ],
)
def test_what_is_missing_is_said_with_its_line(
    tmp_path: Path, text: str, line: int, says: str
) -> None:
    with pytest.raises(Unreadable) as caught:
        read_entry(write(tmp_path, text), "en")
    problem = caught.value.problems[0]
    assert problem.line == line
    assert says in problem.says
    assert problem.mend


def test_a_second_start_gives_the_same_entries_from_what_was_kept(tmp_path: Path) -> None:
    content = lay_out(tmp_path / "content")
    (content / "faq" / "en" / "full.md").write_text(FULL, encoding="utf-8")
    kept = tmp_path / "var" / "entries.json"
    first = Shelf(content / "faq", ParsedFiles(kept)).read()
    assert kept.exists()
    assert Shelf(content / "faq", ParsedFiles(kept)).read() == first
    assert len(first) == 7


def test_an_edit_leaves_what_was_kept_of_the_other_files(tmp_path: Path) -> None:
    content = lay_out(tmp_path / "content")
    kept = tmp_path / "entries.json"
    shelf = Shelf(content / "faq", ParsedFiles(kept))
    shelf.read()
    before = json.loads(kept.read_text(encoding="utf-8"))["files"]
    (content / "faq" / "en" / "full.md").write_text(FULL, encoding="utf-8")
    assert len(shelf.read()) == 7
    after = json.loads(kept.read_text(encoding="utf-8"))["files"]
    assert before.items() < after.items()
    assert len(after) == len(before) + 1


@pytest.mark.parametrize("damage", ["", "[]", "{", json.dumps({"format": 99, "files": {}})])
def test_what_was_kept_may_be_damaged(tmp_path: Path, damage: str) -> None:
    content = lay_out(tmp_path / "content")
    kept = tmp_path / "entries.json"
    kept.write_text(damage, encoding="utf-8")
    assert len(Shelf(content / "faq", ParsedFiles(kept)).read()) == 6


def test_broken_decoys_keep_the_last_good_ones(tmp_path: Path) -> None:
    content = lay_out(tmp_path / "content")
    shelf = Shelf(content / "faq", ParsedFiles(None))
    shelf.read()
    (content / "faq" / "decoys.yaml").write_text("en: only one line\n", encoding="utf-8")
    shelf.read()
    assert len(shelf.decoys["en"]) == 2
    assert "list of questions" in shelf.problems[0].says
