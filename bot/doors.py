"""The doors, built from the settings: the page always, each chat app when its token is given."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol

from aiohttp.web import RouteDef

from bot.alliance import Alliance
from bot.chat.dispatch import Dispatcher, Say
from bot.chat.event import Person
from bot.chat.platform import Address, Drafts, Platform
from bot.clock import Clock, MovableClock
from bot.language import Language
from bot.people import SAMPLE_PEOPLE
from bot.platforms.web import Trial, TrialPerson, WebOptions, WebPlatform
from bot.settings import Settings

_PRIVATE: Final = {"web": "direct:", "discord": "@"}  # how each door names a private chat


class ChatApp(Platform, Protocol):
    """A door that can tell what it lacks to do its work in the alliance's places."""

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
        )
        doors.append(door)
        routes += door.web_routes()
    return ChatApps(tuple(doors), tuple(routes))


def page(parts: Parts, apps: ChatApps) -> WebPlatform:
    """The web page; with a clock that can be moved it is the trial's."""
    options = WebOptions(
        host=parts.settings.web_host,
        port=parts.settings.web_port,
        public_url=parts.settings.public_url,
        alliance_name=lambda: parts.alliance().name,
        secret=kept_secret(parts.settings.var_dir / "web.key"),
        token=random_token,
    )
    trial = sample_trial(parts.clock) if isinstance(parts.clock, MovableClock) else None
    return WebPlatform(parts.dispatcher, options, trial, apps.routes)


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


def sample_trial(clock: MovableClock) -> Trial:
    """The trial page's people and clock."""
    return Trial(
        people=tuple(TrialPerson(one.id, one.name, one.about) for one in SAMPLE_PEOPLE),
        move_clock=clock.move,
        moved=lambda: clock.moved,
    )


def random_token() -> str:
    """Twelve random signs for ids and links."""
    return secrets.token_urlsafe(9)


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
