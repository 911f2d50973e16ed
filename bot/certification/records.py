"""The shapes of `content/certification/*.yaml` and of the files shown next to them.

A fact that was looked for and not found is the word `unknown`; two sources that disagree are a
`conflict` with both. Nothing is filled in by guess.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Final, Literal

from pydantic import Field, model_validator

from bot.content.words import CuratedFile, NonEmpty, Part, PlaceCode, Slug, Source, Wording

UNKNOWN: Final = "unknown"
# Two record ids must fit in one action id of 64 bytes next to `certification:compare`.
RecordId = Annotated[str, Field(pattern=r"^us[a-z0-9-]*$", max_length=20)]


class Status(StrEnum):
    """What a record is. Only `in-force` is a rule; the order here is the order of showing."""

    IN_FORCE = "in-force"
    RECOMMENDATION = "recommendation"
    MODEL = "model"
    VOLUNTARY = "voluntary"
    SUPERSEDED = "superseded"


class About(StrEnum):
    """What a fact is about. Its label is the sentence `certification-about-<value>`."""

    REQUIRED_TO_WORK = "required-to-work"
    CERTIFIER = "certifier"
    OVERSEER = "overseer"
    TRAINER = "trainer"
    CREDENTIALER = "credentialer"
    LEGAL_BASIS = "legal-basis"
    IN_FORCE_SINCE = "in-force-since"
    CATEGORIES = "categories"
    MINIMUM_AGE = "minimum-age"
    LIVED_EXPERIENCE = "lived-experience"
    EDUCATION = "education"
    RESIDENCE = "residence"
    BACKGROUND_CHECK = "background-check"
    OTHER_CONDITIONS = "other-conditions"
    TRAINING_HOURS = "training-hours"
    TRAINING_PARTS = "training-parts"
    TRAINING_CONTENT = "training-content"
    TRAINING_FORMAT = "training-format"
    ATTENDANCE = "attendance"
    TRAINERS = "trainers"
    SPECIALTIES = "specialties"
    EXPERIENCE = "experience"
    EXAM = "exam"
    EXAM_FORMAT = "exam-format"
    PASS_MARK = "pass-mark"  # noqa: S105  what it takes to pass an exam
    EXAM_LANGUAGES = "exam-languages"
    ETHICS = "ethics"
    SUPERVISION = "supervision"
    RENEWAL_CYCLE = "renewal-cycle"
    CE_HOURS = "ce-hours"
    CE_TOPICS = "ce-topics"
    CE_APPROVER = "ce-approver"
    RENEWAL_WINDOW = "renewal-window"
    KEEP_RECORDS = "keep-records"
    LEVELS = "levels"
    STANDARD_PATH = "standard-path"
    EXPERIENCED_PATH = "experienced-path"
    RECIPROCITY = "reciprocity"
    INTERIM = "interim"
    COST = "cost"
    APPLICATION_FEE = "application-fee"
    EXAM_FEE = "exam-fee"
    COURSE_FEE = "course-fee"
    RENEWAL_FEE = "renewal-fee"
    LATE_FEE = "late-fee"


class Confidence(StrEnum):
    """How sure a fact is: read in the source itself, in a summary or older page, or not confirmed."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Version(Part):
    """What one side of a disagreement says."""

    value: Wording
    sources: Annotated[tuple[NonEmpty, ...], Field(min_length=1)]


class Fact(Part):
    """One thing about a certificate.

    `short` is the value in a few words for overviews; `items` are points under it; `ask` names who
    knows when it is unknown or disputed (ids of `confirm_with`; all of them when left out).
    `sources` of an unknown fact are where it was looked for.
    """

    value: Wording | Literal["unknown"] | None = None
    items: tuple[Wording, ...] = ()
    conflict: tuple[Version, ...] = ()
    short: Wording | None = None
    note: Wording | None = None
    sources: Annotated[tuple[NonEmpty, ...], Field(min_length=1)]
    confidence: Confidence = Confidence.HIGH
    ask: tuple[NonEmpty, ...] = ()

    @property
    def unknown(self) -> bool:
        """Whether it was looked for and not found."""
        return self.value == UNKNOWN

    @property
    def known(self) -> Wording | None:
        """The value, where there is one and it is not disputed."""
        return self.value if isinstance(self.value, Wording) else None

    @model_validator(mode="after")
    def _says_one_thing(self) -> Fact:
        if self.conflict:
            if self.value is not None or self.items:
                raise ValueError("a conflict stands alone, without value and items")
            if len(self.conflict) < 2:
                raise ValueError("a conflict needs two versions")
        elif self.value is None and not self.items:
            raise ValueError("write a value, items, a conflict, or the word unknown")
        if self.unknown and self.items:
            raise ValueError("an unknown fact has no items")
        return self

    def all_sources(self) -> tuple[str, ...]:
        """Every source that it names, each once."""
        named = [*self.sources, *(one for version in self.conflict for one in version.sources)]
        return tuple(dict.fromkeys(named))


class Caution(Part):
    """Why the facts may be old already."""

    says: Wording
    sources: Annotated[tuple[NonEmpty, ...], Field(min_length=1)]


class Body(Part):
    """Who can confirm the facts."""

    name: Wording
    url: NonEmpty | None = None


class Record(CuratedFile):
    """One certificate: a rule in force, a recommendation, a model, a voluntary or a past one.

    `as_of` is the time that the facts are from; it is shown next to every number that has no year
    of its own. `rule_in_force` names the record that holds now, for what is not the rule.
    """

    id: RecordId
    place: PlaceCode
    status: Status
    rule_in_force: RecordId | None = None
    as_of: Wording
    may_be_out_of_date: Caution | None = None
    label: Wording
    credential: Wording
    summary: Wording
    facts: Annotated[dict[About, Fact], Field(min_length=1)]
    values: Slug | None = None
    curriculum: Slug | None = None
    confirm_with: Annotated[dict[Slug, Body], Field(min_length=1)]
    not_checked: tuple[Wording, ...] = ()
    sources: Annotated[dict[Slug, Source], Field(min_length=1)]

    def asked(self, fact: Fact) -> tuple[Body, ...]:
        """Who knows about a fact."""
        named = tuple(self.confirm_with[one] for one in fact.ask if one in self.confirm_with)
        return named or tuple(self.confirm_with.values())

    def sources_of(self, *facts: Fact) -> tuple[Source, ...]:
        """The sources that the facts name, each once, in that order."""
        names = dict.fromkeys(one for fact in facts for one in fact.all_sources())
        return tuple(self.sources[one] for one in names if one in self.sources)


class Link(Part):
    """A page elsewhere."""

    label: Wording
    url: NonEmpty


class Elsewhere(CuratedFile):
    """`certification-elsewhere.yaml`: how to find the rule of a state that is not held."""

    as_of: Wording
    background: tuple[Wording, ...]
    steps: Annotated[tuple[Wording, ...], Field(min_length=1)]
    links: tuple[Link, ...]
    sources: Annotated[dict[Slug, Source], Field(min_length=1)]


class Value(Part):
    """One value of a code of ethics: what it asks for, and questions to ask yourself."""

    id: Slug
    name: Wording
    short: Wording
    means: Annotated[tuple[Wording, ...], Field(min_length=1)]
    contested: Wording | None = None
    near_national: tuple[Slug, ...] = ()
    questions: Annotated[tuple[Wording, ...], Field(min_length=1)]


class National(Part):
    """The values of national guidelines, by id, and where they were read."""

    source: Slug
    values: dict[Slug, Wording]


class Values(CuratedFile):
    """`ethics/values.yaml`: the values of a code of ethics. A draft is never shown as a code."""

    id: Slug
    place: PlaceCode
    status: Literal["draft", "in-force"]
    as_of: Wording
    title: Wording
    about: Wording
    sources: Annotated[dict[Slug, Source], Field(min_length=1)]
    confirm_with: Annotated[tuple[Wording, ...], Field(min_length=1)]
    national: National
    values: Annotated[tuple[Value, ...], Field(min_length=1)]

    def value(self, name: str) -> Value | None:
        """The value with that id."""
        return next((one for one in self.values if one.id == name), None)


class Area(Part):
    """One topic of training."""

    id: Slug
    name: Wording


class Today(Part):
    """What a state's course covers now."""

    place: PlaceCode
    as_of: Wording
    says: Wording
    sources: Annotated[tuple[NonEmpty, ...], Field(min_length=1)]


class Curriculum(CuratedFile):
    """`curriculum.yaml`: what training for peers covers."""

    id: Slug
    place: PlaceCode
    as_of: Wording
    title: Wording
    about: Wording
    confirm_with: Annotated[tuple[Wording, ...], Field(min_length=1)]
    sources: Annotated[dict[Slug, Source], Field(min_length=1)]
    areas: Annotated[tuple[Area, ...], Field(min_length=1)]
    principles: tuple[Area, ...] = ()
    today: tuple[Today, ...] = ()
