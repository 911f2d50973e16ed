"""Codes that join accounts, and the joining: tables and SQL, in the caller's transaction."""

from __future__ import annotations

from datetime import datetime
from hashlib import sha256

from sqlalchemy import Column, String, Table, delete, insert, select, text, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.chat.event import Person
from bot.members import store
from bot.storage import UtcDateTime, metadata

link_codes = Table(
    "link_codes",
    metadata,
    Column("code_hash", String(64), primary_key=True),
    Column("platform", String(16), nullable=False),
    Column("platform_id", String(128), nullable=False),
    Column("expires_at", UtcDateTime(), nullable=False, index=True),
)


async def make(
    connection: AsyncConnection, code: str, person: Person, expires_at: datetime
) -> None:
    """Keeps a new code of somebody in place of their older ones."""
    await forget(connection, person)
    await connection.execute(
        insert(link_codes).values(
            code_hash=_hash(code),
            platform=person.platform,
            platform_id=person.id,
            expires_at=expires_at,
        )
    )


async def maker(connection: AsyncConnection, code: str, now: datetime) -> Person | None:
    """Whose code it is, while it is good."""
    rows = await connection.execute(
        select(link_codes.c.platform, link_codes.c.platform_id).where(
            link_codes.c.code_hash == _hash(code), link_codes.c.expires_at > now
        )
    )
    row = rows.one_or_none()
    return Person(row.platform, row.platform_id) if row else None


async def wait_for_others(connection: AsyncConnection) -> None:
    """From here to the end nobody else joins anything: two people who use each other's codes at once
    would move their accounts across. On SQLite writers wait for each other anyway."""
    if connection.dialect.name == "postgresql":
        await connection.execute(text("LOCK TABLE link_codes IN EXCLUSIVE MODE"))


async def use(connection: AsyncConnection, code: str, now: datetime) -> Person | None:
    """Whose code it was: it is good for one time. None when somebody else was first."""
    found = await maker(connection, code, now)
    if found is None:
        return None
    done = await connection.execute(delete(link_codes).where(link_codes.c.code_hash == _hash(code)))
    return found if done.rowcount == 1 else None


async def waits(connection: AsyncConnection, person: Person) -> bool:
    """Whether somebody has made a code that is still kept."""
    found = await connection.execute(
        select(link_codes.c.code_hash).where(
            link_codes.c.platform == person.platform, link_codes.c.platform_id == person.id
        )
    )
    return found.first() is not None


async def forget(connection: AsyncConnection, person: Person) -> None:
    """Takes back every code of somebody."""
    await connection.execute(
        delete(link_codes).where(
            link_codes.c.platform == person.platform, link_codes.c.platform_id == person.id
        )
    )


async def purge(connection: AsyncConnection, now: datetime) -> None:
    """Forgets codes that are no longer good."""
    await connection.execute(delete(link_codes).where(link_codes.c.expires_at <= now))


async def add_account(connection: AsyncConnection, member_id: int, person: Person) -> None:
    """One more account of a member, for somebody without a row of their own."""
    await connection.execute(
        insert(store.accounts).values(
            platform=person.platform,
            platform_id=person.id,
            member_id=member_id,
            language_seen=store.seen_language(person),
        )
    )


async def move_accounts(connection: AsyncConnection, source: int, target: int) -> None:
    """All accounts of one member become another's; the empty row goes."""
    await connection.execute(
        update(store.accounts).where(store.accounts.c.member_id == source).values(member_id=target)
    )
    await connection.execute(delete(store.members).where(store.members.c.id == source))


async def remove_account(connection: AsyncConnection, person: Person) -> bool:
    """This account stands alone again; false if it was not joined."""
    done = await connection.execute(
        delete(store.accounts).where(
            store.accounts.c.platform == person.platform,
            store.accounts.c.platform_id == person.id,
        )
    )
    return done.rowcount == 1


def _hash(code: str) -> str:
    return sha256(code.encode()).hexdigest()
