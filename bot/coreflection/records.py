"""The shapes of `content/prompts/*.yaml`: one file a theme, and `session.yaml` for what goes around it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Final, Literal

from pydantic import Field, model_validator

from bot.content import Document, Problem, Unreadable, read_yaml, validate
from bot.content.words import (
    CuratedFile,
    NonEmpty,
    Part,
    Slug,
    Source,
    Wording,
    overdue,
    repeated,
    unknown_names,
    untranslated,
    unused_sources,
)

SESSION: Final = "session.yaml"
Depth = Annotated[int, Field(ge=1, le=3)]


class Setting(StrEnum):
    """Where a prompt works: two people, a group, alone."""

    PAIR = "pair"
    GROUP = "group"
    SOLO = "solo"


class Prompt(Part):
    """One open question and one to follow it. Depth 3 is never offered to a new group."""

    id: Slug
    text: Wording
    follow_up: Wording
    principles: Annotated[tuple[Slug, ...], Field(min_length=1)]
    also_themes: tuple[Slug, ...] = ()
    settings: Annotated[tuple[Setting, ...], Field(min_length=1)]
    depth: Depth


class Theme(CuratedFile):
    """A file of prompts on one theme."""

    theme: Slug
    name: Wording
    in_short: Wording
    origin: Wording
    prompts: Annotated[tuple[Prompt, ...], Field(min_length=1)]


class Principle(Part):
    """What a prompt leans on; `confidence` says how sure its wording is."""

    id: Slug
    name: Wording
    confidence: Literal["high", "medium", "low"]
    sources: Annotated[tuple[NonEmpty, ...], Field(min_length=1)]


class DepthName(Part):
    """What a depth is called."""

    depth: Depth
    name: Wording


class SettingName(Part):
    """What a setting is called."""

    id: Setting
    name: Wording


class Step(Part):
    """A part of a session. Minutes are whole."""

    minutes: Annotated[int, Field(gt=0)]
    what: Wording


class Shape(Part):
    """How a session may run. The minutes of its parts make up the whole."""

    id: Slug
    name: Wording
    setting: Setting
    minutes: Annotated[int, Field(gt=0)]
    parts: Annotated[tuple[Step, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _adds_up(self) -> Shape:
        together = sum(part.minutes for part in self.parts)
        if together != self.minutes:
            raise ValueError(f"the parts make {together} minutes, not {self.minutes}")
        return self


class Session(CuratedFile):
    """What surrounds the prompts: tags and their names, openers, closers, agreements, shapes."""

    as_of: Wording
    confirm_with: Annotated[tuple[Wording, ...], Field(min_length=1)]
    sources: Annotated[dict[Slug, Source], Field(min_length=1)]
    principles: Annotated[tuple[Principle, ...], Field(min_length=1)]
    depths: Annotated[tuple[DepthName, ...], Field(min_length=1)]
    settings: Annotated[tuple[SettingName, ...], Field(min_length=1)]
    openers: Annotated[tuple[Wording, ...], Field(min_length=1)]
    closers: Annotated[tuple[Wording, ...], Field(min_length=1)]
    agreements: Annotated[tuple[Wording, ...], Field(min_length=1)]
    shapes: Annotated[tuple[Shape, ...], Field(min_length=1)]


def theme_files(folder: Path) -> tuple[Path, ...]:
    """The files of prompts in a folder, by name."""
    return tuple(path for path in sorted(folder.glob("*.yaml")) if path.name != SESSION)


def read_theme(path: Path) -> Theme:
    """Reads the prompts of one theme. Raises `Unreadable` with file, line and mend."""
    return validate(read_yaml(path), Theme)


def read_session(path: Path) -> Session:
    """Reads `session.yaml`. Raises `Unreadable` with file, line and mend."""
    return validate(read_yaml(path), Session)


def check(folder: Path, today: date) -> tuple[Problem, ...]:
    """What to mend in the prompts, for `alliance check`."""
    found: list[Problem] = []
    themes: list[tuple[Document, Theme]] = []
    for path in theme_files(folder):
        try:
            document = read_yaml(path)
            themes.append((document, validate(document, Theme)))
        except Unreadable as error:
            found += error.problems
    try:
        document = read_yaml(folder / SESSION)
        session = validate(document, Session)
    except Unreadable as error:
        return tuple(sorted([*found, *error.problems]))
    found += [*_check_session(document, session), *untranslated(document)]
    found += overdue(document, session.check_by, today)
    known = [theme.theme for _, theme in themes]
    principles = [one.id for one in session.principles]
    seen: set[str] = set()
    for document, theme in themes:
        found += _check_theme(document, theme, known, principles, seen)
        found += [*untranslated(document), *overdue(document, theme.check_by, today)]
    return tuple(sorted(found))


def _check_session(document: Document, session: Session) -> Iterator[Problem]:
    yield from repeated(document, ("principles",), [one.id for one in session.principles])
    yield from repeated(document, ("shapes",), [one.id for one in session.shapes])
    used: set[str] = set()
    for number, principle in enumerate(session.principles):
        at = ("principles", number, "sources")
        yield from unknown_names(document, at, principle.sources, session.sources, "source")
        used.update(principle.sources)
    yield from unused_sources(document, session.sources, used)


def _check_theme(
    document: Document, theme: Theme, themes: list[str], principles: list[str], seen: set[str]
) -> Iterator[Problem]:
    path = document.path
    if theme.theme != path.stem:
        says = f"The theme {theme.theme!r} is not the file's name."
        yield Problem(path, document.line_of("theme"), says, "Make them alike.")
    for number, prompt in enumerate(theme.prompts):
        at = ("prompts", number)
        if prompt.id in seen:
            says = f"The id {prompt.id!r} is used twice."
            yield Problem(path, document.line_of(*at), says, "Give one of them another id.")
        seen.add(prompt.id)
        yield from unknown_names(
            document, (*at, "principles"), prompt.principles, principles, "principle"
        )
        yield from unknown_names(
            document, (*at, "also_themes"), prompt.also_themes, themes, "theme"
        )
