"""What the sending side does with the outbox: claim, look, settle. SQL, in the caller's transaction.

A host may change a row only while the row carries its lease. A row that was rescheduled, taken back
or erased while it was on its way has lost its lease, and stays as it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import ColumnElement, Row, and_, func, select, tuple_, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.chat.platform import Address
from bot.delivery import codec
from bot.delivery.records import (
    OPEN,
    Lane,
    Late,
    Member,
    Promise,
    Promised,
    State,
    Subject,
)
from bot.delivery.store import dead_addresses, outbox, posted
from bot.storage import insert_or_ignore

_ROW: Final = outbox.c


async def claim(
    connection: AsyncConnection,
    platform: str,
    now: datetime,
    *,
    until: datetime,
    lease: str,
    most: int,
) -> list[Row[Any]]:
    """Leases what is due, the most urgent first: by lane, then by deadline.

    One UPDATE on both databases; several hosts never get the same row (`SKIP LOCKED` on PostgreSQL,
    one writer at a time on SQLite).
    """
    due = (
        select(_ROW.id)
        .where(_ROW.platform == platform, _ROW.next_at <= now)
        .order_by(_ROW.lane, func.coalesce(_ROW.deadline, _ROW.due), _ROW.id)
        .limit(most)
        .with_for_update(skip_locked=True)
        .cte("due")
    )
    done = await connection.execute(
        update(outbox)
        .where(_ROW.id.in_(select(due.c.id)))
        .values(state=State.LEASED.value, next_at=until, lease=lease)
        .returning(outbox)
    )
    rows = list(done)
    rows.sort(key=lambda row: (row.lane, row.deadline or row.due, row.id))
    return rows


def read(row: Row[Any]) -> Promised:
    """A row as a promise. Raises `codec.Unreadable`."""
    to = Member(row.member_id, row.platform)
    about = Subject(row.subject_kind, row.subject_id) if row.subject_kind else None
    return Promised(
        id=row.id,
        promise=Promise(
            key=row.key,
            kind=row.kind,
            to=to if row.chat is None else Address(row.platform, row.chat, row.thread or ""),
            what=codec.load(row.what),
            due=row.due,
            lane=Lane(row.lane),
            late=Late(row.late),
            deadline=row.deadline,
            stage_of=row.stage_of or "",
            about=about,
            remember=row.remember,
            silent=row.silent,
        ),
        tries=row.tries,
        doubts=row.doubts,
        round=row.round,
        lease=row.lease,
        failing_since=row.failing_since,
    )


async def latest_stages(
    connection: AsyncConnection, names: Iterable[str], now: datetime
) -> dict[str, datetime]:
    """Of each name, the latest stage that is due, or was sent already."""
    wanted = sorted(set(names))
    if not wanted:
        return {}
    found = await connection.execute(
        select(_ROW.stage_of, func.max(_ROW.due).label("latest"))
        .where(_ROW.stage_of.in_(wanted), _ROW.state.in_((*OPEN, State.SENT)), _ROW.due <= now)
        .group_by(_ROW.stage_of)
    )
    return {row.stage_of: row.latest for row in found}


async def dead(connection: AsyncConnection, addresses: Iterable[Address]) -> set[Address]:
    """Which of these nobody can be reached at."""
    wanted = {(one.platform, one.chat, one.thread) for one in addresses}
    if not wanted:
        return set()
    columns = dead_addresses.c
    found = await connection.execute(
        select(columns.platform, columns.chat, columns.thread).where(
            tuple_(columns.platform, columns.chat, columns.thread).in_(sorted(wanted))
        )
    )
    return {Address(*row) for row in found}


async def settle(
    connection: AsyncConnection,
    row: Promised,
    state: State,
    now: datetime,
    reason: str = "",
    *,
    late: timedelta | None = None,
    message: str | None = None,
) -> bool:
    """Ends a promise; false if it was changed meanwhile and is no longer this host's to end."""
    return await _change(
        connection,
        row,
        {
            "state": state.value,
            "reason": reason[:32],
            "next_at": None,
            "lease": None,
            "settled_at": now,
            "late_seconds": None if late is None else max(0, int(late.total_seconds())),
            "message": message,
        },
    )


async def put_off(
    connection: AsyncConnection, row: Promised, at: datetime, **changes: object
) -> bool:
    """Gives a promise back, to be looked at again at that instant. `changes`: other columns."""
    values = {"state": State.RETRY.value, "next_at": at, "lease": None, **changes}
    return await _change(connection, row, values)


async def state_of(connection: AsyncConnection, row: Promised) -> str | None:
    """Where a promise stands by now; None if it was erased."""
    found = await connection.scalar(select(_ROW.state).where(_ROW.id == row.id))
    return None if found is None else str(found)


async def bury(connection: AsyncConnection, address: Address, now: datetime, reason: str) -> bool:
    """Nobody can be reached there: all that waits for it is dropped. True the first time."""
    values = {
        "platform": address.platform,
        "chat": address.chat,
        "thread": address.thread,
        "since": now,
    }
    first = await insert_or_ignore(
        connection, dead_addresses, ["platform", "chat", "thread"], values
    )
    await connection.execute(
        update(outbox)
        .where(
            _ROW.platform == address.platform,
            _ROW.chat == address.chat,
            _ROW.thread == address.thread,
            _ROW.state.in_((State.PENDING.value, State.RETRY.value)),
        )
        .values(
            state=State.DROPPED.value,
            reason=reason,
            next_at=None,
            lease=None,
            settled_at=now,
        )
    )
    return first


async def next_due(connection: AsyncConnection, platform: str) -> datetime | None:
    """When the next promise is to be looked at."""
    instants = [
        await connection.scalar(
            # Said so that the index of what waits is used, however much is settled.
            select(func.min(one.c.next_at)).where(
                one.c.platform == platform, one.c.next_at.is_not(None)
            )
        )
        for one in (outbox, posted)
    ]
    return min((one for one in instants if one is not None), default=None)


async def unstick(
    connection: AsyncConnection, platform: str, now: datetime, longest: timedelta
) -> None:
    """After the clock went back: leases and retries that lie further ahead than any can be."""
    stuck = and_(
        _ROW.platform == platform,
        _ROW.next_at > now + longest,
        _ROW.state.in_((State.LEASED.value, State.RETRY.value)),
    )
    await connection.execute(update(outbox).where(stuck).values(next_at=now))
    behind = and_(posted.c.platform == platform, posted.c.next_at > now + longest)
    await connection.execute(update(posted).where(behind).values(next_at=now))


async def sent_lately(
    connection: AsyncConnection, platform: str, since: datetime, now: datetime
) -> Sequence[tuple[str, datetime]]:
    """Which chats were written to, and when, so that a restart does not forget a platform's limits."""
    found = await connection.execute(
        select(_ROW.chat, _ROW.settled_at)
        .where(
            _ROW.platform == platform,
            _ROW.settled_at > since,
            _ROW.settled_at <= now,
            _ROW.state == State.SENT.value,
            _ROW.chat.is_not(None),
        )
        .order_by(_ROW.settled_at)
    )
    return [(row.chat, row.settled_at) for row in found]


async def _change(connection: AsyncConnection, row: Promised, values: dict[str, Any]) -> bool:
    mine: ColumnElement[bool] = and_(_ROW.id == row.id, _ROW.lease == row.lease)
    done = await connection.execute(update(outbox).where(mine).values(**values))
    return done.rowcount > 0
