"""What was found lately, so that a question many people ask is embedded once.

Nothing that anybody typed is kept: a question is known again by a keyed hash, with a key that ends
with the process. In memory only, bounded, and forgotten when the content changes.
"""

from __future__ import annotations

import secrets
from collections import OrderedDict
from dataclasses import dataclass, field
from hashlib import blake2b
from threading import Lock
from typing import Final

from bot.faq.retrieval.finding import Finding
from bot.faq.retrieval.index import Index
from bot.faq.retrieval.text import clean

MOST: Final = 1_000
_KEY: Final = secrets.token_bytes(32)

Question = tuple[str, str, str | None]  # as typed, the asker's language, their state


@dataclass(slots=True)
class Memory:
    """Findings of one index at a time, the latest asked last. May be used from any thread."""

    index: Index | None = None
    found: OrderedDict[bytes, Finding] = field(default_factory=OrderedDict)
    _lock: Lock = field(default_factory=Lock)

    def recall(self, index: Index, question: Question) -> Finding | None:
        """What this index found for the question, if that was lately."""
        name = _name(question)
        with self._lock:
            if self.index is not index or name not in self.found:
                return None
            self.found.move_to_end(name)
            return self.found[name]

    def keep(self, index: Index, question: Question, finding: Finding) -> None:
        """Remembers it. What another index found is forgotten."""
        name = _name(question)
        with self._lock:
            if self.index is not index:
                self.index = index
                self.found.clear()
            self.found[name] = finding
            if len(self.found) > MOST:
                self.found.popitem(last=False)


def _name(question: Question) -> bytes:
    typed, language, state = question
    said = f"{language}\0{state}\0{clean(typed)}"
    return blake2b(said.encode(), digest_size=16, key=_KEY).digest()
