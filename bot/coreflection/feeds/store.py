"""Addresses of members' own calendars, and what calendars were told last: tables and SQL, in the
caller's transaction. An address itself is not kept, only its hash.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime
from hashlib import sha256
from typing import Any, Final

from sqlalchemy import (
    Column,
    ForeignKey,
    Integer,
    Row,
    String,
    Table,
    delete,
    select,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.calendar.stamps import Stamp, Stamped
from bot.coreflection.sessions.records import HOLDS_A_SEAT, Session, Status
from bot.coreflection.sessions.store import rsvps, session_of, sessions
from bot.delivery import Member
from bot.members.store import members
from bot.storage import UtcDateTime, metadata, upsert

private_feeds = Table(
    "private_feeds",
    metadata,
    Column("member_id", ForeignKey(members.c.id, ondelete="CASCADE"), primary_key=True),
    Column("platform", String(16), nullable=False),
    Column("token_hash", String(64), nullable=False, unique=True),
    Column("made_at", UtcDateTime(), nullable=False),
)

feed_stamps = Table(
    "feed_stamps",
    metadata,
    Column("key", String(80), primary_key=True),
    Column("sequence", Integer, nullable=False),
    Column("changed", UtcDateTime(), nullable=False),
    Column("material", String(24), nullable=False),
    Column("whole", String(24), nullable=False),
)

MEETING: Final = "meeting:"  # begins the keys of single meetings; no series has a colon in its id
_STAMP: Final = feed_stamps.c


async def make(connection: AsyncConnection, to: Member, token: str, now: datetime) -> None:
    """A member's calendar has this address from now on, and no other."""
    values = {
        "member_id": to.id,
        "platform": to.platform,
        "token_hash": _hash(token),
        "made_at": now,
    }
    await upsert(connection, private_feeds, ["member_id"], values)


async def made_at(connection: AsyncConnection, member_id: int | None) -> datetime | None:
    """When a member's address was made; None when they have none."""
    found = await connection.scalar(
        select(private_feeds.c.made_at).where(private_feeds.c.member_id == member_id)
    )
    return found if isinstance(found, datetime) else None


async def owner(connection: AsyncConnection, token: str) -> Member | None:
    """Whose calendar has this address, and on which app they made it."""
    rows = await connection.execute(
        select(private_feeds.c.member_id, private_feeds.c.platform).where(
            private_feeds.c.token_hash == _hash(token)
        )
    )
    row = rows.one_or_none()
    return None if row is None else Member(row.member_id, row.platform)


async def stop(connection: AsyncConnection, member_id: int) -> bool:
    """The address is good no more; whether there was one."""
    done = await connection.execute(
        delete(private_feeds).where(private_feeds.c.member_id == member_id)
    )
    return done.rowcount > 0


async def move(connection: AsyncConnection, source: int, target: int) -> None:
    """One member's address becomes another's, unless that one has their own."""
    rows = await connection.execute(
        select(private_feeds).where(private_feeds.c.member_id == target)
    )
    if rows.first() is not None:
        await stop(connection, source)
        return
    await connection.execute(
        update(private_feeds).where(private_feeds.c.member_id == source).values(member_id=target)
    )


async def seats_of(
    connection: AsyncConnection, member_id: int
) -> tuple[tuple[Session, Status], ...]:
    """The sessions at which a member has a seat or is offered one, by start."""
    rows = await connection.execute(
        select(sessions, rsvps.c.status)
        .join(rsvps, rsvps.c.session_id == sessions.c.id)
        .where(rsvps.c.member_id == member_id, rsvps.c.status.in_(HOLDS_A_SEAT))
        .order_by(sessions.c.starts, sessions.c.id)
    )
    return tuple((session_of(row), Status(row.status)) for row in rows)


async def stamps_of_series(connection: AsyncConnection) -> dict[str, Stamped]:
    """What the calendar for everybody told last, by series and date."""
    rows = await connection.execute(select(feed_stamps).where(~_STAMP.key.startswith(MEETING)))
    return {row.key: _stamped(row) for row in rows}


async def stamps_of_meetings(
    connection: AsyncConnection, keys: Collection[str]
) -> dict[str, Stamped]:
    """What members' own calendars told last of single meetings."""
    rows = await connection.execute(select(feed_stamps).where(_STAMP.key.in_(sorted(keys))))
    return {row.key: _stamped(row) for row in rows}


async def keep_stamps(connection: AsyncConnection, found: Mapping[str, Stamped]) -> None:
    """Keeps what is told from now on."""
    if not found:
        return
    build = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
    insert = build(feed_stamps)
    names = ("sequence", "changed", "material", "whole")
    rows = [
        {
            "key": key,
            "sequence": one.stamp.sequence,
            "changed": one.stamp.changed,
            "material": one.material,
            "whole": one.whole,
        }
        for key, one in found.items()
    ]
    await connection.execute(
        insert.on_conflict_do_update(
            index_elements=["key"], set_={name: insert.excluded[name] for name in names}
        ),
        rows,
    )


async def purge(connection: AsyncConnection, before: datetime) -> int:
    """Forgets single meetings that have not changed since then; gives how many."""
    done = await connection.execute(
        delete(feed_stamps).where(_STAMP.key.startswith(MEETING), _STAMP.changed < before)
    )
    return done.rowcount


def _stamped(row: Row[Any]) -> Stamped:
    return Stamped(Stamp(row.sequence, row.changed), row.material, row.whole)


def _hash(token: str) -> str:
    """Of so long a random token a plain hash tells nothing."""
    return sha256(token.encode()).hexdigest()
