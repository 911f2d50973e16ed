"""From an entry to the paper: its words in the reader's language, or which signs cannot be written."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.chat.dispatch import Say
from bot.chat.text import When
from bot.coreflection.hours import rules
from bot.coreflection.hours.records import Entry
from bot.coreflection.hours.words import amount


@dataclass(frozen=True, slots=True)
class Words:
    """What a paper says besides its entry. `now` is the instant at which it is made (UTC)."""

    name: str
    organiser: str
    code: str
    address: str
    now: datetime


@dataclass(frozen=True, slots=True)
class Misfits:
    """Signs that the font lacks, in the name or in what the alliance wrote."""

    signs: tuple[str, ...]
    in_name: bool


def drawn(say: Say, entry: Entry, words: Words) -> bytes | Misfits:
    """The PDF, or why there is none. Takes some milliseconds: not on the event loop.

    The library is imported here, by the first who wants a certificate: most starts do without.
    """
    from bot.coreflection.hours import certificate, lettering  # noqa: PLC0415

    if signs := lettering.missing(words.name):
        return Misfits(signs, in_name=True)
    title = lettering.without_signs(entry.written.named(say.language))
    organiser = lettering.without_signs(words.organiser)
    held = When(entry.starts) if entry.starts else None
    facts = (
        (say("hours-paper-title"), title),
        (say("hours-paper-date"), say("hours-paper-when", when=held or entry.written.day)),
        (say("hours-paper-hours"), amount(say, entry.written.hours)),
        (say("hours-paper-organiser"), organiser),
    )
    zone = ZoneInfo(entry.timezone) if entry.timezone else words.now.tzinfo
    paper = certificate.Paper(
        language=say.language,
        organiser=organiser,
        heading=say("hours-paper-heading"),
        says=say("hours-paper-says"),
        name=words.name,
        took_part=say("hours-paper-took-part"),
        facts=facts,
        check=say("hours-paper-check" if words.address else "hours-paper-check-local"),
        address=words.address,
        code=say("hours-paper-code", code=rules.shown_code(words.code)),
        made=say("hours-paper-made", day=words.now.astimezone(zone).date()),
    )
    signs = certificate.missing(paper)
    if signs or not title or not organiser:
        return Misfits(signs or tuple(entry.written.what), in_name=False)
    return certificate.draw(paper)
