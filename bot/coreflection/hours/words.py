"""Amounts of hours in words, as all views of this room say them. Pure."""

from __future__ import annotations

from decimal import Decimal

from bot.chat.dispatch import Say


def amount(say: Say, hours: Decimal) -> str:
    """`1 hour`, `1.5 hours`."""
    return say("hours-amount", hours=number(hours))


def number(hours: Decimal) -> int | float:
    """The same as a number whose plural a sentence can choose."""
    return int(hours) if hours == hours.to_integral_value() else float(hours)


def written(hours: Decimal) -> str:
    """As digits, without needless zeros: `1.5`."""
    return f"{hours.normalize():f}"
