"""Makes the pictures of docs/discord.md and docs/telegram.md from what the real bot sends to each app.

`make screenshots`. The bot runs with its real content against the tests' own small servers of
Discord and Telegram; what arrives there is drawn by `chat_page`. Needs a browser.
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
from pathlib import Path
from types import SimpleNamespace

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent), str(HERE)]

import chat_page as draw
import session_scenes
from bot import app
from bot.settings import Settings
from tests.e2e import discord_world
from tests.e2e.browser import PATH, browser
from tests.e2e.discord_server import DiscordServer
from tests.e2e.telegram_server import TelegramServer
from tests.platforms.discord.door import DiscordVisitor
from tests.platforms.telegram.door import TelegramVisitor

QUESTION = "my job is mostly filing, is that okay?"
WORRY = "I can't go on anymore"
REPORT = "This is wrong or old"
PERSON = "Noa"
COLOURS = 48


async def scenes(var: Path) -> dict[str, str]:
    """Every picture's page by the picture's name."""
    async with DiscordServer() as discord, TelegramServer() as telegram:
        settings = Settings(
            _env_file=None,
            var_dir=var,
            web_port=0,
            discord_token=discord.token,
            discord_guild=discord_world.GUILD,
            discord_api_url=discord.api_url,
            telegram_token=telegram.token,
            telegram_api_url=telegram.url,
        )
        async with app.opened(settings) as bot:
            await asyncio.to_thread(bot.librarian.wait, 120)  # every vector is made
            await discord.until(lambda: discord.commands, 30)
            await telegram.until(lambda: telegram.count("deleteWebhook"), 30)
            name = bot.alliance.value.name
            doors = {door.name: door for door in bot.apps.doors}
            return {
                **await on_discord(discord, doors["discord"], name),
                **await on_telegram(telegram, doors["telegram"], name),
            }


async def on_discord(server: DiscordServer, platform: object, name: str) -> dict[str, str]:
    """An answer in a channel, a form, a worry in a private message."""
    noa = DiscordVisitor(SimpleNamespace(server=server, platform=platform), "501", "en-US")
    channel = "# questions"

    def newest() -> str:
        said = next(iter(noa._readable()))
        public = said.body["channel_id"] == discord_world.CHANNEL
        return draw.discord_message(name, said.body, only_you=public and bool(said.reader))

    await noa.command("ask", question=QUESTION)
    asked = draw.discord_person(PERSON, f"/ask question: {QUESTION}")
    pages = {"discord-answer": draw.page(channel, [asked, newest()])}
    await noa.press(REPORT)
    assert noa.modal is not None
    pages["discord-form"] = draw.page(channel, [draw.discord_modal(noa.modal)])
    await noa.write(WORRY)
    worried = draw.discord_person(PERSON, WORRY)
    pages["discord-support"] = draw.page(f"@ {name}", [worried, newest()])
    return pages


async def on_telegram(server: TelegramServer, platform: object, name: str) -> dict[str, str]:
    """The same three in the private chat."""

    async def settled(update: int) -> None:
        await server.taken(update)
        await platform.settled()  # type: ignore[attr-defined]

    noa = TelegramVisitor(SimpleNamespace(server=server, settled=settled), PERSON, 501, "en")

    def newest() -> str:
        said = noa._newest_first()[0]
        return draw.telegram_message(said.text, said.entities, said.keys)

    pages = {}
    await noa.write(QUESTION)
    pages["telegram-answer"] = draw.page(name, [draw.telegram_person(QUESTION), newest()])
    await noa.press(REPORT)
    pages["telegram-form"] = draw.page(name, [newest()])
    await noa.press("Cancel")
    await noa.write(WORRY)
    pages["telegram-support"] = draw.page(name, [draw.telegram_person(WORRY), newest()])
    return pages


def main() -> int:
    """Makes every picture; 1 where there is no browser."""
    if PATH is None:
        print("No browser here. On Debian and Ubuntu: apt install chromium")
        return 1
    with tempfile.TemporaryDirectory() as var, tempfile.TemporaryDirectory() as other:
        pages = asyncio.run(scenes(Path(var))) | asyncio.run(session_scenes.scenes(Path(other)))
    with browser() as opened:
        context = opened.new_context(device_scale_factor=2, color_scheme="light")
        sheet = context.new_page()
        for name, html in pages.items():
            sheet.set_content(html)
            sheet.locator("main").screenshot(path=HERE / f"{name}.png")
            shrink(HERE / f"{name}.png")
            print("made", f"docs/{name}.png")
    return 0


def shrink(path: Path) -> None:
    """Few colours make a small file; without Pillow the picture stays as it is."""
    try:
        from PIL import Image  # noqa: PLC0415
    except ImportError:
        return
    with Image.open(path) as picture:
        few = picture.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    few.save(path, optimize=True)


if __name__ == "__main__":
    sys.exit(main())
