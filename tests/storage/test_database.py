"""Forty people at once lose nothing, reading never writes, and a unit of work is whole or not at all.

Each test closes a trap that was measured with SQLAlchemy's defaults: lost updates, "database is
locked" at once, forty seats given out of twelve, the same message claimed twice.
"""

from __future__ import annotations

import asyncio
import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import bindparam, func, insert, literal, select, text, update
from sqlalchemy.exc import DBAPIError, IntegrityError

from bot.members.store import accounts, granted_roles, members
from bot.storage import Database, DatabaseUnusable, insert_or_ignore, upsert
from bot.storage.drafts import drafts

MANY = 40
SEATS = 12
THEN = datetime(2026, 11, 20, tzinfo=UTC)


async def put(database: Database, *keys: str, content: str = "0") -> None:
    async with database.write() as connection:
        rows = [{"key": key, "content": content, "expires_at": THEN} for key in keys]
        await connection.execute(insert(drafts), rows)


async def test_forty_who_read_and_then_write_lose_nothing(database: Database) -> None:
    await put(database, "counter")

    async def one_more() -> None:
        async with database.write() as connection:
            # FOR UPDATE does its work on PostgreSQL; on SQLite the unit itself is alone (IMMEDIATE).
            mine = select(drafts.c.content).where(drafts.c.key == "counter").with_for_update()
            number = int((await connection.execute(mine)).scalar_one())
            await asyncio.sleep(0)
            await connection.execute(update(drafts).values(content=str(number + 1)))

    await asyncio.gather(*(one_more() for _ in range(MANY)))
    async with database.read() as connection:
        assert await connection.scalar(select(drafts.c.content)) == str(MANY)


async def test_two_processes_on_one_database_lose_nothing(address: str) -> None:
    hosts = [Database(address), Database(address)]
    await put(hosts[0], "counter")

    async def one_more(host: Database) -> None:
        async with host.write() as connection:
            mine = select(drafts.c.content).where(drafts.c.key == "counter").with_for_update()
            number = int((await connection.execute(mine)).scalar_one())
            await connection.execute(update(drafts).values(content=str(number + 1)))

    await asyncio.gather(*(one_more(hosts[number % 2]) for number in range(MANY)))
    async with hosts[1].read() as connection:
        assert await connection.scalar(select(drafts.c.content)) == str(MANY)
    for host in hosts:
        await host.close()


async def test_twelve_seats_are_given_to_twelve_of_forty(database: Database) -> None:
    """One statement decides, behind a lock on the row they all compete for."""
    await put(database, "session")

    async def reserve(who: int) -> bool:
        async with database.write() as connection:
            session = select(drafts.c.key).where(drafts.c.key == "session").with_for_update()
            await connection.execute(session)
            taken = select(func.count()).select_from(granted_roles).scalar_subquery()
            row = select(literal("web"), literal(str(who)), literal("seat")).where(taken < SEATS)
            done = await connection.execute(
                insert(granted_roles).from_select(["platform", "platform_id", "role"], row)
            )
            return done.rowcount == 1

    given = await asyncio.gather(*(reserve(who) for who in range(MANY)))
    assert given.count(True) == SEATS
    async with database.read() as connection:
        assert await connection.scalar(select(func.count()).select_from(granted_roles)) == SEATS


async def test_no_row_is_claimed_by_two_workers(database: Database) -> None:
    """SKIP LOCKED is silently left out on SQLite, so a claim is one UPDATE that checks again."""
    await put(database, *(f"{number:02}" for number in range(MANY)), content="free")

    async def claim(worker: str) -> list[str]:
        async with database.write() as connection:
            free = select(drafts.c.key).where(drafts.c.content == "free").order_by(drafts.c.key)
            done = await connection.execute(
                update(drafts)
                .where(drafts.c.key.in_(free.limit(5)), drafts.c.content == "free")
                .values(content=worker)
                .returning(drafts.c.key)
            )
            return list(done.scalars())

    claimed = await asyncio.gather(*(claim(f"worker {number}") for number in range(16)))
    keys = [key for some in claimed for key in some]
    assert len(keys) == len(set(keys))
    while more := await claim("the last one"):
        keys += more
    assert len(keys) == len(set(keys)) == MANY


async def test_reading_cannot_write(database: Database) -> None:
    with pytest.raises(DBAPIError, match=r"readonly|read-only"):
        async with database.read() as connection:
            await connection.execute(insert(drafts).values(key="a", content="", expires_at=THEN))
    await put(database, "b")  # and the same connection writes again when it is asked to
    async with database.read() as connection:
        assert (await connection.scalars(select(drafts.c.key))).all() == ["b"]


async def test_one_read_sees_one_state(database: Database) -> None:
    await put(database, "a")
    async with database.read() as connection:
        assert await connection.scalar(select(func.count()).select_from(drafts)) == 1
        await put(database, "b")
        assert await connection.scalar(select(func.count()).select_from(drafts)) == 1


async def test_readers_do_not_wait_for_a_writer(database: Database) -> None:
    await put(database, "a")
    async with asyncio.timeout(5), database.write() as writing:
        await writing.execute(update(drafts).values(content="changed"))
        async with database.read() as connection:
            assert await connection.scalar(select(drafts.c.content)) == "0"


async def test_a_unit_that_fails_leaves_nothing(database: Database) -> None:
    async def fail() -> None:
        async with database.write() as connection:
            await connection.execute(insert(drafts).values(key="a", content="", expires_at=THEN))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        await fail()
    async with database.read() as connection:
        assert await connection.scalar(select(func.count()).select_from(drafts)) == 0


async def test_a_cancelled_unit_leaves_nothing_and_blocks_nobody(database: Database) -> None:
    begun = asyncio.Event()

    async def slow() -> None:
        async with database.write() as connection:
            await connection.execute(insert(drafts).values(key="a", content="", expires_at=THEN))
            begun.set()
            await asyncio.Event().wait()

    task = asyncio.create_task(slow())
    await begun.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    async with asyncio.timeout(5):
        await put(database, "b")
    async with database.read() as connection:
        assert (await connection.scalars(select(drafts.c.key))).all() == ["b"]


async def test_references_are_kept(database: Database) -> None:
    values = {"platform": "web", "platform_id": "1", "member_id": 77}
    async with database.write() as connection:
        with pytest.raises(IntegrityError):
            await connection.execute(insert(accounts).values(**values))


async def test_the_number_of_somebody_erased_is_not_given_again(database: Database) -> None:
    numbers = []
    for _ in range(2):
        async with database.write() as connection:
            made = await connection.execute(insert(members).returning(members.c.id))
            numbers.append(made.scalar_one())
            await connection.execute(members.delete())
    assert numbers[0] != numbers[1]


async def test_writing_a_row_again_changes_it(database: Database) -> None:
    for content in ("first", "second"):
        values = {"key": "a", "content": content, "expires_at": THEN}
        async with database.write() as connection:
            await upsert(connection, drafts, ["key"], values)
    async with database.read() as connection:
        assert (await connection.scalars(select(drafts.c.content))).all() == ["second"]


async def test_a_row_of_keys_alone_may_be_written_again(database: Database) -> None:
    values = {"platform": "web", "platform_id": "1", "role": "member"}
    for _ in range(2):
        async with database.write() as connection:
            await upsert(connection, granted_roles, list(values), values)
    async with database.read() as connection:
        assert await connection.scalar(select(func.count()).select_from(granted_roles)) == 1


async def test_forty_who_write_the_same_row_make_one(database: Database) -> None:
    async def write(number: int) -> bool:
        values = {"key": "a", "content": str(number), "expires_at": THEN}
        async with database.write() as connection:
            return await insert_or_ignore(connection, drafts, ["key"], values)

    assert (await asyncio.gather(*(write(number) for number in range(MANY)))).count(True) == 1


async def test_forty_changes_of_one_row_end_with_one_of_them(database: Database) -> None:
    async def write(number: int) -> None:
        values = {"key": "a", "content": str(number), "expires_at": THEN + timedelta(days=number)}
        async with database.write() as connection:
            await upsert(connection, drafts, ["key"], values)

    await asyncio.gather(*(write(number) for number in range(MANY)))
    async with database.read() as connection:
        row = (await connection.execute(select(drafts))).one()
    assert row.expires_at == THEN + timedelta(days=int(row.content))


async def test_sqlite_is_set_up_to_keep_what_was_promised(tmp_path: Path) -> None:
    database = Database(f"sqlite+aiosqlite:///{tmp_path / 'a.db'}")
    await database.open()
    async with database.read() as connection:
        found = [
            await connection.scalar(text(f"PRAGMA {name}"))
            for name in ("journal_mode", "foreign_keys", "synchronous")
        ]
    await database.close()
    assert found == ["wal", 1, 2]  # 2 is FULL


@pytest.mark.parametrize(
    "address",
    ["", "alliance.db", "mysql+aiomysql://localhost/x", "nonsense://x"],
)
def test_a_wrong_address_is_told_kindly(address: str) -> None:
    with pytest.raises(DatabaseUnusable, match=r"sqlite\+aiosqlite"):
        Database(address)


async def test_a_folder_for_the_file_is_made(tmp_path: Path) -> None:
    database = Database(f"sqlite+aiosqlite:///{tmp_path / 'new' / 'folder' / 'a.db'}")
    await database.open()
    await database.close()
    assert (tmp_path / "new" / "folder" / "a.db").is_file()


AT = select(drafts.c.content).where(
    drafts.c.key == bindparam("at"), drafts.c.expires_at > bindparam("now")
)
BEFORE = THEN - timedelta(minutes=1)


async def test_a_look_up_sees_what_was_just_written(database: Database) -> None:
    asked = {"at": "door", "now": BEFORE}
    assert list(await database.look_up(AT, asked)) == []
    await put(database, "door", content="open")
    assert [tuple(row) for row in await database.look_up(AT, asked)] == [("open",)]
    assert list(await database.look_up(AT, {"at": "door", "now": THEN})) == []


async def test_a_look_up_never_waits_for_a_writer_nor_sees_what_is_half_written(
    database: Database,
) -> None:
    await put(database, "door", content="open")
    async with database.write() as connection:
        await connection.execute(update(drafts).values(content="shut"))
        found = await database.look_up(AT, {"at": "door", "now": BEFORE})
        assert found[0][0] == "open"
    assert (await database.look_up(AT, {"at": "door", "now": BEFORE}))[0][0] == "shut"


async def test_a_look_up_cannot_write(database: Database) -> None:
    if database.is_sqlite:
        await database.look_up(AT, {"at": "x", "now": THEN})
        assert database._glance is not None
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            database._glance._opened().execute("DELETE FROM drafts")


async def test_a_look_up_in_a_database_without_tables_fails_as_any_reading_does(
    tmp_path: Path,
) -> None:
    unopened = Database(f"sqlite+aiosqlite:///{tmp_path / 'none.db'}")
    with pytest.raises(DBAPIError):
        await unopened.look_up(AT, {"at": "x", "now": THEN})
    await unopened.close()


async def test_a_closed_database_can_be_opened_again(tmp_path: Path) -> None:
    database = Database(f"sqlite+aiosqlite:///{tmp_path / 'again.db'}")
    for _ in range(2):
        await database.open()
        assert list(await database.look_up(AT, {"at": "x", "now": THEN})) == []
        await database.close()
