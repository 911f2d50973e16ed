"""What a handler returns: what to show. Handlers never call a platform."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.chat.form import Form
from bot.chat.message import Message, Option, Tone


@dataclass(frozen=True, slots=True)
class Reply:
    """A new message, for this person only unless the command's purpose is to post.

    `aloud`: what stands in the public place when the app cannot show them `message` there alone: it
    names nobody and answers nobody. Without it, the place is told that a private answer waits.
    """

    message: Message
    only_you: bool = True
    aloud: Message | None = None


@dataclass(frozen=True, slots=True)
class Update:
    """The message whose button was pressed becomes this one."""

    message: Message


@dataclass(frozen=True, slots=True)
class Toast:
    """A short line that passes, at most 200 characters (Telegram's callback answer)."""

    text: str


@dataclass(frozen=True, slots=True)
class Ask:
    """A form to fill in."""

    form: Form


@dataclass(frozen=True, slots=True)
class Suggestions:
    """What could be meant, best first, at most 25 (Discord's autocomplete)."""

    options: tuple[Option, ...]


Shown = Reply | Update | Toast | Ask | Suggestions
Answer = Shown | tuple[Shown, ...] | None


def shown(answer: Answer) -> tuple[Shown, ...]:
    """The answer as a tuple, in the order in which to show it."""
    if answer is None:
        return ()
    return answer if isinstance(answer, tuple) else (answer,)


def is_held_up(answers: Sequence[Shown]) -> bool:
    """Whether a sent form went nowhere: a guard met the person first, or something broke. Then the
    doors keep what was written, to be changed or sent again."""
    last = answers[-1] if answers else None
    return isinstance(last, Reply) and last.message.tone in (Tone.CARE, Tone.PROBLEM)
