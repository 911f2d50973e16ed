"""Whoever erases themselves is in no table any more, whatever they did before: every table is looked
at, and one that is new must be told to this test."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any, Final

import pytest
from sqlalchemy import (
    Boolean,
    Column,
    Date,
    DateTime,
    Identity,
    Integer,
    Table,
    TypeDecorator,
    insert,
    select,
)

from bot import tables
from bot.chat.event import Person
from bot.members import store
from bot.storage import metadata
from tests.conftest import POSTGRESQL
from tests.journeys.house import NO_POSTGRESQL, House

ZOE: Final = Person("telegram", "770077", locale="es", name="Zoe Quispe")
OTHER: Final = Person("telegram", "880088", name="Ada")
CHAT: Final = {"platform": ZOE.platform, "chat": ZOE.id, "thread": ""}
ACCOUNT: Final = {"platform": ZOE.platform, "platform_id": ZOE.id}
BY: Final = {"by_name": ZOE.name, "by_key": ZOE.key}
# What stands in the tables that may hold something of a person, besides the member's number.
THEIRS: Final[Mapping[str, Mapping[str, object]]] = {
    "certificates": {},
    "dead_addresses": CHAT,
    "decks": {"owner": f"person:{ZOE.key}"},
    "delivery_pauses": {"platform": ZOE.platform, "chat": ZOE.id},
    "drafts": {"key": f"{ZOE.key}:form"},
    "granted_roles": {**ACCOUNT, "role": "coordinator"},
    "hour_requests": {"name": ZOE.name},
    "hours": {"source": "hand", "what": f"A talk by {ZOE.name}"},
    "link_codes": ACCOUNT,
    "made_series": BY,
    "muted_topics": {},
    "notify_settings": {},
    "outbox": {**CHAT, "what": f"Hello {ZOE.name}"},
    "partner_meetings": {},
    "partner_people": {"name": ZOE.name, "handle": "@zoe"},
    "partner_unwanted": {"name": "Somebody"},
    "posted": CHAT,
    "private_feeds": {},
    "review_items": {
        "kind": "question",
        "status": "open",
        "answer_platform": ZOE.platform,
        "answer_chat": ZOE.id,
    },
    "rsvps": {"name": ZOE.name, "status": "going"},
    "series_changes": BY,
    "series_ends": BY,
    "waiting_notices": {},
}
# What says nothing of anybody, and what the test fills otherwise.
NOBODYS: Final = {
    "delivery_turns",
    "feed_stamps",
    "partner_rounds",
    "room_codes",
    "rota_asks",  # names of the alliance's files, which a coordinator edits
    "rota_series",
    "series_revision",
    "sessions",
}
SESSION: Final = {"original": "2026-12-01T15:00", "local": "2026-12-01T15:00", "timezone": "UTC"}
KEPT_FIRST: Final = {"accounts", "members"}


def filler(column: Column[Any]) -> object:
    """Something that fits into a column."""
    kind = column.type.impl if isinstance(column.type, TypeDecorator) else column.type
    if isinstance(kind, Boolean):
        return False
    if isinstance(kind, Integer):
        return 1
    if isinstance(kind, DateTime):
        return datetime(2026, 11, 30, 12, tzinfo=UTC)
    if isinstance(kind, Date):
        return date(2026, 11, 30)
    return "x"


def row_of(table: Table, numbers: Mapping[str, int], own: Mapping[str, object]) -> dict[str, Any]:
    """A row of a table that leads to Zoe."""
    row: dict[str, Any] = {}
    for column in table.columns:
        if column.name in own:
            row[column.name] = own[column.name]
        elif column.foreign_keys:
            parent = next(iter(column.foreign_keys)).column.table.name
            row[column.name] = numbers["other" if column.name.startswith("other") else parent]
        elif not isinstance(column.server_default, Identity) and not column.nullable:
            row[column.name] = filler(column)
    return row


@pytest.mark.parametrize(
    ("way", "address"),
    [
        pytest.param("dispatcher", "sqlite", id="SQLite"),
        pytest.param(
            "dispatcher",
            "postgresql",
            id="PostgreSQL",
            marks=pytest.mark.skipif(not POSTGRESQL, reason=NO_POSTGRESQL),
        ),
    ],
    indirect=["address"],
)
async def test_nothing_of_somebody_is_left(house: House) -> None:
    assert tables.DECLARED
    assert set(metadata.tables) == THEIRS.keys() | NOBODYS | KEPT_FIRST
    database = house.app.database
    async with database.write() as connection:
        numbers = {
            "members": await store.keep(connection, ZOE),
            "other": await store.keep(connection, OTHER),
        }
        for table in metadata.sorted_tables:
            if table.name not in THEIRS and table.name != "sessions":
                continue
            row = row_of(table, numbers, THEIRS.get(table.name, SESSION))
            made = insert(table).values(**row)
            if "id" in table.columns and "id" not in row:
                numbers[table.name] = await connection.scalar(made.returning(table.columns.id))
            else:
                await connection.execute(made)

    held = await house.app.accounts.erase(ZOE)
    assert len(held.parts) > 12

    async with database.read() as connection:
        for table in metadata.sorted_tables:
            leads = [
                one.name
                for one in table.columns
                if any(key.column.table.name == "members" for key in one.foreign_keys)
            ]
            for told in (await connection.execute(select(table))).mappings():
                assert numbers["members"] not in [told[one] for one in leads], table.name
                words = " ".join(one for one in told.values() if isinstance(one, str))
                assert ZOE.id not in words, table.name
                assert ZOE.name not in words, table.name
        assert await store.find(connection, OTHER) is not None
