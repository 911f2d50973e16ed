"""Prompts: none twice until the deck is through; gentle ones first; deep ones only when asked for."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.coreflection.records import Setting
from bot.coreflection.room import rules
from bot.coreflection.room.rules import DEEP, MIDDLE, Deck, Wanted
from bot.coreflection.room.shelf import Prompts
from tests.fakes import ROOT

PROMPTS = Prompts(ROOT / "content")
THEMES = PROMPTS.themes
WANTED = st.builds(
    Wanted,
    st.sampled_from(["", *(one.theme for one in THEMES)]),
    st.sampled_from(Setting),
    st.sampled_from((MIDDLE, DEEP)),
)


@given(WANTED, st.text(max_size=8))
def test_no_prompt_twice_until_all_were_drawn(wanted: Wanted, seed: str) -> None:
    cards = rules.fitting(THEMES, wanted)
    deck, seen = Deck(seed), []
    for _ in cards:
        drawn = rules.draw(deck, THEMES, wanted, "next")
        assert drawn is not None
        assert not drawn.began_again
        seen.append(drawn.prompt.id)
        deck = drawn.deck
    assert sorted(seen) == sorted(prompt.id for _, prompt in cards)
    if cards:
        again = rules.draw(deck, THEMES, wanted, "next")
        assert again is not None
        assert again.began_again
        assert len(cards) == 1 or again.prompt.id != seen[-1]


@given(st.lists(WANTED, max_size=40))
def test_changing_themes_does_not_bring_a_prompt_back(wishes: list[Wanted]) -> None:
    deck, seen = Deck("seed"), set[str]()
    for wanted in wishes:
        drawn = rules.draw(deck, THEMES, wanted, "next")
        if drawn is None:
            continue
        if not drawn.began_again:
            assert drawn.prompt.id not in seen
        seen = set(drawn.deck.drawn)
        deck = drawn.deck


@given(WANTED, st.text(max_size=8))
def test_deep_prompts_only_when_asked(wanted: Wanted, seed: str) -> None:
    drawn = rules.draw(Deck(seed), THEMES, wanted, "next")
    if drawn is not None:
        assert drawn.prompt.depth <= wanted.depth
        if wanted.depth == MIDDLE:
            assert drawn.prompt.depth == min(
                card.depth for _, card in rules.fitting(THEMES, wanted)
            )


def test_every_theme_has_prompts_for_a_group_and_for_two() -> None:
    for theme in THEMES:
        for setting in (Setting.GROUP, Setting.PAIR):
            assert len(rules.fitting(THEMES, Wanted(theme.theme, setting))) >= 5


def test_the_shape_fits_the_length() -> None:
    around = PROMPTS.around
    assert around is not None
    for minutes, expected in ((90, 90), (60, 60), (75, 60), (120, 90), (45, 60)):
        shape = rules.shape_for(around.shapes, Setting.GROUP, minutes)
        assert shape is not None
        assert shape.minutes == expected


def test_themes_are_found_by_name_in_both_languages() -> None:
    for typed in (
        "mutuality",
        "Mutualidad",
        "MUTUALITI",
        "mutu",
        "moving towards",
        "avanzar",
        "conexion",
    ):
        assert PROMPTS.find(typed) is not None, typed
    found = PROMPTS.find("avanzar")
    assert found is not None
    assert found.theme == "moving-towards"
    assert PROMPTS.find("plumbing") is None
    assert PROMPTS.find("") is None
    assert [one.theme for one in PROMPTS.beginning("tow")] == ["moving-towards"]
