"""Co-reflection as the composition root has it: every room of the feature, built and joined.

Read it from top to bottom to see who needs whom.
"""

from __future__ import annotations

import asyncio
import logging
import random
import secrets
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.calendar.folder import Schedules
from bot.chat.dispatch import Say, Voice
from bot.chat.event import Person
from bot.chat.page import Page
from bot.chat.platform import Address, Drafts
from bot.content import Problem, Watched
from bot.content.files import Severity
from bot.coreflection.facilitators.asking import Asking
from bot.coreflection.facilitators.handlers import RotaDesk
from bot.coreflection.facilitators.roll import Roll
from bot.coreflection.facilitators.rota import Rota
from bot.coreflection.facilitators.telling import Telling as RotaTelling
from bot.coreflection.feeds.handlers import Calendars
from bot.coreflection.feeds.serving import Feeds
from bot.coreflection.feeds.serving import House as FeedHouse
from bot.coreflection.hours.handlers import MyHours
from bot.coreflection.hours.holding import HeldCertificates, HeldHours, HeldRequests
from bot.coreflection.hours.issuing import Certificates
from bot.coreflection.hours.keeping import Hours
from bot.coreflection.hours.notices import Notices
from bot.coreflection.hours.verify import Verify
from bot.coreflection.partner.handlers import Partner
from bot.coreflection.partner.records import read_rhythm
from bot.coreflection.partner.rounds import Rounds
from bot.coreflection.records import Setting
from bot.coreflection.room.handlers import Reflect
from bot.coreflection.room.keeping import Decks, RoomCodes
from bot.coreflection.room.meeting_handlers import Room
from bot.coreflection.room.rules import Wanted, fitting
from bot.coreflection.room.shelf import Prompts
from bot.coreflection.series.drafts import Desk
from bot.coreflection.series.handlers import SeriesDesk
from bot.coreflection.series.holding import Makers
from bot.coreflection.series.plans import Plans
from bot.coreflection.sessions import store, ways_in
from bot.coreflection.sessions.cards import Cards
from bot.coreflection.sessions.few import Few
from bot.coreflection.sessions.handlers import Sessions
from bot.coreflection.sessions.keeping import Keeping
from bot.coreflection.sessions.notices import Changes, Reminders
from bot.coreflection.sessions.offers import Offers
from bot.coreflection.sessions.planning import Planner
from bot.coreflection.sessions.publishing import Publishing
from bot.coreflection.sessions.seats import Seats
from bot.coreflection.sessions.telling import Telling
from bot.coreflection.sessions.ways_in import Secrets, WaysIn, none_kept, read_secrets
from bot.delivery import Outbox, Posted
from bot.delivery.job import attempt_each
from bot.members import notify_views
from bot.members.courtesy import Courtesy
from bot.members.linking import Mover
from bot.members.notify_handlers import Notify
from bot.members.reach import Reach
from bot.members.records import Holder
from bot.storage import Database

log = logging.getLogger(__name__)

_PAIR: Final = Wanted(theme="", setting=Setting.PAIR)


@dataclass(frozen=True, slots=True)
class House:
    """What co-reflection must know of the alliance, as it stands now. `domain` is in the permanent
    names of meetings in people's calendars. `named`: the accounts behind a name of a rota;
    `coordinators`: those that the alliance's file names. `places` and `events`: where things are
    posted; `page_address`: the whole address of a page, if anybody could open it."""

    name: Callable[[], str]
    languages: Callable[[], Sequence[str]]
    timezone: Callable[[], str]
    domain: Callable[[], str]
    named: Callable[[str], tuple[Person, ...]]
    coordinators: Callable[[], tuple[Person, ...]]
    places: Callable[[str], tuple[Address, ...]]
    events: Callable[[], tuple[Address, ...]]
    page_address: Callable[[str], str | None]


@dataclass(frozen=True, slots=True)
class Tools:
    """What the rooms are built with. `away_before`: for how long nobody was sending to a platform,
    None while nobody is."""

    database: Database
    outbox: Outbox
    posted: Posted
    drafts: Drafts
    reach: Reach
    voice: Voice
    now: Callable[[], datetime]
    token: Callable[[], str]
    is_open: Callable[[str], bool]
    away_before: Callable[[str], timedelta | None]


@dataclass(slots=True)
class Coreflection:
    """The feature, built. `features` declare routes; `holders` hold something about people; `movers`
    follow when two accounts are joined; `pages` are served by the page's server."""

    tools: Tools
    ways: Watched[Secrets]
    schedules: Schedules
    plans: Plans
    planner: Planner
    seats: Seats
    few: Few
    asking: Asking
    rota: Rota
    rounds: Rounds
    keeping: Keeping
    room_codes: RoomCodes
    hours: Hours
    courtesy: Courtesy
    feeds: Feeds
    features: tuple[object, ...]
    holders: tuple[Holder, ...]
    movers: tuple[Mover, ...]
    pages: tuple[Page, ...]
    look: tuple[Callable[[], object], ...]
    one_at_a_time: asyncio.Lock = field(default_factory=asyncio.Lock)
    planning: set[asyncio.Task[None]] = field(default_factory=set)

    async def plan(self) -> None:
        """Files, changes made in chat and the clock take effect: dates, cards, notices, offers, who
        holds the room, partners. Call it every half minute, and when the clock was moved. Raises the
        first thing that went wrong, once everything else is done."""
        try:
            async with self.one_at_a_time:
                await attempt_each(
                    self.planner.plan,
                    self.asking.tick,
                    self.few.look,
                    self.seats.expire,
                    self.rounds.tick,
                )
        finally:
            self.tools.outbox.nudge()

    def plan_soon(self) -> None:
        """The clock was moved: plans at once, in the background."""
        task = asyncio.get_running_loop().create_task(self.plan())
        self.planning.add(task)
        task.add_done_callback(self._planned)

    def _planned(self, task: asyncio.Task[None]) -> None:
        self.planning.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            log.error("planning failed: %s; it is tried again soon", type(error).__name__)

    async def hold(self, connection: AsyncConnection, members: Collection[int]) -> None:
        """Holds every session in which these members are to be erased or joined to others."""
        numbers = set[int]()
        for one in members:
            numbers |= await self.keeping.answered(connection, one)
            numbers |= await self.rota.asked(connection, one)
        await store.hold_all(connection, numbers)

    async def tidy(self) -> None:
        """What is to be forgotten is forgotten. Raises as `plan` does."""
        await attempt_each(
            self.keeping.purge,
            self.room_codes.purge,
            self.hours.purge,
            self.courtesy.purge,
            self.feeds.purge,
            self.rounds.purge,
            self._purge_rota,
        )

    async def _purge_rota(self) -> None:
        async with self.tools.database.write() as connection:
            await self.rota.purge(connection)

    def problems(self) -> tuple[Problem, ...]:
        """Ways into meetings that are named and not kept, for `alliance check`."""
        plans = self.schedules.plans
        return (*self.ways.problems, *ways_in.check(plans, self.ways.value, self.ways.path))


def build(
    *,
    prompts: Path,
    rhythm: Path,
    schedules: Path,
    var: Path,
    samples: Mapping[str, str],
    house: House,
    tools: Tools,
) -> Coreflection:
    """Builds the feature. Nothing is opened or started.

    `prompts` is the content folder that has them, `rhythm` the file of partner rounds; `samples` are
    ways into meetings for the trial. Raises `bot.content.Unreadable` when `rhythm` was never good.
    """
    database, outbox, posted, now = tools.database, tools.outbox, tools.posted, tools.now
    folder = Schedules(schedules)
    plans = Plans(folder)
    secrets_kept = Watched(var / ways_in.FILE, read_secrets, none_kept)
    ways = WaysIn(lambda: {**samples, **secrets_kept.value})
    courtesy = Courtesy(database, outbox, tools.reach, now, is_open=tools.is_open)

    def place_say() -> Say:
        return tools.voice(house.languages()[0], house.timezone())

    def zone() -> ZoneInfo:
        return ZoneInfo(house.timezone())

    async def topics(language: str) -> Mapping[str, str]:
        async with database.read() as connection:
            every = await plans.all(connection)
        return {f"series:{one.series.id}": one.series.title.in_language(language) for one in every}

    roll = Roll(house.named, house.coordinators)
    rota = Rota(plans, outbox, roll, now)
    RotaTelling(database, plans, outbox, rota, tools.reach, courtesy, now)
    reminders = Reminders(plans, outbox, now, rota.addressees)
    seats = Seats(database, plans, outbox, posted, reminders, now, tools.away_before)
    cards = Cards(database, plans, place_say, now)
    publishing = Publishing(
        database,
        plans,
        outbox,
        posted,
        now=now,
        places=house.places,
        say=place_say,
        draw=cards.draw,
        events=house.events,
        paused=rota.paused,
    )
    Telling(
        database,
        plans,
        outbox,
        reach=tools.reach,
        courtesy=courtesy,
        ways_in=ways,
        mute_row=notify_views.mute_row,
        now=now,
        facilitators=rota.addressees,
    )
    Offers(database, plans, outbox, reach=tools.reach, courtesy=courtesy, ways_in=ways, now=now)
    few = Few(
        database,
        plans,
        outbox,
        facilitators=rota.addressees,
        reach=tools.reach,
        courtesy=courtesy,
        now=now,
    )
    planner = Planner(
        database,
        plans,
        now=now,
        reminders=reminders,
        changes=Changes(outbox, now),
        publishing=publishing,
        followers=(rota,),
        refill=seats.refill,
        is_whole=lambda: all(one.severity is not Severity.ERROR for one in folder.problems),
    )
    keeping = Keeping(database, outbox, posted, reminders, seats.refill, now)

    shelf = Prompts(prompts)
    decks = Decks(database, shelf, tools.token)
    room_codes = RoomCodes(database, secrets.choice, now)
    hours = Hours(
        database,
        plans,
        Notices(database, plans, outbox, tools.reach, courtesy, rota.addressees, now),
        now,
    )
    papers = Certificates(hours, secrets.choice, house.name, house.page_address, tools.voice)

    def question(language: str, number: int) -> str:
        found = [prompt for _, prompt in fitting(shelf.themes, _PAIR)]
        return found[number % len(found)].text.in_language(language) if found else ""

    kept_rhythm = Watched(rhythm, read_rhythm)
    rounds = Rounds(
        database,
        outbox,
        tools.reach,
        courtesy,
        rhythm=lambda: kept_rhythm.value,
        zone=zone,
        now=now,
        shuffle=random.SystemRandom().shuffle,
        prompt=question,
    )
    partner = Partner(database, rounds, zone)
    notify = Notify(database, topics)
    calendars = Calendars(database, house.page_address)
    feeds = Feeds(
        database,
        plans,
        tools.reach,
        house=FeedHouse(house.name, house.languages, house.timezone, house.domain),
        ways_in=ways,
        voice=tools.voice,
        now=now,
    )

    asking = Asking(database, plans, outbox, roll, rota, now)

    async def replan() -> None:
        await planner.plan()
        await asking.tick()
        outbox.nudge()

    makers = Makers()
    return Coreflection(
        tools=tools,
        ways=secrets_kept,
        schedules=folder,
        plans=plans,
        planner=planner,
        seats=seats,
        few=few,
        asking=asking,
        rota=rota,
        rounds=rounds,
        keeping=keeping,
        room_codes=room_codes,
        hours=hours,
        courtesy=courtesy,
        feeds=feeds,
        features=(
            Sessions(
                database,
                plans,
                seats,
                ways,
                is_facilitator=rota.is_facilitator,
                replan=replan,
                domain=house.domain,
            ),
            SeriesDesk(
                database,
                plans,
                Desk(tools.drafts, tools.token),
                rota=rota,
                roll=roll,
                timezone=house.timezone,
                places=house.places,
                replan=replan,
            ),
            RotaDesk(database, plans, rota, replan),
            Reflect(shelf, decks),
            Room(database, shelf, decks, room_codes, hours, rota.is_facilitator),
            MyHours(hours, papers, house.languages),
            partner,
            notify,
            calendars,
        ),
        holders=(
            keeping,
            makers,
            rota,
            decks,
            HeldHours(),
            HeldRequests(),
            HeldCertificates(),
            partner,
            notify,
            calendars,
        ),
        movers=(keeping, hours, partner, notify, calendars),
        pages=(*feeds.pages(), *Verify(database, tools.voice).pages()),
        look=(folder.refresh, secrets_kept.refresh, shelf.refresh, kept_rhythm.refresh),
    )
