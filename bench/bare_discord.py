"""The least that answers on Discord: discord.py, one sentence, nothing else. `bench.discord` starts it."""

from __future__ import annotations

import asyncio
import sys

import discord
import yarl
from discord.gateway import DiscordWebSocket
from discord.http import Route


class Bare(discord.Client):
    """Answers every command in private."""

    async def on_interaction(self, interaction: discord.Interaction) -> None:
        """The same words for everybody."""
        await interaction.response.send_message("Here is what I can do.", ephemeral=True)


async def main(api_url: str, token: str) -> None:
    """Until it is killed."""
    Route.BASE = api_url
    intents = discord.Intents.none()
    intents.guilds = True
    nobody = discord.AllowedMentions.none()  # the server refuses what could mention somebody
    async with Bare(intents=intents, max_messages=None, allowed_mentions=nobody) as client:
        await client.login(token)
        found = await client.http.request(Route("GET", "/gateway"))
        DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(found["url"])
        await client.connect()


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
