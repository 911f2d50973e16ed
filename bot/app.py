"""The composition root: lists the features and the doors by name and wires them.

Nothing imports this module but the command line. Read it from top to bottom to know the bot.
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

from bot import doors
from bot.alliance import Alliance, read_alliance
from bot.certification.handlers import Certification
from bot.certification.shelf import Shelf
from bot.chat.dispatch import Dispatcher, Voice
from bot.chat.event import Person
from bot.chat.message import Message
from bot.chat.platform import Address, Platform, PlatformTrouble
from bot.chat.router import Role, Router
from bot.clock import Clock, MovableClock, SystemClock
from bot.concerns.records import check as check_categories
from bot.content import Watched
from bot.faq.handlers import Faq
from bot.faq.library import Librarian
from bot.faq.records import Topics, read_topics
from bot.language import Language
from bot.members.account import Accounts
from bot.members.drafts import ButtonNotes, HalfFilledForms
from bot.members.handlers import AboutYou, Welcome
from bot.members.link_handlers import Link
from bot.members.linking import LETTERS, Linking
from bot.members.records import Holder
from bot.people import SAMPLE_PEOPLE
from bot.platforms.web import WebPlatform
from bot.review.handlers import Review
from bot.review.queue import Queue
from bot.safety.handlers import Safety
from bot.safety.records import read_safety
from bot.settings import SHIPPED_CONTENT, Settings, shipped_unless
from bot.storage import Database, StoredDrafts

log = logging.getLogger(__name__)

_LOOK_EVERY: Final = 2  # seconds between looks at the content folder
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
        """What waits is sent, what is to be forgotten is forgotten."""
        zone = ZoneInfo(self.alliance.value.timezone)
        await self.queue.deliver_waiting()
        await self.queue.purge(self.clock.now().astimezone(zone).date())
        await self.drafts.purge()
        await self.linking.purge()


def wire(settings: Settings, *, trial: bool = False, embed: bool = True) -> App:
    """Builds every part and hands each what it needs. Nothing is opened or started yet.

    Raises `bot.content.Unreadable`, `bot.storage.DatabaseUnusable`. With `embed` off no vectors
    are made in the background (the command line does without).
    """
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

    queue, linking, accounts = _people(
        database,
        alliance_now,
        clock,
        send=lambda address, message: app.send(address, message),  # noqa: PLW0108  made below
        voice=language.voice,
        also=sample_roles if trial else no_roles,
    )
    safety = Safety(lambda: safety_words.value, clock.now)
    router = Router()
    dispatcher = Dispatcher(
        router,
        identify=accounts.identify,
        guess=accounts.guess,
        voice=language.voice,
        now=clock.now,
        reference=reference_code,
        guards=(safety,),
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
        Review(queue),
    )
    drafts = StoredDrafts(database, clock.now)
    parts = doors.Parts(settings, dispatcher, language, alliance_now, drafts, clock)
    apps = doors.chat_apps(parts)
    page = doors.page(parts, apps)
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
        ),
    )
    return app


def _people(
    database: Database,
    alliance: Callable[[], Alliance],
    clock: Clock,
    *,
    send: Callable[[Address, Message], Awaitable[object]],
    voice: Voice,
    also: Callable[[Person], Iterable[Role]],
) -> tuple[Queue, Linking, Accounts]:
    """Whatever holds something about people, each known to the accounts that tell and erase it."""
    queue = Queue(
        database,
        send=send,
        address_of=doors.private_address,
        alliance_name=lambda: alliance().name,
        voice=voice,
        now=clock.now,
    )
    linking = Linking(database, clock.now, random_letters, [queue])
    holders: list[Holder] = [queue, linking, HalfFilledForms(), ButtonNotes()]
    return queue, linking, Accounts(database, alliance, holders, also)


@asynccontextmanager
async def opened(settings: Settings, *, trial: bool = False) -> AsyncIterator[App]:
    """The bot with its database and doors open; closes all of it afterwards.

    Raises what `wire` raises, and `bot.chat.platform.PlatformTrouble` (a port in use).
    """
    app = wire(settings, trial=trial)
    scheduler = AsyncIOScheduler(timezone="UTC")
    opening: list[asyncio.Task[None]] = []
    try:
        await app.database.open()
        app.librarian.warm_up()
        await app.web.start()
        opening += [asyncio.create_task(_open(door)) for door in app.apps.doors]
        for work, seconds in ((app.look_for_edits, _LOOK_EVERY), (app.tidy, _TIDY_EVERY)):
            scheduler.add_job(
                work,
                "interval",
                seconds=seconds,
                misfire_grace_time=None,
                coalesce=True,
                max_instances=1,
            )
        scheduler.start()
        yield app
    finally:
        if scheduler.running:
            scheduler.shutdown(wait=False)
        for task in opening:
            task.cancel()
        await asyncio.gather(*(_close(door) for door in app.platforms))
        await app.database.close()
        await asyncio.to_thread(app.librarian.close)


async def _open(door: Platform) -> None:
    """Opens a chat app's door. One that cannot be opened is said in a line; the others go on."""
    try:
        await door.start()
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


@asynccontextmanager
async def accounts_alone(settings: Settings) -> AsyncIterator[Accounts]:
    """What is held about people, with the database open and nothing else read: for the operator's
    `export` and `forget`. Raises what `wire` raises."""
    alliance = Watched(shipped_unless(settings.content, "alliance.yaml"), read_alliance)
    database = Database(settings.database)

    async def nowhere(address: Address, _message: Message) -> None:
        raise LookupError(address.platform)

    _, _, accounts = _people(
        database,
        lambda: alliance.value,
        SystemClock(),
        send=nowhere,
        voice=lambda one, zone: Language(SHIPPED_CONTENT / "strings").voice(one, zone),
        also=no_roles,
    )
    try:
        await database.open()
        yield accounts
    finally:
        await database.close()


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


def no_roles(_person: Person) -> Iterable[Role]:
    """Nobody has a role but by the alliance's files and grants."""
    return ()


def sample_roles(person: Person) -> Iterable[Role]:
    """What the trial's sample people may do."""
    if person.platform != WebPlatform.name:
        return ()
    return next((one.roles for one in SAMPLE_PEOPLE if one.id == person.id), frozenset())


def random_letters(number: int) -> str:
    """So many random signs, none of which looks like another."""
    return "".join(secrets.choice(LETTERS) for _ in range(number))


def reference_code() -> str:
    """Six signs to tell a coordinator, found again in the log."""
    return random_letters(6)
