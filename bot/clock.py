"""The only source of now. Tests and the trial move it; nothing else reads the machine's clock."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Protocol


class Clock(Protocol):
    """Tells the time, always in UTC."""

    def now(self) -> datetime:
        """The present instant (UTC)."""


class SystemClock:
    """The machine's own clock."""

    def now(self) -> datetime:
        """The present instant (UTC)."""
        return datetime.now(UTC)


class MovableClock:
    """A clock to move by hand: it runs with `base` plus whatever it was moved by, or stands still."""

    def __init__(self, at: datetime | None = None) -> None:
        if at is not None and at.tzinfo is None:
            raise ValueError("an instant needs a time zone")
        self._standing = at
        self._moved = timedelta()

    def now(self) -> datetime:
        """The present instant (UTC), as moved."""
        return (self._standing or datetime.now(UTC)).astimezone(UTC) + self._moved

    def move(self, by: timedelta) -> None:
        """Moves on (or back, if negative)."""
        self._moved += by

    @property
    def moved(self) -> timedelta:
        """How far it was moved in all."""
        return self._moved
