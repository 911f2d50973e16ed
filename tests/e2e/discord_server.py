"""A small Discord on this machine: the part of its API and gateway that the bot uses, over real sockets.

It judges every request by `tests.platforms.discord.rules` and keeps what it refuses in `refused`.
People act through `interact` and `say`; what they can read stands in `messages`. Faults: `fail`,
`drop`, `invalidate`, `closed`, `wrong_token`.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from itertools import count
from types import TracebackType
from typing import Any, Self

from aiohttp import web

from tests.e2e import discord_world as world
from tests.e2e.discord_events import EventList
from tests.e2e.discord_gateway import Gateway
from tests.e2e.discord_world import (
    APPLICATION,
    BOT,
    CHANNEL,
    EVERYTHING,
    FORUM,
    GUILD,
    THREAD,
    WHEN,
    Refused,
)
from tests.platforms.discord import rules

EPHEMERAL = 1 << 6
LOADING = 1 << 7
Json = dict[str, Any]


@dataclass(slots=True)
class Said:
    """One message. `reader`: the only one who can see it."""

    body: Json
    reader: str = ""
    interaction: str = ""
    files: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """Its id."""
        return str(self.body["id"])


@dataclass(slots=True)
class Interaction:
    """Something a person did, and how it was answered."""

    id: str
    kind: int
    user: str
    channel: str
    source: str = ""
    answer: int = 0
    data: Json = field(default_factory=dict)
    original: str = ""


class DiscordServer(Gateway):
    """Runs while its context is open. `port` 0: any free one."""

    def __init__(self) -> None:
        super().__init__()
        self.messages: dict[str, Said] = {}
        self.interactions: dict[str, Interaction] = {}
        self.commands: list[Json] = []
        self.refused: list[str] = []
        self.calls: list[str] = []
        self.reactions: list[tuple[str, str]] = []
        self.no_private_messages: set[str] = set()
        self.events = EventList()
        self._faults: list[tuple[str, int, Json, int]] = []
        self._private: dict[str, str] = {}
        self._nonces: dict[str, str] = {}
        self._ids = count(1000)

    async def __aenter__(self) -> Self:
        application = web.Application(client_max_size=1 << 26)
        application.router.add_route("*", "/api/v10/{path:.*}", self._request)
        application.router.add_get("/gateway", self._gateway)
        self._runner = web.AppRunner(application, access_log=None, shutdown_timeout=0.2)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        self.port = self._runner.addresses[0][1]
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self._runner.cleanup()

    @property
    def api_url(self) -> str:
        """What `DiscordOptions.api_url` takes."""
        return f"http://127.0.0.1:{self.port}/api/v10"

    # What people do

    async def interact(
        self,
        kind: int,
        user: str,
        data: Json,
        *,
        source: str = "",
        private: bool = False,
        locale: str = "en-US",
    ) -> Interaction:
        """A command (2), a press (3), half-typed text (4) or a sent modal (5), until it is answered."""
        channel = self.private_channel(user) if private else CHANNEL
        one = Interaction(str(next(self._ids)), kind, user, channel, source)
        self.interactions[one.id] = one
        self._touch()
        event: Json = {
            "id": one.id,
            "application_id": APPLICATION,
            "type": kind,
            "data": data,
            "token": f"token-{one.id}",
            "version": 1,
            "locale": locale,
            "channel_id": channel,
            "entitlements": [],
            "attachment_size_limit": 1 << 20,
            "app_permissions": EVERYTHING,
            "authorizing_integration_owners": {},
        }
        if private:
            event |= {"user": world.user(user), "context": 1, "channel": {"id": channel, "type": 1}}
        else:
            event |= {
                "guild_id": GUILD,
                "guild": {"id": GUILD, "locale": "en-US", "features": []},
                "member": world.member(user, self.roles) | {"permissions": EVERYTHING},
                "channel": world.channel(channel),
                "context": 0,
            }
        if source:
            event["message"] = self.messages[source].body
        await self._dispatch("INTERACTION_CREATE", event)
        await self.until(lambda: one.answer or None)
        if one.answer in (5, 6):
            await self.until(lambda: one.data.get("later"))
        return one

    async def say(self, user: str, words: str, *, private: bool = False, **more: Any) -> str:
        """A plain message; gives its id. Without a mention or in private the bot sees its words."""
        channel = self.private_channel(user) if private else CHANNEL
        body = self._new(channel, {"content": words} | more, author=user)
        seen = dict(body)
        if not private and f"<@{BOT}>" not in words:
            seen["content"] = ""  # the message content intent is off
        if not private:
            seen |= {"guild_id": GUILD, "member": world.member(user, self.roles)}
        await self._dispatch("MESSAGE_CREATE", seen)
        return str(body["id"])

    def private_channel(self, user: str) -> str:
        """The private chat with somebody."""
        return self._private.setdefault(user, str(next(self._ids)))

    # What goes wrong

    def fail(self, route: str, status: int, body: Json | None = None, times: int = 1) -> None:
        """Answers the next requests whose `METHOD /path` matches with an error."""
        self._faults.append((route, status, body or {}, times))

    # The API

    async def _request(self, request: web.Request) -> web.Response:
        path = "/" + request.match_info["path"]
        route = f"{request.method} {path}"
        self.calls.append(route)
        status, answer, headers = 200, None, {"Content-Type": "application/json"}
        try:
            self._fail_if_asked(route)
            if not path.startswith(("/interactions", "/webhooks")) and (
                request.headers.get("Authorization") != f"Bot {self.token}"
            ):
                raise Refused(401, 0, "401: Unauthorized")
            body, files = await self._body(request)
            answer = self._answer(request.method, path, body, files)
        except Refused as refused:
            status, answer = refused.status, refused.body
            if refused.code in (50035, 50006):
                self.refused.append(f"{route}: {refused.text}")
            if status == 429:
                headers |= {"Via": "1.1 test"}
                answer = {"message": "slow down", "retry_after": 0.05, "global": False}
        self._touch()
        if status == 200 and answer is None:
            return web.Response(status=204)
        return web.Response(status=status, body=json.dumps(answer).encode(), headers=headers)

    def _fail_if_asked(self, route: str) -> None:
        for at, (pattern, status, body, times) in enumerate(self._faults):
            if re.match(pattern, route):
                if times == 1:
                    del self._faults[at]
                else:
                    self._faults[at] = (pattern, status, body, times - 1)
                raise Refused(status, body.get("code", 0), "asked to fail")

    async def _body(self, request: web.Request) -> tuple[Any, tuple[str, ...]]:
        if not request.can_read_body:
            return {}, ()
        if request.content_type == "application/json":
            return await request.json(), ()
        form = await request.post()
        names = [
            part.filename
            for key, part in form.items()
            if key.startswith("files[") and isinstance(part, web.FileField)
        ]
        return json.loads(str(form["payload_json"])), tuple(names)

    def _answer(  # noqa: PLR0912  one line a route
        self, method: str, path: str, body: Any, files: tuple[str, ...]
    ) -> Any:
        parts = path.strip("/").split("/")
        match method, parts:
            case "GET", ["users", "@me"]:
                return world.user(BOT)
            case "GET", ["oauth2", "applications", "@me"]:
                return world.application()
            case "GET", ["gateway"]:
                return {"url": f"ws://127.0.0.1:{self.port}/gateway"}
            case "GET", ["applications", _, "guilds", _, "commands"] | [
                "applications",
                _,
                "commands",
            ]:
                return self.commands
            case "PUT", ["applications", _, "guilds", _, "commands"] | [
                "applications",
                _,
                "commands",
            ]:
                self._judge(rules.command_faults(body))
                self.commands = [
                    {"id": str(next(self._ids)), "version": "1", "nsfw": False, "options": []} | one
                    for one in body
                ]
                return self.commands
            case "POST", ["interactions", key, _, "callback"]:
                return self._callback(self.interactions[key], body, files)
            case "POST", ["webhooks", _, token]:
                one = self.interactions[token.removeprefix("token-")]
                return self._follow_up(one, body, files)
            case "PATCH", ["webhooks", _, token, "messages", _]:
                one = self.interactions[token.removeprefix("token-")]
                return self._edit_original(one, body, files)
            case "POST", ["users", "@me", "channels"]:
                return {
                    "id": self.private_channel(body["recipient_id"]),
                    "type": 1,
                    "recipients": [],
                }
            case "POST", ["channels", key, "threads"] if key == FORUM:
                self._judge(rules.message_faults(body["message"], len(files)))
                made = self._new(THREAD, body["message"], files=files)
                return {"id": THREAD, "type": 11, "name": body["name"], "message": made}
            case "POST", ["channels", channel, "messages"]:
                return self._post(channel, body, files)
            case _, ["channels", channel, "messages", key]:
                return self._one_message(method, key, body, files)
            case "PUT", ["channels", _, "messages", key, "reactions", sign, "@me"]:
                self.reactions.append((key, sign))
                return None
            case _, ["guilds", guild, "scheduled-events", *key] if guild == GUILD:
                return self.events.answer(method, "".join(key), body, lambda: str(next(self._ids)))
            case "GET", ["guilds", _, "members", user]:
                return world.member(user, self.roles)
            case "GET", ["guilds", _, "channels"]:
                return [world.channel(CHANNEL), world.channel(FORUM)]
            case "GET", ["guilds", key] if key == GUILD:
                return world.guild(self.permissions, self.roles)
            case "GET", ["channels", key] if key in (CHANNEL, FORUM):
                return world.channel(key)
            case "GET", ["channels", _]:
                raise Refused(404, 10003, "Unknown Channel")
            case _:
                raise Refused(501, 0, f"this server does not know {method} {path}")

    def _callback(self, one: Interaction, body: Json, files: tuple[str, ...]) -> Json:
        if one.answer:
            raise Refused(400, 40060, "already acknowledged")
        kind, data = body["type"], body.get("data") or {}
        match kind:
            case 4 | 7:
                self._judge(rules.message_faults(data, len(files)))
                if kind == 4:
                    one.original = self._new(one.channel, data, one, files)["id"]
                else:
                    one.original = one.source
                    self._change(one.source, data, files)
            case 5:
                data["flags"] = data.get("flags", 0) | LOADING
                one.original = self._new(one.channel, data, one)["id"]
            case 6:
                one.original = one.source
            case 8:
                self._judge(rules.choice_faults(data["choices"]))
            case 9 if one.kind not in (2, 3):
                raise Refused(400, 50035, "a modal cannot be opened here")
            case 9:
                self._judge(rules.modal_faults(data))
        one.answer, one.data = kind, dict(data)
        return {"interaction": {"id": one.id, "type": one.kind}}

    def _follow_up(self, one: Interaction, body: Json, files: tuple[str, ...]) -> Json:
        self._judge(rules.message_faults(body, len(files)))
        one.data["later"] = True
        return self._new(one.channel, body, one, files)

    def _edit_original(self, one: Interaction, body: Json, files: tuple[str, ...]) -> Json:
        self._judge(rules.message_faults(body, len(files)))
        one.data["later"] = True
        self._change(one.original, body, files)
        said = self.messages[one.original]
        said.body["flags"] &= ~LOADING
        return said.body

    def _post(self, channel: str, body: Json, files: tuple[str, ...]) -> Json:
        self._judge(rules.message_faults(_without_mention_of_author(body), len(files)))
        reader = next((user for user, key in self._private.items() if key == channel), "")
        if reader in self.no_private_messages:
            raise Refused(403, 50007, "Cannot send messages to this user")
        if channel not in (CHANNEL, THREAD) and not reader:
            raise Refused(404, 10003, "Unknown Channel")
        nonce = body.get("nonce")
        if nonce and nonce in self._nonces:
            return self.messages[self._nonces[nonce]].body
        made = self._new(channel, body, files=files)
        if nonce:
            self._nonces[nonce] = made["id"]
        return made

    def _one_message(
        self, method: str, key: str, body: Json, files: tuple[str, ...]
    ) -> Json | None:
        if key not in self.messages:
            raise Refused(404, 10008, "Unknown Message")
        if method == "PATCH":
            self._judge(rules.message_faults(body, len(files)))
            self._change(key, body, files)
        if method == "DELETE":
            del self.messages[key]
            return None
        return self.messages[key].body

    def _judge(self, faults: list[str]) -> None:
        if faults:
            raise Refused(400, 50035, "; ".join(faults))

    def _change(self, key: str, body: Json, files: tuple[str, ...]) -> None:
        if key not in self.messages:
            raise Refused(404, 10008, "Unknown Message")
        said = self.messages[key]
        said.body |= {
            name: body[name] for name in ("content", "embeds", "components") if name in body
        }
        said.files = files

    def _new(
        self,
        channel: str,
        body: Json,
        by: Interaction | None = None,
        files: tuple[str, ...] = (),
        author: str = BOT,
    ) -> Json:
        flags = body.get("flags", 0)
        made: Json = {
            "id": str(next(self._ids)),
            "channel_id": channel,
            "author": world.user(author),
            "content": body.get("content") or "",
            "embeds": body.get("embeds") or [],
            "components": body.get("components") or [],
            "attachments": [],
            "timestamp": WHEN,
            "edited_timestamp": None,
            "type": body.get("type", 0),
            "flags": flags,
            "pinned": False,
            "tts": False,
            "mention_everyone": False,
            "mentions": [],
            "mention_roles": [],
        }
        reader = by.user if by and flags & EPHEMERAL else ""
        reader = reader or next((user for user, key in self._private.items() if key == channel), "")
        self.messages[made["id"]] = Said(made, reader, by.id if by else "", files)
        self._touch()
        return made


def _without_mention_of_author(body: Json) -> Json:
    allowed = dict(body.get("allowed_mentions") or {})
    allowed.pop("replied_user", None)
    return body | {"allowed_mentions": allowed}
