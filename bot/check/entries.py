"""Curated answers: their shape, their dates, what they point to, and which languages have them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from datetime import date, datetime, timedelta
from typing import Annotated, Final, Literal

from pydantic import AfterValidator, BeforeValidator, Field

from bot.check.reading import EntryFile, Reading
from bot.check.wording import link
from bot.content import Problem, Severity, Unreadable, validate
from bot.content.words import NonEmpty, Part
from bot.faq.records import Topics
from bot.states import by_code

FEWEST_ALIASES: Final = 6  # the floor: aliases decide whether people find an answer
LONGEST_QUESTION: Final = 100  # Discord: characters of a suggestion and of what it sends
LONGEST_ID: Final = 48  # a button's action holds 64 bytes, the id and what to do with it
DUE_SOON: Final = timedelta(days=30)
TOPICS: Final = "topics.yaml"


def _shown(value: object) -> object:
    """A source's date is text ("early 2025"); YAML reads a bare one as a number or a day."""
    if isinstance(value, date | int | float) and not isinstance(value, bool):
        return str(value)
    return value


def _real_place(code: str) -> str:
    if by_code(code) is None:
        raise ValueError(f"{code!r} is no place: us for all of the U.S., or us-xx for a state")
    return code


class SourceShape(Part):
    """Where facts of an entry come from."""

    title: NonEmpty
    publisher: NonEmpty
    date: Annotated[NonEmpty, BeforeValidator(_shown)]
    url: NonEmpty | None = None


class EntryShape(Part):
    """The keys of an entry (DESIGN section 5), and those that may be there."""

    id: Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9.-]*$", max_length=LONGEST_ID)]
    question: NonEmpty
    also: tuple[NonEmpty, ...]
    topic: NonEmpty
    place: Annotated[str, AfterValidator(_real_place)]
    sources: Annotated[list[SourceShape], Field(min_length=1)]
    reviewed: date
    check_by: date
    related: tuple[NonEmpty, ...]
    tags: tuple[NonEmpty, ...] = ()
    status: Literal["current", "check", "outdated", "contested", "historic"] = "current"
    facts_from: NonEmpty | None = None
    out_of_date: NonEmpty | None = None
    translation: Literal["awaiting-review", "reviewed"] | None = None


def check(reading: Reading, today: date) -> Iterator[Problem]:
    """All of this kind."""
    ids = {entry.id for entry in reading.entries}
    topics = None
    if document := reading.record(TOPICS):
        try:
            topics = validate(document, Topics)
        except Unreadable as error:
            yield from error.problems
    for entry in reading.entries:
        yield from shape(entry)
        yield from dates(entry, today)
        yield from references(entry, ids, topics)
        yield from aliases(entry)
    yield from languages(reading)


def shape(entry: EntryFile) -> Iterator[Problem]:
    """Keys that are missing, unknown or of the wrong kind; an id that is not the file's name."""
    try:
        validate(entry.document, EntryShape)
    except Unreadable as error:
        yield from error.problems
    if entry.id != entry.path.stem:
        says = f"The id is {entry.id!r}, and the file is named {entry.path.stem!r}."
        yield Problem(entry.path, entry.line("id"), says, "Give both the same name.")
    if not entry.document.body:
        mend = "Write it below the second line of dashes."
        yield Problem(entry.path, entry.body_line, "There is no answer.", mend)
    question = entry.text("question")
    if len(question) > LONGEST_QUESTION:
        says = (
            f"The question has {len(question)} characters; a suggestion holds {LONGEST_QUESTION}."
        )
        mend = "Say it in fewer words. Longer wordings can be aliases."
        yield Problem(entry.path, entry.line("question"), says, mend, Severity.WARNING)


def dates(entry: EntryFile, today: date) -> Iterator[Problem]:
    """Facts that are due for another look, and dates that cannot be."""
    reviewed, check_by = (_day(entry.document.data.get(key)) for key in ("reviewed", "check_by"))
    if reviewed and reviewed > today:
        says = f"`reviewed` is {reviewed}, which is still to come."
        mend = "Write the day on which somebody last looked at the facts."
        yield Problem(entry.path, entry.line("reviewed"), says, mend, Severity.WARNING)
    if check_by is None:
        return
    if reviewed and check_by < reviewed:
        says = f"`check_by` ({check_by}) is before `reviewed` ({reviewed})."
        yield Problem(entry.path, entry.line("check_by"), says, "Set check_by to a later day.")
    left = check_by - today
    if left <= DUE_SOON:
        says = (
            f"Its facts were to be checked again {_days(-left)} ago, by {check_by}."
            if left < timedelta()
            else f"Its facts are due for a check in {_days(left)}, on {check_by}."
        )
        mend = "Confirm them with the sources, then move `reviewed` and `check_by`."
        yield Problem(entry.path, entry.line("check_by"), says, mend, Severity.WARNING)


def references(entry: EntryFile, ids: Collection[str], topics: Topics | None) -> Iterator[Problem]:
    """Entries, topics and pages that this one points to."""
    seen: set[str] = set()
    for number, other in enumerate(entry.texts("related")):
        line = entry.line("related", number)
        if other == entry.id or other in seen:
            mend = "Take it out, or name another entry."
            says = f"related: {other!r} is " + (
                "this entry." if other == entry.id else "named twice."
            )
            yield Problem(entry.path, line, says, mend, Severity.WARNING)
        elif other and other not in ids:
            says = f"related: there is no entry {other!r}."
            yield Problem(entry.path, line, says, "Check its spelling, or take it out.")
        seen.add(other)
    topic = entry.text("topic")
    if topics is not None and topic and not topics.knows(topic):
        known = sorted(name for one in topics.topics for name in one.holds)
        says = f"{TOPICS} has no place for the topic {topic!r}; readers find it under the rest."
        mend = f"Use one of: {', '.join(known)}; or add it there under `holds`."
        yield Problem(entry.path, entry.line("topic"), says, mend, Severity.WARNING)
    sources = entry.document.data.get("sources")
    for number, source in enumerate(sources if isinstance(sources, list) else ()):
        address = source.get("url") if isinstance(source, dict) else None
        if isinstance(address, str) and address:
            yield from link(entry.path, entry.line("sources", number, "url"), address)


def aliases(entry: EntryFile) -> Iterator[Problem]:
    """Too few other wordings of the question."""
    count = sum(bool(one.strip()) for one in entry.texts("also"))
    if isinstance(entry.document.data.get("also"), list) and count < FEWEST_ALIASES:
        says = f"There are {count} aliases; people find answers with {FEWEST_ALIASES} or more."
        mend = "Add questions as people type them, and situations in one sentence."
        yield Problem(entry.path, entry.line("also"), says, mend, Severity.WARNING)


def languages(reading: Reading) -> Iterator[Problem]:
    """Answers that lack a language, and pairs that do not say the same of themselves."""
    english = {entry.id: entry for entry in reading.entries if entry.language == "en"}
    spanish = {entry.id: entry for entry in reading.entries if entry.language == "es"}
    for name, entry in spanish.items():
        if name not in english:
            says = "This answer is in Spanish only."
            mend = "Write the English one with the same id, or check the id's spelling."
            yield Problem(entry.path, entry.line("id"), says, mend)
            continue
        for key in ("topic", "place", "status"):
            here, there = entry.text(key), english[name].text(key)
            if here != there:
                says = f"{key} is {here or 'missing'!r} here and {there or 'missing'!r} in English."
                mend = "Make them the same, or give this answer an id of its own."
                yield Problem(entry.path, entry.line(key), says, mend, Severity.WARNING)
    missing = sorted(set(english) - set(spanish))
    if missing and spanish:
        says = f"{len(missing)} of {len(english)} answers are not in Spanish: {', '.join(missing)}."
        mend = "Readers get them in English, marked. Add those that are asked most."
        yield Problem(reading.folder / "faq" / "es", 0, says, mend, Severity.WARNING)


def _day(value: object) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            return None
    return None


def _days(span: timedelta) -> str:
    return "1 day" if span.days == 1 else f"{span.days} days"
