"""How long answers are kept, and what of them a member can see, erase, and take along to a joined account."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from typing import Final

from sqlalchemy import delete, exists, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.chat.event import Person
from bot.coreflection.needs import Refill
from bot.coreflection.sessions import offers, planning_store, store
from bot.coreflection.sessions.notices import CHANGE, Reminders
from bot.coreflection.sessions.publishing import CHANNEL, EVENT
from bot.coreflection.sessions.records import HOLDS_A_SEAT, Rsvp, Session, Status
from bot.coreflection.sessions.store import rsvp_of, rsvps, session_of, sessions
from bot.delivery import Outbox, Posted, Subject
from bot.storage import Database

ANSWERS_KEPT: Final = timedelta(days=30)  # after a session's end
SESSIONS_KEPT: Final = timedelta(days=365)
_BETTER: Final = (Status.GOING, Status.OFFERED, Status.WAITLIST, Status.CANT)
_SHOWN: Final = "%Y-%m-%d %H:%M"


class Keeping:
    """Keeps no answer longer than it is needed. A `bot.members.records.Holder` of answers.

    `refill` gives a seat that becomes free to whoever waits.
    """

    name = "sessions"

    def __init__(
        self,
        database: Database,
        outbox: Outbox,
        posted: Posted,
        reminders: Reminders,
        refill: Refill,
        now: Callable[[], datetime],
    ) -> None:
        self._database = database
        self._outbox = outbox
        self._posted = posted
        self._reminders = reminders
        self._refill = refill
        self._now = now
        self._purged: date | None = None

    async def purge(self) -> int:
        """Deletes answers 30 days after the session's end, and sessions after a year; gives how many
        rows. Works once a day, however often it is called."""
        now = self._now()
        if self._purged == now.date():
            return 0
        async with self._database.write() as connection:
            over = select(sessions.c.id).where(sessions.c.ends <= now - ANSWERS_KEPT)
            gone = await connection.execute(delete(rsvps).where(rsvps.c.session_id.in_(over)))
            answered = exists().where(rsvps.c.session_id == sessions.c.id)
            old = await connection.execute(
                delete(sessions)
                .where(sessions.c.ends <= now - SESSIONS_KEPT, ~answered)
                .returning(sessions.c.id)
            )
            numbers = list(old.scalars())
            for number in numbers:
                for kind in ("session", EVENT, CHANNEL):
                    await self._posted.forget(connection, Subject(kind, str(number)))
        self._purged = now.date()
        return gone.rowcount + len(numbers)

    async def held(
        self, connection: AsyncConnection, member_id: int | None, person: Person
    ) -> Mapping[str, object]:
        """The answers to sessions: what was said to which, and when that is."""
        rows = await connection.execute(
            select(rsvps.c.status, rsvps.c.shown, sessions)
            .join(sessions, sessions.c.id == rsvps.c.session_id)
            .where(rsvps.c.member_id == member_id)
            .order_by(sessions.c.starts)
        )
        told = []
        for row in rows:
            session = session_of(row)
            told.append(
                {
                    "session": session.title("en"),
                    "on": f"{session.local.strftime(_SHOWN)} {session.timezone}",
                    "answer": row.status,
                    "name shown to others who come": row.shown,
                }
            )
        return {"answers to sessions": told} if told else {}

    async def forget(
        self, connection: AsyncConnection, member_id: int | None, person: Person
    ) -> None:
        """Erases the answers. Their seats go to whoever waits."""
        if member_id is None:
            return
        for one in await _answers_of(connection, member_id):
            session = await store.hold(connection, one.session)
            await self._reminders_off(connection, session, {member_id})
            await connection.execute(delete(rsvps).where(rsvps.c.id == one.id))
            await self._freed(connection, session)

    async def answered(self, connection: AsyncConnection, member_id: int) -> set[int]:
        """The sessions that a member answered to, by number."""
        return {one.session for one in await _answers_of(connection, member_id)}

    async def move(self, connection: AsyncConnection, source: int, target: int) -> None:
        """Two accounts were joined: of two answers to one session the better one stays."""
        theirs = {one.session: one for one in await _answers_of(connection, target)}
        for one in await _answers_of(connection, source):
            session = await store.hold(connection, one.session)
            other = theirs.get(one.session)
            kept = one
            if other is not None:
                kept, lost = sorted((one, other), key=_rank)
                await connection.execute(delete(rsvps).where(rsvps.c.id == lost.id))
                if session is not None:
                    await self._outbox.cancel(connection, offers.offer_key(session, lost))
            await connection.execute(
                update(rsvps).where(rsvps.c.id == kept.id).values(member_id=target)
            )
            if session is None:
                continue
            await self._reminders_off(connection, session, {source, target})
            found = await store.answer_of(connection, session.id, target)
            if found is not None and kept is one:
                await planning_store.rename(
                    connection, offers.offer_key(session, one), offers.offer_key(session, found)
                )
            if found is not None and found.status is Status.GOING:
                await self._reminders.put(connection, session, found)
            if other is not None:
                await self._one_notice(connection, session, {source, target}, kept.platform)
                if one.status in HOLDS_A_SEAT and other.status in HOLDS_A_SEAT:
                    await self._freed(connection, session)

    async def _freed(self, connection: AsyncConnection, session: Session | None) -> None:
        if session is not None and session.start > self._now() and not session.is_cancelled:
            await self._refill(connection, session)

    async def _reminders_off(
        self, connection: AsyncConnection, session: Session | None, members: set[int]
    ) -> None:
        if session is not None:
            for member_id in members:
                await self._reminders.cancel(connection, session, member_id)

    async def _one_notice(
        self, connection: AsyncConnection, session: Session, members: set[int], platform: str
    ) -> None:
        """Of two notices of one change that wait, one is enough."""
        waiting = await planning_store.waiting(connection, session.subject, CHANGE, members)
        waiting.sort(key=lambda one: one.promise.to.platform != platform)
        for one in waiting[1:]:
            await self._outbox.cancel(connection, one.promise.key)


async def _answers_of(connection: AsyncConnection, member_id: int) -> list[Rsvp]:
    """In the order of sessions, so that two who hold several never wait for each other."""
    rows = await connection.execute(
        select(rsvps).where(rsvps.c.member_id == member_id).order_by(rsvps.c.session_id)
    )
    return [rsvp_of(row) for row in rows]


def _rank(answer: Rsvp) -> tuple[int, int]:
    return _BETTER.index(answer.status), answer.turn
