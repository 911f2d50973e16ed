"""Where and how a member is told something that they did not ask for just now."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from bot.chat.dispatch import Reader, Say, Voice
from bot.chat.event import Person
from bot.chat.platform import Address
from bot.delivery import Member
from bot.members import store
from bot.members.account import Accounts
from bot.storage import Database


class Speaks(Protocol):
    """How to speak with members, for whoever needs no more of `Reach`."""

    async def say(self, member: Member) -> Say | None:
        """Their language and zone; None when they are gone."""


class Reach:
    """Finds the account behind a `Member`. Whoever erased themselves or took that account away is
    not found anywhere: nothing is sent to another app of theirs instead.

    `address_of`: the private chat of an account. `voice`: sentences in a language and a time zone.
    """

    def __init__(
        self,
        database: Database,
        accounts: Accounts,
        address_of: Callable[[Person], Address],
        voice: Voice,
    ) -> None:
        self._database = database
        self._accounts = accounts
        self._address_of = address_of
        self._voice = voice

    async def person(self, member: Member) -> Person | None:
        """Their account on that platform, as far as it is kept: no name, no groups."""
        async with self._database.read() as connection:
            return await store.account_on(connection, member.id, member.platform)

    async def resolve(self, member: Member) -> Address | None:
        """Their private chat on that platform; None when they have no account there any more."""
        person = await self.person(member)
        return self._address_of(person) if person else None

    async def reader(self, member: Member) -> Reader | None:
        """Their settings and roles, as if they spoke with the bot on that platform now; None when they
        have no account there any more. Roles that only the app knows (Discord's) are not seen."""
        person = await self.person(member)
        return await self._accounts.identify(person) if person else None

    async def say(self, member: Member) -> Say | None:
        """How to speak with them: their own choice of language and zone, then the language their app
        was last seen with, then the alliance's."""
        reader = await self.reader(member)
        return self._voice(reader.language, reader.timezone) if reader else None
