"""What a session is to be by its series, and how what stands in the table differs from it. Pure."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any, Final

from bot.calendar.durations import Offset
from bot.calendar.expand import Occurrence, Terms, expand, occurrence_on
from bot.calendar.plan import Plan
from bot.calendar.series import DEFAULT_REMINDERS, Audience, Kind, Series
from bot.calendar.walltime import before, zone_named
from bot.coreflection.sessions.records import LOCAL, Session

KINDS: Final = (Kind.CO_REFLECTION, Kind.OFFICE_HOURS)  # the others are other features' own
BACK: Final = timedelta(days=1)
AHEAD: Final = timedelta(days=60)
SETTLING: Final = timedelta(minutes=5)  # edits that follow each other are told as one change
HURRIED: Final = timedelta(seconds=30)  # the same, when the meeting is about to begin
_ABOUT_TO_BEGIN: Final = timedelta(minutes=20)
_AFTER_OLD_START: Final = timedelta(hours=2)  # until then a change is still of use
_PRINT: Final = 24


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a session is to be. `planned_from` is a fingerprint of everything that follows from its
    series: while it stays the same, so does the session."""

    occurrence: Occurrence
    plan: Plan
    opens: datetime
    cutoff: datetime
    capacity: int | None
    planned_from: str

    @property
    def day(self) -> date:
        """Its original local date: with the series, its name for good."""
        return self.occurrence.id.original.date()


@dataclass(frozen=True, slots=True)
class Standing:
    """A session as it stands, with what only planning needs."""

    session: Session
    planned_from: str
    look_at: datetime | None


@dataclass(frozen=True, slots=True)
class Print:
    """Just enough of a session to see whether it is as it is to be."""

    series: str
    day: date
    start: datetime
    planned_from: str


@dataclass(frozen=True, slots=True)
class Difference:
    """What to write (fields of `Session`, and `planned_from`), and what follows from it.

    `is_told`: people are told of it. `moves_seats`: there may be seats to give.
    """

    session: Session
    planned_from: str
    is_told: bool
    moves_seats: bool


def wanted_of(
    plans: Iterable[Plan], begin: datetime, end: datetime
) -> dict[str, dict[date, Wanted]]:
    """Every session of these series in [begin, end), by series and original date."""
    found: dict[str, dict[date, Wanted]] = {}
    for plan in plans:
        whole = _print_of(plan.series)
        prints: dict[int, str] = {}
        days = found.setdefault(plan.series.id, {})
        for one in expand(plan, begin, end):
            key = id(one.terms)  # dates without a change of their own share their terms
            if key not in prints:
                prints[key] = _print(f"{whole}{_words(one.terms)}")
            days[one.id.original.date()] = _wanted(plan, one, prints[key])
    return found


def wanted_on(plan: Plan, day: date) -> Wanted | None:
    """The session of one original date, wherever it has been moved; None if there is none any more."""
    found = occurrence_on(plan, day)
    if found is None:
        return None
    return _wanted(plan, found, _print(f"{_print_of(plan.series)}{_words(found.terms)}"))


def unsettled(
    prints: Iterable[Print], wanted: Mapping[str, Mapping[date, Wanted]], now: datetime
) -> set[str]:
    """The series of which some session is not as it is to be."""
    found, there = set(), set()
    for one in prints:
        there.add((one.series, one.day))
        its = wanted[one.series].get(one.day)
        if its is None:
            is_right = one.start <= now
        else:
            has_begun = one.start <= now and its.occurrence.start <= now
            is_right = has_begun or one.planned_from == its.planned_from
        if not is_right:
            found.add(one.series)
    return found | {
        series for series, days in wanted.items() for day in days if (series, day) not in there
    }


def difference(standing: Standing, wanted: Wanted, now: datetime) -> Difference | None:
    """How a session changes; None when nothing does. What has begun stays as it is."""
    old, new = standing.session, wanted.occurrence
    if old.start <= now and new.start <= now:
        return None
    title = wanted.plan.series.title
    changed = replace(
        old,
        original=new.id.original,
        timezone=new.zone,
        local=new.local,
        start=new.start,
        end=new.end,
        # Whoever could answer still can: a card that stands posted stays open.
        opens=min(old.opens, wanted.opens) if old.opens <= now else wanted.opens,
        cutoff=wanted.cutoff,
        is_cancelled=new.is_cancelled,
        capacity=wanted.capacity,
        title_en=title.en,
        title_es=title.es or "",
    )
    if changed == old and standing.planned_from == wanted.planned_from:
        return None
    return _followed(old, changed, wanted.planned_from, now)


def cancelled(standing: Standing, now: datetime) -> Difference | None:
    """The rule names this date no more; None when it was cancelled before."""
    if standing.session.is_cancelled:
        return None
    changed = replace(standing.session, is_cancelled=True)
    return _followed(standing.session, changed, "", now)


def _followed(old: Session, new: Session, planned_from: str, now: datetime) -> Difference:
    flipped = old.is_cancelled != new.is_cancelled
    moved = old.start != new.start
    is_told = flipped or (moved and not new.is_cancelled)
    if (old.start, old.end, old.is_cancelled) != (new.start, new.end, new.is_cancelled):
        new = replace(new, sequence=old.sequence + 1)
    if is_told:
        # While edits go on, what people know is what held before the first of them.
        goes_on = old.settles_at is not None and now < old.settles_at <= now + SETTLING
        new = replace(
            new,
            change=old.change if goes_on else old.change + 1,
            start_before=old.start_before if goes_on else old.start,
            was_cancelled=old.was_cancelled if goes_on else old.is_cancelled,
            settles_at=now + settling(old, new, now),
        )
    more = old.capacity is not None and (new.capacity is None or new.capacity > old.capacity)
    return Difference(
        new, planned_from, is_told, moves_seats=not new.is_cancelled and (is_told or more)
    )


def settling(old: Session, new: Session, now: datetime) -> timedelta:
    """For how long further edits are waited for before people are told."""
    first = old.start if new.is_cancelled else min(old.start, new.start)
    return HURRIED if first - now < _ABOUT_TO_BEGIN else SETTLING


def is_worth_telling(known_start: datetime, session: Session, now: datetime) -> bool:
    """Whether a change still helps somebody who knows of `known_start`: never for a past meeting."""
    is_ahead = session.is_cancelled or session.end > now
    return now < known_start + _AFTER_OLD_START and is_ahead


def reminders(plan: Plan, start: datetime, to: Audience) -> tuple[tuple[Offset, datetime], ...]:
    """When an audience is reminded: each offset with its instant (UTC), by time. Of two offsets that
    come out at the same instant only one is kept."""
    zone = zone_named(plan.series.timezone)
    found: dict[datetime, Offset] = {}
    for offset in offsets(plan.series, to):
        found.setdefault(before(start, offset, zone), offset)
    return tuple((offset, due) for due, offset in sorted(found.items()))


def offsets(series: Series, to: Audience) -> tuple[Offset, ...]:
    """How long before a session an audience is reminded. Whoever holds the room is always reminded:
    as the series says, else when those who come are, else as in any series."""
    own = tuple(one.before for one in series.reminders if one.to is to)
    if own or to is not Audience.FACILITATORS:
        return own
    return offsets(series, Audience.GOING) or tuple(one.before for one in DEFAULT_REMINDERS)


def next_look(session: Session, plan: Plan | None, now: datetime) -> datetime | None:
    """When something about it changes by itself: answers close, facilitators are reminded, it begins,
    it is over. None when nothing will."""
    points = [session.cutoff, session.start, session.end]
    if session.settles_at is not None:
        points.append(session.settles_at)
    if plan is not None and not session.is_cancelled:
        points += [due for _, due in reminders(plan, session.start, Audience.FACILITATORS)]
    return min((one for one in points if one > now), default=None)


def columns(session: Session) -> Mapping[str, Any]:
    """A session as the columns that planning writes."""
    return {
        "series": session.series,
        "original": session.original.strftime(LOCAL),
        "timezone": session.timezone,
        "local": session.local.strftime(LOCAL),
        "starts": session.start,
        "ends": session.end,
        "opens": session.opens,
        "cutoff": session.cutoff,
        "cancelled": session.is_cancelled,
        "capacity": session.capacity,
        "sequence": session.sequence,
        "zone_data": session.zone_data,
        "change": session.change,
        "start_before": session.start_before,
        "was_cancelled": session.was_cancelled,
        "settles_at": session.settles_at,
        "title_en": session.title_en,
        "title_es": session.title_es,
    }


def new_session(wanted: Wanted, zone_data: str) -> Session:
    """A session as it begins; its number comes from the table."""
    one, title = wanted.occurrence, wanted.plan.series.title
    return Session(
        id=0,
        series=one.id.series,
        original=one.id.original,
        timezone=one.zone,
        local=one.local,
        start=one.start,
        end=one.end,
        opens=wanted.opens,
        cutoff=wanted.cutoff,
        is_cancelled=one.is_cancelled,
        capacity=wanted.capacity,
        sequence=0,
        zone_data=zone_data,
        title_en=title.en,
        title_es=title.es or "",
    )


def _wanted(plan: Plan, one: Occurrence, terms: str) -> Wanted:
    series, zone = plan.series, zone_named(one.zone)
    own = f"{terms}{one.id.original}{one.local}{one.start}{one.status}"
    return Wanted(
        occurrence=one,
        plan=plan,
        opens=before(one.start, series.rsvp.opens, zone),
        cutoff=before(one.start, series.rsvp.cutoff, zone),
        # Whoever comes to office hours comes: there are no seats.
        capacity=None if series.kind is Kind.OFFICE_HOURS else one.terms.capacity,
        planned_from=_print(own),
    )


def _print_of(series: Series) -> str:
    return _print(series.model_dump_json(exclude={"overrides", "dates"}))


def _words(terms: Terms) -> str:
    return repr(terms)


def _print(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()[:_PRINT]
