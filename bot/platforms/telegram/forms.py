"""Where half-filled forms are kept: a person's few open sheets under one key, for a day."""

from __future__ import annotations

import json
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final

from bot.platforms.telegram import sheet
from bot.platforms.telegram.calls import NAME
from bot.platforms.telegram.keeping import Keeping, NotKept
from bot.platforms.telegram.sheet import Sheet

HOURS: Final = 24.0
TRACE_HOURS: Final = (
    24.0 * 14
)  # that there was a form, and its title: to be kind when it has expired
MOST: Final = 3
REMEMBERED: Final = 10_000
MOST_UNWRITTEN: Final = 500


@dataclass(slots=True)
class Forms:
    """Open forms by person, the one being answered last.

    Only this program writes them while it holds the door, so who has none is remembered: most
    people, most of the time. Answers that a guard `hushes` are never written: they stay in memory
    (`unwritten`, with what was written in their place), and after a restart their question is open.
    """

    drafts: Keeping
    hushes: Callable[[str], bool]
    idle: OrderedDict[str, None] = field(default_factory=OrderedDict)
    unwritten: OrderedDict[str, tuple[str, tuple[Sheet, ...]]] = field(default_factory=OrderedDict)

    async def load(self, person: str) -> tuple[Sheet, ...]:
        """The person's open forms; none while the database is down."""
        if person in self.idle:
            return ()
        try:
            content = await self.drafts.load(_key(person))
        except NotKept:
            return ()
        written, whole = self.unwritten.get(person, ("", ()))
        if content and content == written:
            return whole
        self.unwritten.pop(person, None)
        return sheet.load(content) if content else ()

    async def save(self, person: str, sheets: Sequence[Sheet]) -> None:
        """Keeps them for a day from now; the oldest go when there are too many."""
        kept = tuple(sheets)[-MOST:]
        self.unwritten.pop(person, None)
        if kept:
            self.idle.pop(person, None)
            harmless = tuple(sheet.without(one, self.hushes) for one in kept)
            content = sheet.dump(harmless)
            await self.drafts.save(_key(person), content, hours=HOURS)
            if harmless != kept:
                self.unwritten[person] = content, kept
                if len(self.unwritten) > MOST_UNWRITTEN:
                    self.unwritten.popitem(last=False)
        else:
            await self.drafts.delete(_key(person))
            await self.drafts.delete(_trace_key(person))
            self._rest(person)

    async def trace(self, person: str, title: str) -> None:
        """Notes that a form was begun."""
        await self.drafts.save(_trace_key(person), json.dumps(title), hours=TRACE_HOURS)

    async def expired(self, person: str) -> str | None:
        """The title of a form that has expired since the person was last here; said once."""
        if person in self.idle:
            return None
        try:
            content = await self.drafts.load(_trace_key(person))
            if content is not None:
                await self.drafts.delete(_trace_key(person))
        except NotKept:
            return None
        self._rest(person)
        return str(json.loads(content)) if content else None

    def _rest(self, person: str) -> None:
        self.idle[person] = None
        if len(self.idle) > REMEMBERED:
            self.idle.popitem(last=False)


def _key(person: str) -> str:
    return f"{NAME}:{person}:forms"


def _trace_key(person: str) -> str:
    return f"{NAME}:{person}:trace"
