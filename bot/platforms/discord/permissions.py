"""For `alliance check`: whether the bot may do in each place what the alliance needs there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import discord

from bot.platforms.discord import _internals

# What is needed, and the name under which Discord shows it in a role's permissions.
IN_A_PLACE: Final = {
    "view_channel": "View Channel",
    "send_messages": "Send Messages",
    "embed_links": "Embed Links",
    "attach_files": "Attach Files",
    "read_message_history": "Read Message History",
    "add_reactions": "Add Reactions",
    "create_public_threads": "Create Public Threads",
    "send_messages_in_threads": "Send Messages in Threads",
}
IN_THE_SERVER: Final = {"create_events": "Create Events", "manage_events": "Manage Events"}
UNKNOWN_CHANNEL: Final = 10003
FORUM: Final = "send_messages"  # in a forum it is called Create Posts


async def inspect(client: discord.Client, server: str, places: Mapping[str, str]) -> list[str]:
    """What is missing, a line each: what, where, and how to give it. Needs a client that is logged in."""
    findings: list[str] = []
    servers: dict[int, tuple[discord.Member, dict[int, discord.abc.GuildChannel]]] = {}
    if server:
        findings += await _server(client, server)
    for name, written in places.items():
        channel_id = written.split("/")[-1].strip()
        if not channel_id.isdecimal():
            findings.append(
                f"Discord, place {name}: {written!r} is no channel id. Turn on Developer Mode in "
                "Discord, right-click the channel, Copy Channel ID."
            )
            continue
        try:
            found = await client.fetch_channel(int(channel_id))
        except discord.HTTPException as error:
            gone = error.code == UNKNOWN_CHANNEL
            findings.append(
                f"Discord, place {name}: "
                + ("there is no such channel." if gone else "the bot cannot see the channel.")
                + " Copy the channel's id anew, or give the bot's role View Channel there "
                "(Edit Channel, Permissions)."
            )
            continue
        guild_id = getattr(getattr(found, "guild", None), "id", None)
        if guild_id is None:
            findings.append(f"Discord, place {name}: this is no channel of a server.")
            continue
        if guild_id not in servers:
            servers[guild_id] = await _standing(client, guild_id)
        member, channels = servers[guild_id]
        above = getattr(found, "parent_id", None) if isinstance(found, discord.Thread) else None
        channel = channels.get(above or found.id)
        if channel is not None:
            findings += _missing(name, channel, member)
    for member, _ in servers.values():
        lacking = [
            shown
            for permission, shown in IN_THE_SERVER.items()
            if not getattr(member.guild_permissions, permission)
        ]
        if lacking:
            findings.append(
                f"Discord, scheduled events: the bot may not make and keep them. Give its role "
                f"{' and '.join(lacking)} (Server Settings, Roles)."
            )
    return findings


async def _server(client: discord.Client, server: str) -> list[str]:
    try:
        await _internals.request(client, "GET", "/guilds/{guild_id}", {"guild_id": server})
    except discord.HTTPException:
        return [
            "Discord, ALLIANCE_DISCORD_GUILD: the bot is not in that server. Invite it there "
            "(scopes bot and applications.commands), or copy the server's id anew."
        ]
    return []


async def _standing(
    client: discord.Client, guild_id: int
) -> tuple[discord.Member, dict[int, discord.abc.GuildChannel]]:
    """The bot as a member, and the server's channels with what is allowed in them."""
    guild = await client.fetch_guild(guild_id)
    me = client.user.id if client.user else 0
    member = await guild.fetch_member(me)
    return member, {one.id: one for one in await guild.fetch_channels()}


def _missing(name: str, channel: discord.abc.GuildChannel, member: discord.Member) -> list[str]:
    allowed = channel.permissions_for(member)
    if not allowed.view_channel:
        lacking = [IN_A_PLACE["view_channel"]]
    else:
        lacking = [
            "Create Posts" if permission == FORUM and _is_forum(channel) else shown
            for permission, shown in IN_A_PLACE.items()
            if not getattr(allowed, permission)
        ]
    if not lacking:
        return []
    return [
        f"Discord, place {name}: the bot lacks {', '.join(lacking)} in #{channel.name}. Give it to "
        "the bot's role there (Edit Channel, Permissions) or in the whole server (Server Settings, Roles)."
    ]


def _is_forum(channel: discord.abc.GuildChannel) -> bool:
    return isinstance(channel, discord.ForumChannel)
