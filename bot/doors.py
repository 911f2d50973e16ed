"""The doors, built from the settings: the page always, each chat app when its token is given."""

from __future__ import annotations

import secrets
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Final, Protocol

from aiohttp.web import RouteDef

from bot.alliance import Alliance
from bot.chance import random_token
from bot.chat.dispatch import Dispatcher, Say
from bot.chat.event import Person
from bot.chat.page import Page
from bot.chat.platform import Address, Drafts, Platform
from bot.clock import Clock, MovableClock
from bot.language import Language
from bot.people import SAMPLE_PEOPLE
from bot.platforms.web import Trial, TrialPerson, WebOptions, WebPlatform
from bot.settings import Settings

_PRIVATE: Final = {"web": "direct:", "discord": "@"}  # how each door names a private chat


class ChatApp(Platform, Protocol):
    """A door that can tell what it lacks to do its work in the alliance's places. `events`: where its
    own list of coming events is kept, if the app has one."""

    events: Address | None

    async def inspect(self, places: Mapping[str, str]) -> list[str]:
        """What is missing in which place, and how to give it."""


@dataclass(frozen=True, slots=True)
class ChatApps:
    """The open chat apps, and what the page's server must serve for them (webhooks)."""

    doors: tuple[ChatApp, ...] = ()
    routes: tuple[RouteDef, ...] = ()


@dataclass(frozen=True, slots=True)
class Parts:
    """What every door is built from."""

    settings: Settings
    dispatcher: Dispatcher
    language: Language
    alliance: Callable[[], Alliance]
    drafts: Drafts
    clock: Clock
    moved: Callable[[Address, Address], Awaitable[None]]  # a chat has another id from now on


def chat_apps(parts: Parts) -> ChatApps:
    """Discord and Telegram, as far as the environment gives their tokens.

    Their libraries are imported only then: the trial starts sooner and lighter without them.
    """
    settings, alliance = parts.settings, parts.alliance()
    voices: dict[str, Say] = {
        one: parts.language.voice(one, alliance.timezone) for one in alliance.languages
    }
    doors: list[ChatApp] = []
    routes: list[RouteDef] = []
    if token := settings.discord_token.get_secret_value():
        from bot.platforms import discord  # noqa: PLC0415

        options = discord.DiscordOptions(token, settings.discord_guild, settings.discord_api_url)
        doors.append(discord.DiscordPlatform(parts.dispatcher, voices, options, parts.drafts))
    if token := settings.telegram_token.get_secret_value():
        from bot.platforms import telegram  # noqa: PLC0415

        door = telegram.TelegramPlatform(
            parts.dispatcher,
            voices,
            telegram.TelegramOptions(
                token=token,
                api_url=settings.telegram_api_url,
                webhook_secret=settings.telegram_webhook_secret.get_secret_value(),
                public_url=settings.public_url,
            ),
            parts.drafts,
            parts.clock.now,
            random_token,
            migrated=lambda old, new: parts.moved(
                Address("telegram", old), Address("telegram", new)
            ),
        )
        doors.append(door)
        routes += door.web_routes()
    return ChatApps(tuple(doors), tuple(routes))


def page(
    parts: Parts,
    apps: ChatApps,
    pages: Sequence[Page] = (),
    clock_moved: Callable[[], None] = lambda: None,
) -> WebPlatform:
    """The web page; with a clock that can be moved it is the trial's, and `clock_moved` is told.
    `pages` are those of features."""
    options = WebOptions(
        host=parts.settings.web_host,
        port=parts.settings.web_port,
        public_url=parts.settings.public_url,
        alliance_name=lambda: parts.alliance().name,
        secret=kept_secret(parts.settings.var_dir / "web.key"),
        token=random_token,
    )
    clock = parts.clock
    trial = sample_trial(clock, clock_moved) if isinstance(clock, MovableClock) else None
    return WebPlatform(parts.dispatcher, options, trial, apps.routes, pages)


def places(apps: ChatApps, web: WebPlatform, alliance: Alliance, name: str) -> tuple[Address, ...]:
    """Everywhere that a kind of thing (`sessions`, `announcements`, ...) is posted: on each chat app
    that is on, as `content/alliance.yaml` says, and on the trial's page."""
    written = next((place for key, place in alliance.places.items() if key == name), None)
    found = [
        _address(door.name, place)
        for door in apps.doors
        if (place := getattr(written, door.name, None))
    ]
    on_page = web.place(name)
    return (*found, on_page) if on_page else tuple(found)


def places_at(door: Platform, alliance: Alliance) -> tuple[Address, ...]:
    """Everywhere that the bot posts through one door, its list of events included."""
    found = [
        _address(door.name, place)
        for one in alliance.places.values()
        if (place := getattr(one, door.name, None))
    ]
    events: Address | None = getattr(door, "events", None)
    return (*found, events) if events else tuple(found)


def places_as_written(alliance: Alliance) -> Mapping[str, Mapping[str, str]]:
    """The alliance's places by name and platform, each as `chat` or `chat/thread`."""
    return {name: one.model_dump(exclude_none=True) for name, one in alliance.places.items()}


def event_lists(apps: ChatApps) -> tuple[Address, ...]:
    """Where a message with a meeting is sent to stand in an app's own list of coming events."""
    return tuple(door.events for door in apps.doors if door.events is not None)


def page_address(settings: Settings, path: str, *, trial: bool = False) -> str | None:
    """The whole address of a page, such as `/verify/K7Q2`. None when nobody but this machine could
    open it: without a public address, the trial's page apart."""
    if settings.public_url:
        return settings.public_url.rstrip("/") + path
    is_known = trial and settings.web_port  # port 0 is any free one
    return f"http://127.0.0.1:{settings.web_port}{path}" if is_known else None


def _address(platform: str, written: str) -> Address:
    chat, _, thread = written.partition("/")
    return Address(platform, chat.strip(), thread.strip())


async def inspect(apps: ChatApps, alliance: Alliance) -> list[str]:
    """What each chat app lacks to do its work in the alliance's places, for `alliance check`."""
    findings: list[str] = []
    for door in apps.doors:
        named = {name: getattr(place, door.name) for name, place in alliance.places.items()}
        findings += await door.inspect({name: one for name, one in named.items() if one})
    return findings


def private_address(person: Person) -> Address:
    """Where somebody can be reached alone: their private chat with the bot, on their platform."""
    return Address(person.platform, _PRIVATE.get(person.platform, "") + person.id)


def sample_trial(clock: MovableClock, clock_moved: Callable[[], None]) -> Trial:
    """The trial page's people and clock."""

    def move(by: timedelta) -> None:
        clock.move(by)
        clock_moved()

    return Trial(
        people=tuple(TrialPerson(one.id, one.name, one.about) for one in SAMPLE_PEOPLE),
        move_clock=move,
        moved=lambda: clock.moved,
    )


def kept_secret(path: Path) -> bytes:
    """The key that signs the page's cookies: made once, readable by the bot's user only."""
    try:
        found = path.read_bytes()
        if len(found) >= 32:
            return found
    except OSError:
        pass
    made = secrets.token_bytes(32)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch(mode=0o600, exist_ok=True)
    path.chmod(0o600)
    path.write_bytes(made)
    return made
