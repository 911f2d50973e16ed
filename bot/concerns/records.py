"""The shape of `content/cooptation.yaml`: the ways in which the peer role gets bent."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date
from pathlib import Path
from typing import Annotated, Final, Literal

from pydantic import Field

from bot.content import Document, Problem, Unreadable, read_yaml, validate
from bot.content.files import Key
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

FILE: Final = "cooptation.yaml"
VALUES: Final = "ethics/values.yaml"
Named = Annotated[tuple[NonEmpty, ...], Field(min_length=1)]


class Strain(Part):
    """A value that a situation pulls at (an id of `ethics/values.yaml`), and what it asks for."""

    value: Slug
    commitment: Wording


class Help(Part):
    """Something that has helped, or is advised."""

    text: Wording
    sources: Named


class Category(Part):
    """One way in which the role gets bent.

    `basis`: `explicit` when a source names the situation, `inferred` when it follows from one.
    `care_note` is shown next to the form where someone's safety or rights may be at stake.
    """

    id: Slug
    name: Wording
    description: Wording
    basis: Literal["explicit", "inferred"]
    basis_sources: Named
    examples: Annotated[tuple[Wording, ...], Field(min_length=1)]
    strains: Annotated[tuple[Strain, ...], Field(min_length=1)]
    ask_yourself: Annotated[tuple[Wording, ...], Field(min_length=1)]
    what_helps: Annotated[tuple[Help, ...], Field(min_length=1)]
    care_note: Wording | None = None


class RelatedWord(Part):
    """A word people use for something close to it."""

    term: Wording
    means: Wording
    sources: Named


class Cooptation(CuratedFile):
    """The whole file."""

    as_of: Wording
    confirm_with: Annotated[tuple[Wording, ...], Field(min_length=1)]
    definition: Wording
    definition_sources: Named
    causes: Annotated[tuple[Wording, ...], Field(min_length=1)]
    related_words: tuple[RelatedWord, ...] = ()
    sources: Annotated[dict[Slug, Source], Field(min_length=1)]
    categories: Annotated[tuple[Category, ...], Field(min_length=1)]

    def category(self, name: str) -> Category | None:
        """The category with that id."""
        return next((one for one in self.categories if one.id == name), None)


def read_cooptation(path: Path) -> Cooptation:
    """Reads the file. Raises `Unreadable` with file, line and mend."""
    return validate(read_yaml(path), Cooptation)


def check(content: Path, today: date) -> tuple[Problem, ...]:
    """What to mend in the file, for `alliance check`; nothing where an alliance has no such file."""
    path = content / FILE
    if not path.exists():
        return ()
    try:
        document = read_yaml(path)
        file = validate(document, Cooptation)
    except Unreadable as error:
        return error.problems
    found = [*_check_references(document, file, _value_ids(content)), *untranslated(document)]
    found += overdue(document, file.check_by, today)
    return tuple(sorted(found))


def _value_ids(content: Path) -> tuple[str, ...]:
    """The ids in the file of values. Its shape belongs to another feature, which checks it."""
    try:
        values = read_yaml(content / VALUES).data.get("values")
    except Unreadable:
        return ()
    found = values if isinstance(values, list) else []
    return tuple(str(one["id"]) for one in found if isinstance(one, dict) and "id" in one)


def _check_references(
    document: Document, file: Cooptation, values: Collection[str]
) -> Iterator[Problem]:
    yield from repeated(document, ("categories",), [one.id for one in file.categories])
    named: list[tuple[tuple[Key, ...], tuple[str, ...]]] = [
        (("definition_sources",), file.definition_sources)
    ]
    for number, word in enumerate(file.related_words):
        named.append((("related_words", number, "sources"), word.sources))
    for number, one in enumerate(file.categories):
        at = ("categories", number)
        named.append(((*at, "basis_sources"), one.basis_sources))
        for place, help_ in enumerate(one.what_helps):
            named.append(((*at, "what_helps", place, "sources"), help_.sources))
        for place, strain in enumerate(one.strains):
            where = (*at, "strains", place, "value")
            yield from unknown_names(document, where, [strain.value], values, "value of ethics")
    for at_sources, sources in named:
        yield from unknown_names(document, at_sources, sources, file.sources, "source")
    used = {source for _, sources in named for source in sources}
    yield from unused_sources(document, file.sources, used)
