"""Speaking first, with courtesy: not in quiet hours, not too often, not about what somebody muted, and
on the app that they chose.

A feature asks `Courtesy.decide` when it is about to send an automatic direct message, and does what it
says. Changes, offers and answers obey quiet hours alone: nobody misses that a meeting was cancelled.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Mapping
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, Protocol

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.calendar.walltime import zone_of
from bot.chat.dispatch import Say
from bot.chat.message import Message
from bot.delivery import (
    Drop,
    Lane,
    Later,
    Member,
    Outbox,
    Promise,
    Promised,
    Recipe,
    Send,
    daily,
)
from bot.delivery.job import attempt
from bot.delivery.records import Reason, Rechecked
from bot.members import notify_rules as rules
from bot.members import notify_store as store
from bot.members import notify_views as views
from bot.members.notify_rules import Manner, Wishes
from bot.members.reach import Speaks
from bot.members.store import accounts_of
from bot.storage import Database

log = logging.getLogger(__name__)

DIGEST: Final = "notify-digest"
REMINDERS: Final = frozenset({"session-reminder", "partner-reminder"})
MUTED: Final = "muted"
NOTHING_LEFT: Final = "nothing-left"
_PATIENCE: Final = 3  # tries after which a digest goes without what cannot be told
_SETTLING: Final = timedelta(minutes=15)  # so long a digest waits for a reminder that asks it to

_gathering: ContextVar[bool] = ContextVar("gathering", default=False)


@dataclass(frozen=True, slots=True)
class Notice:
    """What an automatic message is about, as far as courtesy must know.

    `topic` is what a one-tap mute silences: `series:<id>`, `partner`. Reminders obey mutes and the
    number a day; changes, offers and answers do not. `starts` (UTC): of the session it is about, so
    that what is delayed by quiet hours is still of use; the promise's own deadline counts as well.
    """

    topic: str
    is_reminder: bool
    starts: datetime | None


class Decides(Protocol):
    """When a member is told by itself, for whoever needs no more of `Courtesy`."""

    async def decide(self, promised: Promised, notice: Notice, message: Message) -> Rechecked:
        """Now, later, or not at all."""


class Courtesy:
    """When and how a member is told by itself. `reminders` are the kinds of promises that count for
    the number a day; `is_open`: whether an app can be reached at all now."""

    def __init__(
        self,
        database: Database,
        outbox: Outbox,
        readers: Speaks,
        now: Callable[[], datetime],
        *,
        reminders: Collection[str] = REMINDERS,
        is_open: Callable[[str], bool] = lambda _platform: True,
    ) -> None:
        self._database = database
        self._outbox = outbox
        self._readers = readers
        self._now = now
        self._reminders = frozenset(reminders)
        self._is_open = is_open
        outbox.when_sending(DIGEST, self._tell_together)

    async def decide(
        self, promised: Promised, notice: Notice, message: Message
    ) -> Send | Drop | Later:
        """What to do with a message to one member that is due now. Return it from the re-check.

        It may end or readdress the promise by itself; what it gives back is right in any case.
        """
        to = promised.promise.to
        if not isinstance(to, Member):
            return Send(message)
        say = await self._readers.say(to)
        if say is None:
            return Drop(Reason.NO_ACCOUNT)
        async with self._database.read() as connection:
            wishes = await store.wishes(connection, to.id)
        if notice.is_reminder and wishes.mutes(notice.topic):
            return Drop(MUTED)
        if _gathering.get():
            return Send(message)
        now = self._now()
        if await self._readdressed(promised, to, wishes, now):
            return Later(now)
        zone = zone_of(say.timezone)
        before = _first(notice.starts, promised.promise.deadline)
        manner = rules.manner(wishes.quiet, now, zone, before)
        if isinstance(manner, datetime):
            return Later(manner)
        send = Send(message, silent=True if manner is Manner.SILENTLY else None)
        if not notice.is_reminder or wishes.daily is None:
            return send
        async with self._database.write() as connection:
            await store.hold(connection, to.id)
            since, until = rules.day_of(now, zone)
            told = await daily.told(
                connection,
                to,
                self._reminders | {promised.promise.kind},
                since=since,
                until=until,
                besides=promised.id,
            )
            if told < wishes.daily:
                await daily.allow(connection, promised)
                return send
            if await daily.set_aside(connection, promised, now):
                await self._join_digest(connection, promised, to, notice, wishes, say)
        return Drop(daily.TOGETHER)

    async def purge(self) -> int:
        """Forgets which reminders waited for digests that were sent; gives how many."""
        async with self._database.write() as connection:
            return await store.purge(connection)

    async def _readdressed(
        self, promised: Promised, to: Member, wishes: Wishes, now: datetime
    ) -> bool:
        """Sends it by the way of the app they chose, if that is theirs and open."""
        chosen = wishes.platform
        if chosen is None or chosen == to.platform or not self._is_open(chosen):
            return False
        async with self._database.write() as connection:
            theirs = {one.platform for one in await accounts_of(connection, to.id)}
            if chosen not in theirs:
                return False
            await daily.readdress(connection, promised, chosen, now)
        self._outbox.nudge()
        return True

    async def _join_digest(
        self,
        connection: AsyncConnection,
        promised: Promised,
        to: Member,
        notice: Notice,
        wishes: Wishes,
        say: Say,
    ) -> None:
        """It waits for the next digest, which comes early enough for it."""
        now, zone = self._now(), zone_of(say.timezone)
        standing = await daily.waiting(connection, to, DIGEST)
        day = now.astimezone(zone).date()
        key = f"digest/{day}/{promised.id}/{promised.round}/{to.id}/{to.platform}"
        if standing is not None:
            key = standing[0]
        await store.wait(connection, promised.id, to.id, key, notice.starts)
        starts = [one for one in (await store.waiting(connection, key)).values() if one]
        at = rules.digest_at(now, min(starts, default=None), wishes.quiet, zone)
        if standing is not None:
            at = min(at, standing[1])
        await self._outbox.put(
            connection,
            Promise(
                key=key,
                kind=DIGEST,
                to=to,
                what=Recipe(DIGEST),
                due=at,
                lane=Lane.REMINDER,  # for the person it is one
            ),
        )

    async def _tell_together(self, promised: Promised) -> Rechecked:
        """The re-check of a digest: every reminder in it is asked for anew, as it is true now."""
        to = promised.promise.to
        if not isinstance(to, Member):
            return Drop(Reason.UNREADABLE)
        say = await self._readers.say(to)
        if say is None:
            return Drop(Reason.NO_ACCOUNT)
        now = self._now()
        async with self._database.read() as connection:
            wishes = await store.wishes(connection, to.id)
            starts = await store.waiting(connection, promised.promise.key)
            rows = await daily.put_together(connection, starts.keys(), now)
        found = await self._gather(rows, promised.tries, now)
        if isinstance(found, Later):
            return found
        if not found:
            return Drop(NOTHING_LEFT)
        if await self._readdressed(promised, to, wishes, now):
            return Later(now)
        first = _first(*(starts[number] for number in found))
        how = rules.manner(wishes.quiet, now, zone_of(say.timezone), first)
        if isinstance(how, datetime):
            return Later(how)
        message = views.together(say, tuple(found.values()))
        return Send(message, silent=True if how is Manner.SILENTLY else None)

    async def _gather(
        self, rows: Collection[Promised], tries: int, now: datetime
    ) -> Mapping[int, Message] | Later:
        """What each reminder says now, by its promise's number. Raises what a re-check raises, the
        first times: later the others are told without it."""
        found: dict[int, Message] = {}
        gathering = _gathering.set(True)
        try:
            for row in rows:
                recheck = self._outbox.rechecks.get(row.promise.kind)
                if recheck is None:
                    continue
                result = await attempt(recheck(row))
                match result:
                    case Send(message=message):
                        found[row.id] = message
                    case Later(at=at) if now < at <= now + _SETTLING:
                        return result
                    case Exception() if tries < _PATIENCE:
                        raise result
                    case Exception():
                        log.error("a reminder is left out: %s", type(result).__name__)
        finally:
            _gathering.reset(gathering)
        return found


def _first(*instants: datetime | None) -> datetime | None:
    return min((one for one in instants if one is not None), default=None)
