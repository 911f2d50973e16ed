"""Who takes part, whom they do not want to meet, the rounds and who met in them: tables and SQL."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    ForeignKey,
    Identity,
    Integer,
    Row,
    String,
    Table,
    delete,
    func,
    insert,
    or_,
    select,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.coreflection.partner.records import Draw, Participant, Unwanted
from bot.members.store import members
from bot.storage import UtcDateTime, insert_or_ignore, metadata, upsert

MOST_UNWANTED: Final = 50

participants = Table(
    "partner_people",
    metadata,
    Column("member_id", ForeignKey(members.c.id, ondelete="CASCADE"), primary_key=True),
    Column("platform", String(16), nullable=False),
    Column("name", String(80), nullable=False),
    Column("handle", String(120), nullable=False),
    Column("employer", String(120), nullable=False),
    Column("paused", Boolean, nullable=False),
    Column("paused_until", Date),
    Column("skips", Integer),
    Column("again", Integer),
)

unwanted = Table(
    "partner_unwanted",
    metadata,
    Column("id", Integer, Identity(), primary_key=True),
    Column("member_id", ForeignKey(members.c.id, ondelete="CASCADE"), nullable=False, index=True),
    Column("name", String(80), nullable=False),
    # Whom they met and chose: that person stays away under any name.
    Column("other_id", ForeignKey(members.c.id, ondelete="SET NULL"), index=True),
)

rounds = Table(
    "partner_rounds",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("told_at", UtcDateTime(), nullable=False),
    Column("drawn_at", UtcDateTime()),
)

meetings = Table(
    "partner_meetings",
    metadata,
    Column("round", Integer, primary_key=True),
    Column("one", ForeignKey(members.c.id, ondelete="CASCADE"), primary_key=True),
    Column("other", ForeignKey(members.c.id, ondelete="CASCADE"), primary_key=True, index=True),
    Column("draw", Integer, nullable=False, server_default="0"),  # 0, then once for each "again"
)

_ONE: Final = participants.c


async def find(connection: AsyncConnection, member_id: int) -> Participant | None:
    """Somebody who takes part."""
    rows = await connection.execute(select(participants).where(_ONE.member_id == member_id))
    row = rows.one_or_none()
    return _participant(row) if row else None


async def everybody(connection: AsyncConnection) -> tuple[Participant, ...]:
    """All who take part, paused or not."""
    rows = await connection.execute(select(participants).order_by(_ONE.member_id))
    return tuple(_participant(row) for row in rows)


async def put(connection: AsyncConnection, one: Participant) -> None:
    """Keeps somebody as they are now."""
    values = {
        "member_id": one.member,
        "platform": one.platform,
        "name": one.name,
        "handle": one.handle,
        "employer": one.employer,
        "paused": one.is_paused,
        "paused_until": one.paused_until,
        "skips": one.skips,
        "again": one.again,
    }
    await upsert(connection, participants, ["member_id"], values)


async def change(connection: AsyncConnection, member_id: int, **values: object) -> bool:
    """Changes some columns; false if they do not take part."""
    done = await connection.execute(
        update(participants).where(_ONE.member_id == member_id).values(**values)
    )
    return done.rowcount > 0


async def leave(connection: AsyncConnection, member_id: int) -> None:
    """Forgets that somebody took part, whom they did not want to meet and whom they met."""
    await connection.execute(delete(participants).where(_ONE.member_id == member_id))
    await connection.execute(delete(unwanted).where(unwanted.c.member_id == member_id))
    await connection.execute(
        delete(meetings).where(or_(meetings.c.one == member_id, meetings.c.other == member_id))
    )


async def unwanted_of(
    connection: AsyncConnection, member_id: int | None = None
) -> tuple[Unwanted, ...]:
    """The names one member, or everybody, does not want to meet."""
    wanted = select(unwanted).order_by(unwanted.c.id)
    if member_id is not None:
        wanted = wanted.where(unwanted.c.member_id == member_id)
    rows = await connection.execute(wanted)
    return tuple(Unwanted(row.id, row.member_id, row.name, row.other_id) for row in rows)


async def add_unwanted(
    connection: AsyncConnection, member_id: int, name: str, other: int | None = None
) -> bool:
    """Keeps a name, and whose it is if that is known; false when there are already too many."""
    standing = select(func.count()).where(unwanted.c.member_id == member_id)
    if (await connection.scalar(standing) or 0) >= MOST_UNWANTED:
        return False
    values = {"member_id": member_id, "name": name, "other_id": other}
    await connection.execute(insert(unwanted).values(values))
    return True


async def know_unwanted(connection: AsyncConnection, number: int, other: int) -> None:
    """Whose name it is, is known from now on."""
    await connection.execute(update(unwanted).where(unwanted.c.id == number).values(other_id=other))


async def drop_unwanted(connection: AsyncConnection, member_id: int, number: int) -> None:
    """Forgets one of somebody's own names."""
    await connection.execute(
        delete(unwanted).where(unwanted.c.id == number, unwanted.c.member_id == member_id)
    )


async def draws(connection: AsyncConnection, since: int) -> tuple[Draw, ...]:
    """The rounds from a number on that were announced or drawn."""
    rows = await connection.execute(select(rounds).where(rounds.c.number >= since))
    return tuple(Draw(row.number, row.told_at, row.drawn_at) for row in rows)


async def announce(connection: AsyncConnection, number: int, now: datetime) -> bool:
    """Marks that a round's heads-up goes out; false if it did already."""
    return await insert_or_ignore(
        connection, rounds, ["number"], {"number": number, "told_at": now, "drawn_at": None}
    )


async def mark_drawn(connection: AsyncConnection, number: int, now: datetime) -> bool:
    """Marks a round as drawn; false if another host or an earlier moment did."""
    done = await connection.execute(
        update(rounds)
        .where(rounds.c.number == number, rounds.c.drawn_at.is_(None))
        .values(drawn_at=now)
    )
    return done.rowcount > 0


async def met(connection: AsyncConnection, since: int) -> tuple[tuple[int, int, int], ...]:
    """Who met in the rounds from a number on: (round, one, other)."""
    rows = await connection.execute(select(meetings).where(meetings.c.round >= since))
    return tuple((row.round, row.one, row.other) for row in rows)


async def last_draw(connection: AsyncConnection, number: int) -> int:
    """The latest draw of a round in which anybody was brought together."""
    pair = meetings.c
    return await connection.scalar(select(func.max(pair.draw)).where(pair.round == number)) or 0


async def add_meetings(
    connection: AsyncConnection, number: int, draw: int, pairs: Iterable[tuple[int, int]]
) -> None:
    """Remembers who was brought together."""
    found = [
        {"round": number, "one": min(pair), "other": max(pair), "draw": draw} for pair in pairs
    ]
    if found:
        await connection.execute(insert(meetings), found)


async def partners(
    connection: AsyncConnection, number: int, member_id: int, draw: int | None = None
) -> tuple[Participant, ...]:
    """Whom somebody was brought together with in a round, or in one draw of it, as far as they still
    take part."""
    pair = meetings.c
    when = pair.round == number
    if draw is not None:
        when &= pair.draw == draw
    theirs = select(pair.other).where(when, pair.one == member_id)
    others = select(pair.one).where(when, pair.other == member_id)
    rows = await connection.execute(
        select(participants)
        .where(_ONE.member_id.in_(theirs.union(others)))
        .order_by(_ONE.member_id)
    )
    return tuple(_participant(row) for row in rows)


async def ask_again(
    connection: AsyncConnection, number: int, *, hold: bool = False
) -> tuple[Participant, ...]:
    """Who asked for another partner in this round and has none yet; nobody who pauses by now. `hold`:
    nobody else brings them together until the transaction ends."""
    wanted = (
        select(participants)
        .where(_ONE.again == number, _ONE.paused.is_(False))
        .order_by(_ONE.member_id)
    )
    rows = await connection.execute(wanted.with_for_update() if hold else wanted)
    return tuple(_participant(row) for row in rows)


async def purge(connection: AsyncConnection, before: int, today: date) -> None:
    """Forgets meetings of rounds before a number, and pauses that are over."""
    await connection.execute(delete(meetings).where(meetings.c.round < before))
    await connection.execute(
        update(participants)
        .where(_ONE.paused.is_(True), _ONE.paused_until <= today)
        .values(paused=False, paused_until=None)
    )


async def move(connection: AsyncConnection, source: int, target: int) -> None:
    """Two members became one: the target's own place stays; names to keep away from are joined.

    Whom the source met is forgotten, so that nobody is kept from meeting themselves.
    """
    taken = await find(connection, target)
    if taken is None:
        await connection.execute(
            update(participants).where(_ONE.member_id == source).values(member_id=target)
        )
    await connection.execute(
        update(unwanted).where(unwanted.c.member_id == source).values(member_id=target)
    )
    await connection.execute(
        update(unwanted).where(unwanted.c.other_id == source).values(other_id=target)
    )
    await leave(connection, source)


def _participant(row: Row[Any]) -> Participant:
    return Participant(
        member=row.member_id,
        platform=row.platform,
        name=row.name,
        handle=row.handle,
        employer=row.employer,
        is_paused=row.paused,
        paused_until=row.paused_until,
        skips=row.skips,
        again=row.again,
    )
