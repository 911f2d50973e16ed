"""Telegram's limits, and words made to fit them.

Figures: Bot API documentation (core.telegram.org/bots/api, 10.0) and `telegram.constants`; where
neither says, what public bug reports measured. Texts are counted in UTF-16 units, as entities are;
what a button carries is counted in bytes.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final
from urllib.parse import quote, urlsplit

TEXT: Final = 4096
CAPTION: Final = 1024
ENTITIES: Final = 100  # further ones are ignored without a word
CALLBACK_DATA: Final = 64  # bytes
TOAST: Final = 200
BUTTONS: Final = 100  # in one message
BUTTONS_IN_LINE: Final = 8
KEYBOARD: Final = 9_000  # bytes of the whole keyboard as JSON; over 10 KB is refused
BUTTON_LABEL: Final = (
    60  # not limited, but apps show about this much of a button as wide as a phone
)
MENU_PAGE: Final = 8  # options shown at once
ADDRESS: Final = 1_000
FILE_NAME: Final = 60
FILE_BYTES: Final = 50 * 1024 * 1024
COMMANDS: Final = 100
COMMAND_DESCRIPTION: Final = 256
INLINE_TITLE: Final = 100
SECRET: Final = re.compile(r"[A-Za-z0-9_-]{1,256}\Z")  # setWebhook, secret_token

DASH: Final = "–"  # stands for what would be empty
ELLIPSIS: Final = "…"

# Control characters, direction overrides (they could turn around the words that follow), what the
# server takes out by itself, and code points that are no characters.
_DROPPED: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u0333\u033f\u030a\ufffe\uffff]"
)
_HALVES: Final = re.compile("[\ud800-\udfff]")
_BREAKS: Final = re.compile("\r\n?|[\u2028\u2029]")
_JOINED: Final = ("Mn", "Mc", "Me")
_UNSEEN: Final = (
    "\u115f\u1160\u2800\u3164\uffa0\ufffc\u034f\u17b4\u17b5"  # letters that show nothing
)
_HOST: Final = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z0-9-]*[a-z0-9]\Z")


def units(words: str) -> int:
    """The length in UTF-16 units."""
    return len(words) if words.isascii() else len(words.encode("utf-16-le", "surrogatepass")) // 2


def clean(words: str) -> str:
    """The words without control characters, with plain line breaks and no half characters."""
    if not words.isascii() and _HALVES.search(words):
        words = words.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return _DROPPED.sub("", _BREAKS.sub("\n", words)).replace("\t", " ")


def blank(words: str) -> bool:
    """Whether nothing of it can be seen."""
    return all(
        unicodedata.category(one)[0] in "ZC" or one in _UNSEEN or _invisible(one) for one in words
    )


def head(words: str, limit: int) -> str:
    """The longest beginning of at most `limit` units that ends between characters as people see them."""
    if units(words) <= limit:
        return words
    end, room = 0, limit
    for one in words:
        room -= 2 if one > "\uffff" else 1
        if room < 0:
            break
        end += 1
    for back in range(end, max(end - 12, 0), -1):
        if not _joined(words, back):
            return words[:back]
    return words[:end]


def cut(words: str, limit: int) -> str:
    """The words, or their beginning and an ellipsis."""
    return words if units(words) <= limit else head(words, limit - 1).rstrip() + ELLIPSIS


def label(words: str, limit: int = BUTTON_LABEL) -> str:
    """One line of at most `limit` units that is never blank."""
    line = " ".join(clean(words).split())
    return DASH if blank(line) else cut(line, limit)


def whole(words: str, limit: int = BUTTON_LABEL) -> bool:
    """Whether `label` keeps all of the words."""
    return units(" ".join(clean(words).split())) <= limit


def web_address(url: str) -> str | None:
    """The address as Telegram takes it in links and buttons; None if it would refuse it."""
    bare = clean(url).strip()
    try:
        parts = urlsplit(bare)
        host, _port = parts.hostname or "", parts.port
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or "@" in parts.netloc or not _HOST.match(host):
        return None
    safe = quote(bare, safe="-._~:/?#[]!$&'()*+,;=%@")
    return safe if len(safe) <= ADDRESS else None


def _invisible(one: str) -> bool:
    return "\ufe00" <= one <= "\ufe0f" or "\U000e0100" <= one <= "\U000e01ef"


def _joined(words: str, at: int) -> bool:
    """Whether the character at `at` belongs to the one before it."""
    after, before = words[at], words[at - 1]
    return (
        after in "\u200d\ufe0e\ufe0f"
        or before == "\u200d"
        or "\U0001f3fb" <= after <= "\U0001f3ff"
        or ("\U0001f1e6" <= after <= "\U0001f1ff" and "\U0001f1e6" <= before <= "\U0001f1ff")
        or unicodedata.category(after) in _JOINED
    )
