"""The files of this feature as they stand, each with its last good version, and what to mend in them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TypeVar

from bot import states
from bot.certification import rules
from bot.certification.records import (
    Curriculum,
    Elsewhere,
    Fact,
    Record,
    Status,
    Values,
)
from bot.content import Document, Problem, Severity, Unreadable, read_yaml, validate
from bot.content.folder import WatchedFolder
from bot.content.words import (
    CuratedFile,
    overdue,
    repeated,
    unknown_names,
    untranslated,
    unused_sources,
)

_Shape = TypeVar("_Shape", bound=CuratedFile)
RECORDS = "certification"
ELSEWHERE = "certification-elsewhere.yaml"
VALUES = "ethics/values.yaml"
CURRICULUM = "curriculum.yaml"


class Shelf:
    """What the feature shows from, out of the content folder. `refresh` takes edits."""

    def __init__(self, content: Path) -> None:
        self._records = WatchedFolder(content / RECORDS, "*.yaml", read_record)
        self._elsewhere = WatchedFolder(content, ELSEWHERE, read_elsewhere)
        self._values = WatchedFolder(content, VALUES, read_values)
        self._curriculum = WatchedFolder(content, CURRICULUM, read_curriculum)

    @property
    def records(self) -> tuple[Record, ...]:
        """All records, rules in force first."""
        return rules.ordered(self._records.values)

    @property
    def elsewhere(self) -> Elsewhere | None:
        """How to find other rules, if the file is there."""
        return next(iter(self._elsewhere.values), None)

    @property
    def values(self) -> Values | None:
        """The values of peer support, if the file is there."""
        return next(iter(self._values.values), None)

    @property
    def curriculum(self) -> Curriculum | None:
        """What training covers, if the file is there."""
        return next(iter(self._curriculum.values), None)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What keeps files from being used as they stand."""
        folders = (self._records, self._elsewhere, self._values, self._curriculum)
        return tuple(problem for folder in folders for problem in folder.problems)

    def refresh(self) -> bool:
        """Reads what changed; true when there is something new to show."""
        folders = (self._records, self._elsewhere, self._values, self._curriculum)
        changed = [folder.refresh() for folder in folders]
        return any(changed)


def read_record(path: Path) -> Record:
    """Reads a record. Raises `Unreadable` with file, line and mend."""
    return validate(read_yaml(path), Record)


def read_elsewhere(path: Path) -> Elsewhere:
    """Reads how to find other rules. Raises `Unreadable` with file, line and mend."""
    return validate(read_yaml(path), Elsewhere)


def read_values(path: Path) -> Values:
    """Reads the values. Raises `Unreadable` with file, line and mend."""
    return validate(read_yaml(path), Values)


def read_curriculum(path: Path) -> Curriculum:
    """Reads the topics of training. Raises `Unreadable` with file, line and mend."""
    return validate(read_yaml(path), Curriculum)


def check(content: Path, today: date) -> tuple[Problem, ...]:
    """What to mend in all files of this feature, for `alliance check`."""
    found: list[Problem] = []
    records = [_loaded(path, Record, found) for path in sorted((content / RECORDS).glob("*.yaml"))]
    elsewhere = _loaded(content / ELSEWHERE, Elsewhere, found)
    values = _loaded(content / VALUES, Values, found)
    curriculum = _loaded(content / CURRICULUM, Curriculum, found)
    good = [one for one in records if one is not None]
    for document, record in good:
        found += _check_record(document, record, [other for _, other in good], values, curriculum)
    if values is not None:
        found += _check_values(*values)
    if curriculum is not None:
        found += _check_curriculum(*curriculum)
    for loaded in (*good, elsewhere, values, curriculum):
        if loaded is not None:
            document, file = loaded
            found += [*untranslated(document), *overdue(document, file.check_by, today)]
    return tuple(sorted(found))


def _loaded(
    path: Path, shape: type[_Shape], found: list[Problem]
) -> tuple[Document, _Shape] | None:
    try:
        document = read_yaml(path)
        return document, validate(document, shape)
    except Unreadable as error:
        found += error.problems
        return None


def _check_record(
    document: Document,
    record: Record,
    records: list[Record],
    values: tuple[Document, Values] | None,
    curriculum: tuple[Document, Curriculum] | None,
) -> Iterator[Problem]:
    path = document.path
    if record.id != path.stem:
        yield _problem(
            document, "id", f"The id {record.id!r} is not the file's name.", "Make them alike."
        )
    if states.by_code(record.place) is None:
        yield _problem(
            document, "place", f"There is no state {record.place!r}.", "Use us or us-xx."
        )
    if record.status is Status.IN_FORCE:
        yield from _check_rule(document, record, records)
    ids = [one.id for one in records]
    if record.rule_in_force is not None and record.rule_in_force not in ids:
        known = ", ".join(ids)
        says = f"There is no record {record.rule_in_force!r}."
        yield _problem(document, "rule_in_force", says, f"Use one of: {known}.")
    held = {"values": values, "curriculum": curriculum}
    for key, name in (("values", record.values), ("curriculum", record.curriculum)):
        file = held[key]
        if name is not None and (file is None or file[1].id != name):
            says = f"There are no {key} with the id {name!r}."
            yield _problem(document, key, says, f"Use the id of the {key} file.")
    caution = record.may_be_out_of_date
    used = set(caution.sources) if caution else set()
    if caution is not None:
        at = ("may_be_out_of_date", "sources")
        yield from unknown_names(document, at, caution.sources, record.sources, "source")
    for about, fact in record.facts.items():
        used.update(fact.all_sources())
        yield from _check_fact(document, record, about, fact)
    yield from unused_sources(document, record.sources, used)


def _check_rule(document: Document, record: Record, records: list[Record]) -> Iterator[Problem]:
    twins = [
        one.id for one in rules.of_place(records, record.place) if one.status is Status.IN_FORCE
    ]
    if len(twins) > 1:
        says = f"{record.place} has more than one rule in force: {', '.join(twins)}."
        yield _problem(
            document, "status", says, "Mark the older one as superseded.", Severity.WARNING
        )
    for about in rules.GLANCE:
        if about not in record.facts:
            says = f"A rule in force should say something about {about}."
            mend = f"Add `{about}:` under facts, with `value: unknown` if it was not found."
            yield _problem(document, "facts", says, mend, Severity.WARNING)


def _check_fact(document: Document, record: Record, about: str, fact: Fact) -> Iterator[Problem]:
    at = ("facts", about)
    yield from unknown_names(document, (*at, "sources"), fact.sources, record.sources, "source")
    yield from unknown_names(document, (*at, "ask"), fact.ask, record.confirm_with, "body to ask")
    for number, version in enumerate(fact.conflict):
        where = (*at, "conflict", number, "sources")
        yield from unknown_names(document, where, version.sources, record.sources, "source")


def _check_values(document: Document, values: Values) -> Iterator[Problem]:
    yield from repeated(document, ("values",), [one.id for one in values.values])
    national = values.national
    yield from unknown_names(
        document, ("national", "source"), [national.source], values.sources, "source"
    )
    for number, value in enumerate(values.values):
        at = ("values", number, "near_national")
        yield from unknown_names(
            document, at, value.near_national, national.values, "national value"
        )


def _check_curriculum(document: Document, curriculum: Curriculum) -> Iterator[Problem]:
    yield from repeated(document, ("areas",), [one.id for one in curriculum.areas])
    yield from repeated(document, ("principles",), [one.id for one in curriculum.principles])
    for number, today in enumerate(curriculum.today):
        at = ("today", number, "sources")
        yield from unknown_names(document, at, today.sources, curriculum.sources, "source")


def _problem(
    document: Document, key: str, says: str, mend: str, severity: Severity = Severity.ERROR
) -> Problem:
    return Problem(document.path, document.line_of(key), says, mend, severity)
