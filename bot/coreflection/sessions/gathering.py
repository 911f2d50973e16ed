"""A session with all that is shown of it: its series, what holds for the date, who answered."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.calendar.expand import Occurrence, Status, Terms, occurrence_on
from bot.calendar.plan import Plan
from bot.calendar.series import Audience, Kind, Place, Series
from bot.calendar.series import Rsvp as Policy
from bot.calendar.walltime import instant_of, zone_named
from bot.coreflection.series.plans import Plans
from bot.coreflection.sessions import rules, seat_store, store
from bot.coreflection.sessions.records import Rsvp, Session
from bot.coreflection.sessions.records import Status as Answered


@dataclass(frozen=True, slots=True)
class Gathering:
    """One session as it stands. `series` and `terms` are None once the series is gone."""

    session: Session
    series: Series | None
    terms: Terms | None
    answers: tuple[Rsvp, ...] = ()

    @property
    def has_seats(self) -> bool:
        """Whether seats are counted: people come to office hours without one."""
        return self.session.capacity is not None

    @property
    def is_office_hours(self) -> bool:
        """Whether people just come by: answering means to be reminded."""
        return self.series is not None and self.series.kind is Kind.OFFICE_HOURS

    @property
    def policy(self) -> Policy:
        """How seats are taken and offered on."""
        return self.series.rsvp if self.series else Policy()

    @property
    def is_moved(self) -> bool:
        """Whether it is held at another time than its rule says."""
        return self.session.local != self.session.original

    @property
    def planned_for(self) -> datetime:
        """The instant (UTC) that its rule gave it."""
        return instant_of(self.session.original, zone_named(self.session.timezone))

    @property
    def occurrence(self) -> Occurrence:
        """The same as calendars know it."""
        session = self.session
        terms = self.terms or Terms(
            session.end - session.start, session.capacity, None, (), Place()
        )
        return Occurrence(
            session.occurrence,
            session.timezone,
            session.local,
            session.start,
            session.end,
            terms,
            Status.CANCELLED if session.is_cancelled else Status.PLANNED,
        )

    @property
    def reminds(self) -> bool:
        """Whether people who come are reminded."""
        return self.series is not None and any(
            one.to is Audience.GOING for one in self.series.reminders
        )

    @property
    def is_by_reminder(self) -> bool:
        """Whether answering means to be reminded, and nothing else."""
        return self.is_office_hours and self.reminds

    def about(self, language: str) -> str:
        """What it is about, for everybody."""
        words = self.series.about if self.series else None
        return words.in_language(language) if words else ""

    def place(self, language: str) -> str:
        """Where it is, as everybody may know."""
        words = self.terms.place.public if self.terms else None
        return words.in_language(language) if words else ""

    def of(self, member_id: int | None) -> Rsvp | None:
        """What a member answered."""
        return next((one for one in self.answers if one.member == member_id), None)

    def coming(self) -> tuple[Rsvp, ...]:
        """Who has a seat, in the order of asking."""
        return tuple(one for one in self.answers if one.status is Answered.GOING)

    def waiting(self) -> tuple[Rsvp, ...]:
        """Who waits or was offered a seat, in the order of asking."""
        wanted = (Answered.WAITLIST, Answered.OFFERED)
        return tuple(one for one in self.answers if one.status in wanted)

    @property
    def is_short(self) -> bool:
        """Whether fewer people come than the facilitators want for it."""
        return rules.is_short(
            self.session, self.answers, self.terms.min_people if self.terms else None
        )


async def gather(
    connection: AsyncConnection, plans: Plans, found: Iterable[Session]
) -> tuple[Gathering, ...]:
    """These sessions with all that is shown of them, in the same order."""
    sessions = tuple(found)
    answers = await seat_store.answers_to(connection, [one.id for one in sessions])
    known: dict[str, Plan | None] = {}
    for one in sessions:
        if one.series not in known:
            known[one.series] = await plans.find(connection, one.series)
    return tuple(_whole(one, known[one.series], answers.get(one.id, ())) for one in sessions)


async def gather_bare(connection: AsyncConnection, plans: Plans, session: Session) -> Gathering:
    """A session without the answers to it: for what says nothing of who comes."""
    return _whole(session, await plans.find(connection, session.series), ())


async def gather_one(connection: AsyncConnection, plans: Plans, number: int) -> Gathering | None:
    """One session by its number; None if it is not known any more."""
    session = await store.find(connection, number)
    return (await gather(connection, plans, [session]))[0] if session else None


def _whole(session: Session, plan: Plan | None, answers: tuple[Rsvp, ...]) -> Gathering:
    date = occurrence_on(plan, session.original.date()) if plan else None
    return Gathering(session, plan.series if plan else None, date.terms if date else None, answers)
