"""Tokens and keys that slipped into a content file. The file may be public; the secret is not shown."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from bot.check.passages import line_of
from bot.content import Problem

# Shapes as their issuers document them, or as they are in use; all are long enough for no word.
_SHAPES: Final = {
    "a Discord bot token": r"\b[MNO][\w-]{23,27}\.[\w-]{6}\.[\w-]{27,45}(?![\w-])",
    "a Discord webhook": r"https://(?:\w+\.)?discord(?:app)?\.com/api/(?:v\d+/)?webhooks/\d+/[\w-]{40,}",
    "a Telegram bot token": r"\b\d{8,10}:[\w-]{35}(?![\w-])",
    "a private key": r"-----BEGIN [A-Z ]*PRIVATE KEY-----",
    "a private key (JWK)": r"[\"']d[\"']\s*:\s*[\"'][\w-]{40,}[\"']",
    "a password in an address": r"\b[a-z][a-z+]*://[^\s/:@]+:[^\s/:@]{3,}@",
    "a GitHub token": r"\bgh[pousr]_[A-Za-z0-9]{36,}",
    "an AWS key": r"\b(?:AKIA|ASIA)[A-Z0-9]{16}\b",
}
_PATTERN: Final = re.compile(
    "|".join(f"(?P<kind{number}>{shape})" for number, shape in enumerate(_SHAPES.values()))
)
_KINDS: Final = tuple(_SHAPES)


def check(raw: Mapping[Path, str]) -> Iterator[Problem]:
    """One error for everything that looks like a secret."""
    for path, text in raw.items():
        for found in _PATTERN.finditer(text):
            kind = _KINDS[int((found.lastgroup or "kind0").removeprefix("kind"))]
            says = f"This looks like {kind}."
            mend = "Take it out, make a new one where it came from, and keep that in .env."
            yield Problem(path, line_of(text, found.start()), says, mend)
