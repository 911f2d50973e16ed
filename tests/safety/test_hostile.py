"""Whatever is typed, reading it ends and never raises."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.safety.folding import LONGEST, fold, fold_letters
from bot.safety.phrases import words_of
from bot.safety.rules import screen
from tests.safety.reading import shipped, wording

DETECTION = shipped().detection
VOCABULARY = sorted(
    {word for phrase in DETECTION.all_phrases() for word in words_of(phrase, DETECTION.words)}
)
LOADED = st.lists(
    st.one_of(
        st.sampled_from(VOCABULARY),
        st.sampled_from(
            [".", ",", "~", "?", "\n", "...", "'", "’", "-", "()", "¿", "*", "😀", "5"]
        ),
        st.text(max_size=6),
    ),
    max_size=400,
).map(" ".join)


@given(st.text(max_size=400))
def test_any_text_at_all(text: str) -> None:
    screen(text, wording())


@given(LOADED)
@settings(max_examples=150, deadline=None)
def test_texts_made_of_the_very_words(text: str) -> None:
    screen(text, wording())


@given(st.text(max_size=300))
def test_a_folded_line_has_single_blanks_and_plain_letters(text: str) -> None:
    line = fold(text, wording().spellings)
    assert line == " " or (line.startswith(" ") and line.endswith(" ") and "  " not in line)
    assert line.isascii() or all(not one.isupper() for one in line)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\x00\x1b\u202e",
        "😀" * 10_000,
        "a" * 10_000,
        "\ufdfa" * 10_000,  # eighteen letters each once unfolded
        "i want to " * 1_000,
        "my friend said he ... " * 500,
        "when i was 19 i tried to kill myself " * 280,
        "." * 10_000,
        "\ud800",
    ],
)
def test_texts_meant_to_hurt(text: str) -> None:
    assert len(fold_letters(text)) <= 2 * LONGEST
    screen(text, wording())
