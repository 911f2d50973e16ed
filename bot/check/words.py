"""`content/words.yaml`: words to avoid and to prefer, and finding them in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from fnmatch import fnmatch
from functools import cached_property
from pathlib import Path
from typing import Annotated, Final, Literal

from pydantic import Field, model_validator

from bot.content import Document, validate
from bot.content.words import NonEmpty, Part


class Level(StrEnum):
    """How strongly a word is to be avoided."""

    NEVER = "never"
    USUALLY = "usually"
    CONTEXT = "context"


class Avoid(Part):
    """One word or phrase, as the comments at the top of the file explain."""

    avoid: NonEmpty
    forms: tuple[NonEmpty, ...] = ()
    prefer: NonEmpty
    why: NonEmpty
    level: Level
    only_sense: NonEmpty | None = None
    phrases: tuple[NonEmpty, ...] = ()
    ok_when: NonEmpty | None = None
    settled_in: tuple[NonEmpty, ...] = ()

    @model_validator(mode="after")
    def _phrases_go_with_a_sense(self) -> Avoid:
        if bool(self.only_sense) != bool(self.phrases):
            raise ValueError("`only_sense` and `phrases` go together")
        return self

    @property
    def looked_for(self) -> tuple[str, ...]:
        """What a text is searched for: the phrases of the one sense, or the word and its forms."""
        return self.phrases or (self.avoid, *self.forms)

    def is_settled(self, file: str) -> bool:
        """Whether somebody looked at the word in this file (path inside the content folder)."""
        return any(fnmatch(file, one) for one in self.settled_in)


class LanguageWords(Part):
    """The words of one language."""

    avoid: tuple[Avoid, ...] = ()
    prefer: tuple[NonEmpty, ...] = ()


class Words(Part):
    """The whole file."""

    schema_version: Literal[1]
    en: Annotated[LanguageWords, Field(default_factory=LanguageWords)]
    es: Annotated[LanguageWords, Field(default_factory=LanguageWords)]

    def of(self, language: str) -> LanguageWords:
        """The words of that language."""
        return self.es if language == "es" else self.en


def read_words(document: Document) -> Words:
    """The file as its shape. Raises `bot.content.Unreadable` with line and mend."""
    return validate(document, Words)


@dataclass(frozen=True)
class Finder:
    """Finds the words of one language that the check speaks about."""

    words: LanguageWords

    @cached_property
    def _by_phrase(self) -> dict[str, Avoid]:
        return {
            _fold(phrase).replace("-", " "): one
            for one in self.words.avoid
            if one.level is not Level.CONTEXT
            for phrase in one.looked_for
        }

    @cached_property
    def _pattern(self) -> re.Pattern[str] | None:
        if not self._by_phrase:
            return None
        longest_first = sorted(self._by_phrase, key=len, reverse=True)
        choices = "|".join(r"[\s-]+".join(map(re.escape, one.split())) for one in longest_first)
        return re.compile(rf"(?<!\w)(?:{choices})(?!\w)")

    def find(self, text: str) -> Iterator[tuple[int, str, Avoid]]:
        """Where each stands, as it is written there, and what the list says of it."""
        if self._pattern is None:
            return
        for found in self._pattern.finditer(_fold(text)):
            phrase = " ".join(re.split(r"[\s-]+", found[0]))
            written = " ".join(text[found.start() : found.end()].split())
            yield found.start(), written, self._by_phrase[phrase]


# One sign for one sign, so that places in the folded text are places in the text.
_FOLDED: Final = str.maketrans("áéíóúüñàèìòùâêôç’", "aeiouunaeiouaeoc'")


def _fold(text: str) -> str:
    lower = text.lower()
    if len(lower) != len(text):  # a capital of some scripts has more than one small sign
        lower = "".join(one.lower()[:1] for one in text)
    return lower.translate(_FOLDED)


def inside(folder: Path, path: Path) -> str:
    """A file's path inside the content folder, as `settled_in` writes it."""
    return path.relative_to(folder).as_posix() if path.is_relative_to(folder) else path.as_posix()
