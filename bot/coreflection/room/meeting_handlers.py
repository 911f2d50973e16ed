"""The room of one meeting: agenda and prompts for members, code and requests for its facilitators."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from bot.chat.dispatch import Context
from bot.chat.message import Message
from bot.chat.reply import Answer, Reply, Toast, Update
from bot.chat.router import NotUnderstood, Role, press
from bot.coreflection.hours.keeping import Hours, Meeting
from bot.coreflection.needs import IsFacilitator
from bot.coreflection.records import Setting
from bot.coreflection.room import meeting_views, rules, views
from bot.coreflection.room.keeping import (
    Decks,
    RoomCodes,
    deck_of,
    deck_of_series,
)
from bot.coreflection.room.meeting_views import Plan
from bot.coreflection.room.rules import MIDDLE, Wanted
from bot.coreflection.room.shelf import Prompts
from bot.coreflection.series.numbers import number
from bot.storage import Database

_STALE: Final = "chat-stale-button"
_NOT_YOURS: Final = "room-facilitators-only"


class Room:
    """What opens from a session's card. Who facilitates is asked again at every press."""

    def __init__(
        self,
        database: Database,
        prompts: Prompts,
        decks: Decks,
        room_codes: RoomCodes,
        hours: Hours,
        is_facilitator: IsFacilitator,
    ) -> None:
        self._database = database
        self._prompts = prompts
        self._decks = decks
        self._codes = room_codes
        self._hours = hours
        self._is_facilitator = is_facilitator

    @press("room:agenda", number, needs=Role.MEMBER)
    async def agenda(self, context: Context, session: int) -> Answer:
        """The agenda, for whoever comes."""
        meeting = await self._meeting(session)
        holds = await self._facilitates(context, meeting)
        return Reply(meeting_views.agenda(context.say, meeting, self._plan(meeting), holds=holds))

    @press("room:open", number, needs=Role.MEMBER)
    async def open(self, context: Context, session: int) -> Answer:
        """The room: with the code for its facilitators, the agenda for everybody else."""
        meeting = await self._meeting(session)
        if not await self._facilitates(context, meeting):
            return Reply(meeting_views.agenda(context.say, meeting, self._plan(meeting)))
        return Reply(await self._room(context, meeting))

    @press("room:prompt", number, needs=Role.MEMBER)
    async def prompt(self, context: Context, session: int) -> Answer:
        """A prompt for the group: facilitators draw from its deck, others from their own."""
        meeting = await self._meeting(session)
        wanted = Wanted("", Setting.GROUP, MIDDLE)
        owner = deck_of(context.person, context.place)
        if await self._facilitates(context, meeting):
            owner = deck_of_series(meeting.session.series)
        themes, around = self._prompts.themes, self._prompts.around
        drawn = await self._decks.draw(owner, wanted)
        if drawn is None:
            return Reply(views.nothing_fits(context.say, themes, wanted, around))
        in_public = not context.place.is_private
        return Reply(views.prompt(context.say, drawn, wanted, themes, around, in_public))

    @press("room:confirm", number, number, needs=Role.MEMBER)
    async def confirm(self, context: Context, session: int, request: int) -> Answer:
        """A facilitator says that somebody was there."""
        return await self._answer(context, session, request, yes=True)

    @press("room:decline", number, number, needs=Role.MEMBER)
    async def decline(self, context: Context, session: int, request: int) -> Answer:
        """A facilitator cannot say so. Nothing is kept of it."""
        return await self._answer(context, session, request, yes=False)

    async def _answer(self, context: Context, session: int, request: int, *, yes: bool) -> Answer:
        meeting = await self._meeting(session)
        if not await self._facilitates(context, meeting):
            raise NotUnderstood(_NOT_YOURS)
        taken = await self._hours.answer(session, request, yes)
        if taken is None:
            said = context.say("room-answered-already")
        elif yes:
            said = context.say("room-confirmed")
        else:
            said = context.say("room-declined")
        return Update(await self._room(context, meeting)), Toast(said)

    async def _room(self, context: Context, meeting: Meeting) -> Message:
        code = await self._codes.code(meeting.session)
        waiting = await self._hours.waiting(meeting.session.id)
        return meeting_views.room(context.say, meeting, self._plan(meeting), code, waiting)

    async def _meeting(self, session: int) -> Meeting:
        meeting = await self._hours.meeting(session)
        if meeting is None:
            raise NotUnderstood(_STALE)
        return meeting

    async def _facilitates(self, context: Context, meeting: Meeting) -> bool:
        async with self._database.read() as connection:
            return await self._is_facilitator(connection, meeting.session, context.person)

    def _plan(self, meeting: Meeting) -> Plan | None:
        around = self._prompts.around
        if around is None:
            return None
        minutes = (meeting.session.end - meeting.session.start) // timedelta(minutes=1)
        shape = rules.shape_for(around.shapes, Setting.GROUP, minutes)
        return Plan(around, shape) if shape else None
