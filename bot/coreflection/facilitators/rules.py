"""Whose turn it is, who holds a date, and when to ask. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import Final

from bot.calendar.series import Facilitators, Series, folded, meetings_of, rule_of
from bot.coreflection.facilitators.records import RotaAsk, State, Turn

ANSWER_WITHIN: Final = timedelta(days=1)
SILENT_DATES: Final = 3  # in a row; then the series pauses


def index_of(series: Series, original: date) -> int:
    """Which of the series' dates this is, from 0; cancelled ones count, so that turns stay put."""
    rule = rule_of(series)
    if rule is None:
        return sum(day < original for day in meetings_of(series))
    return sum(1 for day in rule.days(rule.first, original) if day < original)


def turn(facilitators: Facilitators, explicit: tuple[str, ...], index: int) -> Turn:
    """Who may hold the date of this index, those whose turn it is first.

    `explicit` are the names that were set for this one date: they come first, and all of them are
    needed. Without `rotate` it is always the first of the pool.
    """
    pool = tuple({folded(name): name for name in reversed(facilitators.pool)}.values())[::-1]
    needed = min(facilitators.needed, len(pool))
    begin = index * needed % len(pool) if pool and facilitators.rotate and not explicit else 0
    from_pool = pool[begin:] + pool[:begin]
    if not explicit:
        return Turn(from_pool, needed)
    first = tuple({folded(name): name for name in reversed(explicit)}.values())[::-1]
    named = {folded(name) for name in first}
    others = (one for one in from_pool if folded(one) not in named)
    return Turn((*first, *others), len(first), len(first))


def holders(its: Turn, states: Mapping[str, State]) -> tuple[str, ...]:
    """Who holds the date, or is to be asked: the first of the order who did not say no.

    Who was named for this date comes before all; of the others, who confirmed keeps it. `states` is
    by folded name.
    """

    def later(place: int) -> bool:
        return place >= its.named and states.get(folded(its.order[place])) is not State.CONFIRMED

    places = range(len(its.order))
    willing = [one for one in places if states.get(folded(its.order[one])) is not State.DECLINED]
    chosen = sorted(sorted(willing, key=later)[: its.needed])
    return tuple(its.order[one] for one in chosen)


def again_at(now: datetime, start: datetime) -> datetime:
    """When to ask once more, or to give up: in a day, or in half of what is left."""
    return now + min(ANSWER_WITHIN, (start - now) / 2)


def is_silent(asks: Iterable[RotaAsk]) -> bool:
    """Whether everybody who was asked for a date let it pass. Names without an account do not count."""
    states = [one.state for one in asks if one.state not in (State.DECLINED, State.NOBODY)]
    return bool(states) and all(one is State.SILENT for one in states)
