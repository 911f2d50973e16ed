"""The next dates of every series, and what could be meant by a half-typed name. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final

from bot.chat import text
from bot.chat.action import pack
from bot.chat.dispatch import Say
from bot.chat.message import Field, Menu, Message, Option
from bot.chat.text import Prose, Span, When, WhenStyle
from bot.coreflection.sessions import rules, views
from bot.coreflection.sessions.gathering import Gathering
from bot.coreflection.sessions.records import Rsvp, Status
from bot.coreflection.sessions.rules import Stage
from bot.states import fold

MOST_FIELDS: Final = 8  # with more, nobody reads them; the menu holds every date
MOST_OPTIONS: Final = 50


def listing(
    say: Say,
    every: Sequence[Gathering],
    member_id: int | None,
    now: datetime,
    *,
    not_found: bool = False,
) -> Message:
    """The next date of every series and each one that the reader answered to; a menu of all."""
    if not every:
        return Message(title=say("sessions-list-title"), body=say.text("sessions-list-none"))
    body = say.text("sessions-list-not-found") if not_found else ()
    shown = chosen(every, member_id)
    return Message(
        title=say("sessions-list-title"),
        body=body + say.text("sessions-list"),
        fields=tuple(_field(say, one, member_id, now) for one in shown),
        rows=(_menu(say, every),),
    )


def aloud(say: Say, every: Sequence[Gathering], now: datetime) -> Message:
    """The same for a public place: nothing of any reader, nothing to press."""
    whole = listing(say, every, None, now)
    return replace(whole, body=say.text("sessions-list-aloud"), rows=()) if every else whole


def chosen(every: Sequence[Gathering], member_id: int | None) -> list[Gathering]:
    """The next date of every series that takes place, and those the reader comes to or waits for."""
    seen: set[str] = set()
    found = []
    for one in every:
        mine = one.of(member_id)
        is_mine = mine is not None and mine.status is not Status.CANT
        is_next = not one.session.is_cancelled and one.session.series not in seen
        if is_next:
            seen.add(one.session.series)
        if is_mine or is_next:
            found.append((not is_mine, one))
    kept = sorted(found, key=lambda pair: pair[0])[
        :MOST_FIELDS
    ]  # one's own dates are never left out
    return sorted((one for _, one in kept), key=lambda one: one.session.start)


def status(say: Say, whole: Gathering, mine: Rsvp | None) -> str:
    """One's own answer in words; empty without one."""
    if mine is None:
        return ""
    if mine.status is Status.WAITLIST:
        return say("sessions-mine-waitlist", place=rules.place_in_line(whole.answers, mine))
    if mine.status is Status.GOING and not whole.has_seats:
        return say("sessions-mine-reminded" if whole.is_by_reminder else "sessions-mine-coming")
    return say(f"sessions-mine-{mine.status}")


def suggestions(say: Say, every: Sequence[Gathering], typed: str) -> tuple[Option, ...]:
    """Dates that half-typed text could mean, soonest first."""
    found = [one for one in every if _fits(say, one, typed)]
    return tuple(Option(option_label(say, one), str(one.session.id)) for one in found)


def meant(say: Say, every: Sequence[Gathering], typed: str) -> Gathering | None:
    """The date that a name or a number means: the soonest that fits."""
    if typed.isascii() and typed.isdigit():
        return next((one for one in every if one.session.id == int(typed)), None)
    fitting = [one for one in every if not one.session.is_cancelled and _fits(say, one, typed)]
    return fitting[0] if fitting and fold(typed) else None


def option_label(say: Say, whole: Gathering) -> str:
    """A date on one line: the day first, for many have the same name."""
    day = When(whole.session.start, WhenStyle.DAY)
    key = "sessions-option-cancelled" if whole.session.is_cancelled else "sessions-option"
    label = say(key, day=day, title=views.title(say, whole))
    return label if len(label) <= 100 else label[:99].rstrip() + "…"  # Discord's limit


def _fits(say: Say, whole: Gathering, typed: str) -> bool:
    wanted = fold(typed)
    name, label = fold(views.title(say, whole)), fold(option_label(say, whole))
    return wanted in name or all(word in label.split() for word in wanted.split())


def _field(say: Say, whole: Gathering, member_id: int | None, now: datetime) -> Field:
    session = whole.session
    when = When(session.start)
    off = say("sessions-card-cancelled")
    words = off if session.is_cancelled else views.seats(say, whole, now)
    own = status(say, whole, whole.of(member_id))
    value = say.text("sessions-list-when", when=when) + text.plain(words)
    if own:
        value += (Prose((Span(own, bold=True),)),)
    at = rules.stage(session, now)
    if at is Stage.NOT_YET:
        value += say.text("sessions-opens", when=When(session.opens))
    return Field(views.title(say, whole), value)


def _menu(say: Say, every: Sequence[Gathering]) -> Menu:
    return Menu(
        say("sessions-list-menu"),
        tuple(Option(option_label(say, one), str(one.session.id)) for one in every[:MOST_OPTIONS]),
        pack("sessions", "pick"),
    )
