"""What delivery holds about a person, for them to see and erase. See `bot.members.records.Holder`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from sqlalchemy import ColumnElement, Table, and_, delete, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.chat.event import Person
from bot.chat.message import Message
from bot.chat.platform import Address
from bot.delivery import codec
from bot.delivery.store import dead_addresses, outbox, pauses, posted

_ROW: Final = outbox.c


class Promises:
    """The messages to one person that wait or were sent in the last 30 days. `address_of`: their
    private chat."""

    name = "delivery"

    def __init__(self, address_of: Callable[[Person], Address]) -> None:
        self._address_of = address_of

    async def held(
        self, connection: AsyncConnection, member_id: int | None, person: Person
    ) -> Mapping[str, object]:
        """All messages that lead to them, and whether the bot believes them out of reach."""
        address = self._address_of(person)
        rows = await connection.execute(
            select(outbox).where(_leads_to(member_id, address)).order_by(_ROW.due, _ROW.id)
        )
        told: dict[str, object] = {}
        if messages := [_plain(row) for row in rows]:
            told["messages promised or sent to you"] = messages
        dead = await connection.scalar(
            select(dead_addresses.c.since).where(_is(dead_addresses, address))
        )
        if dead is not None:
            told["your chat could not be reached since"] = dead.isoformat()
        return told

    async def forget(
        self, connection: AsyncConnection, member_id: int | None, person: Person
    ) -> None:
        """Erases all of it; what is just being sent may still arrive."""
        address = self._address_of(person)
        await connection.execute(delete(outbox).where(_leads_to(member_id, address)))
        for table in (posted, dead_addresses, pauses):
            await connection.execute(delete(table).where(_is(table, address)))

    async def move(self, connection: AsyncConnection, source: int, target: int) -> None:
        """What was promised to one member is promised to another: two accounts were joined."""
        await connection.execute(
            update(outbox).where(_ROW.member_id == source).values(member_id=target)
        )


def _leads_to(member_id: int | None, address: Address) -> ColumnElement[bool]:
    there = _is(outbox, address)
    return there if member_id is None else or_(there, _ROW.member_id == member_id)


def _is(table: Table, address: Address) -> ColumnElement[bool]:
    return and_(table.c.platform == address.platform, table.c.chat == address.chat)


def _plain(row: Any) -> dict[str, str]:
    told = {"kind": row.kind, "due": row.due.isoformat(), "state": row.state}
    try:
        what = codec.load(row.what)
    except codec.Unreadable:
        return told
    return told | ({"text": what.words()} if isinstance(what, Message) else {"text": what.name})
