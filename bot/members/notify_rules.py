"""How courteous the bot is when it speaks first: quiet hours, how much a day, together or not. Pure.

The rules are those of the scheduling brief, section 4.2: quiet from 21:00 to 08:00 in the reader's own
zone, at most two reminders a day, what is more in one digest. Members choose otherwise with `notify`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from enum import Enum, auto
from typing import Final
from zoneinfo import ZoneInfo

from bot.calendar.walltime import instant_of, local_of

DAILY: Final = 2
NO_LIMIT: Final = 0  # as it is kept and pressed
DAILY_CHOICES: Final = (1, DAILY, 4, 8, NO_LIMIT)
EVERYTHING: Final = "all"  # the topic that stands for all reminders
ALL_OF_IT: Final = "all"  # in a press: the whole of a kind, such as every partner reminder
MOST_MUTED: Final = 200
ROOM: Final = timedelta(minutes=30)  # what is delayed arrives at least so long before the start
AHEAD: Final = timedelta(hours=2)  # a digest comes at least so long before the first start it names
BEFORE_QUIET: Final = timedelta(hours=1)  # otherwise it comes so long before quiet hours begin
EVENING: Final = time(18)  # or then, for whoever has no quiet hours
_NONE: Final = "none"


@dataclass(frozen=True, slots=True)
class Quiet:
    """Hours without a sound, on the reader's own clock. `end` before `begin`: over midnight."""

    begin: time
    end: time

    def __str__(self) -> str:
        return f"{self.begin:%H%M}-{self.end:%H%M}"

    def covers(self, clock: time) -> bool:
        """Whether it is quiet at that time on the wall."""
        if self.begin <= self.end:
            return self.begin <= clock < self.end
        return clock >= self.begin or clock < self.end


QUIET: Final = Quiet(time(21), time(8))
QUIET_CHOICES: Final = (QUIET, Quiet(time(22), time(7)), Quiet(time(19), time(9)))


@dataclass(frozen=True, slots=True)
class Wishes:
    """What one member wants of messages that the bot sends by itself.

    `quiet` None: no quiet hours. `daily` None: as many reminders a day as there are. `platform` None:
    on the app where they signed up for what it is about. `muted` are topics, such as `series:<id>`.
    """

    quiet: Quiet | None = QUIET
    daily: int | None = DAILY
    platform: str | None = None
    muted: frozenset[str] = field(default_factory=frozenset)

    def mutes(self, topic: str) -> bool:
        """Whether reminders of this topic are not wanted: itself, its kind, or all."""
        return not self.muted.isdisjoint({topic, topic.partition(":")[0], EVERYTHING})


class Manner(Enum):
    """How something may be said now."""

    ALOUD = auto()
    SILENTLY = auto()


def manner(
    quiet: Quiet | None, now: datetime, zone: ZoneInfo, before: datetime | None
) -> Manner | datetime:
    """How to say something now, or the instant (UTC) until which it waits.

    In quiet hours it waits for their end, if that is at least 30 minutes before what it is about
    (`before`); else it is said at once, without a sound.
    """
    if quiet is None or not is_quiet(quiet, now, zone):
        return Manner.ALOUD
    end = quiet_end(quiet, now, zone)
    if before is not None and end > before - ROOM:
        return Manner.SILENTLY
    return end


def is_quiet(quiet: Quiet, now: datetime, zone: ZoneInfo) -> bool:
    """Whether it is quiet on the reader's wall."""
    return quiet.covers(local_of(now, zone).time())


def quiet_end(quiet: Quiet, now: datetime, zone: ZoneInfo) -> datetime:
    """The next instant (UTC) after `now` at which the wall shows the end of quiet hours."""
    return _next(quiet.end, now, zone)


def _next(clock: time, now: datetime, zone: ZoneInfo) -> datetime:
    """The next time the wall shows this. A time that the clocks skip is what comes after them; of a
    time that comes twice, either counts."""
    today = local_of(now, zone).date()
    for days in range(3):  # a time that comes twice may lie behind for the first time only
        local = datetime.combine(today + timedelta(days), clock)
        for fold in (0, 1):
            instant = local.replace(tzinfo=zone, fold=fold).astimezone(UTC)
            if instant > now:
                return instant
    raise ValueError("no day has so few hours")


def digest_at(
    now: datetime, earliest: datetime | None, quiet: Quiet | None, zone: ZoneInfo
) -> datetime:
    """When what is too much for a day comes together: an hour before quiet hours, or two hours before
    the first start it speaks of, whichever is sooner; at once if there is no such time."""
    evening = (
        EVENING
        if quiet is None
        else (datetime.combine(date.min + timedelta(1), quiet.begin) - BEFORE_QUIET).time()
    )
    at = _next(evening, now, zone)
    if earliest is not None:
        at = min(at, earliest - AHEAD)
    if at <= now or (quiet is not None and is_quiet(quiet, at, zone)):
        return now
    return at


def day_of(now: datetime, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """The reader's day: from midnight on their wall to the next (UTC)."""
    today = local_of(now, zone).date()
    first, second = (
        instant_of(datetime.combine(one, time()), zone) for one in (today, today + timedelta(1))
    )
    return first, second


def read_quiet(kept: str | None) -> Quiet | None:
    """Quiet hours as kept or pressed: `2100-0800`, `none`, or nothing for the usual ones. Raises
    `ValueError`."""
    if kept is None:
        return QUIET
    if kept == _NONE:
        return None
    begin, _, end = kept.partition("-")
    found = Quiet(_clock(begin), _clock(end))
    if found.begin == found.end:
        raise ValueError("a whole day is not for quiet hours")
    return found


def write_quiet(quiet: Quiet | None) -> str:
    """What `read_quiet` reads."""
    return _NONE if quiet is None else str(quiet)


def read_daily(pressed: str) -> int:
    """How many a day, as pressed. Raises `ValueError`."""
    number = int(pressed)
    if number not in DAILY_CHOICES:
        raise ValueError("not a choice")
    return number


def topic_of(kind: str, name: str) -> str:
    """A topic from the two arguments of a press."""
    return kind if name == ALL_OF_IT else f"{kind}:{name}"


def _clock(written: str) -> time:
    if len(written) != 4 or not written.isascii() or not written.isdigit():
        raise ValueError("not a time of day")
    return time(int(written[:2]), int(written[2:]))
