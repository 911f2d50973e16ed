"""Planned sessions and the answers to them: tables, and the rows as records.

Whoever changes an answer holds the session's row first (`hold`), so that seats are given one at a time
on both databases: SQLite has one writer, PostgreSQL locks the row. Whoever needs several sessions holds
all of them at once (`hold_all`), before anything else is written: two who hold in different orders
would wait for each other for ever.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    Identity,
    Integer,
    Row,
    String,
    Table,
    Text,
    UniqueConstraint,
    select,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.coreflection.sessions.records import Rsvp, Session, Status
from bot.members.store import members
from bot.storage import UtcDateTime, metadata

sessions = Table(
    "sessions",
    metadata,
    Column("id", Integer, Identity(), primary_key=True),
    Column("series", String(64), nullable=False),
    Column("original", String(16), nullable=False),
    Column("timezone", String(64), nullable=False),
    Column("local", String(16), nullable=False),
    Column("starts", UtcDateTime(), nullable=False, index=True),
    Column("ends", UtcDateTime(), nullable=False),
    Column("opens", UtcDateTime(), nullable=False),
    Column("cutoff", UtcDateTime(), nullable=False),
    Column("cancelled", Boolean, nullable=False),
    Column("capacity", Integer),
    Column("sequence", Integer, nullable=False),
    Column("zone_data", String(32), nullable=False),
    Column("next_turn", Integer, nullable=False),
    Column("change", Integer, nullable=False),
    Column("start_before", UtcDateTime()),
    Column("was_cancelled", Boolean, nullable=False),
    Column("settles_at", UtcDateTime()),
    Column("title_en", Text, nullable=False, default=""),
    Column("title_es", Text, nullable=False, default=""),
    # What it was planned from, so that an edit of the series is noticed, and when its cards will
    # look different by themselves (answers close, it begins, it is over).
    Column("planned_from", String(24), nullable=False, default=""),
    Column("look_at", UtcDateTime(), index=True),
    UniqueConstraint("series", "original"),
    sqlite_autoincrement=True,
)

rsvps = Table(
    "rsvps",
    metadata,
    Column("id", Integer, Identity(), primary_key=True),
    Column("session_id", ForeignKey(sessions.c.id, ondelete="CASCADE"), nullable=False),
    Column("member_id", ForeignKey(members.c.id, ondelete="CASCADE"), nullable=False, index=True),
    Column("platform", String(16), nullable=False),
    Column("name", String(100), nullable=False),
    Column("status", String(8), nullable=False),
    Column("turn", Integer, nullable=False),
    Column("offer", Integer, nullable=False),
    Column("offered_until", UtcDateTime(), index=True),
    Column("shown", Boolean, nullable=False),
    UniqueConstraint("session_id", "member_id"),
)


async def find(connection: AsyncConnection, number: int) -> Session | None:
    """A planned session by its number."""
    rows = await connection.execute(select(sessions).where(sessions.c.id == number))
    row = rows.one_or_none()
    return session_of(row) if row else None


async def hold(connection: AsyncConnection, number: int) -> Session | None:
    """The same, for a transaction that changes it or its answers: others wait until it ends."""
    found = await hold_all(connection, [number])
    return found[0] if found else None


async def hold_all(connection: AsyncConnection, numbers: Iterable[int]) -> tuple[Session, ...]:
    """The same for several, by number: the order in which everybody waits for them."""
    rows = await connection.execute(
        select(sessions)
        .where(sessions.c.id.in_(sorted(set(numbers))))
        .order_by(sessions.c.id)
        .with_for_update(key_share=True)  # rows that only name a session do not wait
    )
    return tuple(session_of(row) for row in rows)


async def between(
    connection: AsyncConnection, first: datetime, last: datetime
) -> tuple[Session, ...]:
    """Every planned session that ends after `first` and starts before `last`, by start."""
    rows = await connection.execute(
        select(sessions)
        .where(sessions.c.ends > first, sessions.c.starts < last)
        .order_by(sessions.c.starts, sessions.c.id)
    )
    return tuple(session_of(row) for row in rows)


async def answers(connection: AsyncConnection, number: int) -> tuple[Rsvp, ...]:
    """Every answer to a session, in the order of asking."""
    rows = await connection.execute(
        select(rsvps).where(rsvps.c.session_id == number).order_by(rsvps.c.turn)
    )
    return tuple(rsvp_of(row) for row in rows)


async def answer_of(connection: AsyncConnection, number: int, member_id: int) -> Rsvp | None:
    """What one member said to a session."""
    rows = await connection.execute(
        select(rsvps).where(rsvps.c.session_id == number, rsvps.c.member_id == member_id)
    )
    row = rows.one_or_none()
    return rsvp_of(row) if row else None


def session_of(row: Row[Any]) -> Session:
    """A row of `sessions` as a record."""
    return Session(
        id=row.id,
        series=row.series,
        original=_local(row.original),
        timezone=row.timezone,
        local=_local(row.local),
        start=row.starts,
        end=row.ends,
        opens=row.opens,
        cutoff=row.cutoff,
        is_cancelled=row.cancelled,
        capacity=row.capacity,
        sequence=row.sequence,
        zone_data=row.zone_data,
        change=row.change,
        start_before=row.start_before,
        was_cancelled=row.was_cancelled,
        settles_at=row.settles_at,
        title_en=row.title_en,
        title_es=row.title_es,
    )


def rsvp_of(row: Row[Any]) -> Rsvp:
    """A row of `rsvps` as a record."""
    return Rsvp(
        id=row.id,
        session=row.session_id,
        member=row.member_id,
        platform=row.platform,
        name=row.name,
        status=Status(row.status),
        turn=row.turn,
        offer=row.offer,
        offered_until=row.offered_until,
        is_shown=row.shown,
    )


def _local(written: str) -> datetime:
    return datetime.fromisoformat(
        written
    )  # naive: local by design; ten times as fast as `strptime`
