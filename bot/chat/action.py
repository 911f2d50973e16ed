"""Action ids: what a button says when pressed. Self-describing, so they survive every restart.

`feature:verb:argument:argument`, ASCII, at most 64 bytes: Telegram's `callback_data` limit, the
smallest of all (Bot API, InlineKeyboardButton).
"""

from __future__ import annotations

import re
from urllib.parse import quote, unquote

LIMIT = 64
_NAME = re.compile(r"[a-z][a-z0-9_-]*\Z")
_SAFE = "-_.~/@+=,"


class ActionTooLong(ValueError):
    """The id would not fit on every platform: put a shorter key in it."""


def pack(feature: str, verb: str, *arguments: object) -> str:
    """The id for a press. Raises `ActionTooLong` over 64 bytes, `ValueError` for illegal names."""
    for name in (feature, verb):
        if not _NAME.match(name):
            raise ValueError(f"not a name for an action: {name!r}")
    parts = [feature, verb, *(quote(str(argument), safe=_SAFE) for argument in arguments)]
    packed = ":".join(parts)
    if len(packed) > LIMIT:
        raise ActionTooLong(f"{feature}:{verb} has {len(packed)} bytes, {LIMIT} are allowed")
    return packed


def extend(action: str, value: str) -> str:
    """A menu's action with the chosen value as its last argument. Raises `ActionTooLong`."""
    packed = f"{action}:{quote(value, safe=_SAFE)}"
    if len(packed) > LIMIT:
        raise ActionTooLong(f"{action} with a choice has {len(packed)} bytes, {LIMIT} are allowed")
    return packed


def unpack(packed: str) -> tuple[str, tuple[str, ...]] | None:
    """`(feature:verb, arguments)`, or None when the text is not an action id (forged, or from elsewhere)."""
    if not packed.isascii() or len(packed) > 4 * LIMIT:
        return None
    feature, *rest = packed.split(":")
    if not rest or not _NAME.match(feature) or not _NAME.match(rest[0]):
        return None
    return f"{feature}:{rest[0]}", tuple(unquote(argument) for argument in rest[1:])
