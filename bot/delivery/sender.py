"""One platform's sender: what is due goes out at the platform's pace, the most urgent first.

Lease, send, then mark. Nothing new goes out while something that was sent is not marked yet, so a
crash repeats no more than what was on its way.
"""

from __future__ import annotations

import asyncio
import logging
import random
import secrets
import time
from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from bot.chat.platform import Address, AddressGone, PlatformTrouble, TryLater
from bot.delivery import ledger, rules, turn
from bot.delivery.buckets import Pace, Pacer
from bot.delivery.job import Job, Lease, Source, attempt
from bot.delivery.records import Carrier
from bot.storage import Database

log = logging.getLogger(__name__)

MOST_CLAIMED: Final = 50
A_MOMENT: Final = 2.0  # seconds for which a claimed message may wait for its chat
JUMP: Final = timedelta(seconds=60)
AFTER_A_NUDGE: Final = (0.01, 0.1, 0.5)  # seconds: the transaction may still be being committed
BEAT: Final = 5.0  # seconds between two signs of life where hosts share a database
SLOW_BEAT: Final = 60.0
UNMARKED: Final = 1.0  # seconds until what was sent is tried to be marked again
A_MINUTE: Final = timedelta(seconds=60)  # the longest stretch that a limit counts


@dataclass(frozen=True, slots=True)
class Timing:
    """How often to look, how long a lease lasts, and whose seconds count (tests bring their own).

    `poll`: seconds between two looks at the database at the most. `lease`: longer than a message
    can take to be sent. `monotonic` never jumps, whatever is done to the clock.
    """

    poll: float = 5.0
    lease: timedelta = timedelta(seconds=60)
    monotonic: Callable[[], float] = time.monotonic
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    chance: Callable[[], float] = random.random

    @property
    def longest_sending(self) -> float:
        """Seconds after which a message that was not answered counts as doubtful."""
        return self.lease.total_seconds() * 0.75


class Sender:
    """Sends to one platform. `shared`: other hosts work on the same database."""

    def __init__(
        self,
        carrier: Carrier,
        pace: Pace,
        *,
        sources: Sequence[Source],
        database: Database,
        now: Callable[[], datetime],
        timing: Timing,
        shared: bool,
    ) -> None:
        self.platform = carrier.name
        self.away_before = timedelta()  # how long nobody was sending when this one started
        self._carrier = carrier
        self._pace = pace
        self._pacer = Pacer(pace)
        self._sources = sources
        self._database = database
        self._now = now
        self._timing = timing
        self._shared = shared
        self._host = secrets.token_hex(8)
        self._backlog: list[Job] = []
        self._lease_ends = 0.0
        self._on_its_way: set[asyncio.Task[None]] = set()
        self._unmarked = 0
        self._marked = asyncio.Event()
        self._marked.set()
        self._nudged = asyncio.Event()
        self._looks: list[float] = []
        self._stopping = False
        self._next_beat = 0.0
        self._paused_until: dict[str, float] = {}  # by chat; "" is the whole platform
        self._outages = 0
        self._failing: set[str] = set()
        self._clock_seen: tuple[datetime, float] | None = None

    def nudge(self) -> None:
        """Something may be due."""
        self._nudged.set()

    def spent(self, address: Address) -> None:
        """Somebody else sent something there, such as a reply: it counts for the limits."""
        self._pacer.spend(address, self._timing.monotonic())

    async def run(self) -> None:
        """Sends until `stop`."""
        while isinstance(trouble := await attempt(self._begin()), Exception):
            await self._complain(trouble)
        while not self._stopping:
            step = await attempt(self._step())
            if isinstance(step, Exception):
                await self._complain(step)

    async def stop(self, seconds: float = 3.0) -> None:
        """Finishes what is on its way, for so long at most, and gives back the rest."""
        self._stopping = True
        self.nudge()
        if self._on_its_way:
            await asyncio.wait(self._on_its_way, timeout=seconds)
        for task in self._on_its_way:
            task.cancel()

    async def idle(self) -> None:
        """Until nothing is on its way any more."""
        while self._on_its_way:
            await asyncio.wait(set(self._on_its_way))

    async def leave(self) -> None:
        """Gives back what was claimed and not begun, and the turn. Call it after `run` has ended."""
        await attempt(self._give_back(self._now()))
        await attempt(self._pass_on())

    async def _pass_on(self) -> None:
        async with self._database.write() as connection:
            await turn.give_up(connection, self.platform, self._host, self._now())

    async def _begin(self) -> None:
        now = self._now()
        async with self._database.read() as connection:
            seen = await turn.last_seen(connection, self.platform)
            lately = await ledger.sent_lately(connection, self.platform, now - A_MINUTE, now)
        self.away_before = max(timedelta(), now - seen) if seen else timedelta()
        at = self._timing.monotonic()
        for chat, sent in lately:
            ago = (now - sent).total_seconds()
            self._pacer.spend(Address(self.platform, chat), at - ago)
        async with self._database.write() as connection:
            await ledger.unstick(connection, self.platform, now, self._longest_wait())

    async def _step(self) -> None:
        await self._watch_clock()
        if not await self._has_turn():
            await self._give_back(self._now())
            await self._rest(self._timing.poll)
            return
        pause = self._pause_left("")
        if pause > 0:
            await self._give_back(self._now() + timedelta(seconds=pause))
            await self._rest(min(pause, self._timing.poll))
            return
        if not self._backlog and not await self._fill():
            await self._rest(await self._until_next())
            return
        await self._send_one()

    async def _send_one(self) -> None:
        job, wait = self._pick()
        if job is None:
            await self._rest(wait)
            return
        goes = await self._is_ready(job)
        self._backlog.remove(job)  # not sooner: what is cut off above is given back
        if goes:
            task = asyncio.create_task(self._deliver(job))
            self._on_its_way.add(task)
            task.add_done_callback(self._on_its_way.discard)
            await asyncio.sleep(0)  # it is on its way, and counted, before the next is looked at

    async def _is_ready(self, job: Job) -> bool:
        """Whether it is still to be sent, once the platform's pace allows it."""
        useful = await attempt(job.prepare())
        if isinstance(useful, Exception):
            log.error("a message is not made: %s", type(useful).__name__)
            await job.failed(type(useful).__name__)
            return False
        if not useful:
            return False
        await self._free_slot()
        while (wait := self._pacer.wait(self._timing.monotonic())) > 0:
            await self._timing.sleep(wait)
        await self._marked.wait()
        stop = self._stopping or self._pause_left("") > 0
        if stop or self._timing.monotonic() > self._lease_ends:
            await job.put_off(self._now())
            return False
        return True

    async def _deliver(self, job: Job) -> None:
        self._pacer.spend(job.address, self._timing.monotonic())
        result = await attempt(self._bounded(job))
        self._unmarked += 1
        self._marked.clear()
        try:
            until = self._timing.monotonic() + self._timing.lease.total_seconds()
            while isinstance(trouble := await attempt(self._after(job, result)), Exception):
                log.error("what was sent is not marked yet: %s", type(trouble).__name__)
                if self._timing.monotonic() > until:
                    break
                await self._timing.sleep(UNMARKED)
        finally:
            self._unmarked -= 1
            if not self._unmarked:
                self._marked.set()
            self.nudge()  # a new try, or a copy, may be due before the next look

    async def _bounded(self, job: Job) -> None:
        async with asyncio.timeout(self._timing.longest_sending):
            await job.go(self._carrier)

    async def _after(self, job: Job, result: Exception | None) -> None:
        """Writes down what became of a message. May be called again if that fails."""
        match result:
            case None:
                self._well()
                await job.done()
            case TryLater(seconds=seconds):
                await self._obey(job, seconds)
            case AddressGone():
                self._well()
                await job.gone()
            case TimeoutError():
                await job.doubtful(remembers=self._pace.remembers)
                self._failing.add(job.name)
                if len(self._failing) >= rules.OUTAGE:
                    self._outage()
            case OSError():
                self._outage()
                await job.put_off(self._now() + timedelta(seconds=self._pause_left("")))
            case _:
                await self._fault(job, result)

    async def _fault(self, job: Job, error: Exception) -> None:
        """One message that fails is its own fault; several different ones are the platform's."""
        told = str(error) if isinstance(error, PlatformTrouble) else type(error).__name__
        log.warning("a message to %s failed: %s", self.platform, told)
        self._failing.add(job.name)
        if len(self._failing) < rules.OUTAGE:
            await job.failed(type(error).__name__)
            return
        self._outage()
        await job.put_off(self._now() + timedelta(seconds=self._pause_left("")), failing=True)

    def _well(self) -> None:
        if self._outages:
            log.warning("%s answers again", self.platform)
        self._outages = 0
        self._failing.clear()

    def _outage(self) -> None:
        if self._pause_left("") > 0:  # others were on their way when it began
            return
        self._outages += 1
        self._pause("", rules.outage_pause(self._outages))
        if self._outages == 1:
            log.warning("%s does not answer; what is promised waits", self.platform)

    async def _obey(self, job: Job, seconds: float) -> None:
        """A platform does not say whether it means one chat or all. A group has limits of its own;
        for one person's chat our own pace is slow enough, so it means all."""
        groups = any(self._pause_left(one) > 0 for one in self._paused_until if one)
        chat = job.address.chat
        everyone = not self._pace.is_group(job.address) or (groups and self._pause_left(chat) <= 0)
        wanted = turn.Pause("" if everyone else chat, seconds)
        self._pause(wanted.chat, seconds)
        now = self._now()
        async with self._database.write() as connection:
            await turn.pause(connection, self.platform, wanted, now)
        await job.put_off(now + timedelta(seconds=seconds))

    def _pause(self, chat: str, seconds: float) -> None:
        until = self._timing.monotonic() + seconds
        self._paused_until[chat] = max(until, self._paused_until.get(chat, 0.0))

    def _pause_left(self, chat: str) -> float:
        until = self._paused_until.get(chat)
        return 0.0 if until is None else max(0.0, until - self._timing.monotonic())

    async def _has_turn(self) -> bool:
        """Whether this host sends. Says from time to time that it is there."""
        at = self._timing.monotonic()
        if at < self._next_beat:
            return True
        now = self._now()
        async with self._database.write() as connection:
            mine = await turn.take(
                connection, self.platform, self._host, now, anyway=not self._shared
            )
            asked = await turn.paused(connection, self.platform, now) if mine else []
        for one in asked:
            self._pause(one.chat, one.seconds)
        self._paused_until = {
            chat: until for chat, until in self._paused_until.items() if until > at
        }
        if mine:
            self._next_beat = at + (BEAT if self._shared else SLOW_BEAT)
        return mine

    async def _fill(self) -> bool:
        """Claims about a second's worth of what is due; false if nothing is."""
        now, at = self._now(), self._timing.monotonic()
        async with self._database.read() as connection:
            due = await ledger.next_due(connection, self.platform)
        if due is None or due > now:
            return False
        lease = Lease(now, self._timing.lease, secrets.token_hex(8))
        self._lease_ends = at + self._timing.lease.total_seconds() - self._timing.longest_sending
        most = 1 if self._outages else min(self._pace.overall.messages, MOST_CLAIMED)
        claimed: list[Job] = []
        for source in self._sources:
            claimed += await source.claim(self.platform, lease, most)
        claimed.sort(key=lambda job: job.lane)
        ahead: Counter[str] = Counter()
        for job in claimed:
            wait = self._chat_wait(job.address, ahead[job.address.chat])
            ahead[job.address.chat] += 1
            if wait > A_MOMENT:
                await job.put_off(now + timedelta(seconds=wait))
            else:
                self._backlog.append(job)
        return True

    def _chat_wait(self, address: Address, ahead: int = 0) -> float:
        own = self._pacer.wait_for(address, self._timing.monotonic(), ahead)
        return max(own, self._pause_left(address.chat))

    def _pick(self) -> tuple[Job | None, float]:
        """The most urgent message whose chat is free, or how long to wait for one."""
        shortest = self._timing.poll
        for job in self._backlog:
            wait = self._chat_wait(job.address)
            if wait <= 0:
                return job, 0.0
            shortest = min(shortest, wait)
        return None, shortest

    async def _free_slot(self) -> None:
        """While something is wrong, one message at a time finds out whether it still is."""
        while len(self._on_its_way) >= (
            1 if self._outages or self._failing else self._pace.at_once
        ):
            await asyncio.wait(self._on_its_way, return_when=asyncio.FIRST_COMPLETED)

    async def _give_back(self, at: datetime) -> None:
        while self._backlog:
            await self._backlog[0].put_off(at)
            del self._backlog[0]

    async def _until_next(self) -> float:
        async with self._database.read() as connection:
            due = await ledger.next_due(connection, self.platform)
        if due is None:
            return self._timing.poll
        ahead = (due - self._now()).total_seconds()
        return min(max(ahead, AFTER_A_NUDGE[0]), self._timing.poll)

    async def _watch_clock(self) -> None:
        """Leases, turns and retries are kept by the wall clock: when that goes back, they are due now."""
        now, at = self._now(), self._timing.monotonic()
        seen, self._clock_seen = self._clock_seen, (now, at)
        if seen is None:
            return
        jump = now - seen[0] - timedelta(seconds=at - seen[1])
        if abs(jump) <= JUMP:
            return
        log.warning("the clock was moved by %d seconds", jump.total_seconds())
        self._next_beat = 0.0  # by the new time another host may have the turn
        if jump > timedelta():  # and every lease is over: what is on its way is not claimed again
            await self.idle()
            await self._give_back(now)
        else:
            async with self._database.write() as connection:
                await ledger.unstick(connection, self.platform, now, self._longest_wait())

    def _longest_wait(self) -> timedelta:
        """No lease or retry lies further ahead than this."""
        return self._timing.lease + rules.backoff(rules.MOST_TRIES, 1.0)

    async def _rest(self, seconds: float) -> None:
        """Waits for so long, or until something may be due."""
        if not self._nudged.is_set():
            wait = min([seconds, *self._looks[:1]])
            del self._looks[:1]
            sleeping = asyncio.ensure_future(self._timing.sleep(wait))
            waking = asyncio.ensure_future(self._nudged.wait())
            both = {sleeping, waking}
            try:
                await asyncio.wait(both, return_when=asyncio.FIRST_COMPLETED)
            finally:
                for one in both:
                    one.cancel()
        if self._nudged.is_set():
            self._nudged.clear()
            self._looks = [*AFTER_A_NUDGE]

    async def _complain(self, trouble: Exception) -> None:
        log.error("nothing is sent to %s now: %s", self.platform, type(trouble).__name__)
        await self._rest(self._timing.poll)
