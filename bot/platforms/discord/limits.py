"""Discord's limits, and words made to fit them.

Figures: Discord's API documentation, resources "Message", "Components" and "Application Commands"
(August 2026), and "Guild Scheduled Event". Lengths are counted here in UTF-16 units, which is never
less than what Discord counts.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

CONTENT: Final = 2000
EMBED_TITLE: Final = 256
EMBED_DESCRIPTION: Final = 4096
EMBED_FIELDS: Final = 25
FIELD_NAME: Final = 256
FIELD_VALUE: Final = 1024
EMBED_FOOTER: Final = 2048
EMBED_TOTAL: Final = 6000  # over all embeds of one message
ROWS: Final = 5
BUTTONS_IN_ROW: Final = 5
BUTTON_LABEL: Final = 80
BUTTON_URL: Final = 512
CUSTOM_ID: Final = 100
OPTIONS: Final = 25
OPTION_LABEL: Final = 100
OPTION_VALUE: Final = 100
OPTION_DESCRIPTION: Final = 100
PLACEHOLDER: Final = 150
FILES: Final = 10
FILE_BYTES: Final = 10 * 1024 * 1024  # without a server boost
FILE_ALT: Final = 1024
MODAL_TITLE: Final = 45
MODAL_COMPONENTS: Final = 5
MODAL_LABEL: Final = 45
MODAL_DESCRIPTION: Final = 100
MODAL_TEXT: Final = 4000
INPUT_LENGTH: Final = 4000
INPUT_PLACEHOLDER: Final = 100
GROUP_OPTIONS: Final = 10  # of a radio or checkbox group
CHOICES: Final = 25  # of an autocomplete answer
CHOICE: Final = 100
COMMAND_DESCRIPTION: Final = 100
COMMAND_OPTIONS: Final = 25
OPTION_MAX_LENGTH: Final = 6000
NONCE: Final = 25
THREAD_NAME: Final = 100
EVENT_NAME: Final = 100
EVENT_DESCRIPTION: Final = 1000
EVENT_LOCATION: Final = 100

DASH: Final = "–"  # stands for what would be empty; Discord refuses blank labels
ELLIPSIS: Final = "…"

# Control characters, direction overrides (they could turn around the words that follow) and
# code points that are no characters.
_DROPPED: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff]"
)
_HALVES: Final = re.compile("[\ud800-\udfff]")
_BREAKS: Final = re.compile("\r\n?|[\u2028\u2029]")
_JOINED: Final = ("Mn", "Mc", "Me")


def units(words: str) -> int:
    """The length in UTF-16 units."""
    return len(words) if words.isascii() else len(words.encode("utf-16-le", "surrogatepass")) // 2


def clean(words: str) -> str:
    """The words without control characters, with plain line breaks and no half characters."""
    if words.isascii():
        return _DROPPED.sub("", _BREAKS.sub("\n", words))
    if _HALVES.search(words):
        words = words.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return _DROPPED.sub("", _BREAKS.sub("\n", words))


def blank(words: str) -> bool:
    """Whether nothing of it can be seen."""
    return all(unicodedata.category(one)[0] in "ZC" for one in words)


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


def label(words: str, limit: int) -> str:
    """One line of at most `limit` units that is never blank."""
    line = " ".join(clean(words).split())
    return DASH if blank(line) else cut(line, limit)


def whole(words: str, limit: int) -> bool:
    """Whether `label` keeps all of the words."""
    return units(" ".join(clean(words).split())) <= limit


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
