"""What series hold about a coordinator, for them to see and erase. See `bot.members.records.Holder`."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.chat.event import Person
from bot.coreflection.series import store


class Makers:
    """Who made or changed which series in chat."""

    name = "series"

    async def held(
        self, connection: AsyncConnection, member_id: int | None, person: Person
    ) -> Mapping[str, object]:
        """What this account made or changed."""
        told = await store.told_of(connection, person.key)
        return {"series you made or changed": told} if told else {}

    async def forget(
        self, connection: AsyncConnection, member_id: int | None, person: Person
    ) -> None:
        """The meetings stay, for the people who come to them; their maker's name goes."""
        await store.forget(connection, person.key)
