"""One meeting from inside: its agenda for everybody, its code and requests for facilitators. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from bot.chat.action import pack
from bot.chat.dispatch import Say
from bot.chat.message import Button, ButtonStyle, Field, Message, Row
from bot.chat.text import Prose, Span, Text, When
from bot.coreflection.hours.keeping import Meeting
from bot.coreflection.hours.records import Request
from bot.coreflection.records import Session as Around
from bot.coreflection.records import Shape
from bot.coreflection.room import views
from bot.coreflection.room.codes import EARLY, LATE

_MOST: Final = 4  # requests with buttons in one message; the rest follow when these are answered


@dataclass(frozen=True, slots=True)
class Plan:
    """How a meeting may run: what is around it, and the shape that fits its length."""

    around: Around
    shape: Shape


def agenda(say: Say, meeting: Meeting, plan: Plan | None, *, holds: bool = False) -> Message:
    """The agenda of a meeting, for whoever comes; who `holds` it finds the way to its code."""
    code = Button(say("sessions-button-room"), pack("room", "open", meeting.session.id))
    return Message(
        title=meeting.named(say),
        body=_agenda(say, meeting, plan),
        fields=(Field(say("room-when-label"), When(meeting.session.start)),),
        rows=(
            _doors(say, meeting),
            (Button(say("room-was-there"), pack("hours", "code")), *((code,) if holds else ())),
        ),
    )


def room(
    say: Say, meeting: Meeting, plan: Plan | None, code: str, waiting: Sequence[Request]
) -> Message:
    """What facilitators need at hand: the code to say aloud, who waits, and the agenda."""
    session = meeting.session
    rows: list[Row] = [
        (
            Button(
                say("room-confirm", name=one.name),
                pack("room", "confirm", session.id, one.id),
                ButtonStyle.MAIN,
            ),
            Button(say("room-decline"), pack("room", "decline", session.id, one.id)),
        )
        for one in waiting[:_MOST]
    ]
    rows.append(_doors(say, meeting))
    asks = say.text("room-waiting", count=len(waiting)) if waiting else ()
    return Message(
        title=meeting.named(say),
        body=(
            *say.text("room-code"),
            Prose((Span(code, bold=True, code=True),)),
            *say.text(
                "room-code-how", first=When(session.start - EARLY), last=When(session.end + LATE)
            ),
            *asks,
            *_agenda(say, meeting, plan),
        ),
        fields=(Field(say("room-when-label"), When(session.start)),),
        footer=say("room-private"),
        rows=tuple(rows),
    )


def _agenda(say: Say, meeting: Meeting, plan: Plan | None) -> Text:
    if plan is None:
        return say.text("room-no-agenda")
    name = plan.shape.name.in_language(say.language)
    return (
        *say.text("room-shape-named", name=name),
        *views.agenda(say, plan.around, plan.shape, meeting.session.id),
    )


def _doors(say: Say, meeting: Meeting) -> Row:
    return (
        Button(say("room-prompt-button"), pack("room", "prompt", meeting.session.id)),
        Button(say("room-agreements-button"), pack("room", "agreements")),
        Button(say("room-shapes-button"), pack("room", "shapes")),
    )
