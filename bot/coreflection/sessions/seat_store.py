"""Answers written and read in numbers: SQL in the caller's transaction, which holds the session."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

from sqlalchemy import and_, delete, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.chat.event import Person
from bot.coreflection.sessions.records import Rsvp, Status
from bot.coreflection.sessions.store import rsvp_of, rsvps, sessions
from bot.delivery.records import State
from bot.delivery.store import outbox
from bot.members import store as members
from bot.storage import upsert

NAME: Final = 100  # characters kept of what an app shows as somebody's name


async def answers_to(
    connection: AsyncConnection, numbers: Sequence[int]
) -> dict[int, tuple[Rsvp, ...]]:
    """Every answer to these sessions by session, each in the order of asking."""
    found: dict[int, list[Rsvp]] = {}
    if numbers:
        rows = await connection.execute(
            select(rsvps).where(rsvps.c.session_id.in_(numbers)).order_by(rsvps.c.turn)
        )
        for row in rows:
            found.setdefault(row.session_id, []).append(rsvp_of(row))
    return {number: tuple(some) for number, some in found.items()}


async def next_turn(connection: AsyncConnection, number: int) -> int:
    """The next turn in the order of asking, taken by nobody else."""
    done = await connection.execute(
        update(sessions)
        .where(sessions.c.id == number)
        .values(next_turn=sessions.c.next_turn + 1)
        .returning(sessions.c.next_turn)
    )
    return int(done.scalar_one())


async def put(connection: AsyncConnection, number: int, member_id: int, **values: Any) -> None:
    """Keeps an answer, in place of the one that stood."""
    row = {"session_id": number, "member_id": member_id, **values}
    await upsert(connection, rsvps, ["session_id", "member_id"], row)


async def change(connection: AsyncConnection, answer: Rsvp, **values: Any) -> None:
    """Changes an answer that stands."""
    await connection.execute(update(rsvps).where(rsvps.c.id == answer.id).values(**values))


async def remove(connection: AsyncConnection, answer: Rsvp) -> None:
    """Forgets an answer."""
    await connection.execute(delete(rsvps).where(rsvps.c.id == answer.id))


async def offers(connection: AsyncConnection) -> tuple[Rsvp, ...]:
    """Every seat that is held for somebody."""
    rows = await connection.execute(
        select(rsvps).where(rsvps.c.status == Status.OFFERED.value).order_by(rsvps.c.id)
    )
    return tuple(rsvp_of(row) for row in rows)


async def with_lapsed_offers(connection: AsyncConnection, now: datetime) -> tuple[int, ...]:
    """Sessions in which the time for an offered seat has ended, by number."""
    rows = await connection.execute(
        select(sessions.c.id)
        .join(rsvps, rsvps.c.session_id == sessions.c.id)
        .where(
            rsvps.c.status == Status.OFFERED.value,
            sessions.c.cancelled.is_(False),
            or_(rsvps.c.offered_until <= now, sessions.c.cutoff <= now),
        )
        .distinct()
        .order_by(sessions.c.id)
    )
    return tuple(rows.scalars())


async def member_of(connection: AsyncConnection, person: Person) -> int | None:
    """The member's number, if there is a row of theirs."""
    kept = await members.find(connection, person)
    return kept.member_id if kept else None


async def promised(connection: AsyncConnection, key: str) -> tuple[datetime, State] | None:
    """When a promise was due, and where it stands."""
    rows = await connection.execute(
        select(outbox.c.due, outbox.c.state).where(and_(outbox.c.key == key))
    )
    row = rows.one_or_none()
    return (row.due, State(row.state)) if row else None
