"""The Discord door: slash commands, buttons, menus, modals and direct messages, for members' own server.

discord.py is the transport alone: this package says in Discord's own JSON what the neutral values
of `bot.chat` mean (`render`, `forms`, `commands`), and turns what people do into events (`receive`).
"""

from bot.platforms.discord.client import DiscordOptions, DiscordPlatform

__all__ = ["DiscordOptions", "DiscordPlatform"]
