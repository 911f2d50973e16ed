"""`partner`: who may take part, pause, skip and leave. Everything here is private."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Final
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.chat import form as forms
from bot.chat.dispatch import Context
from bot.chat.event import Person
from bot.chat.message import Message
from bot.chat.reply import Answer, Ask, Reply, Toast, Update
from bot.chat.router import Role, command, form, press
from bot.coreflection.partner import rules, store, views
from bot.coreflection.partner.records import Participant
from bot.coreflection.partner.rounds import Rounds
from bot.coreflection.series.numbers import number, round_number
from bot.members import store as members
from bot.storage import Database

_LONGEST_PAUSE: Final = timedelta(days=730)


class Partner:
    """`zone` is the alliance's: a pause ends with a local day."""

    name = "partner"

    def __init__(self, database: Database, rounds: Rounds, zone: Callable[[], ZoneInfo]) -> None:
        self._database = database
        self._rounds = rounds
        self._zone = zone

    @command("partner", needs=Role.MEMBER)
    async def partner(self, context: Context) -> Answer:
        """What it is, or how it stands."""
        return Reply(await self._card(context))

    @press("partner:show", needs=Role.MEMBER)
    async def show(self, context: Context) -> Answer:
        """The same, in place."""
        return Update(await self._card(context))

    @press("partner:join", needs=Role.MEMBER)
    async def join(self, context: Context) -> Answer:
        """Asks what a partner may see."""
        one = await self._find(context)
        return Ask(views.join_form(context.say, one, context.person.name[:80]))

    @form("partner:joined", needs=Role.MEMBER)
    async def joined(self, context: Context, values: Mapping[str, forms.Answer]) -> Answer:
        """Takes part, or changes what a partner sees."""
        name = _words(values, views.NAME)
        if not name:
            return Reply(views.name_missing(context.say))
        async with self._database.write() as connection:
            member_id = await members.keep(connection, context.person)
            before = await store.find(connection, member_id)
            employer = rules.fold(_words(values, views.EMPLOYER))
            kept = before.employer if before and values.get("forget") != "yes" else ""
            one = Participant(
                member=member_id,
                platform=context.person.platform,
                name=name[:80],
                handle=_words(values, views.HANDLE)[:120],
                employer=(employer or kept)[:120],
                is_paused=before.is_paused if before else False,
                paused_until=before.paused_until if before else None,
                skips=before.skips if before else None,
                again=before.again if before else None,
            )
            await store.put(connection, one)
        return Reply(self._shown(context, one))

    @press("partner:skip", round_number, needs=Role.MEMBER)
    async def skip(self, context: Context, round_: int) -> Answer:
        """Sits a round out."""
        if not await self._rounds.can_skip(round_):
            return Toast(context.say("partner-skip-late"))
        return await self._changed(context, "partner-skipped", skips=round_)

    @press("partner:unskip", round_number, needs=Role.MEMBER)
    async def unskip(self, context: Context, _round: int) -> Answer:
        """Is in again."""
        return await self._changed(context, "partner-unskipped", skips=None)

    @press("partner:pause", needs=Role.MEMBER)
    async def pause(self, context: Context) -> Answer:
        """Asks until when."""
        return Ask(views.pause_form(context.say))

    @form("partner:paused", needs=Role.MEMBER)
    async def paused(self, context: Context, values: Mapping[str, forms.Answer]) -> Answer:
        """Pauses, until a day or until they say."""
        until = views.day(_words(values, "until"))
        today = context.now.astimezone(self._zone()).date()
        if until is not None and not today < until <= today + _LONGEST_PAUSE:
            until = None
        async with self._database.write() as connection:
            member_id = await self._member(connection, context.person)
            await store.change(connection, member_id, paused=True, paused_until=until)
        return Reply(await self._card(context))

    @press("partner:resume", needs=Role.MEMBER)
    async def resume(self, context: Context) -> Answer:
        """Takes part again."""
        return await self._changed(
            context, "partner-resumed", paused=False, paused_until=None, skips=None
        )

    @press("partner:leave", needs=Role.MEMBER)
    async def leave(self, context: Context) -> Answer:
        """Asks before leaving."""
        return Update(views.leaving(context.say))

    @press("partner:left", needs=Role.MEMBER)
    async def left(self, context: Context) -> Answer:
        """Leaves; everything about it is erased."""
        async with self._database.write() as connection:
            await store.leave(connection, await self._member(connection, context.person))
        return Update(views.left(context.say))

    @press("partner:unwanted", needs=Role.MEMBER)
    async def unwanted(self, context: Context) -> Answer:
        """Their own list."""
        return Update(await self._list(context))

    @press("partner:add", needs=Role.MEMBER)
    async def add(self, context: Context) -> Answer:
        """Asks for a name."""
        return Ask(views.unwanted_form(context.say))

    @form("partner:added", needs=Role.MEMBER)
    async def added(self, context: Context, values: Mapping[str, forms.Answer]) -> Answer:
        """Keeps a name. Whether somebody of that name takes part is never told."""
        return await self._keep_away(context, _words(values, views.NAME)[:80])

    @press("partner:drop", number, needs=Role.MEMBER)
    async def drop(self, context: Context, which: int) -> Answer:
        """Forgets a name."""
        async with self._database.write() as connection:
            member_id = await self._member(connection, context.person)
            await store.drop_unwanted(connection, member_id, which)
        return Update(await self._list(context))

    @press("partner:again", round_number, needs=Role.MEMBER)
    async def again(self, context: Context, round_: int) -> Answer:
        """Asks for another partner in this round."""
        if round_ != self._rounds.coming()[0] - 1:
            return Toast(context.say("partner-again-late"))
        async with self._database.write() as connection:
            member_id = await self._member(connection, context.person)
            is_in = await store.change(connection, member_id, again=round_)
        return Toast(context.say("partner-again" if is_in else "partner-not-in"))

    @press("partner:not", round_number, needs=Role.MEMBER)
    async def not_again(self, context: Context, round_: int) -> Answer:
        """Not with this partner again: with whom, where there were two."""
        partners = await self._partners(context, round_)
        if not partners:
            return Toast(context.say("partner-not-in"))
        if len(partners) > 1:
            return Reply(views.not_again(context.say, round_, partners))
        return await self._keep_away(context, partners[0].name, partners[0].member)

    @press("partner:not-with", round_number, number, needs=Role.MEMBER)
    async def not_with(self, context: Context, round_: int, member_id: int) -> Answer:
        """One of two partners."""
        partners = await self._partners(context, round_)
        one = next((one for one in partners if one.member == member_id), None)
        if one is None:
            return Toast(context.say("partner-not-in"))
        return await self._keep_away(context, one.name, one.member)

    async def held(
        self, connection: AsyncConnection, member_id: int | None, _person: Person
    ) -> Mapping[str, object]:
        """What is held about somebody; see `bot.members.records.Holder`."""
        one = await store.find(connection, member_id) if member_id is not None else None
        if one is None or member_id is None:
            return {}
        told: dict[str, object] = {
            "name shown": one.name,
            "how to reach you": one.handle,
            "employer, only to be compared": one.employer,
            "paused": one.is_paused,
        }
        names = await store.unwanted_of(connection, member_id)
        told["not to be matched with"] = [no.name for no in names]
        return {"partner pairing": told}

    async def forget(
        self, connection: AsyncConnection, member_id: int | None, _person: Person
    ) -> None:
        """Erases all of it."""
        if member_id is not None:
            await store.leave(connection, member_id)

    async def move(self, connection: AsyncConnection, source: int, target: int) -> None:
        """Two accounts were joined."""
        await store.move(connection, source, target)

    async def _keep_away(self, context: Context, name: str, other: int | None = None) -> Answer:
        """Keeps a name, and whose it is where they chose somebody whom they met: who goes by another
        name later stays away."""
        say = context.say
        if not rules.fold(name):
            return Toast(say("partner-unwanted-empty"))
        async with self._database.write() as connection:
            member_id = await members.keep(connection, context.person)
            standing = await store.unwanted_of(connection, member_id)
            same = rules.same_unwanted(standing, name, other)
            if same is None:
                if not await store.add_unwanted(connection, member_id, name, other):
                    return Toast(say("partner-unwanted-full"))
            elif other is not None:
                await store.know_unwanted(connection, same.id, other)
        return Reply(await self._list(context)), Toast(say("partner-unwanted-kept"))

    async def _changed(self, context: Context, words: str, **values: object) -> Answer:
        async with self._database.write() as connection:
            member_id = await self._member(connection, context.person)
            is_in = await store.change(connection, member_id, **values)
        if not is_in:
            return Toast(context.say("partner-not-in"))
        return Toast(context.say(words)), Update(await self._card(context))

    async def _card(self, context: Context) -> Message:
        one = await self._find(context)
        if one is None:
            return views.about(context.say, self._rounds.coming()[1])
        return self._shown(context, one)

    def _shown(self, context: Context, one: Participant) -> Message:
        number, at = self._rounds.coming()
        is_in = rules.takes_part(one, number, at.astimezone(self._zone()).date())
        return views.card(context.say, one, number, at, is_in=is_in)

    async def _list(self, context: Context) -> Message:
        async with self._database.read() as connection:
            member_id = await self._member(connection, context.person)
            names = await store.unwanted_of(connection, member_id)
        return views.unwanted(context.say, names)

    async def _partners(self, context: Context, number: int) -> tuple[Participant, ...]:
        async with self._database.read() as connection:
            member_id = await self._member(connection, context.person)
            return await store.partners(connection, number, member_id)

    async def _find(self, context: Context) -> Participant | None:
        async with self._database.read() as connection:
            return await store.find(connection, await self._member(connection, context.person))

    async def _member(self, connection: AsyncConnection, person: Person) -> int:
        """Their number; one that nobody has for somebody without a row."""
        kept = await members.find(connection, person)
        return kept.member_id if kept else 0


def _words(values: Mapping[str, forms.Answer], name: str) -> str:
    answer = values.get(name, "")
    return " ".join(answer.split()) if isinstance(answer, str) else ""
