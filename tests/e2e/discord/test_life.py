"""The Discord door on a bad day: outages, limits, posts and edits, and what was promised said once."""

from __future__ import annotations

import asyncio
import logging

import pytest

from bot.chat import text
from bot.chat.message import Message
from bot.chat.platform import Address, AddressGone, PlatformTrouble
from tests.e2e.discord.conftest import WORDS, WithRoles
from tests.e2e.discord_server import DiscordServer
from tests.e2e.discord_world import CHANNEL, FORUM, THREAD
from tests.platforms.discord.door import DiscordDoor
from tests.platforms.showcase import showcase

# Opening and staying open


async def test_a_wrong_token_is_one_clear_line(server: DiscordServer) -> None:
    platform = DiscordDoor(server, showcase()).new_platform("wrong")
    with pytest.raises(PlatformTrouble, match="ALLIANCE_DISCORD_TOKEN"):
        await platform.start()
    await platform.stop()


async def test_commands_are_written_once_and_only_when_they_differ(door: DiscordDoor) -> None:
    writes = [call for call in door.server.calls if call.startswith("PUT /applications")]
    assert len(writes) == 1
    await door.restart()
    assert [call for call in door.server.calls if call.startswith("PUT /applications")] == writes
    door.server.commands.pop()
    await door.restart()
    assert len([c for c in door.server.calls if c.startswith("PUT /applications")]) == 2


async def test_an_outage_at_the_start_is_waited_out_and_said_once(
    server: DiscordServer, caplog: pytest.LogCaptureFixture
) -> None:
    server.closed = True
    server.fail("GET /users/@me", 503, times=2)
    door = DiscordDoor(server, showcase())
    with caplog.at_level(logging.INFO):
        opening = asyncio.create_task(door.open())
        await server.until(lambda: server.calls.count("GET /gateway") > 2)
        assert not opening.done()
        server.closed = False
        await opening
    assert "You asked" in (await door.visitor("Noa").write("hello")).words
    await door.close()
    said = [one.message for one in caplog.records if one.name.startswith("bot.platforms.discord")]
    assert said == [
        "Discord is not there; the bot tries again by itself",
        "Discord is there again",
    ]


async def test_a_lost_connection_is_resumed(
    door: DiscordDoor, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO):
        await door.server.drop()
        await door.server.until(lambda: door.server.resumed)
        assert "You said" in (await door.visitor("Noa").command("echo", words="again")).words
    assert [one.message for one in caplog.records if "not there" in one.message] == [
        "Discord is not there; the bot tries again by itself"
    ]


async def test_a_session_that_is_over_begins_anew(door: DiscordDoor) -> None:
    await door.server.invalidate()
    await door.server.until(lambda: door.server.identified == 2)
    assert "You said" in (await door.visitor("Noa").command("echo", words="again")).words


async def test_closing_while_discord_is_away_ends_at_once(server: DiscordServer) -> None:
    server.closed = True
    door = DiscordDoor(server, showcase())
    opening = asyncio.create_task(door.open())
    await server.until(lambda: "GET /gateway" in server.calls)
    await asyncio.wait_for(door.close(), 4)
    await asyncio.wait_for(opening, 1)


async def test_what_was_begun_is_answered_before_closing(
    server: DiscordServer, feature: WithRoles
) -> None:
    door = DiscordDoor(server, showcase(feature))
    await door.open()
    waiting = asyncio.create_task(door.visitor("Noa").command("slow"))
    await feature.begun.wait()
    closing = asyncio.create_task(door.close())
    feature.slow.set()
    assert "At last" in (await waiting).words
    await asyncio.wait_for(closing, 4)


# Sending


async def test_a_promise_is_posted_once(door: DiscordDoor) -> None:
    long = Message(title="News", body=text.plain("word " * 2000))
    first = await door.platform.send(door.address(), long, "outbox-1")
    assert await door.platform.send(door.address(), long, "outbox-1") == first
    assert await door.platform.send(door.address(), long, "outbox-2") != first


async def test_an_edit_takes_parts_away_and_a_withdrawal_takes_all(door: DiscordDoor) -> None:
    sent = await door.platform.send(
        door.address(), Message(title="T", body=text.plain("word " * 2000))
    )
    parts = sent.message.split(",")
    assert len(parts) == 3
    await door.platform.update(sent, WORDS)
    assert [part in door.server.messages for part in parts] == [True, False, False]
    await door.platform.withdraw(sent)
    await door.platform.withdraw(sent)
    assert door.read(sent) is None
    with pytest.raises(AddressGone):
        await door.platform.update(sent, WORDS)


async def test_a_forum_gets_a_post_of_its_own(door: DiscordDoor) -> None:
    sent = await door.platform.send(Address("discord", FORUM), WORDS)
    assert sent.address == Address("discord", FORUM, THREAD)
    await door.platform.update(sent, Message(body=text.plain("Changed")))
    seen = door.read(sent)
    assert seen is not None
    assert "Changed" in seen.words


async def test_nobody_there_is_said(door: DiscordDoor) -> None:
    door.server.no_private_messages.add("700")
    for chat in ("@700", "700", "nobody"):
        with pytest.raises(AddressGone):
            await door.platform.send(Address("discord", chat), WORDS)


async def test_a_lost_permission_is_said_to_the_operator(door: DiscordDoor) -> None:
    door.server.fail("POST /channels", 403, {"code": 50013})
    with pytest.raises(PlatformTrouble, match="alliance check"):
        await door.platform.send(door.address(), WORDS)


@pytest.mark.parametrize("code", [10003, 10008])
async def test_a_deleted_channel_or_thread_is_gone_for_good(door: DiscordDoor, code: int) -> None:
    sent = await door.platform.send(door.address(), WORDS)
    door.server.fail("POST /channels", 404, {"code": code})
    with pytest.raises(AddressGone):
        await door.platform.send(door.address(), WORDS)
    door.server.fail("PATCH /channels", 404, {"code": code})
    with pytest.raises(AddressGone):
        await door.platform.update(sent, WORDS)


async def test_a_bot_that_was_taken_out_goes_on_with_people(door: DiscordDoor) -> None:
    door.server.fail("POST /channels", 403, {"code": 50001})  # Missing Access
    with pytest.raises(PlatformTrouble, match="alliance check"):
        await door.platform.send(door.address(), WORDS)
    assert "You asked: How?" in (await door.visitor("Noa").write("How?")).words


async def test_limits_are_waited_for(door: DiscordDoor) -> None:
    door.server.fail("POST /channels", 429, times=2)
    sent = await door.platform.send(door.address(), WORDS)
    assert door.read(sent) is not None
    door.server.fail("POST /webhooks", 429)
    door.server.fail("POST /interactions", 429)
    assert "You said" in (await door.visitor("Noa").command("echo", words="x")).words


async def test_check_names_what_is_missing(server: DiscordServer) -> None:
    door = DiscordDoor(server, showcase())
    assert await door.platform.inspect({"news": CHANNEL, "ideas": FORUM}) == []
    server.permissions = str(1 << 10)  # View Channel
    findings = await door.platform.inspect({"news": CHANNEL, "lost": "404", "odd": "#news"})
    everything = "\n".join(findings)
    for part in (
        "Send Messages",
        "#general",
        "place lost",
        "'#news' is no channel id",
        "Create Events",
    ):
        assert part in everything
    assert await door.new_platform("wrong").inspect({}) != []
    assert server.identified == 0
