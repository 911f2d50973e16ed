"""What a schedule says against itself: found when it is read, told with what to do about it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import combinations, pairwise
from typing import Final
from zoneinfo import ZoneInfo

from bot.calendar.durations import Offset
from bot.calendar.expand import Occurrence, Status, expand, occurrence_on
from bot.calendar.oddtimes import odd_days
from bot.calendar.plan import Plan
from bot.calendar.repeat import WEEKDAYS, Rule, Unit
from bot.calendar.series import (
    TRAINING_ONLY,
    Kind,
    Override,
    Repeat,
    Series,
    last_moment,
    meetings_of,
    rule_of,
    start_on,
)
from bot.calendar.walltime import Fit, fit, instant_of, local_of, zone_named
from bot.content import Severity
from bot.content.files import Key

_LOOKED_AT: Final = timedelta(days=5 * 366)  # how far ahead clock changes are looked for
_SHORTEST_GAP: Final = timedelta(hours=22)  # from one day's meeting to the next, clocks changed
_ODD_NAMED: Final = 3  # dates named in a warning before "and others"
_NAMES: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong at `keys`, and how to mend it. A warning lets the schedule be used."""

    keys: tuple[Key, ...]
    says: str
    mend: str
    severity: Severity = Severity.ERROR


def errors(series: Series) -> Iterator[Finding]:
    """Everything that keeps a series from being used."""
    yield from _kind(series)
    yield from _numbers(series)
    broken_rule = list(_rule(series))
    yield from broken_rule
    if broken_rule:  # dates of a broken rule mean nothing
        return
    yield from _lengths(series)
    yield from _overrides(series)
    yield from _deadlines(series)


def warnings(series: Series) -> Iterator[Finding]:
    """What a person may want to look at. Only for a series without errors."""
    yield from _odd_times(series)
    yield from _skipped_months(series)
    yield from _crowded_dates(series)
    rule = rule_of(series)
    if rule is not None and rule.first != series.starts:
        yield _look(
            ("starts",),
            f"{series.starts} is a {_NAMES[series.starts.weekday()]} that the rule does not name, "
            f"so the first meeting is on {rule.first}",
            f'Write starts: "{rule.first}", if that is meant.',
        )
    for name in ("video", "phone"):
        door = getattr(series.place, name)
        if door is not None and not door.startswith("secret:"):
            yield _look(
                ("place", name),
                "this stands in the file for everybody who can read it",
                "Keep it outside, and write secret: and its name here.",
            )


def _kind(series: Series) -> Iterator[Finding]:
    if series.kind is not Kind.TRAINING:
        for name in TRAINING_ONLY:
            if name in series.model_fields_set:
                yield Finding(
                    (name,), f"{name} is for trainings", "Take it out, or write kind: training."
                )
    if series.kind is Kind.DEADLINE and series.duration is not None:
        yield Finding(("duration",), "a deadline takes no time", "Take duration out.")
    if series.kind is not Kind.DEADLINE and series.duration is None:
        yield Finding(
            ("kind",), "nothing says how long a meeting lasts", "Add duration, such as PT90M."
        )
    if series.repeat is not None and series.dates:
        yield Finding(
            ("dates",), "both repeat and dates say when it meets", "Take one of them out."
        )


def _numbers(series: Series) -> Iterator[Finding]:
    most, least = series.capacity, series.min_people
    if most is not None and least is not None and least > most:
        yield Finding(
            ("min_people",), f"{least} people do not fit into {most} seats", "Change one of them."
        )
    pool = series.facilitators.pool
    if pool and series.facilitators.needed > len(set(pool)):
        yield Finding(
            ("facilitators", "needed"),
            f"{series.facilitators.needed} facilitators are needed and the pool has {len(set(pool))}",
            "Add people to the pool, or need fewer.",
        )
    if _rough(series.rsvp.cutoff) >= _rough(series.rsvp.opens):
        yield Finding(
            ("rsvp", "cutoff"), "sign-up closes before it opens", "Make opens longer than cutoff."
        )
    for number, reminder in enumerate(series.reminders):
        if reminder in series.reminders[:number]:
            yield Finding(("reminders", number), "this reminder stands above", "Take it out.")


def _rule(series: Series) -> Iterator[Finding]:
    days = [one.date for one in series.dates]
    for number, day in enumerate(days):
        if day in days[:number]:
            yield Finding(("dates", number), f"{day} stands above", "Take one of them out.")
    if days and series.starts != min(days):
        yield Finding(
            ("starts",),
            f"the first date is {min(days)}, not {series.starts}",
            f'Write starts: "{min(days)}".',
        )
    repeat = series.repeat
    if repeat is None:
        return
    broken = [*_parts(repeat), *_overlapping_parts(repeat)]
    yield from broken
    if broken:
        return
    rule = rule_of(series)
    if rule is None:
        yield Finding(("repeat",), "no day ever fits this rule", "Change on or day.")
    elif repeat.until is not None and repeat.until < rule.first:
        yield Finding(
            ("repeat", "until"),
            f"it ends on {repeat.until}, before its first meeting on {rule.first}",
            "Write a later date.",
        )


def _parts(repeat: Repeat) -> Iterator[Finding]:
    if repeat.unit is Unit.DAY and repeat.on:
        yield Finding(
            ("repeat", "on"), "a daily series has no weekdays", "Write unit: week, or take on out."
        )
    if repeat.unit is not Unit.MONTH and repeat.day:
        yield Finding(
            ("repeat", "day"), "only months have numbered days", "Write unit: month, or use on."
        )
    if repeat.on and repeat.day:
        yield Finding(("repeat", "day"), "both on and day say which days", "Take one of them out.")
    for number, on in enumerate(repeat.on):
        if repeat.unit is Unit.WEEK and len(on) > 2:
            mend = f"Write {on[-2:]}, or unit: month."
            yield Finding(("repeat", "on", number), f"{on} counts within a month", mend)
        if repeat.unit is Unit.MONTH and len(on) == 2:
            mend = f"Write 1{on} for the first one of the month, -1{on} for the last."
            yield Finding(
                ("repeat", "on", number), f"{on} does not say which one of the month", mend
            )


def _overlapping_parts(repeat: Repeat) -> Iterator[Finding]:
    """Two parts of a rule that name the same day, always or in some months."""
    for (_, first), (number, second) in combinations(enumerate(repeat.on), 2):
        if first == second or (first[-2:] == second[-2:] and _same(first, second, (4, 5))):
            yield _overlap(("repeat", "on", number), first, second)
    for (_, one), (number, other) in combinations(enumerate(repeat.day), 2):
        if one == other or _meet(one, other, (28, 29, 30, 31)):
            yield _overlap(("repeat", "day", number), str(one), str(other))


def _same(first: str, second: str, lengths: Iterable[int]) -> bool:
    return len(first) > 2 < len(second) and _meet(int(first[:-2]), int(second[:-2]), lengths)


def _meet(one: int, other: int, lengths: Iterable[int]) -> bool:
    """Whether a number counted from the front meets one counted from the end of some length."""
    return one * other < 0 and any(abs(one) + abs(other) == length + 1 for length in lengths)


def _overlap(keys: tuple[Key, ...], first: str, second: str) -> Finding:
    return Finding(keys, f"{first} and {second} can be the same day", "Take one of them out.")


def _lengths(series: Series) -> Iterator[Finding]:
    if series.length < _SHORTEST_GAP and not series.dates:
        return
    plan = Plan(series.model_copy(update={"overrides": {}}))
    rule = rule_of(series)
    first = rule.first if rule else series.starts
    begin = datetime.combine(first, time(), UTC) - timedelta(days=2)
    for one, following in pairwise(expand(plan, begin, begin + _LOOKED_AT)):
        if one.end > following.start:
            yield Finding(
                ("duration",) if rule else ("dates",),
                f"the meeting on {one.local.date()} lasts into the one on {following.local.date()}",
                "Make it shorter, or meet less often.",
            )
            return


def _overrides(series: Series) -> Iterator[Finding]:
    plan = Plan(series)
    rule = rule_of(series)
    for day, change in series.overrides.items():
        keys = ("overrides", day.isoformat())
        found = occurrence_on(plan, day)
        if found is None:
            yield Finding(keys, f"no meeting falls on {day}", _nearest(series, rule, day))
            continue
        if change == Override():
            yield Finding(keys, "this changes nothing", "Say what is otherwise, or take it out.")
        if change.cancel and change.move_to is not None:
            mend = "Take one of them out."
            yield Finding((*keys, "move_to"), "it is cancelled and moved at once", mend)
        capacity, least = found.terms.capacity, found.terms.min_people
        if capacity is not None and least is not None and least > capacity:
            says = f"{least} people do not fit into {capacity} seats"
            yield Finding(keys, says, "Change capacity or min_people.")
        for other in _others(plan, found):
            if other.start == found.start and change.move_to is not None:
                says = f"on {found.local:%Y-%m-%d at %H:%M} this series already meets"
                mend = "Move it to another time, or cancel one of the two."
                yield Finding((*keys, "move_to"), says, mend)


def _nearest(series: Series, rule: Rule | None, day: date) -> str:
    if rule is not None:
        near = rule.around(day, 4)
    else:
        near = tuple(sorted(sorted(meetings_of(series), key=lambda one: abs(one - day))[:4]))
    return f"Write its original date. The nearest are {', '.join(map(str, near))}."


def _others(plan: Plan, found: Occurrence) -> list[Occurrence]:
    """Other meetings of the series that this one runs into."""
    if found.is_cancelled:
        return []
    day = timedelta(days=1)
    return [
        one
        for one in expand(plan, found.start - day, found.end + day)
        if one.id != found.id
        and one.status is Status.PLANNED
        and one.start < found.end
        and found.start < one.end
    ]


def _deadlines(series: Series) -> Iterator[Finding]:
    first = rule.first if (rule := rule_of(series)) else series.starts
    start = start_on(series, first)
    scholarship = series.scholarship.apply_by if series.scholarship else None
    deadlines: tuple[tuple[tuple[Key, ...], date | datetime | None], ...] = (
        (("apply_by",), series.apply_by),
        (("scholarship", "apply_by"), scholarship),
    )
    for keys, written in deadlines:
        if written is not None and last_moment(written) > start and written != start.date():
            yield Finding(
                keys, f"{written} is after the start on {first}", "Write an earlier date."
            )


def _odd_times(series: Series) -> Iterator[Finding]:
    zone = zone_named(series.timezone)
    rule = rule_of(series)
    if rule is not None:
        last = rule.first + _LOOKED_AT
        found = list(odd_days(rule, series.time, series.timezone, last))
    else:
        found = [(day, fit(start_on(series, day), zone)) for day in meetings_of(series)]
    for kind in (Fit.GAP, Fit.FOLD):
        odd = [day for day, one in found if one is kind and day not in series.overrides]
        if odd:
            yield _odd(("time",), kind, [start_on(series, day) for day in odd], zone)
    for day, change in series.overrides.items():
        if change.move_to is not None and (kind := fit(change.move_to, zone)) is not Fit.EXACT:
            keys = ("overrides", day.isoformat(), "move_to")
            yield _odd(keys, kind, [change.move_to], zone)


def _odd(keys: tuple[Key, ...], kind: Fit, odd: list[datetime], zone: ZoneInfo) -> Finding:
    named = ", ".join(f"{one:%Y-%m-%d}" for one in odd[:_ODD_NAMED])
    others = " and others" if len(odd) > _ODD_NAMED else ""
    held = local_of(instant_of(odd[0], zone), zone)
    says, so = "show {} twice", "the first one counts"
    if kind is Fit.GAP:
        says, so = "skip {}", f"the meeting starts at {held:%H:%M}"
    clocks = says.format(f"{odd[0]:%H:%M}")
    return _look(
        keys,
        f"on {named}{others} the clocks {clocks}, so {so}",
        "Choose another time if that is not meant.",
    )


def _skipped_months(series: Series) -> Iterator[Finding]:
    repeat, rule = series.repeat, rule_of(series)
    if repeat is None or repeat.unit is not Unit.MONTH or rule is None:
        return
    for day in rule.month_days:
        if day > 28:
            yield _look(
                ("repeat", "day"),
                f"months without a {day}th are skipped" if day < 31 else "short months are skipped",
                "Write day: -1 for the last day of every month.",
            )
    for which, weekday in rule.nth:
        if abs(which) == 5:
            yield _look(
                ("repeat", "on"),
                f"most months have no fifth {_NAMES[weekday]}",
                f"Write -1{WEEKDAYS[weekday]} for the last one of every month.",
            )


def _crowded_dates(series: Series) -> Iterator[Finding]:
    plan = Plan(series)
    for day, change in series.overrides.items():
        found = occurrence_on(plan, day)
        if found is None or (change.move_to is None and change.duration is None):
            continue
        for other in _others(plan, found):
            if other.start == found.start and change.move_to is not None:
                continue  # an error already
            yield _look(
                ("overrides", day.isoformat()),
                f"it runs into the meeting of {other.local:%Y-%m-%d %H:%M}",
                "Move one of them, if that is not meant.",
            )


def _look(keys: tuple[Key, ...], says: str, mend: str) -> Finding:
    return Finding(keys, says, mend, Severity.WARNING)


def _rough(offset: Offset) -> timedelta:
    return timedelta(offset.days, offset.seconds)
