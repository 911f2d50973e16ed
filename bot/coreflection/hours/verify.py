"""The page on which anybody checks a certificate: valid, withdrawn or not known; date and hours.

Nothing else is said, whoever asks: no name, no title, no employer. An unknown code gets the same page
and the same status as any other, after the same look-up; codes have 50 random bits.
"""

from __future__ import annotations

from bot.chat.dispatch import Say, Voice
from bot.chat.message import Field, Message, Tone
from bot.chat.page import Page, Shown, Visit
from bot.chat.text import plain
from bot.coreflection.hours import rules, store
from bot.coreflection.hours.records import Certificate, Standing
from bot.coreflection.hours.words import amount
from bot.storage import Database


class Verify:
    """The pages. `voice` speaks a language in a zone; a day has no zone here."""

    def __init__(self, database: Database, voice: Voice) -> None:
        self._database = database
        self._voice = voice

    def pages(self) -> tuple[Page, ...]:
        """Where a code goes, and what it is good for."""
        return Page("/verify", self.ask), Page("/verify/{code}", self.answer)

    async def ask(self, visit: Visit) -> Shown:
        """How to check a certificate; with `?code=` the answer at once."""
        if visit.values.get("code"):
            return await self.answer(visit)
        say = self._voice(visit.language, "UTC")
        return Shown(Message(title=say("hours-verify-title"), body=say.text("hours-verify-how")))

    async def answer(self, visit: Visit) -> Shown:
        """What a code stands for."""
        say = self._voice(visit.language, "UTC")
        code = rules.read_code(visit.values.get("code", ""))
        async with self._database.read() as connection:
            found = await store.look_up(connection, code)
        return Shown(checked(say, found))


def checked(say: Say, found: Certificate | None) -> Message:
    """The answer. Pure."""
    if found is None:
        standing = Standing.UNKNOWN
    else:
        standing = Standing.WITHDRAWN if found.is_withdrawn else Standing.VALID
    fields: tuple[Field, ...] = ()
    if found is not None:
        fields = (
            Field(say("hours-day-label"), plain(say("hours-day", day=found.day))),
            Field(say("hours-hours-label"), plain(amount(say, found.hours))),
        )
    return Message(
        title=say(f"hours-verify-{standing}-title"),
        body=say.text(f"hours-verify-{standing}"),
        fields=fields,
        tone=Tone.PLAIN if standing is Standing.VALID else Tone.NOTICE,
    )
