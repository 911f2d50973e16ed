"""What was made of a value, kept exactly as long as the value itself lives.

Curated texts live on and are drawn once; what a person typed goes with its message, and so does
everything that was made of it.
"""

from __future__ import annotations

import weakref
from collections.abc import Callable
from typing import Any, Generic, TypeVar

_Source = TypeVar("_Source")
_Made = TypeVar("_Made")


class Lasting(Generic[_Source, _Made]):
    """`make` for each object once. Two equal objects are two: nothing is compared or hashed."""

    def __init__(self, make: Callable[[_Source], _Made]) -> None:
        self._make = make
        self._made: dict[int, tuple[weakref.ref[Any], _Made]] = {}

    def __call__(self, source: _Source) -> _Made:
        """What `make` gives, or gave before."""
        key = id(source)
        kept = self._made.get(key)
        if kept is not None and kept[0]() is source:
            return kept[1]
        made = self._make(source)
        self._made[key] = weakref.ref(source, lambda gone: self._forget(key, gone)), made
        return made

    def __len__(self) -> int:
        """How many objects it knows something of."""
        return len(self._made)

    def _forget(self, key: int, gone: weakref.ref[Any]) -> None:
        kept = self._made.get(key)
        if kept is not None and kept[0] is gone:
            del self._made[key]
