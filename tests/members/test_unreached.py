"""A chat that cannot be written to is told on the person's other app, and heard of when they come back."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import Row, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.alliance import Alliance
from bot.chat.event import Person
from bot.chat.message import Message
from bot.chat.platform import Address
from bot.delivery import Lane, Member, Outbox, Promise, Send, ledger, report
from bot.delivery.store import outbox as outbox_table
from bot.members.account import Accounts
from bot.members.linking import LETTERS, Linking
from bot.members.reach import Reach
from bot.members.unreached import KIND, Unreached
from bot.storage import Database
from tests.fakes import LANGUAGE, NOW, context

FILE = Alliance.model_validate({"name": "Green Mountain", "state": "us-vt"})
WREN = Person("telegram", "501", locale="en")
WREN_TOO = Person("discord", "9", locale="es-ES")


def private(person: Person) -> Address:
    return Address(person.platform, f"chat-{person.id}")


@pytest.fixture
def outbox() -> Outbox:
    return Outbox(lambda: NOW)


@pytest.fixture
def people(database: Database) -> Accounts:
    return Accounts(database, lambda: FILE)


@pytest.fixture
def unreached(database: Database, people: Accounts, outbox: Outbox) -> Unreached:
    reach = Reach(database, people, private, LANGUAGE.voice)
    return Unreached(database, outbox, reach, private, lambda: NOW)


async def lose(database: Database, unreached: Unreached, person: Person, number: int) -> None:
    """Nobody is reached at that private chat any more."""
    async with database.write() as connection:
        await ledger.bury(connection, private(person), NOW, "gone")
        await unreached.gone(connection, private(person), number)


async def waiting(database: Database) -> list[tuple[str, str, int]]:
    async with database.read() as connection:
        seen = await report.overview(connection, NOW, NOW)
    return [(one.kind, one.platform, one.number) for one in seen.waiting]


async def test_it_is_told_once_on_the_other_app_in_its_language(
    database: Database, people: Accounts, outbox: Outbox, unreached: Unreached
) -> None:
    number = await people.keep(WREN)
    linking = Linking(database, lambda: NOW, lambda length: LETTERS[:length])
    await linking.join(WREN_TOO, await linking.new_code(WREN))
    await lose(database, unreached, WREN, number)
    await lose(database, unreached, WREN, number)
    assert await waiting(database) == [(KIND, "discord", 1)]
    async with database.read() as connection:
        (row,) = await ledger_rows(connection)
    told = await outbox.rechecks[KIND](ledger.read(row))
    assert isinstance(told, Send)
    assert "Telegram" in told.message.title
    assert "No puedo" in told.message.title


async def test_nobody_is_told_who_has_no_other_app(
    database: Database, people: Accounts, unreached: Unreached
) -> None:
    await lose(database, unreached, WREN, await people.keep(WREN))
    async with database.write() as connection:
        await unreached.gone(connection, Address("telegram", "-100"), None)
    assert await waiting(database) == []


async def test_whoever_speaks_again_is_reached_again(
    database: Database, people: Accounts, unreached: Unreached
) -> None:
    await lose(database, unreached, WREN, await people.keep(WREN))
    await lose(database, unreached, WREN_TOO, await people.keep(WREN_TOO))
    for _ in range(2):  # another process finds the list in the database
        await unreached.tidy()
    assert await unreached.before(("hello",), context(WREN)) is None
    assert await dead(database) == {private(WREN), private(WREN_TOO)}
    await unreached.tidy()
    assert await dead(database) == {private(WREN_TOO)}
    assert not unreached.hushes("hello")


async def test_whoever_erased_themselves_is_told_nothing(
    database: Database, people: Accounts, outbox: Outbox, unreached: Unreached
) -> None:
    number = await people.keep(WREN)
    promise = Promise(
        key="gone/discord/1",
        kind=KIND,
        to=Member(number, "discord"),
        what=Message(title="not a recipe"),
        due=NOW,
        lane=Lane.NOTICE,
    )
    async with database.write() as connection:
        await outbox.put(connection, promise)
    async with database.read() as connection:
        (row,) = await ledger_rows(connection)
    assert not isinstance(await outbox.rechecks[KIND](ledger.read(row)), Send)


async def dead(database: Database) -> set[Address]:
    async with database.read() as connection:
        return set(await report.unreachable(connection))


async def ledger_rows(connection: AsyncConnection) -> list[Row[Any]]:
    return list(await connection.execute(select(outbox_table)))
