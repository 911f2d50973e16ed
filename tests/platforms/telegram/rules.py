"""What Telegram refuses, as its Bot API documentation has it. Shared by property tests and the server."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

Json = Mapping[str, Any]
NESTING = {"bold", "italic", "underline", "strikethrough", "spoiler"}
KNOWN = NESTING | {"blockquote", "code", "pre", "text_link", "date_time"}
FORMATS = re.compile(r"r|w?[dD]?[tT]?\Z")
UNSEEN = re.compile(
    "[\\s\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffc\x00-\x1f]"
)


def units(words: str) -> int:
    return len(words.encode("utf-16-le")) // 2


def text_faults(text: str, entities: Sequence[Json], limit: int = 4096) -> Iterator[str]:
    """What is wrong with a text and its entities."""
    if not UNSEEN.sub("", text):
        yield "message text is empty"
    if units(text) > limit:
        yield "message is too long"
    if len(entities) > 100:
        yield "too many entities: some would be ignored"
    if text != text.strip():
        yield "blank space at the ends, which the server takes off"
    if re.search("[\x00-\x08\x0b-\x1f\u2028-\u202e]", text):
        yield "signs that the server takes out"
    yield from _entity_faults(text, entities)


def _entity_faults(text: str, entities: Sequence[Json]) -> Iterator[str]:
    raw = text.encode("utf-16-le")
    spans: list[tuple[int, int, str]] = []
    for one in entities:
        kind, begin, end = one["type"], one["offset"], one["offset"] + one["length"]
        if kind not in KNOWN:
            yield f"unknown entity {kind}"
        if not 0 <= begin < end <= len(raw) // 2:
            yield f"{kind} is outside of the text"
            continue
        try:
            inside = raw[begin * 2 : end * 2].decode("utf-16-le")
        except UnicodeDecodeError:
            yield f"{kind} cuts a character in two"
            continue
        if not inside.strip():
            yield f"{kind} over blank space"
        if kind == "text_link" and not re.match(r"https?://[^/\s]+\.[^/\s]+", one.get("url", "")):
            yield "a link to no web page"
        if kind == "date_time" and not (
            0 < one["unix_time"] < 2**31 and FORMATS.match(one["date_time_format"])
        ):
            yield "a time that cannot be"
        spans.append((begin, end, kind))
    yield from _nesting_faults(spans)


def _nesting_faults(spans: Sequence[tuple[int, int, str]]) -> Iterator[str]:
    for number, (begin, end, kind) in enumerate(spans):
        for other_begin, other_end, other in spans[number + 1 :]:
            if other_begin >= end or begin >= other_end:
                continue
            nested = (begin <= other_begin and other_end <= end) or (
                other_begin <= begin and end <= other_end
            )
            if not nested:
                yield f"{kind} and {other} overlap"
            kinds = {kind, other}
            if kinds & {"code", "pre"} and not kinds & {"blockquote"}:
                yield f"{kind} and {other} in one another"
            if not kinds & (NESTING | {"blockquote"}):
                yield f"{kind} and {other} in one another"
            if kind == other == "blockquote":
                yield "a quotation in a quotation"


def markup_faults(markup: Json | None) -> Iterator[str]:
    """What is wrong with an inline keyboard."""
    if markup is None:
        return
    rows = markup["inline_keyboard"]
    if len(json.dumps(markup, ensure_ascii=False).encode()) > 10_240:
        yield "reply markup is too long"
    if sum(len(row) for row in rows) > 100:
        yield "too many buttons"
    for row in rows:
        if not 1 <= len(row) <= 8:
            yield "a line of too many or no buttons"
        for key in row:
            yield from _key_faults(key)


def _key_faults(key: Json) -> Iterator[str]:
    if not UNSEEN.sub("", key["text"]):
        yield "a button without words"
    if key.get("style") not in (None, "primary", "danger", "success"):
        yield "a style of no button"
    actions = [one for one in ("callback_data", "url") if one in key]
    if len(actions) != 1:
        yield "a button has one action"
    elif "url" in key:
        if not re.match(r"https?://[^/\s?#@]+\.[^/\s?#@]+", key["url"]):
            yield "a button's address is no web page"
    elif not 1 <= len(key["callback_data"].encode()) <= 64:
        yield "BUTTON_DATA_INVALID"
