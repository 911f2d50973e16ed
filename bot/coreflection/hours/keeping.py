"""A member's record with the database: what the handlers of `hours` and of the room ask for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.chat.dispatch import Say
from bot.chat.event import Person
from bot.content.words import Wording
from bot.coreflection.hours import rules, store
from bot.coreflection.hours.records import Certificate, Claim, Entry, Request, Source, Written
from bot.coreflection.room import code_store, codes
from bot.coreflection.series.plans import Plans
from bot.coreflection.sessions import store as session_store
from bot.coreflection.sessions.records import Session
from bot.members import store as member_store
from bot.storage import Database


class Tells(Protocol):
    """Who is told of requests and of answers to them, in the transaction that causes it."""

    async def asked(self, connection: AsyncConnection, session: Session, member: int) -> bool:
        """Tells the facilitators that `member` waits; false when nobody but them is to be told."""

    async def answered(
        self, connection: AsyncConnection, session: Session, request: Request, yes: bool
    ) -> None:
        """Tells a member what a facilitator said."""


@dataclass(frozen=True, slots=True)
class Meeting:
    """A session and its title."""

    session: Session
    title: Wording

    def named(self, say: Say) -> str:
        """Its title as the reader knows it."""
        return self.title.in_language(say.language)


async def meeting_of(connection: AsyncConnection, plans: Plans, number: int) -> Meeting | None:
    """A session by its number, with its title; of a series that is no more, with its id."""
    session = await session_store.find(connection, number)
    if session is None:
        return None
    plan = await plans.find(connection, session.series)
    return Meeting(session, plan.series.title if plan else Wording(en=session.series))


@dataclass(frozen=True, slots=True)
class Record:
    """All of a member's record: entries, certificates, and what waits for a facilitator."""

    entries: tuple[Entry, ...] = ()
    certificates: tuple[Certificate, ...] = ()
    waiting: tuple[Meeting, ...] = ()


class Hours:
    """The records of one alliance. `now` is the clock's (UTC)."""

    def __init__(
        self, database: Database, plans: Plans, tells: Tells, now: Callable[[], datetime]
    ) -> None:
        self._database = database
        self._plans = plans
        self._tells = tells
        self._now = now
        self._tries = rules.Tries()

    async def record(self, person: Person) -> Record:
        """What is kept for somebody. Never anybody else's."""
        async with self._database.read() as connection:
            kept = await member_store.find(connection, person)
            if kept is None:
                return Record()
            waiting = [
                meeting
                for one in await store.requests_of(connection, kept.member_id)
                if (meeting := await self._meeting(connection, one.session))
            ]
            return Record(
                await store.entries(connection, kept.member_id),
                await store.certificates_of(connection, kept.member_id),
                tuple(waiting),
            )

    async def entry(
        self, person: Person, number: int
    ) -> tuple[Entry, tuple[Certificate, ...]] | None:
        """One entry of somebody's own, and the certificates made of it."""
        async with self._database.read() as connection:
            kept = await member_store.find(connection, person)
            if kept is None:
                return None
            entry = await store.entry(connection, kept.member_id, number)
            if entry is None:
                return None
            made = await store.certificates_of(connection, kept.member_id, number)
            return entry, made

    async def number_of(self, person: Person, session: Session) -> int | None:
        """The number of a session's entry in somebody's own record."""
        async with self._database.read() as connection:
            kept = await member_store.find(connection, person)
            return await store.number_of(connection, kept.member_id, session) if kept else None

    async def claim(self, person: Person, typed: str) -> tuple[Claim, Meeting | None]:
        """Keeps the session whose room code was typed."""
        now = self._now()
        if not self._tries.allow(person.key, now):
            return Claim.TOO_MANY, None
        async with self._database.write() as connection:
            number = codes.match(typed, await code_store.good(connection, now))
            meeting = await self._meeting(connection, number) if number is not None else None
            if meeting is None:
                return Claim.UNKNOWN, None
            self._tries.forgive(person.key)
            member = await member_store.keep(connection, person)
            await store.drop_request(connection, meeting.session.id, member)
            new = await self._add(connection, member, meeting, Source.CODE)
            return (Claim.KEPT if new else Claim.ALREADY), meeting

    async def recent(self) -> tuple[Meeting, ...]:
        """The sessions that somebody may ask a facilitator about, the latest first."""
        now = self._now()
        async with self._database.read() as connection:
            found = await session_store.between(connection, now - rules.ASK_WITHIN, now)
            meetings = [
                meeting
                for one in found
                if not one.is_cancelled and (meeting := await self._meeting(connection, one.id))
            ]
        return tuple(reversed(meetings))

    async def ask(self, person: Person, number: int) -> tuple[Claim, Meeting | None]:
        """Asks the facilitators of a session to say that somebody was there."""
        now = self._now()
        async with self._database.write() as connection:
            meeting = await self._meeting(connection, number)
            if meeting is None:
                return Claim.OVER, None
            session = meeting.session
            open_now = session.start <= now <= session.end + rules.ASK_WITHIN
            if session.is_cancelled or not open_now:
                return Claim.OVER, meeting
            member = await member_store.keep(connection, person)
            if await store.has_session(connection, member, session):
                return Claim.ALREADY, meeting
            name = rules.one_line(person.name, 100) or person.platform
            if not await store.ask(connection, session.id, member, person.platform, name):
                return Claim.ASKED, meeting
            if not await self._tells.asked(connection, session, member):
                await store.drop_request(connection, session.id, member)
                return Claim.NOBODY, meeting
            return Claim.ASKED, meeting

    async def waiting(self, number: int) -> tuple[Request, ...]:
        """Who waits for the facilitators of a session. Theirs alone to see."""
        async with self._database.read() as connection:
            return await store.requests(connection, number)

    async def answer(self, number: int, request: int, yes: bool) -> Request | None:
        """A facilitator's yes or no; of a no nothing is kept. None if it was answered already."""
        async with self._database.write() as connection:
            meeting = await self._meeting(connection, number)
            taken = await store.take_request(connection, number, request)
            if meeting is None or taken is None:
                return None
            if yes:
                await self._add(connection, taken.member, meeting, Source.FACILITATOR)
            await self._tells.answered(connection, meeting.session, taken, yes)
            return taken

    async def add(self, person: Person, written: Written) -> None:
        """Keeps hours written by hand."""
        async with self._database.write() as connection:
            member = await member_store.keep(connection, person)
            await store.add(connection, member, written)

    async def change(self, person: Person, number: int, written: Written) -> bool:
        """Changes an entry; of one that others confirmed, the category and the evidence alone."""
        async with self._database.write() as connection:
            kept = await member_store.find(connection, person)
            entry = await store.entry(connection, kept.member_id, number) if kept else None
            if kept is None or entry is None:
                return False
            if entry.is_confirmed:
                written = replace(
                    entry.written, category=written.category, evidence=written.evidence
                )
            return await store.change(connection, kept.member_id, number, written)

    async def remove(self, person: Person, number: int) -> bool:
        """Takes an entry out; false if it was not there."""
        async with self._database.write() as connection:
            kept = await member_store.find(connection, person)
            return kept is not None and await store.remove(connection, kept.member_id, number)

    async def withdraw(self, person: Person, number: int) -> Certificate | None:
        """Withdraws a certificate; None if it is not theirs."""
        async with self._database.write() as connection:
            kept = await member_store.find(connection, person)
            if kept is None:
                return None
            return await store.withdraw(connection, kept.member_id, number)

    async def keep_certificate(self, person: Person, number: int, code: str) -> bool:
        """Keeps that a certificate of an entry was made; false if the entry is gone."""
        async with self._database.write() as connection:
            kept = await member_store.find(connection, person)
            entry = await store.entry(connection, kept.member_id, number) if kept else None
            if kept is None or entry is None or not entry.is_confirmed:
                return False
            await store.add_certificate(connection, kept.member_id, entry, code)
            return True

    async def purge(self) -> None:
        """Forgets requests that nobody answered in time."""
        async with self._database.write() as connection:
            await store.purge_requests(connection, self._now() - rules.ASK_WITHIN)

    async def move(self, connection: AsyncConnection, source: int, target: int) -> None:
        """Joins two records; a session that stands in both counts once."""
        await store.move(connection, source, target)

    async def meeting(self, number: int) -> Meeting | None:
        """A session by its number."""
        async with self._database.read() as connection:
            return await self._meeting(connection, number)

    async def _meeting(self, connection: AsyncConnection, number: int) -> Meeting | None:
        return await meeting_of(connection, self._plans, number)

    async def _add(
        self, connection: AsyncConnection, member: int, meeting: Meeting, source: Source
    ) -> bool:
        session = meeting.session
        plan = await self._plans.find(connection, session.series)
        written = Written(
            day=session.local.date(),
            hours=rules.hours_of(plan, session),
            what=rules.one_line(meeting.title.en, rules.WHAT_LENGTH),
            what_es=rules.one_line(meeting.title.es or "", rules.WHAT_LENGTH) or None,
        )
        return await store.add_session(connection, member, session, written, source)
