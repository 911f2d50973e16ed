"""Why a meeting is as it is: for every value, the file and line, or the person, that set it.

For coordinators. It names people who made changes, so it is not for everybody.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Final

from bot.calendar.expand import Occurrence, occurrence_on, revives
from bot.calendar.plan import Plan, Said
from bot.content.files import Key


class Source(StrEnum):
    """What set a value. `DEFAULT` is what holds where nobody said anything."""

    DEFAULT = "default"
    RULE = "rule"
    FILE = "file"
    CHAT = "chat"


class Aspect(StrEnum):
    """What is explained; also the last part of a sentence's key."""

    START = "start"
    HELD = "held"
    DURATION = "duration"
    CAPACITY = "capacity"
    MIN_PEOPLE = "min_people"
    FACILITATORS = "facilitators"
    PLACE = "place"
    NOTE = "note"
    LAST_DATE = "last_date"


@dataclass(frozen=True, slots=True)
class Reason:
    """One value and where it comes from.

    `path` and `line` (from 1) for files; `said` for changes made in chat and series made there. The
    value is as in `Occurrence`; for `START` the local time, for `HELD` whether it takes place.
    """

    aspect: Aspect
    value: object
    source: Source
    path: Path | None = None
    line: int = 0
    said: Said | None = None


_OVERRIDING: Final = {
    Aspect.START: "move_to",
    Aspect.HELD: "cancel",
    Aspect.DURATION: "duration",
    Aspect.CAPACITY: "capacity",
    Aspect.MIN_PEOPLE: "min_people",
    Aspect.FACILITATORS: "facilitators",
    Aspect.PLACE: "place",
    Aspect.NOTE: "note",
}
_BY_RULE: Final = {Aspect.START: "time", Aspect.HELD: "repeat"}


def explain(plan: Plan, original: date) -> tuple[Reason, ...]:
    """Every value of the meeting on this original local date; empty if there is none."""
    found = occurrence_on(plan, original)
    if found is None:
        return ()
    reasons = [_reason(plan, original, aspect, _value(found, aspect)) for aspect in _OVERRIDING]
    changes = plan.changes
    if changes.ends is not None:
        reasons.append(Reason(Aspect.LAST_DATE, changes.ends, Source.CHAT, said=changes.ends_said))
    elif plan.series.repeat is not None and plan.series.repeat.until is not None:
        until = plan.series.repeat.until
        reasons.append(_from_series(plan, Aspect.LAST_DATE, until, ("repeat", "until")))
    return tuple(reasons)


def _reason(plan: Plan, day: date, aspect: Aspect, value: object) -> Reason:
    name = _OVERRIDING[aspect]
    chat = plan.changes.overrides.get(day)
    if chat is not None and (
        getattr(chat.change, name) is not None or (aspect is Aspect.HELD and revives(chat))
    ):
        return Reason(aspect, value, Source.CHAT, said=chat.said)
    in_file = plan.series.overrides.get(day)
    if in_file is not None and getattr(in_file, name) is not None:
        keys: tuple[Key, ...] = ("overrides", day.isoformat(), name)
        return _from_file(plan, aspect, value, keys, Source.FILE)
    keys = (_BY_RULE.get(aspect, aspect.value),)
    if aspect in (Aspect.START, Aspect.DURATION) and plan.series.dates:
        number = next(n for n, one in enumerate(plan.series.dates) if one.date == day)
        keys = (
            ("dates", number, keys[0]) if getattr(plan.series.dates[number], str(keys[0])) else keys
        )
    if aspect is Aspect.HELD and plan.series.repeat is None:
        keys = ("dates",) if plan.series.dates else ("starts",)
    return _from_series(plan, aspect, value, keys)


def _from_series(plan: Plan, aspect: Aspect, value: object, keys: tuple[Key, ...]) -> Reason:
    if str(keys[0]) not in plan.series.model_fields_set:
        return Reason(aspect, value, Source.DEFAULT)
    return _from_file(plan, aspect, value, keys, Source.RULE)


def _from_file(
    plan: Plan, aspect: Aspect, value: object, keys: tuple[Key, ...], source: Source
) -> Reason:
    if plan.document is None:
        return Reason(aspect, value, Source.CHAT, said=plan.made)
    return Reason(aspect, value, source, plan.document.path, plan.document.line_of(*keys))


def _value(found: Occurrence, aspect: Aspect) -> object:
    match aspect:
        case Aspect.START:
            return found.local
        case Aspect.HELD:
            return not found.is_cancelled
        case _:
            return getattr(found.terms, aspect.value)
