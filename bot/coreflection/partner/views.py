"""What people read of partner pairing. Pure. Nobody but a member themselves sees whom they keep away."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Final

from bot.chat import text
from bot.chat.action import pack
from bot.chat.dispatch import Say
from bot.chat.form import Agree, Day, Form, Line
from bot.chat.message import Button, ButtonStyle, Field, Menu, Message, Option, Row, Tone
from bot.chat.text import Bullets, Span, Text, When, plain
from bot.coreflection.partner.records import Participant, Unwanted
from bot.members.notify_views import mute_row

ROOM: Final = "partner"
NAME, HANDLE, EMPLOYER = "name", "handle", "employer"


def about(say: Say, at: datetime) -> Message:
    """What it is, for somebody who does not take part."""
    return Message(
        title=say("partner-title"),
        body=say.text("partner-about"),
        fields=(Field(say("partner-next"), When(at)),),
        rows=((Button(say("partner-join-button"), pack(ROOM, "join"), ButtonStyle.MAIN),),),
    )


def card(say: Say, one: Participant, number: int, at: datetime, *, is_in: bool) -> Message:
    """What holds for somebody who takes part. `is_in`: whether they are drawn in the next round."""
    fields = [
        Field(say("partner-next"), When(at)),
        Field(say("partner-you"), plain(say("partner-in" if is_in else _why_out(one)))),
    ]
    if one.is_paused and one.paused_until:
        until = say("partner-day", day=one.paused_until)
        fields.append(Field(say("partner-until"), plain(until)))
    fields.append(Field(say("partner-name"), plain(one.name)))
    if one.handle:
        fields.append(Field(say("partner-handle"), plain(one.handle)))
    rows: list[Row] = [
        _staying(say, one, number),
        (
            Button(say("partner-change-button"), pack(ROOM, "join")),
            Button(say("partner-unwanted-button"), pack(ROOM, "unwanted")),
            Button(say("partner-leave-button"), pack(ROOM, "leave"), ButtonStyle.DANGER),
        ),
    ]
    return Message(
        title=say("partner-title"),
        body=say.text("partner-short"),
        fields=tuple(fields),
        rows=tuple(rows),
    )


def _why_out(one: Participant) -> str:
    return "partner-paused" if one.is_paused else "partner-skipping"


def _staying(say: Say, one: Participant, number: int) -> tuple[Button, ...]:
    if one.is_paused:
        return (Button(say("partner-resume-button"), pack(ROOM, "resume"), ButtonStyle.MAIN),)
    if one.skips == number:
        skip = Button(say("partner-unskip-button"), pack(ROOM, "unskip", number))
    else:
        skip = Button(say("partner-skip-button"), pack(ROOM, "skip", number))
    return skip, Button(say("partner-pause-button"), pack(ROOM, "pause"))


def join_form(say: Say, one: Participant | None, name: str) -> Form:
    """What somebody says of themselves to take part, with what they said before."""
    return Form(
        key=pack(ROOM, "joined"),
        title=say("partner-join-title"),
        intro=say.text("partner-join-intro"),
        questions=(
            Line(
                name=NAME,
                label=say("partner-name-question"),
                help=say("partner-name-help"),
                value=one.name if one else name,
                max_length=80,
            ),
            Line(
                name=HANDLE,
                label=say("partner-handle-question"),
                help=say("partner-handle-help"),
                required=False,
                value=one.handle if one else "",
                max_length=120,
            ),
            Line(
                name=EMPLOYER,
                label=say("partner-employer-question"),
                help=say("partner-employer-help"),
                required=False,
                max_length=100,
            ),
            *(
                (
                    Agree(
                        name="forget",
                        label=say("partner-employer-forget"),
                        required=False,
                    ),
                )
                if one and one.employer
                else ()
            ),
        ),
        submit=say("partner-join-submit"),
    )


def name_missing(say: Say) -> Message:
    """A partner needs something to call somebody by."""
    return Message(
        title=say("partner-join-title"),
        body=say.text("partner-name-missing"),
        rows=((Button(say("partner-join-again"), pack(ROOM, "join")),),),
        tone=Tone.NOTICE,
    )


def pause_form(say: Say) -> Form:
    """Until when somebody pauses."""
    return Form(
        key=pack(ROOM, "paused"),
        title=say("partner-pause-button"),
        questions=(
            Day(
                name="until",
                label=say("partner-pause-question"),
                help=say("partner-pause-help"),
                required=False,
            ),
        ),
    )


def leaving(say: Say) -> Message:
    """Asks before somebody leaves."""
    return Message(
        title=say("partner-leave-title"),
        body=say.text("partner-leave"),
        rows=(
            (
                Button(say("partner-leave-yes"), pack(ROOM, "left"), ButtonStyle.DANGER),
                Button(say("partner-back"), pack(ROOM, "show")),
            ),
        ),
    )


def left(say: Say) -> Message:
    """Somebody left."""
    return Message(title=say("partner-title"), body=say.text("partner-left"))


def unwanted(say: Say, names: Sequence[Unwanted]) -> Message:
    """A member's own list of people they do not want to meet."""
    rows: list[Row] = []
    if names:
        options = tuple(Option(one.name[:100], str(one.id)) for one in names)
        rows.append(Menu(say("partner-unwanted-drop"), options, pack(ROOM, "drop")))
    rows.append(
        (
            Button(say("partner-unwanted-add"), pack(ROOM, "add"), ButtonStyle.MAIN),
            Button(say("partner-back"), pack(ROOM, "show")),
        )
    )
    body: Text = say.text("partner-unwanted")
    if names:
        body += (Bullets(tuple((Span(one.name),) for one in names)),)
    return Message(title=say("partner-unwanted-button"), body=body, rows=tuple(rows))


def unwanted_form(say: Say) -> Form:
    """Asks for a name."""
    return Form(
        key=pack(ROOM, "added"),
        title=say("partner-unwanted-add"),
        questions=(
            Line(
                name=NAME,
                label=say("partner-unwanted-question"),
                help=say("partner-unwanted-help"),
                max_length=80,
            ),
        ),
    )


def heads_up(say: Say, number: int, at: datetime) -> Message:
    """A day before the draw."""
    return Message(
        title=say("partner-heads-up-title"),
        body=say.text("partner-heads-up"),
        fields=(Field(say("partner-next"), When(at)),),
        rows=(
            (Button(say("partner-skip-button"), pack(ROOM, "skip", number)),),
            mute_row(say, ROOM, say("notify-topic-partner")),
        ),
    )


def matched(say: Say, number: int, partners: Sequence[Participant], prompt: str) -> Message:
    """Whom somebody meets in this round."""
    people = Bullets(tuple(_partner(one) for one in partners))
    body: Text = (*say.text("partner-matched", count=len(partners)), people)
    body += say.text("partner-matched-how")
    if prompt:
        body += say.text("partner-prompt", prompt=prompt)
    return Message(
        title=say("partner-matched-title"),
        body=body,
        rows=(
            (
                Button(say("partner-again-button"), pack(ROOM, "again", number)),
                Button(say("partner-not-again-button"), pack(ROOM, "not", number)),
            ),
        ),
    )


def _partner(one: Participant) -> text.Line:
    handle = (Span(f": {one.handle}"),) if one.handle else ()
    return (Span(one.name, bold=True), *handle)


def nobody(say: Say, at: datetime) -> Message:
    """There was nobody to meet this time."""
    return Message(
        title=say("partner-title"),
        body=say.text("partner-nobody"),
        fields=(Field(say("partner-next"), When(at)),),
    )


def not_again(say: Say, number: int, partners: Sequence[Participant]) -> Message:
    """Which of their partners somebody does not want to meet again."""
    options = tuple(Option(one.name[:100], str(one.member)) for one in partners)
    return Message(
        title=say("partner-not-again-button"),
        body=say.text("partner-not-again"),
        rows=(Menu(say("partner-not-again-choose"), options, pack(ROOM, "not-with", number)),),
    )


def day(words: str) -> date | None:
    """A day from a form; None where there is none."""
    try:
        return date.fromisoformat(words)
    except ValueError:
        return None
