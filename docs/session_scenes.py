"""What people see of a co-reflection session on the two chat apps: a card, an offered seat, a reminder.

`chat_pictures` draws them. A clock is moved, so that days pass in a second.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Final
from zoneinfo import ZoneInfo

import chat_page as draw
from bot import app
from bot.chat.event import Person
from bot.chat.router import Role
from bot.clock import MovableClock
from bot.members.account import grant
from bot.settings import Settings
from tests.e2e import discord_world, telegram_world
from tests.e2e.discord_server import DiscordServer
from tests.e2e.telegram_server import Said, TelegramServer
from tests.platforms.discord.door import DiscordVisitor
from tests.platforms.telegram.door import TelegramVisitor

NOA: Final = "501"  # a member, on both apps
CARD, OFFER, ACCEPT, REMINDER = "I'm coming", "A seat is free", "Yes, I take it", "Coming up"
ZONE: Final = ZoneInfo("America/New_York")
PATIENCE: Final = 30  # seconds until something is told
SERIES: Final = """
schema: 1
id: co-reflection-tue
kind: co_reflection
title: {{en: "Tuesday co-reflection", es: "Co-reflexión de los martes"}}
about:
  en: "Peers think together about their practice. Passing is always fine."
  es: "Colegas que piensan en común sobre su práctica. Siempre se puede pasar."
timezone: America/New_York
starts: "{first}"
time: "15:00"
duration: PT90M
capacity: 4
place:
  public: {{en: "Online, or by phone", es: "En línea, o por teléfono"}}
  video: "https://example.org/meet/tue"
  phone: "802 555 0100, code 4321"
reminders:
  - {{before: P1D, to: going}}
"""


async def scenes(var: Path) -> dict[str, str]:
    """Every picture's page by the picture's name."""
    first = _tuesday_after_next(datetime.now(ZONE).date())
    schedules = var / "schedules"
    schedules.mkdir()
    (schedules / "tuesday.yaml").write_text(SERIES.format(first=first), encoding="utf-8")
    async with DiscordServer() as discord, TelegramServer() as telegram:
        settings = Settings(
            _env_file=None,
            var_dir=var,
            schedules_dir=schedules,
            web_port=0,
            discord_token=discord.token,
            discord_guild=discord_world.GUILD,
            discord_api_url=discord.api_url,
            telegram_token=telegram.token,
            telegram_api_url=telegram.url,
        )
        telegram.started.add(int(NOA))
        async with app.opened(settings, trial=True) as bot:
            await discord.until(lambda: discord.commands, PATIENCE)
            await telegram.until(lambda: telegram.count("deleteWebhook"), PATIENCE)
            return await _told(bot, discord, telegram, first)


async def _told(
    bot: app.App, discord: DiscordServer, telegram: TelegramServer, first: date
) -> dict[str, str]:
    """Two seats are taken, then all four; somebody leaves twice; a day before, the reminder."""
    places = {
        "sessions": {
            "discord": discord_world.CHANNEL,
            "telegram": f"{telegram_world.GROUP}/{telegram_world.TOPIC}",
        }
    }
    file = bot.alliance
    file.value = type(file.value).model_validate(file.value.model_dump() | {"places": places})
    for platform in ("discord", "telegram"):
        await grant(bot.database, Role.MEMBER, Person(platform, NOA))
    doors = {door.name: door for door in bot.apps.doors}
    on_discord = DiscordVisitor(
        SimpleNamespace(server=discord, platform=doors["discord"]), NOA, "en-US"
    )

    async def settled(update: int) -> None:
        await telegram.taken(update)
        await doors["telegram"].settled()  # type: ignore[attr-defined]

    on_telegram = TelegramVisitor(
        SimpleNamespace(server=telegram, settled=settled), "Noa", int(NOA), "en"
    )
    name, channel = bot.alliance.value.name, "# sessions"
    seats, number = bot.coreflection.seats, 1

    def discord_page(head: str, words: str) -> str:
        said = next(one for one in on_discord._readable() if words in str(one.body))
        return draw.page(head, [draw.discord_message(name, said.body, now=bot.clock.now())])

    def telegram_page(head: str, words: str) -> str:
        said = _saying(on_telegram, words)
        assert said is not None
        drawn = draw.telegram_message(said.text, said.entities, said.keys, now=bot.clock.now())
        return draw.page(head, [drawn])

    async def both_say(words: str) -> None:
        await _until(
            bot, lambda: any(words in str(one.body) for one in on_discord._readable()), words
        )
        await _until(bot, lambda: _saying(on_telegram, words) is not None, words)

    await _go(bot, first - timedelta(days=4), time(12))
    await both_say(CARD)
    for peer in ("worker", "committee"):
        await seats.come(Person("web", peer), number)
    await both_say("2 of 4 seats left")
    pages = {
        "discord-session": discord_page(channel, CARD),
        "telegram-session": telegram_page(channel, CARD),
    }
    for peer in ("coordinator", "newcomer"):
        await seats.come(Person("web", peer), number)
    await both_say("Full")
    await on_discord.press(CARD)
    await on_telegram.press(CARD)
    for peer in ("coordinator", "newcomer"):
        await seats.leave(Person("web", peer), number)
    await both_say(OFFER)
    pages["discord-offer"] = discord_page(f"@ {name}", OFFER)
    pages["telegram-offer"] = telegram_page(name, OFFER)
    await on_discord.press(ACCEPT)
    await on_telegram.press(ACCEPT)
    await _go(bot, first - timedelta(days=1), time(15, 1))
    await both_say(REMINDER)
    pages["discord-reminder"] = discord_page(f"@ {name}", REMINDER)
    pages["telegram-reminder"] = telegram_page(name, REMINDER)
    return pages


def _saying(visitor: TelegramVisitor, words: str) -> Said | None:
    """The newest message that holds these words or has such a button."""
    every = visitor._newest_first()
    return next((one for one in every if words in one.text or words in one.labels), None)


async def _go(bot: app.App, day: date, at: time) -> None:
    """On to that time of that day; what is due by then is told."""
    assert isinstance(bot.clock, MovableClock)
    bot.clock.move(datetime.combine(day, at, ZONE).astimezone(UTC) - bot.clock.now())
    await bot.coreflection.plan()


async def _until(bot: app.App, came: Callable[[], bool], words: str) -> None:
    for _ in range(PATIENCE * 10):
        if came():
            return
        bot.outbox.nudge()
        await asyncio.sleep(0.1)
    raise AssertionError(f"nobody was told: {words}")


def _tuesday_after_next(today: date) -> date:
    """Between eight and fourteen days from now: answers are open by then."""
    return today + timedelta(days=8 + (1 - today.weekday() - 8) % 7)
