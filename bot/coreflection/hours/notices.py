"""What the bot says about hours on its own: that somebody waits, and what a facilitator answered."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime, timedelta
from typing import Final, Protocol

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.chat.dispatch import Say
from bot.coreflection.hours import store, views
from bot.coreflection.hours.keeping import FindsPlans, Meeting, meeting_of
from bot.coreflection.hours.records import Request
from bot.coreflection.sessions.records import Session
from bot.delivery import Drop, Lane, Member, Outbox, Promise, Promised, Recipe, Send
from bot.storage import Database

ASKED: Final = "hours-asked"
ANSWER: Final = "hours-answer"
_TOGETHER: Final = timedelta(minutes=10)  # so that twelve people who ask make one message
_GONE: Final = Drop("gone")

ToTell = Callable[[AsyncConnection, Session], Awaitable[Sequence[Member]]]


class Speaks(Protocol):
    """How to speak with members on their own platforms."""

    async def say(self, member: Member) -> Say | None:
        """Their language and zone; None when they are gone."""


class Notices:
    """Promises both messages, and makes them when they are sent. `facilitators` are those to tell."""

    def __init__(
        self,
        database: Database,
        plans: FindsPlans,
        outbox: Outbox,
        reach: Speaks,
        facilitators: ToTell,
        now: Callable[[], datetime],
    ) -> None:
        self._database = database
        self._plans = plans
        self._outbox = outbox
        self._reach = reach
        self._facilitators = facilitators
        self._now = now
        outbox.when_sending(ASKED, self._tell_asked)
        outbox.when_sending(ANSWER, self._tell_answer)

    async def asked(self, connection: AsyncConnection, session: Session) -> bool:
        """Tells the facilitators in a few minutes that somebody waits; false when there is none."""
        facilitators = await self._facilitators(connection, session)
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

    async def _tell_asked(self, promised: Promised) -> Send | Drop:
        found = await self._found(promised)
        if found is None:
            return _GONE
        say, meeting = found
        async with self._database.read() as connection:
            waiting = await store.requests(connection, meeting.session.id)
        if not waiting:
            return Drop("answered")
        return Send(views.asked(say, meeting, len(waiting)))

    async def _tell_answer(self, promised: Promised) -> Send | Drop:
        found = await self._found(promised)
        if found is None:
            return _GONE
        what = promised.promise.what
        yes = isinstance(what, Recipe) and what.arguments.get("yes") == 1
        return Send(views.answered(*found, yes))

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
