"""`content/alliance.yaml` and the settings that go with it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from bot.alliance import Alliance
from bot.calendar.folder import Schedules
from bot.check.reading import ALLIANCE, Reading
from bot.content import Document, Problem, Severity, Unreadable, validate
from bot.settings import Settings

_LOCAL: Final = ("http://127.0.0.1", "http://localhost", "http://[::1]")


def check(reading: Reading, settings: Settings) -> Iterator[Problem]:
    """Whether the file is right, names somebody to turn to, and fits the settings."""
    yield from addresses(settings)
    document = reading.record(ALLIANCE)
    if document is None:
        if reading.folder.is_dir() and reading.folder / ALLIANCE not in reading.raw:
            says = "There is no such file, so the name and state that came with the bot are used."
            mend = "Copy the file that came with the bot here, and change it."
            yield Problem(reading.folder / ALLIANCE, 0, says, mend, Severity.WARNING)
        return
    try:
        alliance = validate(document, Alliance)
    except Unreadable as error:
        yield from error.problems
        return
    yield from people(document, alliance)
    yield from facilitators(settings, alliance)
    yield from spoken(reading, document, alliance)


def people(document: Document, alliance: Alliance) -> Iterator[Problem]:
    """Questions without an answer go to coordinators: there should be one."""
    holders = alliance.roles.get("coordinator")
    if holders is None or not (holders.discord_roles or holders.discord or holders.telegram):
        says = "No coordinator is named, so nobody may look at the questions that are handed in."
        mend = "Name one under roles, or use: alliance grant coordinator PERSON."
        line = document.line_of("roles", "coordinator")
        yield Problem(document.path, line, says, mend, Severity.WARNING)


def facilitators(settings: Settings, alliance: Alliance) -> Iterator[Problem]:
    """Names of schedules that nobody answers to: the bot cannot ask whether they will be there."""
    mend = "Add the name under people in alliance.yaml, or write an account, such as discord:501."
    for plan in Schedules(settings.schedules).plans:
        document = plan.document
        if document is None:
            continue
        pool = plan.series.facilitators.pool
        named: list[tuple[tuple[str, ...], tuple[str, ...]]] = [(("facilitators", "pool"), pool)]
        for day, change in plan.series.overrides.items():
            keys = ("overrides", day.isoformat(), "facilitators")
            named.append((keys, change.facilitators or ()))
        said: set[str] = set()
        for at, names in named:
            unknown = [one for one in names if not alliance.accounts_of(one) and one not in said]
            said.update(unknown)
            if unknown:
                says = f"Nobody answers to {', '.join(unknown)}."
                line = document.line_of(*at)
                yield Problem(document.path, line, says, mend, Severity.WARNING)


def spoken(reading: Reading, document: Document, alliance: Alliance) -> Iterator[Problem]:
    """Languages that the alliance names and the bot has no sentences for."""
    for number, language in enumerate(alliance.languages):
        if reading.sentences and language not in reading.sentences:
            says = f"There is no strings/{language}.ftl."
            mend = "Add the file, or take the language out."
            yield Problem(document.path, document.line_of("languages", number), says, mend)


def addresses(settings: Settings) -> Iterator[Problem]:
    """A public address that people's browsers would open without encryption."""
    address = settings.public_url
    if address and not address.startswith(("https://", *_LOCAL)):
        says = "ALLIANCE_PUBLIC_URL does not begin with https://, so others could read along."
        mend = "Put the page behind a server with a certificate, and write its https address."
        yield Problem(Path(".env"), 0, says, mend, Severity.WARNING)
