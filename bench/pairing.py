"""Partner pairing: 200 people in 12 rounds (DESIGN: at most 1 s in all, off the event loop)."""

from __future__ import annotations

import random
import time

from bench.table import Row
from bot.coreflection.partner.pairing import Couple, couple, form_groups

PEOPLE, ROUNDS = 200, 12


def rows() -> list[Row]:
    """The time for all rounds, and how many couples met twice."""
    met: dict[Couple, int] = {}
    repeats = 0
    began = time.perf_counter()
    for number in range(ROUNDS):
        met = {pair: ago + 1 for pair, ago in met.items()}
        shuffle = random.Random(number).shuffle  # noqa: S311  not for secrets
        found = form_groups(range(PEOPLE), apart=_nobody, met=met, shuffle=shuffle)
        for group in found.groups:
            for pair in (couple(a, b) for at, a in enumerate(group) for b in group[:at]):
                repeats += pair in met
                met[pair] = 1
    seconds = time.perf_counter() - began
    what = f"pairing, {PEOPLE} people, {ROUNDS} rounds"
    return [
        Row(what, f"{seconds:.2f} s", "<= 1 s"),
        Row(f"{what}: couples that met twice", str(repeats), "0"),
    ]


def _nobody(_one: int, _other: int) -> bool:
    return False
