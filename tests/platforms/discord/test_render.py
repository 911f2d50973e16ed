"""What a message becomes on Discord, and that no message breaks a limit."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from hypothesis import HealthCheck, given, settings

from bot.chat import text
from bot.chat.action import pack
from bot.chat.message import Button, Field, File, Link, Menu, Message, Option, Tone
from bot.platforms.discord import custom_ids, render
from tests.platforms.discord import rules, values

STARTS = datetime(2026, 12, 1, 20, 0, tzinfo=UTC)


def shown(message: Message) -> list[dict[str, object]]:
    return [payload.body for payload in render.message(message)]


def test_a_plain_line_is_content() -> None:
    (body,) = shown(Message(body=text.plain("Hello, 2 * 3 = 6")))
    assert body == {
        "content": r"Hello, 2 \* 3 = 6",
        "embeds": [],
        "components": [],
        "allowed_mentions": {"parse": []},
    }


def test_a_card() -> None:
    message = Message(
        title="Co-reflection",
        body=text.plain("Bring a story."),
        fields=(Field("Begins", text.When(STARTS)), Field("Room", text.plain("4"))),
        footer="12 seats",
        rows=(
            (Button("I'm coming", pack("rsvp", "join", 42)), Link("More", "https://example.org")),
            Menu("Seat", (Option("One", "1", "by the door"),), "seat:take"),
        ),
        tone=Tone.GOOD,
    )
    (body,) = shown(message)
    assert body == {
        "content": "",
        "embeds": [
            {
                "color": 0x2E8B57,
                "title": "✅ Co-reflection",
                "description": "Bring a story.",
                "fields": [
                    {"name": "Begins", "value": "<t:1796155200:F> (<t:1796155200:R>)"},
                    {"name": "Room", "value": "4"},
                ],
                "footer": {"text": "12 seats"},
            }
        ],
        "components": [
            {
                "type": 1,
                "components": [
                    {"type": 2, "label": "I'm coming", "style": 2, "custom_id": "rsvp:join:42"},
                    {"type": 2, "label": "More", "style": 5, "url": "https://example.org"},
                ],
            },
            {
                "type": 1,
                "components": [
                    {
                        "type": 3,
                        "custom_id": "seat:take",
                        "placeholder": "Seat",
                        "options": [{"label": "One", "value": "1", "description": "by the door"}],
                    }
                ],
            },
        ],
        "allowed_mentions": {"parse": []},
    }


def test_a_tone_without_a_title_stands_before_the_first_words() -> None:
    (body,) = shown(Message(body=text.plain("You are not alone."), tone=Tone.CARE))
    assert body["embeds"] == [{"color": 0x8E6BBF, "description": "💜 You are not alone."}]


def test_two_hundred_options_are_all_there() -> None:
    towns = tuple(Option(f"Town {n}", f"t{n}") for n in range(200))
    bodies = shown(Message(body=text.plain("Where?"), rows=(Menu("Town", towns, "me:town"),)))
    menus = [part for body in bodies for row in body["components"] for part in row["components"]]  # type: ignore[attr-defined]
    assert [option["value"] for menu in menus for option in menu["options"]] == [
        one.value for one in towns
    ]
    assert menus[0]["placeholder"] == "Town (Town 0 – Town 24)"
    assert {custom_ids.action_of(menu["custom_id"]) for menu in menus} == {"me:town"}


def test_a_link_that_is_no_page_is_in_the_text() -> None:
    (body,) = shown(Message(body=text.plain("Call"), rows=((Link("988 Lifeline", "tel:988"),),)))
    assert "988 Lifeline" in str(body["content"])
    assert body["components"] == []


def test_a_label_too_long_for_a_button_is_whole_in_the_text() -> None:
    label = "Tell me more about the peer respite in Rockingham and how to get there by bus, please"
    (body,) = shown(Message(rows=((Button(label, pack("a", "b")),),)))
    assert label in str(body["content"])


def test_a_file_too_large_is_named_and_said_to_be() -> None:
    huge = File("film.mp4", "video/mp4", b"x" * (11 << 20))
    (payload,) = render.message(Message(files=(huge,)), "too large for Discord")
    assert payload.files == ()
    assert "film.mp4 (11 MB): too large for Discord" in str(payload.body["content"])


def test_an_empty_message_is_a_dash() -> None:
    assert [body["content"] for body in shown(Message())] == ["–"]


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(values.messages)
def test_no_message_breaks_a_limit(message: Message) -> None:
    payloads = render.message(message, "too large")
    assert payloads
    for payload in payloads:
        assert rules.message_faults(payload.body, len(payload.files)) == []
        assert sum(len(one.content) for one in payload.files) <= 25 << 20
        names = [one["filename"] for one in render.attachments(payload.files)]
        assert all(re.fullmatch(r"[\w.\- ]{1,100}", name) for name in names)


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(values.messages)
def test_every_button_and_option_is_there(message: Message) -> None:
    parts = [
        part
        for payload in render.message(message)
        for row in payload.body["components"]
        for part in row["components"]
    ]
    rows = [row for row in message.rows if not isinstance(row, Menu)]
    presses = sum(isinstance(one, Button) for row in rows for one in row)
    choices = sum(len(row.options) for row in message.rows if isinstance(row, Menu))
    assert sum(part["type"] == 2 and part["style"] != 5 for part in parts) == presses
    assert sum(len(part.get("options", ())) for part in parts) == choices


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(values.words)
def test_a_passing_line_fits(words: str) -> None:
    assert rules.message_faults(render.words(words).body) == []
