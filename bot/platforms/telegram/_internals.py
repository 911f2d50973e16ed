"""What of python-telegram-bot is not plainly public, kept in one place.

Checked against 22.8: `RetryAfter` warns about its own attribute unless `PTB_TIMEDELTA` is set;
`Bot.get_updates` fails as a whole over one update that it cannot read; and the transports of a bot
cannot be opened without asking Telegram who the bot is, but for `_request`.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import timedelta
from typing import Any, Final

from telegram import Bot, Update
from telegram.error import RetryAfter
from telegram.request import BaseRequest

from bot.platforms.telegram.transport import Transport

CONNECTIONS: Final = 256
POLLING_CONNECTIONS: Final = 1
READ_SECONDS: Final = 10.0


def make_bot(token: str, api_url: str) -> Bot:
    """The library's client for a Bot API server's root address."""
    os.environ.setdefault("PTB_TIMEDELTA", "true")
    root = api_url.rstrip("/")
    return Bot(
        token,
        base_url=f"{root}/bot",
        base_file_url=f"{root}/file/bot",
        request=_request(CONNECTIONS),
        get_updates_request=_request(POLLING_CONNECTIONS),
    )


def seconds(error: RetryAfter) -> float:
    """How long Telegram wants nothing to be sent."""
    wait = error.retry_after
    return wait.total_seconds() if isinstance(wait, timedelta) else float(wait)


async def close(bot: Bot) -> None:
    """Closes the connections, also of a bot that was never initialized."""
    for request in _requests(bot):
        await request.shutdown()


async def open_again(bot: Bot) -> None:
    """Opens the connections without asking Telegram who the bot is."""
    for request in _requests(bot):
        await request.initialize()


async def raw_updates(bot: Bot, parameters: dict[str, Any], hold: float) -> list[dict[str, Any]]:
    """What waits at Telegram, unread: one update that cannot be read must not hold up the others."""
    answer = await bot._post("getUpdates", parameters, read_timeout=hold + READ_SECONDS)
    return [one for one in answer if isinstance(one, dict)] if isinstance(answer, list) else []


def read_update(raw: dict[str, Any], bot: Bot) -> Update | None:
    """An update as the library has it; None if it cannot be read: the library trusts what comes."""
    try:
        return Update.de_json(raw, bot)
    except (KeyError, TypeError, ValueError, AttributeError):
        return None


def _request(connections: int) -> Transport:
    return Transport(connections)


def _requests(bot: Bot) -> Sequence[BaseRequest]:
    found: Sequence[BaseRequest] = bot._request
    return found
