"""Everything in the content folder, read once. The checks are pure functions of what is read here."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Final

from bot.content import Document, Problem, Severity, Unreadable, read_front_matter, read_yaml
from bot.language import SUPPORTED

_LARGEST: Final = 2_000_000  # bytes; larger files are data (vectors), not text
_YAML: Final = (".yaml", ".yml")
_WRITTEN: Final = (".md", ".markdown", ".txt")  # somebody meant these to be read as answers
_DAY: Final = re.compile(r"\b\d{4}-\d\d-\d\d\b")
ALLIANCE: Final = "alliance.yaml"
WORDS: Final = "words.yaml"


@dataclass(frozen=True, slots=True)
class EntryFile:
    """One curated answer as it stands on the disk. `body_line` is the answer's first line."""

    language: str
    document: Document
    body_line: int

    @property
    def path(self) -> Path:
        """Where it is."""
        return self.document.path

    @property
    def id(self) -> str:
        """Its id, or its file's name while the id is missing."""
        return str(self.document.data.get("id") or self.path.stem)

    def text(self, key: str) -> str:
        """A key's value as text, empty when it is missing or no text."""
        value = self.document.data.get(key)
        return value.strip() if isinstance(value, str) else ""

    def texts(self, key: str) -> list[str]:
        """A key's list as texts in their places; what is no text is left empty."""
        value = self.document.data.get(key)
        return (
            [one if isinstance(one, str) else "" for one in value]
            if isinstance(value, list)
            else []
        )

    def line(self, *keys: str | int) -> int:
        """The line of a key."""
        return self.document.line_of(*keys)


@dataclass(frozen=True, slots=True)
class Reading:
    """What was found in the folder, and what could not be read."""

    folder: Path
    entries: tuple[EntryFile, ...] = ()
    sentences: dict[str, tuple[Path, str]] = field(default_factory=dict)
    records: tuple[Document, ...] = ()
    raw: dict[Path, str] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    def record(self, name: str) -> Document | None:
        """The YAML file with that path inside the folder, if it is there and readable."""
        return next((one for one in self.records if one.path == self.folder / name), None)


def read_content(folder: Path) -> Reading:
    """Reads all of it. Nothing has to be there; a file that cannot be read becomes a problem."""
    if not folder.is_dir():
        says = "There is no content folder here."
        mend = "Set ALLIANCE_CONTENT_DIR to the folder with alliance.yaml, or start beside it."
        return Reading(folder, problems=(Problem(folder, 0, says, mend),))
    raw: dict[Path, str] = {}
    problems: list[Problem] = []
    entries: list[EntryFile] = []
    records: list[Document] = []
    sentences: dict[str, tuple[Path, str]] = {}
    for path in _files(folder):
        where = path.relative_to(folder).parts
        text = _text(path)
        if text is not None:
            raw[path] = text
        try:
            if where[0] == "faq" and path.suffix in _WRITTEN:
                problem = _misplaced(path, where)
                if problem:
                    problems.append(problem)
                else:
                    document = read_front_matter(path)
                    line = document.body_line + _blank_lines(text or "", document.body_line)
                    entries.append(EntryFile(where[1], document, line))
            elif path.suffix in _YAML:
                records.append(read_yaml(path))
            elif path.suffix == ".ftl" and where[0] == "strings" and text is not None:
                sentences[path.stem] = (path, text)
        except Unreadable as error:
            problems += [*error.problems, *_impossible_days(path, text or "")]
    return Reading(folder, tuple(entries), sentences, tuple(records), raw, tuple(problems))


def _files(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not any(
            part.startswith(".") for part in path.relative_to(folder).parts
        ):
            yield path


def _text(path: Path) -> str | None:
    try:
        if path.stat().st_size > _LARGEST:
            return None
        return path.read_text(encoding="utf-8-sig").replace("\r\n", "\n")
    except (OSError, UnicodeDecodeError):
        return None  # whoever needs it as text says so; for the rest it is data


def _impossible_days(path: Path, text: str) -> Iterator[Problem]:
    """Days that no calendar has: they make a file unreadable, and YAML does not say where."""
    for number, line in enumerate(text.split("\n"), 1):
        for day in _DAY.findall(line):
            try:
                date.fromisoformat(day)
            except ValueError:
                says = f"There is no day {day}."
                yield Problem(path, number, says, "Write a real day as YYYY-MM-DD.")


def _misplaced(path: Path, where: tuple[str, ...]) -> Problem | None:
    if len(where) == 3 and where[1] in SUPPORTED and path.suffix == ".md":
        return None
    says = "Nobody reads this file."
    mend = f"Answers are faq/<language>/<id>.md, with a language of {', '.join(SUPPORTED)}."
    return Problem(path, 0, says, mend, Severity.WARNING)


def _blank_lines(text: str, body_line: int) -> int:
    rest = text.split("\n")[body_line - 1 :]
    return next((number for number, line in enumerate(rest) if line.strip()), 0)
