"""Grades agree with the formulas and with common sense."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.check.level import grade, syllables_en, syllables_es


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("peer", 1), ("people", 2), ("created", 2), ("added", 2), ("needed", 2), ("asked", 1),
        ("table", 2), ("the", 1), ("recovery", 4), ("support", 2), ("time", 1), ("", 1), ("s", 1),
    ],
)  # fmt: skip
def test_syllables_of_english_words(word: str, count: int) -> None:
    assert syllables_en(word) == count


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("apoyo", 3), ("pares", 2), ("había", 3), ("ciudad", 2), ("guía", 2), ("que", 1),
        ("guerra", 2), ("quiero", 2), ("experiencia", 4), ("país", 2), ("idea", 3), ("leer", 2),
        ("voluntario", 4), ("aún", 2), ("muy", 1), ("yo", 1), ("cooptación", 4), ("pingüino", 3),
        ("reúne", 3), ("Agua", 2),
    ],
)  # fmt: skip
def test_syllables_of_spanish_words(word: str, count: int) -> None:
    assert syllables_es(word) == count


def test_flesch_kincaid() -> None:
    # 8 words, 1 sentence, 9 syllables.
    assert grade("The small dog ran to the red water.", "en") == pytest.approx(
        0.39 * 8 + 11.8 * 9 / 8 - 15.59
    )


def test_crawford() -> None:
    # 7 words, 1 sentence, 11 syllables.
    assert grade("La casa de mi amiga es blanca.", "es") == pytest.approx(
        -0.205 * 100 / 7 + 0.049 * 100 * 11 / 7 - 3.407
    )


def test_names_brackets_addresses_and_figures_do_not_count() -> None:
    plain = "You can ask it for more help today."
    for words in (
        "You can ask the Office of Professional Regulation for more help today.",
        "You can ask it (Pathways Vermont, early 2025) for more help today.",
        "You can ask [it](https://example.org/professional-regulation) for more help today.",
    ):
        assert grade(words, "en") == pytest.approx(grade(plain, "en"), abs=1.6)
    assert grade("It has 1,234,567 parts.", "en") == grade("It has ten parts.", "en")


def test_list_items_and_colons_end_a_sentence() -> None:
    flat = "You can bring a friend and a pen and some water and a warm hat"
    listed = "You can bring:\n- a friend\n- a pen\n- some water\n- a warm hat"
    assert grade(listed, "en") < grade(flat, "en")


@given(st.text(max_size=300), st.sampled_from(["en", "es"]))
def test_any_text_has_a_grade(words: str, language: str) -> None:
    assert -30 < grade(words, language) < 4000
