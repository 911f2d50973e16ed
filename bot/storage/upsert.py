"""Insert-or-change in one statement, the same on both databases."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection


async def upsert(
    connection: AsyncConnection, table: Table, keys: Sequence[str], values: Mapping[str, Any]
) -> None:
    """Writes a row; where one with the same `keys` stands, its other columns change."""
    insert = _insert(connection, table).values(**values)
    rest = {name: insert.excluded[name] for name in values if name not in keys}
    await connection.execute(
        insert.on_conflict_do_update(index_elements=list(keys), set_=rest)
        if rest
        else insert.on_conflict_do_nothing(index_elements=list(keys))
    )


async def insert_or_ignore(
    connection: AsyncConnection, table: Table, keys: Sequence[str], values: Mapping[str, Any]
) -> bool:
    """Writes a row unless one with the same `keys` stands; true when it was written."""
    insert = _insert(connection, table).values(**values)
    done = await connection.execute(insert.on_conflict_do_nothing(index_elements=list(keys)))
    return done.rowcount == 1


def _insert(connection: AsyncConnection, table: Table) -> Any:
    build = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
    return build(table)
