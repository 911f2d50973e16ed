"""What the bot says about hours on its own: that somebody waits, and what a facilitator answered."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.chat.dispatch import Say
from bot.chat.message import Message
from bot.coreflection.hours import store, views
from bot.coreflection.hours.keeping import Meeting, meeting_of
from bot.coreflection.hours.records import Request
from bot.coreflection.needs import Addressees
from bot.coreflection.series.plans import Plans
from bot.coreflection.sessions.records import Session
from bot.delivery import Drop, Lane, Member, Outbox, Promise, Promised, Recipe
from bot.delivery.records import Rechecked
from bot.members.courtesy import Decides, Notice
from bot.members.reach import Speaks
from bot.storage import Database

ASKED: Final = "hours-asked"
ANSWER: Final = "hours-answer"
_TOGETHER: Final = timedelta(minutes=10)  # so that twelve people who ask make one message
_GONE: Final = Drop("gone")


class Notices:
    """Promises both messages, and makes them when they are sent: not in quiet hours. `facilitators`
    are those to tell."""

    def __init__(
        self,
        database: Database,
        plans: Plans,
        outbox: Outbox,
        reach: Speaks,
        courtesy: Decides,
        facilitators: Addressees,
        now: Callable[[], datetime],
    ) -> None:
        self._database = database
        self._plans = plans
        self._outbox = outbox
        self._reach = reach
        self._courtesy = courtesy
        self._facilitators = facilitators
        self._now = now
        outbox.when_sending(ASKED, self._tell_asked)
        outbox.when_sending(ANSWER, self._tell_answer)

    async def asked(self, connection: AsyncConnection, session: Session, member: int) -> bool:
        """Tells the facilitators in a few minutes that `member` waits; false when nobody but them is
        to be told."""
        everybody = await self._facilitators(connection, session)
        facilitators = [one for one in everybody if one.id != member]
        for one in facilitators:
            promise = Promise(
                key=f"hours-asked/{session.id}/{one.id}/{one.platform}",
                kind=ASKED,
                to=one,
                what=Recipe(ASKED, {"session": session.id}),
                due=self._now() + _TOGETHER,
                lane=Lane.NOTICE,
            )
            await self._outbox.put(connection, promise)
        return bool(facilitators)

    async def answered(
        self, connection: AsyncConnection, session: Session, request: Request, yes: bool
    ) -> None:
        """Tells a member what a facilitator said."""
        promise = Promise(
            key=f"hours-answer/{session.id}/{request.id}",
            kind=ANSWER,
            to=Member(request.member, request.platform),
            what=Recipe(ANSWER, {"session": session.id, "yes": int(yes)}),
            due=self._now(),
            lane=Lane.NOTICE,
        )
        await self._outbox.put(connection, promise)

    async def _tell_asked(self, promised: Promised) -> Rechecked:
        found = await self._found(promised)
        if found is None:
            return _GONE
        say, meeting = found
        async with self._database.write() as connection:  # a named person may get a row by this
            waiting = await store.requests(connection, meeting.session.id)
            holders = await self._facilitators(connection, meeting.session)
        to = promised.promise.to
        if not isinstance(to, Member):
            return _GONE
        waiting = tuple(one for one in waiting if one.member != to.id)  # nobody asks themselves
        if not waiting:
            return Drop("answered")
        if to.id not in {one.id for one in holders}:
            return Drop("others")  # somebody else holds the room by now
        return await self._said(promised, meeting, views.asked(say, meeting, len(waiting)))

    async def _tell_answer(self, promised: Promised) -> Rechecked:
        found = await self._found(promised)
        if found is None:
            return _GONE
        what = promised.promise.what
        yes = isinstance(what, Recipe) and what.arguments.get("yes") == 1
        return await self._said(promised, found[1], views.answered(*found, yes))

    async def _said(self, promised: Promised, meeting: Meeting, message: Message) -> Rechecked:
        notice = Notice(f"series:{meeting.session.series}", is_reminder=False, starts=None)
        return await self._courtesy.decide(promised, notice, message)

    async def _found(self, promised: Promised) -> tuple[Say, Meeting] | None:
        """How to speak with whom it is for, and what it is about; None when either is gone."""
        to, what = promised.promise.to, promised.promise.what
        if not isinstance(to, Member) or not isinstance(what, Recipe):
            return None
        number = what.arguments.get("session")
        say = await self._reach.say(to)
        if say is None or not isinstance(number, int):
            return None
        async with self._database.read() as connection:
            meeting = await meeting_of(connection, self._plans, number)
        return (say, meeting) if meeting else None
