"""From the neutral vocabulary to HTML, for one reader. Pure, and total: every value comes out.

Text only ever reaches the page through the templates' escaping; nothing here joins HTML by hand.
What changes on the way (nothing else does):

| neutral                         | on the page                                              |
| ------------------------------- | -------------------------------------------------------- |
| link that does harm when pressed | its address as text                                     |
| menu of more than 25 options    | one drop-down, in groups of 25                           |
| what no page can hold           | U+FFFD                                                   |
| meeting                         | nothing: the page has no list of coming events           |
| on a page of a feature          | buttons, menus and files are left out: nobody answers there |
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from bot.chat import form as questions
from bot.chat import text
from bot.chat.action import ActionTooLong, extend
from bot.chat.dispatch import Say
from bot.chat.message import Button, File, Link, Menu, Message, Option
from bot.chat.text import When, WhenStyle
from bot.platforms.web.forms import Ended, Filling, field
from bot.platforms.web.rooms import Entry, Key, Withdrawn

MENU_PAGE: Final = 25  # options under one heading of a long menu
FEW: Final = 7  # options that are shown as a list; more become a drop-down
_UNSEEN: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_SCHEMES: Final = ("https://", "http://", "mailto:", "tel:", "sms:", "webcal://")
_PICTURES: Final = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp"})
_UNITS: Final = (
    ("days", timedelta(days=1)),
    ("hours", timedelta(hours=1)),
    ("minutes", timedelta(minutes=1)),
)
_KINDS: Final = {
    Message: "message",
    Filling: "form",
    Ended: "ended",
    Withdrawn: "withdrawn",
    str: "typed",
}
_TEMPLATES: Final = Path(__file__).parent / "templates"


@dataclass(frozen=True, slots=True)
class View:
    """Who looks, where, and what their forms carry. `seal` signs a half-filled form of an entry."""

    say: Say
    now: datetime
    alliance: str
    chat: str
    person: str
    pass_word: str
    seal: Callable[[Filling, str], str]
    payload: str = ""
    boot: str = ""


@dataclass(frozen=True, slots=True)
class Renderer:
    """The templates, read once."""

    environment: Environment

    def page(self, template: str, **values: object) -> str:
        """A whole page."""
        return self.environment.get_template(template).render(**values)

    def warm_up(self) -> None:
        """Reads every template, so that nobody waits for it."""
        for name in self.environment.list_templates(["html"]):
            self.environment.get_template(name)

    def entry(self, key: Key, entry: Entry, view: View) -> Markup:
        """One entry of a transcript. It has the id `e-<entry id>`."""
        html = self.environment.get_template("entry.html").render(
            **entry_values(key, entry, view), **view_values(view)
        )
        return Markup(html.strip())  # noqa: S704  the template escaped what is in it


def make_renderer() -> Renderer:
    """Templates are read when they are first used, or by `Renderer.warm_up`."""
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_seen,
        auto_reload=False,
    )
    environment.globals.update(
        blocks=_blocks,
        rows=_rows,
        href=safe_href,
        is_picture=lambda file: file.media_type in _PICTURES,
        file_path=file_path,
        question_kind=_question_kind,
        field=field,
        few=FEW,
        option_groups=option_groups,
    )
    return Renderer(environment)


def view_values(view: View) -> dict[str, Any]:
    """What templates need of the reader."""
    return {
        "say": view.say,
        "alliance": view.alliance,
        "chat": view.chat,
        "pass_word": view.pass_word,
        "payload": view.payload,
        "boot": view.boot,
        "clock": lambda when: clock(when, view),
        "instant": lambda when: when.instant.isoformat(),
    }


def entry_values(key: Key, entry: Entry, view: View) -> dict[str, Any]:
    """What the entry template needs."""
    content = entry.content
    kind = _KINDS[type(content)]
    own_language = entry.language and entry.language != view.say.language
    return {
        "entry": entry,
        "kind": kind,
        "content": content,
        "is_private": key.is_private,
        "is_aside": key.is_private and key.chat != "direct",
        "is_mine": bool(entry.author) and entry.author == view.person,
        "language": entry.language if own_language else "",
        "said_at": When(entry.at, _entry_style(entry.at, view)),
        "sealed": view.seal(content, entry.id) if isinstance(content, Filling) else "",
        "sealed_again": (
            view.seal(content.filling, entry.id)
            if isinstance(content, Ended) and content.filling
            else ""
        ),
    }


def only_to_read(message: Message) -> tuple[Message, tuple[Link, ...]]:
    """The message without its rows and files, for a page where nobody would answer; and its links."""
    links = tuple(
        one
        for row in message.rows
        if not isinstance(row, Menu)
        for one in row
        if isinstance(one, Link)
    )
    return replace(message, title="", rows=(), files=()), links


def clock(when: When, view: View) -> str:
    """An instant in words, in the reader's zone. Relative ones say how far off it is."""
    if when.style is not WhenStyle.RELATIVE:
        return view.say("web-when", when=when)
    away = when.instant - view.now
    size = abs(away)
    if size < timedelta(minutes=1):
        return view.say("web-now")
    unit, length = next((name, one) for name, one in _UNITS if size >= one)
    direction = "in" if away > timedelta() else "ago"
    return view.say(f"web-{direction}-{unit}", count=round(size / length))


def safe_href(url: str) -> str | None:
    """The address if a press on it can do no harm; others are shown as text."""
    cleaned = _UNSEEN.sub("", url).strip()
    return cleaned if cleaned.lower().startswith(_SCHEMES) else None


def file_path(chat: str, entry_id: str, number: int, file: File) -> str:
    """Where a file of an entry is fetched."""
    name = quote(_UNSEEN.sub("", file.name).replace("/", "-") or "file", safe="")
    return f"/chat/{chat}/file/{entry_id}/{number}/{name}"


def option_groups(options: Sequence[Option]) -> list[tuple[int, int, Sequence[Option]]]:
    """Options in groups of 25 with the numbers of the first and the last of each."""
    return [
        (start + 1, min(start + MENU_PAGE, len(options)), options[start : start + MENU_PAGE])
        for start in range(0, len(options), MENU_PAGE)
    ]


@dataclass(frozen=True, slots=True)
class Choice:
    """One option of a menu as the page sends it."""

    label: str
    description: str
    action: str


def _rows(message: Message) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = []
    for row in message.rows:
        if isinstance(row, Menu):
            options = [
                Choice(one.label or one.value, one.description, _chosen(row.action, one.value))
                for one in row.options
            ]
            rows.append({"menu": row, "options": options})
        elif row:
            items = [
                {"button": one if isinstance(one, Button) else None, "item": one} for one in row
            ]
            rows.append({"menu": None, "items": items})
    return rows


def _chosen(action: str, value: str) -> str:
    value = _UNSEEN.sub("\ufffd", value)
    try:
        return extend(action, value)
    except ActionTooLong:  # a limit of other platforms; the page has room
        return f"{action}:{quote(value, safe='')}"


def _blocks(body: text.Text) -> list[dict[str, Any]]:
    shapes: list[dict[str, Any]] = []
    for block in body:
        match block:
            case text.Prose(spans):
                shapes.append({"kind": "prose", "lines": [spans]})
            case text.Bullets(items, numbered):
                shapes.append({"kind": "numbers" if numbered else "bullets", "lines": items})
            case text.Quote(lines):
                shapes.append({"kind": "quote", "lines": lines})
            case text.Code(words):
                shapes.append({"kind": "code", "text": words})
    return shapes


def _question_kind(question: questions.Question) -> str:
    return type(question).__name__.lower()


def _entry_style(at: datetime, view: View) -> WhenStyle:
    try:
        zone = ZoneInfo(view.say.timezone)
    except (ZoneInfoNotFoundError, ValueError):
        zone = ZoneInfo("UTC")
    is_today = at.astimezone(zone).date() == view.now.astimezone(zone).date()
    return WhenStyle.TIME if is_today else WhenStyle.FULL


def _seen(value: object) -> object:
    """What no page can hold (control characters, halves of characters) becomes U+FFFD."""
    if isinstance(value, str) and not isinstance(value, Markup):
        return _UNSEEN.sub("\ufffd", value)
    return value
