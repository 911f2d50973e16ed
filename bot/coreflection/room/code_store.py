"""Room codes: a row for each session whose facilitators opened the room."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Column, ForeignKey, String, Table, delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.coreflection.room.codes import EARLY, LATE, Choose, new_code
from bot.coreflection.sessions.store import hold, sessions
from bot.storage import insert_or_ignore, metadata

room_codes = Table(
    "room_codes",
    metadata,
    Column(
        "session_id",
        ForeignKey(sessions.c.id, ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
    ),
    Column("code", String(40), nullable=False),
)


async def code_of(connection: AsyncConnection, session: int) -> str | None:
    """The code of a session, if it has one."""
    found = await connection.execute(
        select(room_codes.c.code).where(room_codes.c.session_id == session)
    )
    return found.scalar_one_or_none()


async def keep(connection: AsyncConnection, session: int, choose: Choose) -> str:
    """The code of a session, a new one where it has none yet."""
    await hold(connection, session)
    standing = await code_of(connection, session)
    if standing is not None:
        return standing
    others = await connection.scalars(select(room_codes.c.code))
    values = {"session_id": session, "code": new_code(choose, others.all())}
    await insert_or_ignore(connection, room_codes, ("session_id",), values)
    return values["code"] if isinstance(values["code"], str) else ""


async def good(connection: AsyncConnection, now: datetime) -> dict[int, str]:
    """The codes that can be used now, by session. A cancelled session has none."""
    rows = await connection.execute(
        select(room_codes.c.session_id, room_codes.c.code)
        .join(sessions, sessions.c.id == room_codes.c.session_id)
        .where(
            sessions.c.starts <= now + EARLY,
            sessions.c.ends >= now - LATE,
            sessions.c.cancelled.is_(False),
        )
    )
    return {row.session_id: row.code for row in rows}


async def purge(connection: AsyncConnection, now: datetime) -> None:
    """Forgets codes that can no longer be used."""
    over = select(sessions.c.id).where(sessions.c.ends < now - LATE)
    await connection.execute(delete(room_codes).where(room_codes.c.session_id.in_(over)))
