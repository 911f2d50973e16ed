"""What this feature keeps beside the entries: topics to browse by, and what it needs of others."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Annotated, Literal, Protocol

from pydantic import BaseModel, ConfigDict, Field, model_validator

from bot.chat.platform import Address
from bot.content import read_yaml, validate
from bot.faq.entries import Entry
from bot.faq.retrieval.finding import Finding

_Short = Annotated[str, Field(max_length=100)]  # Discord's menus show this much
_Key = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]*$", max_length=24)]


class Words(BaseModel):
    """A few words in each language; a missing one is said in another."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    en: _Short = ""
    es: _Short = ""

    @model_validator(mode="after")
    def _not_empty(self) -> Words:
        if not (self.en or self.es):
            raise ValueError("it has no words in any language")
        return self

    def said(self, language: str) -> str:
        """The words in the reader's language, else in any that there is."""
        return (self.es if language == "es" else self.en) or self.en or self.es


class Topic(BaseModel):
    """One choice of the topics menu. `holds`: the `topic:` of the entries that it lists."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    id: _Key
    holds: Annotated[list[str], Field(min_length=1)]
    name: Words
    about: Words


class Topics(BaseModel):
    """`content/topics.yaml`: the menu in its order. Entries of no topic named here come last."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    topics: list[Topic] = []

    @model_validator(mode="after")
    def _each_once(self) -> Topics:
        ids = [one.id for one in self.topics]
        held = [key for one in self.topics for key in one.holds]
        for kind, names in (("id", ids), ("topic under `holds`", held)):
            twice = sorted({name for name in names if names.count(name) > 1})
            if twice:
                raise ValueError(f"this {kind} stands twice: {', '.join(twice)}")
        return self

    def knows(self, topic: str) -> bool:
        """Whether entries with this `topic:` have a place in the menu."""
        return any(topic in one.holds for one in self.topics)


def read_topics(path: Path) -> Topics:
    """Reads the file. Raises `bot.content.Unreadable` with file, line and mend."""
    return validate(read_yaml(path), Topics)


class Librarian(Protocol):
    """Knows the entries and finds the one that answers. See `bot.faq.library.Librarian`."""

    async def find(self, question: str, *, language: str, state: str) -> Finding:
        """The best that is known; `language` is the reader's, for questions that do not tell."""

    def entry(self, identifier: str, language: str) -> Entry | None:
        """One entry, in another language where it is missing in this one; None if there is none."""

    def entries(self, language: str) -> Sequence[Entry]:
        """Every entry that is written in the language."""


class HandIn(Protocol):
    """Puts something into the coordinators' queue."""

    async def __call__(
        self,
        *,
        kind: Literal["question", "report"],
        subject: str,
        text: str,
        language: str,
        state: str,
        on: date,
        answer_to: Address | None,
        member_id: int | None,
    ) -> object:
        """`on` is the day in the alliance's zone; without `answer_to` nothing says who it was."""
