"""What one member is told in a day: counted, allowed, set aside for a digest. SQL, in the caller's
transaction.

Counting and allowing belong in one transaction that holds the member's row: then no two hosts, and no
two apps of one person, spend the same place in their day.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any, Final

from sqlalchemy import and_, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.delivery import codec, ledger, rules
from bot.delivery.records import Member, Promised, State, Verdict
from bot.delivery.store import outbox

ON_ITS_WAY: Final = "on-its-way"  # allowed, and not known to be sent yet
TOGETHER: Final = "together"  # dropped on purpose: told in a digest
_ROW: Final = outbox.c


async def told(
    connection: AsyncConnection,
    to: Member,
    kinds: Collection[str],
    *,
    since: datetime,
    until: datetime,
    besides: int,
) -> int:
    """How many promises of these kinds a member was sent in [since, until), or is just being sent on
    any app, the one with the number `besides` apart."""
    sent = and_(_ROW.state == State.SENT.value, _ROW.settled_at >= since, _ROW.settled_at < until)
    going = and_(_ROW.state.in_((State.LEASED.value, State.RETRY.value)), _ROW.reason == ON_ITS_WAY)
    found = await connection.scalar(
        select(func.count()).where(
            _ROW.member_id == to.id,
            _ROW.kind.in_(sorted(kinds)),
            or_(sent, going),
            _ROW.id != besides,
        )
    )
    return found or 0


async def allow(connection: AsyncConnection, promised: Promised) -> None:
    """From here on a promise counts as told today."""
    await _change(connection, promised, {"reason": ON_ITS_WAY})


async def set_aside(connection: AsyncConnection, promised: Promised, now: datetime) -> bool:
    """Ends a promise that is to be told together with others; false if it is no longer this host's."""
    return await ledger.settle(connection, promised, State.DROPPED, now, TOGETHER)


async def put_together(
    connection: AsyncConnection, numbers: Collection[int], now: datetime
) -> tuple[Promised, ...]:
    """Of the promises set aside those that are still worth telling, by when they were due: not too
    late, not planned anew since, and the latest stage of each alone."""
    if not numbers:
        return ()
    found = await connection.execute(
        select(outbox)
        .where(
            _ROW.id.in_(sorted(numbers)),
            _ROW.state == State.DROPPED.value,
            _ROW.reason == TOGETHER,
        )
        .order_by(_ROW.due, _ROW.id)
    )
    rows = [one for row in found if (one := _read(row)) is not None]
    names = [one.promise.stage_of for one in rows if one.promise.stage_of]
    latest = await ledger.latest_stages(connection, names, now)
    for one in rows:
        stage, due = one.promise.stage_of, one.promise.due
        if stage:
            latest[stage] = max(latest.get(stage, due), due)
    return tuple(one for one in rows if _is_worth_telling(one, latest, now))


async def waiting(
    connection: AsyncConnection, to: Member, kind: str
) -> tuple[str, datetime] | None:
    """The key and the time of a promise of that kind that nobody has begun to send."""
    rows = await connection.execute(
        select(_ROW.key, _ROW.due)
        .where(
            _ROW.member_id == to.id,
            _ROW.platform == to.platform,
            _ROW.kind == kind,
            _ROW.state.in_((State.PENDING.value, State.RETRY.value)),
        )
        .order_by(_ROW.id)
        .limit(1)
        .with_for_update(skip_locked=True)
    )
    row = rows.one_or_none()
    return None if row is None else (row.key, row.due)


async def readdress(
    connection: AsyncConnection, promised: Promised, platform: str, now: datetime
) -> bool:
    """Tells a member on another of their apps instead; false if it is no longer this host's."""
    values = {"platform": platform, "state": State.PENDING.value, "next_at": now, "lease": None}
    return await _change(connection, promised, values)


def _read(row: Any) -> Promised | None:
    try:
        return ledger.read(row)
    except codec.Unreadable:
        return None


def _is_worth_telling(one: Promised, latest: dict[str, datetime], now: datetime) -> bool:
    promise = one.promise
    if promise.stage_of and promise.due < latest[promise.stage_of]:
        return False
    return rules.verdict(promise.late, promise.due, promise.deadline, now) is Verdict.SEND


async def _change(connection: AsyncConnection, promised: Promised, values: dict[str, Any]) -> bool:
    done = await connection.execute(
        update(outbox).where(_ROW.id == promised.id, _ROW.lease == promised.lease).values(**values)
    )
    return done.rowcount > 0
