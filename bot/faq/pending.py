"""What was asked, for as long as somebody may still press a button about it. In memory only.

A button has no room for a question, and a question is not stored before its author agrees. So it
stays here for an hour under a random name, bounded, without a word about who asked; after that, or
after a restart, the form to hand it in simply opens empty.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

KEPT_FOR: Final = timedelta(hours=1)
MOST: Final = 1_000
NONE: Final = "-"  # in an action id: nothing is pending


@dataclass(frozen=True, slots=True)
class Pending:
    """A question as it was typed, and the ids of what else could have been meant."""

    question: str
    choices: tuple[str, ...] = ()


@dataclass(slots=True)
class PendingQuestions:
    """`token` gives random names, unguessable and at most 16 ASCII characters long."""

    token: Callable[[], str]
    kept: OrderedDict[str, tuple[datetime, Pending]] = field(default_factory=OrderedDict)

    def keep(self, pending: Pending, now: datetime) -> str:
        """Its name from now (UTC) on, for an hour."""
        self._forget_old(now)
        while len(self.kept) >= MOST:
            self.kept.popitem(last=False)
        name = self.token()
        self.kept[name] = (now + KEPT_FOR, pending)
        return name

    def get(self, name: str, now: datetime) -> Pending | None:
        """What is kept under a name, or None when it has gone."""
        self._forget_old(now)
        found = self.kept.get(name)
        return found[1] if found else None

    def forget(self, name: str) -> None:
        """Handed in: nothing needs to be remembered any more."""
        self.kept.pop(name, None)

    def _forget_old(self, now: datetime) -> None:
        while self.kept:
            until, _ = next(iter(self.kept.values()))
            if until > now:
                return
            self.kept.popitem(last=False)
