"""What the two chat apps were sent, as a page that looks like a chat: no company's logo, colours or fonts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from functools import partial
from html import escape
from typing import Any, Final
from zoneinfo import ZoneInfo

from markdown_it import MarkdownIt

Json = Mapping[str, Any]
_TIME: Final = re.compile(r"&lt;t:(\d+)(?::(\w))?&gt;")
_MARKDOWN: Final = MarkdownIt("commonmark", {"html": False, "breaks": True}).enable("strikethrough")
_ZONE: Final = ZoneInfo("America/New_York")
_BUTTONS: Final = {1: "main", 3: "good", 4: "bad"}
_TAGS: Final = {
    "bold": "b",
    "italic": "i",
    "underline": "u",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
}

STYLE: Final = """
* { box-sizing: border-box; margin: 0; }
body { font: 14px/1.45 system-ui, "DejaVu Sans", sans-serif; color: #23272f; background: #fff; }
main { width: 430px; padding: 14px; will-change: transform; background: #fff; }
.head { color: #667; font-size: 12px; padding-bottom: 8px; border-bottom: 1px solid #e3e5ea; margin-bottom: 10px; }
.name { font-weight: 600; } .name small, .only { color: #667; font-weight: 400; font-size: 12px; }
.said { margin-bottom: 12px; } .only { margin-top: 6px; }
.card { border-left: 4px solid #99a; background: #f4f5f7; border-radius: 4px; padding: 10px 12px; margin-top: 4px; }
.card h3 { font-size: 15px; margin-bottom: 4px; } .card p, .words p { margin-bottom: 7px; }
ul, ol { padding-left: 20px; margin-bottom: 7px; } h1, h2 { font-size: 15px; }
blockquote { border-left: 3px solid #c4c8d0; padding-left: 8px; }
.field { margin-top: 6px; } .field b { font-size: 13px; } .foot { color: #667; font-size: 12px; margin-top: 8px; }
a { color: #1d5fbf; text-decoration: none; }
.row { display: flex; flex-wrap: wrap; gap: 6px; margin-top: 8px; }
.key { background: #e4e6eb; border-radius: 5px; padding: 5px 11px; font-weight: 500; font-size: 13px; }
.key.main { background: #2f5fb3; color: #fff; } .key.good { background: #2c7a4b; color: #fff; }
.key.bad { background: #b3362f; color: #fff; } .key.link::after { content: " \\2197"; }
.pick { flex: 1; border: 1px solid #c4c8d0; border-radius: 5px; padding: 6px 10px; color: #556; background: #fff; }
.bubble { background: #f1f4f8; border-radius: 12px; padding: 9px 12px; width: 380px; white-space: pre-wrap; }
.mine { background: #dcefe0; margin-left: auto; width: fit-content; max-width: 360px; }
.keys { width: 380px; margin-top: 4px; } .keys .row { margin-top: 4px; flex-wrap: nowrap; }
.keys .key { flex: 1; text-align: center; background: #dde3ec; }
.sheet { border: 1px solid #c4c8d0; border-radius: 10px; padding: 14px; box-shadow: 0 3px 12px #0002; }
.sheet h2 { margin-bottom: 10px; } .label { font-weight: 600; margin-top: 10px; } .hint { color: #667; font-size: 12px; }
.box { border: 1px solid #c4c8d0; border-radius: 5px; padding: 7px 9px; color: #778; min-height: 34px; margin-top: 3px; }
.box.tall { min-height: 84px; } .end { justify-content: flex-end; margin-top: 14px; }
"""


def page(head: str, parts: Iterable[str]) -> str:
    """A whole page. `head` says where we are."""
    body = "".join(parts)
    return (
        f"<!doctype html><meta charset='utf-8'><style>{STYLE}</style>"
        f"<main><div class='head'>{escape(head)}</div>{body}</main>"
    )


# Discord


def discord_person(name: str, words: str) -> str:
    """What somebody wrote, or the command they used."""
    return f"<div class='said'><div class='name'>{escape(name)}</div>{escape(words)}</div>"


def discord_message(
    bot: str, body: Json, *, only_you: bool = False, now: datetime | None = None
) -> str:
    """A message as the bot sent it, read `now` by somebody in Vermont."""
    content = _markdown(body["content"])
    parts = [f"<div class='words'>{content}</div>"] if content else []
    parts += [_embed(one) for one in body["embeds"]]
    parts += [_row(one["components"]) for one in body["components"]]
    only = "<div class='only'>Only you can see this</div>" if only_you else ""
    name = f"<div class='name'>{escape(bot)} <small>bot</small></div>"
    read = _TIME.sub(partial(_moment, now=now or datetime.now(UTC)), "".join(parts))
    return f"<div class='said'>{name}{read}{only}</div>"


def discord_modal(modal: Json) -> str:
    """A form that stands open."""
    parts = [f"<h2>{escape(modal['title'])}</h2>"]
    for one in modal["components"]:
        if "content" in one:
            parts.append(f"<div class='words'>{_markdown(one['content'])}</div>")
            continue
        asked = one["component"]
        tall = " tall" if asked.get("style") == 2 else ""
        inside = asked.get("value") or asked.get("placeholder") or ""
        inside = inside or " · ".join(option["label"] for option in asked.get("options", ()))
        parts.append(f"<div class='label'>{escape(one['label'])}</div>")
        parts.append(f"<div class='hint'>{escape(one.get('description') or '')}</div>")
        parts.append(f"<div class='box{tall}'>{escape(inside)}</div>")
    keys = "<span class='key'>Cancel</span><span class='key main'>Submit</span>"
    return f"<div class='sheet'>{''.join(parts)}<div class='row end'>{keys}</div></div>"


def _embed(embed: Json) -> str:
    colour = f"#{embed['color']:06x}" if "color" in embed else "#99a"
    parts = [f"<h3>{_markdown(embed['title'], inline=True)}</h3>"] if "title" in embed else []
    parts.append(_markdown(embed.get("description", "")))
    parts += [
        f"<div class='field'><b>{_markdown(one['name'], inline=True)}</b>{_markdown(one['value'])}</div>"
        for one in embed.get("fields", ())
    ]
    if "footer" in embed:
        parts.append(f"<div class='foot'>{escape(embed['footer']['text'])}</div>")
    return f"<div class='card' style='border-color:{colour}'>{''.join(parts)}</div>"


def _row(components: Iterable[Json]) -> str:
    keys = []
    for one in components:
        if one["type"] == 2:
            kind = "link" if "url" in one else _BUTTONS.get(one["style"], "")
            keys.append(f"<span class='key {kind}'>{escape(one['label'])}</span>")
        else:
            words = one.get("placeholder") or "Choose"
            keys.append(f"<span class='pick'>{escape(words)} &#9662;</span>")
    return f"<div class='row'>{''.join(keys)}</div>"


def _markdown(words: str, *, inline: bool = False) -> str:
    words = re.sub(r"^-# ", "", words, flags=re.MULTILINE)
    return str(_MARKDOWN.renderInline(words) if inline else _MARKDOWN.render(words))


def _moment(found: re.Match[str], now: datetime) -> str:
    """A timestamp as Discord's app shows it: `R` is how far off it is, `F` has the time of day."""
    then = datetime.fromtimestamp(int(found[1]), _ZONE)
    if found[2] == "R":
        return _until(then, now)
    return then.strftime("%A, %B %-d, %Y %-I:%M %p" if found[2] == "F" else "%B %-d, %Y")


def _until(then: datetime, now: datetime) -> str:
    hours = round((then - now).total_seconds() / 3600)
    days = round(hours / 24)
    if hours < 22:
        return f"in {hours} hours"
    return "in a day" if days == 1 else f"in {days} days"


# Telegram


def telegram_person(words: str) -> str:
    """What somebody wrote."""
    return f"<div class='said'><div class='bubble mine'>{escape(words)}</div></div>"


def telegram_message(
    text: str,
    entities: Sequence[Json],
    keys: Iterable[Iterable[Json]],
    now: datetime | None = None,
) -> str:
    """A message as the bot sent it, read `now`. Offsets count UTF-16 units."""
    opens: dict[int, list[str]] = {}
    closes: dict[int, list[str]] = {}
    far_off: dict[int, str] = {}  # what the app shows in place of the words, where they begin
    covered: set[int] = set()
    for one in entities:
        if one["type"] == "date_time" and one.get("date_time_format") == "r":
            then = datetime.fromtimestamp(one["unix_time"], UTC)
            far_off[one["offset"]] = _until(then, now or datetime.now(UTC))
            covered |= set(range(one["offset"], one["offset"] + one["length"]))
    for one in sorted(entities, key=lambda one: (one["offset"], -one["length"])):
        first, last = one["offset"], one["offset"] + one["length"]
        tag = "a" if one["type"] in ("text_link", "url") else _TAGS.get(one["type"], "span")
        opens.setdefault(first, []).append(f"<{tag}>")
        closes.setdefault(last, []).insert(0, f"</{tag}>")
    parts, at = [], 0
    for sign in text:
        shown = far_off.get(at, "") if at in covered else escape(sign)
        parts += [*closes.get(at, ()), *opens.get(at, ()), shown]
        at += 2 if ord(sign) > 0xFFFF else 1
    parts += closes.get(at, ())
    rows = "".join(f"<div class='row'>{''.join(_key(key) for key in row)}</div>" for row in keys)
    board = f"<div class='keys'>{rows}</div>" if rows else ""
    return f"<div class='said'><div class='bubble'>{''.join(parts)}</div>{board}</div>"


def _key(key: Json) -> str:
    return f"<span class='key{' link' if 'url' in key else ''}'>{escape(key['text'])}</span>"
