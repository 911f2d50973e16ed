"""Joining somebody's accounts: codes, tries, and what happens to what both held."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, Final, Generic, Protocol, TypeVar

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.chat.event import Person
from bot.members import link_store, store
from bot.members.records import Hold, hold_nothing
from bot.storage import Database

LIFE: Final = timedelta(minutes=10)
LENGTH: Final = 8  # of 30 letters and digits: 39 bits, and five tries in ten minutes
LETTERS: Final = "23456789ABCDEFGHJKMNPQRSTVWXYZ"  # nothing that looks like another
AT_ONCE: Final = timedelta(seconds=5)  # two presses within this are one wish
_TRIES: Final = 5
_REMEMBERED: Final = 10_000  # people whose tries are remembered, in memory only


_Value = TypeVar("_Value")


class Outcome(StrEnum):
    """What came of a code."""

    JOINED = "joined"
    UNKNOWN = "unknown"
    OWN = "own"  # typed on the app that made it
    ALREADY = "already"
    WAIT = "wait"  # too many tries


class Mover(Protocol):
    """A feature that keeps rows for members, and moves them when two become one."""

    async def move(self, connection: AsyncConnection, source: int, target: int) -> None:
        """Everything of member `source` becomes that of `target`."""


def shown(code: str) -> str:
    """The code as people read it out: `7K2M-9QFX`."""
    return f"{code[: LENGTH // 2]}-{code[LENGTH // 2 :]}"


def typed(words: str) -> str:
    """The code in what somebody typed: signs, spaces and small letters do not matter."""
    return "".join(one for one in words.upper() if one in LETTERS)[: LENGTH + 1]


@dataclass(slots=True)
class Tries:
    """Which codes somebody tried lately. In memory only, bounded."""

    _when: OrderedDict[str, dict[str, datetime]] = field(default_factory=OrderedDict)

    def allow(self, person: Person, code: str, now: datetime) -> bool:
        """Counts a code once, however often it is looked at and used; false when there were too many."""
        before = self._when.pop(person.key, {})
        recent = {one: at for one, at in before.items() if now - at < LIFE}
        allowed = code in recent or len(recent) < _TRIES
        if allowed:
            recent.setdefault(code, now)
        self._when[person.key] = recent
        while len(self._when) > _REMEMBERED:
            self._when.popitem(last=False)
        return allowed


@dataclass(slots=True)
class _Lately(Generic[_Value]):
    """What came of something a short while ago. In memory only, bounded."""

    _known: OrderedDict[str, tuple[datetime, _Value]] = field(default_factory=OrderedDict)

    def note(self, key: str, value: _Value, now: datetime) -> None:
        self._known[key] = now, value
        self._known.move_to_end(key)
        while len(self._known) > _REMEMBERED:
            self._known.popitem(last=False)

    def get(self, key: str, now: datetime, within: timedelta) -> _Value | None:
        at, value = self._known.get(key, (None, None))
        return value if at is not None and now - at < within else None

    def forget(self, key: str) -> None:
        self._known.pop(key, None)


class Linking:
    """Joins and parts accounts; a `Holder` of codes that wait.

    `letters` draws that many random signs of `LETTERS`.
    """

    name = "link-codes"

    def __init__(
        self,
        database: Database,
        now: Callable[[], datetime],
        letters: Callable[[int], str],
        movers: Sequence[Mover] = (),
    ) -> None:
        self._database = database
        self._now = now
        self._letters = letters
        self._movers = [*movers]
        self._hold: Hold = hold_nothing
        self._tries = Tries()
        self._joined = _Lately[tuple[str, Person]]()
        self._made = _Lately[str]()
        self._one_at_a_time = asyncio.Lock()

    def take_along(self, *movers: Mover, hold: Hold = hold_nothing) -> None:
        """More of what follows when two members become one. `hold` comes before it."""
        self._movers += movers
        self._hold = hold

    async def accounts(self, person: Person) -> tuple[Person, ...]:
        """All accounts of somebody; their present one alone when nothing is joined."""
        async with self._database.read() as connection:
            kept = await store.find(connection, person)
            if kept is None:
                return (person,)
            return await store.accounts_of(connection, kept.member_id)

    async def new_code(self, person: Person) -> str:
        """A code for the other app, good once and for ten minutes. Asked for twice at once, it is the
        same: whichever answer is seen last, its code works."""
        async with self._one_at_a_time:
            now = self._now()
            if (made := self._made.get(person.key, now, AT_ONCE)) is not None:
                return made
            code = self._letters(LENGTH)
            async with self._database.write() as connection:
                await link_store.make(connection, code, person, now + LIFE)
            self._made.note(person.key, code, now)
            return code

    async def look(self, person: Person, code: str) -> tuple[Outcome, Person | None]:
        """What using a code would do, and whose account it would join."""
        now = self._now()
        if not self._tries.allow(person, code, now):
            return Outcome.WAIT, None
        async with self._database.read() as connection:
            other = await link_store.maker(connection, code, now)
            return await self._judge(connection, person, other), other

    async def join(self, person: Person, code: str) -> tuple[Outcome, Person | None]:
        """Makes one member of both accounts: the maker's settings go before. Pressed twice, the second
        press says what the first one did."""
        now = self._now()
        if not self._tries.allow(person, code, now):
            return Outcome.WAIT, None
        async with self._one_at_a_time:
            before = self._joined.get(person.key, now, LIFE)
            async with self._database.write() as connection:
                await link_store.wait_for_others(connection)
                other = await link_store.use(connection, code, now)
                if other is None and before is not None and before[0] == code:
                    same = await self._judge(connection, person, before[1]) is Outcome.ALREADY
                    return (Outcome.JOINED, before[1]) if same else (Outcome.UNKNOWN, None)
                outcome = await self._judge(connection, person, other)
                if outcome is Outcome.JOINED and other is not None:
                    await self._merge(connection, other, person)
            if other is not None:
                self._made.forget(other.key)
                if outcome is Outcome.JOINED:
                    self._joined.note(person.key, (code, other), now)
            return outcome, other

    async def part(self, person: Person) -> bool:
        """This account stands alone again; what is held stays with the other one."""
        async with self._database.write() as connection:
            kept = await store.find(connection, person)
            if kept is None or len(await store.accounts_of(connection, kept.member_id)) < 2:
                return False
            return await link_store.remove_account(connection, person)

    async def held(
        self, connection: AsyncConnection, member_id: int | None, person: Person
    ) -> Mapping[str, Any]:
        """A code that waits, if there is one. Only its hash is kept, and that for ten minutes."""
        for one in await _selves(connection, member_id, person):
            if await link_store.waits(connection, one):
                return {"a code to join accounts": True}
        return {}

    async def forget(
        self, connection: AsyncConnection, member_id: int | None, person: Person
    ) -> None:
        """Takes back every code, those of the member's other accounts too."""
        for one in await _selves(connection, member_id, person):
            await link_store.forget(connection, one)
            self._made.forget(one.key)

    async def purge(self) -> None:
        """Forgets codes that are no longer good."""
        async with self._database.write() as connection:
            await link_store.purge(connection, self._now())

    async def _judge(
        self, connection: AsyncConnection, person: Person, other: Person | None
    ) -> Outcome:
        if other is None:
            return Outcome.UNKNOWN
        if other.key == person.key:
            return Outcome.OWN
        mine, theirs = await store.find(connection, person), await store.find(connection, other)
        if mine is not None and theirs is not None and mine.member_id == theirs.member_id:
            return Outcome.ALREADY
        return Outcome.JOINED

    async def _merge(self, connection: AsyncConnection, first: Person, second: Person) -> None:
        target = await store.keep(connection, first)
        into, source = await store.find(connection, first), await store.find(connection, second)
        if source is None or into is None:
            await link_store.add_account(connection, target, second)
            return
        await self._hold(connection, [source.member_id, target])
        for setting in ("language", "timezone", "state"):
            if getattr(into.chosen, setting) is None:
                value = getattr(source.chosen, setting)
                await store.change(connection, target, setting, value)
        for mover in self._movers:
            await mover.move(connection, source.member_id, target)
        await link_store.move_accounts(connection, source.member_id, target)


async def _selves(
    connection: AsyncConnection, member_id: int | None, person: Person
) -> tuple[Person, ...]:
    return (person,) if member_id is None else await store.accounts_of(connection, member_id)
