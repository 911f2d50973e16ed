"""A calendar as a web server hands it out: its bytes, and whether a reader has them already.

As RFC 9110 section 13 has it: If-None-Match is asked first, and If-Modified-Since only without it.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime
from typing import Final

CONTENT_TYPE: Final = "text/calendar; charset=utf-8"
_TAG: Final = re.compile(r'(?:W/)?("[\x21\x23-\x7e\x80-\xff]*")')


@dataclass(frozen=True, slots=True)
class Feed:
    """What is served. `etag` has its quotes; `modified` (UTC) is in whole seconds."""

    body: bytes
    etag: str
    modified: datetime

    def headers(self, *, private: bool) -> dict[str, str]:
        """The headers of an answer, with or without the body. No attachment: it is subscribed to."""
        return {
            "Content-Type": CONTENT_TYPE,
            "ETag": self.etag,
            "Last-Modified": format_datetime(self.modified, usegmt=True),
            "Cache-Control": "private, no-cache" if private else "public, max-age=300",
        }

    def is_known(self, if_none_match: str | None, if_modified_since: str | None) -> bool:
        """Whether 304 is the answer to a reader with these headers."""
        if if_none_match is not None:
            if if_none_match.strip() == "*":
                return True
            return self.etag in _TAG.findall(if_none_match)
        since = _instant(if_modified_since)
        return since is not None and self.modified <= since


def make_feed(body: bytes, now: datetime, before: Feed | None = None) -> Feed:
    """A feed of these bytes; it is as old as the one before it if they are the same."""
    etag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    if before is not None and before.etag == etag:
        return before
    return Feed(body, etag, now.astimezone(UTC).replace(microsecond=0))


def _instant(header: str | None) -> datetime | None:
    if not header:
        return None
    try:
        found = parsedate_to_datetime(header)
    except ValueError:
        return None
    return found.replace(tzinfo=UTC) if found.tzinfo is None else found
