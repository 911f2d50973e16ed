"""Members, their accounts and the roles granted to them: tables and SQL, in the caller's transaction."""

from __future__ import annotations

from collections.abc import Iterable
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
    bindparam,
    delete,
    insert,
    null,
    or_,
    select,
    union_all,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.chat.event import Person
from bot.chat.router import Role
from bot.members.records import Chosen, Kept
from bot.storage import Database, insert_or_ignore, metadata

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
    # What the app said when the account was last kept: a bare number tells no language later.
    Column("language_seen", String(8)),
)

granted_roles = Table(
    "granted_roles",
    metadata,
    Column("platform", String(16), primary_key=True),
    Column("platform_id", String(128), primary_key=True),
    Column("role", String(16), primary_key=True),
)

_mine = accounts.alias("mine")
_IDENTITY: Final = union_all(
    select(members.c.id, members.c.language, members.c.timezone, members.c.state, null())
    .join(accounts, accounts.c.member_id == members.c.id)
    .where(
        accounts.c.platform == bindparam("at_platform"),
        accounts.c.platform_id == bindparam("at_id"),
    ),
    select(null(), null(), null(), null(), granted_roles.c.role).where(
        granted_roles.c.platform == bindparam("at_platform"),
        granted_roles.c.platform_id == bindparam("at_id"),
    ),
    select(null(), null(), null(), null(), granted_roles.c.role)
    .join(
        accounts,
        and_(
            accounts.c.platform == granted_roles.c.platform,
            accounts.c.platform_id == granted_roles.c.platform_id,
        ),
    )
    .join(_mine, _mine.c.member_id == accounts.c.member_id)
    .where(
        _mine.c.platform == bindparam("at_platform"),
        _mine.c.platform_id == bindparam("at_id"),
    ),
)

_KNOWN_ROLES: Final = frozenset(role.value for role in Role)
_ACCOUNT: Final = ("platform", "platform_id")
_LANGUAGE: Final = 8  # letters of a short language (RFC 5646, section 2.2.1)


async def find(connection: AsyncConnection, person: Person) -> Kept | None:
    """The member's row, if anything was ever worth keeping."""
    rows = await connection.execute(
        select(members)
        .join(accounts, accounts.c.member_id == members.c.id)
        .where(_is_account(person))
    )
    row = rows.one_or_none()
    return Kept(row.id, Chosen(row.language, row.timezone, row.state)) if row else None


async def identify(database: Database, person: Person) -> tuple[Kept | None, frozenset[Role]]:
    """The member's row and the roles granted to any of their accounts, by one look-up."""
    at = {"at_platform": person.platform, "at_id": person.id}
    kept: Kept | None = None
    roles: list[str] = []
    for number, language, timezone, state, role in await database.look_up(_IDENTITY, at):
        if role is None:
            kept = Kept(number, Chosen(language, timezone, state))
        else:
            roles.append(role)
    return kept, _known(roles)


async def keep(connection: AsyncConnection, person: Person) -> int:
    """The member's number, with a new row where there is none yet. The language of their app is kept
    with the account, for what the bot says to them on its own."""
    found = await find(connection, person)
    if found is not None:
        await _note_language(connection, person)
        return found.member_id
    made = await connection.execute(insert(members).returning(members.c.id))
    number = int(made.scalar_one())
    values = {
        "platform": person.platform,
        "platform_id": person.id,
        "member_id": number,
        "language_seen": seen_language(person),
    }
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


async def account_on(connection: AsyncConnection, member_id: int, platform: str) -> Person | None:
    """A member's account on a platform, with the language it was last seen with."""
    found = await connection.execute(
        select(accounts.c.platform_id, accounts.c.language_seen)
        .where(accounts.c.member_id == member_id, accounts.c.platform == platform)
        .order_by(accounts.c.platform_id)
        .limit(1)
    )
    row = found.one_or_none()
    return Person(platform, row.platform_id, locale=row.language_seen or "") if row else None


async def languages_seen(connection: AsyncConnection, member_id: int) -> dict[str, str]:
    """The language each account of a member was last seen with, by `platform:id`."""
    found = await connection.execute(
        select(accounts).where(
            accounts.c.member_id == member_id, accounts.c.language_seen.is_not(None)
        )
    )
    return {Person(row.platform, row.platform_id).key: row.language_seen for row in found}


def seen_language(person: Person) -> str | None:
    """The short language of somebody's app, such as `es`; None when it tells none."""
    short = person.locale.replace("_", "-").split("-")[0].lower()
    return short if short.isascii() and short.isalpha() and len(short) <= _LANGUAGE else None


async def _note_language(connection: AsyncConnection, person: Person) -> None:
    language = seen_language(person)
    if language is None:
        return
    before = accounts.c.language_seen
    await connection.execute(
        update(accounts)
        .where(_is_account(person), or_(before.is_(None), before != language))
        .values(language_seen=language)
    )


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
    return _known(found.scalars())


async def granted_to(connection: AsyncConnection, role: Role) -> tuple[Person, ...]:
    """Every account that a role was granted to."""
    rows = await connection.execute(
        select(granted_roles.c.platform, granted_roles.c.platform_id)
        .where(granted_roles.c.role == role.value)
        .order_by(granted_roles.c.platform, granted_roles.c.platform_id)
    )
    return tuple(Person(row.platform, row.platform_id) for row in rows)


def _known(roles: Iterable[str]) -> frozenset[Role]:
    """A role that only a newer version knows gives no rights here."""
    return frozenset(Role(role) for role in roles if role in _KNOWN_ROLES)


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
