"""The server's list of coming events is kept as promised: made once, edited, taken away."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.chat.message import Meeting, Message
from bot.chat.platform import AddressGone, Reference
from bot.platforms.discord import DiscordPlatform
from tests.e2e.discord_server import DiscordServer
from tests.e2e.discord_world import CHANNEL
from tests.fakes import NOW
from tests.platforms.discord.door import DiscordDoor
from tests.platforms.showcase import showcase

TUESDAY = Meeting(
    "Co-reflection",
    "Peers reflect together.",
    NOW + timedelta(days=4),
    NOW + timedelta(days=4, hours=1),
    "Online",
    "https://example.org/sessions",
)


@pytest.fixture
async def door(server: DiscordServer) -> AsyncIterator[DiscordDoor]:
    one = DiscordDoor(server, showcase())
    await one.open()
    yield one
    await one.close()


async def put(platform: DiscordPlatform, meeting: Meeting, key: str | None = None) -> Reference:
    assert platform.events is not None
    return await platform.send(platform.events, Message(meeting=meeting), key)


async def test_an_event_is_made_edited_and_taken_away(door: DiscordDoor) -> None:
    platform, events = door.platform, door.server.events.there
    sent = await put(platform, TUESDAY, "ev/1")
    (event,) = events.values()
    assert event["name"] == "Co-reflection"
    assert event["description"] == "Peers reflect together.\n\nhttps://example.org/sessions"
    assert event["entity_metadata"] == {"location": "Online"}
    assert event["scheduled_start_time"] == TUESDAY.start.isoformat()
    await platform.update(sent, Message(meeting=replace(TUESDAY, title="Moved", where="Room 4")))
    assert event["name"] == "Moved"
    assert event["entity_metadata"] == {"location": "Room 4"}
    await door.restart()
    await door.platform.withdraw(sent)
    assert events == {}
    await door.platform.withdraw(sent)
    with pytest.raises(AddressGone):
        await door.platform.update(sent, Message(meeting=TUESDAY))


async def test_what_was_made_and_not_marked_is_found_again(door: DiscordDoor) -> None:
    first = await put(door.platform, TUESDAY, "ev/1")
    await door.restart()
    assert await put(door.platform, TUESDAY, "ev/1") == first
    assert len(door.server.events.there) == 1
    later = replace(TUESDAY, start=TUESDAY.start + timedelta(minutes=5))
    assert await put(door.platform, later, "ev/2") != first


async def test_what_has_begun_is_not_announced_and_keeps_its_start(door: DiscordDoor) -> None:
    platform, events = door.platform, door.server.events
    begun = replace(TUESDAY, start=NOW - timedelta(minutes=1), end=NOW + timedelta(hours=1))
    nothing = await put(platform, begun)
    assert events.there == {}
    await platform.withdraw(nothing)
    sent = await put(platform, TUESDAY)
    await platform.update(sent, Message(meeting=replace(begun, title="Going on")))
    (event,) = events.there.values()
    assert event["name"] == "Going on"
    assert event["scheduled_start_time"] == TUESDAY.start.isoformat()
    # Discord's clock is ahead of ours: it refuses, and nothing is tried again.
    events.now = TUESDAY.start
    with pytest.raises(AddressGone):
        await platform.update(sent, Message(meeting=TUESDAY))
    assert (await put(platform, TUESDAY)).message == ""


async def test_words_are_made_to_fit(door: DiscordDoor) -> None:
    long = replace(TUESDAY, title="So " * 90, about="much\n" * 900, where="Far " * 60)
    await put(door.platform, long)
    await put(door.platform, replace(TUESDAY, title=" ", about="", where="", url=""))
    assert len(door.server.events.there) == 2
    assert door.server.refused == []


async def test_a_full_list_and_a_missing_permission_are_said_once(
    door: DiscordDoor, caplog: pytest.LogCaptureFixture
) -> None:
    events = door.server.events
    for number in range(100):
        events.there[str(number)] = {"id": str(number), "name": "Theirs"}
    with caplog.at_level(logging.WARNING):
        assert (await put(door.platform, TUESDAY)).message == ""
        assert (await put(door.platform, TUESDAY)).message == ""
        events.there.clear()
        events.allowed = False
        for _ in range(2):
            with pytest.raises(AddressGone):
                await put(door.platform, TUESDAY)
    said = [one.message for one in caplog.records if one.name.startswith("bot.platforms.discord")]
    assert len(said) == 2
    assert "alliance check" in said[1]


async def test_looking_says_how_to_give_the_permission(door: DiscordDoor) -> None:
    door.server.permissions = str(((1 << 53) - 1) & ~(1 << 3 | 1 << 33 | 1 << 44))
    findings = await door.platform.inspect({"sessions": CHANNEL})
    assert any("Create Events and Manage Events" in one for one in findings)
