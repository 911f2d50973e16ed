"""What Discord refuses, written down a second time from its documentation, for tests to judge by.

Nothing here is taken from the renderer. Lengths are counted in UTF-16 units, the stricter reading.
Sources: Discord's API documentation (August 2026): resources "Message" (create, embed limits),
"Components" reference, "Application Commands", "Receiving and Responding".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

Json = dict[str, Any]
COMMAND_NAME = re.compile(r"[-_'a-z0-9]{1,32}\Z")


def size(words: object) -> int:
    """UTF-16 units."""
    return len(str(words or "").encode("utf-16-le", "surrogatepass")) // 2


def message_faults(body: Json, files: int = 0) -> list[str]:
    """Everything Discord would refuse in a message that is made or edited."""
    return list(_message(body, files))


def modal_faults(modal: Json) -> list[str]:
    """Everything Discord would refuse in a modal."""
    return list(_modal(modal))


def command_faults(commands: Iterable[Json]) -> list[str]:
    """Everything Discord would refuse in a set of commands."""
    return list(_commands(list(commands)))


def choice_faults(choices: Iterable[Json]) -> list[str]:
    """Everything Discord would refuse in suggestions."""
    listed = list(choices)
    faults = ["more than 25 choices"] if len(listed) > 25 else []
    for one in listed:
        faults += _within("choice name", one["name"], 1, 100)
        faults += _within("choice value", one["value"], 1, 100)
    return faults


def _message(body: Json, files: int) -> Iterator[str]:
    content, embeds = body.get("content") or "", body.get("embeds") or []
    components = body.get("components") or []
    yield from _within("content", content, 0, 2000)
    yield from _surrogates(body)
    if len(embeds) > 10:
        yield "more than 10 embeds"
    total = 0
    for embed in embeds:
        fields = embed.get("fields") or []
        yield from _within("title", embed.get("title"), 0, 256)
        yield from _within("description", embed.get("description"), 0, 4096)
        if len(fields) > 25:
            yield "more than 25 fields"
        for one in fields:
            yield from _within("field name", one["name"], 1, 256)
            yield from _within("field value", one["value"], 1, 1024)
        if "footer" in embed:
            yield from _within("footer", embed["footer"]["text"], 1, 2048)
        words = [
            embed.get("title"),
            embed.get("description"),
            (embed.get("footer") or {}).get("text"),
        ]
        words += [part for one in fields for part in (one["name"], one["value"])]
        total += sum(size(part) for part in words)
    if total > 6000:
        yield f"embeds of {total} characters together"
    full = any(
        embed.get("title") or embed.get("description") or embed.get("fields") or embed.get("footer")
        for embed in embeds
    )
    if not (content.strip() or full or components or files):
        yield "nothing to send"
    if files > 10:
        yield "more than 10 files"
    if body.get("allowed_mentions") != {"parse": []}:
        yield "somebody could be mentioned"
    yield from _rows(components)


def _rows(rows: list[Json]) -> Iterator[str]:
    if len(rows) > 5:
        yield "more than 5 rows"
    ids: list[str] = []
    for row in rows:
        inside = row["components"]
        if row["type"] != 1 or not 1 <= len(inside) <= 5:
            yield "a row that is none"
        if any(one["type"] == 3 for one in inside) and len(inside) > 1:
            yield "a menu beside something else"
        for one in inside:
            if one["type"] == 2:
                yield from _within("button", one["label"], 1, 80)
                if one["style"] == 5:
                    if not re.match(r"https?://\S+\Z", one["url"]) or size(one["url"]) > 512:
                        yield "a link that cannot be opened"
                    continue
            else:
                yield from _select(one)
            yield from _within("custom_id", one["custom_id"], 1, 100)
            ids.append(one["custom_id"])
    if len(set(ids)) < len(ids):
        yield "two components with one id"


def _select(one: Json) -> Iterator[str]:
    least, most = one.get("min_values", 1), one.get("max_values", 1)
    options = one["options"]
    yield from _within("placeholder", one.get("placeholder"), 0, 150)
    yield from _options(options, 1, 25)
    if not 0 <= least <= most or not 1 <= most <= len(options):
        yield f"from {least} to {most} of {len(options)} options"
    if sum(bool(option.get("default")) for option in options) > most:
        yield "more chosen than may be"


def _options(options: list[Json], fewest: int, most: int) -> Iterator[str]:
    if not fewest <= len(options) <= most:
        yield f"{len(options)} options"
    if len({option["value"] for option in options}) < len(options):
        yield "two options with one value"
    for option in options:
        yield from _within("option label", option["label"], 1, 100)
        yield from _within("option value", option["value"], 1, 100)
        if "description" in option:
            yield from _within("option description", option["description"], 1, 100)


def _modal(modal: Json) -> Iterator[str]:
    parts = modal["components"]
    yield from _within("modal id", modal["custom_id"], 1, 100)
    yield from _within("modal title", modal["title"], 1, 45)
    yield from _surrogates(modal)
    if not 1 <= len(parts) <= 5:
        yield f"{len(parts)} parts in a modal"
    if sum(size(part["content"]) for part in parts if part["type"] == 10) > 4000:
        yield "too many words in a modal"
    ids = [part["component"]["custom_id"] for part in parts if part["type"] == 18]
    if len(set(ids)) < len(ids):
        yield "two questions with one id"
    for part in parts:
        if part["type"] == 10:
            yield from _within("words", part["content"], 1, 4000)
            continue
        if part["type"] != 18:
            yield f"a part of type {part['type']}"
            continue
        yield from _within("label", part["label"], 1, 45)
        if "description" in part:
            yield from _within("description", part["description"], 1, 100)
        yield from _asked(part["component"])


def _asked(one: Json) -> Iterator[str]:
    yield from _within("custom_id", one["custom_id"], 1, 100)
    required = one.get("required", True)
    match one["type"]:
        case 4:
            longest = one.get("max_length", 4000)
            if not 1 <= longest <= 4000:
                yield "a length that cannot be"
            if size(one.get("value")) > longest:
                yield "a value over its length"
            yield from _within("placeholder", one.get("placeholder"), 0, 100)
        case 3:
            yield from _select(one)
        case 21:
            yield from _options(one["options"], 2, 10)
            if sum(bool(option.get("default")) for option in one["options"]) > 1:
                yield "two radio buttons pressed"
        case 22:
            yield from _options(one["options"], 1, 10)
            least, most = one.get("min_values", 1), one.get("max_values", len(one["options"]))
            if not 0 <= least <= most <= len(one["options"]):
                yield "bounds that cannot be"
            if sum(bool(option.get("default")) for option in one["options"]) > most:
                yield "more checked than may be"
        case other:
            yield f"a component of type {other}"
    if one["type"] in (3, 22) and not required and one.get("min_values", 1) > 0:
        yield "a least of what is not required"


def _commands(commands: list[Json]) -> Iterator[str]:
    if len(commands) > 100 or len({one["name"] for one in commands}) < len(commands):
        yield "too many commands, or two of one name"
    for command in commands:
        options = command.get("options", [])
        for one in [command, *options]:
            if not COMMAND_NAME.match(one["name"]):
                yield f"the name {one['name']}"
            said = [one["description"], *one.get("description_localizations", {}).values()]
            for words in said:
                yield from _within("description", words, 1, 100)
        required = [bool(option.get("required")) for option in options]
        if required != sorted(required, reverse=True):
            yield "a required option after one that is not"
        for option in options:
            if not 1 <= option.get("max_length", 6000) <= 6000:
                yield "a length that cannot be"
        if len(options) > 25:
            yield "more than 25 options"


def _within(what: str, words: object, least: int, most: int) -> Iterator[str]:
    length = size(words)
    if length > most:
        yield f"{what} of {length}, {most} are allowed"
    if least and not str(words or "").strip():
        yield f"{what} is blank"


def _surrogates(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for one in value.values():
            yield from _surrogates(one)
    elif isinstance(value, list):
        for one in value:
            yield from _surrogates(one)
    elif isinstance(value, str) and re.search("[\ud800-\udfff]", value):
        yield "half a character"
