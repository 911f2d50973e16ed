"""What the tests of the Discord door begin with: a server, a door, nobody waiting for long."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from bot.chat import text
from bot.chat.dispatch import Context
from bot.chat.message import Message
from bot.chat.reply import Answer, Reply
from bot.chat.router import command
from bot.platforms.discord import client
from tests.e2e.discord_server import DiscordServer
from tests.platforms.discord.door import DiscordDoor
from tests.platforms.showcase import Showcase, showcase

WORDS = Message(title="News", body=text.plain("Something new"))
SECRET = "my supervisor Jo Doe 5551234567"


class WithRoles(Showcase):
    """Says which of the server's roles somebody comes with."""

    @command("roles")
    async def roles(self, context: Context) -> Answer:
        """The roles, said back."""
        return Reply(Message(body=text.plain(" ".join(sorted(context.person.groups)) or "none")))


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    async def at_once(*_: object, **__: object) -> None:
        return None

    monkeypatch.setattr(client, "FIRST_WAIT", 0.01)
    monkeypatch.setattr(client, "SERVERS_COME", 0.05)
    monkeypatch.setattr("discord.Client.before_identify_hook", at_once)
    monkeypatch.setattr("discord.backoff.ExponentialBackoff.delay", lambda _: 0.01)


@pytest.fixture
def feature() -> WithRoles:
    return WithRoles()


@pytest.fixture
async def server() -> AsyncIterator[DiscordServer]:
    async with DiscordServer() as one:
        yield one


@pytest.fixture
async def door(server: DiscordServer, feature: WithRoles) -> AsyncIterator[DiscordDoor]:
    one = DiscordDoor(server, showcase(feature))
    await one.open()
    yield one
    await one.close()
    assert server.refused == []


def impatient(door: DiscordDoor) -> None:
    """Answers are put off at once instead of after two seconds."""
    object.__setattr__(door.platform.kit, "patience", 0.0)
