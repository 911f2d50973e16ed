"""The entry files as they stand on disk: read once, kept in their last good version."""

from __future__ import annotations

import hashlib
import json
import logging
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from bot.content import Problem, Unreadable, read_front_matter, read_yaml
from bot.faq.entries import LANGUAGES, Entry, NotAnEntry, entry_of

log = logging.getLogger(__name__)

_FORMAT = 1
Stamp = tuple[int, int]


@dataclass(slots=True)
class _Kept:
    stamp: Stamp
    entry: Entry | None


class ParsedFiles:
    """Front matter already parsed, by the hash of the file: parsing 200 files takes a while.

    Held in memory only between the first `read` and the next `save`; read from disk again after that.
    """

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._known: dict[str, Any] | None = None
        self._used: dict[str, Any] = {}
        self._changed = False
        self._was_saved = False  # from then on only files that change are read

    def _load(self) -> dict[str, Any]:
        if self._path is None:
            return {}
        try:
            stored = json.loads(self._path.read_text(encoding="utf-8"))
            return dict(stored["files"]) if stored["format"] == _FORMAT else {}
        except (OSError, ValueError, KeyError, TypeError):
            return {}  # only a copy of what is in the files

    def read(self, path: Path) -> tuple[Mapping[str, Any], str]:
        """Front matter and text of a file. Raises `Unreadable`."""
        try:
            digest = hashlib.sha256(path.read_bytes()).hexdigest()
        except OSError as error:
            problem = Problem(path, 0, "The file cannot be read.", "Check that it may be read.")
            raise Unreadable(problem) from error
        if self._known is None:
            self._known = self._load()
            self._used = dict(self._known) if self._was_saved else {}
        found = self._known.get(digest)
        if found is None:
            document = read_front_matter(path)
            found = [_plain(document.data), document.body]
            self._changed = True
        self._known[digest] = self._used[digest] = found
        return found[0], found[1]

    def save(self) -> None:
        """Keeps what was used, if anything was new. A full disk costs only the time saved."""
        if self._path is not None and self._changed:
            self._write(self._path)
        self._known, self._used, self._changed, self._was_saved = None, {}, False, True

    def _write(self, path: Path) -> None:
        unfinished = path.with_name(f".{path.name}.{os.getpid()}")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            text = json.dumps({"format": _FORMAT, "files": self._used}, ensure_ascii=False)
            unfinished.write_text(text, encoding="utf-8")
            unfinished.replace(path)
        except OSError as error:
            log.warning("Parsed entries could not be kept in %s (%s).", path, error)


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {str(key): _plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    if isinstance(value, date):
        return value.isoformat()
    return value if isinstance(value, str | int | float | bool) or value is None else str(value)


@dataclass(slots=True)
class Shelf:
    """The folder `faq` of the content: an entry a file, and the decoys."""

    folder: Path
    parsed: ParsedFiles
    problems: tuple[Problem, ...] = ()
    decoys: dict[str, tuple[str, ...]] = field(default_factory=dict)
    _files: dict[Path, _Kept] = field(default_factory=dict)
    _decoys_stamp: Stamp | None = None

    def stamps(self) -> dict[Path, Stamp]:
        """Time of change and size of every file that counts."""
        return dict(self._look())

    def _look(self) -> Iterator[tuple[Path, Stamp]]:
        for language in LANGUAGES:
            for path in sorted((self.folder / language).glob("*.md")):
                if (stamp := _stamp(path)) is not None:
                    yield path, stamp
        if (stamp := _stamp(self._decoys_path)) is not None:
            yield self._decoys_path, stamp

    @property
    def _decoys_path(self) -> Path:
        return self.folder / "decoys.yaml"

    def read(self) -> list[Entry]:
        """All entries. A file that cannot be used keeps its last good version; `problems` says why."""
        problems: list[Problem] = []
        stamps = self.stamps()
        self._read_decoys(stamps.pop(self._decoys_path, None), problems)
        kept: dict[Path, _Kept] = {}
        for path, stamp in stamps.items():
            before = self._files.get(path)
            if before is not None and before.stamp == stamp:
                kept[path] = before
                continue
            try:
                entry = self._entry(path)
            except Unreadable as error:
                problems += error.problems
                # Stamp zero: it is tried and told again with every reading until it is mended.
                kept[path] = _Kept((0, 0), before.entry if before else None)
            else:
                kept[path] = _Kept(stamp, entry)
        self._files = kept
        self.parsed.save()
        for problem in problems:
            if problem not in self.problems:
                log.error("%s The last good version stays.", problem)
        self.problems = tuple(problems)
        return self._without_doubles(problems)

    def _without_doubles(self, problems: list[Problem]) -> list[Entry]:
        found: dict[tuple[str, str], Entry] = {}
        for path, one in self._files.items():
            if one.entry is None:
                continue
            key = (one.entry.language, one.entry.id)
            if key in found:
                says = f"The id {one.entry.id} stands in {found[key].path} too."
                problems.append(Problem(path, 1, says, "Give one of them another id."))
                continue
            found[key] = one.entry
        self.problems = tuple(problems)
        return list(found.values())

    def _entry(self, path: Path) -> Entry:
        data, body = self.parsed.read(path)
        try:
            return entry_of(data, body, path.parent.name, path)
        except NotAnEntry as error:
            raise Unreadable(Problem(path, 1, error.says, error.mend)) from error

    def _read_decoys(self, stamp: Stamp | None, problems: list[Problem]) -> None:
        if stamp is None:
            self.decoys, self._decoys_stamp = {}, None
            return
        if stamp == self._decoys_stamp:
            return
        try:
            data, _ = self._decoy_data()
        except Unreadable as error:
            problems += error.problems
            return
        self.decoys = {
            language: tuple(str(one) for one in data.get(language) or () if str(one).strip())
            for language in LANGUAGES
        }
        self._decoys_stamp = stamp

    def _decoy_data(self) -> tuple[Mapping[str, Any], str]:
        document = read_yaml(self._decoys_path)
        for language in LANGUAGES:
            if not isinstance(document.data.get(language) or [], list):
                raise Unreadable(
                    Problem(
                        document.path,
                        document.line_of(language),
                        f"`{language}:` should hold a list of questions.",
                        "Write each question on a line of its own, after two spaces and a dash.",
                    )
                )
        return document.data, document.body


def _stamp(path: Path) -> Stamp | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size
