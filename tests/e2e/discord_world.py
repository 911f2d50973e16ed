"""The people and places of the small Discord in `discord_server`, as its API describes them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

BOT, APPLICATION, OWNER = "11", "12", "99"
GUILD, ROLE, CHANNEL, FORUM, THREAD = "21", "22", "31", "32", "33"
EVERYTHING = str((1 << 53) - 1)
WHEN = "2026-11-20T18:00:00+00:00"
Json = dict[str, Any]


class Refused(Exception):
    """An answer that is an error of Discord's: status, code, text, and what is wrong where."""

    def __init__(self, status: int, code: int, text: str, errors: Json | None = None) -> None:
        super().__init__(text)
        self.status, self.code, self.text = status, code, text
        self.body = {"code": code, "message": text} | ({"errors": errors} if errors else {})


def user(key: str) -> Json:
    """An account."""
    return {
        "id": key,
        "username": f"user{key}",
        "global_name": f"User {key}",
        "discriminator": "0",
        "avatar": None,
        "bot": key == BOT,
    }


def member(key: str, roles: Mapping[str, list[str]]) -> Json:
    """An account in the server."""
    own = [ROLE] if key == BOT else []
    return {
        "user": user(key),
        "roles": roles.get(key, own),
        "joined_at": WHEN,
        "deaf": False,
        "mute": False,
        "flags": 0,
    }


def channel(key: str) -> Json:
    """A place in the server."""
    kind, name = (15, "ideas") if key == FORUM else (0, "general")
    return {
        "id": key,
        "type": kind,
        "name": name,
        "guild_id": GUILD,
        "position": 0,
        "permission_overwrites": [],
        "available_tags": [],
        "flags": 0,
    }


def role(key: str, name: str, given: str) -> Json:
    """A role in the server."""
    return {
        "id": key,
        "name": name,
        "permissions": given,
        "position": int(key != GUILD),
        "color": 0,
        "hoist": False,
        "managed": False,
        "mentionable": False,
        "flags": 0,
    }


def guild(permissions: str, roles: Mapping[str, list[str]]) -> Json:
    """The server; `permissions` are what the bot may do there."""
    zero = (
        "afk_timeout",
        "verification_level",
        "default_message_notifications",
        "explicit_content_filter",
        "mfa_level",
        "premium_tier",
        "nsfw_level",
        "system_channel_flags",
    )
    empty = (
        "emojis",
        "stickers",
        "features",
        "threads",
        "voice_states",
        "presences",
        "stage_instances",
        "guild_scheduled_events",
        "soundboard_sounds",
    )
    return {
        "id": GUILD,
        "name": "Alliance",
        "owner_id": OWNER,
        "roles": [role(GUILD, "@everyone", "0"), role(ROLE, "bot", permissions)],
        "channels": [channel(CHANNEL), channel(FORUM)],
        "members": [member(BOT, roles)],
        "member_count": 2,
        "preferred_locale": "en-US",
        "unavailable": False,
        **dict.fromkeys(zero, 0),
        **{key: [] for key in empty},
    }


def application() -> Json:
    """What the bot is registered as."""
    return {
        "id": APPLICATION,
        "name": "Alliance",
        "description": "",
        "icon": None,
        "bot_public": True,
        "flags": 0,
        "bot_require_code_grant": False,
        "verify_key": "0",
        "owner": user(OWNER),
        "team": None,
    }
