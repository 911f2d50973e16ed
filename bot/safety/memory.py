"""Who was shown a card lately, so that it is not shown again and again. In memory only.

No text, no names: a keyed hash of the account under a key that is made at the start and never leaves
the process. Bounded, forgotten after an hour, gone with a restart.
"""

from __future__ import annotations

import secrets
from collections import OrderedDict
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from hashlib import blake2b
from typing import Final

from bot.chat.event import Person

QUIET: Final = timedelta(hours=1)  # after a card, the same again is one short line
PASS: Final = timedelta(minutes=10)  # after "Back to my question", the question goes through
MOST: Final = 2_000  # people remembered at a time


@dataclass(frozen=True, slots=True)
class _Shown:
    at: datetime
    rank: int
    arrived: bool = True
    passes_until: datetime | None = None


class Recent:
    """The last card of each person, by rank (0 is the most serious)."""

    def __init__(self) -> None:
        self._key = secrets.token_bytes(32)
        self._shown: OrderedDict[bytes, _Shown] = OrderedDict()

    def __len__(self) -> int:
        return len(self._shown)

    def rank(self, person: Person, now: datetime) -> int | None:
        """The rank of the last card within the hour, or None."""
        shown = self._find(person, now)
        return shown.rank if shown and shown.arrived else None

    def note(self, person: Person, rank: int, now: datetime, *, arrived: bool = True) -> None:
        """A card was shown. One for a public place may not have `arrived`: somebody who takes no
        private messages sees it only when they ask for it, so the next one is a card once more."""
        key = self._hash(person)
        before = self._find(person, now)
        self._shown[key] = _Shown(now, rank, arrived or before is not None)
        self._shown.move_to_end(key)
        while len(self._shown) > MOST or self._is_over(next(iter(self._shown.values())), now):
            self._shown.popitem(last=False)

    def let_pass(self, person: Person, now: datetime) -> None:
        """The person asked to go on with their question; forgotten if no card was shown."""
        shown = self._find(person, now)
        if shown:
            self._shown[self._hash(person)] = replace(shown, passes_until=now + PASS)

    def passes(self, person: Person, now: datetime) -> bool:
        """Whether the person asked to go on, once."""
        shown = self._find(person, now)
        if shown is None or shown.passes_until is None:
            return False
        self._shown[self._hash(person)] = replace(shown, passes_until=None)
        return now <= shown.passes_until

    def _find(self, person: Person, now: datetime) -> _Shown | None:
        shown = self._shown.get(self._hash(person))
        return None if shown is None or self._is_over(shown, now) else shown

    def _is_over(self, shown: _Shown, now: datetime) -> bool:
        return now - shown.at > QUIET

    def _hash(self, person: Person) -> bytes:
        return blake2b(person.key.encode(), key=self._key, digest_size=16).digest()
