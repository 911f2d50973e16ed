"""Whatever is in a message or a form: all of it is on the page, and none of it becomes markup."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.chat import text
from bot.chat.form import Agree, Choice, Choices, Day, Form, Line, Paragraph
from bot.chat.message import Button, ButtonStyle, Field, File, Link, Menu, Message, Option, Tone
from bot.chat.text import When, WhenStyle
from bot.language import Language
from bot.platforms.web.forms import Ended, Filling, Misfit
from bot.platforms.web.render import View, clock, make_renderer, safe_href
from bot.platforms.web.rooms import Content, Entry, Key
from tests.platforms.web.browsing import Node, read
from tests.platforms.web.demo import NOW, STRINGS

LANGUAGE = Language(STRINGS)
RENDERER = make_renderer()
UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
NASTY = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "'-alert(1)-'",
    "</textarea><b>",
    "</select></form>",
    "&lt;b&gt; &amp;",
    "{{ 7*7 }} {% raw %}",
    "javascript:alert(1)",
    "\u202egnirts desrever\u202c",
    "שלום עולם مرحبا",
    "👩🏽‍❤️‍💋‍👩🏾 🏳️‍🌈",
    "a\x00b\x1b[31m",
    "half \ud83d",
    "x" * 3000,
    "line\nline\r\nline",
    "<!-- ]]> -->",
    "",
)

words = st.one_of(st.sampled_from(NASTY), st.text(st.characters(), max_size=60))
some_words = words.filter(bool)
instants = st.datetimes(
    datetime(1990, 1, 1),  # noqa: DTZ001  hypothesis puts the zone on
    datetime(2100, 1, 1),  # noqa: DTZ001
    timezones=st.sampled_from([UTC, ZoneInfo("America/Chicago")]),
)
whens = st.builds(When, instants, st.sampled_from(WhenStyle))
spans = st.builds(
    text.Span,
    words,
    st.booleans(),
    st.booleans(),
    st.booleans(),
    st.none() | words,
    st.none() | whens,
)
lines = st.lists(spans, max_size=3).map(tuple)
blocks = st.one_of(
    st.builds(text.Prose, lines),
    st.builds(text.Bullets, st.lists(lines, max_size=3).map(tuple), st.booleans()),
    st.builds(text.Quote, st.lists(lines, max_size=3).map(tuple)),
    st.builds(text.Code, words),
)
bodies = st.lists(blocks, max_size=4).map(tuple)
options = st.lists(st.builds(Option, some_words, words, words), max_size=200).map(tuple)
actions = st.from_regex(r"[a-z]{1,8}:[a-z]{1,8}(:[a-zA-Z0-9]{1,8}){0,2}", fullmatch=True)
buttons = st.builds(Button, words, actions, st.sampled_from(ButtonStyle))
links = st.builds(Link, words, words | st.just("https://example.org/?a=1&b=2"))
rows = st.one_of(
    st.lists(buttons | links, max_size=6).map(tuple), st.builds(Menu, words, options, actions)
)
files = st.builds(
    File,
    words,
    st.sampled_from(["image/png", "text/calendar", "image/svg+xml", "\x00"]),
    st.binary(max_size=9),
    words,
)
messages = st.builds(
    Message,
    words,
    bodies,
    st.lists(st.builds(Field, some_words, whens | bodies), max_size=3).map(tuple),
    words,
    st.lists(rows, max_size=4).map(tuple),
    st.lists(files, max_size=2).map(tuple),
    st.sampled_from(Tone),
)
shared: dict[str, Any] = {
    "name": words,
    "label": some_words,
    "help": words,
    "required": st.booleans(),
    "value": words,
}
questions = st.one_of(
    st.builds(Line, **shared, max_length=st.integers(1, 4000), placeholder=words),
    st.builds(Paragraph, **shared, max_length=st.integers(1, 4000), placeholder=words),
    st.builds(Choice, **shared, options=options),
    st.builds(Choices, **shared, options=options),
    st.builds(Day, **shared),
    st.builds(Agree, **shared),
)
forms = st.builds(
    Form, st.just("demo:sent"), words, st.lists(questions, max_size=5).map(tuple), bodies, words
)


def shown(content: Content, *, language: str = "en", key: Key | None = None, **entry: str) -> Node:
    view = View(
        LANGUAGE.voice(language, "America/New_York"),
        NOW,
        "The Alliance",
        "sessions",
        "web:1",
        "token",
        lambda filling, entry_id: "sealed",
        "payload",
        "boot",
    )
    one = Entry("t1", 1, 1, NOW, content, **entry)
    page = str(RENDERER.entry(key or Key("sessions", "1"), one, view))
    page.encode("utf-8")
    assert not UNSEEN.search(page)
    tree = read(page)
    only_known_elements(tree)
    return tree


# Everything our own templates write, and nothing else.
ELEMENTS = frozenset(
    {
        "article", "header", "span", "time", "div", "svg", "path", "p", "h3", "ul", "ol", "li",
        "strong", "em", "code", "a", "blockquote", "pre", "dl", "dt", "dd", "form", "input", "fieldset",
        "legend", "button", "label", "select", "option", "optgroup", "small", "textarea", "figure",
        "img", "figcaption",
    }
)  # fmt: skip
ATTRIBUTES = frozenset(
    {
        "class", "id", "data-sequence", "data-revision", "data-boot", "aria-labelledby", "datetime",
        "lang", "dir", "href", "target", "rel", "viewbox", "aria-hidden", "focusable", "d", "tabindex",
        "method", "action", "data-live", "type", "name", "value", "for", "required", "label", "src",
        "alt", "loading", "download", "novalidate", "data-filling", "aria-describedby", "aria-invalid",
        "role", "checked", "selected", "rows", "data-most", "placeholder", "autocomplete",
    }
)  # fmt: skip


def only_known_elements(tree: Node) -> None:
    for node in tree.all():
        assert node.tag in ELEMENTS, node.tag
        assert set(node.attributes) <= ATTRIBUTES, node.attributes
        for name in ("href", "src", "action"):
            if address := node.attributes.get(name):
                assert (
                    address.lower().startswith(
                        (
                            "https://",
                            "http://",
                            "mailto:",
                            "tel:",
                            "sms:",
                            "webcal://",
                            "/chat/sessions/",
                            "#f-t1-",
                        )
                    )
                    or node.tag == "button"
                ), address


def seen(words: str) -> str:
    """Words as a page can hold them, white space evened out (browsers do)."""
    return " ".join(UNSEEN.sub("\ufffd", words).split())


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(messages)
def test_every_part_of_any_message_is_on_the_page(message: Message) -> None:
    tree = shown(message)
    everything = seen(tree.words)
    for part in (message.title, message.footer, *(field.label for field in message.fields)):
        assert seen(part) in everything
    for block in message.body:
        if isinstance(block, text.Code):
            assert seen(block.text) in everything
        for line in getattr(block, "items", getattr(block, "lines", ())):
            for span in line:
                assert span.when or seen(span.text) in everything
    pressed = [node.attributes for node in tree.all("button", name="action")]
    listed = [node for node in tree.all("option") if node.attributes["value"]]
    wanted_buttons, wanted_options = 0, 0
    for row in message.rows:
        if isinstance(row, Menu):
            is_short = len(row.options) <= 7
            wanted_buttons += len(row.options) if is_short else 0
            wanted_options += 0 if is_short else len(row.options)
            for option in row.options:
                assert seen(option.label) in everything
        else:
            wanted_buttons += sum(isinstance(one, Button) for one in row)
            for one in row:
                assert seen(one.label) in everything
                if isinstance(one, Button):
                    assert any(found["value"] == one.action for found in pressed)
    assert len(pressed) == wanted_buttons
    assert len(listed) == wanted_options
    hrefs = [node.attributes["href"] for node in tree.all("a")]
    for number in range(len(message.files)):
        assert any(f"/file/t1/{number}/" in href for href in hrefs)


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(forms, st.booleans())
def test_every_question_of_any_form_is_on_the_page(form: Form, is_wrong: bool) -> None:
    misfits = (
        tuple((n, Misfit("web-misfit-empty")) for n in range(len(form.questions)))
        if is_wrong
        else ()
    )
    tree = shown(Filling(form, misfits=misfits))
    everything = seen(tree.words)
    ids = {node.attributes["id"] for node in tree.all() if "id" in node.attributes}
    for number, question in enumerate(form.questions):
        assert seen(question.label) in everything
        assert seen(question.help) in everything
        named = tree.all(name=f"q{number}")
        if isinstance(question, Choices) or (
            isinstance(question, Choice) and len(question.options) <= 7
        ):
            assert len(named) == len(question.options)
        else:
            assert len(named) == 1
            if isinstance(question, Choice):
                assert len(named[0].all("option")) == len(question.options) + 1
            if isinstance(question, Line):
                assert named[0].attributes["value"] == UNSEEN.sub("\ufffd", question.value)
        assert f"f-t1-{number}" in ids
    for node in tree.all():
        for one in node.attributes.get("aria-describedby", "").split():
            assert one in ids


@settings(max_examples=100, deadline=None)
@given(words, words, st.booleans())
def test_anything_typed_is_shown_as_it_was_typed(typed: str, name: str, is_mine: bool) -> None:
    tree = shown(typed, author="web:1" if is_mine else "web:2", name=name)
    assert UNSEEN.sub("\ufffd", typed) in tree.words
    shown(Ended(typed, was_sent=True))


def test_a_private_answer_in_a_place_says_so_in_words() -> None:
    assert "Only you can see this" in shown("x").words
    assert "Only you can see this" not in shown("x", key=Key("sessions")).words
    assert "Only you can see this" not in shown("x", key=Key("direct", "1")).words


@pytest.mark.parametrize("tone", [tone for tone in Tone if tone is not Tone.PLAIN])
def test_a_tone_is_a_sign_and_a_word_too(tone: Tone) -> None:
    said = shown(Message(title="x", tone=tone)).one("p", class_="tone")
    assert said.words.strip()
    assert said.all("path")


@pytest.mark.parametrize(
    ("away", "words"),
    [
        (timedelta(seconds=20), "now"),
        (timedelta(minutes=1), "in one minute"),
        (timedelta(hours=3, minutes=40), "in 4 hours"),
        (timedelta(days=2), "in 2 days"),
        (-timedelta(days=1, hours=2), "one day ago"),
    ],
)
def test_how_far_off_something_is(away: timedelta, words: str) -> None:
    view = View(LANGUAGE.voice("en", "UTC"), NOW, "", "direct", "", "", lambda filling, entry: "")
    assert clock(When(NOW + away, WhenStyle.RELATIVE), view) == words


def test_times_are_in_the_readers_zone() -> None:
    for zone, hour in (
        ("America/Los_Angeles", "10:00 AM PST"),
        ("America/New_York", "1:00 PM EST"),
    ):
        view = View(
            LANGUAGE.voice("en", zone), NOW, "", "direct", "", "", lambda filling, entry: ""
        )
        assert clock(When(NOW, WhenStyle.TIME), view) == hour


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        " java\nscript:alert(1)",
        "\x01javascript:x",
        "data:text/html,x",
        "//evil.example",
        "vbscript:x",
        "/chat/direct",
        "",
    ],
)
def test_addresses_that_could_do_harm_are_no_links(address: str) -> None:
    assert safe_href(address) is None


@pytest.mark.parametrize(
    "address",
    ["https://example.org/a?b=c", "tel:988", "sms:988", "mailto:a@b.org", "webcal://x/y.ics"],
)
def test_addresses_that_help_are_links(address: str) -> None:
    assert safe_href(address) == address
