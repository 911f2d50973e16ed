"""Every message renders within every limit of Telegram, and says all it held."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from telegram import MessageEntity

from bot.chat import text
from bot.chat.message import (
    Button,
    ButtonStyle,
    Field,
    File,
    Link,
    Menu,
    Message,
    Option,
    Tone,
)
from bot.platforms.telegram import keyboard, limits, posting, render
from bot.platforms.telegram.render import Manner, Parcel
from tests.platforms.telegram.rules import markup_faults, text_faults, units
from tests.platforms.telegram.values import messages, signs, styled

MANNER = Manner(lambda when: when.instant.isoformat(), "token", cannot_send="cannot be sent")
PUBLIC = Manner(lambda when: when.instant.isoformat(), "token", public=True)
MANY = settings(
    max_examples=100,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def faults(parcels: Iterable[Parcel]) -> list[str]:
    """What Telegram would refuse."""
    found: list[str] = []
    for parcel in parcels:
        entities = [entity.to_dict() for entity in parcel.words.entities]
        if parcel.file is None:
            found += text_faults(parcel.words.text, entities)
        else:
            found += ["empty file"] if not parcel.file.content else []
            found += ["caption too long"] if units(parcel.words.text) > 1024 else []
            found += ["no file name"] if not render.file_name(parcel.file.name) else []
        markup = posting.markup(parcel.keys)
        found += markup_faults(markup.to_dict() if markup else None)
        json.dumps([parcel.words.text, parcel.kept], ensure_ascii=False).encode()
    return found


def spoken(parcels: Iterable[Parcel]) -> str:
    return "\n".join(parcel.words.text for parcel in parcels)


@MANY
@given(messages, st.booleans())
def test_any_message_is_within_all_limits(message: Message, public: bool) -> None:
    parcels = render.message(message, PUBLIC if public else MANNER)
    assert parcels
    assert faults(parcels) == []


@MANY
@given(styled)
def test_any_number_of_styles(message: Message) -> None:
    assert faults(render.message(message, MANNER)) == []


@MANY
@given(messages)
def test_everything_that_can_be_seen_is_said(message: Message) -> None:
    parcels = render.message(message, MANNER)
    said = "".join(spoken(parcels).split())
    wanted = [message.title, message.footer, *(field.label for field in message.fields)]
    wanted += [
        span.text for block in message.body if isinstance(block, text.Prose) for span in block.spans
    ]
    for words in wanted:
        bare = limits.clean(words)
        if not limits.blank(bare):
            assert "".join(bare.split()) in said


@MANY
@given(messages)
def test_every_option_can_be_reached(message: Message) -> None:
    plans = keyboard.plans(message.rows)
    shelves = [shelf for plan in plans for shelf in plan.shelves if shelf.is_menu]
    menus = [row for row in message.rows if isinstance(row, Menu) and row.options]
    assert [len(shelf.keys) for shelf in shelves] == [len(menu.options) for menu in menus]
    for plan in plans:
        assert keyboard.load(keyboard.dump(plan)) == plan
        for row, shelf in enumerate(plan.shelves):
            if not shelf.is_menu:
                continue
            seen = 0
            for page in range(-(-len(shelf.keys) // 8)):
                lines = plan.keys("t", row, page)
                assert not list(markup_faults(posting.markup(lines).to_dict()))  # type: ignore[union-attr]
                seen += sum(len(line) == 1 for line in lines)
            assert seen >= len(shelf.keys)


@MANY
@given(signs)
def test_a_toast_and_plain_words(words: str) -> None:
    assert list(text_faults(render.plain(words).text, [])) == []


def test_nothing_typed_becomes_markup() -> None:
    typed = "<b>x</b> *y* _z_ [a](https://e.example) `c` https://e.example/?a=1&b=2"
    (parcel,) = render.message(Message(body=text.plain(typed)), MANNER)
    assert parcel.words.text == typed
    assert parcel.words.entities == ()


def test_a_name_in_public_calls_nobody() -> None:
    message = Message(body=text.plain("ask @alice or mail a.b@example.org"))
    (private,) = render.message(message, MANNER)
    (public,) = render.message(message, PUBLIC)
    assert private.words.text == "ask @alice or mail a.b@example.org"
    assert public.words.text == "ask @\u2060alice or mail a.b@example.org"


def test_a_card() -> None:
    starts = text.When(datetime(2026, 12, 1, 20, tzinfo=UTC))
    body = (
        text.Prose((text.Span("Come "), text.Span("along", bold=True), text.Span(" 👍🏽."))),
        text.Bullets(((text.Span("one"),), (text.Span("two", href="https://e.example/x"),))),
        text.Quote(((text.Span("said"),), (text.Span("so"),))),
        text.Code("x = 1"),
    )
    message = Message(
        title="A session",
        body=body,
        fields=(Field("Begins", starts), Field("Where", text.plain("Room 4"))),
        footer="See you",
        rows=(
            (
                Button("Going", "rsvp:go:1", ButtonStyle.MAIN),
                Link("Map", "https://e.example/map"),
            ),
            (Button("No longer coming at all", "rsvp:no:1", ButtonStyle.DANGER),),
        ),
        tone=Tone.GOOD,
    )
    (parcel,) = render.message(message, MANNER)
    assert parcel.words.text == (
        "✅ A session\n\nCome along 👍🏽.\n\n• one\n• two\n\nsaid\nso\n\nx = 1\n\n"
        "Begins: 2026-12-01T20:00:00+00:00\nWhere: Room 4\n\nSee you"
    )
    shown = {(entity.type, _slice(parcel.words.text, entity)) for entity in parcel.words.entities}
    assert shown == {
        ("bold", "✅ A session"),
        ("bold", "along"),
        ("text_link", "two"),
        ("blockquote", "said\nso"),
        ("pre", "x = 1"),
        ("bold", "Begins:"),
        ("date_time", "2026-12-01T20:00:00+00:00"),
        ("bold", "Where:"),
        ("italic", "See you"),
    }
    assert [[key.label for key in line] for line in parcel.keys] == [
        ["Going", "Map"],
        ["No longer coming at all"],
    ]
    assert parcel.keys[0][0].style == "primary"
    assert parcel.keys[1][0].style == "danger"


def test_two_hundred_options_are_paged_and_kept_aside() -> None:
    options = tuple(Option(f"Town {n}", f"t{n}") for n in range(200))
    message = Message(rows=(Menu("Town", options, "show:town"),))
    (parcel,) = render.message(message, MANNER)
    assert [line[0].label for line in parcel.keys[:8]] == [f"Town {n}" for n in range(8)]
    assert [key.label for key in parcel.keys[8]] == ["<", "1/25", ">"]
    plan = keyboard.load(parcel.kept)
    assert plan is not None
    turned = keyboard.pressed(parcel.keys[8][0].data)
    assert turned is not None
    lines = plan.keys(turned.token, turned.row, turned.number)
    assert lines[7][0] == keyboard.Key("Town 199", "show:town:t199")


def test_an_action_too_long_to_carry_is_kept_aside() -> None:
    message = Message(body=text.plain("x"), rows=((Button("Go", "show:" + "x" * 80),),))
    (parcel,) = render.message(message, MANNER)
    aside = keyboard.pressed(parcel.keys[0][0].data)
    plan = keyboard.load(parcel.kept)
    assert aside is not None
    assert plan is not None
    assert plan.action(aside.row, aside.number) == "show:" + "x" * 80
    assert plan.action(9, 9) is None


def test_long_text_is_divided_at_paragraphs() -> None:
    message = Message(body=text.plain("\n\n".join(f"{n} " + "word " * 300 for n in range(6))))
    parcels = render.message(message, MANNER)
    assert len(parcels) == 3
    assert [parcel.words.text[0] for parcel in parcels] == ["0", "2", "4"]


def test_a_file_follows_its_message_with_its_caption() -> None:
    file = File("a/b.csv", "text/csv", b"x", "Your hours")
    first, second = render.message(Message(body=text.plain("Here"), files=(file,)), MANNER)
    assert (first.words.text, first.file) == ("Here", None)
    assert (second.words.text, second.file) == ("Your hours", file)
    assert render.file_name(file.name) == "a_b.csv"


def test_a_file_that_cannot_be_sent_is_named() -> None:
    (parcel,) = render.message(Message(files=(File("a.csv", "text/csv", b""),)), MANNER)
    assert parcel.words.text == "a.csv: cannot be sent"


@pytest.mark.parametrize(
    ("url", "told"),
    [("tel:988", "call (988)"), ("javascript:alert(1)", "call (javascript:alert(1))")],
)
def test_a_link_to_no_page_is_said(url: str, told: str) -> None:
    body = (text.Prose((text.Span("call", href=url),)),)
    (parcel,) = render.message(Message(body=body), MANNER)
    assert parcel.words.text == told


def test_a_local_address_is_no_button() -> None:
    row = (Link("Page", "http://127.0.0.1:8080/x"), Link("Local", "http://localhost/"))
    (parcel,) = render.message(Message(body=text.plain("x"), rows=(row,)), MANNER)
    assert "Local: http://localhost/" in parcel.words.text
    assert [key.label for line in parcel.keys for key in line] == ["Page"]


def _slice(words: str, entity: MessageEntity) -> str:
    raw = words.encode("utf-16-le")
    return raw[entity.offset * 2 : (entity.offset + entity.length) * 2].decode("utf-16-le")
