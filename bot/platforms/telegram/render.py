"""Neutral messages as Telegram's. Pure and total: every message renders, within every limit.

What changes on the way, and by which rule (nothing else does, and nothing is left out):

| neutral                                   | on Telegram                                                 |
| ----------------------------------------- | ----------------------------------------------------------- |
| title, tone                               | the first paragraph, bold; a sign before it says the tone   |
| fields                                    | a line each, the label bold                                 |
| footer                                    | the last paragraph, italic                                  |
| list, quote, code                         | lines with a mark, a block quotation, a block of code       |
| text over 4,096 units or 100 styles       | divided at paragraphs over several messages                 |
| time                                      | a `date_time` entity (the reader's zone); words for old apps |
| time before 1970 or after 2038             | words only                                                  |
| bold or italic within code or a time      | not shown so (entities of these kinds hold no others)       |
| code within a link                        | a link                                                      |
| link that is no web page                  | the words, and the number or address in round brackets      |
| @name in a public place                   | the same to read, but it calls nobody                       |
| row of buttons                            | as many beside each other as a phone can show               |
| menu                                      | its prompt in the text, a button an option, 8 a page        |
| description of an option                  | in the text                                                 |
| label over 60 units                       | its beginning; the whole of it in the text                  |
| action over 64 bytes                      | kept aside under a token                                    |
| over 100 buttons, or 9 KB of keyboard     | go on in the next message                                   |
| button of a link that is no web page      | in the text                                                 |
| file                                      | a document after the text, `alt` its caption                |
| alt over 1,024 units                      | in the text                                                 |
| file that is empty or over 50 MB          | named in the text, and said not to be sendable              |
| control and direction-override signs      | not shown                                                   |
| message without anything                  | a dash                                                      |
| meeting                                   | nothing: Telegram has no list of coming events              |
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from bot.chat.lasting import Lasting
from bot.chat.message import Field, File, Link, Menu, Message, Tone
from bot.chat.text import Prose, When
from bot.platforms.telegram import keyboard, limits
from bot.platforms.telegram.entities import (
    Piece,
    Run,
    Style,
    TimeWords,
    Words,
    block_runs,
    divided,
    time_run,
    unmentioned,
    words,
)
from bot.platforms.telegram.keyboard import Keys, Plan
from bot.platforms.telegram.limits import blank, clean, cut, whole

SIGNS: Final = {
    Tone.PLAIN: "",
    Tone.GOOD: "✅ ",
    Tone.NOTICE: "ℹ️ ",
    Tone.CARE: "💜 ",
    Tone.PROBLEM: "⚠️ ",
}
BOLD: Final = Style(bold=True)
ITALIC: Final = Style(italic=True)
_NO_FILE_NAME: Final = re.compile(r"[^\w.\- ]")

Pieces = list[tuple[str, Piece]]  # each with the gap before it


@dataclass(frozen=True, slots=True)
class Parcel:
    """One message to send: words with a keyboard, or a document. `kept`: what its keyboard needs
    aside, to be kept under `token`.
    """

    words: Words
    keys: Keys = ()
    file: File | None = None
    token: str = ""
    kept: str = ""


@dataclass(frozen=True, slots=True)
class Manner:
    """How to render for one place. `token` must be new if anything may have to be kept aside;
    `cannot_send` is said of a file that Telegram does not take.
    """

    time_words: TimeWords
    token: str
    public: bool = False
    cannot_send: str = ""


def message(shown: Message, manner: Manner) -> tuple[Parcel, ...]:
    """The message as one or more parcels, in order."""
    if manner.public or shown.files or tells_time(shown):
        return _message(shown, manner)
    drawn = _drawn(shown)
    return _message(shown, manner) if any(one.token for one in drawn) else drawn


def _message(shown: Message, manner: Manner) -> tuple[Parcel, ...]:
    pieces = list(_pieces(shown, manner))
    if manner.public:
        pieces = [(gap, unmentioned(piece)) for gap, piece in pieces]
    texts = divided(pieces)
    plans = keyboard.plans(shown.rows)
    files = [
        Parcel(_caption(file, public=manner.public), file=file)
        for file in shown.files
        if sendable(file)
    ]
    if not texts and (plans or not files):
        texts = [Words(limits.DASH)]
    # What can be pressed stands under the last part of the text.
    parcels = [Parcel(text) for text in texts[:-1] or ()]
    if texts:
        parcels += _with_keys(texts[-1], plans, shown, manner.token)
    return (*parcels, *files)


def _the_same_for_all(shown: Message) -> tuple[Parcel, ...]:
    return _message(shown, Manner(lambda when: when.instant.isoformat(), "0"))


_drawn: Final = Lasting(_the_same_for_all)


def plain(said: str) -> Words:
    """A line of plain words, such as a toast. Cut at what one message holds."""
    shown = clean(said).strip()
    return Words(limits.DASH if blank(shown) else cut(shown, limits.TEXT))


def tells_time(shown: Message) -> bool:
    """Whether words for a time are needed, which the reader's settings decide."""
    return any(isinstance(field.value, When) for field in shown.fields)


def sendable(file: File) -> bool:
    """Whether Telegram takes a file of this size."""
    return 0 < len(file.content) <= limits.FILE_BYTES


def file_name(name: str) -> str:
    """A name that a file can have on every machine."""
    safe = _NO_FILE_NAME.sub("_", clean(name)).strip(". ")
    stem, dot, ending = safe.rpartition(".")
    if len(safe) > limits.FILE_NAME and dot and len(ending) <= 10:
        return f"{stem[: limits.FILE_NAME - len(ending) - 1]}.{ending}"
    return safe[: limits.FILE_NAME] or "file"


def _with_keys(
    last: Words, plans: tuple[Plan, ...], shown: Message, token: str
) -> Iterator[Parcel]:
    if not plans:
        yield Parcel(last)
    title = words([Run(_one_line(shown.title), BOLD)])
    following = title if title.fits and not blank(title.text) else Words(limits.ELLIPSIS)
    for number, plan in enumerate(plans):
        name = f"{token[: keyboard.TOKEN_LENGTH]}{number or ''}"
        keys = plan.keys(name)
        kept = keyboard.dump(plan) if plan.must_be_kept else ""
        text = last if number == 0 else following
        yield Parcel(text, keys, token=name if kept else "", kept=kept)


def _pieces(shown: Message, manner: Manner) -> Iterator[tuple[str, Piece]]:
    sign = SIGNS[shown.tone]
    title = _one_line(shown.title)
    if not blank(title):
        yield "\n\n", (Run(sign + title, BOLD),)
        sign = ""
    for number, piece in enumerate(block_runs(shown.body)):
        signed = sign and number == 0 and isinstance(shown.body[0], Prose)
        yield "\n\n", (Run(sign), *piece) if signed else piece
    gap = "\n\n"
    for field in shown.fields:
        yield gap, _field(field, manner.time_words)
        gap = "\n"
    yield from _asides(shown, manner)
    footer = clean(shown.footer).strip()
    if not blank(footer):
        yield "\n\n", (Run(footer, ITALIC),)


def _field(field: Field, time_words: TimeWords) -> Piece:
    name = Run(f"{_one_line(field.label)}:", BOLD)
    if isinstance(field.value, When):
        return (name, Run(" "), time_run(field.value, time_words))
    blocks = block_runs(field.value)
    inline = bool(field.value) and isinstance(field.value[0], Prose)
    runs: list[Run] = [name]
    for number, piece in enumerate(blocks):
        runs += [Run(" " if number == 0 and inline else "\n"), *piece]
    return tuple(runs)


def _asides(shown: Message, manner: Manner) -> Iterator[tuple[str, Piece]]:
    """What stands in the text because a keyboard or a caption has no room for it."""
    for row in shown.rows:
        if isinstance(row, Menu):
            yield from _menu_aside(row)
            continue
        for item in row:
            if isinstance(item, Link) and limits.web_address(item.url) is None:
                told = f"{_one_line(item.label)}: {clean(item.url)}".strip(": ")
                yield "\n\n", (Run(told),)
            elif not whole(item.label):
                yield "\n\n", (Run(f"▸ {_one_line(item.label)}"),)
    for file in shown.files:
        told = clean(file.alt).strip()
        name = file_name(file.name)
        if not sendable(file):
            yield "\n\n", (Run(f"{name}: {manner.cannot_send or limits.DASH}"),)
            if not blank(told):
                yield "\n", (Run(told),)
        elif limits.units(told) > limits.CAPTION:
            yield "\n\n", (Run(f"{name}: ", BOLD), Run(told))


def _menu_aside(menu: Menu) -> Iterator[tuple[str, Piece]]:
    prompt = clean(menu.prompt).strip()
    if not blank(prompt):
        yield "\n\n", (Run(prompt, ITALIC),)
    gap = "\n\n"
    for option in menu.options:
        name, more = _one_line(option.label or option.value), _one_line(option.description)
        if not blank(more):
            yield gap, (Run(f"▸ {name}", BOLD), Run(f": {more}"))
        elif not whole(name):
            yield gap, (Run(f"▸ {name}"),)
        else:
            continue
        gap = "\n"


def _caption(file: File, *, public: bool) -> Words:
    told = clean(file.alt).strip()
    if blank(told) or limits.units(told) > limits.CAPTION:
        return Words("")
    runs = unmentioned([Run(told)]) if public else (Run(told),)
    return Words(cut(words(runs).text, limits.CAPTION))  # the joiners may take a unit or two


def _one_line(said: str) -> str:
    return " ".join(clean(said).split())
