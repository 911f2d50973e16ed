"""Asks and pauses: tables and SQL, in the caller's transaction."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Final

from sqlalchemy import (
    Column,
    ForeignKey,
    Identity,
    Integer,
    Row,
    String,
    Table,
    UniqueConstraint,
    delete,
    or_,
    select,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.coreflection.facilitators.records import RotaAsk, SeriesState, State
from bot.coreflection.sessions.store import sessions
from bot.storage import UtcDateTime, insert_or_ignore, metadata, upsert

_NAME: Final = 100

rota_asks = Table(
    "rota_asks",
    metadata,
    Column("id", Integer, Identity(), primary_key=True),
    Column("session_id", ForeignKey(sessions.c.id, ondelete="CASCADE"), nullable=False),
    Column("name", String(_NAME), nullable=False),
    Column("state", String(10), nullable=False),
    Column("round", Integer, nullable=False),
    Column("starts", UtcDateTime(), nullable=False),
    Column("next_at", UtcDateTime(), index=True),
    Column("platform", String(16)),
    UniqueConstraint("session_id", "name"),
    sqlite_autoincrement=True,
)

rota_series = Table(
    "rota_series",
    metadata,
    Column("series", String(40), primary_key=True),
    Column("silent", Integer, nullable=False),
    Column("last_silent", String(16)),
    Column("paused_at", UtcDateTime()),
)

_ROW: Final = rota_asks.c


async def find(connection: AsyncConnection, number: int) -> RotaAsk | None:
    """One ask."""
    rows = await connection.execute(select(rota_asks).where(_ROW.id == number))
    row = rows.one_or_none()
    return _ask(row) if row else None


async def of_session(connection: AsyncConnection, session: int) -> tuple[RotaAsk, ...]:
    """Every ask of a session."""
    rows = await connection.execute(
        select(rota_asks).where(_ROW.session_id == session).order_by(_ROW.id)
    )
    return tuple(_ask(row) for row in rows)


async def due(connection: AsyncConnection, now: datetime) -> tuple[RotaAsk, ...]:
    """Asks whose time has come, of sessions that are still to be held, and those without an account."""
    rows = await connection.execute(
        select(rota_asks)
        .join(sessions, sessions.c.id == _ROW.session_id)
        .where(
            or_(_ROW.next_at <= now, _ROW.state == State.NOBODY.value),
            sessions.c.starts > now,
            sessions.c.cancelled.is_(False),
        )
        .order_by(_ROW.next_at, _ROW.id)
    )
    return tuple(_ask(row) for row in rows)


async def add(
    connection: AsyncConnection, session: int, name: str, starts: datetime, next_at: datetime
) -> None:
    """Somebody to ask at `next_at`; fine if they are on the list."""
    values = {
        "session_id": session,
        "name": name[:_NAME],
        "state": State.WAITING.value,
        "round": 0,
        "starts": starts,
        "next_at": next_at,
    }
    await insert_or_ignore(connection, rota_asks, ["session_id", "name"], values)


async def change(connection: AsyncConnection, number: int, **values: Any) -> None:
    """Sets columns of an ask."""
    await connection.execute(update(rota_asks).where(_ROW.id == number).values(**values))


async def drop(connection: AsyncConnection, number: int) -> None:
    """Somebody is not asked any more."""
    await connection.execute(delete(rota_asks).where(_ROW.id == number))


async def purge(connection: AsyncConnection, ended_before: datetime) -> int:
    """Forgets who held sessions that ended before then; gives how many rows."""
    old = select(sessions.c.id).where(sessions.c.ends < ended_before)
    done = await connection.execute(delete(rota_asks).where(_ROW.session_id.in_(old)))
    return done.rowcount


async def every(connection: AsyncConnection) -> tuple[RotaAsk, ...]:
    """Every ask that is kept: a few for each date to come, and those of 30 days."""
    rows = await connection.execute(select(rota_asks).order_by(_ROW.starts, _ROW.id))
    return tuple(_ask(row) for row in rows)


async def state_of(connection: AsyncConnection, series: str) -> SeriesState:
    """How a series' rota stands."""
    rows = await connection.execute(select(rota_series).where(rota_series.c.series == series))
    row = rows.one_or_none()
    return SeriesState(row.silent, row.last_silent or "", row.paused_at) if row else SeriesState()


async def put_state(connection: AsyncConnection, series: str, state: SeriesState) -> None:
    """How it stands from now on."""
    values = {
        "series": series,
        "silent": state.silent,
        "last_silent": state.last_silent or None,
        "paused_at": state.paused_at,
    }
    await upsert(connection, rota_series, ["series"], values)


async def paused(connection: AsyncConnection) -> frozenset[str]:
    """The series that pause."""
    rows = await connection.scalars(
        select(rota_series.c.series).where(rota_series.c.paused_at.is_not(None))
    )
    return frozenset(rows)


def _ask(row: Row[Any]) -> RotaAsk:
    return RotaAsk(
        id=row.id,
        session=row.session_id,
        name=row.name,
        state=State(row.state),
        round=row.round,
        starts=row.starts,
        next_at=row.next_at,
        platform=row.platform,
    )
