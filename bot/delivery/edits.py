"""Copies of posts on their way to being up to date, or away. Repeating an edit is always safe."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from bot.chat.message import Message
from bot.chat.platform import Address
from bot.delivery import codec, posted, rules
from bot.delivery.job import Job, Lease
from bot.delivery.posted import Posted
from bot.delivery.records import Carrier, Copy, Lane
from bot.storage import Database


@dataclass(frozen=True, slots=True)
class Studio:
    """What all edits need."""

    database: Database
    posted: Posted
    now: Callable[[], datetime]
    chance: Callable[[], float]

    async def claim(self, platform: str, lease: Lease, most: int) -> list[Job]:
        """Leases copies that are out of date."""
        async with self.database.write() as connection:
            copies = await posted.claim(
                connection,
                platform,
                lease.now,
                until=lease.until,
                lease=lease.sign,
                most=most,
            )
        return [Edit(self, one) for one in copies]


@dataclass(slots=True)
class Edit:
    """A claimed copy."""

    studio: Studio
    copy: Copy
    message: Message | None = None

    @property
    def name(self) -> str:
        """Tells this row from others."""
        return f"copy {self.copy.id}"

    @property
    def lane(self) -> int:
        """Withdrawals go before everything else."""
        return int(Lane.CANCELLED if self.copy.withdrawn else Lane.EDIT)

    @property
    def address(self) -> Address:
        """Where the copy stands."""
        return self.copy.reference.address

    async def prepare(self) -> bool:
        """Draws it anew; nothing to do if it shows that already. See `Job`."""
        if self.copy.withdrawn:
            return True
        renderer = self.studio.posted.renderers.get(self.copy.subject.kind)
        if renderer is None:  # a feature that this version lacks: the copy stays as it is
            await self._current(self.copy.shown)
            return False
        self.message = await renderer(self.copy.subject, self.address)
        if self.message is not None and codec.fingerprint(self.message) == self.copy.shown:
            await self._current(self.copy.shown)
            return False
        return True

    async def go(self, carrier: Carrier) -> None:
        """Edits or withdraws it; see `Job`."""
        if self.message is None:
            await carrier.withdraw(self.copy.reference)
        else:
            await carrier.update(self.copy.reference, self.message)

    async def done(self) -> None:
        """See `Job`."""
        if self.message is None:
            await self.gone()
        else:
            await self._current(codec.fingerprint(self.message))

    async def gone(self) -> None:
        """The copy is not there any more; the address may well be. See `Job`."""
        async with self.studio.database.write() as connection:
            await posted.is_away(connection, self.copy)

    async def doubtful(self, *, remembers: bool) -> None:
        """See `Job`."""
        await self.failed("")

    async def failed(self, reason: str) -> None:
        """See `Job`."""
        at = self.studio.now() + rules.backoff(self.copy.tries + 1, self.studio.chance())
        await self._put_off(at, charged=True)

    async def put_off(self, at: datetime, *, failing: bool = False) -> None:
        """See `Job`."""
        await self._put_off(at, charged=False)

    async def _put_off(self, at: datetime, *, charged: bool) -> None:
        async with self.studio.database.write() as connection:
            await posted.put_off(connection, self.copy, at, charged=charged)

    async def _current(self, shown: str) -> None:
        async with self.studio.database.write() as connection:
            await posted.is_current(connection, self.copy, shown)
