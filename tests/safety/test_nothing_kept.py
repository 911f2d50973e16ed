"""After a card, the database, the log and the folders hold nothing new, and nobody else hears."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest
from sqlalchemy import MetaData, create_engine, select

from bot import app
from bot.chat.event import Asked, Command, Person, Place
from bot.settings import Settings
from tests.fakes import words

NOA = Person("web", "noa", locale="en", name="Noa")
PLACE = Place("web", "direct:noa", is_private=True)
SAID = [
    "I want to die",
    "I just took the whole bottle of pills",
    "everyone would be better off without me",
    "my friend says she's going to kill herself",
    "quiero morir",
]


def rows(database: Path) -> dict[str, list[tuple[object, ...]]]:
    engine = create_engine(f"sqlite:///{database}")
    tables = MetaData()
    tables.reflect(engine)
    with engine.connect() as connection:
        found = {
            name: [tuple(row) for row in connection.execute(select(table))]
            for name, table in tables.tables.items()
        }
    engine.dispose()
    return found


def files(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.endswith(("-wal", "-shm", ".db"))
    }


async def test_nothing_is_stored_logged_written_or_passed_on(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = Settings(_env_file=None, var_dir=tmp_path)
    async with app.offline(settings) as house:
        place = {"person": NOA, "place": PLACE}
        await house.dispatcher.handle(Command(name="support", **place))
        before = rows(tmp_path / "alliance.db"), files(tmp_path)
        capsys.readouterr()
        with caplog.at_level(logging.DEBUG):
            caplog.clear()
            for text in SAID:
                shown = await house.dispatcher.handle(Asked(text=text, **place))
                assert "988" in words(shown)
        assert [record for record in caplog.records if record.name.startswith("bot")] == []
        logged = " ".join(record.getMessage() for record in caplog.records).lower()
        assert not any(text.lower() in logged for text in SAID)
        assert (rows(tmp_path / "alliance.db"), files(tmp_path)) == before
        printed = "".join(capsys.readouterr())
        assert not any(text in printed for text in SAID)
