"""A session's card, as everybody in the alliance's places reads it, and the words all views share. Pure.

The card shows counts and never who comes.
"""

from __future__ import annotations

from datetime import datetime
from typing import Final

from bot.chat import text
from bot.chat.action import pack
from bot.chat.dispatch import Say
from bot.chat.message import Button, ButtonStyle, Field, Message, Row, Tone
from bot.chat.text import Text, When
from bot.coreflection.sessions import rules
from bot.coreflection.sessions.gathering import Gathering
from bot.coreflection.sessions.rules import Stage

MOST_TITLE: Final = 150  # characters: a card is one message on every platform
MOST_ABOUT: Final = 300


def card(say: Say, whole: Gathering, now: datetime) -> Message:
    """The public card."""
    session, at = whole.session, rules.stage(whole.session, now)
    name = title(say, whole)
    if at is Stage.CANCELLED:
        return Message(
            title=say("sessions-card-cancelled-title", title=name),
            body=say.text("sessions-card-cancelled"),
            fields=(Field(say("sessions-when"), When(session.start)),),
            rows=((_details(say, session.id),),),
            tone=Tone.NOTICE,
        )
    if at is Stage.OVER:
        return Message(
            title=name,
            body=say.text("sessions-card-over"),
            fields=(Field(say("sessions-when"), When(session.start)),),
        )
    return Message(
        title=name,
        body=text.plain(_line(whole.about(say.language), MOST_ABOUT)),
        fields=(*times(say, whole), *seats_field(say, whole, now)),
        footer=say("sessions-card-footer") if whole.has_seats else "",
        rows=(tuple(_buttons(say, whole, at)),),
        tone=Tone.NOTICE if whole.is_moved else Tone.PLAIN,
    )


def title(say: Say, whole: Gathering) -> str:
    """What a session is called, on one line."""
    series = whole.series
    words = series.title.in_language(say.language) if series else whole.session.title(say.language)
    return _line(words, MOST_TITLE)


def times(say: Say, whole: Gathering) -> tuple[Field, ...]:
    """When it is, and when it was to be if it was moved."""
    when = Field(say("sessions-when"), When(whole.session.start))
    if not whole.is_moved:
        return (when,)
    was = say.text("sessions-moved-from", when=When(whole.planned_for))
    return (when, Field(say("sessions-moved-label"), was))


def seats_field(say: Say, whole: Gathering, now: datetime) -> tuple[Field, ...]:
    """How many seats are left and whether one can answer, in words."""
    words = text.plain(seats(say, whole, now))
    if rules.stage(whole.session, now) is Stage.NOT_YET:
        words += say.text("sessions-opens", when=When(whole.session.opens))
    return (Field(say("sessions-seats"), words),)


def seats(say: Say, whole: Gathering, now: datetime) -> str:
    """Seats in words: `5 of 12 seats left.`"""
    at = rules.stage(whole.session, now)
    if at is Stage.CLOSED:
        return say("sessions-seats-closed")
    if whole.is_office_hours:
        return say("sessions-seats-come-by")
    left = rules.free(whole.session, whole.answers)
    if left is None:
        return say("sessions-seats-open")
    waiting = len(rules.waiting(whole.answers))
    if waiting:
        return say("sessions-seats-waiting", waiting=waiting)
    if left == 0:
        return say("sessions-seats-full")
    return say("sessions-seats-left", left=left, capacity=whole.session.capacity or 0)


def come_label(say: Say, whole: Gathering) -> str:
    """What the button says by which somebody comes, or waits."""
    if whole.is_by_reminder:
        return say("sessions-button-remind")
    left = rules.free(whole.session, whole.answers)
    if left is not None and left <= len(rules.waiting(whole.answers)):
        return say("sessions-button-wait")
    return say("sessions-button-come")


def is_full_for_good(whole: Gathering) -> bool:
    """Whether there is no seat and no waitlist either."""
    left = rules.free(whole.session, whole.answers)
    return left == 0 and not whole.policy.waitlist


def _buttons(say: Say, whole: Gathering, at: Stage) -> list[Button]:
    number = whole.session.id
    buttons = []
    if at is Stage.OPEN and not is_full_for_good(whole):
        # One label for all who read it: whether it means a seat or the waitlist, they are told.
        label = say("sessions-button-remind" if whole.is_by_reminder else "sessions-button-come")
        buttons.append(Button(label, pack("sessions", "going", number), ButtonStyle.MAIN))
    if at in (Stage.OPEN, Stage.CLOSED) and not whole.is_office_hours:
        buttons.append(Button(say("sessions-button-cant"), pack("sessions", "cant", number)))
    return [*buttons, _details(say, number)]


def _details(say: Say, number: int) -> Button:
    return Button(say("sessions-button-details"), pack("sessions", "show", number))


def _line(words: str, most: int) -> str:
    line = " ".join(words.split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"


def toast(say: Say, key: str, **arguments: object) -> str:
    """A line that passes, at most 200 characters (`bot.chat.reply.Toast`)."""
    return _line(say(key, **arguments), 200)


def note(say: Say, key: str) -> Message:
    """A sentence as a message."""
    body: Text = say.text(key)
    return Message(body=body, rows=(_back(say),), tone=Tone.NOTICE)


def _back(say: Say) -> Row:
    return (Button(say("sessions-button-all"), pack("sessions", "list")),)
