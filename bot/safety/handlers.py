"""Meets people: the card before anything else, `support` at any time, and the cards' buttons.

Nothing here writes a row, a log line or a file, or speaks to anybody but the person.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import date, datetime

from bot.chat.dispatch import Context, Guarded
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

    `words` gives `content/safety.yaml` as it now stands, `now` the present instant (UTC).
    """

    def __init__(self, words: Callable[[], Words], now: Callable[[], datetime]) -> None:
        self._words = words
        self._now = now
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
        last = self._recent.rank(person, now)
        if last is None or heard.rank < last:
            self._recent.note(person, heard.rank, now)
            shown = self._card(views.card_for(heard), context)
        elif heard.tier is Tier.HEAVY_DAY:
            return None  # their question is answered; the choices stand above it
        else:
            shown = views.follow_up(self._read, heard, context.say, *self._here(context))
        return Guarded(Reply(shown), proceed, instead)

    def hushes(self, typed: str) -> bool:
        """Whether half-typed text gets no suggestions: whenever it would get a card and no answer."""
        heard = screen(typed, self._wording)
        return heard is not None and heard.question is None

    @command("support")
    async def support(self, context: Context) -> Answer:
        """People to reach, for anybody at any time."""
        return self._choices(context)

    @press("safety:support")
    async def show_choices(self, context: Context) -> Answer:
        """The same, from a button."""
        return self._choices(context)

    @press("safety:about-988")
    async def about_988(self, context: Context) -> Answer:
        """How private 988 is."""
        return Reply(self._card(CardName.ABOUT_988, context))

    @press("safety:not-now")
    async def not_now(self, context: Context) -> Answer:
        """One kind line, and on."""
        return Reply(views.line(self._words().not_now, context.say))

    @press("safety:back")
    async def back(self, context: Context) -> Answer:
        """The question asked once more goes through, whatever it sounded like."""
        self._recent.let_pass(context.person, self._now())
        return Reply(views.line(self._words().go_on, context.say))

    def _hear(self, texts: tuple[str, ...]) -> Screening | None:
        """The most serious of several answers in a form."""
        heard = [one for one in (screen(text, self._wording) for text in texts) if one is not None]
        return min(heard, key=lambda one: one.rank, default=None)

    def _card(self, name: CardName, context: Context) -> Message:
        return views.card(self._words(), name, context.say, *self._here(context))

    def _choices(self, context: Context) -> Answer:
        return Reply(views.choices(self._words(), context.say, *self._here(context)))

    def _here(self, context: Context) -> tuple[str, date]:
        return context.reader.state, self._now().date()

    async def _reread(self) -> None:
        """Takes an edited file; its phrases are made ready beside the loop."""
        words = self._words()
        if words is not self._read:
            self._wording = await asyncio.to_thread(Wording, words.detection)
            self._read = words
