"""The gateway of the small Discord: hello, identify, resume, and what goes wrong with connections."""

from __future__ import annotations

import asyncio
import contextlib
import json
from collections.abc import Callable
from typing import TypeVar

from aiohttp import WSMsgType, web

from tests.e2e import discord_world as world
from tests.e2e.discord_world import APPLICATION, BOT, GUILD, Json

TOKEN = "a-token-for-tests"
Found = TypeVar("Found")


class Gateway:
    """Keeps the connections. `closed`: refuses new ones."""

    def __init__(self) -> None:
        self.token = TOKEN
        self.roles: dict[str, list[str]] = {}
        self.permissions = world.EVERYTHING
        self.port = 0
        self.identified = 0
        self.resumed = 0
        self.closed = False
        self._sockets: set[web.WebSocketResponse] = set()
        self._sequence = 0
        self._changed = asyncio.Event()

    async def until(self, look: Callable[[], Found | None], seconds: float = 8.0) -> Found:
        """Waits until `look` gives something. Raises `TimeoutError`."""
        async with asyncio.timeout(seconds):
            while True:
                if found := look():
                    return found
                self._changed.clear()
                await self._changed.wait()

    async def drop(self) -> None:
        """Breaks all connections to the gateway."""
        for socket in list(self._sockets):
            await socket.close(code=1011)

    async def invalidate(self) -> None:
        """Tells every session that it is over."""
        for socket in list(self._sockets):
            await socket.send_json({"op": 9, "d": False})

    async def _gateway(self, request: web.Request) -> web.StreamResponse:
        if self.closed:
            return web.Response(status=503)
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        await socket.send_json({"op": 10, "d": {"heartbeat_interval": 41250}})
        async for message in socket:
            if message.type is not WSMsgType.TEXT:
                break
            await self._hear(socket, json.loads(message.data))
        self._sockets.discard(socket)
        self._touch()
        return socket

    async def _hear(self, socket: web.WebSocketResponse, heard: Json) -> None:
        match heard["op"]:
            case 1:
                await socket.send_json({"op": 11})
            case 2 if heard["d"]["token"] != self.token:
                await socket.close(code=4004)
            case 2:
                self.identified += 1
                self._sockets.add(socket)
                await self._dispatch("READY", self._ready(), socket)
                await self._dispatch(
                    "GUILD_CREATE", world.guild(self.permissions, self.roles), socket
                )
            case 6:
                self.resumed += 1
                self._sockets.add(socket)
                await self._dispatch("RESUMED", {}, socket)
        self._touch()

    async def _dispatch(
        self, kind: str, data: Json, only: web.WebSocketResponse | None = None
    ) -> None:
        if only is None:
            await self.until(lambda: self._sockets)
        self._sequence += 1
        for socket in [only] if only else list(self._sockets):
            with contextlib.suppress(ConnectionError):
                await socket.send_json({"op": 0, "t": kind, "s": self._sequence, "d": data})

    def _ready(self) -> Json:
        return {
            "v": 10,
            "user": world.user(BOT),
            "guilds": [{"id": GUILD, "unavailable": True}],
            "session_id": "session",
            "resume_gateway_url": f"ws://127.0.0.1:{self.port}/gateway",
            "application": {"id": APPLICATION, "flags": 0},
        }

    def _touch(self) -> None:
        self._changed.set()
