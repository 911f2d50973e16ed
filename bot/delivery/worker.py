"""Delivery as the composition root has it: one sender for each platform, started and stopped together."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, timedelta
from typing import Final

from bot.chat.platform import Address
from bot.delivery.buckets import PACES, UNHURRIED, Pace
from bot.delivery.edits import Studio
from bot.delivery.letters import Office, OnGone, OnHeld, OnRefused
from bot.delivery.outbox import Outbox
from bot.delivery.posted import Posted
from bot.delivery.records import Carrier, Resolve
from bot.delivery.sender import Sender, Timing
from bot.storage import Database

__all__ = ["Delivery", "Timing"]

_STANDARD: Final = Timing()


class Delivery:
    """Keeps the promises. Answers to people never pass through it.

    `resolve`: a member's private address on a platform, if they have one. `paces`: limits other than
    the platforms' own, such as 25 a second. `shared`: whether other hosts send from this database
    (PostgreSQL). `on_gone`, `on_held` and `on_refused`: see `letters.Office`.
    """

    def __init__(
        self,
        database: Database,
        outbox: Outbox,
        posted: Posted,
        *,
        resolve: Resolve,
        now: Callable[[], datetime],
        paces: Mapping[str, Pace] = PACES,
        timing: Timing = _STANDARD,
        shared: bool | None = None,
        on_gone: OnGone | None = None,
        on_held: OnHeld | None = None,
        on_refused: OnRefused | None = None,
    ) -> None:
        self._database = database
        self._now = now
        self._paces = paces
        self._timing = timing
        self._shared = not database.is_sqlite if shared is None else shared
        self._sources = (
            Office(
                database,
                outbox,
                resolve,
                now,
                timing.chance,
                posted.settling,
                on_gone,
                on_held,
                on_refused,
            ),
            Studio(database, posted, now, timing.chance),
        )
        self._senders: dict[str, Sender] = {}
        self._running: list[asyncio.Task[None]] = []
        outbox.on_wake(self.nudge)

    def start(self, carriers: Iterable[Carrier]) -> None:
        """Starts sending through these platforms, which must be open."""
        for carrier in carriers:
            sender = Sender(
                carrier,
                self._paces.get(carrier.name, UNHURRIED),
                sources=self._sources,
                database=self._database,
                now=self._now,
                timing=self._timing,
                shared=self._shared,
            )
            self._senders[carrier.name] = sender
            task = asyncio.create_task(sender.run(), name=f"delivery to {carrier.name}")
            self._running.append(task)

    async def stop(self) -> None:
        """Finishes what is on its way and gives back the rest. Call it before the platforms stop."""
        senders = list(self._senders.values())
        await asyncio.gather(*(one.stop() for one in senders))
        if self._running:
            await asyncio.wait(self._running, timeout=1)
        for task in self._running:
            task.cancel()
        await asyncio.gather(*self._running, return_exceptions=True)
        for one in senders:
            await one.leave()
        self._running.clear()
        self._senders.clear()

    async def idle(self) -> None:
        """Until nothing is on its way to any platform."""
        for sender in self._senders.values():
            await sender.idle()

    def nudge(self) -> None:
        """Something may be due: looks at once. Call it when the clock was moved by hand."""
        for sender in self._senders.values():
            sender.nudge()

    def spent(self, address: Address) -> None:
        """A reply was sent there: it counts for the platform's limits. It never waits."""
        if address.platform in self._senders:
            self._senders[address.platform].spent(address)

    def is_sending(self, platform: str) -> bool:
        """Whether promises are being kept on that platform now."""
        return platform in self._senders

    def away_before(self, platform: str) -> timedelta:
        """For how long nobody was sending before this start: what was offered to people meanwhile
        deserves that much more time."""
        sender = self._senders.get(platform)
        return sender.away_before if sender else timedelta()
