"""What the bot says: a message, its fields, buttons, menus and files. The same on every platform."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.chat.text import Text, When, flat


class Tone(StrEnum):
    """What a message is for; platforms show it by colour and always by words or a sign too."""

    PLAIN = "plain"
    GOOD = "good"
    NOTICE = "notice"
    CARE = "care"
    PROBLEM = "problem"


class ButtonStyle(StrEnum):
    """How much a button stands out."""

    PLAIN = "plain"
    MAIN = "main"
    DANGER = "danger"


@dataclass(frozen=True, slots=True)
class Field:
    """A short label and its value."""

    label: str
    value: Text | When

    def __post_init__(self) -> None:
        if not self.label:
            raise ValueError("a field needs a label")


@dataclass(frozen=True, slots=True)
class Button:
    """Something to press. `action` is made by `bot.chat.action.pack`."""

    label: str
    action: str
    style: ButtonStyle = ButtonStyle.PLAIN


@dataclass(frozen=True, slots=True)
class Link:
    """A page elsewhere, opened by the person's own app."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to choose from a menu, a form or suggestions."""

    label: str
    value: str
    description: str = ""


@dataclass(frozen=True, slots=True)
class Menu:
    """One choice of many. The press is `action` with the chosen option's value as its last argument."""

    prompt: str
    options: tuple[Option, ...]
    action: str


Row = tuple[Button | Link, ...] | Menu


@dataclass(frozen=True, slots=True)
class File:
    """A file that goes with a message. `alt` says what it shows to those who cannot see it."""

    name: str
    media_type: str
    content: bytes
    alt: str = ""


@dataclass(frozen=True, slots=True)
class Meeting:
    """Something that takes place from `start` to `end` (instants with a zone), for a platform's own
    list of coming events. `where` is a word or two for everybody, never a private way in."""

    title: str
    about: str
    start: datetime
    end: datetime
    where: str
    url: str = ""

    def __post_init__(self) -> None:
        if self.start.tzinfo is None or self.end.tzinfo is None:
            raise ValueError("an instant needs a time zone")
        if self.end <= self.start:
            raise ValueError("a meeting ends after it begins")


@dataclass(frozen=True, slots=True, weakref_slot=True)
class Message:
    """All that one message can hold. Empty parts are not shown.

    `meeting` is shown where messages are a list of coming events, and nowhere else: a message that
    people are to read says the same in its own words.
    """

    title: str = ""
    body: Text = ()
    fields: tuple[Field, ...] = ()
    footer: str = ""
    rows: tuple[Row, ...] = ()
    files: tuple[File, ...] = ()
    tone: Tone = Tone.PLAIN
    meeting: Meeting | None = None

    def words(self) -> str:
        """Everything it says as plain text, buttons and options included."""
        parts = [self.title, flat(self.body)]
        for field in self.fields:
            value = field.value
            shown = value.instant.isoformat() if isinstance(value, When) else flat(value)
            parts.append(f"{field.label}: {shown}")
        parts.append(self.footer)
        for row in self.rows:
            if isinstance(row, Menu):
                parts += [row.prompt, *(option.label for option in row.options)]
            else:
                parts += [item.label for item in row]
        if self.meeting is not None:
            parts += [self.meeting.title, self.meeting.about, self.meeting.where]
        return "\n".join(part for part in parts if part)
