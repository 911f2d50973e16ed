"""Reminders, notices of a change and the short post in the channel, as people read them. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot.chat import text
from bot.chat.action import pack
from bot.chat.dispatch import Say
from bot.chat.message import Button, ButtonStyle, Field, Link, Message, Row, Tone
from bot.chat.text import Text, When, WhenStyle
from bot.coreflection.sessions import views
from bot.coreflection.sessions.gathering import Gathering
from bot.coreflection.sessions.records import Session, Status
from bot.coreflection.sessions.ways_in import Ways


def reminder(
    say: Say,
    whole: Gathering,
    *,
    ways: Ways | None,
    holds_room: bool,
    mute: Sequence[Button],
) -> Message:
    """A reminder of a seat, or for whoever holds the room. `ways`: for people who come."""
    session = whole.session
    details = pack("sessions", "show", session.id)
    buttons = [Button(say("sessions-notice-details"), details, ButtonStyle.MAIN)]
    if holds_room:
        buttons.append(Button(say("rota-no-after-all"), pack("rota", "no", session.id)))
    else:
        buttons.append(Button(say("sessions-notice-cant"), pack("sessions", "cant", session.id)))
    has_seats = session.capacity is not None
    body = "sessions-reminder" if has_seats else "sessions-reminder-open"
    if holds_room:
        body = "sessions-reminder-room"
    missing = say.text("sessions-notice-way-missing") if ways and ways.is_missing else ()
    return Message(
        title=say("sessions-reminder-title", title=views.title(say, whole)),
        body=say.text(body) + missing + _note(say, whole),
        fields=(
            Field(say("sessions-notice-when"), When(session.start)),
            Field(say("sessions-notice-begins"), When(session.start, WhenStyle.RELATIVE)),
            *_where(say, whole),
            *_doors(say, ways),
        ),
        rows=_rows(_links(say, ways), buttons, mute),
        tone=Tone.NOTICE,
    )


def moved(say: Say, whole: Gathering, known: When, status: Status) -> Message:
    """It is held at another time: the old one and the new one in full."""
    session = whole.session
    key = "sessions-moved-open"  # no seats, or one that is offered to them
    if status is Status.WAITLIST:
        key = "sessions-moved-waiting"
    elif status is Status.GOING and session.capacity is not None:
        key = "sessions-moved"
    return Message(
        title=say("sessions-moved-title", title=views.title(say, whole)),
        body=say.text(key) + _note(say, whole),
        fields=(
            Field(say("sessions-moved-was"), known),
            Field(say("sessions-moved-now"), When(session.start)),
            *_where(say, whole),
        ),
        rows=_rows((), _still(say, session, status)),
        tone=Tone.NOTICE,
    )


def cancelled(say: Say, whole: Gathering, known: When) -> Message:
    """It does not take place."""
    return Message(
        title=say("sessions-cancelled-title", title=views.title(say, whole)),
        body=say.text("sessions-cancelled") + _reason(say, whole),
        fields=(Field(say("sessions-notice-when"), known),),
        rows=_rows((), [_details(say, whole.session)]),
        tone=Tone.NOTICE,
    )


def revived(say: Say, whole: Gathering, status: Status) -> Message:
    """It was cancelled, and takes place after all."""
    return Message(
        title=say("sessions-revived-title", title=views.title(say, whole)),
        body=say.text("sessions-revived") + _note(say, whole),
        fields=(
            Field(say("sessions-notice-when"), When(whole.session.start)),
            *_where(say, whole),
        ),
        rows=_rows((), _still(say, whole.session, status)),
        tone=Tone.NOTICE,
    )


def in_channel(say: Say, whole: Gathering, now: datetime) -> Message:
    """The short post ahead of a meeting, and what becomes of it. Nobody is named in it, and no reason
    given: that is for the people who come."""
    session = whole.session
    if session.is_cancelled:
        return Message(
            title=say("sessions-cancelled-title", title=views.title(say, whole)),
            body=say.text("sessions-channel-cancelled"),
            fields=(Field(say("sessions-notice-when"), When(session.start)),),
            tone=Tone.NOTICE,
        )
    if session.end <= now:
        return Message(
            title=views.title(say, whole),
            body=say.text("sessions-card-over"),
            fields=(Field(say("sessions-notice-when"), When(session.start)),),
        )
    return Message(
        title=say("sessions-channel-title", title=views.title(say, whole)),
        body=say.text("sessions-channel"),
        fields=(Field(say("sessions-notice-when"), When(session.start)), *_where(say, whole)),
        rows=_rows((), [_details(say, session)]),
    )


def _where(say: Say, whole: Gathering) -> tuple[Field, ...]:
    words = whole.place(say.language)
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


def _note(say: Say, whole: Gathering) -> Text:
    note = whole.terms.note if whole.terms else None
    return say.text("sessions-notice-note", note=note) if note else ()


def _reason(say: Say, whole: Gathering) -> Text:
    reason = whole.terms.reason if whole.terms else None
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
