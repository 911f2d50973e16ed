"""The alliance as its people meet it, for journeys: wired by the composition root, with the real
content and a real database, a clock to move, and words alone to find answers by, so that a story
ends the same on every machine.

Its doors are the shortest way to the dispatcher, the web page, Discord and Telegram, the last two
against the small servers of `tests.e2e`. A story told with `everywhere` runs on each of them.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any, Final

import pytest
from sqlalchemy import func, select

from bot import app, doors, people
from bot.certification.shelf import Shelf
from bot.chat.router import Role
from bot.clock import MovableClock
from bot.delivery.store import outbox, posted
from bot.faq.library import Librarian
from bot.faq.retrieval.embedder import Embedder, NotUsable
from bot.people import SAMPLE_PEOPLE, SamplePerson
from bot.platforms.web.render import make_renderer
from bot.safety.records import Safety, read_safety
from bot.safety.rules import Wording
from bot.settings import Settings
from tests.conftest import POSTGRESQL
from tests.fakes import LANGUAGE, ROOT
from tests.journeys.doors import Opening
from tests.journeys.doors.discord import DiscordOpening
from tests.journeys.doors.dispatcher import DispatcherOpening
from tests.journeys.doors.forms import Forms
from tests.journeys.doors.telegram import TelegramOpening
from tests.journeys.doors.web import WebOpening
from tests.journeys.teller import Door, Tell, Teller

_PATIENCE: Final = 3000  # looks; Telegram takes one message a second in a chat
OPENINGS: Final[Mapping[str, Callable[[], Opening]]] = {
    "dispatcher": DispatcherOpening,
    "web": WebOpening,
    "discord": DiscordOpening,
    "telegram": TelegramOpening,
}
NO_POSTGRESQL: Final = "ALLIANCE_TEST_POSTGRESQL_URL names no PostgreSQL server"
LOCALES: Final = {"nueva": "es-MX"}  # whose app speaks another language than English
_NUEVA: Final = SamplePerson("nueva", "Noa", "web-trial-newcomer", frozenset({Role.ANYONE}))
PEOPLE: Final = (*SAMPLE_PEOPLE, _NUEVA)


# A story runs at every door, and the shortest way on each kind of database.
everywhere = pytest.mark.parametrize(
    ("way", "address"),
    [
        pytest.param("dispatcher", "sqlite", id="dispatcher"),
        pytest.param(
            "dispatcher",
            "postgresql",
            id="dispatcher on PostgreSQL",
            marks=pytest.mark.skipif(not POSTGRESQL, reason=NO_POSTGRESQL),
        ),
        *(pytest.param(one, "sqlite", id=one) for one in ("web", "discord", "telegram")),
    ],
    indirect=["address"],
)


@dataclass(slots=True)
class House:
    """An open alliance and its doors by name."""

    app: app.App
    doors: Mapping[str, Door]

    def tell(self, way: str) -> Tell:
        """Starts stories about the people at one door."""
        return Teller(self.doors[way]).tell

    async def at(self, moment: datetime) -> None:
        """Time goes on until then, with nobody doing anything; what was promised by then is told."""
        clock = self.app.clock
        assert isinstance(clock, MovableClock)
        assert moment >= clock.now()
        while (due := await self._next_due(moment)) is not None:
            if due > clock.now():
                clock.move(due - clock.now())
            await self._told()
        clock.move(moment - clock.now())
        await self._told()

    async def soon(self) -> None:
        """A few seconds later: what was just done has come to everybody."""
        await self.at(self.app.clock.now() + timedelta(seconds=10))

    async def _told(self) -> None:
        """Until nothing is due any more."""
        now = self.app.clock.now()
        await self.app.coreflection.plan()
        for _ in range(_PATIENCE):
            self.app.outbox.nudge()
            await asyncio.sleep(0.02)
            await self.app.delivery.idle()
            if await self._next_due(now) is None and not await self._on_their_way():
                return
        raise AssertionError("something that is due is never told")

    async def _on_their_way(self) -> bool:
        """Whether something is just being sent or edited."""
        async with self.app.database.read() as connection:
            for table in (outbox, posted):
                if await connection.scalar(
                    select(table.c.id).where(table.c.lease.is_not(None)).limit(1)
                ):
                    return True
        return False

    async def _next_due(self, by: datetime) -> datetime | None:
        """When the next thing is due at an open door, if that is by then."""
        open_doors = [one.name for one in self.app.platforms]
        found: list[datetime] = []
        async with self.app.database.read() as connection:
            for table in (outbox, posted):
                waits = table.c.next_at
                due = await connection.scalar(
                    select(func.min(waits)).where(waits <= by, table.c.platform.in_(open_doors))
                )
                found += [due] if due else []
        return min(found, default=None)


def librarian() -> Librarian:
    """The real content, found by words alone. Close it."""

    def no_model() -> Embedder:
        raise NotUsable("these stories do without")

    return Librarian(ROOT / "content", None, embedder=no_model, in_background=False)


@cache
def _certificates() -> Shelf:
    return Shelf(ROOT / "content")


@cache
def _safety(path: Path) -> Safety:
    return read_safety(path)


@cache
def _wording() -> Wording:
    return Wording(_safety(ROOT / "content" / "safety.yaml").detection)


_renderer = cache(make_renderer)


@asynccontextmanager
async def open_house(
    ways: Iterable[str],
    shelf: Librarian,
    address: str,
    var: Path,
    monkeypatch: pytest.MonkeyPatch,
    *,
    begins: datetime | None = None,
    schedules: Path = ROOT / "schedules",
    more: Sequence[SamplePerson] = (),
) -> AsyncIterator[House]:
    """The alliance with these doors open. What it reads of the content folder is read once for all
    stories. Whoever is called coordinator is one on every platform.

    With `begins` it is that time, and what is promised is told too: session cards where all read.
    `more` are people besides the usual ones.
    """
    forms = Forms()
    monkeypatch.setattr(app, "Librarian", lambda *_, **__: shelf)
    monkeypatch.setattr(app, "Shelf", lambda *_: _certificates())
    monkeypatch.setattr(app, "read_safety", _safety)
    monkeypatch.setattr(app, "Language", lambda *_: LANGUAGE)
    monkeypatch.setattr(app, "Dispatcher", forms.watching())
    monkeypatch.setattr("bot.safety.handlers.Wording", lambda _: _wording())
    monkeypatch.setattr("bot.platforms.web.server.make_renderer", _renderer)
    for module in (people, doors):
        monkeypatch.setattr(module, "SAMPLE_PEOPLE", (*PEOPLE, *more))
    if begins is not None:
        monkeypatch.setattr(app, "MovableClock", lambda: MovableClock(begins))
    async with AsyncExitStack() as stack:
        openings = {way: OPENINGS[way]() for way in ways}
        told: dict[str, Any] = {"var_dir": var, "database_url": address}
        for one in openings.values():
            told |= await one.prepare(stack)
        settings = Settings(
            _env_file=None, content_dir=ROOT / "content", schedules_dir=schedules, **told
        )
        wired = app.wire(settings, trial=True)
        wired.platforms.clear()
        await wired.database.open()
        stack.push_async_callback(wired.database.close)
        opened = {
            way: await one.open(wired, forms, LOCALES, stack) for way, one in openings.items()
        }
        if begins is not None:
            stack.push_async_callback(wired.telling.end)
            for door in wired.platforms:
                await wired.telling.begin(door, ())
        yield House(wired, opened)
