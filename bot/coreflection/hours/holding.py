"""What `me` tells, gives out and erases of somebody's hours: three `Holder`s, for three sentences."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.chat.event import Person
from bot.coreflection.hours import store
from bot.coreflection.hours.words import written


class HeldHours:
    """The record itself, ready to be carried elsewhere. It outlives the answers to sessions."""

    name = "hours"

    async def held(
        self, connection: AsyncConnection, member_id: int | None, _person: Person
    ) -> Mapping[str, object]:
        """Every entry."""
        found = await store.entries(connection, member_id) if member_id is not None else ()
        lines = [
            {
                "day": one.written.day.isoformat(),
                "hours": written(one.written.hours),
                "what": one.written.what,
                "category": one.written.category,
                "evidence": one.written.evidence,
                "from": one.source.value,
            }
            for one in found
        ]
        return {"hours": lines} if lines else {}

    async def forget(
        self, connection: AsyncConnection, member_id: int | None, _person: Person
    ) -> None:
        """Erases it."""
        if member_id is not None:
            await store.forget(connection, member_id)


class HeldRequests:
    """What waits for a facilitator, for a week at most."""

    name = "hour-requests"

    async def held(
        self, connection: AsyncConnection, member_id: int | None, _person: Person
    ) -> Mapping[str, object]:
        """The name that the facilitators see, once for each session."""
        found = await store.requests_of(connection, member_id) if member_id is not None else ()
        lines = [{"session": one.session, "name": one.name} for one in found]
        return {"hours that wait for a facilitator": lines} if lines else {}

    async def forget(
        self, connection: AsyncConnection, member_id: int | None, _person: Person
    ) -> None:
        """Erases them."""
        if member_id is not None:
            await store.forget_requests(connection, member_id)


class HeldCertificates:
    """That certificates were made: their dates and hours, no name. Erasing unties them; one that was
    handed in stays true unless it is withdrawn first, and the sentence says so."""

    name = "certificates"

    async def held(
        self, connection: AsyncConnection, member_id: int | None, _person: Person
    ) -> Mapping[str, object]:
        """Every certificate."""
        found = await store.certificates_of(connection, member_id) if member_id is not None else ()
        lines = [
            {
                "day": one.day.isoformat(),
                "hours": written(one.hours),
                "withdrawn": one.is_withdrawn,
            }
            for one in found
        ]
        return {"certificates": lines} if lines else {}

    async def forget(
        self, connection: AsyncConnection, member_id: int | None, _person: Person
    ) -> None:
        """Takes the member off them."""
        if member_id is not None:
            await store.untie(connection, member_id)
