"""What a facilitator is asked, and what coordinators are told of the rota. Pure."""

from __future__ import annotations

from bot.calendar.plan import Plan
from bot.chat.action import pack
from bot.chat.dispatch import Say
from bot.chat.message import Button, ButtonStyle, Field, Message, Row, Tone
from bot.chat.text import When
from bot.coreflection.facilitators import promises
from bot.coreflection.facilitators.records import Answered
from bot.coreflection.series.records import Trouble, TroubleKind
from bot.coreflection.sessions.records import Session


def ask(say: Say, title: str, session: Session, *, again: bool) -> Message:
    """The private question, for the first time or once more."""
    return Message(
        title=say("rota-ask-title"),
        body=say.text("rota-ask-again" if again else "rota-ask", title=title),
        fields=(Field(say("rota-when"), When(session.start)),),
        footer=say("rota-ask-footer"),
        rows=(
            (
                Button(say("rota-yes"), pack("rota", "yes", session.id), ButtonStyle.MAIN),
                Button(say("rota-no"), pack("rota", "no", session.id)),
            ),
        ),
    )


def answered(say: Say, what: Answered, title: str, session: Session | None) -> Message:
    """What a press came to, in place of the question. Who said yes can still change their mind."""
    when = (Field(say("rota-when"), When(session.start)),) if session else ()
    rows: tuple[Row, ...] = ()
    if session is not None and what is Answered.YES:
        rows = ((Button(say("rota-no-after-all"), pack("rota", "no", session.id)),),)
    elif session is not None and what is Answered.NO:
        rows = ((Button(say("rota-yes-after-all"), pack("rota", "yes", session.id)),),)
    return Message(
        title=title,
        body=say.text(f"rota-answered-{what.value}"),
        fields=when,
        rows=rows,
        tone=Tone.GOOD if what is Answered.YES else Tone.PLAIN,
    )


def notice(say: Say, what: str, title: str, session: Session, name: str) -> Message:
    """Something about one date: to coordinators, or (`OFF`, `RELEASED`) to who was asked."""
    is_for_coordinators = what not in (promises.OFF, promises.RELEASED)
    rows: tuple[Row, ...] = ()
    if is_for_coordinators:
        rows = ((Button(say("rota-coordinate"), pack("series", "manage", session.id)),),)
    return Message(
        title=say(f"rota-{what}-title"),
        body=say.text(f"rota-{what}", title=title, name=name),
        fields=(Field(say("rota-when"), When(session.start)),),
        rows=rows,
        tone=Tone.NOTICE,
    )


def paused(say: Say, series: str, title: str) -> Message:
    """A series pauses; a coordinator decides."""
    return Message(
        title=say("rota-paused-title"),
        body=say.text("rota-paused", title=title),
        rows=((Button(say("rota-resume"), pack("rota", "resume", series), ButtonStyle.MAIN),),),
        tone=Tone.NOTICE,
    )


def resumed(say: Say, title: str) -> Message:
    """It goes on."""
    return Message(title=title, body=say.text("rota-resumed"), tone=Tone.GOOD)


def trouble(say: Say, one: Trouble) -> Message:
    """What does not fit together any more."""
    arguments: dict[str, object] = {"series": one.series}
    if one.kind is TroubleKind.STRAY and one.day is not None:
        arguments["day"] = one.day
    if one.kind is TroubleKind.CLASH:
        arguments["file"] = one.path.name if one.path else one.series
    return Message(
        title=say("series-trouble-title"),
        body=say.text(f"series-trouble-{one.kind.value}", **arguments),
        tone=Tone.NOTICE,
    )


def title_of(say: Say, plan: Plan) -> str:
    """A series' title in the reader's language."""
    return plan.series.title.in_language(say.language)
