"""What planning reads and writes of sessions, many at once, in the caller's transaction."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any, Final, TypeVar

from sqlalchemy import ColumnElement, Row, delete, exists, insert, or_, select, text, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.coreflection.sessions.planning_rules import Print, Standing, columns
from bot.coreflection.sessions.records import Session, Status
from bot.coreflection.sessions.store import hold_all, rsvps, session_of, sessions
from bot.delivery import Promised, Subject, codec, ledger
from bot.delivery.outbox import is_about
from bot.delivery.records import OPEN
from bot.delivery.store import outbox

_COLUMN: Final = sessions.c
_ANSWERED: Final = (Status.GOING.value, Status.WAITLIST.value, Status.OFFERED.value)
_MANY: Final = 400
_One = TypeVar("_One")
_LOCK: Final = 7303016


async def only_one_plans(connection: AsyncConnection) -> None:
    """From here to the end no other host plans. On SQLite writers wait for each other anyway."""
    if connection.dialect.name == "postgresql":
        await connection.execute(text(f"SELECT pg_advisory_xact_lock({_LOCK})"))


async def standing(
    connection: AsyncConnection, series: Sequence[str], after: datetime
) -> list[Standing]:
    """The sessions of these series that end after that, or by the rule were to begin after it, by
    start."""
    found: list[Standing] = []
    for some in _parts(series):
        rows = await connection.execute(
            select(sessions)
            .where(_COLUMN.series.in_(some), _is_after(after))
            .order_by(_COLUMN.starts, _COLUMN.id)
        )
        found += (_standing(row) for row in rows)
    return found


async def prints(
    connection: AsyncConnection, series: Sequence[str], after: datetime
) -> list[Print]:
    """The same sessions, no more of them than is needed to see whether anything is otherwise."""
    wanted = (_COLUMN.series, _COLUMN.original, _COLUMN.starts, _COLUMN.planned_from)
    found: list[Print] = []
    for some in _parts(series):
        rows = await connection.execute(
            select(*wanted).where(_COLUMN.series.in_(some), _is_after(after))
        )
        found += (
            Print(its, date.fromisoformat(original[:10]), start, planned_from)
            for its, original, start, planned_from in rows
        )
    return found


async def series_ahead(connection: AsyncConnection, now: datetime) -> set[str]:
    """The series that have sessions ahead."""
    found = await connection.execute(
        select(_COLUMN.series).where(_COLUMN.starts > now).group_by(_COLUMN.series)
    )
    return set(found.scalars())


async def ahead_of(connection: AsyncConnection, series: str, now: datetime) -> list[Standing]:
    """The sessions of a series that have not begun, by number."""
    rows = await connection.execute(
        select(sessions).where(_COLUMN.series == series, _COLUMN.starts > now).order_by(_COLUMN.id)
    )
    return [_standing(row) for row in rows]


async def add(connection: AsyncConnection, new: Sequence[Standing]) -> list[Session]:
    """Writes new sessions; gives them back with their numbers, in any order."""
    if not new:
        return []
    values = [
        {
            **columns(one.session),
            "planned_from": one.planned_from,
            "look_at": one.look_at,
            "next_turn": 0,
        }
        for one in new
    ]
    await connection.execute(insert(sessions), values)
    of_name = {(one.session.series, one.session.original): one.session for one in new}
    found: list[Session] = []
    for some in _parts(sorted({series for series, _ in of_name})):
        rows = await connection.execute(
            select(_COLUMN.id, _COLUMN.series, _COLUMN.original).where(_COLUMN.series.in_(some))
        )
        for number, series, original in rows:
            session = of_name.get((series, datetime.fromisoformat(original)))
            if session is not None:
                found.append(replace(session, id=number))
    return found


async def write(
    connection: AsyncConnection, session: Session, planned_from: str, look_at: datetime | None
) -> None:
    """Writes a session as it is now."""
    await connection.execute(
        update(sessions)
        .where(_COLUMN.id == session.id)
        .values(**columns(session), planned_from=planned_from, look_at=look_at)
    )


async def look_next(
    connection: AsyncConnection, session: Session, look_at: datetime | None
) -> None:
    """When to look at it again, and whether a change has settled meanwhile."""
    await connection.execute(
        update(sessions)
        .where(_COLUMN.id == session.id)
        .values(
            look_at=look_at,
            settles_at=session.settles_at,
            start_before=session.start_before,
            was_cancelled=session.was_cancelled,
        )
    )


async def due_looks(connection: AsyncConnection, now: datetime, most: int) -> list[int]:
    """The sessions of which something has changed by itself, by number; the oldest change first."""
    rows = await connection.execute(
        select(_COLUMN.id)
        .where(_COLUMN.look_at <= now)
        .order_by(_COLUMN.look_at, _COLUMN.id)
        .limit(most)
    )
    return list(rows.scalars())


async def know_zones(connection: AsyncConnection, zone_data: str, now: datetime) -> int:
    """Everything ahead was computed with this edition of the time zones; gives how many were not."""
    found = await connection.execute(
        select(_COLUMN.id)
        .where(_COLUMN.starts > now, _COLUMN.zone_data != zone_data)
        .order_by(_COLUMN.id)
    )
    numbers = list(found.scalars())
    for some in _parts(numbers):
        await hold_all(connection, some)
        await connection.execute(
            update(sessions).where(_COLUMN.id.in_(some)).values(zone_data=zone_data)
        )
    return len(numbers)


async def is_answered(connection: AsyncConnection, number: int) -> bool:
    """Whether anybody comes or waits."""
    wanted = exists().where(rsvps.c.session_id == number, rsvps.c.status.in_(_ANSWERED))
    return bool(await connection.scalar(select(wanted)))


async def remove(connection: AsyncConnection, number: int) -> None:
    """Takes a session away, with what hangs on it."""
    await connection.execute(delete(sessions).where(_COLUMN.id == number))


async def next_dates(
    connection: AsyncConnection, series: Sequence[str], now: datetime, count: int
) -> list[Session]:
    """Of each series the next sessions that take place and are not over, at most `count` each."""
    found: dict[str, list[Session]] = {}
    for one in await standing(connection, series, now):
        of_series = found.setdefault(one.session.series, [])
        is_held = not one.session.is_cancelled and one.session.end > now
        if is_held and len(of_series) < count:
            of_series.append(one.session)
    return [one for of_series in found.values() for one in of_series]


async def waiting(
    connection: AsyncConnection,
    subject: Subject,
    kind: str,
    members: Collection[int] | None = None,
) -> list[Promised]:
    """What is promised of a kind about a subject, to these members or to all, and not said yet."""
    wanted = select(outbox).where(
        is_about(subject),
        outbox.c.kind == kind,
        outbox.c.state.in_([state.value for state in OPEN]),
    )
    if members is not None:
        wanted = wanted.where(outbox.c.member_id.in_(members))
    rows = await connection.execute(wanted)
    found = []
    for row in rows:
        try:
            found.append(ledger.read(row))
        except codec.Unreadable:  # delivery puts it aside when its time comes
            continue
    return found


async def known_keys(connection: AsyncConnection, keys: Iterable[str]) -> set[str]:
    """Which of these have been promised before, whatever became of it."""
    found: set[str] = set()
    for some in _parts(sorted(keys)):
        rows = await connection.execute(select(outbox.c.key).where(outbox.c.key.in_(some)))
        found |= set(rows.scalars())
    return found


async def rename(connection: AsyncConnection, key: str, other: str) -> None:
    """A promise is found by another key from now on."""
    await connection.execute(update(outbox).where(outbox.c.key == key).values(key=other))


def _is_after(after: datetime) -> ColumnElement[bool]:
    day = (after - timedelta(days=1)).date().isoformat()  # a day to spare: local days differ
    return or_(_COLUMN.ends > after, _COLUMN.original >= day)


def _standing(row: Row[Any]) -> Standing:
    return Standing(session_of(row), row.planned_from, row.look_at)


def _parts(whole: Sequence[_One]) -> Iterator[Sequence[_One]]:
    for start in range(0, len(whole), _MANY):
        yield whole[start : start + _MANY]
