"""What `alliance check` says: everything in the content folder and the settings that needs a hand.

Whoever edits words gets a line for each mistake: file, line, what is wrong, how to mend it. Errors
are things that people would run into; warnings ask for a look. Only the command line imports this.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from typing import TextIO

from bot.calendar.folder import Schedules
from bot.check import alliance, duplicates, entries, meanings, records, secrets, sentences, wording
from bot.check.passages import passages
from bot.check.reading import Reading, read_content
from bot.check.records import FeatureCheck
from bot.content import Problem, Severity
from bot.settings import Settings

__all__ = ["main", "run"]


def run(
    settings: Settings,
    commands: Collection[str],
    today: date,
    *,
    features: Iterable[FeatureCheck] = (),
) -> list[Problem]:
    """Every problem of the folder that `settings` names, sorted by file and line.

    `commands` are the names that the bot answers; `today` is a calendar day at the operator's.
    `features` are checks of features that only the composition root may know.
    """
    return _problems(read_content(settings.content), settings, commands, today, features)


def main(
    settings: Settings,
    commands: Collection[str],
    today: date,
    strict: bool,
    out: TextIO,
    *,
    features: Iterable[FeatureCheck] = (),
    also: Iterable[Problem] = (),
) -> int:
    """Writes every problem and a closing line to `out`; gives the exit status.

    1 when there is an error (`strict`: or a warning), otherwise 0. `also` are problems found outside
    the content folder, for the same list. The rest is as for `run`.
    """
    reading = read_content(settings.content)
    found = _problems(reading, settings, commands, today, features)
    problems = sorted({*found, *also})
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    warnings = len(problems) - errors
    for problem in problems:
        print(problem, file=out)
    counted = f"{_count(len(reading.entries), 'answer')}, {_count(len(reading.raw), 'file')} read"
    print(f"{counted}: {_count(errors, 'error')}, {_count(warnings, 'warning')}.", file=out)
    return int(errors > 0 or (strict and warnings > 0))


def _problems(
    reading: Reading,
    settings: Settings,
    commands: Collection[str],
    today: date,
    features: Iterable[FeatureCheck],
) -> list[Problem]:
    texts = passages(reading)
    found = [
        *reading.problems,
        *alliance.check(reading, settings),
        *entries.check(reading, today),
        *duplicates.check(reading),
        *meanings.check(reading),
        *wording.check(reading, texts, commands),
        *sentences.check(reading, commands),
        *records.check(reading, today, (*records.FEATURES, *features)),
        *secrets.check(reading.raw),
        *Schedules(settings.schedules).problems,
    ]
    return sorted(set(found))


def _count(number: int, what: str) -> str:
    return f"{number or 'no'} {what}{'' if number == 1 else 's'}"
