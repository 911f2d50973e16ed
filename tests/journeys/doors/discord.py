"""Discord as a way in: the real platform and its library, over sockets to the tests' small Discord."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from typing import Any

from bot.app import App
from bot.chat.dispatch import Dispatcher
from bot.chat.event import Person
from bot.chat.form import Answer
from bot.chat.router import Role
from bot.members.account import grant
from bot.platforms.discord import DiscordPlatform
from tests.e2e.discord_server import DiscordServer, Said
from tests.e2e.discord_world import GUILD
from tests.journeys.doors.forms import Forms
from tests.journeys.teller import Seen, called
from tests.platforms.contract import Sight
from tests.platforms.discord import door as contract
from tests.platforms.discord.door import DiscordVisitor, sight

_TITLED, _WORDS = 18, 10  # parts of a modal: a question, plain words
_MOST_PAGES = 5


class Entrance(contract.DiscordDoor):
    """The contract's door with the platform that the alliance was wired with."""

    def __init__(
        self, server: DiscordServer, dispatcher: Dispatcher, platform: DiscordPlatform
    ) -> None:
        self._wired = platform
        super().__init__(server, dispatcher)

    def new_platform(self, token: str = "") -> DiscordPlatform:
        """The one that is there already."""
        return self._wired


class DiscordOpening:
    """See `tests.journeys.doors.Opening`. The coordinator is one by a grant."""

    def __init__(self) -> None:
        self._server = DiscordServer()

    async def prepare(self, stack: AsyncExitStack) -> Mapping[str, Any]:
        """The small Discord's address and token."""
        await stack.enter_async_context(self._server)
        return {
            "discord_token": self._server.token,
            "discord_guild": GUILD,
            "discord_api_url": self._server.api_url,
        }

    async def open(
        self, app: App, forms: Forms, locales: Mapping[str, str], stack: AsyncExitStack
    ) -> DiscordDoor:
        """The platform that the bot was wired with, connected."""
        platform = next(one for one in app.apps.doors if isinstance(one, DiscordPlatform))
        app.platforms.append(platform)
        self._server.events.now = app.clock.now()
        await platform.start()
        stack.callback(self._check)
        stack.push_async_callback(platform.stop)
        door = DiscordDoor(Entrance(self._server, app.dispatcher, platform), forms, locales)
        coordinator = Person("discord", door.identity("coordinator"))
        await grant(app.database, Role.COORDINATOR, coordinator)
        return door

    def _check(self) -> None:
        assert self._server.refused == [], self._server.refused


@dataclass(slots=True)
class DiscordDoor:
    """See the module. Commands are used in the server's channel, questions asked in private."""

    entrance: Entrance
    forms: Forms
    locales: Mapping[str, str]
    seen: dict[str, dict[str, str]] = field(default_factory=dict)

    def identity(self, who: str) -> str:
        """Somebody's user id."""
        return self._visitor(who).id

    async def arrive(self, who: str) -> Sequence[Seen]:
        """There is no opening on Discord but the command."""
        return await self.command(who, "start", {})

    async def ask(self, who: str, words: str) -> Sequence[Seen]:
        """A direct message."""
        await self._visitor(who).write(words)
        return self._saw(who)

    async def mention(self, who: str, words: str) -> Sequence[Seen]:
        """Names the bot in the server's channel."""
        await self._visitor(who).mention(words)
        return self._saw(who)

    async def command(self, who: str, name: str, values: Mapping[str, str]) -> Sequence[Seen]:
        """A slash command."""
        await self._visitor(who).command(name, **values)
        return self._saw(who)

    async def begin(self, who: str, command: str, option: str, typed: str) -> Sequence[Seen]:
        """Autocomplete."""
        offered = await self._visitor(who).suggestions(command, option, typed)
        return [Seen("\n".join(offered or ()))]

    async def press(self, who: str, label: str) -> Sequence[Seen]:
        """Presses or chooses on the newest message that has it, turning a menu's pages."""
        visitor = self._visitor(who)
        for said in visitor._readable():
            there = sight([said])
            for act, offered in ((visitor.press, there.buttons), (visitor.choose, there.options)):
                if found := next((one for one in offered if called(one, label)), ""):
                    await act(found)
                    return self._saw(who)
        labels = [one for said in visitor._readable() for one in _pressable(sight([said]))]
        raise AssertionError(f"{who} finds no {label!r} to press, but: {labels}")

    async def fill(self, who: str, values: Mapping[str, Answer]) -> Sequence[Seen]:
        """Sends the modal that is open, and those that follow it."""
        visitor, asked = self._visitor(who), self.forms.open_by("discord", self.identity(who))
        assert visitor.modal is not None, f"{who} has no open form"
        names = [one.name for one in asked.questions]
        assert set(values) <= set(names), f"the form asks for {names}"
        labels = [part["label"] for part in visitor.modal["components"] if part["type"] == _TITLED]
        assert len(labels) == len(names), "a form of several pages"
        answers = {
            label: values[name] for label, name in zip(labels, names, strict=True) if name in values
        }
        await visitor.send_form(answers)
        return self._saw(who)

    async def look(self, who: str) -> Sequence[Seen]:
        """Reads what is new in the direct messages."""
        await self.entrance.platform.idle()
        return self._saw(who)

    def _visitor(self, who: str) -> DiscordVisitor:
        return self.entrance.visitor(who, locale=self.locales.get(who, "en-US"))

    def _fresh(self, who: str) -> list[Said]:
        before = self.seen.get(who, {})
        readable = self._visitor(who)._readable()
        fresh = [one for one in readable if before.get(one.id) != str(one.body)]
        return sorted(fresh, key=lambda one: int(one.id))

    def _saw(self, who: str) -> list[Seen]:
        visitor = self._visitor(who)
        shown = [_seen(one) for one in self._fresh(who)]
        self.seen[who] = visitor._state()
        if visitor.modal is not None:
            shown.append(Seen("\n".join(_modal_words(visitor.modal))))
        return shown


def _pressable(seen: Sight) -> tuple[str, ...]:
    return (*seen.buttons, *seen.options)


def _prompts(said: Said) -> list[str]:
    """What stands in a menu before anything is chosen."""
    parts = [part for row in said.body["components"] for part in row["components"]]
    return [part["placeholder"] for part in parts if "placeholder" in part]


def _seen(said: Said) -> Seen:
    seen = sight([said])
    words = [seen.words, *_prompts(said), *_pressable(seen), *seen.links, *seen.files]
    return Seen("\n".join(words), _pressable(seen), seen.links, not seen.public)


def _modal_words(modal: Mapping[str, Any]) -> list[str]:
    words = [str(modal["title"])]
    for part in modal["components"]:
        if part["type"] == _WORDS:
            words.append(contract.as_shown({"content": part["content"], "embeds": []}))
        else:
            asked = part["component"]
            words += [part["label"], part.get("description", ""), str(asked.get("value", ""))]
            words += [option["label"] for option in asked.get("options", ())]
    return words
