"""Inline mode: half a question after the bot's name in any chat offers answers to put there.

What is offered are the suggestions for the option of a command, and each is answered as that
command would, without buttons. Whoever picks one chooses to say it where they are.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from telegram import InlineQueryResultArticle, InputTextMessageContent

from bot.chat.event import Command, Suggest
from bot.chat.message import Message, Option
from bot.chat.reply import Reply, Shown, Suggestions
from bot.platforms.telegram import limits, render
from bot.platforms.telegram.calls import hopefully
from bot.platforms.telegram.limits import cut, label
from bot.platforms.telegram.posting import NO_PREVIEW
from bot.platforms.telegram.receive import Inline
from bot.platforms.telegram.render import Manner
from bot.platforms.telegram.turn import Kit

COMMAND, OPTION = "ask", "question"
OFFERED: Final = 6
SHOWN: Final = 120
REMEMBERED: Final = 2_000


@dataclass(slots=True)
class Inlines:
    """Answers half-typed questions; an older one of the same person is let go."""

    kit: Kit
    latest: OrderedDict[str, str] = field(default_factory=OrderedDict)

    async def answer(self, heard: Inline) -> None:
        """Offers answers, fresh and for this person alone."""
        self.latest[heard.person.id] = heard.query
        self.latest.move_to_end(heard.person.id)
        if len(self.latest) > REMEMBERED:
            self.latest.popitem(last=False)
        results: list[InlineQueryResultArticle] = []
        for option in await self._options(heard):
            article = await self._article(heard, option, len(results))
            if self.latest.get(heard.person.id) != heard.query:
                return
            if article is not None:
                results.append(article)
        await hopefully(
            self.kit.posting.bot.answer_inline_query(
                heard.query, results, cache_time=0, is_personal=True
            )
        )

    async def _options(self, heard: Inline) -> Sequence[Option]:
        if not heard.text:
            return ()
        typed = Suggest(
            person=heard.person,
            place=heard.place,
            command=COMMAND,
            option=OPTION,
            typed=heard.text,
        )
        shown = await self.kit.dispatcher.handle(typed)
        found = next((one for one in shown if isinstance(one, Suggestions)), Suggestions(()))
        return found.options[:OFFERED]

    async def _article(
        self, heard: Inline, option: Option, number: int
    ) -> InlineQueryResultArticle | None:
        asked = Command(
            person=heard.person, place=heard.place, name=COMMAND, values={OPTION: option.value}
        )
        message = _message(await self.kit.dispatcher.handle(asked))
        if message is None:
            return None
        say = await self.kit.dispatcher.voice_for(heard.person)
        bare = Message(message.title, message.body, message.fields, message.footer)
        manner = Manner(lambda when: say("telegram-when", when=when), "0", public=True)
        first = render.message(bare, manner)[0].words
        content = InputTextMessageContent(
            first.text, entities=first.entities, link_preview_options=NO_PREVIEW
        )
        about = label(cut(" ".join(first.text.removeprefix(message.title).split()), SHOWN), SHOWN)
        return InlineQueryResultArticle(
            str(number), label(option.label, limits.INLINE_TITLE), content, description=about
        )


def _message(shown: Sequence[Shown]) -> Message | None:
    return next((one.message for one in shown if isinstance(one, Reply)), None)
