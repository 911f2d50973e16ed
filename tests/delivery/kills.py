"""Sends promises and is killed again and again: `python -m tests.delivery.kills DATABASE RECORD KILLS`.

Every life is a process that is killed (SIGKILL) at a random instant, the last one may finish. The
platform is a file: a line for every message that it takes. Prints how many kills hit a living one.
"""

from __future__ import annotations

import asyncio
import os
import random
import signal
import sys
import time
from datetime import UTC, datetime, timedelta

from sqlalchemy import func, select

from bot.chat import text
from bot.chat.message import Message
from bot.chat.platform import Address, Reference
from bot.clock import SystemClock
from bot.delivery import Delivery, Lane, Member, Outbox, Posted, Promise, Timing
from bot.delivery.buckets import Pace, Rate
from bot.delivery.store import outbox as table
from bot.storage import Database

PROMISES = 600
PACE = Rate(150)  # of messages a second, so that it does not take as long as the real limit would
LEASE = timedelta(seconds=0.4)
LIVES = (0.02, 0.3)  # seconds
LATENCY = 0.002


class Record:
    """A platform whose memory outlives the process."""

    name = "telegram"

    def __init__(self, path: str) -> None:
        self._file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND)

    async def send(
        self, address: Address, message: Message, key: str | None = None, *, silent: bool = False
    ) -> Reference:
        """Takes a message, and answers a moment later."""
        os.write(self._file, f"{key}\n".encode())
        await asyncio.sleep(LATENCY)
        return Reference(address, str(key))

    async def update(self, reference: Reference, message: Message) -> None:
        """Never called here."""

    async def withdraw(self, reference: Reference) -> None:
        """Never called here."""


async def promise(address: str) -> None:
    """Writes the promises."""
    database = Database(address)
    outbox = Outbox(SystemClock().now)
    async with database.write() as connection:
        for number in range(PROMISES):
            await outbox.put(
                connection,
                Promise(
                    key=f"promise {number}",
                    kind="reminder",
                    to=Address("telegram", str(number)),
                    what=Message(body=text.plain("Tomorrow at three")),
                    due=datetime(2026, 1, 1, tzinfo=UTC),
                    lane=Lane.REMINDER,
                ),
            )
    await database.close()


async def live(address: str, record: str) -> None:
    """Sends until nothing waits any more."""

    async def nobody(_member: Member) -> None:
        return None

    database = Database(address)
    now = SystemClock().now
    outbox = Outbox(now)
    delivery = Delivery(
        database,
        outbox,
        Posted(outbox, now),
        resolve=nobody,
        now=now,
        paces={"telegram": Pace(PACE)},
        timing=Timing(poll=0.05, lease=LEASE),
        shared=False,
    )
    delivery.start([Record(record)])
    waiting = select(func.count()).where(table.c.next_at.is_not(None))
    left = PROMISES
    while left:
        await asyncio.sleep(0.05)
        async with database.read() as connection:
            left = await connection.scalar(waiting) or 0
    await delivery.stop()
    await database.close()


def main() -> None:
    """Lives and dies."""
    address, record, kills = sys.argv[1], sys.argv[2], int(sys.argv[3])
    asyncio.run(promise(address))
    hit = 0
    for remaining in range(kills, -1, -1):
        process = os.fork()
        if process == 0:
            asyncio.run(live(address, record))
            os._exit(0)
        if remaining:
            time.sleep(random.uniform(*LIVES))  # noqa: S311  not a secret
            os.kill(process, signal.SIGKILL)
        _, status = os.waitpid(process, 0)
        hit += os.WIFSIGNALED(status)
    print(hit)


if __name__ == "__main__":
    main()
