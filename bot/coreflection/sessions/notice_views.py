"""Reminders, notices of a change and the short post in the channel, as people read them. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.calendar.expand import Terms
from bot.calendar.plan import Plan
from bot.chat import text
from bot.chat.action import pack
from bot.chat.dispatch import Say
from bot.chat.message import Button, ButtonStyle, Field, Link, Message, Row, Tone
from bot.chat.text import Text, When, WhenStyle
from bot.coreflection.sessions.records import Session, Status
from bot.coreflection.sessions.ways_in import Ways


@dataclass(frozen=True, slots=True)
class Facts:
    """A session with what its series says of it; no series when it is gone."""

    session: Session
    plan: Plan | None = None
    terms: Terms | None = None

    def title(self, say: Say) -> str:
        """What it is called, as it is now."""
        if self.plan is not None:
            return self.plan.series.title.in_language(say.language)
        return self.session.title(say.language)


def reminder(
    say: Say,
    facts: Facts,
    *,
    ways: Ways | None,
    holds_room: bool,
    mute: Sequence[Button],
) -> Message:
    """A reminder of a seat, or for whoever holds the room. `ways`: for people who come."""
    session = facts.session
    details = pack("sessions", "show", session.id)
    buttons = [Button(say("sessions-notice-details"), details, ButtonStyle.MAIN)]
    if not holds_room:
        buttons.append(Button(say("sessions-notice-cant"), pack("sessions", "cant", session.id)))
    has_seats = session.capacity is not None
    body = "sessions-reminder" if has_seats else "sessions-reminder-open"
    if holds_room:
        body = "sessions-reminder-room"
    missing = say.text("sessions-notice-way-missing") if ways and ways.is_missing else ()
    return Message(
        title=say("sessions-reminder-title", title=facts.title(say)),
        body=say.text(body) + missing + _note(say, facts),
        fields=(
            Field(say("sessions-notice-when"), When(session.start)),
            Field(say("sessions-notice-begins"), When(session.start, WhenStyle.RELATIVE)),
            *_where(say, facts),
            *_doors(say, ways),
        ),
        rows=_rows(_links(say, ways), buttons, mute),
        tone=Tone.NOTICE,
    )


def moved(say: Say, facts: Facts, known: When, status: Status) -> Message:
    """It is held at another time: the old one and the new one in full."""
    session = facts.session
    key = "sessions-moved-open"  # no seats, or one that is offered to them
    if status is Status.WAITLIST:
        key = "sessions-moved-waiting"
    elif status is Status.GOING and session.capacity is not None:
        key = "sessions-moved"
    return Message(
        title=say("sessions-moved-title", title=facts.title(say)),
        body=say.text(key) + _note(say, facts),
        fields=(
            Field(say("sessions-moved-was"), known),
            Field(say("sessions-moved-now"), When(session.start)),
            *_where(say, facts),
        ),
        rows=_rows((), _still(say, session, status)),
        tone=Tone.NOTICE,
    )


def cancelled(say: Say, facts: Facts, known: When) -> Message:
    """It does not take place."""
    return Message(
        title=say("sessions-cancelled-title", title=facts.title(say)),
        body=say.text("sessions-cancelled") + _reason(say, facts),
        fields=(Field(say("sessions-notice-when"), known),),
        rows=_rows((), [_details(say, facts.session)]),
        tone=Tone.PROBLEM,
    )


def revived(say: Say, facts: Facts, status: Status) -> Message:
    """It was cancelled, and takes place after all."""
    return Message(
        title=say("sessions-revived-title", title=facts.title(say)),
        body=say.text("sessions-revived") + _note(say, facts),
        fields=(
            Field(say("sessions-notice-when"), When(facts.session.start)),
            *_where(say, facts),
        ),
        rows=_rows((), _still(say, facts.session, status)),
        tone=Tone.NOTICE,
    )


def in_channel(say: Say, facts: Facts) -> Message:
    """The short post ahead of a meeting. Nobody is named in it."""
    session = facts.session
    if session.is_cancelled:
        return Message(
            title=say("sessions-cancelled-title", title=facts.title(say)),
            body=say.text("sessions-channel-cancelled") + _reason(say, facts),
            fields=(Field(say("sessions-notice-when"), When(session.start)),),
            tone=Tone.PROBLEM,
        )
    return Message(
        title=say("sessions-channel-title", title=facts.title(say)),
        body=say.text("sessions-channel"),
        fields=(Field(say("sessions-notice-when"), When(session.start)), *_where(say, facts)),
        rows=_rows((), [_details(say, session)]),
    )


def about(say: Say, facts: Facts) -> str:
    """What a meeting is about, in plain words."""
    words = facts.plan.series.about if facts.plan else None
    return words.in_language(say.language) if words else ""


def where(say: Say, facts: Facts) -> str:
    """Where a meeting is, as far as everybody may know."""
    words = facts.terms.place.public if facts.terms else None
    return words.in_language(say.language) if words else ""


def _where(say: Say, facts: Facts) -> tuple[Field, ...]:
    words = where(say, facts)
    return (Field(say("sessions-notice-where"), text.plain(words)),) if words else ()


def _doors(say: Say, ways: Ways | None) -> tuple[Field, ...]:
    spoken = ways.spoken() if ways else ()
    return tuple(
        Field(say(f"sessions-notice-{kind}"), text.plain(words))
        for kind, words in spoken
        if ways and words != ways.link  # that one is a button
    )


def _links(say: Say, ways: Ways | None) -> tuple[Link, ...]:
    return (Link(say("sessions-notice-join"), ways.link),) if ways and ways.link else ()


def _note(say: Say, facts: Facts) -> Text:
    note = facts.terms.note if facts.terms else None
    return say.text("sessions-notice-note", note=note) if note else ()


def _reason(say: Say, facts: Facts) -> Text:
    reason = facts.terms.reason if facts.terms else None
    return say.text("sessions-notice-reason", reason=reason) if reason else ()


def _details(say: Say, session: Session) -> Button:
    return Button(say("sessions-notice-details"), pack("sessions", "show", session.id))


def _still(say: Say, session: Session, status: Status) -> list[Button]:
    cant = Button(say("sessions-notice-cant"), pack("sessions", "cant", session.id))
    if status is not Status.GOING:
        return [cant, _details(say, session)]
    still = Button(
        say("sessions-notice-still"), pack("sessions", "going", session.id), ButtonStyle.MAIN
    )
    return [still, cant, _details(say, session)]


def _rows(*rows: Sequence[Button | Link]) -> tuple[Row, ...]:
    return tuple(tuple(row) for row in rows if row)
