"""Whose turn it is to send to a platform, and how long a platform has asked to be left alone.

Claims alone keep several hosts from sending the same thing; the turn keeps them together under one
limit. It passes on by itself a few seconds after its holder was last heard of.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import and_, delete, literal, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.delivery.store import pauses, turns
from bot.storage import insert_or_ignore, upsert

HELD: Final = timedelta(seconds=15)
_TURN: Final = turns.c
_PAUSE: Final = pauses.c
LONGEST_PAUSE: Final = 7 * 24 * 3600  # seconds; nobody was ever told more than some hours


@dataclass(frozen=True, slots=True)
class Pause:
    """Nothing may be sent to a chat (or, if empty, anywhere) for so many seconds from now."""

    chat: str
    seconds: float


async def take(
    connection: AsyncConnection, platform: str, host: str, now: datetime, *, anyway: bool = False
) -> bool:
    """Takes or keeps the turn; false while another host has it. `anyway`: there is no other host,
    only the name that this one had before it was started again."""
    values = {"platform": platform, "holder": host, "seen_at": now, "until": now + HELD}
    if await insert_or_ignore(connection, turns, ["platform"], values):
        return True
    free = or_(
        literal(anyway),
        _TURN.holder == host,
        _TURN.until <= now,
        _TURN.until > now + HELD * 2,  # a clock was moved back
    )
    done = await connection.execute(
        update(turns)
        .where(and_(_TURN.platform == platform, free))
        .values(holder=host, seen_at=now, until=now + HELD)
    )
    return done.rowcount > 0


async def give_up(connection: AsyncConnection, platform: str, host: str, now: datetime) -> None:
    """Passes the turn on at once."""
    await connection.execute(
        update(turns).where(_TURN.platform == platform, _TURN.holder == host).values(until=now)
    )


async def last_seen(connection: AsyncConnection, platform: str) -> datetime | None:
    """When any host was last sending there: how long members could not be told anything."""
    found = await connection.scalar(select(_TURN.seen_at).where(_TURN.platform == platform))
    return found if isinstance(found, datetime) else None


async def pause(connection: AsyncConnection, platform: str, wanted: Pause, now: datetime) -> None:
    """Keeps what a platform asked for, so that a restart obeys it too."""
    seconds = min(int(wanted.seconds) + 1, LONGEST_PAUSE)
    values = {
        "platform": platform,
        "chat": wanted.chat,
        "until": now + timedelta(seconds=seconds),
        "seconds": seconds,
    }
    await upsert(connection, pauses, ["platform", "chat"], values)


async def paused(connection: AsyncConnection, platform: str, now: datetime) -> list[Pause]:
    """What is still to be obeyed; what has passed is forgotten."""
    found = await connection.execute(select(pauses).where(_PAUSE.platform == platform))
    left = [
        # Never more than was asked for, even if the clock was moved back.
        Pause(row.chat, min((row.until - now).total_seconds(), row.seconds))
        for row in found
    ]
    over = [one.chat for one in left if one.seconds <= 0]
    if over:
        await connection.execute(
            delete(pauses).where(_PAUSE.platform == platform, _PAUSE.chat.in_(over))
        )
    return [one for one in left if one.seconds > 0]
