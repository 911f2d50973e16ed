"""One file holds everything and gives it back, whole or not at all."""

from __future__ import annotations

import gzip
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.storage import Database, StoredDrafts
from bot.storage.backup import BackupUnusable, backup, restore
from bot.storage.drafts import drafts

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


Opened = Callable[[str], Awaitable[Database]]


@pytest.fixture
async def opened(tmp_path: Path) -> AsyncIterator[Opened]:
    made: list[Database] = []

    async def make(name: str) -> Database:
        made.append(Database(f"sqlite+aiosqlite:///{tmp_path / name}"))
        await made[-1].open()
        return made[-1]

    yield make
    for database in made:
        await database.close()


async def test_what_was_kept_comes_back(tmp_path: Path, opened: Opened) -> None:
    first, second = await opened("a.db"), await opened("b.db")
    kept = StoredDrafts(first, lambda: NOW)
    for number in range(7):
        await kept.save(f"telegram:{number}", "«ñ» \u2028 \x01", hours=number + 1)
    assert await backup(first, tmp_path / "x.jsonl.gz") == 7
    assert await restore(second, tmp_path / "x.jsonl.gz") == 7
    async with first.read() as one, second.read() as other:
        rows = (await one.execute(select(drafts).order_by(drafts.c.key))).all()
        assert rows == (await other.execute(select(drafts).order_by(drafts.c.key))).all()
        assert rows[2].expires_at == NOW + timedelta(hours=3)


async def test_a_database_that_holds_something_is_not_overwritten_unasked(
    tmp_path: Path, opened: Opened
) -> None:
    database = await opened("a.db")
    kept = StoredDrafts(database, lambda: NOW)
    await kept.save("a", "first", hours=1)
    await backup(database, tmp_path / "x.gz")
    await kept.save("a", "second", hours=1)
    with pytest.raises(BackupUnusable, match="--replace"):
        await restore(database, tmp_path / "x.gz")
    assert await kept.load("a") == "second"
    await restore(database, tmp_path / "x.gz", replace=True)
    assert await kept.load("a") == "first"


@pytest.mark.parametrize(
    "damage",
    [
        lambda raw: raw[: len(raw) // 2],
        lambda raw: b"no backup at all",
        lambda raw: gzip.compress(b"\n".join(gzip.decompress(raw).splitlines()[:-2])),
        lambda raw: gzip.compress(
            json.dumps({"format": "alliance-backup-1", "version": "9"}).encode()
        ),
        lambda raw: gzip.compress(gzip.decompress(raw).replace(b'"drafts"', b'"strange"')),
    ],
    ids=["cut off", "something else", "rows missing", "newer version", "unknown table"],
)
async def test_a_damaged_backup_changes_nothing(
    tmp_path: Path, opened: Opened, damage: Callable[[bytes], bytes]
) -> None:
    database = await opened("a.db")
    kept = StoredDrafts(database, lambda: NOW)
    for key in ("a", "b", "c"):
        await kept.save(key, "kept", hours=1)
    path = tmp_path / "x.gz"
    await backup(database, path)
    path.write_bytes(damage(path.read_bytes()))
    with pytest.raises(BackupUnusable):
        await restore(database, path, replace=True)
    assert [await kept.load(key) for key in ("a", "b", "c")] == ["kept"] * 3


async def test_an_existing_file_is_never_overwritten(tmp_path: Path, opened: Opened) -> None:
    database = await opened("a.db")
    (tmp_path / "x.gz").write_text("mine")
    with pytest.raises(FileExistsError):
        await backup(database, tmp_path / "x.gz")
    assert (tmp_path / "x.gz").read_text() == "mine"


async def test_drafts_expire_and_are_forgotten(tmp_path: Path, opened: Opened) -> None:
    database = await opened("a.db")
    time = [NOW]
    kept = StoredDrafts(database, lambda: time[0])
    await kept.save("telegram:1:form", "half", hours=24)
    await kept.save("telegram:1:form", "more", hours=24)
    await kept.save("telegram:10:form", "other", hours=24)
    assert await kept.load("telegram:1:form") == "more"
    await kept.delete("telegram:1:form")
    await kept.delete("telegram:1:form")
    assert await kept.load("telegram:1:form") is None
    assert await kept.load("telegram:10:form") == "other"
    time[0] += timedelta(hours=25)
    assert await kept.load("telegram:10:form") is None
    await kept.purge()
    async with database.read() as connection:
        assert (await connection.execute(select(drafts))).all() == []
