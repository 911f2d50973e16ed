"""Arriving, help, and `me`: who may do what."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Mapping
from typing import Final

from bot.alliance import Alliance
from bot.chat import form as forms
from bot.chat.dispatch import Context, Say, Voice
from bot.chat.message import Message
from bot.chat.reply import Answer, Ask, Reply, Toast, Update
from bot.chat.router import (
    CommandRoute,
    NotUnderstood,
    Role,
    arrived,
    command,
    form,
    press,
)
from bot.members import rules, views, zones
from bot.members.account import Accounts, SettingName
from bot.members.records import Source
from bot.members.views import Doors
from bot.states import by_code

_HELPS: Final = 100
_STALE: Final = "chat-stale-button"


class Welcome:
    """`start`, `help` and the greeting of somebody who arrives. `commands` are the router's."""

    def __init__(
        self,
        alliance: Callable[[], Alliance],
        commands: Callable[[], Mapping[str, CommandRoute]],
        doors: Doors | None = None,
    ) -> None:
        self._alliance = alliance
        self._commands = commands
        self._doors = doors or Doors()
        # The most asked message of all: written once for everybody who reads the same.
        self._helps: OrderedDict[tuple[str, str, frozenset[Role]], tuple[Say, Message]] = (
            OrderedDict()
        )

    @arrived()
    async def arrived(self, context: Context, _payload: str) -> Answer:
        """Greets whoever opens the bot."""
        return await self.start(context)

    @command("start")
    async def start(self, context: Context) -> Answer:
        """The welcome that fits who they are."""
        name = self._alliance().name
        return Reply(views.welcome(context.say, name, context.reader.roles, self._doors))

    @press("members:how")
    async def how(self, context: Context) -> Answer:
        """How to ask a question."""
        return Reply(views.how_to_ask(context.say, self._doors))

    @command("help")
    async def help(self, context: Context) -> Answer:
        """The commands this person may use."""
        say, roles = context.say, context.reader.roles
        key = (say.language, say.timezone, roles)
        kept = self._helps.get(key)
        if kept is None or kept[0] is not say:  # another voice: the sentences were edited
            groups = rules.usable(self._commands(), roles)
            kept = self._helps[key] = say, views.helps(say, groups, self._doors)
            if len(self._helps) > _HELPS:
                self._helps.popitem(last=False)
        return Reply(kept[1])


class AboutYou:
    """`me`: to see, change, take away and erase what is held. `voice` speaks the language just chosen."""

    def __init__(self, accounts: Accounts, alliance: Callable[[], Alliance], voice: Voice) -> None:
        self._accounts = accounts
        self._alliance = alliance
        self._voice = voice
        zones.find("")  # reads the zones now rather than while somebody waits

    @command("me")
    async def me(self, context: Context) -> Answer:
        """The card."""
        return Reply((await self._card(context))[0])

    @press("members:me")
    async def back(self, context: Context) -> Answer:
        """The card again, in place."""
        return Update((await self._card(context))[0])

    @press("members:language", str)
    async def language(self, context: Context, chosen: str) -> Answer:
        """Keeps the language."""
        if chosen != views.DEFAULT and chosen not in self._alliance().languages:
            raise NotUnderstood(_STALE)
        return await self._change(context, "language", chosen)

    @press("members:zones")
    async def zones(self, context: Context) -> Answer:
        """The menu of time zones."""
        settings = (await self._accounts.held(context.person)).settings
        chosen = settings.timezone.source is Source.CHOSEN
        return Update(views.zone_menu(context.say, chosen))

    @press("members:zone", str)
    async def zone(self, context: Context, chosen: str) -> Answer:
        """Keeps the time zone."""
        if chosen != views.DEFAULT and not zones.known(chosen):
            raise NotUnderstood(_STALE)
        return await self._change(context, "timezone", chosen)

    @press("members:zone-other")
    async def zone_other(self, context: Context) -> Answer:
        """Asks for the time zone in the person's own words."""
        return Ask(views.zone_form(context.say))

    @form("members:zone-named")
    async def zone_named(self, context: Context, values: Mapping[str, forms.Answer]) -> Answer:
        """Keeps the zone somebody named, or says kindly what could be meant."""
        typed = values.get("zone", "")
        named = typed if isinstance(typed, str) else ""
        zone = zones.find(named)
        if zone is None:
            return Reply(views.zone_unknown(context.say, zones.close(named)))
        await self._accounts.change(context.person, "timezone", zone)
        return Reply((await self._card(context))[0])

    @press("members:states")
    async def states(self, context: Context) -> Answer:
        """The menu of states."""
        settings = (await self._accounts.held(context.person)).settings
        return Update(views.state_menu(context.say, settings.state.source is Source.CHOSEN))

    @press("members:state", str)
    async def state(self, context: Context, chosen: str) -> Answer:
        """Keeps the state."""
        if chosen != views.DEFAULT and by_code(chosen) is None:
            raise NotUnderstood(_STALE)
        return await self._change(context, "state", chosen)

    @press("members:export")
    async def export(self, context: Context) -> Answer:
        """Everything that is held, as a file."""
        held = await self._accounts.held(context.person)
        if not held.parts:
            return Reply(views.nothing_held(context.say))
        return Reply(views.exported(context.say, held, context.now))

    @press("members:erase")
    async def erase(self, context: Context) -> Answer:
        """Asks whether to erase everything."""
        held = await self._accounts.held(context.person)
        if not held.parts:
            return Update(views.nothing_held(context.say))
        return Update(views.erase_asked(context.say, held))

    @press("members:erase-yes")
    async def erase_yes(self, context: Context) -> Answer:
        """Erases everything."""
        held = await self._accounts.erase(context.person)
        if not held.parts:
            return Update(views.nothing_held(context.say))
        return Update(views.erased(context.say, held))

    async def _change(self, context: Context, setting: SettingName, chosen: str) -> Answer:
        value = None if chosen == views.DEFAULT else chosen
        await self._accounts.change(context.person, setting, value)
        card, say = await self._card(context)
        return Update(card), Toast(say("members-saved"))

    async def _card(self, context: Context) -> tuple[Message, Say]:
        """The card and how it speaks: what was just chosen already counts."""
        held = await self._accounts.held(context.person)
        say = self._voice(held.settings.language.value, held.settings.timezone.value)
        return views.about_you(say, held, self._alliance().languages, context.now), say
