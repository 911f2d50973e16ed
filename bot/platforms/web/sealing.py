"""A half-filled form as signed text in the page, so that it survives a restart of the bot.

Only text that this door signed for the same person is ever read back.
"""

from __future__ import annotations

import json
import zlib
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import fields, is_dataclass
from datetime import datetime
from typing import Any, Final

from bot.chat import form, message, text
from bot.platforms.web.forms import Ended, Filling, Misfit
from bot.platforms.web.signing import Signer

_KINDS: Final[dict[str, type]] = {
    kind.__name__: kind
    for kind in (
        *(Ended, Filling, Misfit, form.Form, message.Option),
        *(form.Line, form.Paragraph, form.Choice, form.Choices, form.Day, form.Agree),
        *(text.Span, text.When, text.Prose, text.Bullets, text.Quote, text.Code),
    )
}
_KIND: Final = "="
_INSTANT: Final = "@"


def seal(filling: Filling, entry: str, person: str, signer: Signer) -> str:
    """The filling and the id of its entry, for one person's page."""
    packed = json.dumps([entry, _plain(filling)], separators=(",", ":"))
    squeezed = zlib.compress(packed.encode("utf-8"), 6)
    return signer.sign(_purpose(person), urlsafe_b64encode(squeezed).decode())


def unseal(sealed: str, person: str, signer: Signer) -> tuple[str, Filling] | None:
    """The entry id and the filling, or None: forged, of another person, or of an older version."""
    signed = signer.read(_purpose(person), sealed)
    if signed is None:
        return None
    try:
        entry, plain = json.loads(zlib.decompress(urlsafe_b64decode(signed)))
        filling = _value(plain)
    except (ValueError, TypeError, KeyError, zlib.error):
        return None
    return (str(entry), filling) if isinstance(filling, Filling) else None


def _purpose(person: str) -> str:
    return f"form {person}"


def _plain(value: object) -> object:
    if isinstance(value, datetime):
        return {_INSTANT: value.isoformat()}
    if is_dataclass(value) and not isinstance(value, type):
        parts = {one.name: _plain(getattr(value, one.name)) for one in fields(value)}
        return {_KIND: type(value).__name__, **parts}
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    return value


def _value(plain: Any) -> Any:
    if isinstance(plain, list):
        return tuple(_value(one) for one in plain)
    if not isinstance(plain, dict):
        return plain
    if _INSTANT in plain:
        return datetime.fromisoformat(plain[_INSTANT])
    parts = {name: _value(one) for name, one in plain.items() if name != _KIND}
    if plain[_KIND] == text.When.__name__:
        parts["style"] = text.WhenStyle(parts["style"])
    return _KINDS[plain[_KIND]](**parts)
