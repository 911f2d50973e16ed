"""The kinds of values in a schedule, each with the sentence that says how to mend a wrong one.

Everything is text in quotes, because YAML has its own ideas about `15:00` and `2026-12-01`: readers of
other YAML versions take the first for a number.
"""

from __future__ import annotations

import calendar
import re
import unicodedata
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from difflib import get_close_matches
from functools import cache
from typing import Annotated, Any, Final
from zoneinfo import available_timezones

from pydantic import AfterValidator, BeforeValidator, Field, PlainSerializer
from pydantic_core import PydanticCustomError

from bot.calendar.durations import Offset, read_elapsed, read_offset, write_elapsed
from bot.calendar.repeat import WEEKDAYS
from bot.content.words import Wording

FIRST_YEAR: Final = 2000
LAST_YEAR: Final = 2200
_DAY: Final = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
_TIME: Final = re.compile(r"([01]\d|2[0-3]):([0-5]\d)", re.ASCII)
_ON: Final = re.compile(rf"([+-]?[1-5])?({'|'.join(WEEKDAYS)})", re.ASCII)
_LINK: Final = re.compile(r"://|\bwww\.|\b[\w.+-]+@[\w-]+\.\w|\bt\.me/|\bzoom\.us", re.IGNORECASE)
_PHONE: Final = re.compile(r"(?:\d[\s().-]{0,2}){10,}|\b\d{3}[-. ]\d{4}\b", re.ASCII)
_SECRET: Final = re.compile(r"secret:[a-z][a-z0-9_]{0,59}", re.ASCII)
_NO_DST: Final = ("Etc/", "SystemV/", "posix/", "right/")

# What people write for the zones of the United States, and the name that keeps its summer time.
_USUAL_ZONES: Final = {
    "America/New_York": ("EST", "EDT", "ET", "EST5EDT", "US/Eastern", "Eastern"),
    "America/Chicago": ("CST", "CDT", "CT", "CST6CDT", "US/Central", "Central"),
    "America/Denver": ("MST", "MDT", "MT", "MST7MDT", "US/Mountain", "Mountain"),
    "America/Phoenix": ("US/Arizona",),
    "America/Los_Angeles": ("PST", "PDT", "PT", "PST8PDT", "US/Pacific", "Pacific"),
    "America/Anchorage": ("AKST", "AKDT", "AKT", "US/Alaska", "Alaska"),
    "Pacific/Honolulu": ("HST", "US/Hawaii", "Hawaii"),
    "America/Puerto_Rico": ("AST",),
}
_MEANT: Final = {short.lower(): name for name, all_ in _USUAL_ZONES.items() for short in all_}


def mistake(says: str, mend: str) -> PydanticCustomError:
    """A value that cannot be used, and how to write it."""
    return PydanticCustomError("schedule", "{says}", {"says": says, "mend": mend})


@cache
def _zones() -> frozenset[str]:
    return frozenset(
        name
        for name in available_timezones()
        if "/" in name and not name.startswith(_NO_DST) and name.lower() not in _MEANT
    )


def _zone(value: Any) -> str:
    example = "Write Region/City, such as America/New_York."
    if not isinstance(value, str):
        raise mistake("a time zone is a name", example)
    if meant := _MEANT.get(value.strip().lower()):
        says = f"{value!r} is no place, so it may not know about summer time"
        raise mistake(says, f"Write {meant}.")
    if value not in _zones():
        close = get_close_matches(value, _zones(), 1, 0.7)
        raise mistake(
            f"{value!r} is no Region/City time zone", f"Write {close[0]}." if close else example
        )
    return value


def read_day(value: Any) -> date:
    """A date as `YYYY-MM-DD`. Raises `PydanticCustomError` with the mend."""
    if isinstance(value, date) and not isinstance(value, datetime):
        value = value.isoformat()  # unquoted, YAML reads it as a date
    found = _DAY.fullmatch(value) if isinstance(value, str) else None
    if found is None:
        raise mistake(f"{value!s:.40} is no date", "Write it in quotes, as YYYY-MM-DD.")
    year, month, day = (int(part) for part in found.groups())
    if not FIRST_YEAR <= year <= LAST_YEAR:
        says = f"the year {year} is out of reach"
        raise mistake(says, f"Years go from {FIRST_YEAR} to {LAST_YEAR}.")
    try:
        return date(year, month, day)
    except ValueError as error:
        if not 1 <= month <= 12:
            raise mistake(f"{value} does not exist", "Months go from 01 to 12.") from error
        length = calendar.monthrange(year, month)[1]
        says = f"{value} does not exist"
        raise mistake(says, f"{year}-{month:02} has days 01 to {length}.") from error


def _clock(value: Any) -> time:
    found = _TIME.fullmatch(value) if isinstance(value, str) else None
    if found is None:
        raise mistake(
            f"{value!s:.40} is no time of day",
            'Write it in quotes with four digits, 24 hours a day, such as "09:00" or "15:00".',
        )
    return time(int(found[1]), int(found[2]))


def _moment(value: Any) -> datetime:
    if isinstance(value, datetime) and value.tzinfo is None:
        value = value.isoformat(timespec="minutes")
    day, mark, clock = value.partition("T") if isinstance(value, str) else ("", "", "")
    if not mark:
        raise mistake(
            f"{value!s:.40} is no date with a time",
            'Write it in quotes, in the series\' own zone, such as "2027-01-06T17:00".',
        )
    return datetime.combine(read_day(day), _clock(clock))


def _moment_or_day(value: Any) -> datetime | date:
    return _moment(value) if "T" in str(value) or isinstance(value, datetime) else read_day(value)


def _offset(value: Any) -> Offset:
    if isinstance(value, Offset):
        return value
    try:
        return read_offset(value if isinstance(value, str) else repr(value))
    except ValueError as error:
        raise mistake(
            f"{value!s:.40} is no length of time",
            "Write P1D for the same time a day before, PT24H for 24 hours, PT30M for 30 minutes.",
        ) from error


def _elapsed(value: Any) -> timedelta:
    if isinstance(value, timedelta):
        return value
    try:
        length = read_elapsed(value if isinstance(value, str) else repr(value))
    except ValueError as error:
        mend = "Write hours and minutes, such as PT90M or PT1H30M."
        raise mistake(f"{value!s:.40} is no number of hours or minutes", mend) from error
    if not timedelta(minutes=1) <= length <= timedelta(hours=24):
        raise mistake(f"{value} is too short or too long", "One meeting lasts up to PT24H.")
    return length


def _weekday(value: Any) -> str:
    found = _ON.fullmatch(value) if isinstance(value, str) else None
    if found is None:
        mend = f"Use {', '.join(WEEKDAYS)}; for months 1TU (first Tuesday) or -1FR (last Friday)."
        raise mistake(f"{value!s:.40} is no weekday", mend)
    return f"{found[1] or ''}{found[2]}".removeprefix("+")


def _month_day(value: int) -> int:
    if value == 0:
        raise mistake("months have no day 0", "Write 1 to 31, or -1 for the last day.")
    return value


def _in_two_languages(value: Any) -> Any:
    return {"en": value} if isinstance(value, str) else value


def _open_to_all(value: Wording) -> Wording:
    for words in (value.en, value.es or ""):
        if any(unicodedata.category(one) in ("Cc", "Cs") and one != "\n" for one in words):
            raise mistake("it holds signs that cannot be shown", "Type it again.")
        if _LINK.search(words) or _PHONE.search(_DAY.sub("", words)):
            raise mistake(
                "it holds a link, an address or a phone number, and everybody may read it",
                "Put it under place as video or phone: those reach only people who are coming.",
            )
    return value


def _door(value: Any) -> str:
    if isinstance(value, str) and (_SECRET.fullmatch(value) or not value.startswith("secret:")):
        return value
    raise mistake(
        f"{value!s:.40} names no secret", "Write secret: and a name, such as secret:zoom_tue."
    )


def _list(value: Any) -> Any:
    return value if isinstance(value, list | tuple) else [value]


def _written(write: Callable[[Any], str]) -> PlainSerializer:
    return PlainSerializer(write, return_type=str, when_used="json")


Zone = Annotated[str, BeforeValidator(_zone)]
LocalDay = Annotated[date, BeforeValidator(read_day)]
LocalTime = Annotated[
    time,
    BeforeValidator(lambda value: value if isinstance(value, time) else _clock(value)),
    _written(lambda value: value.strftime("%H:%M")),
]
LocalMoment = Annotated[
    datetime, BeforeValidator(_moment), _written(lambda value: value.isoformat(timespec="minutes"))
]
LocalMomentOrDay = Annotated[
    datetime | date,
    BeforeValidator(_moment_or_day),
    _written(
        lambda value: (
            value.isoformat(timespec="minutes")
            if isinstance(value, datetime)
            else value.isoformat()
        )
    ),
]
OffsetField = Annotated[Offset, BeforeValidator(_offset), _written(str)]
ElapsedField = Annotated[timedelta, BeforeValidator(_elapsed), _written(write_elapsed)]
OnDay = Annotated[str, BeforeValidator(_weekday)]
MonthDay = Annotated[int, Field(ge=-31, le=31, strict=True), AfterValidator(_month_day)]
ListOf = BeforeValidator(_list)  # one value, or a list of them
PublicWords = Annotated[Wording, BeforeValidator(_in_two_languages), AfterValidator(_open_to_all)]
Door = Annotated[str, BeforeValidator(_door), Field(max_length=500)]
