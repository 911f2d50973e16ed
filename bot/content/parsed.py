"""YAML that was parsed at an earlier start, by the hash of its text: parsing it takes most of a second.

Only a copy of what stands in the files. It can be deleted at any time, and a full disk or a broken
copy costs nothing but the time saved. JSON, so that reading it can do nothing but read.
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

log = logging.getLogger(__name__)

FILE: Final = "parsed.json"
_FORMAT: Final = 1
_PLAIN: Final = (str, int, float, bool, type(None))

Key = str | int
Lines = dict[tuple[Key, ...], int]


@dataclass(slots=True)
class Parsed:
    """What was parsed before, and what was used of it this time."""

    known: dict[str, Any] = field(default_factory=dict)
    used: dict[str, Any] = field(default_factory=dict)

    def find(self, text: str) -> tuple[dict[str, Any], Lines] | None:
        """The values of this text and the line of every key."""
        name = _name(text)
        kept = self.known.get(name)
        if kept is None:
            return None
        self.used[name] = kept
        data, lines = kept
        return _read(data), {tuple(at): line for at, line in lines}

    def note(self, text: str, data: dict[str, Any], lines: Lines) -> None:
        """Keeps a text's values, unless they hold something that JSON cannot."""
        try:
            written = _written(data)
        except TypeError:
            return
        self.used[_name(text)] = [written, [[list(at), line] for at, line in lines.items()]]


_now: ContextVar[Parsed | None] = ContextVar("parsed", default=None)


def parsed_before() -> Parsed | None:
    """What can be used at this moment, if anything."""
    return _now.get()


@contextmanager
def remembering(folder: Path) -> Iterator[None]:
    """Within it, what was read in `folder`'s last time is not parsed again. Kept for the next time."""
    path = folder / FILE
    parsed = Parsed(_load(path))
    token = _now.set(parsed)
    try:
        yield
    finally:
        _now.reset(token)
    if parsed.used.keys() != parsed.known.keys():
        _save(path, parsed.used)


def _load(path: Path) -> dict[str, Any]:
    try:
        stored = json.loads(path.read_text(encoding="utf-8"))
        return dict(stored["files"]) if stored["format"] == _FORMAT else {}
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def _save(path: Path, files: dict[str, Any]) -> None:
    unfinished = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        text = json.dumps({"format": _FORMAT, "files": files}, ensure_ascii=False)
        unfinished.write_text(text, encoding="utf-8")
        unfinished.replace(path)
    except (OSError, ValueError) as error:
        log.warning("Parsed files could not be kept in %s (%s).", path, type(error).__name__)


def _name(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _written(value: Any) -> Any:
    """Values as JSON has them. Raises `TypeError` for any other."""
    kind = type(value)
    if kind in _PLAIN:
        return value
    if kind is list:
        return [_written(one) for one in value]
    if kind is dict:
        if all(type(key) is str and not key.startswith("$") for key in value):
            return {key: _written(one) for key, one in value.items()}
        return {"$pairs": [[_written(key), _written(one)] for key, one in value.items()]}
    if kind in (date, datetime):
        return {f"${kind.__name__}": value.isoformat()}
    raise TypeError(kind.__name__)


def _read(value: Any) -> Any:
    if isinstance(value, list):
        return [_read(one) for one in value]
    if not isinstance(value, dict):
        return value
    match value:
        case {"$pairs": pairs}:
            return {_read(key): _read(one) for key, one in pairs}
        case {"$date": day}:
            return date.fromisoformat(day)
        case {"$datetime": instant}:
            return datetime.fromisoformat(instant)
        case _:
            return {key: _read(one) for key, one in value.items()}
