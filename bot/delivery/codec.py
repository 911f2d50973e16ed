"""Messages as JSON, and back: every message survives, word for word. Pure ASCII, so that both
databases keep whatever characters there are."""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
from datetime import datetime
from typing import Any, Final

from bot.chat.message import (
    Button,
    ButtonStyle,
    Field,
    File,
    Link,
    Meeting,
    Menu,
    Message,
    Option,
    Row,
    Tone,
)
from bot.chat.text import Block, Bullets, Code, Line, Prose, Quote, Span, Text, When, WhenStyle
from bot.delivery.records import Recipe, What

Json = dict[str, Any]
_VERSION: Final = 1


class Unreadable(ValueError):
    """Not written by this version of the bot, or damaged."""


def dump(what: What) -> str:
    """A message or a recipe as JSON."""
    if isinstance(what, Recipe):
        kept: Json = {"recipe": what.name, "arguments": dict(what.arguments)}
    else:
        kept = {"message": _message(what)}
    return json.dumps({"v": _VERSION, **kept}, separators=(",", ":"), sort_keys=True)


def load(kept: str | None) -> What:
    """What `dump` wrote. Raises `Unreadable`."""
    try:
        found = json.loads(kept or "")
        if found["v"] != _VERSION:
            raise Unreadable("of another version")
        if "recipe" in found:
            return Recipe(found["recipe"], found["arguments"])
        return _read_message(found["message"])
    except (ValueError, KeyError, TypeError, AttributeError, binascii.Error) as error:
        raise Unreadable("a kept message cannot be read") from error


def fingerprint(message: Message) -> str:
    """The same for two messages exactly when they show the same."""
    return hashlib.sha256(dump(message).encode("ascii")).hexdigest()


def _message(message: Message) -> Json:
    kept: Json = {
        "title": message.title,
        "body": [_block(one) for one in message.body],
        "fields": [[one.label, _value(one.value)] for one in message.fields],
        "footer": message.footer,
        "rows": [_row(one) for one in message.rows],
        "files": [_file(one) for one in message.files],
        "tone": message.tone.value,
    }
    if message.meeting is not None:
        kept["meeting"] = _meeting(message.meeting)
    return kept


def _meeting(meeting: Meeting) -> Json:
    return {
        "title": meeting.title,
        "about": meeting.about,
        "start": meeting.start.isoformat(),
        "end": meeting.end.isoformat(),
        "where": meeting.where,
        "url": meeting.url,
    }


def _value(value: Text | When) -> Any:
    return _when(value) if isinstance(value, When) else [_block(one) for one in value]


def _when(when: When) -> Json:
    return {"at": when.instant.isoformat(), "style": when.style.value}


def _span(span: Span) -> Json:
    marks = [name for name in ("bold", "italic", "code") if getattr(span, name)]
    kept: Json = {"text": span.text}
    if marks:
        kept["marks"] = marks
    if span.href is not None:
        kept["href"] = span.href
    if span.when is not None:
        kept["when"] = _when(span.when)
    return kept


def _line(line: Line) -> list[Json]:
    return [_span(one) for one in line]


def _block(block: Block) -> Json:
    match block:
        case Prose(spans):
            return {"prose": _line(spans)}
        case Bullets(items, numbered):
            return {"bullets": [_line(one) for one in items], "numbered": numbered}
        case Quote(lines):
            return {"quote": [_line(one) for one in lines]}
        case Code(words):
            return {"code": words}


def _row(row: Row) -> Json:
    if isinstance(row, Menu):
        options = [[one.label, one.value, one.description] for one in row.options]
        return {"menu": row.prompt, "options": options, "action": row.action}
    return {"buttons": [_button(one) for one in row]}


def _button(button: Button | Link) -> Json:
    if isinstance(button, Link):
        return {"label": button.label, "url": button.url}
    return {"label": button.label, "action": button.action, "style": button.style.value}


def _file(file: File) -> Json:
    content = base64.b64encode(file.content).decode("ascii")
    return {"name": file.name, "type": file.media_type, "content": content, "alt": file.alt}


def _read_message(kept: Json) -> Message:
    return Message(
        title=kept["title"],
        body=_read_text(kept["body"]),
        fields=tuple(Field(label, _read_value(value)) for label, value in kept["fields"]),
        footer=kept["footer"],
        rows=tuple(_read_row(one) for one in kept["rows"]),
        files=tuple(_read_file(one) for one in kept["files"]),
        tone=Tone(kept["tone"]),
        meeting=_read_meeting(kept["meeting"]) if "meeting" in kept else None,
    )


def _read_meeting(kept: Json) -> Meeting:
    return Meeting(
        title=kept["title"],
        about=kept["about"],
        start=datetime.fromisoformat(kept["start"]),
        end=datetime.fromisoformat(kept["end"]),
        where=kept["where"],
        url=kept["url"],
    )


def _read_value(kept: Any) -> Text | When:
    return _read_when(kept) if isinstance(kept, dict) else _read_text(kept)


def _read_when(kept: Json) -> When:
    return When(datetime.fromisoformat(kept["at"]), WhenStyle(kept["style"]))


def _read_text(kept: list[Json]) -> Text:
    return tuple(_read_block(one) for one in kept)


def _read_line(kept: list[Json]) -> Line:
    return tuple(_read_span(one) for one in kept)


def _read_span(kept: Json) -> Span:
    marks = kept.get("marks", ())
    return Span(
        kept["text"],
        bold="bold" in marks,
        italic="italic" in marks,
        code="code" in marks,
        href=kept.get("href"),
        when=_read_when(kept["when"]) if "when" in kept else None,
    )


def _read_block(kept: Json) -> Block:
    match kept:
        case {"prose": spans}:
            return Prose(_read_line(spans))
        case {"bullets": items, "numbered": numbered}:
            return Bullets(tuple(_read_line(one) for one in items), numbered)
        case {"quote": lines}:
            return Quote(tuple(_read_line(one) for one in lines))
        case {"code": words}:
            return Code(words)
    raise Unreadable("an unknown kind of paragraph")


def _read_row(kept: Json) -> Row:
    if "menu" in kept:
        options = tuple(Option(*one) for one in kept["options"])
        return Menu(kept["menu"], options, kept["action"])
    return tuple(_read_button(one) for one in kept["buttons"])


def _read_button(kept: Json) -> Button | Link:
    if "url" in kept:
        return Link(kept["label"], kept["url"])
    return Button(kept["label"], kept["action"], ButtonStyle(kept["style"]))


def _read_file(kept: Json) -> File:
    content = base64.b64decode(kept["content"], validate=True)
    return File(kept["name"], kept["type"], content, kept["alt"])
