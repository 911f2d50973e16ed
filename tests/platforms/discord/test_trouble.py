"""What goes wrong at Discord is said in the words that delivery knows of every platform."""

from __future__ import annotations

from typing import Any

import aiohttp
import discord
import pytest

from bot.chat.platform import AddressGone, TryLater
from bot.platforms.discord import client


class Answer:
    """As much of an answer as an error of the library asks for."""

    status = 503
    reason = "away"


def no_connection() -> aiohttp.ClientConnectorError:
    key: Any = None
    return aiohttp.ClientConnectorError(key, OSError("refused"))


@pytest.mark.parametrize(
    ("met", "said"),
    [
        (no_connection(), ConnectionError),
        (discord.DiscordServerError(Answer(), "away"), ConnectionError),  # type: ignore[arg-type]
        (aiohttp.ServerDisconnectedError(), TimeoutError),
        (ConnectionResetError(), TimeoutError),
        (TimeoutError(), TimeoutError),
        (AddressGone("discord"), AddressGone),
    ],
)
def test_it_is_told_whether_something_was_sent(met: Exception, said: type[Exception]) -> None:
    with pytest.raises(said), client._told():
        raise met


def test_a_limit_that_is_too_long_to_wait_for_is_put_off() -> None:
    with pytest.raises(TryLater) as told, client._told():
        raise discord.RateLimited(321.5)
    assert told.value.seconds == 321.5
