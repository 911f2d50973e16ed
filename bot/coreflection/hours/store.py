"""Hours, requests to facilitators and certificates: tables and SQL, in the caller's transaction."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from hashlib import sha256
from typing import Any, Final

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    ForeignKey,
    Identity,
    Integer,
    Row,
    String,
    Table,
    UniqueConstraint,
    delete,
    insert,
    select,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.coreflection.hours.records import Certificate, Entry, Request, Source, Written
from bot.coreflection.sessions.records import LOCAL, Session
from bot.coreflection.sessions.store import sessions
from bot.members.store import members
from bot.storage import UtcDateTime, insert_or_ignore, metadata

hours = Table(
    "hours",
    metadata,
    Column("id", Integer, Identity(), primary_key=True),
    Column("member_id", ForeignKey(members.c.id, ondelete="CASCADE"), nullable=False),
    Column("source", String(16), nullable=False),
    Column("day", Date, nullable=False),
    Column("hundredths", Integer, nullable=False),
    Column("what", String(200), nullable=False),
    Column("what_es", String(200)),
    Column("category", String(80), nullable=False),
    Column("evidence", String(200), nullable=False),
    # Of a session: which date of which series, so that it counts once, and when it began.
    Column("series", String(64)),
    Column("original", String(16)),
    Column("starts", UtcDateTime()),
    Column("timezone", String(64)),
    UniqueConstraint("member_id", "series", "original"),
    sqlite_autoincrement=True,
)

hour_requests = Table(
    "hour_requests",
    metadata,
    Column("id", Integer, Identity(), primary_key=True),
    Column("session_id", ForeignKey(sessions.c.id, ondelete="CASCADE"), nullable=False),
    Column("member_id", ForeignKey(members.c.id, ondelete="CASCADE"), nullable=False, index=True),
    Column("platform", String(16), nullable=False),
    Column("name", String(100), nullable=False),
    UniqueConstraint("session_id", "member_id"),
    sqlite_autoincrement=True,
)

certificates = Table(
    "certificates",
    metadata,
    Column("id", Integer, Identity(), primary_key=True),
    Column("code_hash", String(64), nullable=False, unique=True),
    Column("member_id", ForeignKey(members.c.id, ondelete="SET NULL"), index=True),
    Column("entry_id", Integer),  # may be gone: the paper stays true
    Column("day", Date, nullable=False),
    Column("hundredths", Integer, nullable=False),
    Column("withdrawn", Boolean, nullable=False),
    sqlite_autoincrement=True,
)

_SESSION_KEY: Final = ("member_id", "series", "original")


async def entries(connection: AsyncConnection, member_id: int) -> tuple[Entry, ...]:
    """A member's record, the newest day first."""
    rows = await connection.execute(
        select(hours)
        .where(hours.c.member_id == member_id)
        .order_by(hours.c.day.desc(), hours.c.id.desc())
    )
    return tuple(_entry(row) for row in rows)


async def entry(connection: AsyncConnection, member_id: int, number: int) -> Entry | None:
    """One entry of a member: never somebody else's."""
    rows = await connection.execute(
        select(hours).where(hours.c.id == number, hours.c.member_id == member_id)
    )
    row = rows.one_or_none()
    return _entry(row) if row else None


async def add(connection: AsyncConnection, member_id: int, written: Written) -> int:
    """Keeps an entry by hand; its number."""
    values = {**_columns(written), "member_id": member_id, "source": Source.HAND.value}
    made = await connection.execute(insert(hours).values(values).returning(hours.c.id))
    return int(made.scalar_one())


async def add_session(
    connection: AsyncConnection, member_id: int, session: Session, written: Written, source: Source
) -> bool:
    """Keeps a session that somebody took part in; false if it stands in their record already."""
    values = {
        **_columns(written),
        "member_id": member_id,
        "source": source.value,
        "series": session.series,
        "original": session.original.strftime(LOCAL),
        "starts": session.start,
        "timezone": session.timezone,
    }
    return await insert_or_ignore(connection, hours, _SESSION_KEY, values)


async def has_session(connection: AsyncConnection, member_id: int, session: Session) -> bool:
    """Whether a session stands in a member's record."""
    return await number_of(connection, member_id, session) is not None


async def number_of(connection: AsyncConnection, member_id: int, session: Session) -> int | None:
    """The number of a session's entry in a member's record."""
    found: int | None = await connection.scalar(
        select(hours.c.id).where(
            hours.c.member_id == member_id,
            hours.c.series == session.series,
            hours.c.original == session.original.strftime(LOCAL),
        )
    )
    return found


async def change(
    connection: AsyncConnection, member_id: int, number: int, written: Written
) -> bool:
    """Changes a member's entry; false if there is no such entry."""
    done = await connection.execute(
        update(hours)
        .where(hours.c.id == number, hours.c.member_id == member_id)
        .values(_columns(written))
    )
    return done.rowcount == 1


async def remove(connection: AsyncConnection, member_id: int, number: int) -> bool:
    """Takes an entry out of a member's record; false if it was not there."""
    done = await connection.execute(
        delete(hours).where(hours.c.id == number, hours.c.member_id == member_id)
    )
    return done.rowcount == 1


async def ask(
    connection: AsyncConnection, session: int, member_id: int, platform: str, name: str
) -> bool:
    """Keeps a request to the facilitators; false if it waits already."""
    values = {"session_id": session, "member_id": member_id, "platform": platform, "name": name}
    return await insert_or_ignore(connection, hour_requests, ("session_id", "member_id"), values)


async def requests(connection: AsyncConnection, session: int) -> tuple[Request, ...]:
    """Who waits for an answer, in the order of asking."""
    rows = await connection.execute(
        select(hour_requests)
        .where(hour_requests.c.session_id == session)
        .order_by(hour_requests.c.id)
    )
    return tuple(_request(row) for row in rows)


async def requests_of(connection: AsyncConnection, member_id: int) -> tuple[Request, ...]:
    """What a member waits for."""
    rows = await connection.execute(
        select(hour_requests)
        .where(hour_requests.c.member_id == member_id)
        .order_by(hour_requests.c.id)
    )
    return tuple(_request(row) for row in rows)


async def take_request(connection: AsyncConnection, session: int, number: int) -> Request | None:
    """A request of a session, which is gone from now on; None if it was answered already."""
    rows = await connection.execute(
        delete(hour_requests)
        .where(hour_requests.c.id == number, hour_requests.c.session_id == session)
        .returning(*hour_requests.c)
    )
    row = rows.one_or_none()
    return _request(row) if row else None


async def drop_request(connection: AsyncConnection, session: int, member_id: int) -> None:
    """A member's own request is no longer needed."""
    await connection.execute(
        delete(hour_requests).where(
            hour_requests.c.session_id == session, hour_requests.c.member_id == member_id
        )
    )


async def purge_requests(connection: AsyncConnection, ended_before: datetime) -> None:
    """Forgets requests that nobody answered."""
    over = select(sessions.c.id).where(sessions.c.ends < ended_before)
    await connection.execute(delete(hour_requests).where(hour_requests.c.session_id.in_(over)))


async def add_certificate(
    connection: AsyncConnection, member_id: int, entry: Entry, code: str
) -> None:
    """Keeps that a certificate was made: the hash of its code, date and hours."""
    await connection.execute(
        insert(certificates).values(
            code_hash=hash_of(code),
            member_id=member_id,
            entry_id=entry.id,
            day=entry.written.day,
            hundredths=_hundredths(entry.written.hours),
            withdrawn=False,
        )
    )


async def certificates_of(
    connection: AsyncConnection, member_id: int, entry: int | None = None
) -> tuple[Certificate, ...]:
    """The certificates of a member, of one entry if given; the newest first."""
    wanted = select(certificates).where(certificates.c.member_id == member_id)
    if entry is not None:
        wanted = wanted.where(certificates.c.entry_id == entry)
    rows = await connection.execute(wanted.order_by(certificates.c.id.desc()))
    return tuple(_certificate(row) for row in rows)


async def withdraw(connection: AsyncConnection, member_id: int, number: int) -> Certificate | None:
    """Withdraws a certificate of a member; None if there is no such one."""
    rows = await connection.execute(
        update(certificates)
        .where(certificates.c.id == number, certificates.c.member_id == member_id)
        .values(withdrawn=True)
        .returning(*certificates.c)
    )
    row = rows.one_or_none()
    return _certificate(row) if row else None


async def look_up(connection: AsyncConnection, code: str) -> Certificate | None:
    """The certificate with this code."""
    rows = await connection.execute(
        select(certificates).where(certificates.c.code_hash == hash_of(code))
    )
    row = rows.one_or_none()
    return _certificate(row) if row else None


async def forget(connection: AsyncConnection, member_id: int) -> None:
    """Erases a member's record."""
    await connection.execute(delete(hours).where(hours.c.member_id == member_id))


async def forget_requests(connection: AsyncConnection, member_id: int) -> None:
    """Erases what a member waits for."""
    await connection.execute(delete(hour_requests).where(hour_requests.c.member_id == member_id))


async def untie(connection: AsyncConnection, member_id: int) -> None:
    """A member's certificates are nobody's from now on, and stay as true as before."""
    await connection.execute(
        update(certificates)
        .where(certificates.c.member_id == member_id)
        .values(member_id=None, entry_id=None)
    )


async def move(connection: AsyncConnection, source: int, target: int) -> None:
    """All of `source` becomes that of `target`; what both have is kept once."""
    theirs = await _by_session(connection, target)
    for key, number in (await _by_session(connection, source)).items():
        if key in theirs:
            await connection.execute(
                update(certificates)
                .where(certificates.c.entry_id == number)
                .values(entry_id=theirs[key])
            )
            await connection.execute(delete(hours).where(hours.c.id == number))
    asked = {one.session for one in await requests_of(connection, target)}
    for one in await requests_of(connection, source):
        if one.session in asked:
            await drop_request(connection, one.session, source)
    for table in (hours, hour_requests, certificates):
        await connection.execute(
            update(table).where(table.c.member_id == source).values(member_id=target)
        )


async def _by_session(connection: AsyncConnection, member_id: int) -> dict[tuple[str, str], int]:
    rows = await connection.execute(
        select(hours.c.id, hours.c.series, hours.c.original).where(
            hours.c.member_id == member_id, hours.c.series.is_not(None)
        )
    )
    return {(row.series, row.original): row.id for row in rows}


def hash_of(code: str) -> str:
    """What is kept of a certificate's code."""
    return sha256(code.encode()).hexdigest()


def _columns(written: Written) -> dict[str, object]:
    return {
        "day": written.day,
        "hundredths": _hundredths(written.hours),
        "what": written.what,
        "what_es": written.what_es,
        "category": written.category,
        "evidence": written.evidence,
    }


def _hundredths(amount: Decimal) -> int:
    return int(amount * 100)


def _amount(hundredths: int) -> Decimal:
    return Decimal(hundredths) / 100


def _entry(row: Row[Any]) -> Entry:
    day: date = row.day
    return Entry(
        id=row.id,
        source=Source(row.source),
        written=Written(
            day=day,
            hours=_amount(row.hundredths),
            what=row.what,
            category=row.category,
            evidence=row.evidence,
            what_es=row.what_es,
        ),
        starts=row.starts,
        timezone=row.timezone or "",
    )


def _request(row: Row[Any]) -> Request:
    return Request(row.id, row.session_id, row.member_id, row.platform, row.name)


def _certificate(row: Row[Any]) -> Certificate:
    return Certificate(row.id, row.entry_id, row.day, _amount(row.hundredths), row.withdrawn)
