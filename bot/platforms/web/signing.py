"""Signatures: what comes back from a browser is what this door once gave to this very person."""

from __future__ import annotations

import hmac
from base64 import urlsafe_b64encode
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Signer:
    """HMAC-SHA-256 with one secret; every purpose has signatures of its own."""

    secret: bytes = field(repr=False)

    def mark(self, purpose: str, text: str) -> str:
        """The signature of `text` for one purpose, 43 characters of base64url."""
        purposed = hmac.digest(self.secret, purpose.encode(), "sha256")
        digest = hmac.digest(purposed, text.encode("utf-8", "replace"), "sha256")
        return urlsafe_b64encode(digest).rstrip(b"=").decode()

    def holds(self, purpose: str, text: str, mark: str) -> bool:
        """Whether `mark` is the signature of `text`; in constant time."""
        given = mark.encode("utf-8", "replace")
        return hmac.compare_digest(self.mark(purpose, text).encode(), given)

    def sign(self, purpose: str, text: str) -> str:
        """`text.signature`."""
        return f"{text}.{self.mark(purpose, text)}"

    def read(self, purpose: str, signed: str) -> str | None:
        """The text of `text.signature`, or None when the signature is not ours."""
        text, dot, mark = signed.rpartition(".")
        return text if dot and self.holds(purpose, text, mark) else None
