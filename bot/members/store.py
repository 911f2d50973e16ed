"""Members, their accounts and the roles granted to them: tables and SQL, in the caller's transaction."""

from __future__ import annotations

from typing import Final

from sqlalchemy import (
    Column,
    ColumnElement,
    ForeignKey,
    Identity,
    Integer,
    String,
    Table,
    and_,
    delete,
    insert,
    or_,
    select,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.chat.event import Person
from bot.chat.router import Role
from bot.members.records import Chosen, Kept
from bot.storage import insert_or_ignore, metadata

members = Table(
    "members",
    metadata,
    Column("id", Integer, Identity(), primary_key=True),
    Column("language", String(8)),
    Column("timezone", String(64)),
    Column("state", String(5)),
    sqlite_autoincrement=True,
)

accounts = Table(
    "accounts",
    metadata,
    Column("platform", String(16), primary_key=True),
    Column("platform_id", String(128), primary_key=True),
    Column("member_id", ForeignKey("members.id", ondelete="CASCADE"), nullable=False, index=True),
)

granted_roles = Table(
    "granted_roles",
    metadata,
    Column("platform", String(16), primary_key=True),
    Column("platform_id", String(128), primary_key=True),
    Column("role", String(16), primary_key=True),
)

_KNOWN_ROLES: Final = frozenset(role.value for role in Role)
_ACCOUNT: Final = ("platform", "platform_id")


async def find(connection: AsyncConnection, person: Person) -> Kept | None:
    """The member's row, if anything was ever worth keeping."""
    rows = await connection.execute(
        select(members)
        .join(accounts, accounts.c.member_id == members.c.id)
        .where(_is_account(person))
    )
    row = rows.one_or_none()
    return Kept(row.id, Chosen(row.language, row.timezone, row.state)) if row else None


async def keep(connection: AsyncConnection, person: Person) -> int:
    """The member's number, with a new row where there is none yet."""
    found = await find(connection, person)
    if found is not None:
        return found.member_id
    made = await connection.execute(insert(members).returning(members.c.id))
    number = int(made.scalar_one())
    values = {"platform": person.platform, "platform_id": person.id, "member_id": number}
    if await insert_or_ignore(connection, accounts, _ACCOUNT, values):
        return number
    # On PostgreSQL the same person did two things at once, and the other one was first.
    await connection.execute(delete(members).where(members.c.id == number))
    standing = await connection.execute(select(accounts.c.member_id).where(_is_account(person)))
    return int(standing.scalar_one())


async def change(
    connection: AsyncConnection, member_id: int, setting: str, value: str | None
) -> None:
    """Sets one of the columns of `Chosen`; None goes back to the default."""
    await connection.execute(
        update(members).where(members.c.id == member_id).values({setting: value})
    )


async def accounts_of(connection: AsyncConnection, member_id: int) -> tuple[Person, ...]:
    """Every account of a member, as the platforms name them."""
    rows = await connection.execute(
        select(accounts.c.platform, accounts.c.platform_id)
        .where(accounts.c.member_id == member_id)
        .order_by(accounts.c.platform, accounts.c.platform_id)
    )
    return tuple(Person(row.platform, row.platform_id) for row in rows)


async def granted(
    connection: AsyncConnection, person: Person, member_id: int | None
) -> frozenset[Role]:
    """The roles granted to this account or to another account of the same member."""
    own = select(granted_roles.c.role).where(
        granted_roles.c.platform == person.platform, granted_roles.c.platform_id == person.id
    )
    theirs = and_(
        accounts.c.platform == granted_roles.c.platform,
        accounts.c.platform_id == granted_roles.c.platform_id,
    )
    linked = select(granted_roles.c.role).join(accounts, theirs)
    wanted = (
        own if member_id is None else own.union(linked.where(accounts.c.member_id == member_id))
    )
    found = await connection.execute(wanted)
    # A role that only a newer version knows gives no rights here.
    return frozenset(Role(role) for role in found.scalars() if role in _KNOWN_ROLES)


async def grant(connection: AsyncConnection, role: Role, person: Person) -> None:
    """Gives an account a role; fine if it has it."""
    values = {"platform": person.platform, "platform_id": person.id, "role": role.value}
    await insert_or_ignore(connection, granted_roles, (*_ACCOUNT, "role"), values)


async def revoke(connection: AsyncConnection, role: Role, person: Person) -> bool:
    """Takes a granted role from an account; false if it was not granted."""
    done = await connection.execute(
        delete(granted_roles).where(
            granted_roles.c.platform == person.platform,
            granted_roles.c.platform_id == person.id,
            granted_roles.c.role == role.value,
        )
    )
    return done.rowcount > 0


async def erase(
    connection: AsyncConnection, member_id: int | None, people: tuple[Person, ...]
) -> None:
    """Erases the row, the accounts and the roles granted to them."""
    theirs = [
        and_(granted_roles.c.platform == one.platform, granted_roles.c.platform_id == one.id)
        for one in people
    ]
    await connection.execute(delete(granted_roles).where(or_(*theirs)))
    if member_id is not None:
        await connection.execute(delete(accounts).where(accounts.c.member_id == member_id))
        await connection.execute(delete(members).where(members.c.id == member_id))


def _is_account(person: Person) -> ColumnElement[bool]:
    return and_(accounts.c.platform == person.platform, accounts.c.platform_id == person.id)
