"""The server's list of coming events: made, kept up to date and taken away.

| neutral | Discord's scheduled event (type "somewhere else") |
| --- | --- |
| `Meeting.title`, `about`, `where` | name (100), description (1,000), location (100): cut with an ellipsis |
| `Meeting.url` | the description's last line |
| everything else of the message | nothing: an event has no room for it |
| a meeting that has begun | no event is made; of one that is there all but the start is edited |
| the server has 100 events already | no event is made; said once in the log |

Discord: "Guild Scheduled Event". A second sending with a key finds the event that the first one made.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Final

import discord

from bot.chat.message import Meeting, Message
from bot.chat.platform import Address, AddressGone, Reference
from bot.platforms.discord import _internals, limits
from bot.platforms.discord.limits import label
from bot.platforms.discord.receive import NAME
from bot.platforms.discord.render import Json

log = logging.getLogger(__name__)

EVENTS: Final = Address(NAME, "events")
LIST: Final = "/guilds/{guild_id}/scheduled-events"
ONE: Final = "/guilds/{guild_id}/scheduled-events/{event_id}"
MEMBERS_ONLY: Final = 2  # privacy level: the only one there is
SOMEWHERE_ELSE: Final = 3  # entity type EXTERNAL
NOT_MADE: Final = ""  # a reference to nothing
# Codes (topic "Opcodes and Status Codes"): unknown server, unknown event, over already.
GONE: Final = frozenset({10004, 10070, 180000})
NOT_ALLOWED: Final = frozenset({50001, 50013})
FULL: Final = 30038
INVALID: Final = 50035


@dataclass(slots=True)
class Events:
    """One server's list. `guild` empty: the only server the bot is in. `now` is the clock's."""

    client: discord.Client
    guild: str
    now: Callable[[], datetime]
    _said: set[int] = field(default_factory=set)

    async def send(self, message: Message, key: str | None) -> Reference:
        """Puts a meeting on the list. Raises `AddressGone` where the bot may not."""
        meeting = message.meeting
        if meeting is None or meeting.start <= self.now():
            return Reference(EVENTS, NOT_MADE)
        body = _event(meeting)
        there = await self._made_before(body) if key is not None else None
        if there is None:
            there = await self._make(body)
        return Reference(EVENTS, there)

    async def update(self, reference: Reference, message: Message) -> None:
        """Edits it. Raises `AddressGone` if it is not on the list any more."""
        if reference.message == NOT_MADE or message.meeting is None:
            raise AddressGone(NAME)
        body = _event(message.meeting)
        if message.meeting.start <= self.now():
            del body["scheduled_start_time"]
        if message.meeting.end <= self.now():
            raise AddressGone(NAME)  # Discord ends it by itself
        try:
            await self._call("PATCH", ONE, body, reference.message)
        except discord.HTTPException as error:
            if _is_begun(error):
                raise AddressGone(NAME) from error
            raise

    async def withdraw(self, reference: Reference) -> None:
        """Takes it off the list; fine if it is not there."""
        if reference.message == NOT_MADE:
            return
        try:
            await self._call("DELETE", ONE, None, reference.message)
        except AddressGone:
            return

    async def _make(self, body: Json) -> str:
        try:
            made = await self._call("POST", LIST, body)
        except discord.HTTPException as error:
            if error.code == FULL:
                self._say_once(FULL, "Discord's server has 100 scheduled events; no more are made")
                return NOT_MADE
            if _is_begun(error):
                return NOT_MADE
            raise
        return str(made["id"])

    async def _made_before(self, body: Json) -> str | None:
        """The bot's own event that says the very same, if the answer to making it got lost."""
        me = str(self.client.user.id) if self.client.user else ""
        for one in await self._call("GET", LIST, None):
            if str(one.get("creator_id")) == me and _says(one) == _says(body):
                return str(one["id"])
        return None

    async def _call(self, method: str, path: str, body: Json | None, event: str = "") -> Any:
        where: dict[str, int | str] = {"guild_id": self._server()}
        if event:
            where["event_id"] = event
        try:
            return await _internals.request(self.client, method, path, where, body=body)
        except discord.HTTPException as error:
            if error.code in NOT_ALLOWED:
                self._say_once(
                    error.code,
                    "Discord does not let the bot keep scheduled events. `alliance check` says "
                    "which permission is missing.",
                )
            if error.code in GONE | NOT_ALLOWED:
                raise AddressGone(NAME) from error
            raise

    def _server(self) -> str:
        if self.guild:
            return self.guild
        servers = self.client.guilds
        if len(servers) != 1:
            raise AddressGone(NAME)  # nobody can tell which server's list is meant
        return str(servers[0].id)

    def _say_once(self, code: int, what: str) -> None:
        if code not in self._said:
            self._said.add(code)
            log.warning(what)


def _event(meeting: Meeting) -> Json:
    link = f"\n\n{meeting.url}" if meeting.url else ""
    about = label(meeting.about, limits.EVENT_DESCRIPTION - len(link)) if meeting.about else ""
    return {
        "name": label(meeting.title, limits.EVENT_NAME),
        "description": (about + link).strip(),
        "entity_type": SOMEWHERE_ELSE,
        "entity_metadata": {"location": label(meeting.where, limits.EVENT_LOCATION)},
        "privacy_level": MEMBERS_ONLY,
        "channel_id": None,
        "scheduled_start_time": meeting.start.astimezone(UTC).isoformat(),
        "scheduled_end_time": meeting.end.astimezone(UTC).isoformat(),
    }


def _says(event: Mapping[str, Any]) -> tuple[object, ...]:
    """What tells one event from another, in Discord's words or ours."""
    times = [
        datetime.fromisoformat(event[name]) if event.get(name) else None
        for name in ("scheduled_start_time", "scheduled_end_time")
    ]
    where = (event.get("entity_metadata") or {}).get("location")
    return event["name"], event.get("description") or "", where, *times


def _is_begun(error: discord.HTTPException) -> bool:
    """Whether Discord refuses a start that has passed (or an event that goes on already)."""
    return error.code == INVALID and "scheduled_start_time" in error.text
