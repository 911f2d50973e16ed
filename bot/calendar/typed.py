"""Dates as people type them in chat, in English and Spanish: a small grammar, and no guessing.

    tue 3pm · next tue 3pm · 12/1 3pm · 2026-12-01 15:00 · tomorrow 3pm · in 2 weeks 3pm
    martes 3pm · el próximo martes a las 3 de la tarde · 1 de diciembre 15:00 · en 2 semanas 10am

Everything typed must be understood or nothing is. Whoever asks shows the date in full and lets the
person confirm it. The am or pm is mandatory below 8 o'clock: measured libraries read "tomorrow at
3:30" as the middle of the night.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Final
from zoneinfo import ZoneInfo

from bot.calendar import typed_words as words
from bot.calendar.walltime import Fit, fit, instant_of, local_of

_LONGEST: Final = 80  # characters that are looked at
_FARTHEST: Final = timedelta(days=5 * 366)
_MOST_STEPS: Final = 500  # days or weeks ahead
_UNCLEAR_BELOW: Final = 8  # o'clock


class Misread(StrEnum):
    """Why a date was not taken; the last part of the key of the sentence that asks again, kindly."""

    EMPTY = "empty"
    NOT_UNDERSTOOD = "not-understood"
    NO_DAY = "no-day"
    NO_TIME = "no-time"
    AM_OR_PM = "am-or-pm"
    MIDNIGHT = "midnight"  # of the night before, or after?
    NO_SUCH_TIME = "no-such-time"
    NO_SUCH_DATE = "no-such-date"
    OTHER_WEEKDAY = "other-weekday"  # "Monday, December 1" when that is a Tuesday
    DAY_OR_MONTH = "day-or-month"  # 3/4 in Spanish
    ONE_TIME = "one-time"  # a range was typed
    REPEATS = "repeats"  # "every Tuesday"
    ZONE = "zone"  # times are in the series' zone
    PAST = "past"
    TOO_FAR = "too-far"


@dataclass(frozen=True, slots=True)
class Typed:
    """What was understood: the wall time that the zone's clocks will show (naive), and the instant.

    `fit` says whether the time as typed is skipped (then `local` is shifted) or comes twice that day.
    """

    local: datetime
    instant: datetime
    fit: Fit


def read_moment(
    typed: str, now: datetime, zone: ZoneInfo, language: str = "en", usual: time | None = None
) -> Typed | Misread:
    """A day with a time. `usual` is taken where no time was typed. `now` carries a zone."""
    parts = _parts(typed)
    if isinstance(parts, Misread):
        return parts
    at = usual if parts.clock is None else parts.clock
    if isinstance(at, Misread):
        return at
    if not parts.day:
        return Misread.NO_DAY
    today = local_of(now, zone)
    day = _day(parts.day, today, at, language)
    if isinstance(day, Misread):
        return day
    if at is None:
        return Misread.NO_TIME
    local = datetime.combine(day, at)
    instant = instant_of(local, zone)
    if instant <= now:
        return Misread.PAST
    return Typed(local_of(instant, zone), instant, fit(local, zone))


def read_date(typed: str, now: datetime, zone: ZoneInfo, language: str = "en") -> date | Misread:
    """A day alone, today or later."""
    parts = _parts(typed)
    if isinstance(parts, Misread):
        return parts
    if parts.clock is not None or not parts.day:
        return Misread.NOT_UNDERSTOOD if parts.clock is not None else Misread.NO_DAY
    today = local_of(now, zone)
    day = _day(parts.day, today, None, language)
    return Misread.PAST if isinstance(day, date) and day < today.date() else day


def read_clock(typed: str) -> time | Misread:
    """A time of day alone."""
    parts = _parts(typed)
    if isinstance(parts, Misread):
        return parts
    if parts.clock is None:
        return Misread.NO_TIME
    return Misread.NOT_UNDERSTOOD if parts.day else parts.clock


@dataclass(frozen=True, slots=True)
class _Parts:
    """The words of the day, and the time if one was typed."""

    day: tuple[str, ...]
    clock: time | Misread | None


def _parts(typed: str) -> _Parts | Misread:
    text = _plain(typed)
    if not text:
        return Misread.EMPTY
    if len(typed) > _LONGEST or not text.isascii():
        return Misread.NOT_UNDERSTOOD
    for pattern, misread in (
        (words.REPEATING, Misread.REPEATS),
        (words.RANGE, Misread.ONE_TIME),
        (words.ZONE, Misread.ZONE),
    ):
        if pattern.search(text):
            return misread
    found = list(words.CLOCK.finditer(text))
    if len(found) > 1:
        return Misread.ONE_TIME
    clock = _clock(found[0]) if found else None
    rest = f"{text[: found[0].start()]} {text[found[0].end() :]}" if found else text
    return _Parts(tuple(one for one in rest.split() if one not in words.FILLERS), clock)


def _plain(typed: str) -> str:
    """Lower case, without accents, signs between words, and with am and pm in one spelling."""
    letters = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", typed).casefold())
    bare = "".join(one for one in letters if not unicodedata.combining(one))
    bare = re.sub(r"[\u2010-\u2015]", "-", bare)
    bare = re.sub(r"(?<=-\d\d)t(?=\d\d:)", " ", bare)  # 2026-12-01T15:00
    bare = re.sub(r"[,\s\u2000-\u200f]+", " ", bare).strip(" .!?")
    return re.sub(r"(?<=\d)\s?([ap])\.?\s?m(?:\.|\b)", r"\1m", bare)


def _clock(found: re.Match[str]) -> time | Misread:
    if found["word"]:
        return time(12) if found["word"].split()[-1] in words.NOON else Misread.MIDNIGHT
    hour, minute = int(found["hour"]), int(found["minute"] or found["minute_of_24"] or 0)
    if minute > 59 or hour > 23 or ((found["half"] or found["part"]) and not 1 <= hour <= 12):
        return Misread.NO_SUCH_TIME
    if found["part"]:
        return _part_of_day(found["part"], hour, minute)
    if found["half"]:
        return time(hour % 12 + (12 if found["half"] == "pm" else 0), minute)
    return Misread.AM_OR_PM if hour < _UNCLEAR_BELOW else time(hour, minute)


def _part_of_day(part: str, hour: int, minute: int) -> time | Misread:
    """`3 de la tarde`. Hours that no one calls so are asked about."""
    if part == "noche" and hour == 12:
        return Misread.MIDNIGHT
    if hour not in words.PARTS_OF_DAY[part]:
        return Misread.AM_OR_PM
    return time(hour % 12 + (0 if part in words.BEFORE_NOON else 12), minute)


def _day(said: tuple[str, ...], now: datetime, at: time | None, language: str) -> date | Misread:
    """The day that the words name, seen from `now` (naive local)."""
    weekday = words.weekday(said[0], language)
    if weekday is not None and len(said) > 1 and said[1:] not in words.COMING_AFTER:
        day = _one_day(said[1:], now, at, language)
        if isinstance(day, Misread):
            return day
        return day if day.weekday() == weekday else Misread.OTHER_WEEKDAY
    return _one_day(said, now, at, language)


def _one_day(
    said: tuple[str, ...], now: datetime, at: time | None, language: str
) -> date | Misread:
    today = now.date()
    if said in words.DAYS_AHEAD:
        return today + timedelta(days=words.DAYS_AHEAD[said])
    for read in (_weekday, _steps):
        day = read(said, now, at, language)
        if day is not None:
            return day
    return _on_calendar(said, now, at, language)


def _weekday(
    said: tuple[str, ...], now: datetime, at: time | None, language: str
) -> date | Misread | None:
    """`tue`: the first one still to come. `next tue`: in the week after this, from Monday on.

    Spanish `próximo martes` is the first one after today.
    """
    today = now.date()
    first, last = said[0], said[-1]
    if len(said) == 1 or (len(said) == 2 and first in words.THIS):
        weekday = words.weekday(last, language)
        if weekday is None:
            return None
        days = (weekday - today.weekday()) % 7
        gone = days == 0 and at is not None and datetime.combine(today, at) <= now
        return today + timedelta(days=7 if gone else days)
    if len(said) == 2 and first in words.NEXT_WEEKS:
        weekday = words.weekday(last, language)
        return None if weekday is None else today + timedelta(days=7 - today.weekday() + weekday)
    coming = last if len(said) == 2 and first in words.COMING else ""
    coming = first if said[1:] in words.COMING_AFTER else coming
    weekday = words.weekday(coming, language)
    if weekday is None:
        return None
    return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)


def _steps(
    said: tuple[str, ...], now: datetime, _at: time | None, _language: str
) -> date | Misread | None:
    """`in 2 weeks`."""
    if len(said) != 3 or said[0] not in words.IN or said[2] not in words.STEPS:
        return None
    number = 1 if said[1] in words.ONE else int(said[1]) if _is_number(said[1]) else 0
    if not 1 <= number <= _MOST_STEPS:
        return Misread.NOT_UNDERSTOOD
    return now.date() + timedelta(days=number * words.STEPS[said[2]])


def _on_calendar(
    said: tuple[str, ...], now: datetime, at: time | None, language: str
) -> date | Misread:
    """`2026-12-01`, `12/1`, `dec 1`, `1 de diciembre de 2026`."""
    year: int | None = None
    if len(said) == 1 and (iso := words.ISO.fullmatch(said[0])):
        year, month, day = (int(part) for part in iso.groups())
    elif len(said) == 1 and (slashed := words.SLASHED.fullmatch(said[0])):
        one, other = int(slashed[1]), int(slashed[2])
        if language == "es" and one != other and max(one, other) <= 12:
            return Misread.DAY_OR_MONTH
        day_first = one > 12
        month, day = (other, one) if day_first else (one, other)
        year = _year(slashed[3]) if slashed[3] else None
    elif len(said) in (2, 3) and (named := _named(said)):
        month, day, year = named
    else:
        return Misread.NOT_UNDERSTOOD
    return _dated(year, month, day, now, at)


def _named(said: tuple[str, ...]) -> tuple[int, int, int | None] | None:
    for month_word, day_word in ((said[0], said[1]), (said[1], said[0])):
        month, day = words.MONTHS.get(month_word.rstrip(".")), words.DAY.fullmatch(day_word)
        if month is not None and day is not None:
            if len(said) == 2:
                return month, int(day[1]), None
            if len(said[2]) == 4 and _is_number(said[2]):
                return month, int(day[1]), int(said[2])
    return None


def _dated(
    year: int | None, month: int, day: int, now: datetime, at: time | None
) -> date | Misread:
    """Without a year it is the first such day still to come, this year or next."""
    for candidate in (year,) if year is not None else (now.year, now.year + 1):
        try:
            found = date(candidate, month, day)
        except ValueError:
            continue
        if found - now.date() > _FARTHEST:
            return Misread.TOO_FAR
        coming = datetime.combine(found, at) > now if at is not None else found >= now.date()
        if coming:
            return found
        if year is not None:
            return Misread.PAST
    return Misread.NO_SUCH_DATE


def _year(digits: str) -> int:
    return int(digits) + (2000 if len(digits) == 2 else 0)


def _is_number(word: str) -> bool:
    return word.isascii() and word.isdigit()
