"""Requests to Telegram: patient for answers to people, frank for what is said unasked."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Final, TypeVar

from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.chat.platform import AddressGone, PlatformTrouble, TryLater
from bot.platforms.telegram import _internals
from bot.platforms.telegram.flood import Flood
from bot.platforms.telegram.transport import AnswerLost

log = logging.getLogger(__name__)

NAME: Final = "telegram"
TRIES: Final = 4  # for an answer that the network swallowed
FIRST_PAUSE: Final = 0.4  # seconds; doubles
WAITS: Final = 8  # times an answer obeys a flood limit before it is given up

_Result = TypeVar("_Result")
_GONE: Final = (
    "chat not found",
    "user not found",
    "peer_id_invalid",
    "user is deactivated",
    "group chat was deactivated",
    "bot was kicked",
    "chat_id_invalid",
    "message thread not found",
    "topic_deleted",
)
_NOT_ALLOWED: Final = ("not enough rights", "have no rights", "need administrator", "topic_closed")
_UNCHANGED: Final = "message is not modified"
_NO_MESSAGE: Final = (
    "message to edit not found",
    "message can't be edited",
    "message_id_invalid",
    "message to delete not found",
    "message identifier is not specified",
    "there is no text in the message to edit",
    "there is no media in the message to edit",
)
NOT_ALLOWED: Final = (
    "Telegram does not let the bot post or edit in one of its places. "
    "`alliance check` says what is missing where."
)


def is_unchanged(error: TelegramError) -> bool:
    """An edit that would change nothing."""
    return _UNCHANGED in error.message.lower()


def is_no_message(error: TelegramError) -> bool:
    """An edit or deletion of a message that is not there, or not to be changed, any more."""
    return any(one in error.message.lower() for one in _NO_MESSAGE)


def lost(error: TelegramError) -> bool:
    """Whether the request may have been obeyed all the same: it went out, no answer came back."""
    return isinstance(error, TimedOut | AnswerLost)


def meaning(error: TelegramError) -> Exception:
    """What an error means to whoever wanted to say something."""
    said = error.message.lower()
    if any(one in said for one in _NOT_ALLOWED):
        return PlatformTrouble(NOT_ALLOWED)
    if isinstance(error, Forbidden) or any(one in said for one in _GONE):
        return AddressGone(NAME)
    if isinstance(error, RetryAfter):
        return TryLater(_internals.seconds(error))
    if isinstance(error, NetworkError) and not isinstance(error, BadRequest):
        return ConnectionError("Telegram does not answer")
    return error


async def patiently(flood: Flood, chat: str, request: Callable[[], Awaitable[_Result]]) -> _Result:
    """An answer to a person: waits out flood limits and short outages.

    Raises `AddressGone`, `PlatformTrouble`, `ConnectionError`, and the library's `BadRequest` and
    `ChatMigrated`.
    """
    failures = waits = 0
    while True:
        await flood.wait(chat)
        try:
            return await request()
        except ChatMigrated:
            raise
        except RetryAfter as error:
            flood.told(chat, _internals.seconds(error))
            waits += 1
            if waits > WAITS:
                raise meaning(error) from error
        except TelegramError as error:
            reason = meaning(error)
            failures += 1
            if not isinstance(reason, ConnectionError) or failures >= TRIES:
                raise reason from error
            await flood.sleep(FIRST_PAUSE * 2 ** (failures - 1))


async def frankly(flood: Flood, chat: str, request: Callable[[], Awaitable[_Result]]) -> _Result:
    """Something said unasked: raises `TryLater` instead of waiting, `TimeoutError` when the answer got
    lost, and whatever `patiently` raises."""
    left = flood.left(chat)
    if left > 0:
        raise TryLater(left)
    try:
        return await request()
    except ChatMigrated:
        raise
    except RetryAfter as error:
        flood.told(chat, _internals.seconds(error))
        raise meaning(error) from error
    except TelegramError as error:
        if lost(error):
            raise TimeoutError("Telegram's answer got lost") from error
        raise meaning(error) from error


async def hopefully(request: Awaitable[object]) -> bool:
    """What is nice to have, such as a reaction; whether it worked."""
    try:
        await request
    except asyncio.CancelledError:
        raise
    except (TelegramError, AddressGone, PlatformTrouble, ConnectionError) as error:
        log.debug("not done: %s", type(error).__name__)
        return False
    return True
