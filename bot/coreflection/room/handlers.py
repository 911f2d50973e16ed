"""`reflect [theme]` and its buttons. Anyone may use them; nobody needs to be known."""

from __future__ import annotations

from bot.chat.dispatch import Context
from bot.chat.message import Message, Option
from bot.chat.reply import Answer, Reply, Suggestions, Update
from bot.chat.router import Argument, NotUnderstood, command, press, suggest
from bot.coreflection.records import Session, Setting
from bot.coreflection.room import rules, views
from bot.coreflection.room.keeping import Decks, deck_of
from bot.coreflection.room.rules import DEEP, MIDDLE, Wanted
from bot.coreflection.room.shelf import Prompts

_STALE = "chat-stale-button"


def depth(typed: str) -> int:
    """How deep prompts may go. Raises `ValueError` for anything else."""
    number = int(typed)
    if number not in (MIDDLE, DEEP):
        raise ValueError("no such depth")
    return number


class Reflect:
    """Prompts by theme, setting and depth."""

    def __init__(self, prompts: Prompts, decks: Decks) -> None:
        self._prompts = prompts
        self._decks = decks

    @command("reflect", Argument("theme", suggests=True, free_text=True, max_length=60))
    async def reflect(self, context: Context, theme: str | None) -> Answer:
        """A prompt to think with; of a theme, if one was named."""
        setting = Setting.PAIR if context.place.is_private else Setting.GROUP
        if theme is None:
            return Reply(await self._draw(context, Wanted("", setting)))
        found = self._prompts.find(theme)
        if found is None:
            themes = self._prompts.themes
            wanted = Wanted("", setting)
            if not themes:
                return Reply(views.nothing_fits(context.say, themes, wanted, None))
            return Reply(views.no_such_theme(context.say, themes, wanted))
        return Reply(await self._draw(context, Wanted(found.theme, setting)))

    @suggest("reflect", "theme")
    async def themes_for(self, context: Context, typed: str) -> Suggestions:
        """Themes for half-typed text."""
        language = context.say.language
        found = self._prompts.beginning(typed)
        return Suggestions(
            tuple(
                Option(
                    one.name.in_language(language), one.theme, one.in_short.in_language(language)
                )
                for one in found[:25]
            )
        )

    @press("room:another", str, Setting, depth)
    async def another(self, context: Context, theme: str, setting: Setting, deep: int) -> Answer:
        """The next prompt, in place."""
        return Update(await self._draw(context, self._wanted(theme, setting, deep)))

    @press("room:theme", Setting, depth, str)
    async def theme(self, context: Context, setting: Setting, deep: int, theme: str) -> Answer:
        """A prompt of another theme, in place."""
        return Update(await self._draw(context, self._wanted(theme, setting, deep)))

    @press("room:setting", str, depth, Setting)
    async def setting(self, context: Context, theme: str, deep: int, setting: Setting) -> Answer:
        """A prompt for two, for a group or for oneself, in place."""
        return Update(await self._draw(context, self._wanted(theme, setting, deep)))

    @press("room:mine", str, Setting)
    async def mine(self, context: Context, theme: str, setting: Setting) -> Answer:
        """A prompt for whoever presses under one that everybody sees."""
        return Reply(await self._draw(context, self._wanted(theme, setting, MIDDLE)))

    @press("room:show", str)
    async def show(self, context: Context, name: str) -> Answer:
        """Puts a prompt where everybody here sees it: somebody asked for just that."""
        found = self._prompts.prompt(name)
        if found is None:
            raise NotUnderstood(_STALE)
        return Reply(views.aloud(context.say, *found), only_you=False)

    @press("room:agreements")
    async def agreements(self, context: Context) -> Answer:
        """What the group may agree on."""
        return Reply(views.agreements(context.say, self._around()))

    @press("room:shapes")
    async def shapes(self, context: Context) -> Answer:
        """How a meeting may run."""
        return Reply(views.shapes(context.say, self._around()))

    @press("room:shape", str)
    async def shape(self, context: Context, name: str) -> Answer:
        """One way to run a meeting."""
        around = self._around()
        one = next((one for one in around.shapes if one.id == name), None)
        if one is None:
            raise NotUnderstood(_STALE)
        turn = context.now.toordinal()  # another opener every day
        return Update(views.shape(context.say, around, one, turn))

    def _around(self) -> Session:
        around = self._prompts.around
        if around is None:
            raise NotUnderstood(_STALE)
        return around

    def _wanted(self, theme: str, setting: Setting, deep: int) -> Wanted:
        if theme == views.ANY:
            return Wanted("", setting, deep)
        if self._prompts.theme(theme) is None:
            raise NotUnderstood(_STALE)
        return Wanted(theme, setting, deep)

    async def _draw(self, context: Context, wanted: Wanted) -> Message:
        themes, around = self._prompts.themes, self._prompts.around
        if not rules.fitting(themes, wanted):
            return views.nothing_fits(context.say, themes, wanted, around)
        drawn = await self._decks.draw(deck_of(context.person, context.place), wanted)
        if drawn is None:
            return views.nothing_fits(context.say, themes, wanted, around)
        in_public = not context.place.is_private
        return views.prompt(context.say, drawn, wanted, themes, around, in_public)
