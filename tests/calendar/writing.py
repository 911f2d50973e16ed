"""Series for tests, as data, as files and as plans."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from importlib import resources
from pathlib import Path
from typing import Any

from bot.calendar.plan import Plan, Said
from bot.calendar.reading import build_plan
from bot.content import Problem, Unreadable

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
SAID = Said("carmen", NOW)
US = ("US", "PR", "VI", "GU", "AS", "MP")


def data(**other: Any) -> dict[str, Any]:
    """A weekly series on Tuesdays at three in New York, from 1 December 2026, but for `other`."""
    usual = {
        "schema": 1,
        "id": "tuesday",
        "kind": "co_reflection",
        "title": "Tuesday co-reflection",
        "timezone": "America/New_York",
        "starts": "2026-12-01",
        "time": "15:00",
        "duration": "PT90M",
        "repeat": {"unit": "week"},
    }
    return {key: value for key, value in {**usual, **other}.items() if value is not None}


def plan(**other: Any) -> Plan:
    """That series as a plan."""
    return build_plan(data(**other), SAID)[0]


def looks(**other: Any) -> list[Problem]:
    """What to look at in it."""
    return list(build_plan(data(**other), SAID)[1])


def refused(**other: Any) -> str:
    """What is wrong with it, all of it in one text."""
    try:
        build_plan(data(**other), SAID)
    except Unreadable as error:
        return "\n".join(map(str, error.problems))
    raise AssertionError("it was taken")


def at(written: str) -> datetime:
    """An instant in UTC, such as `2026-12-01T20:00`."""
    return datetime.fromisoformat(written).replace(tzinfo=UTC)


def local(written: str) -> datetime:
    """A wall time."""
    return datetime.fromisoformat(written)


def year(number: int) -> tuple[datetime, datetime]:
    """A year with a day to spare on each side, so that it covers every zone's own."""
    day = timedelta(days=1)
    return datetime(number, 1, 1, tzinfo=UTC) - day, datetime(number + 1, 1, 1, tzinfo=UTC) + day


def us_zones() -> list[str]:
    """Every zone of the United States and its territories, from the time zone database's own list."""
    listed = resources.files("tzdata").joinpath("zoneinfo/zone.tab").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in listed.splitlines() if line and line[0] != "#"]
    return sorted(row[2] for row in rows if row[0] in US)


def write(folder: Path, name: str, text: str) -> Path:
    """A file in a folder, its modification time moved on even within one tick of the clock."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path
