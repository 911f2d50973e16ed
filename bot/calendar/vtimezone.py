"""What a feed says about time zones: as yearly rules, because Outlook is reported to ignore lists of
dates and then shows meetings an hour off (iCalcreator issue 86).

The blocks for the zones of the United States are written by hand, after the Energy Policy Act of 2005
(in force since 2007: second Sunday in March, first Sunday in November, at 2:00 local time) and compared
with the time zone database in the tests. Other zones get their coming clock changes one by one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from bot.calendar.oddtimes import changes
from bot.calendar.walltime import local_of, zone_named

if TYPE_CHECKING:
    from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

_HOUR: Final = timedelta(hours=1)
_SINCE: Final = datetime(2007, 1, 1)  # noqa: DTZ001  local by design
_SUMMER: Final = datetime(2007, 3, 11, 2)  # noqa: DTZ001
_WINTER: Final = datetime(2007, 11, 4, 2)  # noqa: DTZ001
_YEARS_BACK: Final = 1
_YEARS_AHEAD: Final = 6


@dataclass(frozen=True, slots=True)
class Clock:
    """A zone of the United States: hours from UTC in winter, its name then, and in summer if it has one."""

    hours: int
    winter: str
    summer: str | None = None


_CLOCKS: Final = {
    Clock(-4, "AST"): "America/Puerto_Rico America/St_Thomas",
    Clock(-5, "EST", "EDT"): (
        "America/New_York America/Detroit America/Kentucky/Louisville America/Kentucky/Monticello "
        "America/Indiana/Indianapolis America/Indiana/Vincennes America/Indiana/Winamac "
        "America/Indiana/Marengo America/Indiana/Petersburg America/Indiana/Vevay"
    ),
    Clock(-6, "CST", "CDT"): (
        "America/Chicago America/Indiana/Tell_City America/Indiana/Knox America/Menominee "
        "America/North_Dakota/Center America/North_Dakota/New_Salem America/North_Dakota/Beulah"
    ),
    Clock(-7, "MST", "MDT"): "America/Denver America/Boise",
    Clock(-7, "MST"): "America/Phoenix",
    Clock(-8, "PST", "PDT"): "America/Los_Angeles",
    Clock(-9, "AKST", "AKDT"): (
        "America/Anchorage America/Juneau America/Sitka America/Metlakatla America/Yakutat "
        "America/Nome"
    ),
    Clock(-10, "HST", "HDT"): "America/Adak",
    Clock(-10, "HST"): "Pacific/Honolulu",
    Clock(-11, "SST"): "Pacific/Pago_Pago",
    Clock(10, "ChST"): "Pacific/Guam Pacific/Saipan",
}
CLOCKS: Final = {name: clock for clock, names in _CLOCKS.items() for name in names.split()}


def vtimezone(name: str, year: int) -> Timezone:
    """The block for a zone, in a feed written in `year`."""
    from icalendar import Timezone  # noqa: PLC0415  loaded with the first calendar, see `ics`

    block = Timezone()
    block.add("tzid", name)
    clock = CLOCKS.get(name)
    parts = _changes(name, year) if clock is None else _by_rule(clock)
    for part in parts:
        block.add_component(part)
    return block


def _by_rule(clock: Clock) -> Iterator[TimezoneStandard | TimezoneDaylight]:
    winter = timedelta(hours=clock.hours)
    if clock.summer is None:
        yield _part(_standard(), _SINCE, winter, winter, clock.winter)
        return
    summer = winter + _HOUR
    spring = _part(_daylight(), _SUMMER, winter, summer, clock.summer)
    spring.add("rrule", {"freq": "yearly", "bymonth": 3, "byday": "2SU"})
    autumn = _part(_standard(), _WINTER, summer, winter, clock.winter)
    autumn.add("rrule", {"freq": "yearly", "bymonth": 11, "byday": "1SU"})
    yield from (spring, autumn)


def _changes(name: str, year: int) -> Iterator[TimezoneStandard | TimezoneDaylight]:
    """What holds at the start of last year, and every change of the clocks from then to five years ahead."""
    zone = zone_named(name)
    begin = datetime(year - _YEARS_BACK, 1, 1, tzinfo=UTC)
    offset = begin.astimezone(zone).utcoffset() or timedelta()
    yield _part(_kind(begin, zone), local_of(begin, zone), offset, offset, _name(begin, zone))
    for one in range(year - _YEARS_BACK, year + _YEARS_AHEAD):
        for change in changes(name, one):
            onset = (change.instant + change.before).replace(
                tzinfo=None
            )  # as the old clock shows it
            kind, called = _kind(change.instant, zone), _name(change.instant, zone)
            yield _part(kind, onset, change.before, change.after, called)


def _part(
    part: TimezoneStandard | TimezoneDaylight,
    onset: datetime,
    before: timedelta,
    after: timedelta,
    name: str,
) -> TimezoneStandard | TimezoneDaylight:
    part.add("dtstart", onset)
    part.add("tzoffsetfrom", before)
    part.add("tzoffsetto", after)
    part.add("tzname", name)
    return part


def _kind(at: datetime, zone: ZoneInfo) -> TimezoneStandard | TimezoneDaylight:
    return _daylight() if at.astimezone(zone).dst() else _standard()


def _standard() -> TimezoneStandard:
    from icalendar import TimezoneStandard  # noqa: PLC0415

    return TimezoneStandard()


def _daylight() -> TimezoneDaylight:
    from icalendar import TimezoneDaylight  # noqa: PLC0415

    return TimezoneDaylight()


def _name(at: datetime, zone: ZoneInfo) -> str:
    return at.astimezone(zone).tzname() or "LMT"
