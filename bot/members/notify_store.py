"""What members want to be told, and what waits to be told together: tables and SQL, in the caller's
transaction. No text stands here: a digest is written from the promises when it is sent.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from sqlalchemy import (
    Column,
    ForeignKey,
    Integer,
    String,
    Table,
    delete,
    func,
    select,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.delivery.records import OPEN
from bot.delivery.store import outbox
from bot.members.notify_rules import DAILY, MOST_MUTED, Wishes, read_quiet
from bot.members.store import members
from bot.storage import UtcDateTime, insert_or_ignore, metadata, upsert

LONGEST_TOPIC: Final = 64

# None in a column: as usual.
settings = Table(
    "notify_settings",
    metadata,
    Column("member_id", ForeignKey(members.c.id, ondelete="CASCADE"), primary_key=True),
    Column("quiet", String(16)),
    Column("daily", Integer),
    Column("platform", String(16)),
)

muted = Table(
    "muted_topics",
    metadata,
    Column("member_id", ForeignKey(members.c.id, ondelete="CASCADE"), primary_key=True),
    Column("topic", String(LONGEST_TOPIC), primary_key=True),
)

waiting_notices = Table(
    "waiting_notices",
    metadata,
    Column("promise_id", ForeignKey(outbox.c.id, ondelete="CASCADE"), primary_key=True),
    Column("member_id", ForeignKey(members.c.id, ondelete="CASCADE"), nullable=False, index=True),
    Column("digest", String(200), nullable=False, index=True),
    Column("starts", UtcDateTime()),
)

_WAITS: Final = waiting_notices.c


async def wishes(connection: AsyncConnection, member_id: int | None) -> Wishes:
    """What a member wants; the usual for somebody without a row."""
    if member_id is None:
        return Wishes()
    rows = await connection.execute(select(settings).where(settings.c.member_id == member_id))
    topics = frozenset(
        await connection.scalars(select(muted.c.topic).where(muted.c.member_id == member_id))
    )
    row = rows.one_or_none()
    if row is None:
        return Wishes(muted=topics)
    daily = DAILY if row.daily is None else (row.daily or None)
    return Wishes(read_quiet(row.quiet), daily, row.platform, topics)


async def change(connection: AsyncConnection, member_id: int, setting: str, value: object) -> None:
    """Keeps one of the columns of `notify_settings`; None goes back to what is usual."""
    await upsert(connection, settings, ["member_id"], {"member_id": member_id, setting: value})


async def mute(connection: AsyncConnection, member_id: int, topic: str) -> bool:
    """No reminders of this topic from now on; fine if there are none already. False if the list is
    longer than any can be, unless its buttons are forged."""
    number = await connection.scalar(
        select(func.count()).select_from(muted).where(muted.c.member_id == member_id)
    )
    if (number or 0) >= MOST_MUTED:
        return False
    values = {"member_id": member_id, "topic": topic}
    await insert_or_ignore(connection, muted, ["member_id", "topic"], values)
    return True


async def unmute(connection: AsyncConnection, member_id: int, topic: str) -> None:
    """Reminders of this topic again."""
    await connection.execute(
        delete(muted).where(muted.c.member_id == member_id, muted.c.topic == topic)
    )


async def hold(connection: AsyncConnection, member_id: int) -> None:
    """Until the end of the transaction nobody else counts what this member was told. On SQLite
    writers wait for each other anyway."""
    await connection.execute(
        select(members.c.id).where(members.c.id == member_id).with_for_update(key_share=True)
    )


async def wait(
    connection: AsyncConnection,
    promise_id: int,
    member_id: int,
    digest: str,
    starts: datetime | None,
) -> None:
    """A promise waits to be told in the digest with that key."""
    values = {
        "promise_id": promise_id,
        "member_id": member_id,
        "digest": digest,
        "starts": starts,
    }
    await upsert(connection, waiting_notices, ["promise_id"], values)


async def waiting(connection: AsyncConnection, digest: str) -> Mapping[int, datetime | None]:
    """The promises that a digest tells, and when what they are about starts."""
    rows = await connection.execute(
        select(_WAITS.promise_id, _WAITS.starts).where(_WAITS.digest == digest)
    )
    return {row.promise_id: row.starts for row in rows}


async def purge(connection: AsyncConnection) -> int:
    """Forgets what was told, or is not to be told any more; gives how many."""
    waits = select(outbox.c.key).where(outbox.c.key == _WAITS.digest, outbox.c.state.in_(OPEN))
    done = await connection.execute(delete(waiting_notices).where(~waits.exists()))
    return done.rowcount


async def forget(connection: AsyncConnection, member_id: int) -> None:
    """Erases all of a member's wishes."""
    for table in (settings, muted, waiting_notices):
        await connection.execute(delete(table).where(table.c.member_id == member_id))


async def move(connection: AsyncConnection, source: int, target: int) -> None:
    """One member's wishes become another's; where both have some, the other's own stay, and what
    either muted stays muted."""
    rows = await connection.execute(select(settings).where(settings.c.member_id == source))
    row = rows.one_or_none()
    if row is not None:
        kept = dict(row._mapping) | {"member_id": target}
        await insert_or_ignore(connection, settings, ["member_id"], kept)
    topics = await connection.scalars(select(muted.c.topic).where(muted.c.member_id == source))
    for topic in topics.all():
        values = {"member_id": target, "topic": topic}
        await insert_or_ignore(connection, muted, ["member_id", "topic"], values)
    await connection.execute(
        update(waiting_notices).where(_WAITS.member_id == source).values(member_id=target)
    )
    for table in (settings, muted):
        await connection.execute(delete(table).where(table.c.member_id == source))
