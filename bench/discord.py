"""Discord over its real library and real sockets: replies a second beside a bare discord.py client."""

from __future__ import annotations

import asyncio
import tempfile
from pathlib import Path
from time import perf_counter
from typing import Any

from bench.crowd import People, bare, compared
from bench.table import Row
from tests.e2e import discord_world as world
from tests.e2e.discord_server import DiscordServer, Interaction
from tests.e2e.process import running

COMMAND = 2
FIRST_PERSON = 5000
QUESTION = "how do I get certified"


class Crowded(DiscordServer):
    """The tests' server with one waiting spot a person, so that 200 do not wake each other."""

    def __init__(self) -> None:
        super().__init__()
        self._waiting: dict[str, tuple[float, asyncio.Future[None]]] = {}
        self._acknowledged: dict[str, float] = {}

    async def command(self, person: int, name: str, options: list[Any]) -> float:
        """A slash command until its answer stands; gives the seconds to the acknowledgement."""
        one = Interaction(str(next(self._ids)), COMMAND, str(person), world.CHANNEL)
        self.interactions[one.id] = one
        answered = asyncio.get_running_loop().create_future()
        begun = perf_counter()
        self._waiting[one.id] = (begun, answered)
        await self._dispatch("INTERACTION_CREATE", _event(one, name, options))
        await answered
        # What it stands in stays: a card may be followed by an answer.
        del self._waiting[one.id]
        return self._acknowledged.pop(one.id) - begun

    def _callback(self, one: Interaction, body: Any, files: tuple[str, ...]) -> Any:
        answer = super()._callback(one, body, files)
        self._acknowledged[one.id] = perf_counter()
        if one.answer != 5:
            self._answered(one)
        return answer

    def _edit_original(self, one: Interaction, body: Any, files: tuple[str, ...]) -> Any:
        answer = super()._edit_original(one, body, files)
        self._answered(one)
        return answer

    def _answered(self, one: Interaction) -> None:
        _, answered = self._waiting.get(one.id, (0.0, None))
        if answered is not None and not answered.done():
            answered.set_result(None)


def rows() -> list[Row]:
    """`/help`, and a question in one's own words."""
    return asyncio.run(_rows())


async def _rows() -> list[Row]:
    with tempfile.TemporaryDirectory() as var:
        async with Crowded() as server, Crowded() as other:
            with (
                running(
                    Path(var),
                    "run",
                    ALLIANCE_WEB_PORT="0",
                    ALLIANCE_DISCORD_TOKEN=server.token,
                    ALLIANCE_DISCORD_GUILD=world.GUILD,
                    ALLIANCE_DISCORD_API_URL=server.api_url,
                ) as alliance,
                bare("bare_discord", other.api_url, other.token) as echo,
            ):
                await asyncio.to_thread(alliance.wait_ready)
                await server.until(lambda: server.identified, 30)
                await other.until(lambda: other.identified, 30)

                async def ask_for_help(person: int) -> float:
                    return await server.command(person, "help", [])

                async def ask(person: int, question: str) -> float:
                    return await server.command(person, "ask", _typed(question))

                async def say(person: int) -> float:
                    return await other.command(person, "help", [])

                people = People(FIRST_PERSON, ask_for_help, ask, QUESTION)
                bots = ("Discord", alliance.process.pid), ("discord.py", echo.pid)
                found = await compared(*bots, people, say)
                assert not server.refused, server.refused
                return found


def _typed(question: str) -> list[dict[str, Any]]:
    return [{"name": "question", "type": 3, "value": question}]


def _event(one: Interaction, name: str, options: list[Any]) -> dict[str, Any]:
    return {
        "id": one.id,
        "application_id": world.APPLICATION,
        "type": one.kind,
        "data": {"id": "1", "name": name, "type": 1, "options": options},
        "token": f"token-{one.id}",
        "version": 1,
        "locale": "en-US",
        "channel_id": one.channel,
        "entitlements": [],
        "attachment_size_limit": 1 << 20,
        "app_permissions": world.EVERYTHING,
        "authorizing_integration_owners": {},
        "guild_id": world.GUILD,
        "guild": {"id": world.GUILD, "locale": "en-US", "features": []},
        "member": world.member(one.user, {}) | {"permissions": world.EVERYTHING},
        "channel": world.channel(one.channel),
        "context": 0,
    }
