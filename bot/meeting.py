"""Co-reflection as the composition root has it: the alliance's places and people, seen from the feature."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from types import MappingProxyType
from typing import Final
from urllib.parse import urlsplit

from bot import doors
from bot.alliance import Alliance
from bot.chance import random_token
from bot.chat.dispatch import Voice
from bot.chat.event import Person
from bot.chat.platform import Address, Drafts, Platform
from bot.chat.router import Role
from bot.clock import Clock, MovableClock
from bot.coreflection.feeds.rules import can_be_reached
from bot.coreflection.partner.records import FILE as RHYTHM
from bot.coreflection.parts import Coreflection, House, Tools, build
from bot.delivery import Delivery, Outbox, Posted
from bot.members.reach import Reach
from bot.people import sample_holders, sample_named
from bot.platforms.web import WebPlatform
from bot.settings import Settings, shipped_unless
from bot.storage import Database

_NO_ADDRESS: Final = "peer-alliance.invalid"  # RFC 2606: nobody's
# How one comes in to the sample meetings of the trial; real ones stand in VAR_DIR/secrets.yaml.
SAMPLE_WAYS: Final[Mapping[str, str]] = MappingProxyType(
    {
        f"{way}_{series}": value
        for series in ("tue", "evening", "es", "office", "training")
        for way, value in (
            ("zoom", f"https://example.org/meet/{series}"),
            ("phone", "802-555-0100, code 4321"),
            ("room", "12 Sample Street, Montpelier, second floor"),
        )
    }
)


@dataclass(slots=True)
class Doors:
    """The doors as co-reflection sees them. They are built after it, since they answer with its
    commands; until then there are none."""

    web: WebPlatform | None = None
    apps: doors.ChatApps = field(default_factory=doors.ChatApps)
    platforms: tuple[Platform, ...] = ()
    delivery: Delivery | None = None

    def places(self, alliance: Alliance, name: str) -> tuple[Address, ...]:
        """Everywhere that a kind of thing is posted."""
        return doors.places(self.apps, self.web, alliance, name) if self.web else ()

    def is_open(self, platform: str) -> bool:
        """Whether somebody could be told something there."""
        return any(one.name == platform for one in self.platforms)

    def away_before(self, platform: str) -> timedelta | None:
        """For how long nobody was sending there before this start; None while nobody is."""
        if self.delivery is None or not self.delivery.is_sending(platform):
            return None
        return self.delivery.away_before(platform)


def make_coreflection(
    settings: Settings,
    seen: Doors,
    *,
    alliance: Callable[[], Alliance],
    voice: Voice,
    clock: Clock,
    database: Database,
    outbox: Outbox,
    posted: Posted,
    drafts: Drafts,
    reach: Reach,
) -> Coreflection:
    """Builds the feature for this alliance. Raises `bot.content.Unreadable`."""
    trial = isinstance(clock, MovableClock)

    def named(name: str) -> tuple[Person, ...]:
        return (*alliance().accounts_of(name), *(sample_named(name) if trial else ()))

    def coordinators() -> tuple[Person, ...]:
        samples = sample_holders(Role.COORDINATOR) if trial else ()
        return (*alliance().holders_of(Role.COORDINATOR), *samples)

    house = House(
        name=lambda: alliance().name,
        languages=lambda: alliance().languages,
        timezone=lambda: alliance().timezone,
        domain=lambda: domain_of(settings.public_url),
        named=named,
        coordinators=coordinators,
        places=lambda name: seen.places(alliance(), name),
        events=lambda: doors.event_lists(seen.apps),
        page_address=lambda path: doors.page_address(settings, path, trial=trial),
    )
    tools = Tools(
        database=database,
        outbox=outbox,
        posted=posted,
        drafts=drafts,
        reach=reach,
        voice=voice,
        now=clock.now,
        token=random_token,
        is_open=seen.is_open,
        away_before=seen.away_before,
    )
    return build(
        prompts=shipped_unless(settings.content, "prompts").parent,
        rhythm=shipped_unless(settings.content, RHYTHM),
        schedules=settings.schedules,
        var=settings.var_dir,
        samples=SAMPLE_WAYS if trial else {},
        house=house,
        tools=tools,
    )


def domain_of(public_url: str) -> str:
    """The name in the permanent ids of meetings (RFC 5545, 3.8.4.7). Nobody subscribes to a calendar
    before the alliance has a public address, so it may be another name until then."""
    host = urlsplit(public_url).hostname or ""
    return host if can_be_reached(public_url) else _NO_ADDRESS
