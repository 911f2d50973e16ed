"""`hours`: a member's own record. Nobody else, whatever their role, gets to see it here."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from bot.chat import form as forms
from bot.chat.dispatch import Context
from bot.chat.message import Message
from bot.chat.reply import Answer, Ask, Reply, Toast, Update
from bot.chat.router import NotUnderstood, Role, command, form, press
from bot.coreflection.hours import rules, views
from bot.coreflection.hours.issuing import Certificates, Refused
from bot.coreflection.hours.keeping import Hours, Meeting
from bot.coreflection.hours.records import Certificate, Claim, Entry
from bot.coreflection.series.numbers import number

_STALE: Final = "chat-stale-button"


class MyHours:
    """The command, its buttons and its forms. `languages` are those a certificate can be in."""

    def __init__(
        self, hours: Hours, certificates: Certificates, languages: Callable[[], Sequence[str]]
    ) -> None:
        self._hours = hours
        self._certificates = certificates
        self._languages = languages

    @command("hours", needs=Role.MEMBER)
    async def hours(self, context: Context) -> Answer:
        """The record."""
        return Reply(await self._record(context))

    @press("hours:all", needs=Role.MEMBER)
    async def all(self, context: Context) -> Answer:
        """The record again, in place."""
        return Update(await self._record(context))

    @press("hours:entry", number, needs=Role.MEMBER)
    async def entry(self, context: Context, entry: int) -> Answer:
        """One entry."""
        return Update(views.entry(context.say, *await self._entry(context, entry)))

    @press("hours:code", needs=Role.MEMBER)
    async def code(self, context: Context) -> Answer:
        """Asks for the room code."""
        return Ask(views.code_form(context.say))

    @form("hours:coded", needs=Role.MEMBER)
    async def coded(self, context: Context, values: Mapping[str, forms.Answer]) -> Answer:
        """A room code as it was typed."""
        claim, meeting = await self._hours.claim(context.person, _words(values).get("code", ""))
        return Reply(await self._claimed(context, claim, meeting))

    @press("hours:recent", needs=Role.MEMBER)
    async def recent(self, context: Context) -> Answer:
        """The sessions to ask a facilitator about."""
        return Reply(views.recent(context.say, await self._hours.recent()))

    @press("hours:ask", number, needs=Role.MEMBER)
    async def ask(self, context: Context, session: int) -> Answer:
        """Asks the facilitators of a session."""
        claim, meeting = await self._hours.ask(context.person, session)
        return Reply(await self._claimed(context, claim, meeting))

    @press("hours:add", needs=Role.MEMBER)
    async def add(self, context: Context) -> Answer:
        """The form for hours by hand."""
        today = rules.day_in(context.now, context.reader.timezone)
        return Ask(views.hand_form(context.say, None, today))

    @form("hours:added", needs=Role.MEMBER)
    async def added(self, context: Context, values: Mapping[str, forms.Answer]) -> Answer:
        """Keeps hours by hand."""
        today = rules.day_in(context.now, context.reader.timezone)
        written = rules.read_written(_words(values), today)
        if isinstance(written, rules.Misfit):
            return Reply(views.misfit(context.say, written))
        await self._hours.add(context.person, written)
        return Reply(await self._record(context))

    @press("hours:edit", number, needs=Role.MEMBER)
    async def edit(self, context: Context, entry: int) -> Answer:
        """The form with what stands in an entry."""
        found, _ = await self._entry(context, entry)
        return Ask(views.hand_form(context.say, found, context.now.date()))

    @form("hours:edited", number, needs=Role.MEMBER)
    async def edited(
        self, context: Context, values: Mapping[str, forms.Answer], entry: int
    ) -> Answer:
        """Keeps the changes."""
        found, _ = await self._entry(context, entry)
        words = _words(values)
        if found.is_confirmed:  # the form asked for no more than these two
            facts = found.written
            words = {
                "day": facts.day.isoformat(),
                "hours": str(facts.hours),
                "what": facts.what,
                **words,
            }
        today = max(found.written.day, rules.day_in(context.now, context.reader.timezone))
        written = rules.read_written(words, today)
        if isinstance(written, rules.Misfit):
            return Reply(views.misfit(context.say, written))
        if not await self._hours.change(context.person, entry, written):
            raise NotUnderstood(_STALE)
        return Reply(views.entry(context.say, *await self._entry(context, entry)))

    @press("hours:remove", number, needs=Role.MEMBER)
    async def remove(self, context: Context, entry: int) -> Answer:
        """Asks whether to take an entry out."""
        return Update(views.remove_asked(context.say, *await self._entry(context, entry)))

    @press("hours:remove-yes", number, needs=Role.MEMBER)
    async def remove_yes(self, context: Context, entry: int) -> Answer:
        """Takes it out."""
        if not await self._hours.remove(context.person, entry):
            raise NotUnderstood(_STALE)
        return Update(await self._record(context)), Toast(context.say("hours-removed"))

    @press("hours:download", needs=Role.MEMBER)
    async def download(self, context: Context) -> Answer:
        """The record as a spreadsheet."""
        kept = await self._hours.record(context.person)
        if not kept.entries:
            raise NotUnderstood(_STALE)
        return Reply(views.download(context.say, kept.entries))

    @press("hours:certificate", number, needs=Role.MEMBER)
    async def certificate(self, context: Context, entry: int) -> Answer:
        """Asks for the name and the language of the paper."""
        found, _ = await self._entry(context, entry)
        if not found.is_confirmed:
            raise NotUnderstood(_STALE)
        name = rules.one_line(context.person.name, 80)
        return Ask(views.certificate_form(context.say, found, name, self._languages()))

    @form("hours:certify", number, needs=Role.MEMBER)
    async def certify(
        self, context: Context, values: Mapping[str, forms.Answer], entry: int
    ) -> Answer:
        """Makes the certificate."""
        found, _ = await self._entry(context, entry)
        words = _words(values)
        language = words.get("language", "")
        if not found.is_confirmed:
            raise NotUnderstood(_STALE)
        if language not in self._languages():
            language = context.say.language
        made = await self._certificates.issue(
            context.person, found, words.get("name", ""), language, context.now
        )
        if isinstance(made, Refused):
            return Reply(views.refused(context.say, made))
        return Reply(views.issued(context.say, made))

    @press("hours:certificates", needs=Role.MEMBER)
    async def certificates(self, context: Context) -> Answer:
        """Every certificate that was made."""
        kept = await self._hours.record(context.person)
        return Update(views.certificates(context.say, kept.certificates))

    @press("hours:withdraw", number, needs=Role.MEMBER)
    async def withdraw(self, context: Context, certificate: int) -> Answer:
        """Asks whether to withdraw a certificate."""
        return Update(views.withdraw_asked(context.say, await self._made(context, certificate)))

    @press("hours:withdraw-yes", number, needs=Role.MEMBER)
    async def withdraw_yes(self, context: Context, certificate: int) -> Answer:
        """Withdraws it."""
        if await self._hours.withdraw(context.person, certificate) is None:
            raise NotUnderstood(_STALE)
        kept = await self._hours.record(context.person)
        return (
            Update(views.certificates(context.say, kept.certificates)),
            Toast(context.say("hours-withdrawn")),
        )

    async def _claimed(self, context: Context, claim: Claim, meeting: Meeting | None) -> Message:
        number = None
        if meeting is not None and claim in (Claim.KEPT, Claim.ALREADY):
            number = await self._hours.number_of(context.person, meeting.session)
        return views.claimed(context.say, claim, meeting, number)

    async def _record(self, context: Context) -> Message:
        today = rules.day_in(context.now, context.reader.timezone)
        return views.record(context.say, await self._hours.record(context.person), today)

    async def _entry(self, context: Context, entry: int) -> tuple[Entry, tuple[Certificate, ...]]:
        found = await self._hours.entry(context.person, entry)
        if found is None:
            raise NotUnderstood(_STALE)
        return found

    async def _made(self, context: Context, certificate: int) -> Certificate:
        kept = await self._hours.record(context.person)
        found = next((one for one in kept.certificates if one.id == certificate), None)
        if found is None or found.is_withdrawn:
            raise NotUnderstood(_STALE)
        return found


def _words(values: Mapping[str, forms.Answer]) -> dict[str, str]:
    return {name: value for name, value in values.items() if isinstance(value, str)}
