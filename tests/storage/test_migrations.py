"""The migrations lead from nothing to exactly the tables that the code declares, once."""

from __future__ import annotations

import asyncio
import importlib
import subprocess
import sys
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, insert, inspect, select, text

import bot
from bot.members.store import members
from bot.storage import Database, DatabaseUnusable, metadata, migrate, steps
from bot.storage.migrate import head


def declare_every_table() -> None:
    """Imports the `store` of every feature that has one."""
    house = Path(bot.__file__).parent
    for store in sorted(house.rglob("*store.py")):
        importlib.import_module(".".join(("bot", *store.relative_to(house).with_suffix("").parts)))


def differences(connection: Connection) -> list[object]:
    # SQLite numbers rows without being told to, so an IDENTITY is no default there.
    defaults = connection.dialect.name == "postgresql"
    context = MigrationContext.configure(
        connection, opts={"compare_type": True, "compare_server_default": defaults}
    )
    return list(compare_metadata(context, metadata))


def tables(connection: Connection) -> set[str]:
    return set(inspect(connection).get_table_names())


async def test_an_empty_database_gets_the_declared_tables(empty_address: str) -> None:
    declare_every_table()
    database = Database(empty_address)
    await database.open()
    async with database.read() as connection:
        assert await connection.run_sync(differences) == []
        made = await connection.run_sync(tables)
    await database.close()
    assert made == set(metadata.tables) | {"alembic_version"}


async def test_foreign_keys_say_what_happens_when_somebody_is_erased(database: Database) -> None:
    """`compare_metadata` overlooks ON DELETE on SQLite, so it is compared here."""
    declare_every_table()

    def rules(connection: Connection) -> set[tuple[str, str, str]]:
        return {
            (table, key["constrained_columns"][0], key["options"].get("ondelete", ""))
            for table in tables(connection)
            for key in inspect(connection).get_foreign_keys(table)
        }

    declared = {
        (table.name, key.parent.name, key.ondelete or "")
        for table in metadata.tables.values()
        for key in table.foreign_keys
    }
    async with database.read() as connection:
        assert await connection.run_sync(rules) == declared


async def test_opening_again_changes_nothing(database: Database) -> None:
    async with database.write() as connection:
        await connection.execute(insert(members).values(language="es"))
    await database.open()
    await database.open()
    async with database.read() as connection:
        assert (await connection.scalars(select(members.c.language))).all() == ["es"]
    assert await database.version() == (head(), head())


async def test_hosts_that_start_together_migrate_once(empty_address: str) -> None:
    hosts = [Database(empty_address) for _ in range(4)]
    if hosts[0].is_sqlite:  # several processes share one file only after the first made it
        await hosts[0].open()
    async with asyncio.timeout(60):
        await asyncio.gather(*(host.open() for host in hosts))
    assert await hosts[3].version() == (head(), head())
    for host in hosts:
        await host.close()


async def test_a_new_database_has_no_version_yet(empty_address: str) -> None:
    database = Database(empty_address)
    assert await database.version() == (None, head())
    await database.close()


async def test_a_newer_database_is_refused_kindly_and_left_alone(database: Database) -> None:
    async with database.write() as connection:
        await connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(DatabaseUnusable, match="newer version of the bot"):
        await database.open()
    assert (await database.version())[0] == "9999"


def test_sqlalchemy_comes_with_what_asyncio_needs() -> None:
    """Plain `sqlalchemy` does without greenlet and fails at the first await."""
    assert importlib.import_module("greenlet")


def test_the_newest_migration_is_known_without_alembic() -> None:
    versions = steps.scripts_of(Path(migrate.__file__).parent / "migrations")[1]
    assert head() == versions.get_current_head()


def test_tables_that_are_up_to_date_need_no_alembic(tmp_path: Path) -> None:
    program = (
        "import asyncio, sys; from bot.storage import Database\n"
        "async def go():\n"
        f"    database = Database('sqlite+aiosqlite:///{(tmp_path / 'a.db').as_posix()}')\n"
        "    await database.open(); await database.close()\n"
        "asyncio.run(go()); print('alembic' in sys.modules)"
    )
    told = [
        subprocess.run(  # noqa: S603  our own program
            [sys.executable, "-c", program], capture_output=True, text=True, check=True
        ).stdout.strip()
        for _ in range(2)
    ]
    assert told == ["True", "False"]
