"""Updates that Telegram brings by itself, on the alliance's own web server."""

from __future__ import annotations

import hmac
import json
import logging
from collections.abc import Awaitable, Callable
from typing import Any, Final

from aiohttp import web

log = logging.getLogger(__name__)

PATH: Final = "/telegram/updates"
HEADER: Final = "X-Telegram-Bot-Api-Secret-Token"
LONGEST: Final = 1024 * 1024  # bytes; updates are a few kilobytes

Take = Callable[[dict[str, Any]], Awaitable[bool]]


def routes(secret: str, take: Take) -> list[web.RouteDef]:
    """One route. `take` says whether the update was taken; if not, Telegram brings it again later."""

    async def updates(request: web.Request) -> web.Response:
        given = request.headers.get(HEADER, "")
        if not hmac.compare_digest(given.encode(), secret.encode()):
            return web.Response(status=401)
        body = await request.content.read(LONGEST + 1)
        while body and len(body) <= LONGEST and (more := await request.content.read(LONGEST)):
            body += more
        if len(body) > LONGEST:
            return web.Response(status=413)
        try:
            raw = json.loads(body)
        except ValueError:
            return web.Response(status=400)
        if not isinstance(raw, dict):
            return web.Response(status=400)
        return web.Response(status=200 if await take(raw) else 503)

    return [web.post(PATH, updates)]
