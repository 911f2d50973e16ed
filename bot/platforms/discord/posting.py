"""Saying something unasked: to a channel, a thread, a forum or a person. Editing and withdrawing it."""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import discord

from bot.chat.message import Message
from bot.chat.platform import Address, AddressGone, PlatformTrouble, Reference
from bot.platforms.discord import _internals, limits, render
from bot.platforms.discord.limits import label
from bot.platforms.discord.receive import NAME
from bot.platforms.discord.render import Json, Payload

# Discord's error codes (topics "Opcodes and Status Codes"): unknown channel, member, message and
# user; private messages closed; no server in common; a recipient that is nobody.
GONE: Final = frozenset({10003, 10007, 10008, 10013, 50007, 50033, 50278})
MISSING_ACCESS: Final = 50001
MISSING_PERMISSIONS: Final = 50013
UNKNOWN_MESSAGE: Final = 10008
CREATE_THREAD: Final = "/channels/{channel_id}/threads"
MESSAGES: Final = "/channels/{channel_id}/messages"
ONE_MESSAGE: Final = "/channels/{channel_id}/messages/{message_id}"
REMEMBERED: Final = 10_000
FIRST_TAG_NEEDED: Final = 1 << 4  # channel flag REQUIRE_TAG
WITHOUT_A_SOUND: Final = 1 << 12  # message flag SUPPRESS_NOTIFICATIONS


@dataclass(slots=True)
class Posting:
    """Sends over one connected client. Knows the private chats it has opened."""

    client: discord.Client
    chats: OrderedDict[str, int] = field(default_factory=OrderedDict)

    async def send(
        self,
        address: Address,
        message: Message,
        too_large: str,
        key: str | None,
        *,
        silent: bool = False,
    ) -> Reference:
        """Posts all parts of a message. The same `key` within some minutes posts it once."""
        payloads = render.message(message, too_large)
        if silent:
            payloads = tuple(_quiet(one) for one in payloads)
        if not address.thread:
            forum = self._server_channel(address.chat)
            if isinstance(forum, discord.ForumChannel):
                return await self._open_post(forum, address, message, payloads, key)
        channel_id = await self._channel_of(address)
        sent = [
            await self.post(channel_id, one, _nonce(key, at)) for at, one in enumerate(payloads)
        ]
        return Reference(address, ",".join(sent))

    async def update(self, reference: Reference, message: Message, too_large: str) -> None:
        """Replaces every part; parts that are no longer needed go, new ones follow."""
        payloads = render.message(message, too_large)
        channel_id = await self._channel_of(reference.address)
        parts = reference.message.split(",")
        for part, payload in zip(parts, payloads, strict=False):
            at: dict[str, int | str] = {"channel_id": channel_id, "message_id": part}
            await self._call("PATCH", ONE_MESSAGE, at, payload)
        for payload in payloads[len(parts) :]:
            await self.post(channel_id, payload)
        await self._delete(channel_id, parts[len(payloads) :])

    async def withdraw(self, reference: Reference) -> None:
        """Takes back every part; fine if it is gone already."""
        await self._delete(await self._channel_of(reference.address), reference.message.split(","))

    async def post(self, channel_id: int, payload: Payload, nonce: Json | None = None) -> str:
        """One message; gives its id."""
        payload = Payload(payload.body | (nonce or {}), payload.files)
        sent = await self._call("POST", MESSAGES, {"channel_id": channel_id}, payload)
        return str(sent["id"])

    async def private_channel(self, person: str) -> int:
        """The private chat with a person: `@` and their id, or the id alone. Raises `AddressGone`."""
        user_id = person.removeprefix("@")
        if user_id not in self.chats:
            if not user_id.isdecimal():
                raise AddressGone(NAME)
            body = {"recipient_id": user_id}
            made = await self._call("POST", "/users/@me/channels", {}, body=body)
            self.chats[user_id] = int(made["id"])
            if len(self.chats) > REMEMBERED:
                self.chats.popitem(last=False)
        return self.chats[user_id]

    async def _channel_of(self, address: Address) -> int:
        if address.thread.isdecimal():
            return int(address.thread)
        channel = self._server_channel(address.chat)
        return await self.private_channel(address.chat) if channel is None else int(channel.id)

    def _server_channel(self, where: str) -> Any:
        """The channel or thread of that id, as far as the bot can see it. Raises `ConnectionError`
        while a server is away, for then a channel cannot be told from a person.
        """
        if not where.isdecimal():
            return None
        found = self.client.get_channel(int(where))
        if found is None and any(server.unavailable for server in self.client.guilds):
            raise ConnectionError("a server of the bot is not available now")
        return None if isinstance(found, discord.abc.PrivateChannel) else found

    async def _open_post(
        self,
        forum: discord.ForumChannel,
        address: Address,
        message: Message,
        payloads: Sequence[Payload],
        key: str | None,
    ) -> Reference:
        first, *more = payloads
        body: Json = {
            "name": label(message.title or message.words(), limits.THREAD_NAME),
            "message": first.body,
        }
        if forum.flags.value & FIRST_TAG_NEEDED and forum.available_tags:
            body["applied_tags"] = [str(forum.available_tags[0].id)]
        made = await self._call(
            "POST", CREATE_THREAD, {"channel_id": forum.id}, Payload(body, first.files)
        )
        thread = int(made["id"])
        sent = [str(made.get("message", made)["id"])]
        sent += [await self.post(thread, one, _nonce(key, at)) for at, one in enumerate(more, 1)]
        return Reference(Address(NAME, address.chat, str(thread)), ",".join(sent))

    async def _delete(self, channel_id: int, messages: Sequence[str]) -> None:
        for one in messages:
            try:
                at: dict[str, int | str] = {"channel_id": channel_id, "message_id": one}
                await self._call("DELETE", ONE_MESSAGE, at)
            except AddressGone:
                continue

    async def _call(
        self,
        method: str,
        path: str,
        where: Mapping[str, int | str],
        payload: Payload | None = None,
        *,
        body: object = None,
    ) -> Any:
        try:
            return await _internals.request(
                self.client, method, path, where, payload=payload, body=body
            )
        except discord.HTTPException as error:
            if error.code in GONE:
                raise AddressGone(NAME) from error
            if error.code in (MISSING_ACCESS, MISSING_PERMISSIONS):
                raise PlatformTrouble(
                    "Discord does not let the bot post or edit in one of its places. "
                    "`alliance check` says which permission is missing where."
                ) from error
            raise


def _quiet(payload: Payload) -> Payload:
    flags = payload.body.get("flags", 0) | WITHOUT_A_SOUND
    return Payload(payload.body | {"flags": flags}, payload.files)


def _nonce(key: str | None, part: int) -> Json:
    """The same for the same part of the same promise, so that Discord posts it once."""
    if key is None:
        return {}
    digest = hashlib.sha256(f"{key}/{part}".encode()).hexdigest()
    return {"nonce": digest[: limits.NONCE], "enforce_nonce": True}
