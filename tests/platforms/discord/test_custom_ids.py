"""Ids in buttons: actions as they are, the platform's own told apart from them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.chat.action import pack
from bot.platforms.discord import custom_ids, receive
from bot.platforms.discord.custom_ids import FormStep
from tests.platforms.discord import rules, values


def test_an_action_stands_as_it_is() -> None:
    action = pack("rsvp", "join", 42)
    assert custom_ids.for_action(action, set()) == action
    assert receive.pressed({"custom_id": action, "component_type": 2}) == action


def test_the_same_action_twice_means_the_same() -> None:
    taken: set[str] = set()
    ids = [custom_ids.for_action("a:b", taken) for _ in range(30)]
    assert len(set(ids)) == 30
    assert {custom_ids.action_of(one) for one in ids} == {"a:b"}


def test_a_choice_is_the_last_argument() -> None:
    data = {"custom_id": "~1~me:town", "component_type": 3, "values": ["~2~St. Johnsbury"]}
    assert receive.pressed(data) == "me:town:St.%20Johnsbury"
    too_long = {"custom_id": "me:town", "component_type": 3, "values": ["x" * 90]}
    assert receive.pressed(too_long) == custom_ids.STALE


@given(st.lists(values.words, max_size=30))
def test_any_values_are_told_apart(several: list[str]) -> None:
    taken: set[str] = set()
    made = [custom_ids.for_value(one, taken) for one in several]
    assert len(set(made)) == len(made)
    assert all(1 <= rules.size(one) <= 100 and one.strip() for one in made)


@given(values.words)
def test_any_action_fits(action: str) -> None:
    made = custom_ids.for_action(action, set())
    assert 1 <= rules.size(made) <= 100
    assert custom_ids.form_step(made) is None
    assert custom_ids.shown_message(made) is None


def test_steps_come_back() -> None:
    for step in (FormStep("tok-_1", 3, "o"), FormStep("t", 0, "p", 175), FormStep("t", 1, "s", 1)):
        assert custom_ids.form_step(step.packed("feature:form:" + "x" * 90)) == step
        assert len(step.packed("x" * 200)) <= 100
    assert custom_ids.shown_message(custom_ids.show_privately("123")) == "123"
    for forged in ("~f:", "~f:t:x:o:", "~s:1x", "~s:", "rsvp:1", "~f:t:0:o"):
        assert custom_ids.form_step(forged) is None
        assert custom_ids.shown_message(forged) is None
