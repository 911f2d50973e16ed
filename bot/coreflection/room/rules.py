"""Which prompt comes next, and which shape a meeting has. Pure; chance comes in as a seed."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Final

from bot.coreflection.records import Prompt, Setting, Shape, Theme

MIDDLE: Final = 2  # as deep as prompts go unless somebody asks for deeper ones
DEEP: Final = 3
_GENTLE_FIRST: Final = 3  # so many gentle prompts begin a deck: a group that just met is new


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody would like a prompt to be. `theme` empty: any."""

    theme: str
    setting: Setting
    depth: int = MIDDLE


@dataclass(frozen=True, slots=True)
class Deck:
    """The prompts of one person or place: the order that `seed` gives, and which were drawn."""

    seed: str
    drawn: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Drawn:
    """A prompt and the deck after it. `began_again`: the deck was through before this one; `of` is
    how many prompts fit."""

    prompt: Prompt
    theme: Theme
    deck: Deck
    began_again: bool
    of: int


def fitting(themes: Sequence[Theme], wanted: Wanted) -> tuple[tuple[Theme, Prompt], ...]:
    """The prompts that fit, each with the theme it stands in."""
    return tuple(
        (theme, prompt)
        for theme in themes
        for prompt in theme.prompts
        if wanted.setting in prompt.settings
        and prompt.depth <= wanted.depth
        and (not wanted.theme or wanted.theme in (theme.theme, *prompt.also_themes))
    )


def draw(deck: Deck, themes: Sequence[Theme], wanted: Wanted, seed: str) -> Drawn | None:
    """The next prompt that was not drawn yet. When all that fit were drawn they begin again, in the
    order of a new `seed`, and not with the one that came last. None where nothing fits."""
    cards = fitting(themes, wanted)
    if not cards:
        return None
    left = [one for one in cards if one[1].id not in deck.drawn]
    began_again = not left
    if began_again:
        ids = {prompt.id for _, prompt in cards}
        last = deck.drawn[-1] if deck.drawn else ""
        deck = Deck(seed, tuple(one for one in deck.drawn if one not in ids))
        left = [one for one in cards if one[1].id != last] or list(cards)
    if len(deck.drawn) < _GENTLE_FIRST and not began_again and wanted.depth < DEEP:
        gentlest = min(prompt.depth for _, prompt in left)
        left = [one for one in left if one[1].depth == gentlest]
    theme, prompt = min(left, key=lambda one: _rank(deck.seed, one[1].id))
    drawn = (*deck.drawn, prompt.id)
    return Drawn(prompt, theme, replace(deck, drawn=drawn), began_again, len(cards))


def known(deck: Deck, ids: Collection[str]) -> Deck:
    """The deck without prompts that are in the files no more."""
    return replace(deck, drawn=tuple(one for one in deck.drawn if one in ids))


def shape_for(shapes: Sequence[Shape], setting: Setting, minutes: int) -> Shape | None:
    """The shape that comes nearest to the length of a meeting; the shorter of two."""
    fit = [one for one in shapes if one.setting is setting] or list(shapes)
    return min(fit, key=lambda one: (abs(one.minutes - minutes), one.minutes), default=None)


def _rank(seed: str, prompt: str) -> bytes:
    return sha256(f"{seed}:{prompt}".encode()).digest()
