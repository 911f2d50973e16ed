"""`review`: who may do what. Every press checks again that the item still waits."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from bot.chat import form as forms
from bot.chat.dispatch import Context
from bot.chat.message import Message
from bot.chat.reply import Answer, Ask, Reply, Toast, Update
from bot.chat.router import NotUnderstood, Role, command, form, press
from bot.review import rules, views
from bot.review.queue import Queue
from bot.review.views import EntryAction

_MOST: Final = 2**31 - 1  # what an integer column holds on both databases


def number(typed: str) -> int:
    """An item's or a page's number. Raises `ValueError` for anything else."""
    if not typed.isascii() or not typed.isdigit() or not 0 < int(typed) <= _MOST:
        raise ValueError("not a number")
    return int(typed)


class Review:
    """The queue in a chat. `entry_action` is the press that shows a curated answer by its id."""

    def __init__(self, queue: Queue, entry_action: EntryAction = views.shows_entry) -> None:
        self._queue = queue
        self._entry_action = entry_action

    @command("review", needs=Role.COORDINATOR)
    async def review(self, context: Context) -> Answer:
        """The queue, from its oldest item on."""
        return Reply(await self._page(context, 1))

    @press("review:queue", number, needs=Role.COORDINATOR)
    async def queue(self, context: Context, page: int) -> Answer:
        """Another page, in place."""
        return Update(await self._page(context, page))

    @press("review:open", number, needs=Role.COORDINATOR)
    async def open(self, context: Context, item: int) -> Answer:
        """One item."""
        found = await self._queue.item(item)
        if found is None:
            return await self._stale(context)
        return Update(views.item(context.say, found, self._entry_action))

    @press("review:answer", number, needs=Role.COORDINATOR)
    async def answer(self, context: Context, item: int) -> Answer:
        """The form for an answer, while somebody hopes for one."""
        found = await self._queue.item(item)
        if found is None or not found.wants_answer:
            return await self._stale(context)
        return Ask(views.answer_form(context.say, found))

    @form("review:answered", number, needs=Role.COORDINATOR)
    async def answered(
        self, context: Context, values: Mapping[str, forms.Answer], item: int
    ) -> Answer:
        """Sends the answer."""
        typed = values.get("answer", "")
        written = rules.cleaned(typed) if isinstance(typed, str) else ""
        if not written:
            raise NotUnderstood("review-answer-empty")
        became = await self._queue.answer(item, written)
        return Reply(views.outcome(context.say, became, written))

    @press("review:done", number, needs=Role.COORDINATOR)
    async def done(self, context: Context, item: int) -> Answer:
        """Takes an item off the queue; asks first where somebody hopes for an answer."""
        if await self._queue.close(item):
            return Update(await self._page(context, 1)), Toast(context.say("review-closed"))
        found = await self._queue.item(item)
        if found is None:
            return await self._stale(context)
        return Update(views.close_asked(context.say, found))

    @press("review:close", number, needs=Role.COORDINATOR)
    async def close(self, context: Context, item: int) -> Answer:
        """Takes an item off the queue though somebody hopes for an answer."""
        if not await self._queue.close(item, though_wanted=True):
            return await self._stale(context)
        return Update(await self._page(context, 1)), Toast(context.say("review-closed"))

    async def _stale(self, context: Context) -> Answer:
        return Update(await self._page(context, 1)), Toast(context.say("review-stale"))

    async def _page(self, context: Context, page: int) -> Message:
        return views.queue(context.say, await self._queue.page(page))
