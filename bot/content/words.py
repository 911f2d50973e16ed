"""What curated YAML files share: texts in two languages, sources, dates, and the checks of these."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import Annotated, Any, Final, Literal

from pydantic import BaseModel, ConfigDict, Field

from bot.content.files import Document, Key, Problem, Severity

NonEmpty = Annotated[str, Field(min_length=1)]
PlaceCode = Annotated[str, Field(pattern=r"^us(-[a-z]{2})?$")]
Slug = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]*$", max_length=40)]
LANGUAGES: Final = ("en", "es")


class Part(BaseModel):
    """What every shape of a curated file is: closed to unknown keys, and never changed."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Wording(Part):
    """One text in the bot's languages. Spanish may still be missing; `untranslated` then says so."""

    en: NonEmpty
    es: NonEmpty | None = None

    def in_language(self, language: str) -> str:
        """The text in that language, in English where there is no other."""
        return self.es if language == "es" and self.es else self.en


class Translation(StrEnum):
    """How far the Spanish of a file is: `awaiting-review` is shown to its readers."""

    AWAITING_REVIEW = "awaiting-review"
    REVIEWED = "reviewed"


class Source(Part):
    """Where a fact was read. `date` is shown as it stands: "2013", "no date, 2025 or 2026"."""

    title: NonEmpty
    publisher: NonEmpty
    date: NonEmpty | Wording
    url: NonEmpty | None = None
    read_in_part: bool = False

    def date_in(self, language: str) -> str:
        """The date in words."""
        return self.date if isinstance(self.date, str) else self.date.in_language(language)


class CuratedFile(Part):
    """What every curated YAML file says of itself. Days are calendar days, no time zone."""

    schema_version: Literal[1]
    translation: Translation
    reviewed: date
    check_by: date


def untranslated(document: Document) -> tuple[Problem, ...]:
    """Texts that have one language and lack the other."""
    return tuple(
        Problem(
            document.path,
            document.line_of(*at),
            f"{'.'.join(str(key) for key in at)} has no text in {language}.",
            f"Add `{language}:` next to the other language.",
            Severity.WARNING,
        )
        for at, words in _wordings(document.data, ())
        for language in LANGUAGES
        if not words.get(language)
    )


def overdue(document: Document, check_by: date, today: date) -> tuple[Problem, ...]:
    """Whether the day has passed by which someone was to look at the facts again."""
    if today <= check_by:
        return ()
    return (
        Problem(
            document.path,
            document.line_of("check_by"),
            f"Its facts were to be checked again by {check_by}.",
            "Confirm them, then move `reviewed` and `check_by`.",
            Severity.WARNING,
        ),
    )


def unknown_names(
    document: Document, at: tuple[Key, ...], names: Sequence[str], known: Collection[str], what: str
) -> tuple[Problem, ...]:
    """References at `at` to a `what` that does not exist: one error for each."""
    return tuple(
        Problem(
            document.path,
            document.line_of(*at, number),
            f"{'.'.join(str(key) for key in at)}: there is no {what} {name!r}.",
            f"Use one of: {', '.join(sorted(known)) or 'none are there yet'}.",
        )
        for number, name in enumerate(names)
        if name not in known
    )


def repeated(document: Document, at: tuple[Key, ...], ids: Sequence[str]) -> tuple[Problem, ...]:
    """Ids of a list that were already used above."""
    return tuple(
        Problem(
            document.path,
            document.line_of(*at, number),
            f"The id {one!r} is used twice.",
            "Give one of them another id.",
        )
        for number, one in enumerate(ids)
        if one in ids[:number]
    )


def unused_sources(
    document: Document, known: Collection[str], used: Collection[str]
) -> tuple[Problem, ...]:
    """Sources that no fact of the file names."""
    return tuple(
        Problem(
            document.path,
            document.line_of("sources", name),
            f"No fact names the source {name!r}.",
            "Name it where it was used, or take it out.",
            Severity.WARNING,
        )
        for name in known
        if name not in used
    )


def _wordings(
    value: Any, at: tuple[Key, ...]
) -> Iterator[tuple[tuple[Key, ...], Mapping[str, Any]]]:
    if isinstance(value, Mapping):
        if value and set(value) <= set(LANGUAGES):
            yield at, value
            return
        for key, inside in value.items():
            yield from _wordings(inside, (*at, key))
    elif isinstance(value, list):
        for number, inside in enumerate(value):
            yield from _wordings(inside, (*at, number))
