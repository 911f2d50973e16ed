"""Mistakes in a file are named with line and mend; the last good version answers on."""

import logging
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ConfigDict

from bot.content import Document, Unreadable, Watched, read_front_matter, read_yaml, validate
from bot.content.files import _read
from bot.settings import SHIPPED_CONTENT


class Shape(BaseModel):
    model_config = ConfigDict(extra="forbid")
    name: str
    seats: int = 0


def write(folder: Path, words: str, name: str = "file.yaml") -> Path:
    path = folder / name
    path.write_text(words, encoding="utf-8")
    return path


def test_yaml_is_read_as_version_1_2(tmp_path: Path) -> None:
    found = read_yaml(write(tmp_path, "time: 15:00\nanswer: no\non: yes\n"))
    assert found.data == {"time": "15:00", "answer": "no", "on": "yes"}


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("a: 1\nb: [1, 2\nc: 3\n", 3),
        ("a: 1\na: 2\n", 2),
        ("- a\n- b\n", 1),
        ("just words", 1),
        ("", 1),
        ("a: b: c\n", 1),
    ],
)
def test_broken_yaml_names_the_line_and_a_mend(tmp_path: Path, words: str, line: int) -> None:
    with pytest.raises(Unreadable) as caught:
        read_yaml(write(tmp_path, words))
    (problem,) = caught.value.problems
    assert problem.line == line
    assert problem.mend


def test_a_wrong_value_names_its_key_and_line(tmp_path: Path) -> None:
    with pytest.raises(Unreadable) as caught:
        validate(read_yaml(write(tmp_path, "name: x\n\nseats: many\nchairs: 3\n")), Shape)
    assert [(problem.line, problem.says.split(":")[0]) for problem in caught.value.problems] == [
        (3, "seats"),
        (4, "chairs"),
    ]


def test_front_matter_and_body(tmp_path: Path) -> None:
    found = read_front_matter(write(tmp_path, "---\nid: a\nalso: [x]\n---\nBody\n\nmore\n", "a.md"))
    assert found.data == {"id": "a", "also": ["x"]}
    assert found.body == "Body\n\nmore"
    assert found.line_of("also", 0) == 3
    assert found.body_line == 5


def test_windows_line_ends_and_byte_order_marks(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"\xef\xbb\xbf---\r\nid: a\r\n---\r\nBody\r\n")
    assert read_front_matter(path).body == "Body"


@pytest.mark.parametrize("raw", [b"\xff\xfe\x00a", b"---\nid: a\nno end"])
def test_what_is_no_text_or_has_no_end_is_told(tmp_path: Path, raw: bytes) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(raw)
    with pytest.raises(Unreadable):
        read_front_matter(path)


@given(st.text(max_size=200))
def test_any_text_is_read_or_told(tmp_path_factory: pytest.TempPathFactory, words: str) -> None:
    path = tmp_path_factory.mktemp("any") / "a.yaml"
    path.write_text(words, encoding="utf-8", errors="replace")
    found: Document | Unreadable
    try:
        found = read_yaml(path)
    except Unreadable as error:
        found = error
    if isinstance(found, Document):
        assert isinstance(found.data, dict)
    else:
        assert all(problem.mend for problem in found.problems)


def test_edits_take_effect_and_mistakes_do_not(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path = write(tmp_path, "name: first\n")
    watched = Watched(path, lambda path: validate(read_yaml(path), Shape))
    assert not watched.refresh()
    write(tmp_path, "name: second one\n")
    assert watched.refresh()
    assert watched.value.name == "second one"
    write(tmp_path, "name: [broken\n")
    with caplog.at_level(logging.ERROR):
        assert not watched.refresh()
        assert not watched.refresh()
    assert watched.value.name == "second one"
    assert len(caplog.records) == 1
    assert "last good version" in caplog.text
    path.unlink()
    assert not watched.refresh()
    assert watched.value.name == "second one"


@pytest.mark.parametrize("sign", ["[", "{a: ", "- ", "? "])
def test_too_many_levels_are_a_mistake_in_the_file_and_nothing_worse(
    tmp_path: Path, sign: str
) -> None:
    """The C parser would end the process without a word."""
    with pytest.raises(Unreadable, match="This is not YAML"):
        read_yaml(write(tmp_path, "a:\n  " + sign * 20_000))


def test_both_parsers_read_the_same_in_everything_that_is_shipped() -> None:
    """Values and lines; the slow one is also what reads where the fast one is not installed."""
    for path in sorted(SHIPPED_CONTENT.rglob("*.yaml")):
        words = path.read_text(encoding="utf-8")
        assert _read(words, 0, pure=False) == _read(words, 0, pure=True), path
