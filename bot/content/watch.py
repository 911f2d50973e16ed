"""One file's value with its last good version: edits take effect, mistakes do not."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path
from typing import Generic, TypeVar

from bot.content.files import Problem, Unreadable

log = logging.getLogger(__name__)
_Value = TypeVar("_Value")


class Watched(Generic[_Value]):
    """A value read from `path` by `read`, read again when the file changes.

    `fallback` is used while no version was ever good; without one the first error is raised.
    """

    def __init__(
        self,
        path: Path,
        read: Callable[[Path], _Value],
        fallback: Callable[[], _Value] | None = None,
    ) -> None:
        self.path = path
        self._read = read
        self._stamp: tuple[int, int] | None = None
        self.problems: tuple[Problem, ...] = ()
        self.generation = 0
        try:
            self._stamp = _stamp(path)
            self.value = read(path)
        except Unreadable as error:
            if fallback is None:
                raise
            self._tell(error)
            self.value = fallback()

    def refresh(self) -> bool:
        """Reads the file again if it changed; true when the value is a new one."""
        stamp = _stamp(self.path)
        if stamp == self._stamp:
            return False
        self._stamp = stamp
        try:
            self.value = self._read(self.path)
        except Unreadable as error:
            self._tell(error)
            return False
        self.problems = ()
        self.generation += 1
        return True

    def _tell(self, error: Unreadable) -> None:
        self.problems = error.problems
        for problem in error.problems:
            log.error("%s The last good version stays.", problem)


def _stamp(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size
