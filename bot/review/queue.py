"""Handing in, answering, delivering, closing and forgetting: the queue as the rest of the bot uses it."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from datetime import date, datetime, timedelta
from typing import Any, Final

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.chat.dispatch import Voice
from bot.chat.event import Person
from bot.chat.message import Message
from bot.chat.platform import Address, AddressGone
from bot.review import rules, store, views
from bot.review.places import address_to_try_again
from bot.review.records import Item, Kind, Outcome, Page, Status
from bot.storage import Database

log = logging.getLogger(__name__)

Send = Callable[[Address, Message], Awaitable[object]]
TryAgain = Callable[[AsyncConnection, Address], Awaitable[None]]
_SENDING: Final = timedelta(seconds=60)  # longer than any platform takes, with its retries
_LEASE: Final = _SENDING * 2


class Queue:
    """The queue of one alliance.

    `send` raises `AddressGone` when nobody can be reached there; whatever else it raises counts as
    "not now" and is tried again. `address_of` is somebody's private chat; `now` is in UTC.
    `try_again`: a place where nothing could be posted was mended.
    """

    name = "review"

    def __init__(
        self,
        database: Database,
        *,
        send: Send,
        address_of: Callable[[Person], Address],
        alliance_name: Callable[[], str],
        voice: Voice,
        now: Callable[[], datetime],
        try_again: TryAgain | None = None,
    ) -> None:
        self._database = database
        self._send = send
        self._address_of = address_of
        self._alliance_name = alliance_name
        self._voice = voice
        self._now = now
        self._try_again = try_again

    async def hand_in(
        self,
        *,
        kind: str,
        subject: str = "",
        text: str,
        language: str,
        state: str,
        on: date,
        answer_to: Address | None = None,
        member_id: int | None = None,
    ) -> int:
        """Puts a `question` or a `report` in the queue and gives its number.

        `on` is the day in the alliance's zone. Without `answer_to` nothing says who handed it in.
        """
        async with self._database.write() as connection:
            return await store.hand_in(
                connection,
                kind=Kind(kind),
                subject=rules.cleaned(subject, rules.MOST_SUBJECT),
                text=rules.cleaned(text),
                language=language,
                state=state,
                on=on,
                answer_to=answer_to,
                member_id=member_id,
            )

    async def page(self, number: int) -> Page:
        """A page of the queue, from 1; the nearest one that exists."""
        async with self._database.read() as connection:
            return await store.page(connection, number)

    async def item(self, number: int) -> Item | None:
        """One item, if it still stands in the queue."""
        async with self._database.read() as connection:
            return await store.queued(connection, number)

    async def close(self, number: int, *, though_wanted: bool = False) -> bool:
        """Takes an item off; see `store.close`. A place that was mended is tried again."""
        async with self._database.write() as connection:
            place = address_to_try_again(await store.queued(connection, number))
            closed = await store.close(
                connection, number, self._today(), though_wanted=though_wanted
            )
            if closed and place is not None and self._try_again is not None:
                await self._try_again(connection, place)
            return closed

    async def answer(self, number: int, words: str) -> Outcome:
        """Keeps a coordinator's answer and sends it. Of two at once, one gets `TAKEN`."""
        until = self._now() + _LEASE
        async with self._database.write() as connection:
            item = await store.accept(connection, number, rules.cleaned(words), until=until)
        return Outcome.TAKEN if item is None else await self._deliver(item)

    async def deliver_waiting(self) -> int:
        """Tries every answer that could not be delivered yet; gives how many arrived.

        Call it at the start and every minute. Several hosts may: each answer is leased by one.
        """
        async with self._database.read() as connection:
            waiting = await store.undelivered(connection, self._now())
        arrived = 0
        for number in waiting:
            now = self._now()
            async with self._database.write() as connection:
                item = await store.lease(connection, number, now, until=now + _LEASE)
            if item is not None:
                arrived += await self._deliver(item) is Outcome.SENT
        return arrived

    async def purge(self, today: date) -> int:
        """Erases what was closed 30 days before `today` or earlier; gives how many."""
        async with self._database.write() as connection:
            return await store.purge(connection, today)

    async def held(
        self, connection: AsyncConnection, member_id: int | None, person: Person
    ) -> Mapping[str, object]:
        """The questions by which somebody can still be reached. See `bot.members.records.Holder`."""
        items = await store.of_person(connection, member_id, self._address_of(person))
        return {"questions for a coordinator": [_plain(item) for item in items]} if items else {}

    async def forget(
        self, connection: AsyncConnection, member_id: int | None, person: Person
    ) -> None:
        """Erases them, words and all: what nobody can be linked to any more is not theirs to erase."""
        await store.forget(connection, member_id, self._address_of(person))

    async def move(self, connection: AsyncConnection, source: int, target: int) -> None:
        """What one member handed in becomes another's: two accounts were joined."""
        await store.move(connection, source, target)

    async def _deliver(self, item: Item) -> Outcome:
        """Sends a leased answer. A crash before the last step repeats it at most once, never loses it."""
        if item.answer_to is None:
            return Outcome.GONE
        say = self._voice(item.language, "UTC")
        sending = self._send(item.answer_to, views.answered(say, item, self._alliance_name()))
        # Gathered, since any trouble of any platform means the same here: not now.
        (result,) = await asyncio.gather(
            asyncio.wait_for(sending, _SENDING.total_seconds()), return_exceptions=True
        )
        async with self._database.write() as connection:
            if isinstance(result, AddressGone):
                await store.undeliverable(connection, item.number)
                return Outcome.GONE
            if isinstance(result, BaseException):
                log.warning("an answer is not delivered yet: %s", type(result).__name__)
                await store.release(connection, item.number)
                return Outcome.WAITING
            await store.delivered(connection, item.number, self._today())
            return Outcome.SENT

    def _today(self) -> date:
        return self._now().date()


def _plain(item: Item) -> dict[str, Any]:
    told: dict[str, Any] = {"question": item.text, "handed in": item.handed_in_on.isoformat()}
    if item.answer_to is not None:
        told["answer goes to"] = f"{item.answer_to.platform}: {item.answer_to.chat}"
    if item.status is Status.ANSWERED:
        told["answer on its way"] = item.answer
    return told
