"""Nothing that was typed becomes markup, and nothing of it is lost."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.chat import text
from bot.chat.text import Bullets, Code, Prose, Quote, Span, Text, When, WhenStyle
from bot.platforms.discord.limits import clean, cut, head, label, units
from bot.platforms.discord.markdown import divided, escaped, line
from tests.platforms.discord import rules, values

ESCAPED = re.compile(r"\\([^0-9A-Za-z\s])")
ACTIVE = re.compile(
    r"[*_~`|\[\]<@\\]|https?://|^\s*(#{1,3}|-#|[->+])\s|^\s*\d+[.)]\s|:\S+:", re.MULTILINE
)


def unescaped(written: str) -> str:
    return ESCAPED.sub(r"\1", written)


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(values.words)
def test_typed_words_are_shown_as_they_are_and_do_nothing(words: str) -> None:
    written = escaped(words)
    assert unescaped(written) == clean(words)
    # Taken out with their escapes, no sign is left that Discord would act on.
    assert ACTIVE.search(ESCAPED.sub("x", written)) is None


@pytest.mark.parametrize(
    "words",
    [
        "<@123>",
        "@everyone",
        "<#1>",
        "<t:1:R>",
        "</ask:1>",
        "# Big",
        "-# small",
        "> said",
        "- one",
        "1. one",
    ],
)
def test_mentions_and_line_beginnings_are_escaped(words: str) -> None:
    assert "\\" in escaped(words)
    assert unescaped(escaped(words)) == words


@pytest.mark.parametrize(
    ("span", "written"),
    [
        (Span("bold", bold=True), "**bold**"),
        (Span(" spaced ", bold=True), " **spaced** "),
        (Span("both", bold=True, italic=True), "***both***"),
        (Span("a*b", italic=True), r"*a\*b*"),
        (Span("x`y", code=True), "`` x`y ``"),
        (Span("words", href="https://e.org/a b"), "[words](<https://e.org/a%20b>)"),
        (Span("https://e.org", href="https://e.org"), "<https://e.org>"),
        (Span("a [b]", href="https://e.org"), "[a (b)](<https://e.org>)"),
        (Span("https://good.org", href="https://bad.org"), r"https\://good.org <https://bad.org>"),
        (Span("988", href="tel:988"), "988"),
        (Span("Text us", href="sms:741741"), "Text us (741741)"),
        (
            Span("soon", when=When(datetime(2026, 12, 1, tzinfo=UTC), WhenStyle.DAY)),
            "<t:1796083200:D>",
        ),
    ],
)
def test_spans(span: Span, written: str) -> None:
    assert line((span,)) == written


def test_styles_side_by_side_do_not_run_into_each_other() -> None:
    assert line((Span("a", bold=True), Span("b", italic=True))) == "**a**\u200b*b*"


def test_blocks() -> None:
    body: Text = (
        Prose((Span("First."),)),
        Bullets(((Span("one"),), (Span("two"),))),
        Bullets(((Span("one"),),), numbered=True),
        Quote(((Span("said\nso"),),)),
        Code("x = ```1"),
    )
    (written,) = divided(body, 2000)
    assert written == (
        "First.\n\n- one\n- two\n\n1. one\n\n> said\n> so\n\n```\nx = `\u200b`\u200b`1\n```"
    )


def test_long_text_is_divided_at_paragraphs() -> None:
    parts = divided(text.plain("\n\n".join(["word " * 100] * 6)), 1200)
    assert [part.count("\n\n") for part in parts] == [1, 1, 1]


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(values.texts, st.sampled_from((300, 1024, 2000, 4000)))
def test_every_part_fits(body: Text, limit: int) -> None:
    parts = divided(body, limit)
    assert all(0 < units(part) <= limit for part in parts)
    assert all(part.strip() for part in parts)


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(values.words, st.sampled_from((300, 1024, 2000)))
def test_division_loses_no_letter(words: str, limit: int) -> None:
    parts = divided((Prose((Span(words),)),), limit)
    assert "".join("".join(unescaped(part).split()) for part in parts) == "".join(
        clean(words).split()
    )


@settings(max_examples=150, deadline=None)
@given(values.words, st.integers(2, 60))
def test_cutting_keeps_characters_whole(words: str, limit: int) -> None:
    words = clean(words)
    assert rules.size(head(words, limit)) <= limit
    assert words.startswith(head(words, limit))
    assert rules.size(cut(words, limit)) <= limit
    assert 0 < rules.size(label(words, limit)) <= limit


def test_a_family_is_not_torn_apart() -> None:
    assert head("ab👩‍👩‍👧", 5) == "ab"
    assert cut("🇺🇸🇺🇸", 5).startswith("🇺🇸") or cut("🇺🇸🇺🇸", 5) == "…"
