"""The alliance's commands as Telegram lists them, and typed words as a command's options. Pure.

A command's description is the sentence `command-<name>`, an option's `command-<name>-<option>`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from bot.chat.dispatch import Say
from bot.chat.router import Argument, CommandRoute, Role
from bot.platforms.telegram import limits
from bot.platforms.telegram.limits import label

EVERYBODY: Final = frozenset({Role.ANYONE, Role.MEMBER})
_QUOTES: Final = ('""', "''", "“”", "«»")

Listed = tuple[tuple[str, str], ...]  # names and descriptions


def listed(routes: Iterable[CommandRoute], roles: frozenset[Role], say: Say) -> Listed:
    """The commands that people with these roles may use, described in one language."""
    usable = [route for route in routes if route.needs in roles]
    return tuple((route.name, _described(route.name, say)) for route in usable[: limits.COMMANDS])


def question_for(route: CommandRoute, argument: Argument, say: Say) -> str:
    """What to ask somebody who left an option out."""
    key = f"command-{route.name}-{argument.name}"
    said = say(key)
    return argument.name if said == key else said


def missing(route: CommandRoute, values: Mapping[str, str]) -> tuple[Argument, ...]:
    """The options that must be asked for."""
    return tuple(one for one in route.arguments if one.required and not values.get(one.name))


def values(route: CommandRoute, words: str) -> dict[str, str]:
    """Options from words. A command with one option takes all of them; one with several reads
    `name=value` pairs, and what stands before the first pair goes to its main option.
    """
    words = words.strip()
    if not words or not route.arguments:
        return {}
    if len(route.arguments) == 1:
        return {route.arguments[0].name: words}
    either = "|".join(re.escape(one.name) for one in route.arguments)
    pieces = re.split(rf"(?:^|(?<=\s))({either})\s*=\s*", words, flags=re.IGNORECASE)
    found = {
        name.lower(): _unquoted(value)
        for name, value in zip(pieces[1::2], pieces[2::2], strict=True)
    }
    if first := _unquoted(pieces[0]):
        found.setdefault(_main(route.arguments).name, first)
    return {name: value for name, value in found.items() if value}


def _main(arguments: Sequence[Argument]) -> Argument:
    """The option that takes words without a name: best required and in own words."""
    return sorted(
        arguments, key=lambda one: (not (one.required and one.free_text), not one.required)
    )[0]


def _described(name: str, say: Say) -> str:
    key = f"command-{name}"
    said = say(key)
    return label(name if said == key else said, limits.COMMAND_DESCRIPTION)


def _unquoted(value: str) -> str:
    value = value.strip()
    if len(value) >= 2 and value[0] + value[-1] in _QUOTES:
        return value[1:-1].strip()
    return value
