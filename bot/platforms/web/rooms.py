"""What was said where, in memory only and never for long.

Every place has one public room and, for each person, a private one beside it: commands typed
there and answers that only they can see. The direct message is a private room alone. So what
others see is the public room and nothing else, by construction.
"""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Final

from bot.chat.message import File, Message
from bot.platforms.web.forms import Ended, Filling
from bot.platforms.web.options import DIRECT

ENTRIES: Final = 200  # kept in a room
ROOMS: Final = 2_000  # private rooms kept, least recently used out first
IDLE_HOURS: Final = 12  # a private room without use for so long is forgotten


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """Stands where a message was taken back; each reader is told so in their own language."""


Content = Message | Filling | Ended | Withdrawn | str


@dataclass(frozen=True, slots=True)
class Key:
    """One room. `owner` is the person id whose private room it is; empty: everyone's."""

    chat: str
    owner: str = ""

    @property
    def is_private(self) -> bool:
        """Whether only its owner reads it."""
        return bool(self.owner)


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing in a transcript. A `str` is what a person typed; `author` is their person key,
    empty for the bot. `revision` grows over all rooms with every change; `at` is in UTC."""

    id: str
    sequence: int
    revision: int
    at: datetime
    content: Content
    author: str = ""
    name: str = ""
    language: str = ""

    def file(self, number: int) -> File | None:
        """One of its message's files."""
        files = self.content.files if isinstance(self.content, Message) else ()
        return files[number] if 0 <= number < len(files) else None


@dataclass(slots=True)
class _Room:
    entries: OrderedDict[str, Entry] = field(default_factory=OrderedDict)
    is_greeted: bool = False
    used: float = 0.0


Changed = Callable[[Key, Entry], None]


@dataclass(slots=True)
class Rooms:
    """All transcripts. `changed` is told of every new or replaced entry."""

    token: Callable[[], str]
    changed: Changed = field(default=lambda _key, _entry: None)
    tick: Callable[[], float] = time.monotonic
    revision: int = 0
    _public: dict[str, _Room] = field(default_factory=dict)
    _private: OrderedDict[Key, _Room] = field(default_factory=OrderedDict)

    def add(
        self,
        key: Key,
        content: Content,
        at: datetime,
        *,
        author: str = "",
        name: str = "",
        language: str = "",
        entry_id: str = "",
    ) -> Entry:
        """Appends to a room. With the id of an entry that is there, replaces it where it stands."""
        room = self._room(key)
        self.revision += 1
        before = room.entries.get(entry_id) if entry_id else None
        entry = Entry(
            entry_id or self.token(),
            before.sequence if before else self.revision,
            self.revision,
            before.at if before else at,
            content,
            author,
            name,
            language,
        )
        room.entries[entry.id] = entry
        while len(room.entries) > ENTRIES:
            room.entries.popitem(last=False)
        self.changed(key, entry)
        return entry

    def take_back(self, key: Key, entry_id: str, at: datetime) -> None:
        """Leaves a word that it was withdrawn. What is no longer kept here (there was a restart) goes
        from the pages that still show it, and leaves nothing."""
        if self.find(key, entry_id) is not None:
            self.add(key, Withdrawn(), at, entry_id=entry_id)
            return
        self.revision += 1
        self.changed(key, Entry(entry_id, self.revision, self.revision, at, Withdrawn()))

    def greet(self, key: Key, entries: Iterable[Entry]) -> None:
        """Puts a greeting at the room's beginning, once."""
        room = self._room(key)
        if room.is_greeted:
            return
        room.is_greeted = True
        for entry in reversed(tuple(entries)):
            self.revision += 1
            room.entries[entry.id] = replace(entry, revision=self.revision)
            room.entries.move_to_end(entry.id, last=False)
            self.changed(key, room.entries[entry.id])

    def is_greeted(self, key: Key) -> bool:
        """Whether the room has its greeting."""
        room = self._private.get(key)
        return room is not None and room.is_greeted

    def find(self, key: Key, entry_id: str) -> Entry | None:
        """One entry of a room that is still known."""
        room = self._private.get(key) if key.is_private else self._public.get(key.chat)
        return room.entries.get(entry_id) if room else None

    def read(self, keys: Iterable[Key], since: int = 0) -> list[tuple[Key, Entry]]:
        """What stands in these rooms, in order; with `since`, what changed after that revision."""
        found: list[tuple[Key, Entry]] = []
        for key in keys:
            room = self._private.get(key) if key.is_private else self._public.get(key.chat)
            if room:
                room.used = self.tick()
                if key.is_private:
                    self._private.move_to_end(key)
                found += [(key, one) for one in room.entries.values() if one.revision > since]
        return sorted(found, key=lambda pair: pair[1].sequence)

    def _room(self, key: Key) -> _Room:
        if not key.is_private:
            return self._public.setdefault(key.chat, _Room())
        self._forget()
        room = self._private.setdefault(key, _Room())
        room.used = self.tick()
        self._private.move_to_end(key)
        while len(self._private) > ROOMS:
            self._private.popitem(last=False)
        return room

    def _forget(self) -> None:
        """Drops rooms nobody used for hours; the front of the order is the longest unused."""
        oldest_allowed = self.tick() - IDLE_HOURS * 3600
        while self._private:
            key, room = next(iter(self._private.items()))
            if room.used > oldest_allowed:
                break
            del self._private[key]


def visible(chat: str, person: str, *, as_others: bool = False) -> tuple[Key, ...]:
    """The rooms someone reads in a place: their own beside everyone's; as others: everyone's."""
    if chat == DIRECT:
        return () if as_others else (Key(DIRECT, person),)
    return (Key(chat),) if as_others else (Key(chat), Key(chat, person))
