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
    pattern = request.getfixturevalue("migrated_database")
    name = f"{pattern}_{secrets.token_hex(3)}"
    asyncio.run(_administer(f"CREATE DATABASE {name} TEMPLATE {pattern}"))
    yield _named(name)
    asyncio.run(_administer(f"DROP DATABASE {name} WITH (FORCE)"))


@pytest.fixture
async def database(address: str) -> AsyncIterator[Database]:
    """An open database with all tables and nothing in them; once on each kind."""
    one = Database(address)
    yield one
    await one.close()


def _named(name: str) -> str:
    """The test server's address with another database's name."""
    return make_url(POSTGRESQL).set(database=name).render_as_string(hide_password=False)


async def _administer(statement: str) -> None:
    """One statement on the test server outside a transaction, as CREATE DATABASE needs it."""
    engine = create_async_engine(POSTGRESQL, isolation_level="AUTOCOMMIT")
    async with engine.connect() as connection:
        await connection.execute(text(statement))
    await engine.dispose()


async def _migrate(where: str) -> None:
    database = Database(where)
    await database.open()
    await database.close()
