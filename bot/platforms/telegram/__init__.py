"""The Telegram door: commands, buttons, forms asked one question at a time, groups with topics.

python-telegram-bot is the transport alone: this package says in the Bot API's terms what the
neutral values of `bot.chat` mean (`render`, `keyboard`, `dialogue`), and turns what people do into
events (`receive`).
"""

from bot.platforms.telegram.client import TelegramOptions, TelegramPlatform

__all__ = ["TelegramOptions", "TelegramPlatform"]
