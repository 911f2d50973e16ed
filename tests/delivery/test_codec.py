"""Every message survives being kept, word for word."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

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
from bot.chat.text import Bullets, Code, Prose, Quote, Span, When, WhenStyle
from bot.delivery import Recipe, codec

words = st.text(st.characters(), max_size=20)  # lone surrogates and NUL included
zones = st.integers(-23 * 60, 23 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
whens = st.builds(When, st.datetimes(timezones=zones), st.sampled_from(WhenStyle))
flags = st.booleans()
spans = st.builds(Span, words, flags, flags, flags, st.none() | words, st.none() | whens)
lines = st.lists(spans, max_size=3).map(tuple)
blocks = st.one_of(
    st.builds(Prose, lines),
    st.builds(Bullets, st.lists(lines, max_size=3).map(tuple), flags),
    st.builds(Quote, st.lists(lines, max_size=3).map(tuple)),
    st.builds(Code, words),
)
texts = st.lists(blocks, max_size=3).map(tuple)
buttons = st.builds(Button, words, words, st.sampled_from(ButtonStyle)) | st.builds(
    Link, words, words
)
options = st.lists(st.builds(Option, words, words, words), max_size=3).map(tuple)
rows = st.lists(buttons, max_size=3).map(tuple) | st.builds(Menu, words, options, words)
starts = st.datetimes(timezones=zones).filter(lambda one: one.year < 9000)
lengths = st.timedeltas(min_value=timedelta(seconds=1), max_value=timedelta(days=9))
meetings = st.builds(
    lambda start, length, *said: Meeting(said[0], said[1], start, start + length, *said[2:]),
    starts,
    lengths,
    *[words] * 4,
)
messages = st.builds(
    Message,
    words,
    texts,
    st.lists(st.builds(Field, words.filter(bool), texts | whens), max_size=3).map(tuple),
    words,
    st.lists(rows, max_size=3).map(tuple),
    st.lists(st.builds(File, words, words, st.binary(max_size=30), words), max_size=2).map(tuple),
    st.sampled_from(Tone),
    st.none() | meetings,
)
recipes = st.builds(
    Recipe, words, st.dictionaries(words, words | st.integers() | st.none(), max_size=3)
)


@settings(deadline=None)
@given(messages | recipes)
def test_what_is_kept_comes_back(what: Message | Recipe) -> None:
    kept = codec.dump(what)
    assert kept.isascii()
    assert "\0" not in kept
    assert codec.load(kept) == what
    assert codec.dump(codec.load(kept)) == kept


@settings(deadline=None)
@given(messages, messages)
def test_only_the_same_message_has_the_same_fingerprint(one: Message, other: Message) -> None:
    same = codec.dump(one) == codec.dump(other)
    assert (codec.fingerprint(one) == codec.fingerprint(other)) == same


@pytest.mark.parametrize(
    "kept",
    [
        None,
        "",
        "{",
        "[]",
        "{}",
        '{"v":2,"message":{}}',
        '{"v":1,"message":{}}',
        '{"v":1,"message":null}',
        codec.dump(Message(body=(Code("a"),))).replace('"code"', '"poem"'),
        codec.dump(Message(tone=Tone.CARE)).replace('"care"', '"rage"'),
    ],
)
def test_what_cannot_be_read_is_said_to_be_so(kept: str | None) -> None:
    with pytest.raises(codec.Unreadable):
        codec.load(kept)


def test_an_instant_keeps_its_zone() -> None:
    instant = datetime(2026, 12, 1, 15, tzinfo=timezone(-timedelta(hours=5)))
    back = codec.load(codec.dump(Message(fields=(Field("When", When(instant)),))))
    assert isinstance(back, Message)
    assert isinstance(back.fields[0].value, When)
    assert back.fields[0].value.instant.isoformat() == instant.isoformat()
