"""Room codes: two plain words and two digits, said aloud and typed from memory. Pure.

The words are spelled alike in English and Spanish (accents apart), so a room that speaks both says
one code. No two codes that are good at the same time are nearer than three slips, so that a code with
one slip can never be taken for another meeting's.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import timedelta
from typing import Final

WORDS: Final = (
    "alpaca", "arena", "banana", "bongo", "cactus", "canal", "cereal", "chocolate", "coral", "delta",
    "dragon", "festival", "flamenco", "gala", "hotel", "iguana", "karaoke", "kiwi", "koala", "lava",
    "llama", "mango", "marina", "melon", "metro", "opera", "orca", "panda", "papaya", "pasta",
    "patio", "piano", "plaza", "polar", "puma", "radio", "robot", "rodeo", "salsa", "sauna",
    "sierra", "sofa", "solar", "sonata", "taco", "tango", "taxi", "tempo", "tundra", "violin",
)  # fmt: skip
DIGITS: Final = "23456789"  # none that sounds or looks like a letter
EARLY: Final = timedelta(minutes=10)  # before the start
LATE: Final = timedelta(hours=24)  # after the end
_APART: Final = 3  # slips between two codes
_DRAWS: Final = 200

Choose = Callable[[Sequence[str]], str]


def new_code(choose: Choose, others: Iterable[str]) -> str:
    """A code such as `mango tundra 47`, far enough from `others`. `choose` picks one of several.

    Raises `LookupError` when none is found, which takes thousands of meetings at once.
    """
    standing = [_key(one) for one in others]
    for _ in range(_DRAWS):
        first = choose(WORDS)
        second = choose(tuple(one for one in WORDS if one != first))
        code = f"{first} {second} {choose(DIGITS)}{choose(DIGITS)}"
        if all(_slips(_key(code), other, _APART) >= _APART for other in standing):
            return code
    raise LookupError("no free room code")


def match(typed: str, codes: Mapping[int, str]) -> int | None:
    """The meeting whose code this is, of those whose codes are good now. Case, accents and spaces do
    not matter, nor one wrong, missing, extra or swapped letter; the digits must be right."""
    key = _key(typed)
    keys = {number: _key(code) for number, code in codes.items()}
    exact = [number for number, code in keys.items() if code == key]
    if exact:
        return exact[0] if len(exact) == 1 else None
    near = [
        number
        for number, code in keys.items()
        if _digits(code) == _digits(key) and _slips(key, code, 2) == 1
    ]
    return near[0] if len(near) == 1 else None


def _key(words: str) -> str:
    """Letters and digits alone, small, without accents."""
    apart = unicodedata.normalize("NFKD", words[:200].casefold())
    return re.sub(r"[^a-z0-9]", "", apart)


def _digits(key: str) -> str:
    return "".join(one for one in key if one.isdigit())


def _slips(one: str, other: str, most: int) -> int:
    """How many letters are wrong, missing, extra or swapped with their neighbour (optimal string
    alignment); `most` stands for that many or more."""
    if abs(len(one) - len(other)) >= most:
        return most
    before: list[int] = []
    row = list(range(len(other) + 1))
    for at, letter in enumerate(one, 1):
        new = [at]
        for to, wanted in enumerate(other, 1):
            cost = min(row[to] + 1, new[to - 1] + 1, row[to - 1] + (letter != wanted))
            if at > 1 and to > 1 and letter == other[to - 2] and one[at - 2] == wanted:
                cost = min(cost, before[to - 2] + 1)
            new.append(cost)
        before, row = row, new
    return min(row[-1], most)
