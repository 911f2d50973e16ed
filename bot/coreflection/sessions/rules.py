"""Who gets a seat, who waits, and when a seat is offered on. Pure.

Seats are given in the order of asking. A seat that becomes free is held for the first who waits until
they answer, until their time for it ends, or until answers close; only what nobody waits for is free
for whoever asks next.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from bot.calendar.durations import Offset
from bot.calendar.walltime import after, zone_named
from bot.coreflection.sessions.records import HOLDS_A_SEAT, Rsvp, Session, Status

TOLD_LATE: Final = timedelta(minutes=5)  # an offer told later than this gets its time from then on
WAITS_TO_BE_TOLD: Final = timedelta(hours=24)  # then an offer that reached nobody goes on


class Stage(StrEnum):
    """Where a session stands; the last part of the keys of its sentences."""

    NOT_YET = "not-yet"  # answers are not open yet
    OPEN = "open"
    CLOSED = "closed"  # too late to answer
    OVER = "over"
    CANCELLED = "cancelled"


class Became(StrEnum):
    """What came of an answer; the last part of the key of the sentence that says so."""

    SEAT = "seat"
    ALREADY = "already"
    WAITING = "waiting"
    STILL_WAITING = "still-waiting"
    FULL = "full"  # and this session has no waitlist
    OUT = "out"
    PASSED = "passed"
    GONE_ON = "gone-on"  # the offer is no longer theirs
    NOT_YET = "not-yet"
    CLOSED = "closed"
    OVER = "over"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Decision:
    """What an answer leads to. `status` None: nothing changes. `asks_anew`: they take the next turn."""

    became: Became
    status: Status | None = None
    asks_anew: bool = False


@dataclass(frozen=True, slots=True)
class Moves:
    """Who is given a seat without asking again, and who is offered one."""

    given: tuple[Rsvp, ...] = ()
    offered: tuple[Rsvp, ...] = ()


_REFUSED: Final = {
    Stage.NOT_YET: Became.NOT_YET,
    Stage.CLOSED: Became.CLOSED,
    Stage.OVER: Became.OVER,
    Stage.CANCELLED: Became.CANCELLED,
}


# A session that was moved far ahead may be closed to new answers again; what is held stays held.
TAKES_OFFERS: Final = (Stage.NOT_YET, Stage.OPEN)


def stage(session: Session, now: datetime) -> Stage:
    """Where a session stands at `now`."""
    if session.is_cancelled:
        return Stage.CANCELLED
    if now >= session.end:
        return Stage.OVER
    if now >= session.cutoff:
        return Stage.CLOSED
    return Stage.NOT_YET if now < session.opens else Stage.OPEN


def held(answers: Iterable[Rsvp]) -> int:
    """How many seats are taken, those that are held for somebody among them."""
    return sum(one.status in HOLDS_A_SEAT for one in answers)


def waiting(answers: Iterable[Rsvp]) -> tuple[Rsvp, ...]:
    """Who waits, in the order of asking."""
    found = [one for one in answers if one.status is Status.WAITLIST]
    return tuple(sorted(found, key=lambda one: one.turn))


def free(session: Session, answers: Iterable[Rsvp]) -> int | None:
    """How many seats are left, at least 0; None where there is no limit."""
    return None if session.capacity is None else max(0, session.capacity - held(answers))


def place_in_line(answers: Iterable[Rsvp], mine: Rsvp) -> int:
    """The place on the waitlist, from 1."""
    return 1 + sum(one.turn < mine.turn for one in waiting(answers))


def come(
    session: Session,
    answers: Sequence[Rsvp],
    mine: Rsvp | None,
    *,
    has_waitlist: bool,
    now: datetime,
) -> Decision:
    """Somebody says that they are coming."""
    at = stage(session, now)
    if at in (Stage.OVER, Stage.CANCELLED):
        return Decision(_REFUSED[at])
    if mine is not None and mine.status is Status.GOING:
        return Decision(Became.ALREADY)
    if mine is not None and mine.status is Status.OFFERED and at in TAKES_OFFERS:
        return Decision(Became.SEAT, Status.GOING)
    if at is not Stage.OPEN:
        return Decision(_REFUSED[at])
    waits = mine is not None and mine.status is Status.WAITLIST
    ahead = [one for one in waiting(answers) if not waits or mine is None or one.turn < mine.turn]
    left = free(session, answers)
    if left is None or left > len(ahead):
        return Decision(Became.SEAT, Status.GOING, asks_anew=not waits)
    if waits:
        return Decision(Became.STILL_WAITING)
    if not has_waitlist:
        return Decision(Became.FULL)
    return Decision(Became.WAITING, Status.WAITLIST, asks_anew=True)


def leave(session: Session, mine: Rsvp | None, now: datetime) -> Decision:
    """Somebody says that they cannot come. That is fine until the session is over."""
    at = stage(session, now)
    if at in (Stage.OVER, Stage.CANCELLED):
        return Decision(_REFUSED[at])
    if mine is not None and mine.status is Status.CANT:
        return Decision(Became.OUT)
    return Decision(Became.OUT, Status.CANT, asks_anew=mine is None)


def accept(session: Session, mine: Rsvp | None, turn: int, now: datetime) -> Decision:
    """Somebody takes the seat offered to them. It is theirs as long as it did not go on, even a moment
    after its time."""
    if mine is not None and mine.status is Status.GOING:
        return Decision(Became.ALREADY)
    if (at := stage(session, now)) not in TAKES_OFFERS:
        return Decision(_REFUSED[at])
    if not is_offered(mine, turn):
        return Decision(Became.GONE_ON)
    return Decision(Became.SEAT, Status.GOING)


def let_pass(session: Session, mine: Rsvp | None, turn: int, now: datetime) -> Decision:
    """Somebody lets the seat offered to them go on to the next."""
    if (at := stage(session, now)) in (Stage.OVER, Stage.CANCELLED):
        return Decision(_REFUSED[at])
    if not is_offered(mine, turn):
        return Decision(Became.GONE_ON)
    return Decision(Became.PASSED, Status.CANT)


def is_offered(mine: Rsvp | None, turn: int) -> bool:
    """Whether the seat offered for that turn of asking is still held for them."""
    return mine is not None and mine.status is Status.OFFERED and mine.turn == turn


def refill(session: Session, answers: Sequence[Rsvp], now: datetime) -> Moves:
    """What becomes of free seats. Where there is no limit any more, whoever waits has a seat."""
    if stage(session, now) in (Stage.CANCELLED, Stage.OVER, Stage.CLOSED):
        return Moves()
    line = waiting(answers)
    left = free(session, answers)
    if left is None:
        offered = [one for one in answers if one.status is Status.OFFERED]
        return Moves(given=(*sorted(offered, key=lambda one: one.turn), *line))
    return Moves(offered=line[:left])


def offered_until(session: Session, window: Offset, now: datetime) -> datetime:
    """Until when a seat offered at `now` is held: never longer than answers are open."""
    return min(after(now, window, zone_named(session.timezone)), session.cutoff)


def has_lapsed(session: Session, offer: Rsvp, now: datetime) -> bool:
    """Whether the time for an offered seat has ended."""
    until = offer.offered_until or session.cutoff
    return offer.status is Status.OFFERED and now >= min(until, session.cutoff)


def goes_on(session: Session, now: datetime, promised: datetime | None, *, told: bool) -> bool:
    """Whether a lapsed offer goes on to the next. Nobody loses a seat that they were not told of,
    unless they cannot be reached for a day, or answers close. `promised`: since when they are to be
    told; None if that is not known, or was given up."""
    if told or promised is None or now >= session.cutoff:
        return True
    return now - promised >= WAITS_TO_BE_TOLD


def is_short(session: Session, answers: Iterable[Rsvp], least: int | None) -> bool:
    """Whether fewer people come than the facilitators want for it."""
    coming = sum(one.status is Status.GOING for one in answers)
    return least is not None and not session.is_cancelled and coming < least
