"""What the operator's command line asks of a bot that is not running: what is wrong with what was said in
chat, and what is held about somebody. No door is opened, and nothing is sent."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from sqlalchemy.exc import SQLAlchemyError

from bot import doors, meeting
from bot.alliance import Alliance, read_alliance
from bot.app import App, make_people
from bot.chat.message import Message
from bot.chat.platform import Address
from bot.clock import SystemClock
from bot.content import Problem, Watched
from bot.coreflection.series.plans import check as check_series
from bot.delivery import Outbox, Posted
from bot.language import Language
from bot.members.account import Accounts
from bot.members.reach import Reach
from bot.people import no_roles
from bot.settings import SHIPPED_CONTENT, Settings, shipped_unless
from bot.storage import Database, StoredDrafts


async def said_in_chat(app: App) -> tuple[Problem, ...]:
    """What coordinators said of series in chat and what no longer fits the files, for `alliance check`;
    nothing of it where the database cannot be reached. And ways into meetings that are missing."""
    known = app.coreflection
    found = known.problems()
    try:
        return (*found, *await check_series(app.database, known.schedules, app.clock.now()))
    except (OSError, SQLAlchemyError):
        return found
    finally:
        await app.database.close()


@asynccontextmanager
async def accounts_alone(settings: Settings) -> AsyncIterator[Accounts]:
    """What is held about people, with the database open and nothing else read: for the operator's
    `export` and `forget`. Raises what `wire` raises."""
    alliance = Watched(shipped_unless(settings.content, "alliance.yaml"), read_alliance)
    database = Database(settings.database)

    async def nowhere(address: Address, _message: Message) -> None:
        raise LookupError(address.platform)

    def alliance_now() -> Alliance:
        return alliance.value

    voice = Language(SHIPPED_CONTENT / "strings").voice
    clock = SystemClock()
    _, _, accounts = make_people(
        database, alliance_now, clock, send=nowhere, voice=voice, also=no_roles
    )
    outbox = Outbox(clock.now)
    coreflection = meeting.make_coreflection(
        settings,
        meeting.Doors(),
        alliance=alliance_now,
        voice=voice,
        clock=clock,
        database=database,
        outbox=outbox,
        posted=Posted(outbox, clock.now),
        drafts=StoredDrafts(database, clock.now),
        reach=Reach(database, accounts, doors.private_address, voice),
    )
    accounts.ask_also(*coreflection.holders, hold=coreflection.hold)
    try:
        await database.open()
        yield accounts
    finally:
        await database.close()
