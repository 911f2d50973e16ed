"""Telegram as a way in: the real platform and its library, over HTTP to the tests' Bot API server."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from typing import Any

from bot.app import App
from bot.chat.dispatch import Dispatcher
from bot.chat.event import Person
from bot.chat.form import Agree, Answer, Choice, Choices
from bot.chat.router import Role
from bot.members.account import grant
from bot.platforms.telegram import TelegramPlatform
from bot.platforms.telegram.dialogue import Verb, step
from tests.e2e.telegram_server import Said, TelegramServer
from tests.journeys.doors.forms import Forms
from tests.journeys.teller import Seen, called
from tests.platforms.contract import Sight
from tests.platforms.telegram import door as contract
from tests.platforms.telegram.door import TelegramVisitor

_MOST_CARDS = 20
_MOST_PAGES = 30
_NEXT_PAGE = ">"


class Entrance(contract.TelegramDoor):
    """The contract's door with the platform that the alliance was wired with."""

    def __init__(
        self, server: TelegramServer, dispatcher: Dispatcher, platform: TelegramPlatform
    ) -> None:
        self._wired = platform
        super().__init__(server, dispatcher)

    def new_platform(self, token: str = "", **options: str) -> TelegramPlatform:
        """The one that is there already."""
        return self._wired


class TelegramOpening:
    """See `tests.journeys.doors.Opening`. The coordinator is one by a grant."""

    def __init__(self) -> None:
        self._server = TelegramServer()

    async def prepare(self, stack: AsyncExitStack) -> Mapping[str, Any]:
        """The small server's address and token."""
        await stack.enter_async_context(self._server)
        return {"telegram_token": self._server.token, "telegram_api_url": self._server.url}

    async def open(
        self, app: App, forms: Forms, locales: Mapping[str, str], stack: AsyncExitStack
    ) -> TelegramDoor:
        """The platform that the bot was wired with, polling."""
        platform = next(one for one in app.apps.doors if isinstance(one, TelegramPlatform))
        app.platforms.append(platform)
        await platform.start()
        stack.callback(self._check)
        stack.push_async_callback(platform.stop)
        door = TelegramDoor(Entrance(self._server, app.dispatcher, platform), forms, locales)
        coordinator = Person("telegram", door.identity("coordinator"))
        await grant(app.database, Role.COORDINATOR, coordinator)
        return door

    def _check(self) -> None:
        assert self._server.refused == []


@dataclass(slots=True)
class TelegramDoor:
    """See the module. Everything happens in the private chat with the bot."""

    entrance: Entrance
    forms: Forms
    locales: Mapping[str, str]
    seen: dict[str, int] = field(default_factory=dict)

    def identity(self, who: str) -> str:
        """Somebody's user id."""
        return str(self._visitor(who).id)

    async def arrive(self, who: str) -> Sequence[Seen]:
        """Presses Start."""
        return await self._write(who, "/start")

    async def ask(self, who: str, words: str) -> Sequence[Seen]:
        """Writes a message."""
        return await self._write(who, words)

    async def mention(self, who: str, words: str) -> Sequence[Seen]:
        """Names the bot in the group."""
        return self._saw(who, await self._visitor(who).mention(words))

    async def command(self, who: str, name: str, values: Mapping[str, str]) -> Sequence[Seen]:
        """Types `/name words`."""
        return await self._write(who, " ".join([f"/{name}", *values.values()]))

    async def begin(self, who: str, command: str, option: str, typed: str) -> Sequence[Seen]:
        """Half a question after the bot's name, in any chat: inline mode, which knows `ask` alone."""
        assert (command, option) == ("ask", "question"), "Telegram suggests questions only"
        visitor, server = self._visitor(who), self.entrance.server
        query = server.query()
        asked = {"id": query.id, "from": visitor.user, "query": typed, "offset": ""}
        await self.entrance.settled(await server.push("inline_query", asked))
        return [Seen("\n".join(one["title"] for one in query.answers[0]["results"]))]

    async def press(self, who: str, label: str) -> Sequence[Seen]:
        """Presses the newest button that is called so, turning a menu's pages."""
        visitor = self._visitor(who)
        for said in visitor._newest_first():
            for _ in range(_MOST_PAGES):
                if data := _data(said, label):
                    return self._saw(who, await visitor.press_key(said, data))
                if not _data(said, _NEXT_PAGE):
                    break
                await visitor.press_key(said, _data(said, _NEXT_PAGE))
        labels = [one.labels for one in visitor._newest_first()]
        raise AssertionError(f"{who} finds no {label!r} to press, but: {labels}")

    async def fill(self, who: str, values: Mapping[str, Answer]) -> Sequence[Seen]:
        """Answers card after card and sends what was written."""
        asked = self.forms.open_by("telegram", self.identity(who))
        names = {one.name for one in asked.questions}
        assert set(values) <= names, f"the form asks for {names}"
        for _ in range(_MOST_CARDS):
            card, at, verbs = self._card(who)
            if Verb.SEND in verbs:
                sent = await self._visitor(who).press_key(card, verbs[Verb.SEND])
                return self._saw(who, sent)
            question = asked.questions[at]
            answer = values.get(question.name)
            if answer is None:
                kept = verbs.get(Verb.KEEP) or verbs.get(Verb.SKIP)
                assert kept, f"the form also wants {question.label!r}"
                await self._visitor(who).press_key(card, kept)
            elif isinstance(question, Agree):
                await self._visitor(who).press_key(card, verbs[Verb.AGREE])
            elif isinstance(question, Choice | Choices):
                raise AssertionError("no story chooses in a form yet")
            else:
                await self._visitor(who).write(str(answer))
        raise AssertionError("the form does not end")

    async def look(self, who: str) -> Sequence[Seen]:
        """Reads what is new in the chat."""
        await self.entrance.platform.settled()
        return self._saw(who, self._visitor(who).sees(self.seen.get(who, 0)))

    def _card(self, who: str) -> tuple[Said, int, dict[Verb, str]]:
        """The card of the open form: the question's number, and what each button does."""
        for said in self._visitor(who)._newest_first():
            steps = [(one, key) for key in _keys(said) if (one := step(key["callback_data"]))]
            if steps:
                return said, steps[0][0].at, {one.verb: key["callback_data"] for one, key in steps}
        raise AssertionError(f"{who} has no open form")

    async def _write(self, who: str, words: str) -> Sequence[Seen]:
        return self._saw(who, await self._visitor(who).write(words))

    def _visitor(self, who: str) -> TelegramVisitor:
        return self.entrance.visitor(who, locale=self.locales.get(who, "en-US"))

    def _saw(self, who: str, seen: Sight) -> list[Seen]:
        self.seen[who] = self.entrance.server.changes
        words = "\n".join([seen.words, *seen.buttons, *seen.links, *seen.files])
        return [Seen(words, seen.buttons, seen.links, not seen.public)]


def _keys(said: Said) -> list[dict[str, Any]]:
    return [key for row in said.keys for key in row if "callback_data" in key]


def _data(said: Said, label: str) -> str:
    return next((key["callback_data"] for key in _keys(said) if called(key["text"], label)), "")
