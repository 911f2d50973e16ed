"""What a handler returns: what to show. Handlers never call a platform."""

from __future__ import annotations

from dataclasses import dataclass

from bot.chat.form import Form
from bot.chat.message import Message, Option


@dataclass(frozen=True, slots=True)
class Reply:
    """A new message, for this person only unless the command's purpose is to post."""

    message: Message
    only_you: bool = True


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
