"""From what somebody typed into the composer to what they mean. Pure.

In the direct message plain words are a question; in a place they are talk among people, which the
bot does not read unless it is mentioned. `/name words` is a command everywhere.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from bot.chat.router import CommandRoute

LONGEST: Final = 20_000  # characters; twice the longest text that must get a useful answer
_NOT_TEXT: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_COMMAND: Final = re.compile(r"/([A-Za-z][A-Za-z0-9_]*)(?:@alliance)?(?:\s+(.*))?\Z", re.DOTALL)
_MENTION: Final = re.compile(r"[ \t]*(?<![\w@])@alliance\b[ \t]*[,:]?[ \t]*", re.IGNORECASE)
_QUOTES: Final = ('""', "''", "“”", "«»")


@dataclass(frozen=True, slots=True)
class Picked:
    """A suggestion that was taken: what it looked like in the composer, and what it stands for."""

    command: str
    option: str
    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Order:
    """A command with its options."""

    name: str
    values: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Question:
    """Words for the bot."""

    text: str


@dataclass(frozen=True, slots=True)
class Talk:
    """Words among people: the bot leaves them alone."""


Meant = Order | Question | Talk


def clean(words: str) -> str:
    """Line ends as `\\n`; control characters and halves of characters taken out."""
    return _NOT_TEXT.sub("", words.replace("\r\n", "\n").replace("\r", "\n"))


def meant(
    words: str,
    commands: Mapping[str, CommandRoute],
    *,
    in_private: bool,
    picked: Picked | None = None,
) -> Meant:
    """What `words` (cleaned, not empty) mean in a direct message or in a place."""
    words = words.strip()
    if words == "/":
        return Order("", {})
    if match := _COMMAND.match(words):
        name = match[1].lower()
        values = arguments(commands[name], match[2] or "") if name in commands else {}
        if picked and picked.command == name and values.get(picked.option) == picked.label.strip():
            values[picked.option] = picked.value
        return Order(name, values)
    if picked and picked.label.strip() == words and in_private and picked.command in commands:
        return Order(picked.command, {picked.option: picked.value})
    if in_private:
        return Question(words)
    if _MENTION.search(words):
        return Question(_MENTION.sub(" ", words).strip())
    return Talk()


def arguments(route: CommandRoute, words: str) -> dict[str, str]:
    """Options from words: `name=value` pairs; words before the first pair go to the main option.

    The main option is the only one, else the first that is required and in own words, else the
    first required, else the first. Words for a command without options are left out.
    """
    words = words.strip()
    names = [one.name for one in route.arguments]
    if not names or not words:
        return {}
    either = "|".join(re.escape(name) for name in names)
    pieces = re.split(rf"(?:^|(?<=\s))({either})\s*=\s*", words, flags=re.IGNORECASE)
    values = {
        name.lower(): _unquoted(value)
        for name, value in zip(pieces[1::2], pieces[2::2], strict=True)
    }
    if rest := _unquoted(pieces[0]):
        values.setdefault(main_option(route), rest)
    return {name: value for name, value in values.items() if value}


def main_option(route: CommandRoute) -> str:
    """The option that takes words without a name."""
    ranked = sorted(
        route.arguments, key=lambda one: (not (one.required and one.free_text), not one.required)
    )
    return ranked[0].name


def _unquoted(value: str) -> str:
    value = value.strip()
    if len(value) >= 2 and value[0] + value[-1] in _QUOTES:
        return value[1:-1].strip()
    return value
