"""Half-filled forms are held, too: they are told and erased with everything else about somebody."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import ColumnElement, delete, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.chat.event import Person
from bot.storage.drafts import drafts


class HalfFilledForms:
    """A `Holder` over `bot.storage.drafts`, whose keys begin with `platform:id:`."""

    name = "drafts"

    async def held(
        self, connection: AsyncConnection, _member_id: int | None, person: Person
    ) -> Mapping[str, Any]:
        """How many there are. What is in them is sealed or half a sentence, and soon gone."""
        found = await connection.execute(
            select(func.count()).select_from(drafts).where(_of(person))
        )
        number = int(found.scalar_one())
        return {"half-filled forms": [{"half filled": True}] * number} if number else {}

    async def forget(
        self, connection: AsyncConnection, _member_id: int | None, person: Person
    ) -> None:
        """Forgets them."""
        await connection.execute(delete(drafts).where(_of(person)))


def _of(person: Person) -> ColumnElement[bool]:
    return drafts.c.key.startswith(f"{person.key}:", autoescape=True)
