"""Neutral messages as Discord's JSON. Pure and total: every message renders, within every limit.

What changes on the way, and by which rule (nothing else does, and nothing is left out):

| neutral                                  | on Discord                                                  |
| ---------------------------------------- | ----------------------------------------------------------- |
| body alone, plain tone, up to 2,000      | content                                                     |
| anything more                            | an embed; its colour and the sign before its title say the tone |
| body over 4,000                          | divided at paragraphs over several messages                 |
| title over 256                           | the first paragraph, bold                                   |
| field name over 256                      | its beginning; the whole name bold in the value             |
| field value over 1,024                   | several fields, numbered                                    |
| more than 25 fields, or 6,000 in all     | go on in the next message                                   |
| footer over 2,048                        | the last paragraph                                          |
| time                                     | `<t:...>`: each reader's own zone and language              |
| label of a button or option too long     | its beginning; the whole of it in the text above            |
| more than 5 buttons in a row             | further rows                                                |
| more than 25 options                     | several menus, named by their first and last option         |
| menu without options                     | its prompt in the text                                      |
| more than 5 rows                         | go on in the next message                                   |
| link that is no web page, or over 512    | in the text (Discord's buttons open web pages only)         |
| link in a text that is no web page       | the words, and the number or address in round brackets      |
| square brackets in a link's words        | round ones                                                  |
| more than 10 files, or 20 MB together    | go on in the next message                                   |
| file over 10 MB                          | named in the text, and said to be too large                 |
| control and direction-override signs     | not shown                                                   |
| an action that `pack` did not make       | a button that says it is from an older message              |
| an option's value that no action can hold | its beginning (`extend` refuses it when chosen)             |
| message without anything                 | a dash                                                      |
| meeting                                  | nothing here; a scheduled event where those are kept (`events`) |

`Payload.body` always names content, embeds and components, so that it replaces whatever a message
held before, and allows no mention.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from bot.chat.lasting import Lasting
from bot.chat.message import Button, ButtonStyle, Field, File, Link, Menu, Message, Option, Tone
from bot.chat.text import Bullets, Prose, Span, Text, When, WhenStyle
from bot.platforms.discord import custom_ids, limits
from bot.platforms.discord.limits import clean, cut, label, units, whole
from bot.platforms.discord.markdown import divided, escaped, paragraphs, stamp

COLOURS: Final = {
    Tone.PLAIN: 0x5B6F8F,
    Tone.GOOD: 0x2E8B57,
    Tone.NOTICE: 0xC9922E,
    Tone.CARE: 0x8E6BBF,
    Tone.PROBLEM: 0xC0504D,
}
SIGNS: Final = {
    Tone.PLAIN: "",
    Tone.GOOD: "✅ ",
    Tone.NOTICE: "ℹ️ ",
    Tone.CARE: "💜 ",
    Tone.PROBLEM: "⚠️ ",
}
STYLES: Final = {ButtonStyle.PLAIN: 2, ButtonStyle.MAIN: 1, ButtonStyle.DANGER: 4}
LINK_STYLE: Final = 5
NOBODY: Final[dict[str, list[str]]] = {"parse": []}
DESCRIPTION: Final = 4000
FILES_TOGETHER: Final = 20 * 1024 * 1024  # a request may have 25 MB
_NO_FILE_NAME: Final = re.compile(r"[^\w.\- ]")

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Payload:
    """One message in Discord's JSON, and the files that go with it."""

    body: Json
    files: tuple[File, ...] = ()


@dataclass(slots=True)
class _Card:
    """One embed being filled."""

    title: str = ""
    description: str = ""
    fields: list[tuple[str, str]] = field(default_factory=list)
    footer: str = ""

    def size(self) -> int:
        words = [self.title, self.description, self.footer]
        words += [part for pair in self.fields for part in pair]
        return sum(units(part) for part in words)


def message(shown: Message, too_large: str = "") -> tuple[Payload, ...]:
    """The message as one or more payloads. `too_large` is said of a file that Discord does not take."""
    return _message(shown, too_large) if too_large or shown.files else _drawn(shown)


def _message(shown: Message, too_large: str = "") -> tuple[Payload, ...]:
    rows = list(_rows(shown))
    parts = _text_parts(shown, too_large)
    files = _file_groups([one for one in shown.files if fits(one)])
    row_groups = [rows[at : at + limits.ROWS] for at in range(0, len(rows), limits.ROWS)]
    # What can be pressed stands below the last part of the text; files go with the first buttons.
    first = max(len(parts) - 1, 0)
    length = max(first + max(len(row_groups), len(files), 1), 1)
    payloads: list[Payload] = []
    for at in range(length):
        body: Json = {"content": "", "embeds": [], "components": [], "allowed_mentions": NOBODY}
        if at < len(parts):
            body |= parts[at]
        if 0 <= at - first < len(row_groups):
            body["components"] = _with_ids(row_groups[at - first])
        group = files[at - first] if 0 <= at - first < len(files) else ()
        if not group and not any(body[key] for key in ("content", "embeds", "components")):
            body["content"] = limits.DASH
        payloads.append(Payload(body, group))
    return tuple(payloads)


_drawn: Final = Lasting(_message)


def words(plain: str) -> Payload:
    """A short line of plain words, such as a toast."""
    shown = escaped(plain).strip()
    content = limits.DASH if limits.blank(shown) else cut(shown, limits.CONTENT)
    return Payload({"content": content, "embeds": [], "components": [], "allowed_mentions": NOBODY})


def fits(file: File) -> bool:
    """Whether Discord takes a file of this size."""
    return len(file.content) <= limits.FILE_BYTES


def attachments(files: Sequence[File]) -> list[Json]:
    """The files as a message names them."""
    named = []
    for at, one in enumerate(files):
        entry: Json = {"id": at, "filename": file_name(one.name)}
        if not limits.blank(one.alt):
            entry["description"] = cut(clean(one.alt), limits.FILE_ALT)
        named.append(entry)
    return named


def file_name(name: str) -> str:
    """A name that a file can have on every machine."""
    safe = _NO_FILE_NAME.sub("_", name.replace("\\", "/").rsplit("/", 1)[-1]).strip(" .")[-100:]
    return safe or "file"


def _text_parts(shown: Message, too_large: str) -> list[Json]:
    extra = _left_over(shown, too_large)
    sign = SIGNS[shown.tone]
    title = sign + escaped(" ".join(clean(shown.title).split())) if shown.title.strip() else ""
    body: Text = shown.body
    if units(title) > limits.EMBED_TITLE or (title and limits.blank(shown.title)):
        body, title = (Prose((Span(sign + shown.title, bold=True),)), *body), ""
    elif not title and sign:
        body = _signed(body, sign)
    footer = clean(shown.footer).strip()
    if units(footer) > limits.EMBED_FOOTER:
        extra, footer = (*extra, *paragraphs([footer])), ""
    body = (*body, *extra)
    if shown.tone is Tone.PLAIN and not (title or shown.fields or footer):
        parts = divided(body, limits.CONTENT)
        if len(parts) <= 1:
            return [{"content": part} for part in parts]
    return [{"embeds": [_embed(card, shown.tone)]} for card in _cards(title, body, shown, footer)]


def _cards(title: str, body: Text, shown: Message, footer: str) -> list[_Card]:
    cards = [_Card(title)]
    for part in divided(body, DESCRIPTION):
        if cards[-1].description:
            cards.append(_Card())
        cards[-1].description = part
    for name, value in _fields(shown.fields):
        if (
            len(cards[-1].fields) == limits.EMBED_FIELDS
            or cards[-1].size() + units(name) + units(value) > limits.EMBED_TOTAL
        ):
            cards.append(_Card())
        cards[-1].fields.append((name, value))
    if footer and not limits.blank(footer):
        if cards[-1].size() + units(footer) > limits.EMBED_TOTAL:
            cards.append(_Card())
        cards[-1].footer = footer
    return [card for card in cards if card.size()]


def _embed(card: _Card, tone: Tone) -> Json:
    embed: Json = {"color": COLOURS[tone]}
    if card.title:
        embed["title"] = card.title
    if card.description:
        embed["description"] = card.description
    if card.fields:
        embed["fields"] = [{"name": name, "value": value} for name, value in card.fields]
    if card.footer:
        embed["footer"] = {"text": card.footer}
    return embed


def _fields(fields: Sequence[Field]) -> Iterator[tuple[str, str]]:
    for one in fields:
        name = escaped(" ".join(clean(one.label).split()))
        first: Text = ()
        if limits.blank(name):
            name = limits.DASH
        elif units(name) > limits.FIELD_NAME - 10:
            first = (Prose((Span(one.label, bold=True),)),)
            name = escaped(cut(" ".join(clean(one.label).split()), (limits.FIELD_NAME - 10) // 2))
        if isinstance(one.value, When):
            values = [moment(one.value)]
            if first:
                values = [*divided(first, limits.FIELD_VALUE), *values]
        else:
            values = divided((*first, *one.value), limits.FIELD_VALUE) or [limits.DASH]
        for number, value in enumerate(values, 1):
            shown = limits.DASH if limits.blank(value) else value
            yield (name if number == 1 else f"{name} ({number})"), shown


def moment(when: When) -> str:
    """A full time also says how far off it is."""
    if when.style is not WhenStyle.FULL:
        return stamp(when)
    return f"{stamp(when)} ({stamp(When(when.instant, WhenStyle.RELATIVE))})"


def _signed(body: Text, sign: str) -> Text:
    """The body with the tone's sign before its first words."""
    if body and isinstance(body[0], Prose):
        return (Prose((Span(sign), *body[0].spans)), *body[1:])
    return (Prose((Span(sign.strip()),)), *body)


def _left_over(shown: Message, too_large: str) -> Text:
    """What does not fit into buttons, menus and files, as text."""
    lines: list[tuple[Span, ...]] = []
    for row in shown.rows:
        if isinstance(row, Menu):
            if not row.options or not whole(row.prompt, limits.PLACEHOLDER):
                lines.append((Span(row.prompt, bold=True),))
            for option in row.options:
                if not _option_fits(option):
                    told = f"{option.label}: {option.description}".strip(" :")
                    lines.append((Span(told),))
        else:
            for one in row:
                if isinstance(one, Link) and not _button_link(one.url):
                    lines.append((Span(one.label, href=one.url),))
                elif not whole(one.label, limits.BUTTON_LABEL):
                    lines.append((Span(one.label),))
    for file in shown.files:
        if not fits(file):
            said = f": {too_large}" if too_large else ""
            megabytes = len(file.content) / (1024 * 1024)
            lines.append((Span(f"{file.name} ({megabytes:.0f} MB){said}"),))
    told_lines = tuple(one for one in lines if not limits.blank("".join(s.text for s in one)))
    return (Bullets(told_lines),) if told_lines else ()


def _option_fits(option: Option) -> bool:
    return whole(option.label, limits.OPTION_LABEL) and whole(
        option.description, limits.OPTION_DESCRIPTION
    )


def _button_link(url: str) -> bool:
    return (
        url.startswith(("https://", "http://"))
        and url.isascii()
        and not any(one.isspace() for one in url)
        and len(url) <= limits.BUTTON_URL
        and len(url.partition("://")[2]) > 0
    )


def _rows(shown: Message) -> Iterator[list[Json]]:
    for row in shown.rows:
        if isinstance(row, Menu):
            yield from ([one] for one in _selects(row))
        else:
            buttons = [
                _button(one) for one in row if isinstance(one, Button) or _button_link(one.url)
            ]
            for at in range(0, len(buttons), limits.BUTTONS_IN_ROW):
                yield buttons[at : at + limits.BUTTONS_IN_ROW]


def _button(one: Button | Link) -> Json:
    shown = {"type": 2, "label": label(one.label, limits.BUTTON_LABEL)}
    if isinstance(one, Link):
        return shown | {"style": LINK_STYLE, "url": one.url}
    return shown | {"style": STYLES[one.style], "custom_id": one.action}


def _selects(menu: Menu) -> Iterator[Json]:
    pages = range(0, len(menu.options), limits.OPTIONS)
    for at in pages:
        page = menu.options[at : at + limits.OPTIONS]
        prompt = menu.prompt
        if len(pages) > 1:
            between = f"{label(page[0].label, 30)} – {label(page[-1].label, 30)}"
            prompt = f"{cut(' '.join(clean(prompt).split()), 80)} ({between})"
        yield {
            "type": 3,
            "custom_id": menu.action,
            "placeholder": label(prompt, limits.PLACEHOLDER),
            "options": options(page),
        }


def options(page: Sequence[Option]) -> list[Json]:
    """Options of a select menu."""
    taken: set[str] = set()
    return [option(one, custom_ids.for_value(one.value, taken)) for one in page]


def option(one: Option, value: str) -> Json:
    """One option, in a message or a modal."""
    shown = {"label": label(one.label, limits.OPTION_LABEL), "value": value}
    if not limits.blank(one.description):
        shown["description"] = label(one.description, limits.OPTION_DESCRIPTION)
    return shown


def _with_ids(rows: Sequence[Sequence[Json]]) -> list[Json]:
    """The rows of one message, in which no id may stand twice."""
    taken: set[str] = set()
    return [
        {
            "type": 1,
            "components": [
                one | {"custom_id": custom_ids.for_action(one["custom_id"], taken)}
                if "custom_id" in one
                else one
                for one in row
            ],
        }
        for row in rows
    ]


def _file_groups(files: Sequence[File]) -> list[tuple[File, ...]]:
    groups: list[list[File]] = []
    size = 0
    for one in files:
        size += len(one.content)
        if not groups or len(groups[-1]) == limits.FILES or size > FILES_TOGETHER:
            groups.append([])
            size = len(one.content)
        groups[-1].append(one)
    return [tuple(group) for group in groups]
