"""All files of the schedules folder, with the last good version of each.

An edit takes effect; a mistake does not, and is told. Two files with one id: the file that had the
id first keeps it, at start the one that comes first by name.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bot.calendar.plan import Plan
from bot.calendar.reading import read_plan
from bot.content import Problem, Unreadable

log = logging.getLogger(__name__)
_PATTERN: Final = "*.yaml"
_Stamp = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Read:
    """What one file says now: a plan and what to look at, or what is wrong."""

    stamp: _Stamp
    plan: Plan | None
    problems: tuple[Problem, ...]


class Schedules:
    """The series of a folder. `generation` counts up whenever they change."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.generation = 0
        self._read: dict[Path, _Read] = {}
        self._used: dict[Path, Plan] = {}
        self._clashes: dict[Path, Problem] = {}
        self._is_away = False
        self.refresh()

    @property
    def plans(self) -> tuple[Plan, ...]:
        """Every series in use, by file name, without changes made in chat."""
        return tuple(self._used[path] for path in sorted(self._used))

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the files as they stand now, and what to look at."""
        found = [one for read in self._read.values() for one in read.problems]
        away = (_away(self.folder),) if self._is_away else ()
        return tuple(sorted((*found, *self._clashes.values(), *away)))

    def find(self, series: str) -> Plan | None:
        """The series with this id, if a file holds it."""
        return next((one for one in self._used.values() if one.series.id == series), None)

    def refresh(self) -> bool:
        """Reads the files that changed; true when the series in use are others than before. While the
        whole folder is away, as when a disk is not mounted, all series stay."""
        was_away, self._is_away = self._is_away, not self.folder.is_dir()
        if self._is_away:
            if not was_away:
                log.error("%s The last good version stays, if there was one.", _away(self.folder))
            return False
        stamps = _stamps(self.folder)
        before = dict(self._used)
        self._read = {
            path: read
            if (read := self._read.get(path)) is not None and read.stamp == stamp
            else _read(path, stamp)
            for path, stamp in stamps.items()
        }
        self._used = self._settled(before)
        changed = self._used != before
        self.generation += changed
        return changed

    def _settled(self, before: dict[Path, Plan]) -> dict[Path, Plan]:
        """Which version of each file is used: the newest good one whose id nobody else has."""
        newest = {
            path: plan
            for path, read in self._read.items()
            if (plan := read.plan or before.get(path)) is not None
        }
        clashes: dict[Path, Problem] = {}
        owners: dict[str, Path] = {}

        def take(path: Path, plan: Plan) -> bool:
            owner = owners.setdefault(plan.series.id, path)
            if owner == path:
                return True
            clashes.setdefault(path, _clash(path, plan, owner))
            return False

        def kept_first(path: Path) -> tuple[bool, Path]:
            old = before.get(path)
            return (old is None or old.series.id != newest[path].series.id, path)

        used = {}
        for path in sorted(newest, key=kept_first):
            if take(path, newest[path]):
                used[path] = newest[path]
        for path in sorted(set(newest) - set(used)):
            if (old := before.get(path)) is not None and take(path, old):
                used[path] = old
        for path, problem in clashes.items():
            if self._clashes.get(path) != problem:
                log.error("%s", problem)
        self._clashes = clashes
        return used


def _read(path: Path, stamp: _Stamp) -> _Read:
    try:
        plan, looks = read_plan(path)
    except Unreadable as error:
        for problem in error.problems:
            log.error("%s The last good version stays, if there was one.", problem)
        return _Read(stamp, None, error.problems)
    return _Read(stamp, plan, looks)


def _away(folder: Path) -> Problem:
    mend = "Put it back, or name another folder in ALLIANCE_SCHEDULES_DIR."
    return Problem(folder, 0, "The folder of schedules is not there.", mend)


def _clash(path: Path, plan: Plan, owner: Path) -> Problem:
    return Problem(
        path,
        plan.document.line_of("id") if plan.document else 0,
        f"id: {plan.series.id!r} is already the id of {owner.name}.",
        "Give this series an id of its own, and never change it again.",
    )


def _stamps(folder: Path) -> dict[Path, _Stamp]:
    stamps = {}
    for path in sorted(folder.glob(_PATTERN)):
        try:
            found = path.stat()
        except OSError:  # deleted between the listing and the look
            continue
        stamps[path] = (found.st_mtime_ns, found.st_size)
    return stamps
