"""Half-filled forms: kept in `Drafts` for a day, and what of them must or can stay in memory alone.

Words that a guard met are never written: they stay here, and are gone after a restart. A form of
one page is written only when it was held up, so which ones were opened is remembered here, too.
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final, TypeVar

from bot.chat.event import Person
from bot.chat.form import Answer
from bot.chat.platform import Drafts
from bot.platforms.discord import sheet
from bot.platforms.discord.sheet import Sheet

HOURS: Final = 24.0
MOST: Final = 1_000  # of each kind that is remembered
_Key = TypeVar("_Key")
_Value = TypeVar("_Value")


@dataclass(slots=True)
class Forms:
    """The forms that people have begun. `hushes`: whether a guard would let nobody have these words.

    `whole`: by draft, what was written of a form (None: nothing could be) and all of it. `opened`:
    forms of one page, by person and key. `taken`: those that are being handed in, or were.
    """

    drafts: Drafts
    hushes: Callable[[str], bool]
    whole: OrderedDict[str, tuple[str | None, Sheet]] = field(default_factory=OrderedDict)
    opened: OrderedDict[tuple[str, str], Sheet] = field(default_factory=OrderedDict)
    taken: OrderedDict[str, None] = field(default_factory=OrderedDict)

    async def load(self, who: Person, token: str) -> Sheet | None:
        """The form, unless it was sent, cancelled, or is too old."""
        key = _key(who, token)
        written, whole = self.whole.get(key, ("", None))
        if written is None:
            return whole
        content = await self.drafts.load(key)
        if content and content == written:
            return whole
        self.whole.pop(key, None)
        return sheet.load(content) if content else None

    async def save(self, who: Person, token: str, kept: Sheet) -> None:
        """Keeps a form for a day. Raises what the database may raise."""
        key, harmless = _key(who, token), sheet.without(kept, self.hushes)
        content = sheet.dump(harmless)
        await self.drafts.save(key, content, hours=HOURS)
        self.whole.pop(key, None)
        if harmless != kept:
            _remember(self.whole, key, (content, kept))

    async def save_if_possible(self, who: Person, token: str, kept: Sheet) -> None:
        """Keeps a form that was held up, in memory when the database is down."""
        (trouble,) = await asyncio.gather(self.save(who, token, kept), return_exceptions=True)
        if trouble is not None:
            _remember(self.whole, _key(who, token), (None, kept))
        self.taken.pop(token, None)

    async def forget(self, who: Person, token: str) -> None:
        """It was sent or cancelled."""
        self.whole.pop(_key(who, token), None)
        await self.drafts.delete(_key(who, token))

    async def take(self, who: Person, token: str) -> bool:
        """Takes the form out, to hand it in. False for whoever is second: a button can be pressed
        twice at once."""
        if token in self.taken:
            return False
        _remember(self.taken, token, None)
        is_out = False
        try:
            await self.forget(who, token)
            is_out = True
        finally:
            if not is_out:
                self.taken.pop(token, None)
        return True

    def note_opened(self, who: Person, asked: Sheet) -> None:
        """A form of one page was opened, and is written nowhere."""
        _remember(self.opened, (who.key, asked.key), asked)

    def filled_in(self, who: Person, key: str, values: Mapping[str, Answer]) -> Sheet | None:
        """Such a form with its answers; None if it was opened before the last restart."""
        asked = self.opened.get((who.key, key))
        if asked is None:
            return None
        numbers = {one.name: number for number, one in enumerate(asked.questions)}
        given = {numbers[name]: value for name, value in values.items() if name in numbers}
        return asked.with_answers(given)


def _remember(into: OrderedDict[_Key, _Value], key: _Key, value: _Value) -> None:
    into[key] = value
    into.move_to_end(key)
    if len(into) > MOST:
        into.popitem(last=False)


def _key(who: Person, token: str) -> str:
    """Nobody else's presses find it: the person is part of the key."""
    return f"{who.key}:form:{token}"
