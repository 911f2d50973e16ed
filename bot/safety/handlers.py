"""Meets people: the card before anything else, `support` at any time, and the cards' buttons.

Nothing here writes a row, a log line or a file, or speaks to anybody but the person.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import date, datetime

from bot.chat.dispatch import Context, Guarded, Say, Voice
from bot.chat.message import Message
from bot.chat.reply import Answer, Reply
from bot.chat.router import command, press
from bot.safety import views
from bot.safety.memory import Recent
from bot.safety.records import CardName, Tier
from bot.safety.records import Safety as Words
from bot.safety.rules import Screening, Wording, screen


class Safety:
    """The guard before all free text, the command `support` and the buttons of the cards.

    `words` gives `content/safety.yaml` as it now stands, `now` the present instant (UTC). A card
    speaks the language of the words that called it, and its buttons go on in it.
    """

    def __init__(
        self, words: Callable[[], Words], now: Callable[[], datetime], voice: Voice
    ) -> None:
        self._words = words
        self._now = now
        self._voice = voice
        self._recent = Recent()
        self._read = words()
        self._wording = Wording(self._read.detection)

    async def before(self, texts: tuple[str, ...], context: Context) -> Guarded | None:
        """What to show first, or None. Needs neither database nor index, and keeps no text."""
        if not texts:
            return None
        await self._reread()
        heard = self._hear(texts)
        if heard is None:
            return None
        instead = heard.question if len(texts) == 1 and heard.question != texts[0] else None
        proceed = heard.question is not None
        person, now = context.person, self._now()
        if heard.tier is Tier.POSSIBLE and self._recent.passes(person, now):
            return None
        say = self._say(context, heard.language)
        last = self._recent.rank(person, now)
        if last is None or heard.rank < last:
            self._recent.note(person, heard.rank, now, arrived=context.place.is_private)
            shown = self._card(views.card_for(heard), context, say)
        elif heard.tier is Tier.HEAVY_DAY:
            return None  # their question is answered; the choices stand above it
        else:
            shown = views.follow_up(self._read, heard, say, *self._here(context))
        aloud = None
        if views.is_said_aloud(heard) and not context.place.is_private:
            aloud = self._card(CardName.PUBLIC, context, say)
        return Guarded(Reply(shown, aloud=aloud), proceed, instead)

    def hushes(self, typed: str) -> bool:
        """Whether half-typed text gets no suggestions: whenever it would get a card and no answer."""
        heard = screen(typed, self._wording)
        return heard is not None and heard.question is None

    @command("support")
    async def support(self, context: Context) -> Answer:
        """People to reach, for anybody at any time."""
        return self._choices(context, context.say)

    @press("safety:support")
    async def show_choices(self, context: Context) -> Answer:
        """The same, from a button elsewhere in the bot."""
        return self._choices(context, context.say)

    @press("safety:choices", str)
    async def choices(self, context: Context, language: str) -> Answer:
        """The same, from a card."""
        return self._choices(context, self._say(context, language))

    @press("safety:about-988", str)
    async def about_988(self, context: Context, language: str) -> Answer:
        """How private 988 is."""
        return Reply(self._card(CardName.ABOUT_988, context, self._say(context, language)))

    @press("safety:not-now", str)
    async def not_now(self, context: Context, language: str) -> Answer:
        """One kind line, and on."""
        return Reply(views.line(self._words().not_now, self._say(context, language)))

    @press("safety:back", str)
    async def back(self, context: Context, language: str) -> Answer:
        """The question asked once more goes through, whatever it sounded like."""
        self._recent.let_pass(context.person, self._now())
        return Reply(views.line(self._words().go_on, self._say(context, language)))

    def _hear(self, texts: tuple[str, ...]) -> Screening | None:
        """The most serious of several answers in a form."""
        heard = [one for one in (screen(text, self._wording) for text in texts) if one is not None]
        return min(heard, key=lambda one: one.rank, default=None)

    def _card(self, name: CardName, context: Context, say: Say) -> Message:
        return views.card(self._words(), name, say, *self._here(context))

    def _choices(self, context: Context, say: Say) -> Answer:
        return Reply(views.choices(self._words(), say, *self._here(context)))

    def _say(self, context: Context, language: str) -> Say:
        if language in ("", context.say.language):
            return context.say
        return self._voice(language, context.reader.timezone)

    def _here(self, context: Context) -> tuple[str, date]:
        return context.reader.state, self._now().date()

    async def _reread(self) -> None:
        """Takes an edited file; its phrases are made ready beside the loop."""
        words = self._words()
        if words is not self._read:
            self._wording = await asyncio.to_thread(Wording, words.detection)
            self._read = words
