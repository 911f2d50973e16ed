"""Arbitrary neutral values for property tests: long, right to left, emoji, markup, control signs."""

from __future__ import annotations

from datetime import UTC, datetime
from operator import mul

from hypothesis import strategies as st

from bot.chat.form import Agree, Choice, Choices, Day, Form, Line, Paragraph, Question
from bot.chat.message import (
    Button,
    ButtonStyle,
    Field,
    File,
    Link,
    Meeting,
    Menu,
    Message,
    Option,
    Tone,
)
from bot.chat.text import Bullets, Code, Prose, Quote, Span, Text, When, WhenStyle

PIECES = (
    *("a", "word", " ", "\n", "\n\n", "*", "**", "_", "__", "~~", "`", "```", "||", "\\"),
    *("[x](http://e.x)", "<@1>", "<#2>", "@everyone", "<t:1:F>", "https://e.x/a_b", ":smile:"),
    *("# ", "- ", "> ", "1. ", "-# ", "מילה", "كلمة", "👩‍👩‍👧", "🇺🇸", "e\u0301", "\u202e", "\x00"),
    *("\x07", "\ud83d", "\u2028", "\t", "\u200b", "\ufeff", "é", "漢"),
)


HOUR = (datetime(2026, 12, 1, 18, tzinfo=UTC), datetime(2026, 12, 1, 19, tzinfo=UTC))


class Large(bytes):
    """Many bytes that are told in few words when a test fails."""

    def __repr__(self) -> str:
        return f"Large({len(self)})"


words = st.one_of(
    st.lists(st.sampled_from(PIECES), max_size=12).map("".join),
    st.builds(mul, st.sampled_from(PIECES), st.sampled_from((1, 60, 700, 2500))),
    st.text(max_size=40),
)
some_words = words.filter(bool)
instants = st.datetimes(timezones=st.just(UTC))
whens = st.builds(When, instants, st.sampled_from(WhenStyle))
addresses = st.one_of(
    st.just("https://example.org/a(b)?c=d e"),
    st.just("tel:988"),
    st.just("javascript:alert(1)"),
    st.just("https://example.org/" + "x" * 3000),
    words,
)
spans = st.builds(
    Span,
    words,
    bold=st.booleans(),
    italic=st.booleans(),
    code=st.booleans(),
    href=st.one_of(st.none(), st.none(), addresses),
    when=st.one_of(st.none(), st.none(), st.none(), whens),
)
lines = st.lists(spans, max_size=4).map(tuple)
blocks = st.one_of(
    st.builds(Prose, lines),
    st.builds(Bullets, st.lists(lines, max_size=4).map(tuple), st.booleans()),
    st.builds(Quote, st.lists(lines, max_size=3).map(tuple)),
    st.builds(Code, words),
)
texts: st.SearchStrategy[Text] = st.lists(blocks, max_size=4).map(tuple)
fields = st.builds(Field, some_words, st.one_of(texts, whens))
options = st.builds(Option, words, words, words)
many_options = st.one_of(
    st.lists(options, max_size=5).map(tuple),
    st.integers(0, 200).map(lambda n: tuple(Option(f"Option {i}", f"v{i}") for i in range(n))),
)
buttons = st.builds(Button, words, words, st.sampled_from(ButtonStyle))
links = st.builds(Link, words, addresses)
menus = st.builds(Menu, words, many_options, words)
rows = st.one_of(st.lists(st.one_of(buttons, links), max_size=7).map(tuple), menus)
files = st.builds(
    File,
    words,
    st.sampled_from(("text/csv", "")),
    st.sampled_from((b"", b"x", Large(11 << 20))),
    words,
)
messages = st.builds(
    Message,
    title=words,
    body=texts,
    fields=st.one_of(
        st.lists(fields, max_size=3).map(tuple),
        st.integers(0, 60).map(
            lambda n: tuple(Field(f"F{i}", (Prose((Span("v"),)),)) for i in range(n))
        ),
    ),
    footer=words,
    rows=st.lists(rows, max_size=7).map(tuple),
    files=st.lists(files, max_size=12).map(tuple),
    tone=st.sampled_from(Tone),
    meeting=st.none() | st.builds(lambda title: Meeting(title, "", *HOUR, ""), words),
)

shared = {"name": words, "label": words, "help": words, "required": st.booleans(), "value": words}
lengths = st.sampled_from((0, 1, 40, 4000, 9000))
questions: st.SearchStrategy[Question] = st.one_of(
    st.builds(Line, **shared, max_length=lengths, placeholder=words),
    st.builds(Paragraph, **shared, max_length=lengths, placeholder=words),
    st.builds(Choice, **shared, options=many_options),
    st.builds(
        Choices,
        **shared,
        options=many_options,
        least=st.integers(0, 30),
        most=st.one_of(st.none(), st.integers(0, 30)),
    ),
    st.builds(Day, **shared),
    st.builds(Agree, **shared),
)
forms = st.builds(
    Form,
    words,
    words,
    st.lists(questions, max_size=12).map(tuple),
    intro=texts,
    submit=words,
)
