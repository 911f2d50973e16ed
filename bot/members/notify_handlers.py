"""`notify`: what the bot tells a member by itself, and when. And one tap to mute it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from datetime import time
from typing import Final

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.chat import form as forms
from bot.chat.dispatch import Context
from bot.chat.event import Person
from bot.chat.message import Message
from bot.chat.reply import Answer, Ask, Reply, Toast, Update
from bot.chat.router import NotUnderstood, Role, command, form, press
from bot.members import notify_rules as rules
from bot.members import notify_store as store
from bot.members import notify_views as views
from bot.members.notify_rules import EVERYTHING, Quiet, topic_of
from bot.members.store import accounts_of, find, keep
from bot.storage import Database

Names = Callable[[str], Awaitable[Mapping[str, str]]]
_STALE: Final = "chat-stale-button"
_ON, _OFF = "on", "off"


class Notify:
    """The command, its buttons and its form; a `Holder` of what members chose.

    `names` gives what topics are called in a language, such as `series:<id>` to the series' title.
    """

    name = "notify"

    def __init__(self, database: Database, names: Names) -> None:
        self._database = database
        self._names = names

    @command("notify", needs=Role.MEMBER)
    async def notify(self, context: Context) -> Answer:
        """The card."""
        return Reply(await self._card(context))

    @press("notify:open", needs=Role.MEMBER)
    async def open(self, context: Context) -> Answer:
        """The card as a message of its own: a reminder stays where it is."""
        return Reply(await self._card(context))

    @press("notify:card", needs=Role.MEMBER)
    async def back(self, context: Context) -> Answer:
        """The card again, in place."""
        return Update(await self._card(context))

    @press("notify:quiet-hours", needs=Role.MEMBER)
    async def quiet_hours(self, context: Context) -> Answer:
        """The usual choices of quiet hours."""
        return Update(views.quiet_menu(context.say, await self._wishes(context)))

    @press("notify:quiet", rules.read_quiet, needs=Role.MEMBER)
    async def quiet(self, context: Context, chosen: Quiet | None) -> Answer:
        """Keeps quiet hours."""
        return await self._change(context, "quiet", rules.write_quiet(chosen))

    @press("notify:quiet-other", needs=Role.MEMBER)
    async def quiet_other(self, context: Context) -> Answer:
        """Asks for hours of their own."""
        return Ask(views.quiet_form(context.say))

    @form("notify:quiet-own", needs=Role.MEMBER)
    async def quiet_own(self, context: Context, values: Mapping[str, forms.Answer]) -> Answer:
        """Keeps hours of their own."""
        try:
            begin, end = _hour(values.get("begin")), _hour(values.get("end"))
        except ValueError as misfit:
            raise NotUnderstood(_STALE) from misfit
        if begin == end:
            return Reply(views.same_hours(context.say))
        await self._keep(context.person, "quiet", str(Quiet(begin, end)))
        return Reply(await self._card(context))

    @press("notify:days", needs=Role.MEMBER)
    async def days(self, context: Context) -> Answer:
        """How many reminders a day."""
        return Update(views.daily_menu(context.say, await self._wishes(context)))

    @press("notify:daily", rules.read_daily, needs=Role.MEMBER)
    async def daily(self, context: Context, chosen: int) -> Answer:
        """Keeps how many."""
        return await self._change(context, "daily", chosen)

    @press("notify:apps", needs=Role.MEMBER)
    async def apps(self, context: Context) -> Answer:
        """On which of their apps."""
        wishes = await self._wishes(context)
        return Update(views.app_menu(context.say, wishes, await self._apps(context)))

    @press("notify:app", str, needs=Role.MEMBER)
    async def app(self, context: Context, chosen: str) -> Answer:
        """Keeps the app."""
        if chosen == views.SAME_APP:
            return await self._change(context, "platform", None)
        if chosen not in await self._apps(context):
            raise NotUnderstood(_STALE)
        return await self._change(context, "platform", chosen)

    @press("notify:reminders", str, needs=Role.MEMBER)
    async def reminders(self, context: Context, chosen: str) -> Answer:
        """All reminders, off or on again, from the card."""
        if chosen not in (_ON, _OFF):
            raise NotUnderstood(_STALE)
        await self._switch(context, EVERYTHING, is_muted=chosen == _OFF)
        return Update(await self._card(context)), Toast(context.say("notify-saved"))

    @press("notify:on", str, needs=Role.MEMBER)
    async def on(self, context: Context, topic: str) -> Answer:
        """One of the muted topics again, from the card."""
        await self._switch(context, topic, is_muted=False)
        return Update(await self._card(context)), Toast(context.say("notify-saved"))

    @press("notify:mute", str, str)
    async def mute(self, context: Context, kind: str, name: str) -> Answer:
        """No more of this, from the reminder itself; whoever gets reminders may do so."""
        self._check(context)
        topic = topic_of(kind, name)
        await self._switch(context, topic, is_muted=True)
        return Reply(views.muted(context.say, topic, await self._names(context.say.language)))

    @press("notify:unmute", str, str)
    async def unmute(self, context: Context, kind: str, name: str) -> Answer:
        """Takes it back."""
        self._check(context)
        topic = topic_of(kind, name)
        await self._switch(context, topic, is_muted=False)
        return Update(views.unmuted(context.say, topic, await self._names(context.say.language)))

    async def held(
        self, connection: AsyncConnection, member_id: int | None, person: Person
    ) -> Mapping[str, object]:
        """What they chose."""
        wishes = await store.wishes(connection, member_id)
        usual = rules.Wishes()
        told: dict[str, object] = {}
        if wishes.quiet != usual.quiet:
            told["quiet hours"] = rules.write_quiet(wishes.quiet)
        if wishes.daily != usual.daily:
            told["reminders a day"] = wishes.daily or "no limit"
        if wishes.platform is not None:
            told["app for reminders"] = wishes.platform
        if wishes.muted:
            told["no reminders about"] = sorted(wishes.muted)
        return {"what you want to be told": told} if told else {}

    async def forget(
        self, connection: AsyncConnection, member_id: int | None, person: Person
    ) -> None:
        """Erases it."""
        if member_id is not None:
            await store.forget(connection, member_id)

    async def move(self, connection: AsyncConnection, source: int, target: int) -> None:
        """Two accounts were joined; see `store.move`."""
        await store.move(connection, source, target)

    def _check(self, context: Context) -> None:
        """Nobody gets a row by pressing a button that was never theirs."""
        if context.reader.member_id is None and Role.MEMBER not in context.reader.roles:
            raise NotUnderstood("chat-needs-member")

    async def _switch(self, context: Context, topic: str, *, is_muted: bool) -> None:
        if len(topic) > store.LONGEST_TOPIC:
            raise NotUnderstood(_STALE)
        async with self._database.write() as connection:
            if not is_muted:
                kept = await find(connection, context.person)
                if kept is not None:
                    await store.unmute(connection, kept.member_id, topic)
                return
            member_id = await keep(connection, context.person)
            if not await store.mute(connection, member_id, topic):
                raise NotUnderstood(_STALE)

    async def _change(self, context: Context, setting: str, value: str | int | None) -> Answer:
        await self._keep(context.person, setting, value)
        return Update(await self._card(context)), Toast(context.say("notify-saved"))

    async def _keep(self, person: Person, setting: str, value: str | int | None) -> None:
        async with self._database.write() as connection:
            await store.change(connection, await keep(connection, person), setting, value)

    async def _wishes(self, context: Context) -> rules.Wishes:
        async with self._database.read() as connection:
            kept = await find(connection, context.person)
            return await store.wishes(connection, kept.member_id if kept else None)

    async def _apps(self, context: Context) -> tuple[str, ...]:
        async with self._database.read() as connection:
            kept = await find(connection, context.person)
            people = await accounts_of(connection, kept.member_id) if kept else (context.person,)
        return tuple(dict.fromkeys(one.platform for one in people))

    async def _card(self, context: Context) -> Message:
        wishes, apps = await self._wishes(context), await self._apps(context)
        names = await self._names(context.say.language)
        return views.card(context.say, wishes, names, apps)


def _hour(answer: forms.Answer | None) -> time:
    if not isinstance(answer, str) or len(answer) != 4 or not answer.endswith("00"):
        raise ValueError("not an hour of the form")
    return time(int(answer[:2]))
