"""A member's server roles when they are in a private chat, where Discord does not say them.

Without this a coordinator could not press a button that the bot sent them privately.
"""

from __future__ import annotations

import asyncio
import logging
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

import discord

from bot.platforms.discord import _internals

log = logging.getLogger(__name__)

SECONDS: Final = 60.0  # how long an answer of Discord is good for
PATIENCE: Final = 1.0
REMEMBERED: Final = 5_000
SERVERS: Final = 3
MEMBER: Final = "/guilds/{guild_id}/members/{user_id}"


@dataclass(slots=True)
class Groups:
    """Looks roles up in the alliance's server, or in the few that the bot is in."""

    client: discord.Client
    server: str
    known: OrderedDict[str, tuple[float, frozenset[str]]] = field(default_factory=OrderedDict)

    async def of(self, user_id: str) -> frozenset[str]:
        """Their roles; nothing if Discord does not say so within a second."""
        now = asyncio.get_running_loop().time()
        found = self.known.get(user_id)
        if found is not None and now - found[0] < SECONDS:
            return found[1]
        try:
            roles = await asyncio.wait_for(self._ask(user_id), PATIENCE)
        except _internals.OUTAGES as error:
            log.info("roles not known: %s", type(error).__name__)
            return frozenset()
        self.known[user_id] = (now, roles)
        self.known.move_to_end(user_id)
        if len(self.known) > REMEMBERED:
            self.known.popitem(last=False)
        return roles

    async def _ask(self, user_id: str) -> frozenset[str]:
        roles: set[str] = set()
        for server in self._servers():
            try:
                member = await _internals.request(
                    self.client, "GET", MEMBER, {"guild_id": server, "user_id": user_id}
                )
            except discord.HTTPException as error:
                if error.status >= 500:
                    raise
                continue  # not a member there
            roles |= {str(one) for one in member["roles"]}
        return frozenset(roles)

    def _servers(self) -> Sequence[str]:
        if self.server:
            return [self.server]
        return [str(one.id) for one in self.client.guilds[:SERVERS]]
