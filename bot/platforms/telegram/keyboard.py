"""Buttons and menus as inline keyboards. Pure.

What a button carries is the action itself, so it works after every restart. Only what cannot
stand in 64 bytes, and the further pages of a long menu, are kept aside as a `Plan` under a token:

    ~p:TOKEN:ROW:PAGE     turn the menu in that row to a page
    ~c:TOKEN:ROW:NUMBER   the action number NUMBER of that row, too long to be carried
    ~n:PAGE:PAGES         the number of the page; pressing it says so

Actions begin with a letter (`bot.chat.action`), so the two cannot be taken for each other.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote

from bot.chat.action import ActionTooLong, extend
from bot.chat.message import Button, ButtonStyle, Link, Menu, Row
from bot.platforms.telegram import limits
from bot.platforms.telegram.limits import label, units, web_address

STYLES: Final = {ButtonStyle.PLAIN: "", ButtonStyle.MAIN: "primary", ButtonStyle.DANGER: "danger"}
NONE: Final = "~x"  # stands for an action that is empty; whoever presses it gets a kind answer
BACK, ON = "<", ">"
LINE_UNITS: Final = 34  # about what a phone shows of the labels in one line
TOKEN_LENGTH: Final = 24
_TURN: Final = re.compile(r"~p:([A-Za-z0-9_-]{1,26}):(\d{1,3}):(\d{1,4})\Z")
_NUMBER: Final = re.compile(r"~n:(\d{1,4}):(\d{1,4})\Z")
_CHOSEN: Final = re.compile(r"~c:([A-Za-z0-9_-]{1,26}):(\d{1,3}):(\d{1,4})\Z")


@dataclass(frozen=True, slots=True)
class Key:
    """One button as Telegram shows it: it carries `data` or opens `url`."""

    label: str
    data: str = ""
    url: str = ""
    style: str = ""


Keys = tuple[tuple[Key, ...], ...]


@dataclass(frozen=True, slots=True)
class Shelf:
    """One line of buttons, or a menu that is shown page by page."""

    keys: tuple[Key, ...]
    is_menu: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """All that can be pressed under one message, with every page of its menus."""

    shelves: tuple[Shelf, ...] = ()

    @property
    def must_be_kept(self) -> bool:
        """Whether the keyboard alone does not say it all."""
        return any(
            (shelf.is_menu and len(shelf.keys) > limits.MENU_PAGE)
            or any(not key.url and not _fits(key.data) for key in shelf.keys)
            for shelf in self.shelves
        )

    def keys(self, token: str, turned: int = -1, page: int = 0) -> Keys:
        """The keyboard, with the menu in row `turned` at a page, every other at its first."""
        lines: list[tuple[Key, ...]] = []
        for row, shelf in enumerate(self.shelves):
            carried = [_carried(key, token, row, at) for at, key in enumerate(shelf.keys)]
            if shelf.is_menu:
                lines += _page(carried, token, row, page if row == turned else 0)
            else:
                lines.append(tuple(carried))
        return tuple(lines)

    def action(self, row: int, number: int) -> str | None:
        """The whole action of a button that could not carry it."""
        try:
            return self.shelves[row].keys[number].data
        except IndexError:
            return None


@dataclass(frozen=True, slots=True)
class Pressed:
    """A press on something kept aside. `is_turn`: `number` is a page, else the number of an action."""

    token: str
    row: int
    number: int
    is_turn: bool


def pressed(data: str) -> Pressed | None:
    """What a press on this package's own button means; None for an action or a forged id."""
    if found := _TURN.match(data):
        return Pressed(found[1], int(found[2]), int(found[3]), is_turn=True)
    if found := _CHOSEN.match(data):
        return Pressed(found[1], int(found[2]), int(found[3]), is_turn=False)
    return None


def page_number(page: int, pages: int) -> str:
    """What the number between `<` and `>` carries. `page` counts from 0."""
    return f"~n:{page + 1}:{pages}"


def numbered(data: str) -> tuple[int, int] | None:
    """The page and how many there are, if it is such a number that was pressed."""
    found = _NUMBER.match(data)
    return (int(found[1]), int(found[2])) if found else None


def plans(rows: Sequence[Row]) -> tuple[Plan, ...]:
    """Rows as the keyboards of one or more messages."""
    made: list[Plan] = []
    current: list[Shelf] = []
    for shelf in _shelves(rows):
        if current and not _room(Plan((*current, shelf))):
            made.append(Plan(tuple(current)))
            current = []
        current.append(shelf)
    if current:
        made.append(Plan(tuple(current)))
    return tuple(made)


def dump(plan: Plan) -> str:
    """The plan as JSON."""
    return json.dumps(
        [
            {"menu": shelf.is_menu, "keys": [[k.label, k.data, k.url, k.style] for k in shelf.keys]}
            for shelf in plan.shelves
        ],
        ensure_ascii=False,
    )


def load(content: str) -> Plan | None:
    """The plan that `dump` wrote; None if it was another version's."""
    try:
        return Plan(
            tuple(
                Shelf(tuple(Key(*map(str, key)) for key in shelf["keys"]), bool(shelf["menu"]))
                for shelf in json.loads(content)
            )
        )
    except (ValueError, KeyError, TypeError):
        return None


def _shelves(rows: Sequence[Row]) -> Iterable[Shelf]:
    for row in rows:
        if isinstance(row, Menu):
            if row.options:
                yield Shelf(
                    tuple(
                        Key(label(one.label or one.value), _extended(row.action, one.value))
                        for one in row.options
                    ),
                    is_menu=True,
                )
            continue
        keys = [key for item in row if (key := _key(item)) is not None]
        yield from (Shelf(line) for line in _lines(keys))


def _key(item: Button | Link) -> Key | None:
    if isinstance(item, Link):
        address = web_address(item.url)
        return Key(label(item.label), url=address) if address else None
    action = item.action.encode("utf-8", "replace").decode("utf-8")
    return Key(label(item.label), action or NONE, style=STYLES[item.style])


def _lines(keys: Sequence[Key]) -> Iterable[tuple[Key, ...]]:
    """As many buttons beside each other as a phone can show readably."""
    line: list[Key] = []
    for key in keys:
        longest = max(units(one.label) for one in (*line, key))
        if line and (
            (len(line) + 1) * (longest + 2) > LINE_UNITS or len(line) >= limits.BUTTONS_IN_LINE
        ):
            yield tuple(line)
            line = []
        line.append(key)
    if line:
        yield tuple(line)


def _page(keys: Sequence[Key], token: str, row: int, page: int) -> list[tuple[Key, ...]]:
    size = limits.MENU_PAGE
    pages = max(-(-len(keys) // size), 1)
    page %= pages
    lines: list[tuple[Key, ...]] = [(key,) for key in keys[page * size : (page + 1) * size]]
    if pages == 1:
        return lines
    return [
        *lines,
        (
            Key(BACK, f"~p:{token}:{row}:{(page - 1) % pages}"),
            Key(f"{page + 1}/{pages}", page_number(page, pages)),
            Key(ON, f"~p:{token}:{row}:{(page + 1) % pages}"),
        ),
    ]


def _carried(key: Key, token: str, row: int, number: int) -> Key:
    if key.url or _fits(key.data):
        return key
    return Key(key.label, f"~c:{token}:{row}:{number}", style=key.style)


def _fits(data: str) -> bool:
    return 0 < len(data.encode("utf-8", "replace")) <= limits.CALLBACK_DATA and data.isprintable()


def _extended(action: str, value: str) -> str:
    action, value = (one.encode("utf-8", "replace").decode("utf-8") for one in (action, value))
    try:
        return extend(action, value)
    except ActionTooLong:
        return f"{action}:{quote(value, safe='')}"


def _room(plan: Plan) -> bool:
    keys = plan.keys("x" * TOKEN_LENGTH)
    count = sum(len(line) for line in keys)
    size = sum(
        len(key.label.encode()) + len(key.data.encode("utf-8", "replace")) + len(key.url) + 64
        for line in keys
        for key in line
    )
    return count <= limits.BUTTONS and size <= limits.KEYBOARD
