"""`link`: a member joins their accounts on several apps, and parts them again."""

from __future__ import annotations

from collections.abc import Mapping

from bot.chat import form as forms
from bot.chat.dispatch import Context
from bot.chat.message import Message
from bot.chat.reply import Answer, Ask, Reply, Update
from bot.chat.router import Argument, NotUnderstood, Role, command, form, press
from bot.members import link_views as views
from bot.members.linking import LENGTH, Linking, Outcome, typed


class Link:
    """The command, its buttons and its form."""

    def __init__(self, linking: Linking) -> None:
        self._linking = linking

    @command("link", Argument("code", max_length=LENGTH * 4), needs=Role.MEMBER)
    async def link(self, context: Context, code: str | None) -> Answer:
        """Without a code: what is joined, and how to join. With one: asks once, then joins."""
        if code is not None:
            return Reply(await self._look(context, code))
        accounts = await self._linking.accounts(context.person)
        return Reply(views.overview(context.say, context.person, accounts))

    @press("members:link", needs=Role.MEMBER)
    async def back(self, context: Context) -> Answer:
        """Back to the overview."""
        accounts = await self._linking.accounts(context.person)
        return Update(views.overview(context.say, context.person, accounts))

    @press("members:link-make", needs=Role.MEMBER)
    async def make(self, context: Context) -> Answer:
        """A code for the other app."""
        return Update(views.code(context.say, await self._linking.new_code(context.person)))

    @press("members:link-type", needs=Role.MEMBER)
    async def ask(self, context: Context) -> Answer:
        """Where a code goes."""
        return Ask(views.code_form(context.say))

    @form("members:link-typed", needs=Role.MEMBER)
    async def typed(self, context: Context, values: Mapping[str, forms.Answer]) -> Answer:
        """A code as it was typed."""
        words = values.get("code", "")
        return Reply(await self._look(context, words if isinstance(words, str) else ""))

    @press("members:link-join", str, needs=Role.MEMBER)
    async def join(self, context: Context, code: str) -> Answer:
        """Yes: join."""
        what, other = await self._linking.join(context.person, typed(code))
        return Update(views.outcome(context.say, what, other))

    @press("members:link-part", needs=Role.MEMBER)
    async def part(self, context: Context) -> Answer:
        """This account stands alone again."""
        if not await self._linking.part(context.person):
            raise NotUnderstood("chat-stale-button")
        return Update(views.parted(context.say))

    async def _look(self, context: Context, words: str) -> Message:
        code = typed(words)
        what, other = await self._linking.look(context.person, code)
        if what is Outcome.JOINED and other is not None:
            return views.confirm(context.say, other, code)
        return views.outcome(context.say, what, other)
