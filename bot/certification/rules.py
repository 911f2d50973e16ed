"""Which record answers for which place, what a record's parts are, and how two compare. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from bot.certification.records import About, Confidence, Fact, Record, Status

_SENTENCE: Final = re.compile(r"(?<=[.!?]) ")
_DIGIT: Final = re.compile(r"\d")
_YEAR: Final = re.compile(r"\b(?:19|20)\d\d\b")


class Section(StrEnum):
    """The parts in which a record is shown, one message each."""

    OVERVIEW = "overview"
    TRAINING = "training"
    RENEWAL = "renewal"
    WHO = "who"
    PATHS = "paths"
    SOURCES = "sources"


# What an overview tells in a few words, and what two records are compared by. A rule in force
# holds all of these, if only as `unknown`.
GLANCE: Final = (
    About.REQUIRED_TO_WORK,
    About.TRAINING_HOURS,
    About.EXPERIENCE,
    About.EXAM,
    About.RENEWAL_CYCLE,
    About.CE_HOURS,
    About.COST,
    About.EXPERIENCED_PATH,
    About.RECIPROCITY,
    About.CERTIFIER,
)
COMPARED: Final = (*GLANCE[:3], About.SPECIALTIES, *GLANCE[3:])

_FACTS: Final[Mapping[Section, tuple[About, ...]]] = {
    Section.OVERVIEW: GLANCE,
    Section.TRAINING: (
        About.TRAINING_HOURS,
        About.TRAINING_PARTS,
        About.TRAINING_CONTENT,
        About.TRAINING_FORMAT,
        About.ATTENDANCE,
        About.TRAINERS,
        About.SPECIALTIES,
        About.EXPERIENCE,
        About.EXAM,
        About.EXAM_FORMAT,
        About.PASS_MARK,
        About.EXAM_LANGUAGES,
        About.ETHICS,
        About.SUPERVISION,
    ),
    Section.RENEWAL: (
        About.RENEWAL_CYCLE,
        About.CE_HOURS,
        About.CE_TOPICS,
        About.CE_APPROVER,
        About.RENEWAL_WINDOW,
        About.KEEP_RECORDS,
        About.RENEWAL_FEE,
        About.LATE_FEE,
        About.LEVELS,
    ),
    Section.WHO: (
        About.CATEGORIES,
        About.MINIMUM_AGE,
        About.LIVED_EXPERIENCE,
        About.EDUCATION,
        About.RESIDENCE,
        About.BACKGROUND_CHECK,
        About.OTHER_CONDITIONS,
        About.REQUIRED_TO_WORK,
    ),
    Section.PATHS: (
        About.STANDARD_PATH,
        About.EXPERIENCED_PATH,
        About.RECIPROCITY,
        About.INTERIM,
        About.COST,
        About.APPLICATION_FEE,
        About.EXAM_FEE,
        About.COURSE_FEE,
    ),
    Section.SOURCES: (
        About.LEGAL_BASIS,
        About.IN_FORCE_SINCE,
        About.CERTIFIER,
        About.OVERSEER,
        About.TRAINER,
        About.CREDENTIALER,
    ),
}


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a comparison; a side without the fact is None."""

    about: About
    first: Fact | None
    second: Fact | None


def ordered(records: Iterable[Record]) -> tuple[Record, ...]:
    """Rules in force first, then what was recommended, models, voluntary ones, past plans."""
    order = tuple(Status)
    return tuple(sorted(records, key=lambda one: (order.index(one.status), one.id)))


def of_place(records: Iterable[Record], place: str) -> tuple[Record, ...]:
    """All records of a place, the one to show first in front."""
    return ordered(one for one in records if one.place == place)


def by_id(records: Iterable[Record], name: str) -> Record | None:
    """The record with that id."""
    return next((one for one in records if one.id == name), None)


def places(records: Iterable[Record]) -> tuple[str, ...]:
    """The places with a record, states before the whole country, each once."""
    found = {one.place for one in records}
    return tuple(sorted(found, key=lambda place: (place == "us", place)))


def facts_in(record: Record, section: Section) -> tuple[tuple[About, Fact], ...]:
    """The facts that a section shows, in its order."""
    return tuple((about, record.facts[about]) for about in _FACTS[section] if about in record.facts)


def sections(record: Record) -> tuple[Section, ...]:
    """The sections that have something to show; overview and sources always do."""
    always = (Section.OVERVIEW, Section.SOURCES)
    return tuple(one for one in Section if one in always or facts_in(record, one))


def compare(first: Record, second: Record) -> tuple[Row, ...]:
    """What the two say on the points that matter most; points that both leave out are left out."""
    rows = (Row(about, first.facts.get(about), second.facts.get(about)) for about in COMPARED)
    return tuple(row for row in rows if row.first or row.second)


def others_to_compare(records: Sequence[Record], record: Record) -> tuple[Record, ...]:
    """What a record may be put next to: first those of the same place, then the rest."""
    rest = [one for one in ordered(records) if one.id != record.id]
    return tuple(sorted(rest, key=lambda one: one.place != record.place))


def needs_year(words: str) -> bool:
    """Whether words hold a number and no year, so that the record's own date must stand by them."""
    return bool(_DIGIT.search(words)) and not _YEAR.search(words)


def with_bracket(words: str, inside: str) -> str:
    """The words with `(inside)` at the end of the last sentence that holds a number."""
    sentences = _SENTENCE.split(words)
    last = max((at for at, one in enumerate(sentences) if _DIGIT.search(one)), default=-1)
    end = "." if sentences[last].endswith(".") else ""
    sentences[last] = f"{sentences[last].removesuffix('.')} ({inside}){end}"
    return " ".join(sentences)


def doubt(fact: Fact) -> Confidence | None:
    """How unsure a stated fact is, where that must be said. An unknown or disputed one says so itself."""
    if fact.unknown or fact.conflict or fact.confidence is Confidence.HIGH:
        return None
    return fact.confidence


def unknowns(record: Record) -> tuple[About, ...]:
    """What is not known, in the order in which the sections show it."""
    shown = dict.fromkeys(about for section in Section for about in _FACTS[section])
    return tuple(about for about in shown if about in record.facts and record.facts[about].unknown)


def overdue(record: Record, today: date) -> bool:
    """Whether the day has passed by which someone was to confirm the facts again."""
    return today > record.check_by
