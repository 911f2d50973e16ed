"""Action ids survive the way through every platform, or are refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.action import LIMIT, ActionTooLong, extend, pack, unpack


@given(st.lists(st.text(max_size=20), max_size=3))
def test_what_was_packed_comes_back_or_is_refused(arguments: list[str]) -> None:
    try:
        packed = pack("faq", "show", *arguments)
    except (ActionTooLong, UnicodeEncodeError):
        return
    assert packed.isascii()
    assert len(packed) <= LIMIT
    assert unpack(packed) == ("faq:show", tuple(arguments))


@given(st.text(max_size=400))
def test_forged_ids_never_raise(forged: str) -> None:
    found = unpack(forged)
    assert found is None or ":" in found[0]


def test_a_menu_choice_is_the_last_argument() -> None:
    assert unpack(extend(pack("members", "zone"), "America/New_York")) == (
        "members:zone",
        ("America/New_York",),
    )


def test_too_long_is_refused_and_not_cut() -> None:
    with pytest.raises(ActionTooLong):
        pack("faq", "show", "x" * 60)
    with pytest.raises(ActionTooLong):
        extend(pack("faq", "show"), "x" * 60)


@pytest.mark.parametrize("name", ["", "Faq", "1faq", "faq show", "faq:show", "ñ"])
def test_illegal_names_are_refused(name: str) -> None:
    with pytest.raises(ValueError, match="not a name"):
        pack(name, "show")
