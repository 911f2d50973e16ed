"""A Bot API server for tests: what the bot asks is checked as Telegram would, and people press and write.

It speaks HTTP on the loopback, by long polling or to a webhook. What it refuses is kept in
`refused`, so that a test can say that nothing was.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import count
from typing import Any, Self

from aiohttp import ClientSession, web

from tests.e2e.telegram_world import (
    ADMINISTRATOR,
    CHAT,
    DATE,
    GROUP,
    KNOWN,
    ME,
    TOKEN,
    TOPIC,
    WORDS,
)
from tests.platforms.telegram.rules import markup_faults, text_faults, units

Json = dict[str, Any]


class Refused(Exception):
    """What the Bot API answers when it does not do it."""

    def __init__(self, code: int, words: str, **parameters: object) -> None:
        super().__init__(words)
        self.code, self.words, self.parameters = code, words, parameters


@dataclass
class Said:
    """A message in a chat, and what the bot made of it."""

    chat: int
    id: int
    thread: int = 0
    text: str = ""
    entities: list[Json] = field(default_factory=list)
    keys: list[list[Json]] = field(default_factory=list)
    file: str = ""
    content: bytes = b""
    by_bot: bool = True
    version: int = 0
    reply_to: int = 0
    silent: bool = False

    @property
    def labels(self) -> list[str]:
        return [key["text"] for row in self.keys for key in row]


@dataclass
class Query:
    """A press or half-typed words, and how the bot answered."""

    id: str
    answers: list[Json] = field(default_factory=list)


@dataclass
class Fault:
    """What happens to the next requests of a method: an HTTP status, `drop`, or `garbage`."""

    method: str
    what: int | str
    times: int = 1
    chat: int | None = None
    retry_after: int = 1
    words: str = "made for this test"
    after: bool = False  # done all the same; only the answer is lost


class TelegramServer:
    """See the module. `chats` are those the bot may write to; `topics` exist in the group."""

    def __init__(self) -> None:
        self.token = TOKEN
        self.messages: dict[tuple[int, int], Said] = {}
        self.queries: dict[str, Query] = {}
        self.started: set[int] = set()
        self.blocked: set[int] = set()
        self.moved: dict[int, int] = {}
        self.topics = {TOPIC}
        self.members: dict[int, Json] = {GROUP: {"status": "administrator"}}
        self.commands: dict[tuple[str, str], list[Json]] = {}
        self.webhook: Json = {}
        self.calls: list[tuple[str, Json]] = []
        self.refused: list[str] = []
        self.faults: list[Fault] = []
        self.changes = 0
        self._numbers = count(1)
        self._updates: list[Json] = []
        self._confirmed = 0
        self._pollers = 0
        self._changed = asyncio.Event()
        self._runner: web.AppRunner | None = None
        self.port = 0

    async def __aenter__(self) -> Self:
        app = web.Application(client_max_size=60 << 20)
        app.router.add_route("*", "/bot{token}/{method}", self._request)
        self._runner = web.AppRunner(app, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", self.port)
        await site.start()
        self.port = self._runner.addresses[0][1]
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.leave()

    async def leave(self) -> None:
        """Nobody listens on the port any more."""
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    # What people do

    async def push(self, kind: str, content: Json) -> int:
        """An update for the bot; by webhook it is brought at once."""
        update = {"update_id": next(self._numbers), kind: content}
        await self.bring(update)
        return int(update["update_id"])

    async def bring(self, update: Json) -> int:
        """An update with its number as it is. Gives the webhook's status."""
        if self.webhook.get("url"):
            headers = {"X-Telegram-Bot-Api-Secret-Token": self.webhook["secret_token"]}
            async with (
                ClientSession() as client,
                client.post(self.webhook["local"], json=update, headers=headers) as answer,
            ):
                return answer.status
        self._updates.append(update)
        self._note()
        return 0

    async def taken(self, update: int) -> None:
        """Until the bot has taken it."""
        if not self.webhook.get("url"):
            await self.until(lambda: self._confirmed > update)

    async def until(self, true: Callable[[], object], seconds: float = 5.0) -> None:
        """Until something is so; every request may make it so."""
        async with asyncio.timeout(seconds):
            while not true():
                self._changed.clear()
                await self._changed.wait()

    def person_said(self, chat: int, thread: int = 0, text: str = "") -> Said:
        """A message that a person wrote."""
        said = Said(chat, next(self._numbers), thread, text, by_bot=False)
        self.messages[chat, said.id] = said
        return said

    def query(self) -> Query:
        """A press or half-typed words, to be answered."""
        one = Query(str(900_000 + next(self._numbers)))
        self.queries[one.id] = one
        return one

    def in_chat(self, chat: int) -> list[Said]:
        """What the bot said there and still stands, oldest first."""
        found = [one for one in self.messages.values() if one.chat == chat and one.by_bot]
        return sorted(found, key=lambda one: one.id)

    def count(self, method: str) -> int:
        """How often something was asked."""
        return sum(name == method for name, _ in self.calls)

    # What the bot does

    async def _request(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        raw = {name: _read(name, value) for name, value in (await request.post()).items()}
        fault = self._fault(method, raw)
        if fault is not None and not fault.after:
            return self._broken(request, fault)
        try:
            if request.match_info["token"] != self.token:
                raise Refused(401, "Unauthorized")
            unknown = set(raw) - set(KNOWN.get(method, "").split())
            if method not in KNOWN or unknown - {"attached"} - _attached(raw):
                raise Refused(400, f"Bad Request: {method} takes no {sorted(unknown)}")
            if method != "getUpdates":
                self.calls.append((method, raw))
            result = await self._do(method, raw)
        except Refused as no:
            if method != "getUpdates" and no.code != 401:
                self.refused.append(f"{method}: {no.words} {raw}")
            self._note()
            return _error(no)
        if fault is not None:
            return self._broken(request, fault)
        self._note()
        return web.json_response({"ok": True, "result": result})

    async def _do(self, method: str, raw: Json) -> Any:
        if method == "getUpdates":
            return await self._get_updates(raw)
        act: dict[str, Callable[[Json], Any]] = {
            "getMe": lambda _: ME,
            "sendMessage": self._send,
            "sendDocument": self._send,
            "editMessageText": self._edit,
            "editMessageReplyMarkup": self._edit,
            "editMessageMedia": self._edit,
            "editMessageCaption": self._edit,
            "deleteMessage": self._delete,
            "answerCallbackQuery": self._answer,
            "answerInlineQuery": self._answer,
            "getMyCommands": lambda raw: self.commands.get(_scope(raw), []),
            "setMyCommands": self._set_commands,
            "deleteMyCommands": lambda raw: bool(self.commands.pop(_scope(raw), True)),
            "getChat": self._get_chat,
            "getChatMember": lambda raw: {**self._member(raw), "user": ME},
            "sendChatAction": self._act,
            "setWebhook": self._set_webhook,
            "deleteWebhook": self._set_webhook,
        }
        return act[method](raw)

    async def _get_updates(self, raw: Json) -> list[Json]:
        if self.webhook.get("url"):
            raise Refused(409, "Conflict: can't use getUpdates method while webhook is active")
        self._pollers += 1
        mine = self._pollers
        self._confirmed = max(self._confirmed, raw.get("offset", 0))
        self._updates = [one for one in self._updates if one["update_id"] >= self._confirmed]
        self._note()
        with suppress(TimeoutError):
            async with asyncio.timeout(raw.get("timeout", 0)):
                while not self._updates and mine == self._pollers:
                    self._changed.clear()
                    await self._changed.wait()
        if mine != self._pollers:
            raise Refused(409, "Conflict: terminated by other getUpdates request")
        return self._updates[: raw.get("limit", 100)]

    def _send(self, raw: Json) -> Json:
        chat = self._writable(raw["chat_id"])
        thread = raw.get("message_thread_id", 0)
        if thread and thread not in self.topics:
            raise Refused(400, "Bad Request: message thread not found")
        said = Said(chat, next(self._numbers), thread)
        said.reply_to = raw.get("reply_parameters", {}).get("message_id", 0)
        said.silent = bool(raw.get("disable_notification"))
        self._fill(said, raw)
        self.messages[chat, said.id] = said
        return self.json(said)

    def _edit(self, raw: Json) -> Json:
        chat = self._writable(raw["chat_id"])
        said = self.messages.get((chat, raw["message_id"]))
        if said is None or not said.by_bot:
            raise Refused(400, "Bad Request: message to edit not found")
        before = (said.text, said.entities, said.keys, said.content)
        self._fill(said, {"reply_markup": {"inline_keyboard": []}, **raw})
        if (said.text, said.entities, said.keys, said.content) == before:
            raise Refused(400, "Bad Request: message is not modified: it is the same as before")
        return self.json(said)

    def _fill(self, said: Said, raw: Json) -> None:
        """Takes over what a request says of a message. Refuses what Telegram would."""
        if isinstance(raw.get("media"), dict):
            media = raw.pop("media")
            raw |= {"document": raw[media["media"].removeprefix("attach://")], **media}
        markup = raw.get("reply_markup")
        faults = list(markup_faults(markup if markup and markup["inline_keyboard"] else None))
        if "text" in raw:
            faults += text_faults(raw["text"], raw.get("entities", []))
            said.text, said.entities = raw["text"], raw.get("entities", [])
        if "document" in raw:
            name, content = raw["document"]
            faults += [] if content else ["file must be non-empty"]
            said.file, said.content, said.text = name, content, raw.get("caption", "")
        elif "caption" in raw:
            said.text = raw["caption"]
        if units(raw.get("caption", "")) > 1024:
            faults.append("message caption is too long")
        if faults:
            raise Refused(400, f"Bad Request: {faults[0]}")
        said.keys = markup["inline_keyboard"] if markup else said.keys
        self.changes += 1
        said.version = self.changes

    def _delete(self, raw: Json) -> bool:
        if self.messages.pop((raw["chat_id"], raw["message_id"]), None) is None:
            raise Refused(400, "Bad Request: message to delete not found")
        return True

    def _answer(self, raw: Json) -> bool:
        query = self.queries.get(raw.get("callback_query_id") or raw["inline_query_id"])
        if query is None:
            raise Refused(400, "Bad Request: query is too old and response timeout expired")
        if query.answers:
            self.refused.append(f"answered twice: {raw}")
        if len(raw.get("text", "")) > 200:
            raise Refused(400, "Bad Request: MESSAGE_TOO_LONG")
        for one in raw.get("results", []):
            content = one["input_message_content"]
            for fault in text_faults(content["message_text"], content.get("entities", [])):
                raise Refused(400, f"Bad Request: {fault}")
        query.answers.append(raw)
        return True

    def _set_commands(self, raw: Json) -> bool:
        for one in raw["commands"]:
            if not 1 <= len(one["description"]) <= 256:
                raise Refused(400, "Bad Request: command description length")
        self.commands[_scope(raw)] = raw["commands"]
        return True

    def _get_chat(self, raw: Json) -> Json:
        chat = self._there(raw["chat_id"])
        kind = "private" if chat > 0 else "supergroup"
        return {**CHAT, "id": chat, "type": kind, "is_forum": chat == GROUP}

    def _member(self, raw: Json) -> Json:
        return ADMINISTRATOR | self.members[self._there(raw["chat_id"])]

    def _act(self, raw: Json) -> bool:
        self._writable(raw["chat_id"])
        if raw.get("message_thread_id", TOPIC) not in self.topics:
            raise Refused(400, "Bad Request: message thread not found")
        return True

    def _set_webhook(self, raw: Json) -> bool:
        self.webhook = {**raw, "local": self.webhook.get("local", "")}
        return True

    def _there(self, chat: int) -> int:
        if chat in self.moved:
            new = self.moved[chat]
            raise Refused(400, "Bad Request: group chat was upgraded", migrate_to_chat_id=new)
        if chat < 0 and chat not in self.members:
            raise Refused(400, "Bad Request: chat not found")
        return chat

    def _writable(self, chat: int) -> int:
        self._there(chat)
        if chat > 0 and chat in self.blocked:
            raise Refused(403, "Forbidden: bot was blocked by the user")
        if chat > 0 and chat not in self.started:
            raise Refused(403, "Forbidden: bot can't initiate conversation with a user")
        if chat < 0 and self.members[chat]["status"] == "kicked":
            raise Refused(403, "Forbidden: bot was kicked from the supergroup chat")
        return chat

    def json(self, said: Said) -> Json:
        """A message as the Bot API tells it."""
        kind = "private" if said.chat > 0 else "supergroup"
        told: Json = {
            "message_id": said.id,
            "date": DATE,
            "chat": {"id": said.chat, "type": kind, "first_name": "Noa", "title": "Alliance"},
            "from": ME,
        }
        if said.thread:
            told |= {"message_thread_id": said.thread, "is_topic_message": True}
        told |= {"caption" if said.file else "text": said.text}
        if said.keys:
            told["reply_markup"] = {"inline_keyboard": said.keys}
        return told

    def _fault(self, method: str, raw: Json) -> Fault | None:
        for fault in self.faults:
            fits = fault.method in (method, "*") and fault.chat in (None, raw.get("chat_id"))
            if fits and fault.times > 0:
                fault.times -= 1
                return fault
        return None

    def _broken(self, request: web.Request, fault: Fault) -> web.StreamResponse:
        self._note()
        if fault.what == "garbage":
            return web.Response(text='{"ok":tru', content_type="application/json")
        if fault.what == "drop":
            if request.transport is not None:
                request.transport.abort()
            return web.Response()
        wait = {"retry_after": fault.retry_after} if fault.what == 429 else {}
        return _error(Refused(int(fault.what), fault.words, **wait))

    def _note(self) -> None:
        self._changed.set()


def _read(name: str, value: object) -> Any:
    """A posted field: a file as its name and bytes, words as they are, else what the JSON says."""
    if isinstance(value, web.FileField):
        return value.filename, value.file.read()
    return str(value) if name in WORDS else json.loads(str(value))


def _attached(raw: Mapping[str, object]) -> set[str]:
    return {name for name, value in raw.items() if isinstance(value, tuple)}


def _scope(raw: Json) -> tuple[str, str]:
    scope = raw.get("scope", {"type": "default"})
    return f"{scope['type']} {scope.get('chat_id', '')}".strip(), raw.get("language_code", "")


def _error(no: Refused) -> web.Response:
    body: Json = {"ok": False, "error_code": no.code, "description": no.words}
    if no.parameters:
        body["parameters"] = no.parameters
    return web.json_response(body, status=no.code)
