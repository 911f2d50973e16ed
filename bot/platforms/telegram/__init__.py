"""The Telegram door: commands, buttons, forms asked one question at a time, groups with topics.

python-telegram-bot is the transport alone: this package says in the Bot API's terms what the
neutral values of `bot.chat` mean (`render`, `keyboard`, `dialogue`), and turns what people do into
events (`receive`).
"""

import sys

# python-telegram-bot imports httpx, which this bot does not talk through (`transport`). Where the
# packages for httpx's command line are installed as well, that would bring 5 MB with it; without
# this part httpx does as it does where they are not.
sys.modules.setdefault("httpx._main", None)  # type: ignore[arg-type]

from bot.platforms.telegram.client import TelegramOptions, TelegramPlatform  # noqa: E402

__all__ = ["TelegramOptions", "TelegramPlatform"]
