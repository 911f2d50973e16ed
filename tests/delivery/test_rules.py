"""What is decided about time: the table of what was missed, trying again, naming what is repeated."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.delivery import Lane, Late, Verdict, rules
from bot.delivery.rules import Again

DUE = datetime(2026, 12, 1, 19, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
instants = st.datetimes(
    datetime(2026, 1, 1),  # noqa: DTZ001  made by the strategy
    datetime(2030, 1, 1),  # noqa: DTZ001
    timezones=st.just(UTC),
)


@pytest.mark.parametrize(
    ("late", "minutes", "expected"),
    [
        (Late.REMINDER, -1, Verdict.SEND),
        (Late.REMINDER, 0, Verdict.DROP),
        (Late.STARTING, 10, Verdict.SEND),
        (Late.STARTING, 11, Verdict.DROP),
        (Late.CHANGE, 120, Verdict.SEND),
        (Late.CHANGE, 121, Verdict.DROP),
        (Late.OFFER, -1, Verdict.SEND),
        (Late.OFFER, 0, Verdict.CLOSE),
        (Late.DEADLINE, -1, Verdict.SEND),
        (Late.DEADLINE, 0, Verdict.DROP),
        (Late.DIGEST, 7 * 24 * 60, Verdict.SEND),
        (Late.ALWAYS, 7 * 24 * 60, Verdict.SEND),
    ],
)
def test_minutes_after_the_deadline(late: Late, minutes: int, expected: Verdict) -> None:
    deadline = DUE + timedelta(hours=1)
    assert rules.verdict(late, DUE, deadline, deadline + minutes * MINUTE) is expected


@pytest.mark.parametrize(("minutes", "expected"), [(120, Verdict.SEND), (121, Verdict.HOLD)])
def test_an_announcement_more_than_two_hours_late_is_held(minutes: int, expected: Verdict) -> None:
    assert rules.verdict(Late.ANNOUNCEMENT, DUE, None, DUE + minutes * MINUTE) is expected


@given(st.sampled_from(Late), instants, st.none() | instants, instants)
def test_what_was_too_late_never_becomes_sendable_again(
    late: Late, due: datetime, deadline: datetime | None, now: datetime
) -> None:
    first = rules.verdict(late, due, deadline, now)
    later = rules.verdict(late, due, deadline, now + timedelta(days=1))
    assert first is Verdict.SEND or later is first


@given(instants, instants, instants, st.booleans())
def test_planning_twice_changes_nothing(
    due: datetime, settled: datetime, new: datetime, is_open: bool
) -> None:
    done = rules.again(
        is_open=is_open, settled_at=None if is_open else settled, old_due=due, new_due=new
    )
    if is_open:
        assert done is (Again.CHANGE if due == new else Again.RESCHEDULE)
    else:
        assert done is (Again.REOPEN if new > settled else Again.NOTHING)


@given(st.integers(0, 100), st.floats(0, 1, exclude_max=True))
def test_waiting_grows_and_stays_bounded(tries: int, chance: float) -> None:
    wait = rules.backoff(tries, chance)
    assert timedelta(seconds=2) <= wait <= timedelta(seconds=96)
    assert 2 <= rules.outage_pause(tries + 1) <= 60


@given(st.text(), st.text(), st.integers(0, 3), st.integers(0, 3))
def test_a_nonce_names_one_sending(one: str, other: str, first: int, second: int) -> None:
    a, b = rules.nonce(f"k{one}", first), rules.nonce(f"k{other}", second)
    assert len(a) == 25
    assert a.isascii()
    assert a.isalnum()
    assert (a == b) == ((one, first) == (other, second)) or "\n" in one + other


def test_a_doubled_post_is_worse_than_a_missed_one_and_a_reminder_is_not() -> None:
    assert rules.may_repeat(Lane.REMINDER, 1, remembers=False)
    assert not rules.may_repeat(Lane.REMINDER, 2, remembers=False)
    assert not rules.may_repeat(Lane.POST, 1, remembers=False)
    assert rules.may_repeat(Lane.POST, 3, remembers=True)
