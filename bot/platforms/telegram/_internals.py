"""What of python-telegram-bot is not plainly public, kept in one place.

Checked against 22.8: `RetryAfter` warns about its own attribute unless `PTB_TIMEDELTA` is set, and
an answer that is no JSON is logged word for word, which could hold what people typed.
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from datetime import timedelta
from typing import Any, Final

from telegram import Bot, Update
from telegram.error import NetworkError, RetryAfter
from telegram.request import BaseRequest, HTTPXRequest

CONNECTIONS: Final = 256
POLLING_CONNECTIONS: Final = 1
READ_SECONDS: Final = 10.0
POOL_SECONDS: Final = 60.0


class QuietRequest(HTTPXRequest):
    """The library's own transport, which does not log what it could not read."""

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """The answer as JSON. Raises `NetworkError`: a proxy or an outage answered."""
        try:
            read = json.loads(payload.decode("utf-8", "replace"))
        except ValueError:
            raise NetworkError("the answer was no JSON") from None
        if not isinstance(read, dict) or ("result" not in read and read.get("ok", True)):
            raise NetworkError("the answer was none of the Bot API's")
        return read


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


def read_update(raw: dict[str, Any], bot: Bot) -> Update | None:
    """An update of a webhook's body; None if it is none. The library trusts what it reads."""
    try:
        return Update.de_json(raw, bot)
    except (KeyError, TypeError, ValueError, AttributeError):
        return None


def _request(connections: int) -> QuietRequest:
    return QuietRequest(
        connection_pool_size=connections,
        read_timeout=READ_SECONDS,
        write_timeout=READ_SECONDS,
        connect_timeout=READ_SECONDS,
        pool_timeout=POOL_SECONDS,
    )


def _requests(bot: Bot) -> Sequence[BaseRequest]:
    found: Sequence[BaseRequest] = bot._request
    return found
