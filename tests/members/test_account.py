"""Reading makes no row; a choice is kept; everything held can be taken away and erased, all or nothing."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping

import pytest
from sqlalchemy import func, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.alliance import Alliance
from bot.chat.event import Person
from bot.chat.router import Role
from bot.members.account import Accounts, grant, revoke
from bot.members.records import Why
from bot.members.store import accounts as account_table
from bot.members.store import granted_roles, members
from bot.storage import Database

WREN = Person("telegram", "501", locale="es-MX", name="Wren")
NOA = Person("discord", "9", locale="en-US")
FILE = Alliance.model_validate(
    {"name": "Green Mountain", "state": "us-vt", "roles": {"facilitator": {"telegram": ["501"]}}}
)


class Umbrellas:
    """A feature that holds something, and may fail to erase it."""

    name = "umbrellas"

    def __init__(self) -> None:
        self.of: dict[str, list[str]] = {}
        self.asked_about: list[int | None] = []
        self.breaks = False

    async def held(
        self, connection: AsyncConnection, member_id: int | None, person: Person
    ) -> Mapping[str, object]:
        self.asked_about.append(member_id)
        mine = self.of.get(person.key, [])
        return {"umbrellas": mine} if mine else {}

    async def forget(
        self, connection: AsyncConnection, member_id: int | None, person: Person
    ) -> None:
        if self.breaks:
            raise RuntimeError
        self.of.pop(person.key, None)


@pytest.fixture
def umbrellas() -> Umbrellas:
    return Umbrellas()


@pytest.fixture
def people(database: Database, umbrellas: Umbrellas) -> Accounts:
    return Accounts(database, lambda: FILE, [umbrellas])


async def rows(database: Database) -> int:
    async with database.read() as connection:
        return sum(
            [
                await connection.scalar(select(func.count()).select_from(table)) or 0
                for table in (members, account_table, granted_roles)
            ]
        )


async def test_reading_makes_no_row(people: Accounts, database: Database) -> None:
    reader = await people.identify(WREN)
    assert (reader.language, reader.timezone, reader.state) == ("es", "America/New_York", "us-vt")
    assert reader.roles == {Role.ANYONE, Role.MEMBER, Role.FACILITATOR}
    assert reader.member_id is None
    assert await people.export(WREN) == {}
    assert await people.forget(WREN) == []
    await people.change(WREN, "language", None)
    assert await rows(database) == 0


def test_without_the_database_the_event_and_the_file_do(database: Database) -> None:
    down = Accounts(Database("sqlite+aiosqlite:////nowhere/at/all.db"), lambda: FILE)
    reader = down.guess(WREN)
    assert reader.language == "es"
    assert reader.roles == {Role.ANYONE, Role.MEMBER, Role.FACILITATOR}


async def test_a_choice_is_kept_and_can_be_taken_back(people: Accounts) -> None:
    await people.change(WREN, "language", "en")
    await people.change(WREN, "timezone", "America/Denver")
    await people.change(WREN, "state", "us-ca")
    reader = await people.identify(WREN)
    assert (reader.language, reader.timezone, reader.state) == ("en", "America/Denver", "us-ca")
    assert reader.member_id is not None
    await people.change(WREN, "state", None)
    assert (await people.identify(WREN)).state == "us-vt"
    assert (await people.identify(NOA)).language == "en"
    assert (await people.identify(NOA)).member_id is None


async def test_an_id_means_nobody_else_on_another_platform(people: Accounts) -> None:
    await people.change(WREN, "language", "en")
    assert (await people.identify(Person("discord", "501", locale="es"))).member_id is None


async def test_forty_first_choices_at_once_make_one_member(
    people: Accounts, database: Database
) -> None:
    numbers = await asyncio.gather(*(people.keep(WREN) for _ in range(40)))
    assert len(set(numbers)) == 1
    assert await rows(database) == 2  # the member and the account


async def test_a_granted_role_counts_until_it_is_revoked(
    people: Accounts, database: Database
) -> None:
    for _ in range(2):
        await grant(database, Role.COORDINATOR, NOA)
    assert Role.COORDINATOR in (await people.identify(NOA)).roles
    assert Role.COMMITTEE not in (await people.identify(NOA)).roles
    assert (await people.held(NOA)).roles == {
        Role.MEMBER: Why.EVERYBODY,
        Role.COORDINATOR: Why.GRANTED,
    }
    assert await revoke(database, Role.COORDINATOR, NOA)
    assert not await revoke(database, Role.COORDINATOR, NOA)
    assert Role.COORDINATOR not in (await people.identify(NOA)).roles


async def test_a_role_counts_on_every_account_of_a_member(
    people: Accounts, database: Database
) -> None:
    number = await people.keep(WREN)
    async with database.write() as connection:
        values = {"platform": NOA.platform, "platform_id": NOA.id, "member_id": number}
        await connection.execute(insert(account_table).values(**values))
    await grant(database, Role.COORDINATOR, NOA)
    assert Role.COORDINATOR in (await people.identify(WREN)).roles
    assert (await people.export(WREN))["accounts"] == [
        {"app": "discord", "id": "9"},
        {"app": "telegram", "id": "501", "language of the app": "es"},
    ]
    await people.forget(WREN)
    assert await rows(database) == 0


async def test_a_role_of_a_newer_version_gives_no_rights_and_breaks_nothing(
    people: Accounts, database: Database
) -> None:
    async with database.write() as connection:
        values = {"platform": NOA.platform, "platform_id": NOA.id, "role": "archivist"}
        await connection.execute(insert(granted_roles).values(**values))
    assert (await people.identify(NOA)).roles == {Role.ANYONE, Role.MEMBER}


async def test_a_copy_holds_all_and_erasing_leaves_nothing(
    people: Accounts, database: Database, umbrellas: Umbrellas
) -> None:
    await people.change(WREN, "language", "en")
    await people.change(NOA, "language", "es")
    await grant(database, Role.COORDINATOR, WREN)
    umbrellas.of[WREN.key] = ["red", "blue"]
    everything = {
        "settings": {"language": "en"},
        "accounts": [{"app": "telegram", "id": "501", "language of the app": "es"}],
        "granted roles": ["coordinator"],
        "umbrellas": ["red", "blue"],
    }
    assert await people.export(WREN) == everything
    assert umbrellas.asked_about == [(await people.identify(WREN)).member_id]
    assert await people.forget(WREN) == list(everything)
    assert await people.export(WREN) == {}
    assert umbrellas.of == {}
    assert await rows(database) == 2  # Noa's
    assert (await people.identify(NOA)).language == "es"


async def test_what_only_a_feature_holds_is_found_and_erased_too(
    people: Accounts, umbrellas: Umbrellas
) -> None:
    umbrellas.of[NOA.key] = ["green"]
    assert await people.export(NOA) == {"umbrellas": ["green"]}
    assert await people.forget(NOA) == ["umbrellas"]
    assert await people.export(NOA) == {}


async def test_when_one_part_cannot_be_erased_nothing_is(
    people: Accounts, database: Database, umbrellas: Umbrellas
) -> None:
    await people.change(WREN, "language", "en")
    umbrellas.breaks = True
    with pytest.raises(RuntimeError):
        await people.forget(WREN)
    assert (await people.identify(WREN)).language == "en"
