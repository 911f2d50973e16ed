"""Who meets whom in a round. Pure; randomness is given.

Nobody meets somebody they must not; nobody meets the same person again while that can be avoided, and
then the one they met longest ago. With an odd number one pair becomes three, so that nobody is left
out silently (microsoft-teams-apps-icebreaker issue 72).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from bot.coreflection.partner.matching import ALONE, match_more

Couple = tuple[int, int]  # two people's numbers, the smaller first
NEVER: Final = 1_000_000


@dataclass(frozen=True, slots=True)
class Round:
    """Groups of two or three people's numbers, and whoever could not be matched at all."""

    groups: tuple[tuple[int, ...], ...]
    left: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class _Company:
    """Everybody by position. `rounds_ago[a][b]`: when they last met (`NEVER`), 0 if they must not."""

    people: tuple[int, ...]
    rounds_ago: tuple[tuple[int, ...], ...]


def couple(one: int, other: int) -> Couple:
    """Two people, in either order, as `met` names them."""
    return (one, other) if one < other else (other, one)


def form_groups(
    people: Iterable[int],
    *,
    apart: Callable[[int, int], bool],
    met: Mapping[Couple, int],
    shuffle: Callable[[list[int]], None],
) -> Round:
    """The groups of a round. `apart`: two who must not meet; `met`: how many rounds ago two met last
    (1: in the round before this one). Takes well under a tenth of a second for 200 people."""
    order = sorted(set(people))
    shuffle(order)
    company = _company(order, apart, met)
    partner = [ALONE] * len(order)
    for least in _ages(company):
        match_more(_acquaintance(company, least), partner)
        if partner.count(ALONE) <= len(order) % 2:
            break
    groups, left = _with_threes(company, partner)
    named = tuple(tuple(sorted(order[at] for at in group)) for group in groups)
    return Round(tuple(sorted(named)), tuple(sorted(order[at] for at in left)))


def _company(
    order: Sequence[int], apart: Callable[[int, int], bool], met: Mapping[Couple, int]
) -> _Company:
    ages = [[0] * len(order) for _ in order]
    for at, one in enumerate(order):
        for beside in range(at):
            other = order[beside]
            if not apart(one, other):
                ages[at][beside] = ages[beside][at] = met.get(couple(one, other), NEVER)
    return _Company(tuple(order), tuple(tuple(row) for row in ages))


def _ages(company: _Company) -> list[int]:
    """How long ago people met, the longest first: each step lets more people meet again."""
    found = {age for row in company.rounds_ago for age in row if age}
    return sorted(found, reverse=True)


def _acquaintance(company: _Company, least: int) -> list[list[int]]:
    """Whom each may meet who was not met for `least` rounds."""
    return [
        [beside for beside, age in enumerate(row) if age >= least] for row in company.rounds_ago
    ]


def _with_threes(company: _Company, partner: list[int]) -> tuple[list[tuple[int, ...]], list[int]]:
    """The pairs, with everybody who is alone taken in by one of them where that is possible."""
    groups = [(at, other) for at, other in enumerate(partner) if at < other]
    alone = [at for at, other in enumerate(partner) if other == ALONE]
    threes: list[tuple[int, ...]] = []
    left: list[int] = []
    for one in alone:
        best = _best_three(company, one, groups)
        if best is None:
            left.append(one)
            continue
        taken, group, new = best
        groups.remove(taken)
        if new is not None:
            groups.remove(new[0])
            groups.append(new[1])
        threes.append(group)
    return [*groups, *threes], left


_Three = tuple[Couple, tuple[int, ...], tuple[Couple, Couple] | None]


def _best_three(company: _Company, one: int, pairs: Sequence[Couple]) -> _Three | None:
    """The pair that somebody joins, so that all three met each other as long ago as can be.

    Where that would be a repeat, somebody else may be the third: `one` takes the place of a person in
    another pair, who then joins the three.
    """
    best, score = _joined(company, one, pairs), 0
    if best is not None:
        score = best[0]
        if score == NEVER:
            return best[1], (one, *best[1]), None
    found: _Three | None = (best[1], (one, *best[1]), None) if best is not None else None
    for pair in pairs:
        for stays, goes in (pair, pair[::-1]):
            if company.rounds_ago[one][stays] != NEVER:
                continue
            other = _joined(company, goes, [two for two in pairs if two != pair])
            if other is not None and other[0] > score:
                new = (one, stays) if one < stays else (stays, one)
                score, found = other[0], (other[1], (goes, *other[1]), (pair, new))
                if score == NEVER:
                    return found
    return found


def _joined(company: _Company, one: int, pairs: Sequence[Couple]) -> tuple[int, Couple] | None:
    """The best pair to join, and how long ago the last of the meetings was."""
    ages = company.rounds_ago[one]
    best: tuple[int, Couple] | None = None
    for pair in pairs:
        age = min(ages[pair[0]], ages[pair[1]])
        if age and (best is None or age > best[0]):
            best = (age, pair)
            if age == NEVER:
                break
    return best
