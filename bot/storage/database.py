"""Connections and transactions, with the traps of SQLite through SQLAlchemy closed in one place.

Measured: read-then-write in deferred transactions loses updates or fails with "locked" at once
(`busy_timeout` is not honoured when a read lock is upgraded). So `write()` begins IMMEDIATE, and
`read()` cannot write. On PostgreSQL `read()` is READ ONLY and `write()` a plain transaction.

Measured too: one small SELECT through SQLite's thread costs 2 ms, nearly all of it for changing
threads; asked directly it takes 0.02 ms. So `look_up()` does that, for what every event needs.
"""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, event, make_url, text
from sqlalchemy.dialects import sqlite
from sqlalchemy.engine import URL
from sqlalchemy.exc import ArgumentError, InvalidRequestError, NoSuchModuleError
from sqlalchemy.ext.asyncio import AsyncConnection, create_async_engine
from sqlalchemy.sql import CompoundSelect, Select

from bot.storage.migrate import current, head, upgrade

_WRITES: Final = "alliance_writes"
_BUSY_MS: Final = 10_000
_POOL: Final = 8
_NO_ADDRESS: Final = (
    "ALLIANCE_DATABASE_URL is not an address of a database. Write "
    "sqlite+aiosqlite:///var/alliance.db or postgresql+asyncpg://user:password@host/name"
)


Question = Select[Any] | CompoundSelect[Any]


class DatabaseUnusable(Exception):
    """The address is wrong, the driver is missing, or the database is newer than this program."""


class Database:
    """One database for the whole process. `read` and `write` are the only ways to it."""

    def __init__(self, address: str) -> None:
        self.url = _checked(address)
        self.is_sqlite = self.url.get_backend_name() == "sqlite"
        options: dict[str, Any] = {}
        if not self.is_sqlite:
            options = {"pool_size": _POOL, "max_overflow": _POOL, "pool_pre_ping": True}
        try:
            self._engine = create_async_engine(self.url, **options)
        except ModuleNotFoundError as error:
            raise DatabaseUnusable(
                "The database's driver is not installed. For PostgreSQL: pip install '.[postgresql]'"
            ) from error
        except InvalidRequestError as error:  # a driver that is not asynchronous
            raise DatabaseUnusable(_NO_ADDRESS) from error
        self._glance: _Glance | None = None
        if self.is_sqlite:
            _tame_sqlite(self._engine.sync_engine)
            if self.url.database and not self.url.query:
                self._glance = _Glance(self.url.database)

    async def look_up(
        self, statement: Question, parameters: Mapping[str, Any]
    ) -> Sequence[Sequence[Any]]:
        """The rows of one small SELECT found by an index, in a few hundredths of a millisecond.

        `statement` must be made once and kept, with `bindparam`s for what varies; it may give words
        and numbers only. Like any single statement it sees one state of the database, the latest.
        """
        if self._glance is not None:
            try:
                return self._glance.rows(statement, parameters)
            except sqlite3.Error:  # busy for once, or broken: the patient way says which
                pass
        async with self.read() as connection:
            return (await connection.execute(statement, parameters)).all()

    @asynccontextmanager
    async def read(self) -> AsyncIterator[AsyncConnection]:
        """A consistent view; nothing can be written in it."""
        async with self._engine.connect() as connection:
            if not self.is_sqlite:
                await connection.execution_options(
                    postgresql_readonly=True, isolation_level="REPEATABLE READ"
                )
            async with connection.begin():
                yield connection

    @asynccontextmanager
    async def write(self) -> AsyncIterator[AsyncConnection]:
        """A unit of work: all of it is kept, or nothing. Writers wait for each other."""
        async with self._engine.connect() as connection:
            await connection.execution_options(**{_WRITES: True})
            async with connection.begin():
                yield connection

    async def open(self) -> None:
        """Creates the folder if need be and brings the tables up to date.

        Raises `DatabaseUnusable` when the database is newer than this program.
        """
        if self.is_sqlite and self.url.database:
            folder = Path(self.url.database).parent
            await asyncio.to_thread(folder.mkdir, parents=True, exist_ok=True)
        async with self.write() as connection:
            if not self.is_sqlite:  # two hosts that start together must not migrate together
                await connection.execute(text("SELECT pg_advisory_xact_lock(7303014)"))
            try:
                await connection.run_sync(upgrade)
            except LookupError as error:
                raise DatabaseUnusable(
                    "The database was made by a newer version of the bot. Install that version, "
                    "or restore a backup made by this one."
                ) from error

    async def version(self) -> tuple[str | None, str]:
        """The database's migration and the newest one."""
        async with self.read() as connection:
            return await connection.run_sync(current), head()

    async def close(self) -> None:
        """Closes every connection; call it before the process ends."""
        if self._glance is not None:
            self._glance.close()
        await self._engine.dispose()


class _Glance:
    """A connection of its own to an SQLite file, used by the event loop itself: it reads only, asks
    for so little that nobody waits for it, and never waits for a lock."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._connection: sqlite3.Connection | None = None
        self._written: dict[Question, tuple[str, dict[str, Any]]] = {}

    def rows(self, statement: Question, parameters: Mapping[str, Any]) -> Sequence[Sequence[Any]]:
        """The answer. Raises `sqlite3.Error`."""
        if statement not in self._written:
            self._written[statement] = _as_written(statement)
        written, processors = self._written[statement]
        given = {
            name: processors[name](value) if name in processors else value
            for name, value in parameters.items()
        }
        return self._opened().execute(written, given).fetchall()

    def _opened(self) -> sqlite3.Connection:
        if self._connection is None:
            self._connection = sqlite3.connect(
                f"{Path(self._path).resolve().as_uri()}?mode=rw",  # never makes a new file
                uri=True,
                timeout=0,
                isolation_level=None,
                check_same_thread=False,
            )
            self._connection.execute("PRAGMA query_only=ON")
        return self._connection

    def close(self) -> None:
        """Until it is asked again."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None


def _as_written(statement: Question) -> tuple[str, dict[str, Any]]:
    """A statement as SQLite reads it, and what makes values of it that SQLite has, by name."""
    dialect = sqlite.dialect(paramstyle="named")
    compiled = statement.compile(dialect=dialect)
    found = {
        name: bound.type.dialect_impl(dialect).bind_processor(dialect)
        for name, bound in compiled.binds.items()
    }
    return str(compiled), {name: process for name, process in found.items() if process}


def _checked(address: str) -> URL:
    try:
        url = make_url(address)
        url.get_dialect(_is_async=True)
    except (ArgumentError, NoSuchModuleError) as error:
        raise DatabaseUnusable(_NO_ADDRESS) from error
    if url.get_backend_name() not in ("sqlite", "postgresql"):
        raise DatabaseUnusable(
            "Only SQLite (sqlite+aiosqlite) and PostgreSQL (postgresql+asyncpg) are supported."
        )
    return url


def _tame_sqlite(engine: Any) -> None:
    @event.listens_for(engine, "connect")
    def prepare(connection: Any, _record: Any) -> None:
        connection.isolation_level = None  # SQLAlchemy's BEGIN below, not the driver's
        cursor = connection.cursor()
        for pragma in (
            f"busy_timeout={_BUSY_MS}",
            "journal_mode=WAL",
            "foreign_keys=ON",
            "synchronous=FULL",  # what was promised survives a power cut
        ):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get(_WRITES, False)
        connection.exec_driver_sql(f"PRAGMA query_only={'OFF' if writes else 'ON'}")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN DEFERRED")
