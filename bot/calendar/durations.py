"""Lengths of time as people write them in schedules: ISO 8601, in two kinds that are kept apart.

`P1D` and `P2W` count on the calendar: the same wall time, days away, be it 23 or 25 hours. `PT24H`
really passes: 24 hours on a stopwatch. Months and years are refused, they have no length.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

_WRITTEN: Final = re.compile(
    r"P(?=[\dT])(?:(?P<weeks>\d{1,3})W|(?:(?P<days>\d{1,4})D)?"
    r"(?:T(?=\d)(?:(?P<hours>\d{1,5})H)?(?:(?P<minutes>\d{1,6})M)?(?:(?P<seconds>\d{1,7})S)?)?)",
    re.ASCII,
)
LONGEST: Final = timedelta(days=3660)  # ten years: nothing in a schedule reaches further


@dataclass(frozen=True, slots=True)
class Offset:
    """A way before or after an instant: first `days` on the calendar, then `seconds` that pass."""

    days: int = 0
    seconds: int = 0

    def __post_init__(self) -> None:
        if self.days < 0 or self.seconds < 0:
            raise ValueError("a length of time is not negative")
        if timedelta(self.days, self.seconds) > LONGEST:
            raise ValueError("a length of time is at most ten years")

    def __str__(self) -> str:
        """As `read_offset` reads it; weeks are written as days."""
        hours, rest = divmod(self.seconds, 3600)
        minutes, seconds = divmod(rest, 60)
        parts = ((hours, "H"), (minutes, "M"), (seconds, "S"))
        time = "".join(f"{number}{unit}" for number, unit in parts if number)
        date = f"{self.days}D" if self.days else ""
        return f"P{date}{'T' + time if time else ''}" if date or time else "PT0S"


def read_offset(written: str) -> Offset:
    """`P3D`, `P2W`, `PT90M`, `P1DT2H`. Raises `ValueError` for anything else."""
    found = _WRITTEN.fullmatch(written)
    if found is None:
        raise ValueError(f"{written!r} is no length of time")
    number = {name: int(digits or 0) for name, digits in found.groupdict().items()}
    seconds = number["hours"] * 3600 + number["minutes"] * 60 + number["seconds"]
    return Offset(number["weeks"] * 7 + number["days"], seconds)


def read_elapsed(written: str) -> timedelta:
    """`PT90M`, `PT24H`: time that really passes. Raises `ValueError`, also for days and weeks."""
    offset = read_offset(written)
    if offset.days:
        raise ValueError(f"{written!r} counts calendar days")
    return timedelta(seconds=offset.seconds)


def write_elapsed(length: timedelta) -> str:
    """As `read_elapsed` reads it; whole seconds."""
    return str(Offset(seconds=length // timedelta(seconds=1)))
