"""The calendars as the alliance's page hands them out: made off the event loop, the same bytes as long
as nothing changed, so that calendar apps are answered with 304.
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from bot.calendar.feed import Feed, make_feed
from bot.calendar.ics import Mine, private_calendar, public_calendar
from bot.calendar.plan import Plan
from bot.calendar.stamps import Stamped, restamp
from bot.chat.dispatch import Say, Voice
from bot.chat.page import Page, Served, Shown, Visit
from bot.coreflection.feeds import rules, store, views
from bot.coreflection.series.plans import Plans
from bot.coreflection.sessions.gathering import Gathering, gather
from bot.coreflection.sessions.records import Status
from bot.coreflection.sessions.ways_in import WaysIn
from bot.members.reach import Speaks
from bot.storage import Database

_REMEMBERED: Final = 2000  # members whose last calendar's age is remembered, in memory only


@dataclass(frozen=True, slots=True)
class House:
    """What the calendars say of the alliance. `languages[0]` and `timezone` are its own; `domain`
    is in the permanent names of meetings and must never change."""

    name: Callable[[], str]
    languages: Callable[[], Sequence[str]]
    timezone: Callable[[], str]
    domain: Callable[[], str]


@dataclass(frozen=True, slots=True)
class _Made:
    """A calendar for everybody, and what it was made of."""

    of: tuple[str, datetime]
    feed: Feed


class Feeds:
    """Makes the calendars, and gives the pages that serve them. `ways_in` finds the links and numbers
    of a place."""

    def __init__(
        self,
        database: Database,
        plans: Plans,
        readers: Speaks,
        *,
        house: House,
        ways_in: WaysIn,
        voice: Voice,
        now: Callable[[], datetime],
    ) -> None:
        self._database = database
        self._plans = plans
        self._readers = readers
        self._house = house
        self._ways_in = ways_in
        self._voice = voice
        self._now = now
        self._made: dict[str, _Made] = {}
        self._making = asyncio.Lock()
        self._ages: OrderedDict[int, Feed] = OrderedDict()

    def pages(self) -> tuple[Page, ...]:
        """The pages to mount."""
        return (
            Page(rules.PUBLIC, self._show_public),
            Page(rules.private_path("{token}"), self._show_private),
        )

    async def public(self, language: str = "") -> Feed:
        """The calendar for everybody; in the alliance's first language unless it speaks `language`."""
        languages = self._house.languages()
        spoken = language if language in languages else languages[0]
        now = self._now()
        async with self._making:
            async with self._database.read() as connection:
                of = (
                    await self._plans.generation(connection),
                    now.replace(second=0, microsecond=0),
                )
                made = self._made.get(spoken)
                if made is not None and made.of == of:
                    return made.feed
                plans = await self._plans.all(connection)
            stamps = await self._stamps(plans, now)
            words = self._words(self._voice(spoken, self._house.timezone()))
            domain = self._house.domain()
            body = await asyncio.to_thread(public_calendar, plans, stamps, domain, words, now)
            feed = make_feed(body, now, made.feed if made else None)
            self._made[spoken] = _Made(of, feed)
            return feed

    async def private(self, token: str) -> Feed | None:
        """The calendar of the member with this address; None if it is nobody's (any more)."""
        now = self._now()
        async with self._database.read() as connection:
            to = await store.owner(connection, token)
            if to is None:
                return None
            seats = await store.seats_of(connection, to.id)
            found = await gather(connection, self._plans, [one for one, _ in seats])
        say = await self._readers.say(to)
        if say is None:
            say = self._voice(self._house.languages()[0], self._house.timezone())
        stamps = await self._stamps_of(found, now)
        mine = [
            self._mine(say, whole, status, stamps[_key(whole)])
            for whole, (_, status) in zip(found, seats, strict=True)
        ]
        domain, words = self._house.domain(), self._words(say)
        body = await asyncio.to_thread(private_calendar, mine, domain, words, now)
        return self._aged(to.id, make_feed(body, now))

    async def purge(self) -> int:
        """Forgets what was told of meetings long ago; gives how many."""
        async with self._database.write() as connection:
            return await store.purge(connection, self._now() - rules.STAMPS_KEPT)

    async def _show_public(self, visit: Visit) -> Served:
        feed = await self.public(visit.values.get("lang", ""))
        return _served(feed, visit, private=False)

    async def _show_private(self, visit: Visit) -> Served | Shown:
        feed = await self.private(visit.values.get("token", ""))
        if feed is None:
            say = self._voice(visit.language, self._house.timezone())
            return Shown(views.nobodys(say), 404)
        return _served(feed, visit, private=True)

    async def _stamps(self, plans: Sequence[Plan], now: datetime) -> Mapping[str, Stamped]:
        """What is told of every series now; written down only when something changed."""
        async with self._database.read() as connection:
            known = await store.stamps_of_series(connection)
        found = await asyncio.to_thread(restamp, plans, known, now)
        if not _changed(found, known):
            return found
        async with self._database.write() as connection:  # another host may have been first
            known = await store.stamps_of_series(connection)
            found = await asyncio.to_thread(restamp, plans, known, now)
            await store.keep_stamps(connection, _changed(found, known))
        return found

    async def _stamps_of(self, found: Sequence[Gathering], now: datetime) -> Mapping[str, Stamped]:
        """The same for single meetings."""
        keys = [_key(one) for one in found]
        async with self._database.read() as connection:
            known = await store.stamps_of_meetings(connection, keys)
        stamps = _stamped(found, known, now)
        if not _changed(stamps, known):
            return stamps
        async with self._database.write() as connection:
            known = await store.stamps_of_meetings(connection, keys)
            stamps = _stamped(found, known, now)
            await store.keep_stamps(connection, _changed(stamps, known))
        return stamps

    def _mine(self, say: Say, whole: Gathering, status: Status, stamped: Stamped) -> Mine:
        occurrence = whole.occurrence
        place = occurrence.terms.place
        has_seat = status is Status.GOING
        ways = [value for _, value in self._ways_in(place).spoken()] if has_seat else []
        return Mine(
            occurrence=occurrence,
            title=whole.session.title(say.language) or whole.session.series,
            has_seat=has_seat,
            stamp=stamped.stamp,
            place="; ".join(ways) or whole.place(say.language) or None,
            about=whole.about(say.language) or None,
        )

    def _words(self, say: Say) -> views.CalendarWords:
        return views.CalendarWords(say, self._house.name())

    def _aged(self, member_id: int, feed: Feed) -> Feed:
        """As old as the last one that was the same."""
        before = self._ages.pop(member_id, None)
        if before is not None and before.etag == feed.etag:
            feed = replace(feed, modified=before.modified)
        self._ages[member_id] = replace(feed, body=b"")  # links need not stay in memory
        while len(self._ages) > _REMEMBERED:
            self._ages.popitem(last=False)
        return feed


def _key(whole: Gathering) -> str:
    return f"{store.MEETING}{whole.session.occurrence}"


def _stamped(
    found: Sequence[Gathering], known: Mapping[str, Stamped], now: datetime
) -> dict[str, Stamped]:
    return {_key(one): rules.stamp(one, known.get(_key(one)), now) for one in found}


def _changed(found: Mapping[str, Stamped], known: Mapping[str, Stamped]) -> dict[str, Stamped]:
    return {key: one for key, one in found.items() if known.get(key) != one}


def _served(feed: Feed, visit: Visit, *, private: bool) -> Served:
    headers = feed.headers(private=private)
    if private:
        headers["X-Robots-Tag"] = "noindex"
    asked = visit.headers
    if feed.is_known(asked.get("if-none-match"), asked.get("if-modified-since")):
        headers.pop("Content-Type")
        return Served(b"", headers, 304)
    return Served(feed.body, headers)
