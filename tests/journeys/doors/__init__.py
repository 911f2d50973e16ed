"""The ways in: each turns what a story tells into what its platform's people do, and reads their screen."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import AsyncExitStack
from typing import Any, Protocol

from bot.app import App
from tests.journeys.doors.forms import Forms
from tests.journeys.teller import Door


class Opening(Protocol):
    """How a door is opened: what it needs of the settings, then the door itself once the bot is wired.

    `stack` closes everything afterwards. `locales` are the languages of people's apps, by who they
    are, where it is not English.
    """

    async def prepare(self, stack: AsyncExitStack) -> Mapping[str, Any]:
        """What the bot's settings must say, with a server for it to speak to where it needs one."""

    async def open(
        self, app: App, forms: Forms, locales: Mapping[str, str], stack: AsyncExitStack
    ) -> Door:
        """The open door."""
