"""Room codes: sayable, forgiving of a slip, and never another meeting's."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.coreflection.room import codes
from tests.coreflection.gathering import Chance

LETTERS = "abcdefghijklmnopqrstuvwxyz"


def several(seed: int, number: int) -> dict[int, str]:
    choose = random.Random(seed).choice  # noqa: S311  chance that a test can foresee
    made: dict[int, str] = {}
    for at in range(number):
        made[at] = codes.new_code(choose, made.values())
    return made


def slipped(code: str, how: str, at: int, letter: str) -> str:
    """A code with one letter wrong, missing, extra, or swapped with the next one."""
    places = [place for place, one in enumerate(code) if one.isalpha()]
    place = places[at % len(places)]
    before, one, after = code[:place], code[place], code[place + 1 :]
    if how == "wrong":
        return before + letter + after
    if how == "missing":
        return before + after
    if how == "extra":
        return before + one + letter + after
    return before + after[:1] + one + after[1:] if after[:1].isalpha() else code


@given(
    st.integers(0, 500),
    st.sampled_from(("wrong", "missing", "extra", "swapped")),
    st.integers(0, 30),
    st.sampled_from(LETTERS),
)
def test_one_slip_still_finds_the_meeting(seed: int, how: str, at: int, letter: str) -> None:
    made = several(seed, 12)
    for number, code in made.items():
        assert codes.match(slipped(code, how, at, letter), made) == number


@given(st.integers(0, 500), st.lists(st.tuples(st.sampled_from(("wrong", "missing", "extra")),
       st.integers(0, 30), st.sampled_from(LETTERS)), max_size=2))  # fmt: skip
def test_never_another_meetings_code(seed: int, slips: list[tuple[str, int, str]]) -> None:
    """However it is mistyped: with two slips a code finds its own meeting or none."""
    made = several(seed, 12)
    for number, code in made.items():
        typed = code
        for slip in slips:
            typed = slipped(typed, *slip)
        assert codes.match(typed, made) in (number, None)


@given(st.text(max_size=60), st.integers(0, 20))
def test_whatever_is_typed_nothing_breaks(typed: str, seed: int) -> None:
    found = codes.match(typed, several(seed, 3))
    assert found is None or found in (0, 1, 2)


@pytest.mark.parametrize(
    "typed",
    [
        "mango tundra 47",
        "MANGO  Tundra47",
        "mangotundra-47",
        "mángo túndra 47",
        "mango tundra 4 7.",
    ],
)
def test_case_accents_and_spaces_do_not_matter(typed: str) -> None:
    assert codes.match(typed, {1: "mango tundra 47", 2: "coral piano 82"}) == 1


@pytest.mark.parametrize("typed", ["", "47", "mango 47", "mango tundra", "mango tundra 48", "m"])
def test_half_a_code_or_wrong_digits_are_not_enough(typed: str) -> None:
    assert codes.match(typed, {1: "mango tundra 47"}) is None


def test_words_are_plain_and_the_code_is_short() -> None:
    assert len(set(codes.WORDS)) == len(codes.WORDS) == 50
    code = codes.new_code(Chance(), ())
    assert len(code) <= 24
    assert code.isascii()
    assert "0" not in code
    assert "1" not in code
