"""One file that holds everything in the database, readable by either kind of database.

Lines of JSON, compressed: a header with the migration, then one line a row. Restoring is one
transaction: all of it, or nothing.
"""

from __future__ import annotations

import base64
import gzip
import json
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Table, func, insert, select, text
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.columns import metadata
from bot.storage.database import Database

_FORMAT: Final = "alliance-backup-1"
_BATCH: Final = 500
Progress = Callable[[int], None]


def _silent(rows: int) -> None:
    """Shows no progress of `rows`."""


class BackupUnusable(Exception):
    """Not a backup, damaged, of another version, or the database is not empty."""


async def backup(database: Database, path: Path, progress: Progress = _silent) -> int:
    """Writes every row to `path` (which must not exist) and gives their number.

    The whole file is one consistent view. Raises `FileExistsError`.
    """
    version, _ = await database.version()
    part = path.with_name(path.name + ".part")
    rows = 0
    _prepare(path)
    async with database.read() as connection:
        with gzip.open(part, "wt", encoding="utf-8") as out:
            out.write(json.dumps({"format": _FORMAT, "version": version}) + "\n")
            async for name, row in _rows(connection):
                out.write(json.dumps([name, row], ensure_ascii=False) + "\n")
                rows += 1
                progress(rows)
            out.write(json.dumps({"rows": rows}) + "\n")
    part.chmod(0o600)  # it holds what people asked to be kept
    part.rename(path)
    return rows


async def restore(
    database: Database,
    path: Path,
    *,
    replace: bool = False,
    progress: Progress = _silent,
) -> int:
    """Reads a backup into an empty database (or, with `replace`, in place of what is there).

    Raises `BackupUnusable`; the database is then as it was.
    """
    lines = _lines(path)
    header = next(lines, None)
    if not isinstance(header, dict) or header.get("format") != _FORMAT:
        raise BackupUnusable(f"{path} is not a backup made by this bot.")
    _, newest = await database.version()
    if header.get("version") != newest:
        raise BackupUnusable(
            f"The backup is of database version {header.get('version')}, this program uses "
            f"{newest}. Install the version that made it, restore there, then upgrade."
        )
    rows, complete = 0, False
    async with database.write() as connection:
        await _empty(connection, replace=replace)
        batch: list[dict[str, Any]] = []
        batch_table: Table | None = None
        for line in lines:
            if isinstance(line, dict):
                complete = line.get("rows") == rows
                break
            table, values = _row(line)
            if batch_table is not None and (table is not batch_table or len(batch) >= _BATCH):
                await connection.execute(insert(batch_table), batch)
                batch = []
            batch_table = table
            batch.append(values)
            rows += 1
            progress(rows)
        if not complete:
            raise BackupUnusable(f"{path} is cut off or damaged. Nothing was changed.")
        if batch_table is not None and batch:
            await connection.execute(insert(batch_table), batch)
        if not database.is_sqlite:
            await _continue_numbers(connection)
    return rows


def _prepare(path: Path) -> None:
    if path.exists():
        raise FileExistsError(path)
    path.parent.mkdir(parents=True, exist_ok=True)


async def _rows(connection: AsyncConnection) -> AsyncIterator[tuple[str, dict[str, Any]]]:
    for table in metadata.sorted_tables:
        result = await connection.stream(select(table))
        async for row in result.mappings():
            yield table.name, {name: _to_json(value) for name, value in row.items()}


async def _empty(connection: AsyncConnection, *, replace: bool) -> None:
    for table in reversed(metadata.sorted_tables):
        if replace:
            await connection.execute(table.delete())
        elif (await connection.execute(select(func.count()).select_from(table))).scalar():
            raise BackupUnusable(
                "The database already holds something. To put the backup in its place, say --replace."
            )


async def _continue_numbers(connection: AsyncConnection) -> None:
    """PostgreSQL's counters go on after the restored numbers."""
    for table in metadata.sorted_tables:
        for column in table.primary_key.columns:
            if column.identity is not None:
                await connection.execute(
                    text(
                        f"SELECT setval(pg_get_serial_sequence('{table.name}', '{column.name}'), "  # noqa: S608  own names
                        f"GREATEST((SELECT MAX({column.name}) FROM {table.name}), 1))"
                    )
                )


def _lines(path: Path) -> Iterator[Any]:
    try:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                yield json.loads(line)
    except (OSError, EOFError, ValueError) as error:
        raise BackupUnusable(f"{path} cannot be read as a backup. Nothing was changed.") from error


def _row(line: Any) -> tuple[Table, dict[str, Any]]:
    try:
        name, values = line
        table = metadata.tables[name]
        return table, {key: _from_json(table, key, value) for key, value in values.items()}
    except (KeyError, TypeError, ValueError) as error:
        raise BackupUnusable("The backup holds a row this program does not know.") from error


def _to_json(value: Any) -> Any:
    match value:
        case datetime() | date():
            return value.isoformat()
        case bytes():
            return base64.b64encode(value).decode()
        case Mapping():
            return dict(value)
        case _:
            return value


def _from_json(table: Table, key: str, value: Any) -> Any:
    kind = table.columns[key].type.python_type
    if value is None:
        return None
    if kind is datetime:
        return datetime.fromisoformat(value)
    if kind is date:
        return date.fromisoformat(value)
    return base64.b64decode(value) if kind is bytes else value
