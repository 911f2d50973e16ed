"""Pages of features: what the web page's server shows besides the chat. They are only looked at: a
page changes nothing."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Final

from bot.chat.message import Message

_PATH: Final = re.compile(r"(?:/(?:[a-z0-9_.-]|\{[a-z_]+\})+)+")


@dataclass(frozen=True, slots=True)
class Visit:
    """Somebody looks at a page. `values`: the parts of the path by name, and the query's words;
    `headers`: what their program says, names in small letters; `language`: what they read."""

    values: Mapping[str, str]
    headers: Mapping[str, str]
    language: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A message, drawn in the site's own frame. Its buttons do nothing there; links do."""

    message: Message
    status: int = 200


@dataclass(frozen=True, slots=True)
class Served:
    """A file as it is, such as a calendar feed. `headers` come as they are given."""

    body: bytes
    headers: Mapping[str, str] = field(default_factory=dict)
    status: int = 200


Answer = Callable[[Visit], Awaitable[Shown | Served]]


@dataclass(frozen=True, slots=True)
class Page:
    """A page and its path, such as `/verify/{code}`: small letters, digits, `.`, `-`, `_`; a part in
    braces is whatever stands there up to the next `/`. Raises `ValueError` for another path."""

    path: str
    answer: Answer

    def __post_init__(self) -> None:
        if not _PATH.fullmatch(self.path):
            raise ValueError(f"not a path of a page: {self.path}")
