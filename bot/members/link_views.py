"""What people read while they join their accounts. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from bot.chat.action import pack
from bot.chat.dispatch import Say
from bot.chat.event import Person
from bot.chat.form import Form, Line
from bot.chat.message import Button, ButtonStyle, Field, Message, Row, Tone
from bot.chat.text import Bullets, Prose, Span
from bot.members.linking import LENGTH, Outcome, shown

_APPS: Final = {"discord": "Discord", "telegram": "Telegram"}  # names, the same in any language


def app(say: Say, platform: str) -> str:
    """The app's name."""
    return _APPS.get(platform) or say("members-link-page")


def overview(say: Say, here: Person, accounts: Sequence[Person]) -> Message:
    """What is joined, and the two ways to join."""
    rows: list[Row] = [
        (
            Button(say("members-link-make"), pack("members", "link-make"), ButtonStyle.MAIN),
            Button(say("members-link-type"), pack("members", "link-type")),
        )
    ]
    fields: tuple[Field, ...] = ()
    if len(accounts) > 1:
        names = tuple((Span(_named(say, one, here)),) for one in accounts)
        fields = (Field(say("members-link-now"), (Bullets(names),)),)
        rows.append((Button(say("members-link-part"), pack("members", "link-part")),))
    return Message(
        title=say("members-link-title"),
        body=say.text("members-link"),
        fields=fields,
        rows=tuple(rows),
    )


def code(say: Say, made: str) -> Message:
    """The code, to be typed on the other app."""
    return Message(
        title=say("members-link-code-title"),
        body=(
            *say.text("members-link-code"),
            Prose((Span(shown(made), bold=True, code=True),)),
            *say.text("members-link-code-how", code=shown(made)),
        ),
    )


def code_form(say: Say) -> Form:
    """Where the code from the other app goes."""
    return Form(
        key=pack("members", "link-typed"),
        title=say("members-link-type"),
        questions=(Line(name="code", label=say("members-link-code-label"), max_length=LENGTH * 4),),
        submit=say("members-link-look"),
    )


def confirm(say: Say, other: Person, typed: str) -> Message:
    """Asks once before two accounts become one member."""
    return Message(
        title=say("members-link-confirm-title"),
        body=say.text("members-link-confirm", app=app(say, other.platform)),
        rows=(
            (
                Button(
                    say("members-link-confirm-yes"),
                    pack("members", "link-join", typed),
                    ButtonStyle.MAIN,
                ),
                Button(say("members-link-confirm-no"), pack("members", "link")),
            ),
        ),
    )


def outcome(say: Say, what: Outcome, other: Person | None) -> Message:
    """How it ended."""
    name = app(say, other.platform) if other else ""
    again: tuple[Row, ...] = ((Button(say("members-link-type"), pack("members", "link-type")),),)
    return Message(
        body=say.text(f"members-link-{what}", app=name),
        tone=Tone.GOOD if what is Outcome.JOINED else Tone.NOTICE,
        rows=again if what is Outcome.UNKNOWN else (),
    )


def parted(say: Say) -> Message:
    """This account stands alone again."""
    return Message(body=say.text("members-link-parted"), tone=Tone.GOOD)


def _named(say: Say, one: Person, here: Person) -> str:
    name = app(say, one.platform)
    return say("members-link-here", app=name) if one.key == here.key else name
