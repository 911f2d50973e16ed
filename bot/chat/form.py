"""Forms: what the bot asks, question by question. A modal, a dialogue or a page, as the platform has it."""

from __future__ import annotations

from dataclasses import dataclass

from bot.chat.message import Option
from bot.chat.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What all questions share. `name` is the key of the answer; `value` is filled in beforehand."""

    name: str
    label: str
    help: str = ""
    required: bool = True
    value: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line(Question):
    """A short answer on one line."""

    max_length: int = 200
    placeholder: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph(Question):
    """A longer answer. 4,000 characters is the least that every platform takes in one answer."""

    max_length: int = 2000
    placeholder: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice(Question):
    """One of several options; the answer is the option's value."""

    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices(Question):
    """Any of several options; the answer is a tuple of values."""

    options: tuple[Option, ...]
    least: int = 0
    most: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Day(Question):
    """A calendar date, `YYYY-MM-DD`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Agree(Question):
    """A yes to one sentence; the answer is `yes` or empty."""


Answer = str | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """A set of questions. `key` is an action id: it names who handles the answers, and survives restarts."""

    key: str
    title: str
    questions: tuple[Question, ...]
    intro: Text = ()
    submit: str = ""
