"""Curated answers as records, read from `content/faq/<language>/<id>.md`.

Lenient on purpose: an id, a question and an answer are enough to be found and shown. What else a
well-kept entry needs is told by `alliance check`, not enforced here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from bot.content import Document, Problem, Unreadable, read_front_matter

LANGUAGES = ("en", "es")


@dataclass(frozen=True, slots=True)
class Source:
    """Where a fact comes from. `date` is text as it is shown ("early 2025", "undated")."""

    title: str
    publisher: str = ""
    date: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One curated answer in one language. `place` is `us` or `us-xx`, empty if the file has none."""

    id: str
    language: str
    question: str
    answer: str
    also: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    topic: str = ""
    place: str = ""
    sources: tuple[Source, ...] = ()
    status: str = "current"
    facts_from: str = ""
    out_of_date: str = ""
    reviewed: date | None = None
    check_by: date | None = None
    related: tuple[str, ...] = ()
    translation: str = ""
    path: Path | None = None


_MENDS = {
    "id": "Add a line `id: ` with the file's name without .md.",
    "question": "Add a line `question: ` with the question this entry answers.",
    "answer": "Write the answer below the second line of dashes.",
}


class NotAnEntry(ValueError):
    """What an entry needs is missing: `key`, said in `says`, with its `mend`."""

    def __init__(self, key: str) -> None:
        super().__init__(f"This entry has no {key}.")
        self.key = key
        self.says = f"This entry has no {key}."
        self.mend = _MENDS[key]


def _text(value: object) -> str:
    return "" if value is None else str(value).strip()


def _texts(value: object) -> tuple[str, ...]:
    if isinstance(value, str):
        parts: Sequence[object] = value.split(",")
    elif isinstance(value, Sequence):
        parts = value
    else:
        parts = ()
    return tuple(dict.fromkeys(text for part in parts if (text := _text(part))))


def _day(value: object) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(_text(value))
    except ValueError:
        return None


def _sources(value: object) -> tuple[Source, ...]:
    found = []
    for one in value if isinstance(value, Sequence) and not isinstance(value, str) else ():
        if isinstance(one, Mapping):
            source = Source(*(_text(one.get(key)) for key in ("title", "publisher", "date", "url")))
        else:
            source = Source(_text(one))
        if source.title:
            found.append(source)
    return tuple(found)


def entry_of(data: Mapping[str, Any], answer: str, language: str, path: Path | None) -> Entry:
    """The entry of a file's front matter and text. Raises `NotAnEntry`."""
    identifier = _text(data.get("id"))
    question = _text(data.get("question"))
    answer = (answer or _text(data.get("answer"))).strip()
    for key, value in (("id", identifier), ("question", question), ("answer", answer)):
        if not value:
            raise NotAnEntry(key)
    return Entry(
        id=identifier,
        language=_text(data.get("language")) or language,
        question=question,
        answer=answer,
        also=_texts(data.get("also")),
        tags=_texts(data.get("tags")),
        topic=_text(data.get("topic")),
        place=_text(data.get("place")).lower(),
        sources=_sources(data.get("sources")),
        status=_text(data.get("status")) or "current",
        facts_from=_text(data.get("facts_from")),
        out_of_date=_text(data.get("out_of_date")),
        reviewed=_day(data.get("reviewed")),
        check_by=_day(data.get("check_by")),
        related=_texts(data.get("related")),
        translation=_text(data.get("translation")),
        path=path,
    )


def read_entry(path: Path, language: str) -> Entry:
    """The entry of one file. Raises `bot.content.Unreadable` with line and mend."""
    document: Document = read_front_matter(path)
    try:
        return entry_of(document.data, document.body, language, path)
    except NotAnEntry as error:
        line = document.body_line if error.key == "answer" else document.line_of(error.key)
        raise Unreadable(Problem(path, line, error.says, error.mend)) from error
