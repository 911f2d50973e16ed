"""Promising, and taking back: what features use, in the transaction of the change that causes it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any, Final

from sqlalchemy import ColumnElement, Row, and_, delete, func, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.chat.platform import Address
from bot.delivery import codec, rules
from bot.delivery.records import (
    OPEN,
    Member,
    Promise,
    Reason,
    Recheck,
    State,
    Subject,
)
from bot.delivery.rules import Again
from bot.delivery.store import dead_addresses, outbox
from bot.storage import insert_or_ignore

_ROW: Final = outbox.c
_ANEW: Final = {
    "state": State.PENDING.value,
    "reason": "",
    "tries": 0,
    "doubts": 0,
    "failing_since": None,
    "lease": None,
    "settled_at": None,
    "late_seconds": None,
    "message": None,
}
_MANY: Final = 200


class Outbox:
    """The promises of one alliance. `now` is the clock's (UTC)."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self.rechecks: dict[str, Recheck] = {}
        self._wake: list[Callable[[], None]] = []

    def when_sending(self, kind: str, recheck: Recheck) -> None:
        """How promises of a kind are told: asked just before sending, whether and how it is still
        true. Raises `ValueError` if the kind is taken."""
        if kind in self.rechecks:
            raise ValueError(f"two features tell {kind}")
        self.rechecks[kind] = recheck

    def on_wake(self, wake: Callable[[], None]) -> None:
        """Whom to wake when something new may be due."""
        self._wake.append(wake)

    def nudge(self) -> None:
        """Something new may be due, or the clock was moved. Cheap; several looks follow, so that a
        transaction that is still being committed is seen."""
        for wake in self._wake:
            wake()

    async def put(self, connection: AsyncConnection, promise: Promise) -> Again | None:
        """Promises. The same key is the same promise: planning again changes nothing, another time
        reschedules it, and a time after it was settled makes it due anew. None if it is new."""
        done = None
        if not await insert_or_ignore(connection, outbox, ["key"], _new(promise)):
            done = await self._again(connection, promise, _values(promise))
        self.nudge()
        return done

    async def put_all(self, connection: AsyncConnection, promises: Iterable[Promise]) -> None:
        """`put` for many at once, such as a broadcast or a plan for weeks: others wait for the
        database hardly longer than for one, and what stands unchanged is not written again."""
        waiting = {one.key: one for one in promises}
        keys = list(waiting)
        for start in range(0, len(keys), _MANY):
            some = keys[start : start + _MANY]
            found = await connection.execute(select(outbox).where(_ROW.key.in_(some)))
            known = {row.key: row for row in found}
            if new := [_new(waiting[key]) for key in some if key not in known]:
                await connection.execute(_insert_new(connection), new)
            for key, row in known.items():
                if not _stands(row, waiting[key]):
                    await self._again(connection, waiting[key], _values(waiting[key]))
        self.nudge()

    async def cancel(
        self, connection: AsyncConnection, key: str, reason: str = Reason.CANCELLED
    ) -> bool:
        """Takes back a promise that is not kept yet; whether there was one."""
        return await self._drop(connection, _ROW.key == key, reason) > 0

    async def cancel_about(
        self, connection: AsyncConnection, subject: Subject, reason: str = Reason.CANCELLED
    ) -> int:
        """Takes back every promise about a subject that is not kept yet; gives how many."""
        return await self._drop(connection, is_about(subject), reason)

    async def cancel_for(
        self, connection: AsyncConnection, member_id: int, subject: Subject | None = None
    ) -> int:
        """Takes back what a member has not been told yet (about a subject); gives how many."""
        wanted = _ROW.member_id == member_id
        if subject is not None:
            wanted = and_(wanted, is_about(subject))
        return await self._drop(connection, wanted, Reason.CANCELLED)

    async def release(self, connection: AsyncConnection, key: str) -> bool:
        """Somebody decided: what was held (or given up) is sent now, late or not. Whether there was
        such a promise."""
        now = self._now()
        stopped = _ROW.state.in_((State.HELD.value, State.DEAD.value))
        done = await connection.execute(
            update(outbox)
            .where(_ROW.key == key, stopped, _ROW.what.is_not(None))
            .values(**_ANEW, due=now, next_at=now, round=_ROW.round + 1)
        )
        self.nudge()
        return done.rowcount > 0

    async def last_sent(self, connection: AsyncConnection, stage_of: str) -> datetime | None:
        """When something of that name was last sent: where the next digest begins."""
        found = await connection.scalar(
            select(func.max(_ROW.settled_at)).where(
                _ROW.stage_of == stage_of, _ROW.state == State.SENT.value
            )
        )
        return found if isinstance(found, datetime) else None

    async def revive(self, connection: AsyncConnection, address: Address) -> None:
        """Somebody was heard of there again: they can be reached."""
        await connection.execute(
            delete(dead_addresses).where(
                dead_addresses.c.platform == address.platform,
                dead_addresses.c.chat == address.chat,
            )
        )

    async def _again(
        self, connection: AsyncConnection, promise: Promise, values: Mapping[str, Any]
    ) -> Again:
        standing = await connection.execute(
            select(outbox).where(_ROW.key == promise.key).with_for_update()
        )
        row = standing.one()
        what = rules.again(
            is_open=row.state in OPEN,
            settled_at=row.settled_at,
            old_due=row.due,
            new_due=promise.due,
        )
        change = dict(values)
        match what:
            case Again.NOTHING:
                return what
            case Again.CHANGE if _stands(row, promise):
                return Again.NOTHING
            case Again.RESCHEDULE | Again.REOPEN:
                # What is on its way, or was sent, is another sending than the one to come.
                sent_before = row.state == State.LEASED or what is Again.REOPEN
                change |= {**_ANEW, "next_at": promise.due, "round": row.round + sent_before}
        await connection.execute(update(outbox).where(_ROW.id == row.id).values(**change))
        return what

    async def _drop(
        self, connection: AsyncConnection, wanted: ColumnElement[bool], reason: str
    ) -> int:
        stopped = {"state": State.DROPPED.value, "reason": reason, "settled_at": self._now()}
        done = await connection.execute(
            update(outbox)
            .where(wanted, _ROW.state.in_((*OPEN, State.HELD)))
            .values(**stopped, next_at=None, lease=None)
        )
        return done.rowcount


def is_about(subject: Subject) -> ColumnElement[bool]:
    """Rows about a subject."""
    return and_(_ROW.subject_kind == subject.kind, _ROW.subject_id == subject.id)


def _values(promise: Promise) -> dict[str, Any]:
    to = promise.to
    return {
        "kind": promise.kind,
        "platform": to.platform,
        "chat": to.chat if isinstance(to, Address) else None,
        "thread": to.thread if isinstance(to, Address) else None,
        "member_id": to.id if isinstance(to, Member) else None,
        "subject_kind": promise.about.kind if promise.about else None,
        "subject_id": promise.about.id if promise.about else None,
        "remember": promise.remember,
        "stage_of": promise.stage_of or None,
        "lane": int(promise.lane),
        "late": promise.late.value,
        "due": promise.due,
        "deadline": promise.deadline,
        "silent": promise.silent,
        "what": codec.dump(promise.what),
    }


def _new(promise: Promise) -> dict[str, Any]:
    anew = {**_ANEW, "round": 0, "next_at": promise.due}
    return {"key": promise.key, **_values(promise), **anew}


def _insert_new(connection: AsyncConnection) -> Any:
    """Of two who promise the same at the same moment, the first is taken at its word."""
    build = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
    return build(outbox).on_conflict_do_nothing(index_elements=["key"])


def _stands(row: Row[Any], promise: Promise) -> bool:
    """Whether promising it would change nothing."""
    if row.state not in OPEN:
        settled = rules.again(
            is_open=False, settled_at=row.settled_at, old_due=row.due, new_due=promise.due
        )
        return settled is Again.NOTHING
    return all(getattr(row, name) == value for name, value in _values(promise).items())
