"""Sentences in the reader's language and zone; a person's own words stay their own."""

import os
import re
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax import FluentParser
from fluent.syntax.ast import Junk, Message
from hypothesis import given
from hypothesis import strategies as st

from bot.chat import text
from bot.chat.text import When, WhenStyle
from bot.language import Language, read_phrasebook, say_when

STRINGS = Path(__file__).parents[1] / "content" / "strings"


def keys(language: str) -> set[str]:
    words = (STRINGS / f"{language}.ftl").read_text(encoding="utf-8")
    return set(re.findall(r"^([a-z][a-z0-9-]*) *=", words, re.M))


def test_every_sentence_is_in_both_languages() -> None:
    assert keys("en") == keys("es")


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_sentence_can_be_said(language: str) -> None:
    voice = Language(STRINGS).voice(language, "America/New_York")
    for key in keys(language):
        assert voice.books[0].has(key), key


@pytest.mark.parametrize("language", ["en", "es"])
def test_no_line_of_a_sentence_is_cut_off(language: str) -> None:
    """Fluent ends a sentence silently at a line that begins with `*` or `[`, such as one in bold, and
    takes a line that begins with `.` for something else."""
    written = (STRINGS / f"{language}.ftl").read_text(encoding="utf-8")
    for entry in FluentParser().parse(written).body:
        assert not isinstance(entry, Junk), entry.content
        assert not (isinstance(entry, Message) and entry.attributes), entry


@pytest.mark.parametrize("language", ["en", "es"])
def test_sentences_read_when_first_needed_say_what_the_whole_file_says(language: str) -> None:
    path = STRINGS / f"{language}.ftl"
    whole = FluentBundle([language], use_isolating=False)
    whole.add_resource(FluentResource(path.read_text(encoding="utf-8")))
    book = read_phrasebook(language, path)
    book = replace(book, bundle=FluentBundle([language], use_isolating=False))
    arguments = {"count": 3, "language": "es", "page": 1, "pages": 2}
    for key in keys(language):
        pattern = whole.get_message(key).value
        assert pattern is not None
        expected, _ = whole.format_pattern(pattern, arguments)
        assert book.format(key, arguments) == expected, key


def test_a_sentence_may_build_on_others(tmp_path: Path) -> None:
    path = tmp_path / "en.ftl"
    path.write_text(
        "# first\nwhole = { part } of { -name }\n\npart = { $n ->\n    [one] a part\n   *[other] parts\n}\n"
        "-name = the day\nbroken = { $\nfine = yes\n"
    )
    book = read_phrasebook("en", path)
    assert book.format("whole", {"n": 1}) == "a part of the day"
    assert not book.has("broken")
    assert not book.has("nowhere")
    assert book.format("fine", {}) == "yes"


def test_a_sentence_missing_in_one_language_is_said_in_the_other(tmp_path: Path) -> None:
    (tmp_path / "en.ftl").write_text("only-english = Hello\n")
    (tmp_path / "es.ftl").write_text("other = Hola\n")
    assert Language(tmp_path).voice("es", "UTC")("only-english") == "Hello"


def test_a_broken_file_keeps_the_last_good_version(tmp_path: Path) -> None:
    (tmp_path / "en.ftl").write_text("hello = Hello\n")
    (tmp_path / "es.ftl").write_text("hello = Hola\n")
    language = Language(tmp_path)
    (tmp_path / "es.ftl").write_bytes(b"\xff\xfe\x00")
    language.reload()
    assert language.voice("es", "UTC")("hello") == "Hola"


@pytest.mark.parametrize(
    ("edited", "line"),
    [
        ("hello = Hola otra vez\n\nbye = { $name\n", 3),
        ("hello = Hola otra vez\nbye =\n", 2),
        ("hello = Hola otra vez\n", 2),  # half of it is saved
        ("", 1),
    ],
)
def test_a_broken_edit_is_told_once_with_its_line_and_not_used(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, edited: str, line: int
) -> None:
    english, spanish = tmp_path / "en.ftl", tmp_path / "es.ftl"
    english.write_text("hello = Hello\nbye = Bye\n")
    spanish.write_text("hello = Hola\nbye = Adiós\n", "utf-8")
    language = Language(tmp_path)
    save(spanish, edited, 1)
    for _ in range(3):
        language.refresh()
    (told,) = caplog.messages
    assert f"es.ftl:{line}: " in told
    assert "last good version" in told
    assert language.voice("es", "UTC")("hello") == "Hola"
    assert language.voice("es", "UTC")("bye") == "Adiós"
    save(english, "hello = Hi\nbye = Bye\n", 2)
    save(spanish, "hello = Buenas\nbye = Chao\n", 3)
    language.refresh()
    assert len(caplog.messages) == 1
    assert language.voice("en", "UTC")("hello") == "Hi"
    assert language.voice("es", "UTC")("hello") == "Buenas"


def test_a_sentence_broken_from_the_start_is_told_when_it_is_needed(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "en.ftl").write_text("hello = Hello\n")
    (tmp_path / "es.ftl").write_text("other = Otra\n\nhello = { $\n")
    voice = Language(tmp_path).voice("es", "UTC")
    for _ in range(3):
        assert voice("hello") == "Hello"
    (told,) = caplog.messages
    assert "es.ftl:3: " in told
    assert "sentence=hello" in told


def save(path: Path, words: str, moment: int) -> None:
    """Saves a file, each time with a time of its own."""
    path.write_text(words, "utf-8")
    os.utime(path, (moment, moment))


@given(st.text(max_size=80))
def test_typed_words_never_become_markup(typed: str) -> None:
    voice = Language(STRINGS).voice("en", "UTC")
    said = voice.text("chat-failed", code=typed)
    assert typed.strip() in text.flat(said) or any("\ue000" <= one <= "\uf8ff" for one in typed)
    assert not any(span.href for block in said for span in getattr(block, "spans", ()))


@pytest.mark.parametrize(
    ("wishes", "expected"),
    [
        (("", "es-MX"), "es"),
        (("en", "es"), "en"),
        (("fr-FR",), "en"),
        (("ES_us",), "es"),
        ((), "en"),
    ],
)
def test_the_first_language_we_speak_is_chosen(wishes: tuple[str, ...], expected: str) -> None:
    assert Language(STRINGS).choose(*wishes) == expected


def test_times_are_said_in_the_readers_zone() -> None:
    moment = When(datetime(2026, 12, 1, 20, 0, tzinfo=UTC))
    assert say_when(moment, "en", "America/New_York").replace("\u202f", " ") == (
        "Tuesday, December 1, 2026, 3:00 PM Eastern Standard Time"
    )
    spanish = say_when(moment, "es", "America/Los_Angeles")
    assert spanish.startswith("martes 1 de diciembre de 2026, 12:00")
    day = When(datetime(2026, 12, 1, 2, 0, tzinfo=UTC), WhenStyle.DAY)
    assert "November 30" in say_when(day, "en", "America/New_York")


def test_an_unknown_zone_counts_as_utc() -> None:
    assert "Coordinated" in say_when(When(datetime(2026, 12, 1, tzinfo=UTC)), "en", "No/Where")


def test_dates_are_words() -> None:
    assert (
        Language(STRINGS).voice("es", "UTC").date(date(2026, 11, 20)) == "20 de noviembre de 2026"
    )
