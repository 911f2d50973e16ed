"""People name their state in many ways, and every one of them is understood."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import states


def test_every_state_is_found_by_name_code_and_letters() -> None:
    for one in states.STATES:
        letters = one.code.removeprefix("us-")
        for typed in (
            one.code,
            one.code.upper(),
            letters,
            letters.upper(),
            ".".join(letters.upper()) + ".",
            one.name_en,
            one.name_es,
            one.name_en.upper(),
            f"  {one.name_es.lower()}  ",
            f"State of {one.name_en}",
            f"estado de {one.name_es}",
        ):
            assert states.find(typed) == one, typed


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("nuevo mexico", "us-nm"),
        ("NUEVO MÉXICO", "us-nm"),
        ("Hawai'i", "us-hi"),
        ("Washington, D.C.", "us-dc"),
        ("washington", "us-wa"),
        ("the state of Washington", "us-wa"),
        ("Tejas", "us-tx"),
        ("calif.", "us-ca"),
        ("N. Carolina", "us-nc"),
        ("virginia occidental", "us-wv"),
        ("Distrito de Columbia", "us-dc"),
        ("in Vermont", "us-vt"),
        ("U.S.", "us"),
        ("EE. UU.", "us"),
        ("nacional", "us"),
    ],
)
def test_other_ways_to_say_it(typed: str, code: str) -> None:
    found = states.find(typed)
    assert found is not None
    assert found.code == code


@pytest.mark.parametrize(
    "typed", ["", " ", "Ontario", "vermontt", "New", "x" * 9_999, "🙂", "us-zz"]
)
def test_what_is_no_state_is_not_taken_for_one(typed: str) -> None:
    assert states.find(typed) is None


def test_a_slip_is_offered() -> None:
    assert states.close("vermontt")[0].code == "us-vt"
    assert states.close("Massachusets")[0].code == "us-ma"
    assert {one.code for one in states.close("carolina")} == {"us-nc", "us-sc"}
    assert states.close("xyzzy") == ()


def test_half_typed_names_are_completed_in_the_readers_language() -> None:
    assert states.beginning("ver", "en")[0].code == "us-vt"
    assert {one.code for one in states.beginning("carolina", "en")} == {"us-nc", "us-sc"}
    assert states.beginning("va", "en")[0].code == "us-va"
    assert len(states.beginning("", "es")) == 52


@given(st.text(max_size=200))
def test_any_text_is_survived(typed: str) -> None:
    states.find(typed)
    assert len(states.close(typed)) <= 3
    states.beginning(typed, "es")
