"""The paper: what it says and does not say, names of any length, signs refused before, never boxes."""

from __future__ import annotations

import io
import re
import unicodedata
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PageObject, PdfReader

from bot.coreflection.hours import certificate, lettering
from bot.coreflection.hours.paper_views import Misfits, Words, drawn
from bot.coreflection.hours.records import Entry, Source, Written
from tests.coreflection.gathering import START
from tests.fakes import LANGUAGE

NOW = datetime(2026, 12, 2, 3, 0, tzinfo=UTC)  # still December 1 in Vermont
ENTRY = Entry(
    1,
    Source.CODE,
    Written(
        date(2026, 12, 1),
        Decimal("1.5"),
        "Tuesday co-reflection",
        category="ethics",
        evidence="blue folder",
        what_es="Co-reflexión de los martes",
    ),
    START,
    "America/New_York",
)
ADDRESS = "https://alliance.example.org/verify/7K2M9-QFX3D"
WORDS = Words("Noa Rivers", "Green Mountain Peer Alliance", "7K2M9QFX3D", ADDRESS, NOW)
PAPER = certificate.Paper(
    "en", "Alliance", "Certificate", "This says that", "Noa", "took part.",
    (("Session", "Tuesday"), ("Date", "December 1"), ("Hours", "1"), ("By", "Alliance")),
    "Check it here.", "https://example.org", "Code: 7K2M9-QFX3D", "Made today",
)  # fmt: skip


def page(made: bytes | Misfits) -> PageObject:
    assert isinstance(made, bytes)
    read = PdfReader(io.BytesIO(made))
    assert len(read.pages) == 1
    return read.pages[0]


def text(made: bytes | Misfits) -> str:
    """What a program reads on the page; where letters were reshaped, what the page says they are."""
    one = page(made)
    content = one.get_contents()
    assert content is not None
    says = re.findall(rb"/ActualText <FEFF([0-9A-F]*)>", content.get_data())
    actual = [bytes.fromhex(part.decode()).decode("utf-16-be") for part in says]
    return unicodedata.normalize("NFC", "\n".join([one.extract_text().strip(), *actual]))


def paper(words: Words = WORDS, entry: Entry = ENTRY, language: str = "en") -> bytes | Misfits:
    return drawn(LANGUAGE.voice(language, entry.timezone), entry, words)


def test_it_says_what_was_asked_for_and_nothing_else() -> None:
    said = text(paper()).split("\n")
    assert said == [
        "Green Mountain Peer Alliance",
        "Certificate of co-reflection",
        "This certifies that",
        "Noa Rivers",
        "took part in co-reflection: peers learning together about their practice.",
        "Session",
        "Tuesday co-reflection",
        "Date",
        "Tuesday, December 1, 2026, 3:00 PM Eastern Standard Time",
        "Hours",
        "1.5 hours",
        "Organized by",
        "Green Mountain Peer Alliance",
        "Anyone can check this certificate at the address below. The page shows whether it is valid, "
        "the date and",
        "the hours, nothing else.",
        ADDRESS,
        "Code: 7K2M9-QFX3D",
        "Made on December 1, 2026",
    ]


def test_in_spanish() -> None:
    said = text(paper(language="es")).replace("\n", " ")
    for words in (
        "Certificado de co-reflexión",
        "Co-reflexión de los martes",
        "martes 1 de diciembre de 2026, 3:00",
        "hora estándar oriental",
        "1.5 horas",
        "Hecho el 1 de diciembre de 2026",
    ):
        assert words in said


def test_without_a_public_page_the_code_stands_alone() -> None:
    said = text(paper(replace(WORDS, address="")))
    assert "https" not in said
    assert "Code: 7K2M9-QFX3D" in said
    assert "Ask the organizer" in said


def test_the_same_paper_gives_the_same_bytes() -> None:
    assert paper() == paper()


@pytest.mark.parametrize(
    "name",
    [
        "Nguyễn Thị Hường",
        "Ọ̀ṣun Adébáyọ̀",
        "Łukasz Żółć",
        "Ελένη Παπαδοπούλου",
        "Дарія Ґудзь",
        "Ana María Peña-Núñez",
        "Haunani Kamakawiwoʻole",
        "Bįįh Łizhinii",
        "Bį́į́h Ị̀gbò ĩ́",
        "O’Neill",
    ],
)
def test_names_with_any_accents(name: str) -> None:
    assert lettering.missing(name) == ()
    assert unicodedata.normalize("NFC", name) in text(paper(replace(WORDS, name=name)))


def test_marks_that_come_apart_are_put_together() -> None:
    apart = unicodedata.normalize("NFD", "Peña Nguyễn")
    assert "Peña Nguyễn" in text(paper(replace(WORDS, name=apart)))


@pytest.mark.parametrize(
    ("name", "signs"),
    [
        ("李 Ana", ("李",)),
        ("عمر", ("ع", "م", "ر")),
        ("प्रिया", ("प", "्", "र", "ि", "य", "ा")),
        ("Ana 😀", ("😀",)),
        ("\u0301Ana", ("\u0301",)),
        ("Ana\u202e", ("\u202e",)),
        ("ש", ("ש",)),
    ],
)
def test_signs_it_cannot_write_are_named_before(name: str, signs: tuple[str, ...]) -> None:
    assert paper(replace(WORDS, name=name)) == Misfits(signs, in_name=True)


@given(st.text(min_size=1, max_size=40))
@settings(max_examples=150)
def test_every_name_is_written_whole_or_refused(name: str) -> None:
    """Never boxes: what is not refused can be read from the paper again, sign for sign."""
    one = replace(PAPER, name=name)
    if certificate.missing(one):
        with pytest.raises(ValueError, match="cannot be written"):
            certificate.draw(one)
        return
    said = text(certificate.draw(one))
    assert "■" not in said
    for sign in lettering.composed(name):
        assert sign in said or sign == " "


def test_an_emoji_in_a_title_is_left_out() -> None:
    title = replace(ENTRY, written=replace(ENTRY.written, what="Tea ☕\ufe0f and talk"))
    assert "Tea and talk" in text(paper(entry=title))


def test_a_title_in_another_script_is_no_fault_of_the_name() -> None:
    title = replace(ENTRY, written=replace(ENTRY.written, what="火曜日"))
    assert paper(entry=title) == Misfits(("火", "曜", "日"), in_name=False)


LONG = st.text("WMilé ", min_size=1, max_size=200)


@given(LONG, LONG, LONG)
@settings(max_examples=25)
def test_everything_fits_on_the_page(name: str, title: str, organiser: str) -> None:
    one = replace(
        PAPER,
        name=name[:80].strip() or "W",
        organiser=organiser.strip() or "W",
        facts=(
            ("Session", title.strip() or "W"),
            *PAPER.facts[1:],
            ("By", organiser.strip() or "W"),
        ),
        address="https://example.org/" + "a" * 120,
    )
    heights: list[float] = []

    def visit(words: str, _cm: object, matrix: list[float], _font: object, size: float) -> None:
        if words.strip():
            heights.append(matrix[5])
            assert matrix[4] >= 72

    page(certificate.draw(one)).extract_text(visitor_text=visit)
    assert min(heights) > 45
    assert max(heights) < 760
    for words, font, size in ((one.name, lettering.BOLD, 28.0),):
        for line in lettering.lines(words, font, size, 468):
            assert lettering.width(line, font, size) <= 468


def test_a_long_name_is_never_cut_short() -> None:
    name = "Wolfeschlegelsteinhausenbergerdorff Wilhelmina Montgomery-Featherstonehaugh MMMM"
    assert len(name) == 80
    said = text(paper(replace(WORDS, name=name)))
    assert name.replace(" ", "") in said.replace("\n", "").replace(" ", "")
    assert "…" not in said
