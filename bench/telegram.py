"""Telegram over its real library and HTTP: replies a second beside a bare python-telegram-bot echo bot."""

from __future__ import annotations

import asyncio
import tempfile
from pathlib import Path
from time import perf_counter
from typing import Any

from bench.crowd import People, bare, compared
from bench.table import Row
from tests.e2e.process import running
from tests.e2e.telegram_server import TelegramServer
from tests.e2e.telegram_world import DATE

FIRST_PERSON = 500_000_000
QUESTION = "how do I get certified"


class Crowded(TelegramServer):
    """The tests' server with one waiting spot a person, so that 200 do not wake each other."""

    def __init__(self) -> None:
        super().__init__()
        self._waiting: dict[int, asyncio.Future[float]] = {}

    async def write(self, person: int, words: str) -> float:
        """Words in the private chat until they are answered; gives the seconds."""
        self.started.add(person)
        answered: asyncio.Future[float] = asyncio.get_running_loop().create_future()
        self._waiting[person] = answered
        begun = perf_counter()
        await self.push("message", _message(person, self.person_said(person, text=words).id, words))
        return await answered - begun

    def _send(self, raw: dict[str, Any]) -> dict[str, Any]:
        said = super()._send(raw)
        answered = self._waiting.pop(raw["chat_id"], None)
        if answered is not None:  # a second message is no second answer: a card came first
            answered.set_result(perf_counter())
        return said


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
                    ALLIANCE_TELEGRAM_TOKEN=server.token,
                    ALLIANCE_TELEGRAM_API_URL=server.url,
                ) as alliance,
                bare("bare_telegram", other.url, other.token) as echo,
            ):
                await asyncio.to_thread(alliance.wait_ready)
                await server.until(lambda: server._pollers, 30)
                await other.until(lambda: other._pollers, 30)

                async def ask_for_help(person: int) -> float:
                    return await server.write(person, "/help")

                async def say(person: int) -> float:
                    return await other.write(person, "/help")

                people = People(FIRST_PERSON, ask_for_help, server.write, QUESTION)
                bots = ("Telegram", alliance.process.pid), ("python-telegram-bot", echo.pid)
                found = await compared(*bots, people, say)
                assert not server.refused, server.refused
                return found


def _message(person: int, number: int, words: str) -> dict[str, Any]:
    return {
        "message_id": number,
        "date": DATE,
        "chat": {"id": person, "type": "private", "first_name": "Noa"},
        "from": {"id": person, "is_bot": False, "first_name": "Noa", "language_code": "en"},
        "text": words,
    }
