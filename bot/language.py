"""Every sentence of the bot, in the reader's language and time zone, from `content/strings/*.ftl`.

Project Fluent does plurals and references (https://projectfluent.org). A sentence missing in one
language is said in the default one; missing everywhere, its key is said and logged once, so that
nobody is left without an answer.
"""

from __future__ import annotations

import contextlib
import logging
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final, cast
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from babel.core import UnknownLocaleError
from babel.dates import format_date, format_datetime, format_time, get_timezone_name
from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax import ast, parse

from bot import markup
from bot.chat import text
from bot.chat.text import Line, Span, When, WhenStyle

log = logging.getLogger(__name__)

SUPPORTED: Final = ("en", "es")
_VOICES: Final = 1_000  # languages times zones; more are made anew each time
_BEGINNING: Final = re.compile(r"^(-?[a-zA-Z][\w-]*)(?=[ ]*=)", re.MULTILINE)
_NAMES: Final = re.compile(r"-?[a-zA-Z][\w-]*")
_LOCALES: Final = {"en": "en_US", "es": "es_US"}


@dataclass(frozen=True, slots=True)
class Phrasebook:
    """The sentences of one language."""

    language: str
    bundle: FluentBundle
    path: Path
    keys: frozenset[str]
    unread: dict[str, str] = field(default_factory=dict, compare=False)
    plain: dict[str, str] = field(
        default_factory=dict, compare=False
    )  # without arguments, once said

    def has(self, key: str) -> bool:
        """Whether the sentence exists."""
        self._read(key)
        return bool(self.bundle.has_message(key))

    def _read(self, key: str) -> None:
        """Parses a sentence and those it may refer to, when it is first needed: most never are, and
        parsing all takes a third of a second."""
        source = self.unread.get(key)
        if source is None:
            return
        resource = FluentResource(source)
        self.bundle.add_resource(resource)
        if self.unread.pop(key, None) and any(isinstance(one, ast.Junk) for one in resource.body):
            with contextlib.suppress(OSError, UnicodeDecodeError):
                fault = first_fault(self.path, _text_of(self.path))
                log.error("%s sentence=%s is left out", fault or f"{self.path}:", key)
        for name in _NAMES.findall(source):
            self._read(name)

    def format(self, key: str, arguments: Mapping[str, object]) -> str:
        """The sentence with its arguments; errors of the sentence are logged, never raised."""
        if not arguments and (known := self.plain.get(key)) is not None:
            return known
        self._read(key)
        message = self.bundle.get_message(key)
        if message.value is None:
            return key
        words, errors = self.bundle.format_pattern(
            message.value, cast("dict[str, Any]", dict(arguments))
        )
        for error in errors:
            log.warning(
                "sentence=%s language=%s error=%s", key, self.language, type(error).__name__
            )
        if not arguments and not errors:
            self.plain[key] = str(words)
        return str(words)


@dataclass(frozen=True, slots=True)
class Fault:
    """What keeps a file of sentences from being used: where, and why."""

    path: Path
    line: int
    why: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.why}."


def read_phrasebook(language: str, path: Path) -> Phrasebook:
    """Reads one `.ftl` file. Raises `OSError` and `UnicodeDecodeError`; broken sentences inside are
    left out by Fluent, and each is logged when it is first needed."""
    return _phrasebook(language, path, _text_of(path))


def _phrasebook(language: str, path: Path, written: str) -> Phrasebook:
    bundle = FluentBundle([_LOCALES.get(language, language)], use_isolating=False)
    unread: dict[str, str] = {}
    _, *parts = _BEGINNING.split(written)
    for key, rest in zip(parts[::2], parts[1::2], strict=True):
        unread.setdefault(key, key + rest)
    return Phrasebook(language, bundle, path, frozenset(unread), unread)


def first_fault(path: Path, written: str) -> Fault | None:
    """The first sentence that Fluent cannot read. Parses all: for files that were just edited."""
    for entry in parse(written).body:
        if isinstance(entry, ast.Junk):
            note = entry.annotations[0] if entry.annotations else None
            span = (note.span if note else None) or entry.span
            # Fluent notices some mistakes only at what follows: blank lines are not to blame.
            before = written[: span.start if span else 0].rstrip()
            why = (note.message or "" if note else "").rstrip(".") or "not readable"
            return Fault(path, before.count("\n") + 1, why)
    return None


def _text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8").replace("\r\n", "\n")


@dataclass(slots=True)
class Language:
    """All phrasebooks. `languages[0]` is the default. `reload` takes edits without a restart."""

    folder: Path
    languages: tuple[str, ...] = SUPPORTED
    books: dict[str, Phrasebook] = field(default_factory=dict)
    stamps: dict[str, int] = field(default_factory=dict)
    voices: dict[tuple[str, str], Voice] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.reload()

    def reload(self) -> None:
        """Reads the files again; a file that cannot be read, or only in part, keeps its last good
        version."""
        for language in self.languages:
            self._read(language)
        self.voices = {}

    def refresh(self) -> None:
        """Reads again the files that changed."""
        with contextlib.suppress(OSError):
            now = {one: (self.folder / f"{one}.ftl").stat().st_mtime_ns for one in self.languages}
            changed = [one for one, stamp in now.items() if stamp != self.stamps.get(one)]
            for language in changed:
                self._read(language)
            if changed:
                self.voices = {}

    def _read(self, language: str) -> None:
        path = self.folder / f"{language}.ftl"
        try:
            self.stamps[language] = path.stat().st_mtime_ns
            written = _text_of(path)
        except (OSError, UnicodeDecodeError) as error:
            log.error("sentences of %s not read: %s", language, type(error).__name__)
            return
        book, known = _phrasebook(language, path, written), self.books.get(language)
        fault = _worse(book, known, written) if known else None
        if fault is None:
            self.books[language] = book
        else:
            log.error("%s The last good version stays.", fault)

    def voice(self, language: str, timezone: str) -> Voice:
        """How to speak with one reader. The same voice for the same wishes, until the next `reload`."""
        voices = self.voices
        known = voices.get((language, timezone))
        if known is not None:
            return known
        chosen = language if language in self.languages else self.languages[0]
        order = (chosen, *(other for other in self.languages if other != chosen))
        books = tuple(self.books[one] for one in order if one in self.books)
        if len(voices) < _VOICES:
            return voices.setdefault((language, timezone), Voice(chosen, timezone, books))
        return Voice(chosen, timezone, books)

    def choose(self, *wishes: str) -> str:
        """The first supported language among `wishes`, such as a setting and then `es-MX`."""
        for wish in wishes:
            short = wish.replace("_", "-").split("-")[0].lower()
            if short in self.languages:
                return short
        return self.languages[0]


def _worse(book: Phrasebook, known: Phrasebook, written: str) -> Fault | None:
    """Why an edited file is not used: a sentence is broken, or some are gone, as in a half-saved one."""
    gone = sorted(known.keys - book.keys)
    fault = first_fault(book.path, written)
    if fault is None and gone:
        return Fault(book.path, written.count("\n") + 1, f"{len(gone)} missing, first {gone[0]}")
    return fault


@dataclass(frozen=True, slots=True)
class Voice:
    """Sentences for one reader. See `bot.chat.dispatch.Say`."""

    language: str
    timezone: str
    books: Sequence[Phrasebook]

    def __call__(self, key: str, /, **arguments: object) -> str:
        """One sentence as plain text, its markdown signs left as they are."""
        simple = {name: self._simple(value) for name, value in arguments.items()}
        return " ".join(self._format(key, simple).split("\n"))

    def text(self, key: str, /, **arguments: object) -> text.Text:
        """A body. Text arguments are put in after parsing, so they can never become markup."""
        slots: dict[str, Line] = {}
        passed: dict[str, object] = {}
        for name, value in arguments.items():
            if isinstance(value, int | float) and not isinstance(value, bool):
                passed[name] = value
                continue
            slot = chr(markup.SLOT_BASE + len(slots))
            slots[slot] = self._line(value)
            passed[name] = slot
        return markup.parse(self._format(key, passed), slots)

    def date(self, day: date) -> str:
        """A calendar day in words: `November 20, 2026`."""
        return str(format_date(day, format="long", locale=_LOCALES.get(self.language, "en_US")))

    def when(self, when: When) -> str:
        """An instant in the reader's zone, in words."""
        return say_when(when, self.language, self.timezone)

    def _format(self, key: str, arguments: Mapping[str, object]) -> str:
        for book in self.books:
            if book.has(key):
                return book.format(key, arguments)
        log.warning("sentence=%s is in no language", key)
        return key

    def _simple(self, value: object) -> object:
        match value:
            case When():
                return self.when(value)
            case datetime():
                return self.when(When(value))
            case date():
                return self.date(value)
            case int() | float():
                return value
            case _:
                return str(value)

    def _line(self, value: object) -> Line:
        match value:
            case When():
                return (Span(self.when(value), when=value),)
            case datetime():
                return (Span(self.when(When(value)), when=When(value)),)
            case tuple() if all(isinstance(one, Span) for one in value):
                return value
            case Span():
                return (value,)
            case _:
                return (Span(str(self._simple(value))),)


def say_zone(timezone: str, language: str) -> str:
    """A Region/City zone in words that hold in summer and winter: `Eastern Time`."""
    try:
        zone = ZoneInfo(timezone)
    except (ZoneInfoNotFoundError, ValueError):
        return timezone
    locale = _LOCALES.get(language, "en_US")
    return str(get_timezone_name(zone, width="long", zone_variant="generic", locale=locale))


def say_when(when: When, language: str, timezone: str) -> str:
    """An instant in words, in a Region/City zone; an unknown zone counts as UTC."""
    try:
        zone = ZoneInfo(timezone)
    except (ZoneInfoNotFoundError, ValueError):
        zone = ZoneInfo("UTC")
    local = when.instant.astimezone(zone)
    locale = _LOCALES.get(language, "en_US")
    try:
        match when.style:
            case WhenStyle.DAY:
                pattern = "EEEE d 'de' MMMM 'de' y" if language == "es" else "full"
                return str(format_date(local, format=pattern, locale=locale))
            case WhenStyle.TIME:
                return str(format_time(local, format="h:mm a z", locale=locale, tzinfo=zone))
            case _:
                pattern = (
                    "EEEE d 'de' MMMM 'de' y, h:mm a zzzz"
                    if language == "es"
                    else "EEEE, MMMM d, y, h:mm a zzzz"
                )
                return str(format_datetime(local, pattern, locale=locale, tzinfo=zone))
    except UnknownLocaleError:
        return local.isoformat(timespec="minutes")
