"""Randomness that nobody can guess, given to whoever needs some."""

from __future__ import annotations

import secrets

from bot.members.linking import LETTERS


def random_letters(number: int) -> str:
    """So many random signs, none of which looks like another."""
    return "".join(secrets.choice(LETTERS) for _ in range(number))


def reference_code() -> str:
    """Six signs to tell a coordinator, found again in the log."""
    return random_letters(6)


def random_token() -> str:
    """Twelve random signs for ids and links."""
    return secrets.token_urlsafe(9)
