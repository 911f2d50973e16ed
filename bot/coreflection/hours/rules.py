"""Hours as people write them, what counts, and the spreadsheet. Pure."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from typing import Final

from bot.calendar.plan import Plan
from bot.calendar.walltime import local_of, zone_of
from bot.coreflection.hours.records import Entry, Written
from bot.coreflection.sessions.records import Session

MOST_HOURS: Final = Decimal(500)
TRIES: Final = 10
TRIES_WITHIN: Final = timedelta(hours=1)
ASK_WITHIN: Final = timedelta(days=7)  # after the end, while facilitators still remember
WHAT_LENGTH: Final = 200
CATEGORY_LENGTH: Final = 80
EVIDENCE_LENGTH: Final = 200
# Crockford's base 32: no I, L, O or U, and what is read as one of these still finds its sign.
SIGNS: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
CODE_LENGTH: Final = 10  # of 32 signs: 50 bits
_CENT: Final = Decimal("0.01")
_EARLIEST: Final = date(1990, 1, 1)
_CLOCK: Final = re.compile(r"(\d{1,3}):([0-5]\d)\Z")
_HOURS_AND_MINUTES: Final = re.compile(
    r"(?:(\d{1,3}(?:[.,]\d{1,2})?)\s*(?:h|hr|hrs|hours?|horas?))?\s*"
    r"(?:(?:and|y)?\s*(\d{1,4})\s*(?:m|min|mins|minutes?|minutos?))?\Z"
)
_NUMBER: Final = re.compile(r"\d{1,3}(?:[.,]\d{1,2})?\Z")
_FORMULA: Final = tuple("=+-@\t\r\n＝＋－＠|%")


class Misfit(StrEnum):
    """Why something written by hand cannot be kept; the end of the key that says so."""

    DAY = "day"
    FUTURE = "future"
    HOURS = "hours"
    WHAT = "what"


@dataclass(slots=True)
class Tries:
    """How often each member guessed a code lately. In memory only; empties itself."""

    _when: dict[str, list[datetime]] = field(default_factory=dict)

    def allow(self, who: str, now: datetime) -> bool:
        """Counts one try; false when there were too many."""
        self._when = {
            key: recent
            for key, times in self._when.items()
            if (recent := [one for one in times if now - one < TRIES_WITHIN])
        }
        recent = self._when.setdefault(who, [])
        if len(recent) >= TRIES:
            return False
        recent.append(now)
        return True

    def forgive(self, who: str) -> None:
        """A right code takes the tries back."""
        self._when.pop(who, None)


def hours_of(plan: Plan | None, session: Session) -> Decimal:
    """What a session counts: what its series certifies, else how long it is."""
    if plan is not None and plan.series.paid and plan.series.paid.hours_certified:
        return rounded(Decimal(str(plan.series.paid.hours_certified)))
    return rounded(Decimal((session.end - session.start) // timedelta(minutes=1)) / 60)


def day_in(now: datetime, zone: str) -> date:
    """The day it is in a Region/City zone; an unknown one counts as UTC."""
    return local_of(now, zone_of(zone)).date()


def rounded(hours: Decimal) -> Decimal:
    """To hundredths, as they are kept."""
    return hours.quantize(_CENT, ROUND_HALF_UP)


def read_hours(typed: str) -> Decimal | None:
    """Hours as people write them: `1.5`, `1,5`, `1:30`, `1 h 30 min`, `90 minutes`.

    None for anything else, for nothing, and for more than fits in a record.
    """
    words = " ".join(typed.casefold().split())
    if clock := _CLOCK.match(words):
        hours = Decimal(clock[1]) + Decimal(clock[2]) / 60
    elif _NUMBER.match(words):
        hours = Decimal(words.replace(",", "."))
    elif words and (parts := _HOURS_AND_MINUTES.match(words)):
        hours = Decimal((parts[1] or "0").replace(",", ".")) + Decimal(parts[2] or 0) / 60
    else:
        return None
    hours = rounded(hours)
    return hours if 0 < hours <= MOST_HOURS else None


def read_written(values: Mapping[str, str], today: date) -> Written | Misfit:
    """The answers of the form, by the names of its questions. `today` is the member's own."""
    try:
        day = date.fromisoformat(values.get("day", "").strip())
    except ValueError:
        return Misfit.DAY
    if day < _EARLIEST:
        return Misfit.DAY
    if day > today + timedelta(days=1):  # tomorrow is today somewhere else
        return Misfit.FUTURE
    hours = read_hours(values.get("hours", ""))
    if hours is None:
        return Misfit.HOURS
    what = one_line(values.get("what", ""), WHAT_LENGTH)
    if not what:
        return Misfit.WHAT
    return Written(
        day=day,
        hours=hours,
        what=what,
        category=one_line(values.get("category", ""), CATEGORY_LENGTH),
        evidence=one_line(values.get("evidence", ""), EVIDENCE_LENGTH),
    )


def one_line(words: str, length: int) -> str:
    """Words on one line, without signs that cannot be seen, composed (NFC)."""
    seen = "".join(
        " " if one.isspace() else one for one in words if one.isspace() or one.isprintable()
    )
    return unicodedata.normalize("NFC", " ".join(seen.split()))[:length].strip()


def total(entries: Iterable[Entry], year: int) -> Decimal:
    """All hours of a year."""
    return sum((one.written.hours for one in entries if one.written.day.year == year), Decimal())


def by_category(entries: Iterable[Entry], year: int) -> dict[str, Decimal]:
    """The hours of a year by what the member calls them; most first. Those without come last."""
    sums: dict[str, Decimal] = {}
    for one in entries:
        if one.written.day.year == year:
            sums[one.written.category] = (
                sums.get(one.written.category, Decimal()) + one.written.hours
            )
    return dict(sorted(sums.items(), key=lambda pair: (not pair[0], -pair[1], pair[0])))


def spreadsheet(header: Sequence[str], lines: Iterable[Sequence[str]]) -> bytes:
    """A CSV that spreadsheets open with accents whole, and none of whose cells becomes a formula."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([_inert(one) for one in header])
    writer.writerows([_inert(one) for one in line] for line in lines)
    return out.getvalue().encode("utf-8-sig")


def _inert(cell: str) -> str:
    """A cell that would begin a formula gets an apostrophe first (OWASP, CSV injection)."""
    return f"'{cell}" if cell.lstrip().startswith(_FORMULA) or cell.startswith(_FORMULA) else cell


def shown_code(code: str) -> str:
    """A certificate's code as it is printed: `7K2M9-QFX3D`."""
    return f"{code[: CODE_LENGTH // 2]}-{code[CODE_LENGTH // 2 :]}"


def read_code(typed: str) -> str:
    """The signs of a certificate's code in what somebody typed or followed."""
    words = typed[:100].upper().replace("O", "0").replace("I", "1").replace("L", "1")
    return "".join(one for one in words if one in SIGNS)[: CODE_LENGTH + 1]
