"""Texts that people will read, taken out of every kind of file with their line and language.

Not among them: aliases and tags of an entry and the phrases of `safety.yaml`, which are people's
own words and never shown; names and titles of sources.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from fluent.syntax import ast
from fluent.syntax import parse as parse_fluent

from bot.check.reading import WORDS, Reading
from bot.content import Document
from bot.language import SUPPORTED

SLOT: Final = "\ufffc"  # stands for a Fluent argument: an object, no word
_NOT_SHOWN: Final = ("sources", "detection")
SAFETY: Final = "safety.yaml"
GRADE: Final = 8.0  # the style guide's limit for what the bot says
SAFETY_GRADE: Final = 6.0  # and for what somebody in distress reads


@dataclass(frozen=True, slots=True)
class Passage:
    """One text. `is_answer`: the body of an entry. `grade` is the most that it should ask of a reader."""

    path: Path
    line: int
    language: str
    words: str
    name: str = ""
    is_answer: bool = False
    grade: float = GRADE

    def line_at(self, position: int) -> int:
        """The line in the file of a place in the text."""
        return self.line + self.words.count("\n", 0, position) if self.is_answer else self.line


def passages(reading: Reading) -> list[Passage]:
    """All of them, in the order of the files."""
    return [
        *_of_entries(reading),
        *(one for document in reading.records for one in _of_record(reading.folder, document)),
        *(
            one
            for language, (path, text) in reading.sentences.items()
            if language in SUPPORTED
            for one in _of_sentences(path, language, text)
        ),
    ]


def line_of(text: str, position: int) -> int:
    """The line (from 1) of a place in a file's text."""
    return text.count("\n", 0, position) + 1


def pattern_words(pattern: ast.Pattern) -> str:
    """A sentence as its reader sees it: arguments as slots, of variants the default one."""
    return "".join(_element(one) for one in pattern.elements)


def _of_entries(reading: Reading) -> Iterator[Passage]:
    for entry in reading.entries:
        for key in ("question", "out_of_date"):
            if words := entry.text(key):
                yield Passage(entry.path, entry.line(key), entry.language, words, key)
        if entry.document.body:
            yield Passage(
                entry.path,
                entry.body_line,
                entry.language,
                entry.document.body,
                "the answer",
                is_answer=True,
            )


def _of_record(folder: Path, document: Document) -> Iterator[Passage]:
    if document.path == folder / WORDS:
        return
    grade = SAFETY_GRADE if document.path == folder / SAFETY else GRADE
    for at, language, words in _wordings(document.data, ()):
        name = ".".join(str(key) for key in at)
        yield Passage(document.path, document.line_of(*at), language, words, name, grade=grade)


def _wordings(
    value: Any, at: tuple[str | int, ...]
) -> Iterator[tuple[tuple[str | int, ...], str, str]]:
    if isinstance(value, Mapping):
        for key, inside in value.items():
            if key in SUPPORTED and isinstance(inside, str):
                yield (*at, key), key, inside
            elif key not in _NOT_SHOWN:
                yield from _wordings(inside, (*at, key))
    elif isinstance(value, Sequence) and not isinstance(value, str):
        for number, inside in enumerate(value):
            yield from _wordings(inside, (*at, number))


def _of_sentences(path: Path, language: str, text: str) -> Iterator[Passage]:
    for entry in parse_fluent(text).body:
        if isinstance(entry, ast.Message) and entry.value is not None and entry.span is not None:
            line = line_of(text, entry.span.start)
            for words in (pattern_words(entry.value), *_other_variants(entry.value)):
                yield Passage(path, line, language, words, entry.id.name)


def _other_variants(pattern: ast.Pattern) -> Iterator[str]:
    for element in pattern.elements:
        inside = element.expression if isinstance(element, ast.Placeable) else None
        if isinstance(inside, ast.SelectExpression):
            for variant in inside.variants:
                if not variant.default:
                    yield pattern_words(variant.value)
                yield from _other_variants(variant.value)


def _element(element: ast.TextElement | ast.Placeable) -> str:
    if isinstance(element, ast.TextElement):
        return element.value
    inside = element.expression
    if isinstance(inside, ast.SelectExpression):
        default = next(one for one in inside.variants if one.default)
        return pattern_words(default.value)
    if isinstance(inside, ast.StringLiteral):
        return str(inside.parse()["value"])
    return SLOT


_LINK: Final = re.compile(r"\[([^\]\n]*)\]\(([^)\s]*)\)")


def links(passage: Passage) -> Iterator[tuple[int, str]]:
    """Line and address of every link in the text whose address is not filled in later."""
    for found in _LINK.finditer(passage.words):
        if SLOT not in found[2]:
            yield passage.line_at(found.start()), found[2]


def without_addresses(words: str) -> str:
    """The text with links as their words and bare addresses left out."""
    return re.sub(r"https?://\S+", "", _LINK.sub(r"\1", words))
