"""A platform's limits are kept whatever comes when, and used to the full."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.chat.platform import Address
from bot.delivery.buckets import Pace, Pacer, Rate, discord_pace, telegram_pace

CHATS = [Address("telegram", chat) for chat in ("1", "2", "-5")]


def most_in(times: list[float], seconds: float) -> int:
    return max((sum(0 <= b - a < seconds for b in times) for a in times), default=0)


@settings(deadline=None)
@given(st.lists(st.tuples(st.sampled_from(CHATS), st.floats(0, 0.5)), max_size=150))
def test_no_stretch_of_time_has_too_many(wishes: list[tuple[Address, float]]) -> None:
    pacer, now = Pacer(telegram_pace(30)), 100.0
    went: list[tuple[float, str]] = []
    for address, later in wishes:
        now += later
        while wait := max(pacer.wait(now), pacer.wait_for(address, now)):
            now += wait + 1e-9
        pacer.spend(address, now)
        went.append((now, address.chat))
    assert most_in([at for at, _ in went], 1.0) <= 30
    for chat in CHATS:
        own = [at for at, where in went if where == chat.chat]
        assert most_in(own, 1.0) <= 1
        if chat.chat == "-5":
            assert most_in(own, 60.0) <= 20


@pytest.mark.parametrize(("pace", "rate"), [(telegram_pace(), 30), (discord_pace(), 50)])
@pytest.mark.parametrize("slip", [0.0, 0.003])
def test_the_limit_is_used_to_the_full(pace: Pace, rate: int, slip: float) -> None:
    """Timers that come three milliseconds late cost nothing."""
    pacer, now = Pacer(pace), 100.0
    for number in range(3000):
        if wait := pacer.wait(now):
            now += wait + slip
        pacer.spend(Address("telegram", str(number)), now)
    assert 0.98 * rate <= 3000 / (now - 100) <= rate


def test_replies_count() -> None:
    pacer = Pacer(Pace(Rate(30), per_chat=Rate(1)))
    for _ in range(30):
        pacer.spend(CHATS[0], 100.0)
    assert pacer.wait(100.0) >= 1.0
    assert pacer.wait_for(CHATS[0], 100.5) > 0.5
    assert pacer.wait_for(CHATS[1], 100.5) == 0


def test_those_who_queue_for_a_chat_know_how_long() -> None:
    pacer = Pacer(telegram_pace())
    assert pacer.wait_for(CHATS[0], 100.0) == 0
    assert 0.9 < pacer.wait_for(CHATS[0], 100.0, ahead=1) < 1.1
    assert 4.9 < pacer.wait_for(CHATS[0], 100.0, ahead=5) < 5.1
