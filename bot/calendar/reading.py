"""From a file, or from what was filled in in chat, to a series that can be expanded.

Every problem is told with file, line and mend; a series with an error is not used.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, Final

from pydantic import ValidationError

from bot.calendar import checks
from bot.calendar.checks import Finding
from bot.calendar.plan import Plan, Said
from bot.calendar.series import Series
from bot.content import Document, Problem, Unreadable, read_yaml, validate

_CHAT: Final = Path("chat")  # stands for the file of what has none
_UNQUOTED: Final = re.compile(r"\s+(\d{4}-\d{2}-\d{2})\s*:", re.ASCII)


def read_series(path: Path) -> Series:
    """The series of one file. Raises `Unreadable` with every error found."""
    return read_plan(path)[0].series


def read_plan(path: Path) -> tuple[Plan, tuple[Problem, ...]]:
    """The series with its file, and what to look at in it. Raises `Unreadable`."""
    document = _with_written_days(read_yaml(path))
    series = _series(document)
    return Plan(series, document), _problems(document, checks.warnings(series))


def build_plan(data: Mapping[str, Any], said: Said) -> tuple[Plan, tuple[Problem, ...]]:
    """A series made in chat from the same keys as a file's. Raises `Unreadable` (path `chat`)."""
    document = Document(_CHAT, dict(data))
    series = _series(document)
    return Plan(series, made=said), _problems(document, checks.warnings(series))


def check_change(plan: Plan) -> tuple[Finding, ...]:
    """What is wrong with the changes made in chat to a plan, before they are kept.

    They are held against the series as if they stood in its file.
    """
    merged = plan.series.model_copy(
        update={
            "overrides": {
                **plan.series.overrides,
                **{day: one.change for day, one in plan.changes.overrides.items()},
            }
        }
    )
    changed = {day.isoformat() for day in plan.changes.overrides}
    return tuple(
        one
        for one in (*checks.errors(merged), *checks.warnings(merged))
        if len(one.keys) > 1 and one.keys[0] == "overrides" and one.keys[1] in changed
    )


def _series(document: Document) -> Series:
    try:
        series = validate(document, Series)
    except Unreadable as error:
        raise _mended(error) from error.__cause__
    wrong = _problems(document, checks.errors(series))
    if wrong:
        raise Unreadable(*wrong)
    return series


def _mended(error: Unreadable) -> Unreadable:
    """The same problems, with the mends that the fields of a schedule give."""
    cause = error.__cause__
    if not isinstance(cause, ValidationError):
        return error
    told = []
    found = cause.errors(include_url=False, include_input=False)
    for problem, one in zip(error.problems, found, strict=True):
        context = one.get("ctx", {})
        if one["type"] != "schedule":
            told.append(problem)
            continue
        name = ".".join(str(key) for key in one["loc"] if key != "[key]")
        told.append(replace(problem, says=f"{name}: {context['says']}.", mend=context["mend"]))
    return Unreadable(*told)


def _problems(document: Document, findings: Iterable[Finding]) -> tuple[Problem, ...]:
    return tuple(
        Problem(
            document.path,
            document.line_of(*one.keys),
            f"{'.'.join(str(key) for key in one.keys)}: {one.says}.",
            one.mend,
            one.severity,
        )
        for one in findings
    )


def _with_written_days(document: Document) -> Document:
    """Overrides whose dates were written without quotes, which YAML takes for dates, as if they had them."""
    overrides = document.data.get("overrides")
    if not isinstance(overrides, dict) or not any(isinstance(day, date) for day in overrides):
        return document
    data = {**document.data, "overrides": {_written(day): one for day, one in overrides.items()}}
    lines = dict(document.lines or {})
    text = ""
    with contextlib.suppress(OSError):  # deleted since: the line of `overrides` will do
        text = document.path.read_text(encoding="utf-8-sig", errors="replace")
    for number, line in enumerate(text.splitlines(), 1):
        if number > document.line_of("overrides") and (found := _UNQUOTED.match(line)):
            lines.setdefault(("overrides", found[1]), number)
    return replace(document, data=data, lines=lines)


def _written(key: Any) -> Any:
    return key.isoformat() if isinstance(key, date) else key
