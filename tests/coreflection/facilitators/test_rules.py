"""Turns are fair and steady; a date is never without somebody while anybody is left to ask."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.calendar.series import Facilitators, folded
from bot.coreflection.facilitators import rules
from bot.coreflection.facilitators.records import State, Turn
from tests.calendar.writing import plan

NAMES = st.lists(st.sampled_from(["river", "sam", "Wren", "noa", "kit", "lu"]), max_size=6)
STATES = st.dictionaries(
    st.sampled_from(["river", "sam", "wren", "noa", "kit", "lu"]), st.sampled_from(State)
)


def pooled(pool: list[str], needed: int = 1, rotate: bool = True) -> Facilitators:
    return Facilitators.model_validate({"pool": pool, "needed": needed, "rotate": rotate})


@given(st.integers(1, 6), st.integers(1, 6), st.integers(0, 500))
def test_over_time_everybody_has_as_many_turns(people: int, needed: int, begin: int) -> None:
    pool = [f"p{number}" for number in range(people)]
    held = Counter[str]()
    for index in range(begin, begin + people):
        its = rules.turn(pooled(pool, needed), (), index)
        held.update(rules.holders(its, {}))
    assert set(held.values()) == {min(needed, people)}
    assert set(held) == set(pool)


def test_without_rotation_it_is_always_the_first() -> None:
    for index in range(5):
        its = rules.turn(pooled(["sam", "river"], rotate=False), (), index)
        assert rules.holders(its, {}) == ("sam",)


@given(NAMES, NAMES, st.integers(1, 6), st.integers(0, 60), STATES)
def test_as_many_hold_it_as_are_needed_and_left(
    pool: list[str], explicit: list[str], needed: int, index: int, states: dict[str, State]
) -> None:
    its = rules.turn(pooled(pool, needed), tuple(explicit), index)
    held = rules.holders(its, states)
    willing = [one for one in its.order if states.get(folded(one)) is not State.DECLINED]
    assert len(held) == min(its.needed, len(willing))
    assert len({folded(one) for one in held}) == len(held)
    assert not any(states.get(folded(one)) is State.DECLINED for one in held)
    named = [one for one in its.order[: its.named] if one in willing]
    assert set(named) <= set(held)  # a coordinator's word
    if not explicit:
        yes = [one for one in willing if states.get(folded(one)) is State.CONFIRMED]
        assert len(set(yes) & set(held)) == min(len(yes), its.needed)


@given(NAMES, st.integers(0, 60), STATES, st.sampled_from(["river", "sam", "wren"]))
def test_one_no_changes_nothing_for_the_others(
    pool: list[str], index: int, states: dict[str, State], name: str
) -> None:
    its = rules.turn(pooled(pool, 2), (), index)
    before = set(rules.holders(its, states))
    after = set(rules.holders(its, {**states, name: State.DECLINED}))
    assert {folded(one) for one in before - after} <= {name}


def test_a_name_stands_once_however_it_is_written() -> None:
    its = rules.turn(pooled(["Sam", "sam ", "river"]), ("SAM",), 0)
    assert its == Turn(("SAM", "river"), 1, 1)


def test_dates_are_counted_by_the_rule_and_cancelled_ones_too() -> None:
    weekly = plan(overrides={"2026-12-08": {"cancel": True}}).series
    days = [date(2026, 12, 1) + timedelta(weeks=number) for number in range(5)]
    assert [rules.index_of(weekly, day) for day in days] == [0, 1, 2, 3, 4]
    cohort = plan(
        repeat=None, dates=[{"date": "2026-12-01"}, {"date": "2026-12-03"}, {"date": "2026-12-10"}]
    ).series
    assert rules.index_of(cohort, date(2026, 12, 10)) == 2
    once = plan(repeat=None).series
    assert rules.index_of(once, date(2026, 12, 1)) == 0


@given(st.integers(1, 60 * 24 * 30))
def test_there_is_always_time_left_after_an_ask(minutes: int) -> None:
    now = datetime(2026, 12, 1, tzinfo=UTC)
    start = now + timedelta(minutes=minutes)
    again = rules.again_at(now, start)
    assert now < again < start
    assert again - now <= timedelta(days=1)
