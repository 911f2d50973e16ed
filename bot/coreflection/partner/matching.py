"""As many pairs as a graph allows: maximum matching after Jack Edmonds ("Paths, Trees, and Flowers",
Canadian Journal of Mathematics 17, 1965).

From somebody without a partner it looks for a path along which pairs can be exchanged so that one more
person gets one. Odd rings on the way are drawn together to a point (a blossom).
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

ALONE: Final = -1


def match_more(neighbours: Sequence[Sequence[int]], partner: list[int]) -> None:
    """Extends `partner` (each one's partner, or `ALONE`) to a maximum matching of the graph.

    Whoever has a partner keeps having one, though it may be another. Takes time of order n³ at worst;
    most pairs are found in the first pass over neighbours.
    """
    for one, others in enumerate(neighbours):
        if partner[one] == ALONE:
            free = next((other for other in others if partner[other] == ALONE), ALONE)
            if free != ALONE:
                partner[one], partner[free] = free, one
    for one in range(len(neighbours)):
        if partner[one] == ALONE:
            _Search(neighbours, partner).extend(one)


@dataclass(slots=True)
class _Search:
    """One search from one person. `before[v]`: from whom v was reached by an edge outside the
    matching. `base[v]`: the point that v's blossom is drawn together to."""

    neighbours: Sequence[Sequence[int]]
    partner: list[int]
    before: list[int] = field(default_factory=list)
    base: list[int] = field(default_factory=list)
    reached: list[bool] = field(default_factory=list)
    waiting: deque[int] = field(default_factory=deque)

    def extend(self, root: int) -> bool:
        """Exchanges pairs along a path to somebody else who is alone; false if there is none."""
        count = len(self.neighbours)
        self.before = [ALONE] * count
        self.base = list(range(count))
        self.reached = [False] * count
        self.reached[root] = True
        self.waiting.append(root)
        while self.waiting:
            one = self.waiting.popleft()
            for other in self.neighbours[one]:
                if self._look(root, one, other):
                    self._exchange(other)
                    return True
        return False

    def _look(self, root: int, one: int, other: int) -> bool:
        """Follows one edge; whether it ends at somebody who is alone."""
        if self.base[one] == self.base[other] or self.partner[one] == other:
            return False
        theirs = self.partner[other]
        if other == root or (theirs != ALONE and self.before[theirs] != ALONE):
            self._draw_together(one, other)
        elif self.before[other] == ALONE:
            self.before[other] = one
            if theirs == ALONE:
                return True
            self.reached[theirs] = True
            self.waiting.append(theirs)
        return False

    def _exchange(self, end: int) -> None:
        one = end
        while one != ALONE:
            previous = self.before[one]
            following = self.partner[previous]
            self.partner[one], self.partner[previous] = previous, one
            one = following

    def _draw_together(self, one: int, other: int) -> None:
        """An odd ring was closed: everybody in it can be reached from now on."""
        top = self._meeting_point(one, other)
        ring: set[int] = set()
        self._mark(one, top, other, ring)
        self._mark(other, top, one, ring)
        for each in range(len(self.base)):
            if self.base[each] in ring:
                self.base[each] = top
                if not self.reached[each]:
                    self.reached[each] = True
                    self.waiting.append(each)

    def _meeting_point(self, one: int, other: int) -> int:
        """The nearest point that both were reached through."""
        passed: set[int] = set()
        while True:
            one = self.base[one]
            passed.add(one)
            if self.partner[one] == ALONE:
                break
            one = self.before[self.partner[one]]
        while self.base[other] not in passed:
            other = self.before[self.partner[self.base[other]]]
        return self.base[other]

    def _mark(self, one: int, top: int, child: int, ring: set[int]) -> None:
        while self.base[one] != top:
            theirs = self.partner[one]
            ring |= {self.base[one], self.base[theirs]}
            self.before[one] = child
            child = theirs
            one = self.before[theirs]
