"""`calendar`: the calendar for everybody, and a member's own."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.chat.dispatch import Context
from bot.chat.event import Person
from bot.chat.message import Message
from bot.chat.reply import Answer, Reply, Update
from bot.chat.router import NotUnderstood, Role, command, press
from bot.coreflection.feeds import rules, store, views
from bot.delivery import Member
from bot.members.store import find, keep
from bot.storage import Database

Token = Callable[[], str]


def random_token() -> str:
    """192 random bits, as letters, digits, `-` and `_`."""
    return secrets.token_urlsafe(24)


class Calendars:
    """The command and its buttons; a `Holder` of members' own addresses.

    `page_address` gives the whole address of a path of the alliance's page, or None. `token` makes at
    least 128 random bits.
    """

    name = "calendar"

    def __init__(
        self,
        database: Database,
        page_address: Callable[[str], str | None],
        token: Token = random_token,
    ) -> None:
        self._database = database
        self._page_address = page_address
        self._token = token

    @command("calendar")
    async def calendar(self, context: Context) -> Answer:
        """Where the calendar is, and how to get it."""
        address = self._page_address(rules.PUBLIC)
        if address is None:
            return Reply(views.unreachable(context.say))
        is_member = Role.MEMBER in context.reader.roles
        return Reply(views.public(context.say, address, is_member=is_member))

    @press("feeds:mine", needs=Role.MEMBER)
    async def mine(self, context: Context) -> Answer:
        """Their own calendar."""
        return Reply(await self._mine(context))

    @press("feeds:make", needs=Role.MEMBER)
    async def make(self, context: Context) -> Answer:
        """An address for their own calendar; one they had before stops at once."""
        token = self._token()
        address = self._page_address(rules.private_path(token))
        if address is None:
            return Reply(views.unreachable(context.say))
        async with self._database.write() as connection:
            member_id = await keep(connection, context.person)
            before = await store.made_at(connection, member_id)
            to = Member(member_id, context.person.platform)
            await store.make(connection, to, token, context.now)
        return Reply(views.made(context.say, address, again=before is not None))

    @press("feeds:stop")
    async def stop(self, context: Context) -> Answer:
        """No address any more; whoever has one may stop it, member or not."""
        async with self._database.write() as connection:
            kept = await find(connection, context.person)
            if kept is None or not await store.stop(connection, kept.member_id):
                raise NotUnderstood("calendar-no-address")
        return Update(views.stopped(context.say))

    async def held(
        self, connection: AsyncConnection, member_id: int | None, person: Person
    ) -> Mapping[str, object]:
        """That they have an address, and since when. The address itself is not kept."""
        made = await store.made_at(connection, member_id)
        return {"your own calendar has an address since": made.isoformat()} if made else {}

    async def forget(
        self, connection: AsyncConnection, member_id: int | None, person: Person
    ) -> None:
        """Stops the address."""
        if member_id is not None:
            await store.stop(connection, member_id)

    async def move(self, connection: AsyncConnection, source: int, target: int) -> None:
        """Two accounts were joined; see `store.move`."""
        await store.move(connection, source, target)

    async def _mine(self, context: Context) -> Message:
        if self._page_address(rules.PUBLIC) is None:
            return views.unreachable(context.say)
        async with self._database.read() as connection:
            kept = await find(connection, context.person)
            made = await store.made_at(connection, kept.member_id if kept else None)
        return views.mine(context.say, has_one=made is not None)
