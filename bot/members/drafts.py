"""What the chat apps keep for a while is held, too: told and erased with everything else.

Both are rows of `bot.storage.drafts`, whose keys begin with `platform:id:`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import ColumnElement, delete, func, not_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.chat.event import Person
from bot.storage.drafts import drafts


class HalfFilledForms:
    """A `Holder` of forms somebody has begun. What is in them is not shown: it is half a sentence,
    and gone within a day."""

    name = "drafts"

    async def held(
        self, connection: AsyncConnection, _member_id: int | None, person: Person
    ) -> Mapping[str, Any]:
        """How many there are."""
        number = await _count(connection, _forms(person))
        return {"half-filled forms": [{"app": person.platform}] * number} if number else {}

    async def forget(
        self, connection: AsyncConnection, _member_id: int | None, person: Person
    ) -> None:
        """Forgets them."""
        await connection.execute(delete(drafts).where(_forms(person)))


class ButtonNotes:
    """A `Holder` of what a chat app needs so that buttons go on working: long menus, that somebody
    pressed Start, which messages belong together."""

    name = "notes"

    async def held(
        self, connection: AsyncConnection, _member_id: int | None, person: Person
    ) -> Mapping[str, Any]:
        """How many there are."""
        number = await _count(connection, _notes(person))
        return (
            {"notes that keep buttons working": [{"app": person.platform}] * number}
            if number
            else {}
        )

    async def forget(
        self, connection: AsyncConnection, _member_id: int | None, person: Person
    ) -> None:
        """Forgets them."""
        await connection.execute(delete(drafts).where(_notes(person)))


async def _count(connection: AsyncConnection, which: ColumnElement[bool]) -> int:
    found = await connection.execute(select(func.count()).select_from(drafts).where(which))
    return int(found.scalar_one())


def _of(person: Person) -> ColumnElement[bool]:
    return drafts.c.key.startswith(f"{person.key}:", autoescape=True)


def _forms(person: Person) -> ColumnElement[bool]:
    return drafts.c.key.startswith(f"{person.key}:form", autoescape=True)


def _notes(person: Person) -> ColumnElement[bool]:
    return _of(person) & not_(_forms(person))
