"""The operator's view: what was sent, late, dropped and why. Counts and times, never a message."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Select, and_, case, delete, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.chat.platform import Address
from bot.delivery import rules
from bot.delivery.outbox import is_about
from bot.delivery.records import OPEN, State, Subject
from bot.delivery.store import dead_addresses, outbox

_ROW: Final = outbox.c


@dataclass(frozen=True, slots=True)
class Tally:
    """So many promises of one kind went one way. `late`: how many of them were sent more than five
    minutes after they were due; `latest`: by how many seconds at most."""

    kind: str
    platform: str
    state: State
    reason: str
    number: int
    late: int = 0
    latest: int = 0


@dataclass(frozen=True, slots=True)
class Overview:
    """What became of everything since an instant, and what waits now. `overdue`: due for more than
    five minutes and still not sent; `unreachable`: addresses where nobody is reached any more."""

    settled: tuple[Tally, ...]
    waiting: tuple[Tally, ...]
    overdue: int
    unreachable: int


@dataclass(frozen=True, slots=True)
class Entry:
    """One promise about a subject: when it was due, what became of it. Not to whom."""

    kind: str
    platform: str
    due: datetime
    state: State
    reason: str
    tries: int
    settled_at: datetime | None
    late_seconds: int | None


async def overview(connection: AsyncConnection, since: datetime, now: datetime) -> Overview:
    """Counts by kind: what was settled since then, and what waits now."""
    late = func.sum(case((_ROW.late_seconds > int(rules.LATE.total_seconds()), 1), else_=0))
    way = (_ROW.kind, _ROW.platform, _ROW.state, _ROW.reason)
    settled = await connection.execute(
        select(*way, func.count(), late, func.max(_ROW.late_seconds))
        .where(_ROW.settled_at >= since)
        .group_by(*way)
        .order_by(*way)
    )
    waiting = await connection.execute(
        select(_ROW.kind, _ROW.platform, func.count())
        .where(_ROW.next_at.is_not(None))
        .group_by(_ROW.kind, _ROW.platform)
        .order_by(_ROW.kind, _ROW.platform)
    )
    overdue = await connection.scalar(
        select(func.count()).where(_ROW.next_at <= now, _ROW.due < now - rules.LATE)
    )
    dead = await connection.scalar(select(func.count()).select_from(dead_addresses))
    return Overview(
        settled=tuple(
            Tally(kind, platform, State(state), reason, number, late or 0, latest or 0)
            for kind, platform, state, reason, number, late, latest in settled
        ),
        waiting=tuple(
            Tally(kind, platform, State.PENDING, "", number) for kind, platform, number in waiting
        ),
        overdue=overdue or 0,
        unreachable=dead or 0,
    )


async def unreachable(connection: AsyncConnection) -> tuple[Address, ...]:
    """Where nobody is reached any more."""
    found = await connection.execute(select(dead_addresses))
    return tuple(Address(row.platform, row.chat, row.thread) for row in found)


async def log_of(
    connection: AsyncConnection, subject: Subject, most: int = 200
) -> tuple[Entry, ...]:
    """Every promise about a subject, the newest first."""
    return await _entries(connection, select(outbox).where(is_about(subject)), most)


async def troubles(connection: AsyncConnection, most: int = 50) -> tuple[Entry, ...]:
    """What was given up or is held for somebody to decide, the newest first."""
    stopped = _ROW.state.in_((State.DEAD.value, State.HELD.value))
    return await _entries(connection, select(outbox).where(stopped), most)


async def purge(connection: AsyncConnection, now: datetime) -> int:
    """Forgets what was settled 30 days ago: whom somebody was told what. That something was posted
    for everybody is kept longer, without its text. Gives how many were forgotten or emptied."""
    old = and_(_ROW.settled_at <= now - rules.TEXT_KEPT, _ROW.state.not_in(OPEN))
    emptied = await connection.execute(
        update(outbox)
        .where(old, _ROW.remember.is_(True), or_(_ROW.what.is_not(None), _ROW.message.is_not(None)))
        .values(what=None, message=None)
    )
    forgotten = await connection.execute(
        delete(outbox).where(
            old,
            or_(_ROW.remember.is_(False), _ROW.settled_at <= now - rules.POSTS_KEPT),
        )
    )
    await connection.execute(
        delete(dead_addresses).where(dead_addresses.c.since <= now - rules.POSTS_KEPT)
    )
    return emptied.rowcount + forgotten.rowcount


async def _entries(
    connection: AsyncConnection, wanted: Select[Any], most: int
) -> tuple[Entry, ...]:
    found = await connection.execute(wanted.order_by(_ROW.due.desc(), _ROW.id).limit(most))
    return tuple(
        Entry(
            kind=row.kind,
            platform=row.platform,
            due=row.due,
            state=State(row.state),
            reason=row.reason,
            tries=row.tries,
            settled_at=row.settled_at,
            late_seconds=row.late_seconds,
        )
        for row in found
    )
