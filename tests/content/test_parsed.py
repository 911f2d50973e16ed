"""A second start reads what the first one parsed, and tells the same problems on the same lines."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from bot.content import files, read_yaml, remembering
from bot.content.parsed import FILE

YAML = """\
name: Wren
since: 2026-11-20
at: 2026-11-20 15:00:00
seats: {1: one, 2: [two, 2.5, true, null]}
$date: not a date
"""


@pytest.fixture
def parses(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    parsed: list[Path] = []
    parse = files._parse

    def counting(path: Path, words: str, *, offset: int) -> object:
        parsed.append(path)
        return parse(path, words, offset=offset)

    monkeypatch.setattr(files, "_parse", counting)
    return parsed


def test_the_same_words_are_parsed_once_for_all_starts(tmp_path: Path, parses: list[Path]) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(YAML)
    with remembering(tmp_path / "var"):
        first = read_yaml(path)
    with remembering(tmp_path / "var"):
        again = read_yaml(path)
    assert parses == [path]
    assert again == first
    assert again.data["since"] == date(2026, 11, 20)
    assert again.data["at"] == datetime(2026, 11, 20, 15)  # noqa: DTZ001  as YAML has it
    assert again.data["seats"][2] == ["two", 2.5, True, None]
    assert again.line_of("seats", 2) == 4


def test_an_edit_is_parsed_and_what_it_replaced_is_forgotten(
    tmp_path: Path, parses: list[Path]
) -> None:
    path = tmp_path / "a.yaml"
    for words in ("name: Wren", "name: Robin", "name: Robin"):
        path.write_text(words)
        with remembering(tmp_path / "var"):
            assert read_yaml(path).data["name"] == words.removeprefix("name: ")
    assert len(parses) == 2
    assert "Wren" not in (tmp_path / "var" / FILE).read_text()


@pytest.mark.parametrize("kept", ["", "{", "[]", '{"format": 1}', '{"format": 0, "files": {}}'])
def test_a_broken_copy_costs_nothing_but_time(
    tmp_path: Path, parses: list[Path], kept: str
) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(YAML)
    (tmp_path / FILE).write_text(kept)
    with remembering(tmp_path):
        assert read_yaml(path).data["name"] == "Wren"
    assert parses == [path]


def test_outside_a_start_nothing_is_kept(tmp_path: Path, parses: list[Path]) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(YAML)
    assert read_yaml(path) == read_yaml(path)
    assert len(parses) == 2
