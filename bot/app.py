"""The composition root: lists the features and the doors by name and wires them.

Nothing imports this module but the command line and its upkeep. Read it from top to bottom to know the bot.
"""

from __future__ import annotations

import asyncio
import logging
import secrets
import signal
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Final
from zoneinfo import ZoneInfo

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot import doors, meeting
from bot.alliance import Alliance, read_alliance
from bot.certification.handlers import Certification
from bot.certification.shelf import Shelf
from bot.chance import random_letters, reference_code
from bot.chat.dispatch import Dispatcher, Voice
from bot.chat.event import Person
from bot.chat.message import Message
from bot.chat.platform import Address, Platform, PlatformTrouble
from bot.chat.router import Role, Router
from bot.clock import Clock, MovableClock, SystemClock
from bot.concerns.records import check as check_categories
from bot.content import Watched, remembering
from bot.coreflection.parts import Coreflection
from bot.delivery import Delivery, Outbox, Posted
from bot.delivery.holding import Promises
from bot.delivery.job import attempt, attempt_each
from bot.faq.handlers import Faq
from bot.faq.library import Librarian
from bot.faq.records import Topics, read_topics
from bot.faq.retrieval.language import detect
from bot.language import Language
from bot.members.account import Accounts
from bot.members.drafts import ButtonNotes, HalfFilledForms
from bot.members.handlers import AboutYou, Welcome
from bot.members.link_handlers import Link
from bot.members.linking import Linking
from bot.members.reach import Reach
from bot.members.records import Holder
from bot.people import no_roles, sample_roles
from bot.platforms.web import WebPlatform
from bot.rest import settle, unswept
from bot.review.handlers import Review
from bot.review.places import PlaceNotes
from bot.review.queue import Queue, TryAgain
from bot.safety.handlers import Safety
from bot.safety.records import read_safety
from bot.settings import SHIPPED_CONTENT, Settings, shipped_unless
from bot.storage import Database, StoredDrafts
from bot.telling import Telling, make_telling

log = logging.getLogger(__name__)

_LOOK_EVERY: Final = 2  # seconds between looks at the content folder
_PLAN_EVERY: Final = 30
_TIDY_EVERY: Final = 60
CHECKS: Final = (check_categories,)  # what features that only the root may know check themselves
_DOOR_CLOSES: Final = 4  # seconds a door may take; SIGTERM is done within 5


@dataclass(slots=True)
class App:
    """The wired bot, for the command line and for tests."""

    settings: Settings
    clock: Clock
    alliance: Watched[Alliance]
    language: Language
    database: Database
    librarian: Librarian
    router: Router
    dispatcher: Dispatcher
    accounts: Accounts
    queue: Queue
    linking: Linking
    drafts: StoredDrafts
    outbox: Outbox
    posted: Posted
    delivery: Delivery
    telling: Telling
    reach: Reach
    coreflection: Coreflection
    web: WebPlatform
    apps: doors.ChatApps
    platforms: list[Platform]
    look: tuple[Callable[[], object], ...]

    async def send(self, address: Address, message: Message) -> None:
        """Says something unasked. Raises `AddressGone`, or `LookupError` for a closed door."""
        for platform in self.platforms:
            if platform.name == address.platform:
                await platform.send(address, message)
                return
        raise LookupError(address.platform)

    async def look_for_edits(self) -> None:
        """Edited content takes effect."""
        for refresh in self.look:
            await asyncio.to_thread(refresh)

    async def tidy(self) -> None:
        """What waits is sent, what is to be forgotten is forgotten. Raises the first failure at the end."""
        today = self.clock.now().astimezone(ZoneInfo(self.alliance.value.timezone)).date()
        await attempt_each(
            self.queue.deliver_waiting,
            lambda: self.queue.purge(today),
            lambda: self.telling.tidy(today),
            self.coreflection.tidy,
            self.drafts.purge,
            self.linking.purge,
        )

    async def open_door(self, door: Platform) -> None:
        """Opens a door; what was promised there is told from now on. Raises what its `start` does."""
        await door.start()
        await self.telling.begin(door, doors.places_at(door, self.alliance.value))


def wire(settings: Settings, *, trial: bool = False, embed: bool = True) -> App:
    """Builds every part and hands each what it needs. Nothing is opened or started yet.

    Raises `bot.content.Unreadable`, `bot.storage.DatabaseUnusable`. With `embed` off no vectors
    are made in the background (the command line does without).
    """
    with remembering(settings.var_dir):
        return _wire(settings, trial=trial, embed=embed)


def _wire(settings: Settings, *, trial: bool, embed: bool) -> App:
    content = settings.content
    clock: Clock = MovableClock() if trial else SystemClock()
    alliance = Watched(shipped_unless(content, "alliance.yaml"), read_alliance)
    language = Language(shipped_unless(content, "strings"), tuple(alliance.value.languages))
    topics = Watched(shipped_unless(content, "topics.yaml"), read_topics, Topics)
    safety_words = Watched(
        shipped_unless(content, "safety.yaml"),
        read_safety,
        lambda: read_safety(SHIPPED_CONTENT / "safety.yaml"),
    )
    shelf = Shelf(content)
    librarian = Librarian(content, settings.var_dir, in_background=embed)
    database = Database(settings.database)

    def alliance_now() -> Alliance:
        return alliance.value

    outbox = Outbox(clock.now)
    queue, linking, accounts = make_people(
        database,
        alliance_now,
        clock,
        send=lambda address, message: app.send(address, message),  # noqa: PLW0108  made below
        voice=language.voice,
        also=sample_roles if trial else no_roles,
        try_again=outbox.revive,
    )
    reach = Reach(database, accounts, doors.private_address, language.voice)
    telling = make_telling(
        database,
        outbox,
        reach,
        PlaceNotes(lambda: doors.places_as_written(alliance_now()), clock.now),
        address_of=doors.private_address,
        now=clock.now,
        forgetful=[WebPlatform.name],
    )
    drafts = StoredDrafts(database, clock.now)
    seen = meeting.Doors(delivery=telling.delivery)
    coreflection = meeting.make_coreflection(
        settings,
        seen,
        alliance=alliance_now,
        voice=language.voice,
        clock=clock,
        database=database,
        outbox=outbox,
        posted=telling.posted,
        drafts=drafts,
        reach=reach,
    )
    accounts.ask_also(*coreflection.holders, hold=coreflection.hold)
    linking.take_along(*coreflection.movers, hold=coreflection.hold)
    safety = Safety(lambda: safety_words.value, clock.now, language.voice)
    router = Router()
    dispatcher = Dispatcher(
        router,
        identify=accounts.identify,
        guess=accounts.guess,
        voice=language.voice,
        now=clock.now,
        reference=reference_code,
        guards=(safety, telling.unreached),
        detect=detect,
    )
    router.add(
        Welcome(alliance_now, lambda: router.commands),
        AboutYou(accounts, alliance_now, language.voice),
        Link(linking),
        Faq(
            librarian,
            topics=lambda: topics.value,
            voice=language.voice,
            hand_in=queue.hand_in,
            private_address=doors.private_address,
            timezone=lambda: alliance.value.timezone,
            token=lambda: secrets.token_hex(6),
        ),
        safety,
        Certification(shelf),
        *coreflection.features,
        Review(queue),
    )
    parts = doors.Parts(settings, dispatcher, language, alliance_now, drafts, clock, telling.moved)
    apps = doors.chat_apps(parts)
    page = doors.page(parts, apps, coreflection.pages, coreflection.plan_soon)
    seen.web, seen.apps, seen.platforms = page, apps, (page, *apps.doors)
    app = App(
        settings=settings,
        clock=clock,
        alliance=alliance,
        language=language,
        database=database,
        librarian=librarian,
        router=router,
        dispatcher=dispatcher,
        accounts=accounts,
        queue=queue,
        linking=linking,
        drafts=drafts,
        outbox=outbox,
        posted=telling.posted,
        delivery=telling.delivery,
        telling=telling,
        reach=reach,
        coreflection=coreflection,
        web=page,
        apps=apps,
        platforms=[page, *apps.doors],
        look=(
            alliance.refresh,
            topics.refresh,
            safety_words.refresh,
            shelf.refresh,
            language.refresh,
            librarian.refresh,
            *coreflection.look,
        ),
    )
    return app


def make_people(
    database: Database,
    alliance: Callable[[], Alliance],
    clock: Clock,
    *,
    send: Callable[[Address, Message], Awaitable[object]],
    voice: Voice,
    also: Callable[[Person], Iterable[Role]],
    try_again: TryAgain | None = None,
) -> tuple[Queue, Linking, Accounts]:
    """Whatever holds something about people, each known to the accounts that tell and erase it."""
    queue = Queue(
        database,
        send=send,
        address_of=doors.private_address,
        alliance_name=lambda: alliance().name,
        voice=voice,
        now=clock.now,
        try_again=try_again,
    )
    promises = Promises(doors.private_address)
    linking = Linking(database, clock.now, random_letters, [queue, promises])
    holders: list[Holder] = [queue, linking, promises, HalfFilledForms(), ButtonNotes()]
    return queue, linking, Accounts(database, alliance, holders, also)


@asynccontextmanager
async def opened(settings: Settings, *, trial: bool = False) -> AsyncIterator[App]:
    """The bot with its database and doors open; closes all of it afterwards.

    Raises what `wire` raises, and `bot.chat.platform.PlatformTrouble` (a port in use).
    """
    with unswept():
        app = wire(settings, trial=trial)
    scheduler = AsyncIOScheduler(timezone="UTC")
    opening: list[asyncio.Task[None]] = []
    try:
        await app.database.open()
        app.librarian.warm_up()
        # Before anything is sent: files may say otherwise by now. It is tried again soon.
        if isinstance(trouble := await attempt(app.coreflection.plan()), Exception):
            log.error("planning fails", exc_info=trouble)
        await app.open_door(app.web)
        opening += [asyncio.create_task(_open(app, door)) for door in app.apps.doors]
        for work, seconds in (
            (app.look_for_edits, _LOOK_EVERY),
            (app.coreflection.plan, _PLAN_EVERY),
            (app.tidy, _TIDY_EVERY),
        ):
            scheduler.add_job(
                work,
                "interval",
                seconds=seconds,
                misfire_grace_time=None,
                coalesce=True,
                max_instances=1,
            )
        scheduler.start()
        opening.append(asyncio.create_task(settle([app.web.warm_up])))
        yield app
    finally:
        if scheduler.running:
            scheduler.shutdown(wait=False)
        for task in opening:
            task.cancel()
        await app.telling.end()
        await asyncio.gather(*(_close(door) for door in app.platforms))
        await app.database.close()
        await asyncio.to_thread(app.librarian.close)


async def _open(app: App, door: Platform) -> None:
    """Opens a chat app's door. One that cannot be opened is said in a line; the others go on."""
    try:
        await app.open_door(door)
        log.info("%s is open", door.name)
    except PlatformTrouble as trouble:
        log.error("%s stays closed: %s", door.name, trouble)


async def _close(door: Platform) -> None:
    try:
        await asyncio.wait_for(door.stop(), _DOOR_CLOSES)
    except TimeoutError:
        log.warning("%s did not close in time", door.name)


@asynccontextmanager
async def offline(settings: Settings) -> AsyncIterator[App]:
    """The bot with its database open and every door closed, for tests."""
    app = wire(settings, embed=False)
    try:
        await app.database.open()
        yield app
    finally:
        await app.database.close()
        app.librarian.close()


async def serve() -> None:
    """Waits for SIGTERM or SIGINT (Ctrl+C)."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        try:
            loop.add_signal_handler(number, stop.set)
        except NotImplementedError:  # Windows
            signal.signal(number, lambda *_: loop.call_soon_threadsafe(stop.set))
    await stop.wait()
