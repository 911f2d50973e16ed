"""A series with everything said about it: the file or the form it came from, and changes made in chat.

Chat changes are rows of the database to whoever keeps them; here they are values, layered over the
file's overrides, which are layered over the rule.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from bot.calendar.series import Override, Series
from bot.content import Document


@dataclass(frozen=True, slots=True)
class Said:
    """Who made a change in chat (a name or key to show to coordinators), and when (UTC)."""

    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ChatOverride:
    """A change to one date, made in chat. `cancel: False` takes a cancellation back."""

    change: Override
    said: Said


@dataclass(frozen=True, slots=True)
class Changes:
    """What chat says of a series: dates by their original local date, and the last date if it ends."""

    overrides: Mapping[date, ChatOverride] = field(default_factory=dict)
    ends: date | None = None
    ends_said: Said | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """A series to expand. `document` is its file; a series made in chat has `made` instead."""

    series: Series
    document: Document | None = None
    made: Said | None = None
    changes: Changes = field(default_factory=Changes)
