"""What all tests may ask for: the strings folder, and a fresh database of either kind.

SQLite always; PostgreSQL too where `ALLIANCE_TEST_POSTGRESQL_URL` names a server on which databases
may be made (`.ci/run` starts one). Every test gets a database of its own, copied from one that was
migrated once; what stands on that server beforehand is never touched.
"""

from __future__ import annotations

import asyncio
import os
import secrets
import shutil
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from sqlalchemy import make_url, text
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.pool import NullPool

from bot.storage import Database

# A timing is never a test's assertion: a busy machine fails no test.
settings.register_profile("alliance", deadline=None)
settings.load_profile("alliance")

POSTGRESQL = os.environ.get("ALLIANCE_TEST_POSTGRESQL_URL", "")
_NO_POSTGRESQL = "ALLIANCE_TEST_POSTGRESQL_URL names no PostgreSQL server"
_EACH = [
    "sqlite",
    pytest.param("postgresql", marks=pytest.mark.skipif(not POSTGRESQL, reason=_NO_POSTGRESQL)),
]


# A new database for every test took most of the suite's time. This takes a few milliseconds: whoever
# is still connected is thrown out, tables with rows are emptied, numbers begin at one again.
_EMPTIED = """
DO $$
DECLARE one record; there boolean; full_ones text := '';
BEGIN
  PERFORM pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid();
  FOR one IN SELECT tablename FROM pg_tables
    WHERE schemaname = 'public' AND tablename <> 'alembic_version'
  LOOP
    EXECUTE format('SELECT EXISTS (SELECT 1 FROM %I)', one.tablename) INTO there;
    IF there THEN full_ones := full_ones || ',' || quote_ident(one.tablename); END IF;
  END LOOP;
  IF full_ones <> '' THEN
    EXECUTE 'TRUNCATE ' || substr(full_ones, 2) || ' CASCADE';
  END IF;
  FOR one IN SELECT sequencename FROM pg_sequences
    WHERE schemaname = 'public' AND last_value IS NOT NULL
  LOOP
    PERFORM setval(quote_ident(one.sequencename)::regclass, 1, false);
  END LOOP;
END $$
"""


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with all tables and nothing in them."""
    path = tmp_path_factory.mktemp("migrated") / "alliance.db"
    asyncio.run(_migrate(f"sqlite+aiosqlite:///{path}"))
    return path


@pytest.fixture(scope="session")
def migrated_database() -> Iterator[str]:
    """The name of a PostgreSQL database with all tables and nothing in them."""
    name = f"alliance_test_{secrets.token_hex(6)}"
    asyncio.run(_administer(f"CREATE DATABASE {name}"))
    asyncio.run(_migrate(_named(name)))
    yield name
    asyncio.run(_administer(f"DROP DATABASE {name} WITH (FORCE)"))


@pytest.fixture(params=_EACH)
def empty_address(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a database without any table."""
    if request.param == "sqlite":
        yield f"sqlite+aiosqlite:///{tmp_path / 'empty.db'}"
        return
    name = f"alliance_test_{secrets.token_hex(6)}"
    asyncio.run(_administer(f"CREATE DATABASE {name}"))
    yield _named(name)
    asyncio.run(_administer(f"DROP DATABASE {name} WITH (FORCE)"))


@pytest.fixture(params=_EACH)
def address(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a database with all tables and nothing in them."""
    if request.param == "sqlite":
        path = tmp_path / "alliance.db"
        shutil.copyfile(request.getfixturevalue("migrated_file"), path)
        yield f"sqlite+aiosqlite:///{path}"
        return
    name = request.getfixturevalue("migrated_database")
    asyncio.run(_administer(_EMPTIED, name))
    yield _named(name)


@pytest.fixture
async def database(address: str) -> AsyncIterator[Database]:
    """An open database with all tables and nothing in them; once on each kind."""
    one = Database(address)
    yield one
    await one.close()


def _named(name: str) -> str:
    """The test server's address with another database's name."""
    return make_url(POSTGRESQL).set(database=name).render_as_string(hide_password=False)


async def _administer(statement: str, name: str = "") -> None:
    """One statement on the test server (in a database of that name) outside a transaction, as CREATE
    DATABASE needs it."""
    where = _named(name) if name else POSTGRESQL
    engine = create_async_engine(where, isolation_level="AUTOCOMMIT", poolclass=NullPool)
    async with engine.connect() as connection:
        await connection.execute(text(statement))
    await engine.dispose()


async def _migrate(where: str) -> None:
    database = Database(where)
    await database.open()
    await database.close()
