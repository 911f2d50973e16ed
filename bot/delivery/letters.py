"""Promises on their way: claimed, looked at once more, sent, settled."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.chat.message import Message
from bot.chat.platform import Address, PlatformTrouble, Reference
from bot.delivery import codec, ledger, posted, rules
from bot.delivery.job import Job, Lease
from bot.delivery.outbox import Outbox
from bot.delivery.records import (
    Carrier,
    Drop,
    Later,
    Member,
    Promised,
    Reason,
    Rechecked,
    Resolve,
    Send,
    State,
    Verdict,
)
from bot.delivery.store import outbox as table
from bot.storage import Database

log = logging.getLogger(__name__)

OnGone = Callable[[AsyncConnection, Address, int | None], Awaitable[None]]
OnRefused = Callable[[AsyncConnection, Address], Awaitable[None]]
OnHeld = Callable[[AsyncConnection, Promised], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Office:
    """What all letters need. `on_gone` is told once that nobody is reached at an address, `on_held`
    that a person must decide, `on_refused` that the platform does not let the bot post at an
    address; each in the transaction that writes it down."""

    database: Database
    outbox: Outbox
    resolve: Resolve
    now: Callable[[], datetime]
    chance: Callable[[], float]
    settling: timedelta = posted.SETTLING
    on_gone: OnGone | None = None
    on_held: OnHeld | None = None
    on_refused: OnRefused | None = None

    async def claim(self, platform: str, lease: Lease, most: int) -> list[Job]:
        """Leases what is due and can be told; settles what cannot."""
        async with self.database.write() as connection:
            rows = await ledger.claim(
                connection,
                platform,
                lease.now,
                until=lease.until,
                lease=lease.sign,
                most=most,
            )
            names = [row.stage_of for row in rows if row.stage_of]
            latest = await ledger.latest_stages(connection, names, lease.now)
            useful = [
                one
                for row in rows
                if (one := await self._useful(connection, row, latest, lease.now)) is not None
            ]
        return await self._reachable(useful)

    async def _useful(
        self,
        connection: AsyncConnection,
        row: Row[Any],
        latest: dict[str, datetime],
        now: datetime,
    ) -> Promised | None:
        try:
            found = ledger.read(row)
        except ValueError:
            await connection.execute(
                update(table)
                .where(table.c.id == row.id)
                .values(
                    state=State.DEAD.value,
                    reason=Reason.UNREADABLE,
                    settled_at=now,
                    next_at=None,
                    lease=None,
                )
            )
            return None
        promise = found.promise
        if promise.stage_of and promise.due < latest.get(promise.stage_of, promise.due):
            await ledger.settle(connection, found, State.DROPPED, now, Reason.SUPERSEDED)
            return None
        verdict = rules.verdict(promise.late, promise.due, promise.deadline, now)
        if verdict is Verdict.DROP:
            await ledger.settle(connection, found, State.DROPPED, now, Reason.LATE)
            return None
        if verdict is Verdict.HOLD:
            await ledger.settle(connection, found, State.HELD, now, Reason.LATE)
            if self.on_held is not None:
                await self.on_held(connection, found)
            return None
        return replace(found, verdict=verdict)

    async def _reachable(self, rows: list[Promised]) -> list[Job]:
        addressed: list[tuple[Promised, Address]] = []
        nowhere: list[tuple[Promised, str]] = []
        for row in rows:
            to = row.promise.to
            address = await self.resolve(to) if isinstance(to, Member) else to
            if address is None:
                nowhere.append((row, Reason.NO_ACCOUNT))
            else:
                addressed.append((row, address))
        if addressed:
            async with self.database.read() as connection:
                dead = await ledger.dead(connection, [address for _, address in addressed])
            nowhere += [(row, Reason.GONE) for row, address in addressed if address in dead]
            addressed = [(row, address) for row, address in addressed if address not in dead]
        if nowhere:
            async with self.database.write() as connection:
                for row, reason in nowhere:
                    await ledger.settle(connection, row, State.DROPPED, self.now(), reason)
        return [Letter(self, row, address) for row, address in addressed]


@dataclass(slots=True)
class Letter:
    """A claimed promise with its address."""

    office: Office
    row: Promised
    address: Address
    ready: Send | None = None
    sent: Reference | None = field(default=None)

    @property
    def name(self) -> str:
        """Tells this row from others."""
        return f"letter {self.row.id}"

    @property
    def lane(self) -> int:
        """Who goes first; the smallest does."""
        return int(self.row.promise.lane)

    async def prepare(self) -> bool:
        """Asks the feature; see `Job`."""
        told = await self._recheck()
        if isinstance(told, Send):
            self.ready = told
            return True
        now = self.office.now()
        async with self.office.database.write() as connection:
            if isinstance(told, Later):
                at = max(told.at, now)
                await ledger.put_off(connection, self.row, at, state=State.PENDING.value)
            elif told.reason == Reason.UNKNOWN:
                await ledger.settle(connection, self.row, State.DEAD, now, told.reason)
            else:
                await ledger.settle(connection, self.row, State.DROPPED, now, told.reason)
        return False

    async def go(self, carrier: Carrier) -> None:
        """Sends it; see `Job`."""
        if self.ready is None:
            raise RuntimeError("a letter is prepared before it goes")
        promise, silent = self.row.promise, self.ready.silent
        self.sent = await carrier.send(
            self.address,
            self.ready.message,
            rules.nonce(promise.key, self.row.round),
            silent=promise.silent if silent is None else silent,
        )

    async def done(self) -> None:
        """Marks it as sent and remembers the copy if it was promised to; see `Job`."""
        if self.sent is None or self.ready is None:
            return
        now, promise = self.office.now(), self.row.promise
        async with self.office.database.write() as connection:
            kept = await ledger.settle(
                connection,
                self.row,
                State.SENT,
                now,
                late=now - promise.due,
                message=self.sent.message,
            )
            if not promise.remember or promise.about is None:
                return
            # Withdrawn while it was on its way: the copy that stands now is taken back too.
            withdrawn = not kept and (
                await ledger.state_of(connection, self.row) == State.DROPPED.value
            )
            await posted.remember(
                connection,
                promise.about,
                self.sent,
                codec.fingerprint(self.ready.message),
                now if withdrawn else now + self.office.settling,
                withdrawn=withdrawn,
            )

    async def gone(self) -> None:
        """The address is dead; see `Job`."""
        now, to = self.office.now(), self.row.promise.to
        async with self.office.database.write() as connection:
            await ledger.settle(connection, self.row, State.DROPPED, now, Reason.GONE)
            first = await ledger.bury(connection, self.address, now, Reason.GONE)
            if first and self.office.on_gone is not None:
                member_id = to.id if isinstance(to, Member) else None
                await self.office.on_gone(connection, self.address, member_id)
        if first:
            log.warning("somebody on %s cannot be reached any more", self.address.platform)

    async def doubtful(self, *, remembers: bool) -> None:
        """Sends again where that is better than not at all; see `Job`."""
        doubts = self.row.doubts + 1
        if rules.may_repeat(self.row.promise.lane, doubts, remembers=remembers):
            await self._try_again(Reason.UNSURE, doubts=doubts)
        else:
            await self._settle(State.DEAD, Reason.UNSURE)

    async def failed(self, reason: str) -> None:
        """Tries again, six times in all; see `Job`."""
        if reason == PlatformTrouble.__name__ and self.office.on_refused is not None:
            async with self.office.database.write() as connection:
                await self.office.on_refused(connection, self.address)
        await self._try_again(reason, doubts=self.row.doubts)

    async def put_off(self, at: datetime, *, failing: bool = False) -> None:
        """Gives it back; see `Job`."""
        now = self.office.now()
        since = self.row.failing_since or now
        if failing and rules.is_given_up(0, since, now):
            await self._settle(State.DEAD, Reason.FAILED)
            return
        async with self.office.database.write() as connection:
            changes = {"failing_since": since} if failing else {}
            await ledger.put_off(connection, self.row, at, **changes)

    async def _recheck(self) -> Rechecked:
        promise = self.row.promise
        recheck = self.office.outbox.rechecks.get(promise.kind)
        if recheck is not None:
            return await recheck(self.row)
        if not isinstance(promise.what, Message):
            return Drop(Reason.UNKNOWN)
        if self.row.verdict is Verdict.CLOSE:
            return Drop(Reason.LATE)
        return Send(promise.what)

    async def _try_again(self, reason: str, *, doubts: int) -> None:
        now, tries = self.office.now(), self.row.tries + 1
        if rules.is_given_up(tries, None, now):
            await self._settle(State.DEAD, reason)
            return
        async with self.office.database.write() as connection:
            await ledger.put_off(
                connection,
                self.row,
                now + rules.backoff(tries, self.office.chance()),
                tries=tries,
                doubts=doubts,
                reason=reason[:32],
            )

    async def _settle(self, state: State, reason: str) -> None:
        async with self.office.database.write() as connection:
            await ledger.settle(connection, self.row, state, self.office.now(), reason)
