"""Between the clock on a wall and the one instant it means.

The local time and its Region/City zone are what people agreed on; UTC is derived, and derived again
when the zone's rules change. A time that the clocks skip in spring is moved on by the hour they skip
(02:30 becomes 03:30); a time that comes twice in autumn is the first of the two. Both as RFC 5545
reads such a local time (section 3.3.5, form 3).
"""

from __future__ import annotations

import zoneinfo
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.calendar.durations import Offset

_VERSION_FILE: Final = "tzdata.zi"


class Fit(StrEnum):
    """How a local time stands on its day's clock."""

    EXACT = "exact"
    GAP = "gap"  # the clocks skip it
    FOLD = "fold"  # it comes twice


@cache
def zone_named(name: str) -> ZoneInfo:
    """The zone. Raises `zoneinfo.ZoneInfoNotFoundError` (a `KeyError`) or `ValueError`."""
    return ZoneInfo(name)


def zone_of(name: str) -> ZoneInfo:
    """The zone; one that is not known counts as UTC, as it does where times are written."""
    try:
        return zone_named(name)
    except (ZoneInfoNotFoundError, ValueError):
        return zone_named("UTC")


def instant_of(local: datetime, zone: ZoneInfo) -> datetime:
    """The instant (UTC) of a naive local time: a gap is shifted forward, a fold is the first."""
    return local.replace(tzinfo=zone, fold=0).astimezone(UTC)


def local_of(instant: datetime, zone: ZoneInfo) -> datetime:
    """What the clock on the wall shows (naive) at an instant that carries a zone."""
    return instant.astimezone(zone).replace(tzinfo=None, fold=0)


def fit(local: datetime, zone: ZoneInfo) -> Fit:
    """Whether a naive local time exists once, never or twice."""
    first = local.replace(tzinfo=zone, fold=0).utcoffset()
    second = local.replace(tzinfo=zone, fold=1).utcoffset()
    if first == second or first is None or second is None:
        return Fit.EXACT
    return Fit.GAP if first < second else Fit.FOLD


def before(instant: datetime, offset: Offset, zone: ZoneInfo) -> datetime:
    """The instant (UTC) that lies `offset` earlier: `P1D` at the same wall time, `PT24H` really 24 h."""
    return _moved(instant, -offset.days, -offset.seconds, zone)


def after(instant: datetime, offset: Offset, zone: ZoneInfo) -> datetime:
    """The instant (UTC) that lies `offset` later, with the same two kinds of time."""
    return _moved(instant, offset.days, offset.seconds, zone)


def _moved(instant: datetime, days: int, seconds: int, zone: ZoneInfo) -> datetime:
    if days:
        instant = instant_of(local_of(instant, zone) + timedelta(days), zone)
    return instant.astimezone(UTC) + timedelta(seconds=seconds)


def zone_data_version() -> str:
    """Which edition of the time zone database is in use, such as `2026f`; `unknown` if it does not say.

    Python reads the system's files first and the `tzdata` package where there are none. A running
    process keeps what it has read, so a new edition counts from the next start.
    """
    for folder in zoneinfo.TZPATH:
        if (Path(folder) / "America" / "New_York").exists():
            return _edition(Path(folder) / _VERSION_FILE)
    try:
        return metadata.version("tzdata")
    except metadata.PackageNotFoundError:
        return "unknown"


def _edition(path: Path) -> str:
    try:
        with path.open(encoding="ascii") as lines:
            return lines.readline().removeprefix("# version").strip() or "unknown"
    except (OSError, UnicodeDecodeError):
        return "unknown"
