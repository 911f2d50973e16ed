"""The YAML files of the features: their own checks, and what all of them share."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, Final

from bot.certification import shelf as certification
from bot.check.passages import SAFETY
from bot.check.reading import ALLIANCE, WORDS, Reading
from bot.check.wording import link
from bot.content import Problem, Unreadable, validate
from bot.content.words import overdue, untranslated
from bot.coreflection import records as coreflection
from bot.coreflection.partner import records as partner
from bot.safety import records as safety

FeatureCheck = Callable[[Path, date], Iterable[Problem]]
"""What a feature says of its files in a content folder, on a day."""


def _certification(content: Path, today: date) -> Iterable[Problem]:
    return certification.check(content, today) if (content / "certification").is_dir() else ()


def _coreflection(content: Path, today: date) -> Iterable[Problem]:
    prompts = content / "prompts"
    return coreflection.check(prompts, today) if prompts.is_dir() else ()


def _partner(content: Path, _today: date) -> Iterable[Problem]:
    return partner.check(content)


FEATURES: Final[tuple[FeatureCheck, ...]] = (_certification, _coreflection, _partner)


def check(
    reading: Reading, today: date, features: Iterable[FeatureCheck] = FEATURES
) -> Iterator[Problem]:
    """All of this kind. What two checks both see is the same problem, and is said once."""
    for feature in features:
        yield from feature(reading.folder, today)
    yield from _safety(reading, today)
    for document in reading.records:
        if document.path in (reading.folder / ALLIANCE, reading.folder / WORDS):
            continue
        if "translation" in document.data:  # a file for readers; others are lists for the machine
            yield from untranslated(document)
        check_by = document.data.get("check_by")
        if isinstance(check_by, date):
            yield from overdue(document, check_by, today)
        for at, address in _addresses(document.data, ()):
            yield from link(document.path, document.line_of(*at), address)


def _safety(reading: Reading, today: date) -> Iterator[Problem]:
    if document := reading.record(SAFETY):
        try:
            yield from safety.problems(document, validate(document, safety.Safety), today)
        except Unreadable as error:
            yield from error.problems


def _addresses(
    value: Any, at: tuple[str | int, ...]
) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if isinstance(value, Mapping):
        for key, inside in value.items():
            if key == "url" and isinstance(inside, str):
                yield (*at, key), inside
            else:
                yield from _addresses(inside, (*at, key))
    elif isinstance(value, list):
        for number, inside in enumerate(value):
            yield from _addresses(inside, (*at, number))
