"""How often one visitor may send, so that a stuck key or a script leaves room for everybody."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

VISITORS: Final = 10_000  # remembered; the longest silent is forgotten first


@dataclass(slots=True)
class Limits:
    """A bucket for each visitor: `burst` at once, then `per_second`. Figures of our own: far above
    what a person can press, far below what holds the page up."""

    burst: float
    per_second: float
    tick: Callable[[], float] = time.monotonic
    _buckets: OrderedDict[str, tuple[float, float]] = field(default_factory=OrderedDict)

    def allow(self, visitor: str) -> bool:
        """Whether one more is fine now; counts it if so."""
        now = self.tick()
        left, seen = self._buckets.pop(visitor, (self.burst, now))
        left = min(self.burst, left + (now - seen) * self.per_second)
        is_fine = left >= 1
        self._buckets[visitor] = (left - 1 if is_fine else left, now)
        while len(self._buckets) > VISITORS:
            self._buckets.popitem(last=False)
        return is_fine
