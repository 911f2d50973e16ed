"""The alliance's commands as Discord registers them, and whether that has to be done anew. Pure.

A command's description is the sentence `command-<name>`, an option's `command-<name>-<option>`.

Descriptions are registered in every language; names are the same in all of them, with no
`name_localizations`. Curated answers and sentences say "type /support" in plain text, people tell
each other across languages and apps, and Discord shows a Spanish reader only the Spanish name.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

import discord

from bot.chat.dispatch import Say
from bot.chat.router import Argument, CommandRoute, SuggestRoute
from bot.platforms.discord import limits
from bot.platforms.discord.limits import label
from bot.platforms.discord.render import Json

CHAT_INPUT: Final = 1
ENTRY_POINT: Final = 4  # made by Discord for activities; must be given back when commands are set
STRING: Final = 3
SERVER_AND_DIRECT: Final = [0, 1]
_COMPARED: Final = ("name", "type", "description", "required", "max_length", "autocomplete")


def payloads(
    routes: Iterable[CommandRoute],
    suggestions: Mapping[tuple[str, str], SuggestRoute],
    voices: Mapping[str, Say],
    *,
    everywhere: bool,
) -> list[Json]:
    """All commands. `everywhere`: for direct messages and every server, not for one server alone."""
    made = []
    for route in routes:
        # Discord wants the required options first.
        arguments = sorted(route.arguments, key=lambda one: not one.required)
        command: Json = {
            "name": route.name,
            "type": CHAT_INPUT,
            **_described(f"command-{route.name}", route.name, voices),
            "options": [
                _option(route.name, one, suggestions, voices)
                for one in arguments[: limits.COMMAND_OPTIONS]
            ],
        }
        if everywhere:
            command["contexts"] = SERVER_AND_DIRECT
        made.append(command)
    return made


def same(wanted: Sequence[Json], registered: Sequence[Mapping[str, Any]]) -> bool:
    """Whether what is registered already says all that is wanted and nothing else."""
    ours = [one for one in registered if one.get("type", CHAT_INPUT) != ENTRY_POINT]
    return _by_name(wanted) == _by_name(ours)


def to_write(wanted: Sequence[Json], registered: Sequence[Mapping[str, Any]]) -> list[Any]:
    """What to set in place of all that is registered."""
    kept = [dict(one) for one in registered if one.get("type") == ENTRY_POINT]
    return [*wanted, *kept]


def _by_name(commands: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    return {f"{one.get('type', CHAT_INPUT)} {one['name']}": _essence(one) for one in commands}


def _essence(one: Mapping[str, Any]) -> Json:
    """What counts of a command or option, without what Discord adds."""
    essence = {key: one[key] for key in _COMPARED if one.get(key)}
    essence["descriptions"] = dict(one.get("description_localizations") or {})
    essence["names"] = dict(one.get("name_localizations") or {})
    essence["options"] = [_essence(option) for option in one.get("options") or ()]
    if (contexts := one.get("contexts")) is not None:
        essence["contexts"] = sorted(contexts)
    return essence


def _option(
    command: str,
    argument: Argument,
    suggestions: Mapping[tuple[str, str], SuggestRoute],
    voices: Mapping[str, Say],
) -> Json:
    option: Json = {
        "name": argument.name,
        "type": STRING,
        **_described(f"command-{command}-{argument.name}", argument.name, voices),
        "max_length": min(max(argument.max_length, 1), limits.OPTION_MAX_LENGTH),
    }
    if argument.required:
        option["required"] = True
    if argument.suggests or (command, argument.name) in suggestions:
        option["autocomplete"] = True
    return option


def _described(key: str, name: str, voices: Mapping[str, Say]) -> Json:
    """The description in every language; a sentence that is missing leaves the bare name."""
    said = {}
    for language, say in voices.items():
        sentence = say(key)
        said[language] = label(name if sentence == key else sentence, limits.COMMAND_DESCRIPTION)
    default = next(iter(said.values()), name)
    localised = {
        locale.value: sentence
        for language, sentence in list(said.items())[1:]
        for locale in discord.Locale
        if locale.value.split("-")[0] == language
    }
    return {"description": default} | (
        {"description_localizations": localised} if localised else {}
    )
