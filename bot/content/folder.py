"""A folder of curated files with the last good version of each: edits take effect, mistakes do not."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path
from typing import Generic, TypeVar

from bot.content.files import Problem, Unreadable

log = logging.getLogger(__name__)
_Value = TypeVar("_Value")
_Stamp = tuple[int, int]


class WatchedFolder(Generic[_Value]):
    """The values of all files of `folder` that match `pattern`, in the order of their names.

    A file that breaks keeps its last good version; one that was never good is left out; one that
    is deleted is gone. A folder that does not exist has no values.
    """

    def __init__(self, folder: Path, pattern: str, read: Callable[[Path], _Value]) -> None:
        self.folder = folder
        self.generation = 0
        self._pattern = pattern
        self._read = read
        self._stamps: dict[Path, _Stamp] = {}
        self._good: dict[Path, _Value] = {}
        self._problems: dict[Path, tuple[Problem, ...]] = {}
        self.refresh()

    @property
    def values(self) -> tuple[_Value, ...]:
        """What could be read, by file name."""
        return tuple(self._good[path] for path in sorted(self._good))

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What keeps files from being used as they stand now."""
        return tuple(problem for path in sorted(self._problems) for problem in self._problems[path])

    def refresh(self) -> bool:
        """Reads the files that changed; true when the values are others than before."""
        found = _stamps(self.folder, self._pattern)
        changed = False
        for path in set(self._stamps) - set(found):
            changed |= self._good.pop(path, None) is not None
            self._problems.pop(path, None)
        for path, stamp in found.items():
            if self._stamps.get(path) != stamp:
                changed |= self._take(path)
        self._stamps = found
        self.generation += changed
        return changed

    def _take(self, path: Path) -> bool:
        try:
            self._good[path] = self._read(path)
        except Unreadable as error:
            self._problems[path] = error.problems
            stays = "The last good version stays." if path in self._good else "It is left out."
            for problem in error.problems:
                log.error("%s %s", problem, stays)
            return False
        self._problems.pop(path, None)
        return True


def _stamps(folder: Path, pattern: str) -> dict[Path, _Stamp]:
    stamps = {}
    for path in folder.glob(pattern):
        try:
            found = path.stat()
        except OSError:  # deleted between the listing and the look
            continue
        stamps[path] = (found.st_mtime_ns, found.st_size)
    return stamps
