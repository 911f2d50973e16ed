"""YAML and front matter with the line of every key, and problems told as file, line and mend."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from io import StringIO
from pathlib import Path
from typing import Any, Final

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, SequenceNode

from bot.content.parsed import Lines, parsed_before

_LARGEST: Final = 2_000_000  # bytes; the longest curated file is far below
_DEEPEST: Final = 400  # levels; with 900 the C parser overruns the smallest stack (128 kB)


class Severity(StrEnum):
    """Whether a problem fails `alliance check` or only asks for a look."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """What is wrong with a file, on which line (from 1; 0 for the whole file), and how to mend it."""

    path: Path
    line: int
    says: str
    mend: str
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.severity}: {self.says} Mend: {self.mend}"


class Unreadable(Exception):
    """A file that cannot be used; `problems` say why."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__("; ".join(str(problem) for problem in problems))
        self.problems = problems


Key = str | int


@dataclass(frozen=True, slots=True)
class Document:
    """A file's data as plain values, its text after the front matter, and where each key stands."""

    path: Path
    data: dict[str, Any]
    body: str = ""
    lines: Mapping[tuple[Key, ...], int] | None = None
    body_line: int = 1

    def line_of(self, *keys: Key) -> int:
        """The line of a key or of the nearest key around it (from 1)."""
        lines = self.lines or {}
        for length in range(len(keys), 0, -1):
            if keys[:length] in lines:
                return lines[keys[:length]]
        return 1


def read_yaml(path: Path) -> Document:
    """A YAML 1.2 mapping. Raises `Unreadable` with the line and the mend."""
    words, parsed = _text(path), parsed_before()
    if parsed is not None and (known := parsed.find(words)) is not None:
        return Document(path, known[0], lines=known[1])
    data, lines = _parse(path, words, offset=0)
    if parsed is not None:
        parsed.note(words, data, lines)
    return Document(path, data, lines=lines)


def read_front_matter(path: Path) -> Document:
    """A markdown file that begins with YAML between two `---` lines. Raises `Unreadable`."""
    words = _text(path)
    first, _, rest = words.partition("\n")
    head, found, body = ("\n" + rest).partition("\n---\n")
    if first.strip() != "---" or not found:
        if rest.endswith("\n---") and first.strip() == "---":
            head, body = "\n" + rest.removesuffix("\n---"), ""
        else:
            raise Unreadable(
                Problem(
                    path,
                    1,
                    "No front matter found.",
                    "Begin the file with ---, its keys, and --- again.",
                )
            )
    data, lines = _parse(path, head.removeprefix("\n"), offset=1)
    body_line = head.count("\n") + 3
    return Document(path, data, body.strip(), lines, body_line)


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > _LARGEST:
            raise Unreadable(
                Problem(path, 0, "The file is too large.", "Split it into smaller files.")
            )
        return path.read_text(encoding="utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise Unreadable(
            Problem(path, 0, "The file is not UTF-8 text.", "Save it again as UTF-8.")
        ) from error
    except OSError as error:
        raise Unreadable(
            Problem(path, 0, "The file cannot be read.", "Check that it exists and may be read.")
        ) from error


def _parse(path: Path, words: str, *, offset: int) -> tuple[dict[str, Any], Lines]:
    # The C parser, where it is installed, takes a fifth of the time. What it refuses, the other
    # one reads again: that one's words for what is wrong are the ones told.
    try:
        found, lines = _read(words, offset, pure=_may_be_deep(words))
    except (YAMLError, ValueError, RecursionError):
        found, lines = _read_or_tell(path, words, offset)
    if not isinstance(found, dict):
        raise Unreadable(
            Problem(
                path, 1 + offset, "The file should hold `key: value` lines.", "Start with a key."
            )
        )
    return found, lines


def _may_be_deep(words: str) -> bool:
    """Whether its values might stand in more levels than the C parser can take: it does not look
    itself. There are never more of them than brackets, and spaces and signs on a line."""
    brackets = words.count("[") + words.count("{")
    on_a_line = (
        len(line) - len(line.lstrip()) + line.count("-") + line.count("?")
        for line in words.splitlines()
    )
    return brackets + max(on_a_line, default=0) > _DEEPEST


def _read(words: str, offset: int, *, pure: bool) -> tuple[object, Lines]:
    """The values and their lines. The safe loader leaves comments out, which halves the time; its
    nodes know their lines."""
    loader = YAML(typ="safe", pure=pure)
    root = loader.compose(StringIO(words))
    found = loader.constructor.construct_document(root) if root is not None else None
    lines: Lines = {}
    if isinstance(found, dict):
        _note_lines(root, (), lines, offset, loader)
    return found, lines


def _read_or_tell(path: Path, words: str, offset: int) -> tuple[object, Lines]:
    try:
        return _read(words, offset, pure=True)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = (mark.line if mark else 0) + 1 + offset
        says = f"This is not YAML: {str(error.problem or 'unreadable').splitlines()[0]}."
        mend = "Look at this line and the one above: quotes, colons and the spaces in front must match."
        raise Unreadable(Problem(path, line, says, mend)) from error
    except (YAMLError, ValueError, RecursionError) as error:
        raise Unreadable(
            Problem(path, 1 + offset, "This is not YAML.", "Check quotes, colons and spaces.")
        ) from error


def _note_lines(node: Node, at: tuple[Key, ...], lines: Lines, offset: int, loader: YAML) -> None:
    if isinstance(node, MappingNode):
        for key_node, value_node in node.value:
            key = loader.constructor.construct_object(key_node, deep=True)
            if isinstance(key, str | int):
                lines[(*at, key)] = key_node.start_mark.line + 1 + offset
                _note_lines(value_node, (*at, key), lines, offset, loader)
    elif isinstance(node, SequenceNode):
        for number, one in enumerate(node.value):
            lines[(*at, number)] = one.start_mark.line + 1 + offset
            _note_lines(one, (*at, number), lines, offset, loader)
