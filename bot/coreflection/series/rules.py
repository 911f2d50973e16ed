"""What a coordinator typed about a new series, read: the data of a series, or what to ask again. Pure."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from itertools import pairwise
from typing import Any, Final

from bot.calendar.expand import Occurrence, upcoming
from bot.calendar.oddtimes import odd_days
from bot.calendar.plan import Plan, Said
from bot.calendar.reading import build_plan
from bot.calendar.repeat import WEEKDAYS, Unit
from bot.calendar.series import folded, rule_of
from bot.calendar.typed import Misread, Typed, read_date, read_moment
from bot.calendar.walltime import Fit, instant_of, zone_named
from bot.content import Unreadable

PREVIEWED: Final = 6
LENGTHS: Final = (30, 45, 60, 75, 90, 120, 150, 180, 240, 360)  # minutes
USUAL_LENGTH: Final = 90
MOST_SEATS: Final = 1000
LONGEST_NAME: Final = 100
_MOST_NAMES: Final = 20
_ODD_WITHIN: Final = timedelta(days=366)
_DIGITS: Final = re.compile(r"\d{1,6}", re.ASCII)
_LINK: Final = re.compile(r"https?://[^\s<>]+\.[^\s<>]+", re.IGNORECASE)
_SECRET: Final = re.compile(r"secret:[a-z][a-z0-9_]{0,59}", re.ASCII)


class Comes(StrEnum):
    """How a series comes back; the last part of its sentence's key."""

    ONCE = "once"
    WEEKLY = "weekly"
    FORTNIGHTLY = "fortnightly"
    MONTHLY_WEEKDAY = "monthly-weekday"
    MONTHLY_DAY = "monthly-day"


@dataclass(frozen=True, slots=True)
class Wrong:
    """An answer that cannot be used: to which question, the key of the sentence that says why, and
    what was typed."""

    question: str
    key: str
    typed: str = ""


@dataclass(frozen=True, slots=True)
class Look:
    """Something to look at before saying yes: a sentence's key with its arguments."""

    key: str
    arguments: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class NewSeries:
    """A series as it would be, its next dates, and what to look at."""

    plan: Plan
    comes: Comes
    dates: tuple[Occurrence, ...]
    looks: tuple[Look, ...]


def misread(question: str, why: Misread, typed: str) -> Wrong:
    """A date that was not understood."""
    return Wrong(question, f"series-misread-{why.value}", typed)


def misread_date(question: str, why: Misread, typed: str) -> Wrong:
    """The same for a date alone: what is said names no time of day."""
    if why in (Misread.EMPTY, Misread.NOT_UNDERSTOOD, Misread.NO_DAY):
        return Wrong(question, "series-misread-not-a-date", typed)
    return misread(question, why, typed)


def still_to_come(moment: Typed | Misread, now: datetime) -> Typed | Misread:
    """A moment that was read a while ago, unless it has passed since."""
    return Misread.PAST if isinstance(moment, Typed) and moment.instant <= now else moment


def read_new(
    series: str,
    values: Mapping[str, str],
    read_at: datetime,
    timezone: str,
    language: str,
    said: Said,
) -> NewSeries | tuple[Wrong, ...]:
    """The series that was typed, or every answer that has to be given again.

    Dates are read as of `read_at`; `said.at` is now, by which the first must still be to come.
    """
    wrong: list[Wrong] = []
    zone = zone_named(timezone)
    typed = {name: " ".join(value.split()) for name, value in values.items()}
    now = said.at
    first = still_to_come(read_moment(typed.get("first", ""), read_at, zone, language), now)
    if isinstance(first, Misread):
        wrong.append(misread("first", first, typed.get("first", "")))
    last = _last(typed.get("last", ""), first, read_at, timezone, language)
    if isinstance(last, Wrong):
        wrong.append(last)
    seats = read_seats(typed.get("seats", ""))
    if isinstance(seats, Wrong):
        wrong.append(seats)
    names = read_names(values.get("names", ""))
    if isinstance(names, Wrong):
        wrong.append(names)
    wrong += [one for one in (_title(typed), _link(typed), _phone(typed)) if one]
    comes = _comes(typed.get("repeat", ""))
    if wrong or isinstance(first, Misread) or isinstance(last, Wrong):
        return tuple(wrong)
    if isinstance(seats, Wrong) or isinstance(names, Wrong):
        return tuple(wrong)
    repeat = _repeat(comes, first.local.date(), last)
    data = {
        "schema": 1,
        "id": series,
        "kind": "co_reflection",
        "title": _wording(typed["title"], typed.get("title_es", "")),
        "about": _wording(values.get("about", "").strip()),
        "timezone": timezone,
        "starts": first.local.date().isoformat(),
        "time": first.local.strftime("%H:%M"),
        "duration": f"PT{_minutes(typed.get('length', ''))}M",
        "repeat": repeat,
        "capacity": seats,
        "facilitators": {"pool": list(names)} if names else None,
        "place": _place(typed),
    }
    try:
        plan = build_plan({key: value for key, value in data.items() if value is not None}, said)[0]
    except Unreadable as error:
        return _unusable(error, typed)
    return NewSeries(plan, comes, tuple(upcoming(plan, now, PREVIEWED)), _looks(plan, comes, first))


def read_seats(typed: str) -> int | Wrong | None:
    """A number of seats; none for as many as come."""
    if not typed:
        return None
    number = int(typed) if _DIGITS.fullmatch(typed) else 0
    return number if 1 <= number <= MOST_SEATS else Wrong("seats", "series-wrong-seats", typed)


def read_names(typed: str) -> tuple[str, ...] | Wrong:
    """Names with commas or lines between them, each once."""
    parts = [" ".join(one.split()) for one in re.split(r"[,;\n]", typed)]
    names = {folded(one): one for one in reversed(parts) if one}
    if len(names) > _MOST_NAMES or any(len(one) > LONGEST_NAME for one in names):
        return Wrong("names", "series-wrong-names", typed)
    return tuple(reversed(names.values()))


def series_id(title: str, mark: str) -> str:
    """A permanent id: the title in plain letters, and some signs that no other series has."""
    letters = unicodedata.normalize("NFKD", title.casefold()).encode("ascii", "ignore").decode()
    words = re.sub(r"[^a-z0-9]+", "-", letters).strip("-")[:30].strip("-")
    end = hashlib.sha256(mark.encode()).hexdigest()[:8]
    return f"{words}-{end}" if words else f"series-{end}"


def first_start(plan: Plan) -> datetime:
    """When a series meets for the first time (UTC)."""
    begin = instant_of(
        datetime.combine(plan.series.starts, time()), zone_named(plan.series.timezone)
    )
    found = upcoming(plan, begin, 1)
    return found[0].start if found else begin


def changed_clocks(dates: tuple[Occurrence, ...]) -> frozenset[int]:
    """Which of the dates (by position) is the first after the clocks changed, at the same hour. In the
    hour that the clocks skip it is another one, which is said apart."""
    local = [one.start.astimezone(zone_named(one.zone)) for one in dates]
    return frozenset(
        number
        for number, (before, after) in enumerate(pairwise(local), 1)
        if before.utcoffset() != after.utcoffset() and before.time() == after.time()
    )


def _title(typed: Mapping[str, str]) -> Wrong | None:
    return None if typed.get("title") else Wrong("title", "series-wrong-title-missing")


def _link(typed: Mapping[str, str]) -> Wrong | None:
    link = typed.get("link", "")
    if not link or _LINK.fullmatch(link) or _SECRET.fullmatch(link):
        return None
    return Wrong("link", "series-wrong-link", link)


def _phone(typed: Mapping[str, str]) -> Wrong | None:
    phone = typed.get("phone", "")
    if not phone or _SECRET.fullmatch(phone) or len(re.findall(r"\d", phone)) >= 3:
        return None
    return Wrong("phone", "series-wrong-phone", phone)


def _last(
    typed: str, first: Typed | Misread, now: datetime, timezone: str, language: str
) -> date | Wrong | None:
    if not typed:
        return None
    last = read_date(typed, now, zone_named(timezone), language)
    if isinstance(last, Misread):
        return misread_date("last", last, typed)
    if isinstance(first, Typed) and last < first.local.date():
        return Wrong("last", "series-wrong-last", typed)
    return last


def _comes(typed: str) -> Comes:
    return Comes(typed) if typed in {one.value for one in Comes} else Comes.ONCE


def _minutes(typed: str) -> int:
    return int(typed) if typed in {str(one) for one in LENGTHS} else USUAL_LENGTH


def _repeat(comes: Comes, first: date, last: date | None) -> dict[str, Any] | None:
    until = {"until": last.isoformat()} if last else {}
    weekday = WEEKDAYS[first.weekday()]
    match comes:
        case Comes.ONCE:
            return None
        case Comes.WEEKLY:
            return {"unit": "week", "on": [weekday], **until}
        case Comes.FORTNIGHTLY:
            return {"unit": "week", "every": 2, "on": [weekday], **until}
        case Comes.MONTHLY_WEEKDAY:
            which = (first.day - 1) // 7 + 1
            # Most months have no fifth one: whoever begins on a fifth means the last.
            return {"unit": "month", "on": [f"{which if which < 5 else -1}{weekday}"], **until}
        case Comes.MONTHLY_DAY:
            return {"unit": "month", "day": [first.day], **until}


def _wording(english: str, spanish: str = "") -> dict[str, str] | None:
    if not english:
        return None
    return {"en": english, "es": spanish} if spanish else {"en": english}


def _place(typed: Mapping[str, str]) -> dict[str, Any] | None:
    place = {
        "public": _wording(typed.get("place", "")),
        "video": typed.get("link") or None,
        "phone": typed.get("phone") or None,
    }
    said = {name: value for name, value in place.items() if value is not None}
    return said or None


_ASKED_AS: Final = {
    "title": "title",
    "about": "about",
    "place.public": "place",
    "place.video": "link",
    "place.phone": "phone",
}


def _unusable(error: Unreadable, typed: Mapping[str, str]) -> tuple[Wrong, ...]:
    """What the series itself refuses, told at the question that it belongs to."""
    wrong = {}
    for problem in error.problems:
        where = next((one for one in _ASKED_AS if problem.says.startswith(one)), "")
        question = _ASKED_AS.get(where, "repeat")
        is_public = question in ("title", "about", "place")
        key = "series-wrong-public" if is_public else "series-wrong-other"
        wrong[question] = Wrong(question, key, typed.get(question, ""))
    return tuple(wrong.values())


def _looks(plan: Plan, comes: Comes, first: Typed) -> tuple[Look, ...]:
    looks = []
    day = first.local.day
    if first.fit is not Fit.EXACT:
        looks.append(Look(f"series-look-{first.fit.value}"))
    if comes is Comes.MONTHLY_DAY and day > 28:
        looks.append(Look("series-look-short-months", {"day": day}))
    if comes is Comes.MONTHLY_WEEKDAY and day > 28:
        looks.append(Look("series-look-last-weekday"))
    rule = rule_of(plan.series)
    if rule is not None and rule.unit in (Unit.WEEK, Unit.MONTH):
        within = first.local.date() + _ODD_WITHIN
        for odd, fit in odd_days(rule, plan.series.time, plan.series.timezone, within):
            if odd != first.local.date():
                looks.append(Look(f"series-look-{fit.value}-on", {"day": odd}))
    return tuple(looks)
