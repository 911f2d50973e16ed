"""Calendars for phones and desks: RFC 5545, as the clients that people have really read it.

A series is one event with its rule; what is otherwise on one date is a second one with the same UID and
RECURRENCE-ID. Times carry their zone, so a clock change moves nothing. The public calendar holds no
names, no links, no notes and no reasons; a member's own holds only their meetings, with the place once
they have a seat.

The library is loaded with the first calendar that is written: the start need not wait for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any, Final, Protocol
from zoneinfo import ZoneInfo

from bot.calendar.expand import Occurrence, effective, is_original, occurrence_on
from bot.calendar.oddtimes import odd_days
from bot.calendar.plan import Plan
from bot.calendar.repeat import WEEKDAYS, Rule, Unit
from bot.calendar.series import Override, Place, Series, meetings_of, rule_of
from bot.calendar.stamps import Stamp, Stamped, date_key
from bot.calendar.vtimezone import vtimezone
from bot.calendar.walltime import Fit, fit, instant_of, zone_named

if TYPE_CHECKING:
    from icalendar import Calendar, Event

KEPT_CANCELLED: Final = timedelta(days=30)
REFRESH: Final = timedelta(hours=6)
_GAPS_AHEAD: Final = timedelta(days=5 * 366)
_PRODUCT: Final = "-//Peer Alliance Bot//Calendar//EN"


class Words(Protocol):
    """The sentences of a calendar, in its reader's language."""

    @property
    def language(self) -> str:
        """`en` or `es`."""

    @property
    def name(self) -> str:
        """What the calendar is called on a phone."""

    def cancelled(self, title: str) -> str:
        """The title of a meeting that does not take place: `Cancelled: …`."""


@dataclass(frozen=True, slots=True)
class Mine:
    """A meeting that somebody has a seat at, or waits for. `place` is shown with a seat only."""

    occurrence: Occurrence
    title: str
    has_seat: bool
    stamp: Stamp
    place: str | None = None
    about: str | None = None


def public_calendar(
    plans: Sequence[Plan],
    stamps: Mapping[str, Stamped],
    domain: str,
    words: Words,
    now: datetime,
) -> bytes:
    """Every series, for everybody. `stamps` are those that `restamp` made of the same plans."""
    calendar = _calendar(words)
    public = _Public(stamps, domain, words, now)
    events = [one for plan in plans for one in public.events(plan)]
    return _written(calendar, events, {plan.series.timezone for plan in plans}, now)


def private_calendar(mine: Iterable[Mine], domain: str, words: Words, now: datetime) -> bytes:
    """One person's meetings, each an event of its own. Cancelled ones stay for 30 days."""
    calendar = _calendar(words)
    events, zones = [], set()
    for one in mine:
        if one.occurrence.is_cancelled and not _is_kept(one.occurrence, one.stamp, now):
            continue
        events.append(_my_event(one, domain, words))
        zones.add(one.occurrence.zone)
    return _written(calendar, events, zones, now)


def one_meeting(mine: Mine, domain: str, words: Words, now: datetime) -> bytes:
    """A file with a single meeting, to put into a calendar by hand."""
    return private_calendar([mine], domain, words, now)


def series_uid(series: str, domain: str) -> str:
    """The permanent name of a series in people's calendars."""
    return f"{series}@{domain}"


def meeting_uid(found: Occurrence, domain: str) -> str:
    """The permanent name of one meeting that stands alone; moving it does not change it."""
    return f"{found.id.series}.{found.id.original:%Y%m%dT%H%M}@{domain}"


def _calendar(words: Words) -> Calendar:
    from icalendar import Calendar, vDuration, vText  # noqa: PLC0415

    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("name", vText(words.name))
    calendar.add("x-wr-calname", vText(words.name))
    # The library leaves VALUE out, and writes a bare timedelta in a form of its own.
    calendar.add("refresh-interval", vDuration(REFRESH), parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", vDuration(REFRESH))
    return calendar


def _written(calendar: Calendar, events: list[Event], zones: set[str], now: datetime) -> bytes:
    for name in sorted(zones):
        calendar.add_component(vtimezone(name, now.year))
    for event in events:
        calendar.add_component(event)
    return bytes(calendar.to_ical())


@dataclass(frozen=True, slots=True)
class _Public:
    """The events of the public calendar."""

    stamps: Mapping[str, Stamped]
    domain: str
    words: Words
    now: datetime

    def events(self, plan: Plan) -> Iterator[Event]:
        """A series with all that is otherwise, or each day of what does not repeat."""
        rule = rule_of(plan.series)
        if rule is None:
            yield from self._single_days(plan)
            return
        stamp = self.stamps[plan.series.id].stamp
        until = last_day(plan, rule)
        if until is None or next(rule.days(rule.first, until), None) is not None:
            yield from self._with_others(plan, rule, until)
        elif self.now <= stamp.changed + KEPT_CANCELLED:
            yield self._ended_before_it_began(plan, rule)

    def _single_days(self, plan: Plan) -> Iterator[Event]:
        for day in meetings_of(plan.series):
            found = occurrence_on(plan, day)
            if found is None:
                continue
            if not found.is_cancelled or _is_kept(found, self._date_stamp(plan, day), self.now):
                yield self._alone(plan, found, day)

    def _with_others(self, plan: Plan, rule: Rule, until: date | None) -> Iterator[Event]:
        zone = zone_named(plan.series.timezone)
        skipped: list[datetime] = []
        others: list[Event] = []
        for day in sorted(_special_days(plan, rule, self.now)):
            found = occurrence_on(plan, day)
            if found is None:
                continue
            original = found.id.original.replace(tzinfo=zone)
            if found.is_cancelled and not _is_kept(found, self._date_stamp(plan, day), self.now):
                skipped.append(original)
            elif _is_skipped_by_rules(found.id.original, rule, zone):
                skipped.append(original)
                others.append(self._alone(plan, found, day))
            else:
                event = self._date(plan, found, day)
                event.add("uid", series_uid(plan.series.id, self.domain))
                event.add("recurrence-id", original)
                others.append(event)
        event = self._repeating(plan, rule, until)
        if skipped:
            event.add("exdate", skipped)
        yield event
        yield from others

    def _repeating(self, plan: Plan, rule: Rule, until: date | None) -> Event:
        series = plan.series
        zone = zone_named(series.timezone)
        title = series.title.in_language(self.words.language)
        event = self._bare(series, series.place, title, self.stamps[series.id].stamp)
        event.add("uid", series_uid(series.id, self.domain))
        event.add("dtstart", datetime.combine(rule.first, series.time, tzinfo=zone))
        _lasting(event, series.length)
        event.add("rrule", _recurrence(rule, until, zone))
        return event

    def _ended_before_it_began(self, plan: Plan, rule: Rule) -> Event:
        event = self._repeating(plan, rule, rule.first)
        title = plan.series.title.in_language(self.words.language)
        del event["summary"]
        event.add("summary", self.words.cancelled(title))
        event.add("status", "CANCELLED")
        return event

    def _alone(self, plan: Plan, found: Occurrence, day: date) -> Event:
        event = self._date(plan, found, day)
        event.add("uid", meeting_uid(found, self.domain))
        return event

    def _date(self, plan: Plan, found: Occurrence, day: date) -> Event:
        """One date as it is now, without a UID."""
        title = plan.series.title.in_language(self.words.language)
        if found.is_cancelled:
            title = self.words.cancelled(title)
        stamp = self._date_stamp(plan, day)
        event = self._bare(plan.series, found.terms.place, title, stamp)
        _timed(event, found)
        if found.is_cancelled:
            event.add("status", "CANCELLED")
        return event

    def _bare(self, series: Series, place: Place, title: str, stamp: Stamp) -> Event:
        event = _event()
        _stamped(event, stamp)
        event.add("summary", title)
        if place.public is not None:
            event.add("location", place.public.in_language(self.words.language))
        if series.about is not None:
            event.add("description", series.about.in_language(self.words.language))
        return event

    def _date_stamp(self, plan: Plan, day: date) -> Stamp:
        series = plan.series.id
        return (self.stamps.get(date_key(series, day)) or self.stamps[series]).stamp


def _special_days(plan: Plan, rule: Rule, now: datetime) -> set[date]:
    """Dates that are otherwise in a way the public may see, or at a time that the clocks skip."""
    series = plan.series
    days = {
        day
        for day in (*series.overrides, *plan.changes.overrides)
        if is_original(plan, day) and shows(effective(plan, day))
    }
    last = last_day(plan, rule) or (now + _GAPS_AHEAD).date()
    odd = odd_days(rule, series.time, series.timezone, min(last, (now + _GAPS_AHEAD).date()))
    days.update(day for day, kind in odd if kind is Fit.GAP and day != rule.first)
    return days


def shows(change: Override) -> bool:
    """Whether the public calendar says anything about an override."""
    return any(
        one is not None
        for one in (
            change.cancel,
            change.move_to,
            change.duration,
            change.place and change.place.public,
        )
    )


def last_day(plan: Plan, rule: Rule) -> date | None:
    """The last local date on which a series may meet, by its file and by chat."""
    ends = [one for one in (rule.until, plan.changes.ends) if one is not None]
    return min(ends, default=None)


def _is_skipped_by_rules(original: datetime, rule: Rule, zone: ZoneInfo) -> bool:
    """Rules leave out times that the clocks skip (RFC 5545, 3.3.10), so such a meeting stands alone."""
    return original.date() != rule.first and fit(original, zone) is Fit.GAP


def _is_kept(found: Occurrence, stamp: Stamp, now: datetime) -> bool:
    """Whether a cancelled meeting is still shown as cancelled: 30 days after it was said, or was due."""
    return now <= max(stamp.changed, found.start) + KEPT_CANCELLED


def _my_event(mine: Mine, domain: str, words: Words) -> Event:
    found = mine.occurrence
    event = _event()
    event.add("uid", meeting_uid(found, domain))
    _stamped(event, mine.stamp)
    event.add("summary", words.cancelled(mine.title) if found.is_cancelled else mine.title)
    _timed(event, found)
    event.add("class", "PRIVATE")
    if found.is_cancelled:
        event.add("status", "CANCELLED")
    elif mine.has_seat:
        event.add("status", "CONFIRMED")
        if mine.place:
            event.add("location", mine.place)
    else:
        event.add("status", "TENTATIVE")
    if mine.about:
        event.add("description", mine.about)
    return event


def _event() -> Event:
    from icalendar import Event  # noqa: PLC0415

    return Event()


def _stamped(event: Event, stamp: Stamp) -> None:
    event.add("dtstamp", stamp.changed.astimezone(UTC))
    event.add("last-modified", stamp.changed.astimezone(UTC))
    if stamp.sequence:  # 0 is what holds without it (RFC 5545, 3.8.7.4)
        event.add("sequence", stamp.sequence)


def _timed(event: Event, found: Occurrence) -> None:
    event.add("dtstart", found.local.replace(tzinfo=zone_named(found.zone)))
    _lasting(event, found.end - found.start)


def _lasting(event: Event, length: timedelta) -> None:
    if length:
        event.add("duration", length)


def _recurrence(rule: Rule, until: date | None, zone: ZoneInfo) -> dict[str, Any]:
    found: dict[str, Any] = {
        "freq": {"day": "daily", "week": "weekly", "month": "monthly"}[rule.unit]
    }
    if rule.every > 1:
        found["interval"] = rule.every
    if until is not None:  # in UTC, because DTSTART has a zone (RFC 5545, 3.3.10)
        found["until"] = instant_of(datetime.combine(until, time(23, 59, 59)), zone)
    if rule.unit is Unit.WEEK:
        found["byday"] = [WEEKDAYS[weekday] for weekday in rule.weekdays]
        if rule.every > 1 and len(rule.weekdays) > 1:
            found["wkst"] = "MO"
    if rule.nth:
        found["byday"] = [f"{which}{WEEKDAYS[weekday]}" for which, weekday in rule.nth]
    if rule.month_days:
        found["bymonthday"] = list(rule.month_days)
    return found
