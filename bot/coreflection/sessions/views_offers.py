"""What people who wait are told of seats, and facilitators of a small circle. Pure."""

from __future__ import annotations

from datetime import datetime

from bot.chat.action import pack
from bot.chat.dispatch import Say
from bot.chat.message import Button, ButtonStyle, Field, Link, Message, Row, Tone
from bot.chat.text import When
from bot.coreflection.sessions import rules, views
from bot.coreflection.sessions.gathering import Gathering
from bot.coreflection.sessions.records import Rsvp
from bot.coreflection.sessions.rules import Stage
from bot.coreflection.sessions.views_detail import offer_buttons, ways_in
from bot.coreflection.sessions.ways_in import Ways


def offer(say: Say, whole: Gathering, mine: Rsvp, until: datetime) -> Message:
    """A seat is held for somebody who waits."""
    session = whole.session
    return Message(
        title=say("sessions-offer-title", title=views.title(say, whole)),
        body=say.text("sessions-offer"),
        fields=(
            Field(say("sessions-when"), When(session.start)),
            Field(say("sessions-offer-until"), When(until)),
        ),
        rows=(tuple(offer_buttons(say, session.id, mine.turn)), (_details(say, session.id),)),
        tone=Tone.NOTICE,
    )


def given(say: Say, whole: Gathering, ways: Ways) -> Message:
    """Somebody who waited has a seat."""
    session = whole.session
    buttons: list[Button | Link] = [
        Button(say("sessions-button-details"), pack("sessions", "show", session.id)),
        Button(say("sessions-button-cant"), pack("sessions", "cant", session.id)),
    ]
    if ways.link:
        buttons.insert(0, Link(say("sessions-button-join"), ways.link))
    return Message(
        title=say("sessions-given-title", title=views.title(say, whole)),
        body=say.text("sessions-given"),
        fields=(Field(say("sessions-when"), When(session.start)), *ways_in(say, ways)),
        rows=(tuple(buttons),),
        tone=Tone.GOOD,
    )


def lapsed(say: Say, whole: Gathering, at: Stage, *, told: bool) -> Message:
    """A seat is not held for somebody any more. While answers are open they can ask again."""
    session = whole.session
    is_open = at is Stage.OPEN
    key = "sessions-lapsed" if told else "sessions-untold"
    rows: tuple[Row, ...] = ()
    if is_open:
        come = Button(
            views.come_label(say, whole), pack("sessions", "going", session.id), ButtonStyle.MAIN
        )
        rows = ((come, _details(say, session.id)),)
    return Message(
        title=say("sessions-lapsed-title", title=views.title(say, whole)),
        body=say.text(key)
        + say.text("sessions-lapsed-again" if is_open else "sessions-lapsed-closed"),
        fields=(Field(say("sessions-when"), When(session.start)),),
        rows=rows,
        tone=Tone.NOTICE,
    )


def few(say: Say, whole: Gathering, least: int) -> Message:
    """Fewer people come than the facilitators wanted: hold it anyway, or cancel. They decide."""
    session = whole.session
    return Message(
        title=say("sessions-few-title", title=views.title(say, whole)),
        body=say.text("sessions-few", coming=len(whole.coming()), least=least),
        fields=(Field(say("sessions-when"), When(session.start)),),
        rows=(
            (
                Button(
                    say("sessions-button-hold"),
                    pack("sessions", "hold", session.id),
                    ButtonStyle.MAIN,
                ),
                Button(say("sessions-button-call-off"), pack("sessions", "calloff", session.id)),
            ),
            (_details(say, session.id),),
        ),
        tone=Tone.NOTICE,
    )


def held(say: Say, whole: Gathering) -> Message:
    """The facilitators hold it anyway."""
    return Message(
        title=views.title(say, whole),
        body=say.text("sessions-few-held"),
        fields=(Field(say("sessions-when"), When(whole.session.start)),),
        rows=((_details(say, whole.session.id),),),
        tone=Tone.GOOD,
    )


def call_off_asked(say: Say, whole: Gathering) -> Message:
    """Asks once before a date is cancelled."""
    number = whole.session.id
    affected = rules.held(whole.answers) + len(rules.waiting(whole.answers))
    return Message(
        title=say("sessions-calloff-title", title=views.title(say, whole)),
        body=say.text("sessions-calloff", count=affected),
        fields=(Field(say("sessions-when"), When(whole.session.start)),),
        rows=(
            (
                Button(
                    say("sessions-button-call-off-yes"),
                    pack("sessions", "calledoff", number),
                    ButtonStyle.DANGER,
                ),
                Button(say("sessions-button-hold"), pack("sessions", "hold", number)),
            ),
        ),
        tone=Tone.NOTICE,
    )


def called_off(say: Say, whole: Gathering) -> Message:
    """A facilitator cancelled the date."""
    return Message(
        title=say("sessions-card-cancelled-title", title=views.title(say, whole)),
        body=say.text("sessions-calledoff"),
        fields=(Field(say("sessions-when"), When(whole.session.start)),),
        tone=Tone.GOOD,
    )


def _details(say: Say, number: int) -> Button:
    return Button(say("sessions-button-details"), pack("sessions", "show", number))
