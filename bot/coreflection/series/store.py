"""Series made in chat, dates changed there and last dates: tables and SQL, in the caller's transaction.

Whoever changes something here writes a new revision, so that every host notices.
"""

from __future__ import annotations

import json
import logging
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from pydantic import ValidationError
from sqlalchemy import Column, Integer, Row, String, Table, Text, delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.calendar.plan import ChatOverride, Said
from bot.calendar.series import Override
from bot.coreflection.series.records import By, Made
from bot.storage import UtcDateTime, insert_or_ignore, metadata, upsert

log = logging.getLogger(__name__)

_NAME: Final = 100
_KEY: Final = 145  # a platform, a colon and an id

made_series = Table(
    "made_series",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("data", Text, nullable=False),
    Column("by_name", String(_NAME), nullable=False),
    Column("by_key", String(_KEY), nullable=False, index=True),
    Column("at", UtcDateTime(), nullable=False),
)

series_changes = Table(
    "series_changes",
    metadata,
    Column("series", String(40), primary_key=True),
    Column("original", String(10), primary_key=True),
    Column("change", Text, nullable=False),
    Column("by_name", String(_NAME), nullable=False),
    Column("by_key", String(_KEY), nullable=False, index=True),
    Column("at", UtcDateTime(), nullable=False),
)

series_ends = Table(
    "series_ends",
    metadata,
    Column("series", String(40), primary_key=True),
    Column("last", String(10), nullable=False),
    Column("by_name", String(_NAME), nullable=False),
    Column("by_key", String(_KEY), nullable=False, index=True),
    Column("at", UtcDateTime(), nullable=False),
)

series_revision = Table(
    "series_revision",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("revision", String(16), nullable=False),
)

_BY_SOMEBODY: Final = (made_series, series_changes, series_ends)


@dataclass(frozen=True, slots=True)
class End:
    """The last local date of a series, as said in chat."""

    last: date
    said: Said


async def revision(connection: AsyncConnection) -> str:
    """Another text after every change; empty before the first."""
    found = await connection.scalar(select(series_revision.c.revision))
    return found or ""


async def touch(connection: AsyncConnection) -> None:
    """Something about series changed: every host plans again."""
    # Random, not counted: a number that was rolled back would come again with other contents.
    await upsert(connection, series_revision, ["id"], {"id": 1, "revision": secrets.token_hex(8)})


async def make(
    connection: AsyncConnection, series: str, data: Mapping[str, Any], by: By, at: datetime
) -> bool:
    """Keeps a new series; false if it is kept already."""
    values = {"id": series, "data": json.dumps(data, ensure_ascii=False), **_by(by), "at": at}
    made = await insert_or_ignore(connection, made_series, ["id"], values)
    if made:
        await touch(connection)
    return made


async def is_made(connection: AsyncConnection, series: str) -> bool:
    """Whether a series of this id was made in chat."""
    query = select(made_series.c.id).where(made_series.c.id == series)
    return await connection.scalar(query) is not None


async def all_made(connection: AsyncConnection) -> tuple[Made, ...]:
    """Every series made in chat, the oldest first."""
    rows = await connection.execute(
        select(made_series).order_by(made_series.c.at, made_series.c.id)
    )
    return tuple(Made(row.id, json.loads(row.data), _said(row)) for row in rows)


async def all_changes(connection: AsyncConnection) -> dict[str, dict[date, ChatOverride]]:
    """Every change to a date, by series and original local date."""
    found: dict[str, dict[date, ChatOverride]] = {}
    for row in await connection.execute(select(series_changes)):
        if (change := _override(row)) is not None:
            found.setdefault(row.series, {})[date.fromisoformat(row.original)] = change
    return found


async def all_ends(connection: AsyncConnection) -> dict[str, End]:
    """The last date of each series that was given one in chat."""
    rows = await connection.execute(select(series_ends))
    return {row.series: End(date.fromisoformat(row.last), _said(row)) for row in rows}


async def change_of(connection: AsyncConnection, series: str, original: date) -> Override | None:
    """What chat says of one date, held against others who change it until the transaction ends."""
    rows = await connection.execute(
        select(series_changes)
        .where(series_changes.c.series == series, series_changes.c.original == str(original))
        .with_for_update()
    )
    row = rows.one_or_none()
    found = _override(row) if row else None
    return found.change if found else None


async def put_change(
    connection: AsyncConnection, series: str, original: date, change: Override, by: By, at: datetime
) -> None:
    """What chat says of one date from now on, in place of what it said before."""
    data = change.model_dump(mode="json", exclude_none=True)
    values = {
        "series": series,
        "original": original.isoformat(),
        "change": json.dumps(data, ensure_ascii=False),
        **_by(by),
        "at": at,
    }
    await upsert(connection, series_changes, ["series", "original"], values)
    await touch(connection)


async def put_end(
    connection: AsyncConnection, series: str, last: date, by: By, at: datetime
) -> None:
    """The series' last date from now on."""
    values = {"series": series, "last": last.isoformat(), **_by(by), "at": at}
    await upsert(connection, series_ends, ["series"], values)
    await touch(connection)


async def drop_end(connection: AsyncConnection, series: str) -> bool:
    """The series goes on as its rule says; false if chat gave it no last date."""
    done = await connection.execute(delete(series_ends).where(series_ends.c.series == series))
    if done.rowcount:
        await touch(connection)
    return done.rowcount > 0


async def told_of(connection: AsyncConnection, key: str) -> list[dict[str, str]]:
    """What one account made or changed, for the person to see."""
    told = []
    for table in _BY_SOMEBODY:
        rows = await connection.execute(select(table).where(table.c.by_key == key))
        for row in rows:
            series = row.id if table is made_series else row.series
            told.append({"series": series, "at": row.at.isoformat(), "name shown": row.by_name})
    return told


async def forget(connection: AsyncConnection, key: str) -> None:
    """The series and dates stay as they are; nothing says any more who made them so."""
    for table in _BY_SOMEBODY:
        done = await connection.execute(
            update(table).where(table.c.by_key == key).values(by_name="", by_key="")
        )
        if done.rowcount:
            await touch(connection)


def _by(by: By) -> dict[str, str]:
    return {"by_name": by.name[:_NAME], "by_key": by.key[:_KEY]}


def _said(row: Row[Any]) -> Said:
    return Said(row.by_name, row.at)


def _override(row: Row[Any]) -> ChatOverride | None:
    try:
        change = Override.model_validate_json(row.change)
    except ValidationError:  # written by a newer version; that host understands it
        log.error("a change made in chat cannot be read: series=%s", row.series)
        return None
    return ChatOverride(change, _said(row))
