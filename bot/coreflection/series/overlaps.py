"""Dates of two series at the same hour that fall to the same facilitator. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import Final

from bot.calendar.expand import Occurrence, expand
from bot.calendar.plan import Plan
from bot.calendar.series import folded
from bot.content import Problem, Severity
from bot.coreflection.facilitators import rules

_AHEAD: Final = timedelta(days=60)  # as far as sessions are planned


def overlapping(plans: Iterable[Plan], now: datetime) -> tuple[Problem, ...]:
    """For `alliance check`: the first date of each two series that one person is to hold at once, as
    the turns stand before anybody answers. `now` carries a zone."""
    held: dict[str, list[tuple[Plan, Occurrence, str]]] = defaultdict(list)
    for plan in plans:
        for one, name in _turns(plan, now):
            held[folded(name)].append((plan, one, name))
    told: dict[tuple[str, str], Problem] = {}
    for dates in held.values():
        dates.sort(key=lambda date: date[1].start)
        for place, (first, one, _) in enumerate(dates):
            for second, other, name in islice(dates, place + 1, None):
                if other.start >= one.end:
                    break
                pair = (first.series.id, second.series.id)
                if first is not second and pair not in told and pair[::-1] not in told:
                    told[pair] = _problem(first, second, other, name)
    return tuple(told.values())


def _turns(plan: Plan, now: datetime) -> Iterator[tuple[Occurrence, str]]:
    facilitators = plan.series.facilitators
    for one in expand(plan, now, now + _AHEAD):
        named = one.terms.facilitators
        if one.is_cancelled or not (facilitators.pool or named):
            continue
        index = rules.index_of(plan.series, one.id.original.date())
        for name in rules.holders(rules.turn(facilitators, named, index), {}):
            yield one, name


def _problem(first: Plan, second: Plan, one: Occurrence, name: str) -> Problem:
    document = second.document
    path = document.path if document else Path("chat")
    line = document.line_of("facilitators", "pool") if document else 0
    day = one.local.date().isoformat()
    says = f"{second.series.id}: on {day} {name} is to hold {first.series.id} at the same time."
    mend = "Name somebody else for one of the two, or move one."
    return Problem(path, line, says, mend, Severity.WARNING)
