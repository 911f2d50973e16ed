"""Every touch of what discord.py keeps to itself, in one place (checked with 2.7).

Requests go out on two lanes. `request` is discord.py's own: it obeys each route's limit and waits
when all of Discord is limited. `respond` is for interactions: these are not counted there, so
that a person's answer never waits behind posts.
"""

from __future__ import annotations

import asyncio
import io
import json
import logging
from collections.abc import Mapping, Sequence
from typing import Any, Final

import aiohttp
import discord
import yarl
from discord.gateway import DiscordWebSocket
from discord.http import Route, json_or_text
from discord.utils import _to_json
from discord.webhook.async_ import AsyncWebhookAdapter

from bot.chat.message import File
from bot.platforms.discord.render import Json, Payload, attachments, file_name

DISCORD_API: Final = "https://discord.com/api/v10"
GATEWAY: Final = yarl.URL("wss://gateway.discord.gg/")
OUTAGES: Final = (
    OSError,
    TimeoutError,
    aiohttp.ClientError,
    discord.DiscordServerError,
    discord.RateLimited,  # for longer than can be waited for
)
_RESET: Final = (54, 10054)  # a kept connection that was cut meanwhile, on macOS and Windows
_LANE: Final[AsyncWebhookAdapter] = AsyncWebhookAdapter()  # type: ignore[no-untyped-call]


def point_at(api_url: str) -> None:
    """Sends all requests to this API. For the whole process, as discord.py has it."""
    Route.BASE = api_url.rstrip("/")
    DiscordWebSocket.DEFAULT_GATEWAY = GATEWAY


async def find_gateway(client: discord.Client) -> None:
    """Takes the gateway's address from an API that is not Discord's own."""
    if Route.BASE == DISCORD_API:
        return
    answer = await client.http.request(Route("GET", "/gateway"))
    DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(answer["url"])


async def connect(client: discord.Client) -> None:
    """Stays connected until the client is closed. Raises `OSError` if the first connection fails.

    discord.py 2.7 itself stumbles there (`Client.connect` reads `self.ws.sequence` of None).
    """
    try:
        await client.connect()
    except AttributeError as error:
        if client.ws is not None:
            raise
        raise ConnectionError("no connection to the gateway") from error


def keep_library_quiet() -> None:
    """Its log repeats addresses with ids and keys in them; this package says what matters itself."""
    logging.getLogger("discord").setLevel(logging.CRITICAL)


def role_ids(user: discord.abc.User) -> frozenset[str]:
    """The ids of somebody's roles, known even before the server's own list has come."""
    return frozenset(str(one) for one in getattr(user, "_roles", ()))


async def request(
    client: discord.Client,
    method: str,
    path: str,
    where: Mapping[str, int | str],
    *,
    payload: Payload | None = None,
    body: object = None,
    query: dict[str, Any] | None = None,
) -> Any:
    """A request to the API; `where` fills in the path. Raises `discord.HTTPException` or one of `OUTAGES`."""
    parameters: dict[str, Any] = dict(where)
    route = Route(method, path, **parameters)
    options: dict[str, Any] = {} if query is None else {"params": query}
    if payload is not None and payload.files:
        form, files = _multipart(_named(payload.body, payload.files), payload.files)
        return await client.http.request(route, form=form, files=files, **options)
    sent = body if payload is None else _named(payload.body, ())
    if sent is not None:
        options["json"] = sent
    return await client.http.request(route, **options)


async def respond(
    interaction: discord.Interaction,
    kind: int,
    payload: Payload | None = None,
    data: Json | None = None,
) -> None:
    """The first answer to an interaction. Raises `discord.HTTPException` or one of `OUTAGES`."""
    route = Route(
        "POST",
        "/interactions/{webhook_id}/{webhook_token}/callback",
        webhook_id=interaction.id,
        webhook_token=interaction.token,
    )
    files = payload.files if payload else ()
    if payload is not None:
        data = _named(payload.body, files)
    body: Json = {"type": kind} if data is None else {"type": kind, "data": data}
    # A first answer is the only request of its kind, so the lane's bookkeeping has nothing to count.
    if files or not await _sent_at_once(interaction._session, route, body):
        await _send(interaction, route, body, files)


async def follow_up(interaction: discord.Interaction, payload: Payload) -> None:
    """A further message after the first answer."""
    route = Route("POST", "/webhooks/{webhook_id}/{webhook_token}", **_webhook(interaction))
    await _send(interaction, route, *_for_message(payload))


async def edit(
    interaction: discord.Interaction, payload: Payload, message: str = "@original"
) -> None:
    """Replaces the first answer, or another message of the same exchange."""
    route = Route(
        "PATCH",
        "/webhooks/{webhook_id}/{webhook_token}/messages/{message_id}",
        message_id=message,
        **_webhook(interaction),
    )
    await _send(interaction, route, *_for_message(payload))


def _webhook(interaction: discord.Interaction) -> dict[str, Any]:
    return {"webhook_id": interaction.application_id, "webhook_token": interaction.token}


def _for_message(payload: Payload) -> tuple[Json, Sequence[File]]:
    return _named(payload.body, payload.files), payload.files


def _named(body: Json, files: Sequence[File]) -> Json:
    """Names the files. With none it says so, and a replaced message does not keep its old ones."""
    if "message" in body:  # the first message of a forum post
        return body | {"message": _named(body["message"], files)}
    return body | {"attachments": attachments(files)}


async def _send(
    interaction: discord.Interaction, route: Route, body: Json, files: Sequence[File]
) -> None:
    session: aiohttp.ClientSession = interaction._session
    if not files:
        await _LANE.request(route, session, payload=body)
        return
    form, opened = _multipart(body, files)
    await _LANE.request(route, session, multipart=form, files=opened)


async def _sent_at_once(session: aiohttp.ClientSession, route: Route, body: Json) -> bool:
    """One try without the lane's locks and copies. False if the lane is to try (again).

    Raises what the lane raises.
    """
    headers = {"Content-Type": "application/json"}
    data = _to_json(body).encode()
    try:
        async with session.request(route.method, route.url, data=data, headers=headers) as answer:
            if 200 <= answer.status < 300:
                return True
            told = await json_or_text(answer)
    except OSError as error:
        if error.errno in _RESET:
            return False
        raise
    if answer.status == 429 and answer.headers.get("Via") and isinstance(told, dict):
        await asyncio.sleep(float(told["retry_after"]))
        return False
    if answer.status >= 500:
        await asyncio.sleep(1)
        return False
    kinds = {403: discord.Forbidden, 404: discord.NotFound}
    raise kinds.get(answer.status, discord.HTTPException)(answer, told)


def _multipart(
    body: Json, files: Sequence[File]
) -> tuple[list[dict[str, Any]], list[discord.File]]:
    form: list[dict[str, Any]] = [{"name": "payload_json", "value": json.dumps(body)}]
    opened: list[discord.File] = []
    for at, one in enumerate(files):
        file = discord.File(io.BytesIO(one.content), filename=file_name(one.name))
        opened.append(file)
        form.append(
            {
                "name": f"files[{at}]",
                "value": file.fp,
                "filename": file.filename,
                "content_type": one.media_type or "application/octet-stream",
            }
        )
    return form, opened
