"""The list of commands that each person's app shows: by role and language, written only when it differs."""

from __future__ import annotations

import logging
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from telegram import (
    Bot,
    BotCommandScope,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
)

from bot.chat.dispatch import Dispatcher, Say
from bot.chat.event import Person
from bot.chat.router import Role
from bot.platforms.telegram.calls import hopefully, patiently
from bot.platforms.telegram.commands import EVERYBODY, Listed, listed
from bot.platforms.telegram.flood import Flood

log = logging.getLogger(__name__)

REMEMBERED: Final = 10_000


@dataclass(slots=True)
class Menus:
    """Registers commands. `voices`: how to say things in each language, default first."""

    bot: Bot
    flood: Flood
    dispatcher: Dispatcher
    voices: Mapping[str, Say]
    shown: OrderedDict[str, frozenset[Role]] = field(default_factory=OrderedDict)

    async def register(self) -> None:
        """What everybody may use, in private chats and in groups. Raises what `patiently` raises."""
        lists = self._lists(EVERYBODY)
        for scope in (BotCommandScopeAllPrivateChats(), BotCommandScopeAllGroupChats()):
            await self._write(scope, lists)

    async def show_to(self, person: Person) -> None:
        """Somebody with a role of their own sees its commands too, in their private chat."""
        try:
            roles = (await self.dispatcher.identify(person)).roles
        except Exception as error:  # the database is down: the list can wait
            log.info("a list of commands was put off: %s", type(error).__name__)
            return
        before = self.shown.get(person.id, EVERYBODY)
        wanted = roles | EVERYBODY
        if wanted == before:
            return
        scope = BotCommandScopeChat(int(person.id))
        if await hopefully(self._write(scope, self._lists(wanted))):
            self.shown[person.id] = wanted
            if len(self.shown) > REMEMBERED:
                self.shown.popitem(last=False)

    def _lists(self, roles: frozenset[Role]) -> dict[str, Listed]:
        """What people with these roles see, by language; the first goes for all others too."""
        routes = list(self.dispatcher.router.commands.values())
        first = next(iter(self.voices), "")
        return {
            "" if language == first else language: listed(routes, roles, say)
            for language, say in self.voices.items()
        }

    async def _write(self, scope: BotCommandScope, lists: Mapping[str, Listed]) -> None:
        for code, wanted in lists.items():
            await self._write_one(scope, code, wanted)

    async def _write_one(self, scope: BotCommandScope, code: str, wanted: Listed) -> None:
        bot = self.bot
        there = await patiently(
            self.flood, "", lambda: bot.get_my_commands(scope, language_code=code or None)
        )
        if tuple((one.command, one.description) for one in there) == wanted:
            return
        if not wanted:
            await patiently(
                self.flood, "", lambda: bot.delete_my_commands(scope, language_code=code or None)
            )
            return
        await patiently(
            self.flood,
            "",
            lambda: bot.set_my_commands(list(wanted), scope, language_code=code or None),
        )
