"""Which accounts a name of a rota stands for, and whom to tell what needs a coordinator."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.chat.event import Person
from bot.chat.router import Role
from bot.delivery import Member
from bot.members import store as members


@dataclass(frozen=True, slots=True)
class Roll:
    """`named`: the accounts behind a name, none where nobody answers to it. `coordinators`: the
    accounts that the alliance's file names; those with a granted role are added from the database."""

    named: Callable[[str], tuple[Person, ...]]
    coordinators: Callable[[], tuple[Person, ...]]

    async def to_tell(self, connection: AsyncConnection) -> tuple[Member, ...]:
        """Every coordinator with a known account, once on each of their platforms."""
        granted = await members.granted_to(connection, Role.COORDINATOR)
        return await members_of(connection, (*self.coordinators(), *granted))


async def members_of(connection: AsyncConnection, people: Iterable[Person]) -> tuple[Member, ...]:
    """The members behind accounts, with a row from now on: they are to be told something."""
    found = [Member(await members.keep(connection, one), one.platform) for one in people]
    return tuple(dict.fromkeys(found))


async def all_accounts(connection: AsyncConnection, person: Person) -> frozenset[tuple[str, str]]:
    """Platform and id of every account of somebody, the one they use now among them."""
    kept = await members.find(connection, person)
    linked = await members.accounts_of(connection, kept.member_id) if kept else ()
    return frozenset((one.platform, one.id) for one in (person, *linked))
