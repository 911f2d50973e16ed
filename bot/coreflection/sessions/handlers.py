"""`sessions`, and every press on a session: on its card, in a notice, in its private detail.

Presses on a card and in notices are answered by a line that passes; presses in the detail change it.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.calendar.series import Audience
from bot.calendar.walltime import before, zone_named
from bot.chat.dispatch import Context
from bot.chat.message import Message
from bot.chat.reply import Answer, Reply, Shown, Suggestions, Toast, Update
from bot.chat.router import Argument, Role, command, press, suggest
from bot.coreflection.needs import IsFacilitator
from bot.coreflection.series.numbers import Replan, number
from bot.coreflection.series.plans import Plans
from bot.coreflection.sessions import (
    few,
    seat_store,
    store,
    views,
    views_detail,
    views_list,
    views_offers,
)
from bot.coreflection.sessions.gathering import Gathering, gather, gather_one
from bot.coreflection.sessions.records import Rsvp, Status
from bot.coreflection.sessions.rules import Became
from bot.coreflection.sessions.seats import Said, Seats
from bot.coreflection.sessions.views_detail import ON, Reading
from bot.coreflection.sessions.ways_in import NO_WAYS, WaysIn
from bot.storage import Database

AHEAD: Final = timedelta(days=61)  # how far planning reaches
_MOST_SUGGESTIONS: Final = 25  # Discord's limit of choices in autocomplete


def switch(typed: str) -> bool:
    """`on` or `off`. Raises `ValueError` for anything else."""
    if typed not in (views_detail.ON, views_detail.OFF):
        raise ValueError("neither on nor off")
    return typed == ON


class Sessions:
    """What a person gets: see the package's docstring. `domain` names the alliance in calendar files;
    `replan` plans all series anew after a date was cancelled here."""

    def __init__(
        self,
        database: Database,
        plans: Plans,
        seats: Seats,
        ways_in: WaysIn,
        *,
        is_facilitator: IsFacilitator,
        replan: Replan,
        domain: Callable[[], str],
    ) -> None:
        self._database = database
        self._plans = plans
        self._seats = seats
        self._ways_in = ways_in
        self._is_facilitator = is_facilitator
        self._replan = replan
        self._domain = domain

    @command(
        "sessions",
        Argument("which", free_text=True, suggests=True, max_length=100),
        needs=Role.MEMBER,
    )
    async def sessions(self, context: Context, which: str | None) -> Answer:
        """The next dates of every series, or the one that was named."""
        every = await self._every(context.now)
        if which is not None:
            found = views_list.meant(context.say, every, which)
            if found is not None:
                return Reply(await self._detail(context, found.session.id))
        return Reply(
            self._listing(context, every, not_found=which is not None),
            aloud=views_list.aloud(context.say, every, context.now),
        )

    @suggest("sessions", "which", needs=Role.MEMBER)
    async def which(self, context: Context, typed: str) -> Suggestions:
        """Dates for half-typed text, soonest first."""
        every = await self._every(context.now)
        options = views_list.suggestions(context.say, every, typed)
        return Suggestions(options[:_MOST_SUGGESTIONS])

    @press("sessions:next", needs=Role.MEMBER)
    async def next_ones(self, context: Context) -> Answer:
        """All of them, for a button elsewhere in the bot."""
        return Reply(self._listing(context, await self._every(context.now)))

    @press("sessions:list", needs=Role.MEMBER)
    async def list(self, context: Context) -> Answer:
        """Back to all of them, in place."""
        return Update(self._listing(context, await self._every(context.now)))

    @press("sessions:pick", number, needs=Role.MEMBER)
    async def pick(self, context: Context, session: int) -> Answer:
        """One of the menu, in place."""
        return Update(await self._detail(context, session))

    @press("sessions:look", number, needs=Role.MEMBER)
    async def look(self, context: Context, session: int) -> Answer:
        """Back to one session, in place."""
        return Update(await self._detail(context, session))

    @press("sessions:show", number, needs=Role.MEMBER)
    async def show(self, context: Context, session: int) -> Answer:
        """One session, from its card or a notice: privately."""
        return Reply(await self._detail(context, session))

    @press("sessions:going", number, needs=Role.MEMBER)
    async def going(self, context: Context, session: int) -> Answer:
        """ "I'm coming", on a card or in a notice."""
        return await self._toast(context, session, await self._seats.come(context.person, session))

    @press("sessions:cant", number, needs=Role.MEMBER)
    async def cant(self, context: Context, session: int) -> Answer:
        """ "I can't", on a card or in a notice."""
        return await self._toast(context, session, await self._seats.leave(context.person, session))

    @press("sessions:come", number, needs=Role.MEMBER)
    async def come(self, context: Context, session: int) -> Answer:
        """ "I'm coming", in the detail."""
        return await self._changed(
            context, session, await self._seats.come(context.person, session)
        )

    @press("sessions:leave", number, needs=Role.MEMBER)
    async def leave(self, context: Context, session: int) -> Answer:
        """ "I can't", in the detail."""
        return await self._changed(
            context, session, await self._seats.leave(context.person, session)
        )

    @press("sessions:accept", number, number, needs=Role.MEMBER)
    async def accept(self, context: Context, session: int, turn: int) -> Answer:
        """Takes an offered seat; the notice becomes the detail with the way in."""
        said = await self._seats.accept(context.person, session, turn)
        return await self._changed(context, session, said)

    @press("sessions:pass", number, number, needs=Role.MEMBER)
    async def let_pass(self, context: Context, session: int, turn: int) -> Answer:
        """Lets an offered seat go on."""
        said = await self._seats.let_pass(context.person, session, turn)
        return await self._changed(context, session, said)

    @press("sessions:name", number, switch, needs=Role.MEMBER)
    async def name(self, context: Context, session: int, shown: bool) -> Answer:
        """Whether others who come see the person's name."""
        changed = await self._seats.show_name(context.person, session, shown=shown)
        key = "sessions-name-shown" if shown else "sessions-name-hidden"
        detail = Update(await self._detail(context, session))
        return (detail, Toast(views.toast(context.say, key))) if changed else detail

    @press("sessions:calendar", number, needs=Role.MEMBER)
    async def calendar(self, context: Context, session: int) -> Answer:
        """The session as a file for a calendar."""
        whole, reading = await self._read(context, session)
        if whole is None:
            return Toast(context.say("sessions-gone"))
        domain = self._domain()
        return Reply(views_detail.calendar_file(context.say, whole, reading, domain, context.now))

    @press("sessions:people", number, needs=Role.MEMBER)
    async def people(self, context: Context, session: int) -> Answer:
        """Who comes, for the facilitators of the date."""
        whole, reading = await self._read(context, session)
        if whole is None or not reading.is_facilitator:
            return Toast(context.say("sessions-facilitators-only"))
        return Update(views_detail.people(context.say, whole))

    @press("sessions:hold", number, needs=Role.MEMBER)
    async def hold(self, context: Context, session: int) -> Answer:
        """Facilitators hold it though few people come."""
        whole, reading = await self._read(context, session)
        if whole is None or not reading.is_facilitator:
            return Toast(context.say("sessions-facilitators-only"))
        if whole.session.is_cancelled:
            return Update(await self._detail(context, session))
        return Update(views_offers.held(context.say, whole))

    @press("sessions:calloff", number, needs=Role.MEMBER)
    async def ask_to_call_off(self, context: Context, session: int) -> Answer:
        """Facilitators want to cancel: asked once more."""
        whole, reading = await self._read(context, session)
        if whole is None or not reading.is_facilitator:
            return Toast(context.say("sessions-facilitators-only"))
        if whole.session.is_cancelled or context.now >= whole.session.start:
            return Update(await self._detail(context, session))
        return Update(views_offers.call_off_asked(context.say, whole))

    @press("sessions:calledoff", number, needs=Role.MEMBER)
    async def call_off(self, context: Context, session: int) -> Answer:
        """Facilitators cancel the date: everybody who answered is told."""
        async with self._database.write() as connection:
            whole = await gather_one(connection, self._plans, session)
            if whole is None or not await self._is_facilitator(
                connection, whole.session, context.person
            ):
                return Toast(context.say("sessions-facilitators-only"))
            is_late = context.now >= whole.session.start
            if not is_late and not whole.session.is_cancelled:
                await few.call_off(connection, whole, context.person, context.now)
        if is_late:
            return Update(await self._detail(context, session))
        await self._replan()
        return Update(views_offers.called_off(context.say, whole))

    async def _every(self, now: datetime) -> tuple[Gathering, ...]:
        async with self._database.read() as connection:
            found = await store.between(connection, now, now + AHEAD)
            return await gather(connection, self._plans, found)

    def _listing(
        self, context: Context, every: tuple[Gathering, ...], *, not_found: bool = False
    ) -> Message:
        member = context.reader.member_id
        return views_list.listing(context.say, every, member, context.now, not_found=not_found)

    async def _read(self, context: Context, session: int) -> tuple[Gathering | None, Reading]:
        async with self._database.read() as connection:
            whole = await gather_one(connection, self._plans, session)
            if whole is None:
                return None, Reading()
            mine = await self._mine(connection, context, whole)
            ways = NO_WAYS
            if mine is not None and mine.status is Status.GOING and whole.terms is not None:
                ways = self._ways_in(whole.terms.place)
            holds = await self._is_facilitator(connection, whole.session, context.person)
        is_coordinator = Role.COORDINATOR in context.reader.roles
        return whole, Reading(mine, ways, holds, is_coordinator)

    async def _mine(
        self, connection: AsyncConnection, context: Context, whole: Gathering
    ) -> Rsvp | None:
        """Their answer. Looked up anew: the press that is being answered may have made their row."""
        return whole.of(await seat_store.member_of(connection, context.person))

    async def _detail(self, context: Context, session: int) -> Message:
        whole, reading = await self._read(context, session)
        if whole is None:
            return views.note(context.say, "sessions-gone")
        return views_detail.detail(context.say, whole, reading, context.now)

    async def _changed(self, context: Context, session: int, said: Said | None) -> Answer:
        detail: Shown = Update(await self._detail(context, session))
        return detail, await self._toast(context, session, said)

    async def _toast(self, context: Context, session: int, said: Said | None) -> Toast:
        if said is None:
            return Toast(context.say("sessions-gone"))
        async with self._database.read() as connection:
            whole = await gather_one(connection, self._plans, session)
        if whole is None:
            return Toast(context.say("sessions-gone"))
        key = f"sessions-became-{said.became}"
        arguments: dict[str, object] = {"place": said.place}
        if said.became is Became.NOT_YET:
            arguments["when"] = whole.session.opens
        if said.became in (Became.SEAT, Became.ALREADY):
            if not whole.has_seats:
                key += "-free"
            key_of = _reminder_key(whole, context.now)
            words = f"{context.say(key)} {context.say(key_of)}" if key_of else context.say(key)
            return Toast(words)
        return Toast(views.toast(context.say, key, **arguments))


def _reminder_key(whole: Gathering, now: datetime) -> str | None:
    """The sentence that says when a reminder comes; None if none is to come."""
    session, zone = whole.session, zone_named(whole.session.timezone)
    offsets = [
        one.before
        for one in (whole.series.reminders if whole.series else ())
        if one.to is Audience.GOING and before(session.start, one.before, zone) > now
    ]
    if not offsets:
        return None
    is_day = any(one.days == 1 and not one.seconds for one in offsets)
    return "sessions-reminded-day" if is_day else "sessions-reminded"
