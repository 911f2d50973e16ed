"""How soon the bot is ready with all three doors, and what memory it holds at rest."""

from __future__ import annotations

import asyncio
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter

from bench.crowd import megabytes, processor_seconds
from bench.table import Row
from tests.e2e import discord_world
from tests.e2e.discord_server import DiscordServer
from tests.e2e.process import running
from tests.e2e.telegram_server import TelegramServer

STARTS = 3
REST_LOOK = 0.5  # seconds; at rest is a bot that did next to nothing for four looks in a row
IDLE = 0.02


def rows() -> list[Row]:
    """The first start fills the data folder (database, vectors); the others are as after an update."""
    with tempfile.TemporaryDirectory() as var:
        first, *later = [asyncio.run(_start(Path(var))) for _ in range(1 + STARTS)]
    took = median(seconds for seconds, _ in later)
    return [
        Row("start to ready, three doors", f"{took:.2f} s (the very first {first[0]:.2f} s)", "<= 2 s"),
        Row(
            "memory at rest, three doors",
            f"{median(held for _, held in later):.0f} MB (after the very first start {first[1]:.0f} MB)",
            "<= 150 MB",
        ),
    ]  # fmt: skip


async def _start(var: Path) -> tuple[float, float]:
    async with DiscordServer() as discord, TelegramServer() as telegram:
        begun = perf_counter()
        with running(
            var,
            "run",
            ALLIANCE_WEB_PORT="0",
            ALLIANCE_DISCORD_TOKEN=discord.token,
            ALLIANCE_DISCORD_GUILD=discord_world.GUILD,
            ALLIANCE_DISCORD_API_URL=discord.api_url,
            ALLIANCE_TELEGRAM_TOKEN=telegram.token,
            ALLIANCE_TELEGRAM_API_URL=telegram.url,
        ) as alliance:
            await asyncio.gather(
                asyncio.to_thread(alliance.wait_ready),
                discord.until(lambda: discord.identified and discord.commands, 60),
                telegram.until(lambda: telegram.count("deleteWebhook"), 60),
            )
            ready = perf_counter() - begun
            await _rest(alliance.process.pid)
            return ready, megabytes(alliance.process.pid)


async def _rest(process: int) -> None:
    """Until nothing is being prepared in the background any more."""
    quiet, used = 0, processor_seconds(process)
    while quiet < 4:
        await asyncio.sleep(REST_LOOK)
        now = processor_seconds(process)
        quiet, used = (quiet + 1 if now - used <= IDLE else 0), now
