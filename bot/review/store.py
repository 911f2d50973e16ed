"""The queue: table and SQL, in the caller's transaction.

Every step that two coordinators or two hosts may take at once is one guarded UPDATE, so exactly one
of them gets it, on both databases.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any, Final

from sqlalchemy import (
    Column,
    ColumnElement,
    Date,
    ForeignKey,
    Identity,
    Integer,
    String,
    Table,
    Text,
    and_,
    delete,
    func,
    insert,
    or_,
    select,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.chat.platform import Address
from bot.members.store import members
from bot.review.records import Item, Kind, Page, Status
from bot.review.rules import A_PAGE, KEPT_DAYS, page_of, pages
from bot.storage import UtcDateTime, metadata

review_items = Table(
    "review_items",
    metadata,
    Column("id", Integer, Identity(), primary_key=True),
    Column("kind", String(16), nullable=False),
    Column("subject", String(64), nullable=False),
    Column("text", Text, nullable=False),
    Column("language", String(8), nullable=False),
    Column("state", String(5), nullable=False),
    Column("handed_in_on", Date, nullable=False),
    Column("status", String(16), nullable=False, index=True),
    Column("answer_platform", String(16)),
    Column("answer_chat", String(128)),
    Column("answer_thread", String(64)),
    Column("member_id", ForeignKey(members.c.id, ondelete="SET NULL"), index=True),
    Column("answer", Text),
    Column("leased_until", UtcDateTime),
    Column("closed_on", Date),
    sqlite_autoincrement=True,
)

_ITEM: Final = review_items.c
_QUEUED: Final = (Status.OPEN.value, Status.GONE.value)
_KINDS: Final = tuple(kind.value for kind in Kind)
_NOBODY: Final = {
    "answer_platform": None,
    "answer_chat": None,
    "answer_thread": None,
    "member_id": None,
}


async def hand_in(
    connection: AsyncConnection,
    *,
    kind: Kind,
    subject: str,
    text: str,
    language: str,
    state: str,
    on: date,
    answer_to: Address | None,
    member_id: int | None,
) -> int:
    """Puts something in the queue and gives its number. `member_id` is kept only with an address."""
    done = await connection.execute(
        insert(review_items)
        .values(
            kind=kind.value,
            subject=subject,
            text=text,
            language=language,
            state=state,
            handed_in_on=on,
            status=Status.OPEN.value,
            answer_platform=answer_to.platform if answer_to else None,
            answer_chat=answer_to.chat if answer_to else None,
            answer_thread=answer_to.thread if answer_to else None,
            member_id=member_id if answer_to else None,
        )
        .returning(_ITEM.id)
    )
    return int(done.scalar_one())


async def note(connection: AsyncConnection, *, subject: str, text: str, on: date) -> None:
    """Puts a note about a place in the queue, unless one about it waits there already."""
    waiting = await connection.scalar(
        select(func.count()).where(
            _is_queued(), _ITEM.kind == Kind.PLACE.value, _ITEM.subject == subject
        )
    )
    if not waiting:
        await hand_in(
            connection,
            kind=Kind.PLACE,
            subject=subject,
            text=text,
            language="",
            state="",
            on=on,
            answer_to=None,
            member_id=None,
        )


async def page(connection: AsyncConnection, asked_for: int) -> Page:
    """A page of what stands in the queue, and how much there is."""
    rows = await connection.execute(
        select(_ITEM.kind, func.count().label("number")).where(_is_queued()).group_by(_ITEM.kind)
    )
    numbers = {row.kind: row.number for row in rows}
    undelivered = await connection.scalar(
        select(func.count()).where(_ITEM.status == Status.ANSWERED.value)
    )
    count = sum(numbers.values())
    number = page_of(asked_for, count)
    first = (number - 1) * A_PAGE
    found = await connection.execute(
        select(review_items)
        .where(_is_queued())
        .order_by(_ITEM.handed_in_on, _ITEM.id)
        .limit(A_PAGE)
        .offset(first)
    )
    return Page(
        items=tuple(_item(row) for row in found),
        first=first + 1,
        page=number,
        pages=pages(count),
        questions=numbers.get(Kind.QUESTION.value, 0),
        reports=numbers.get(Kind.REPORT.value, 0),
        places=numbers.get(Kind.PLACE.value, 0),
        undelivered=undelivered or 0,
    )


async def queued(connection: AsyncConnection, number: int) -> Item | None:
    """The item, if it still stands in the queue."""
    found = await connection.execute(select(review_items).where(_ITEM.id == number, _is_queued()))
    row = found.one_or_none()
    return _item(row) if row else None


async def accept(
    connection: AsyncConnection, number: int, answer: str, *, until: datetime
) -> Item | None:
    """Keeps the answer and leases its delivery until then; None if somebody else was first."""
    return await _guarded(
        connection,
        and_(
            _ITEM.id == number,
            _ITEM.status == Status.OPEN.value,
            _ITEM.answer_chat.is_not(None),
        ),
        {"status": Status.ANSWERED.value, "answer": answer, "leased_until": until},
    )


async def undelivered(connection: AsyncConnection, now: datetime) -> tuple[int, ...]:
    """Answers that nobody is delivering at the moment, the oldest first."""
    found = await connection.execute(select(_ITEM.id).where(_is_free(now)).order_by(_ITEM.id))
    return tuple(found.scalars())


async def lease(
    connection: AsyncConnection, number: int, now: datetime, *, until: datetime
) -> Item | None:
    """Takes over the delivery of an answer until then; None if somebody else has it."""
    free = and_(_ITEM.id == number, _is_free(now))
    return await _guarded(connection, free, {"leased_until": until})


async def release(connection: AsyncConnection, number: int) -> None:
    """Gives a delivery back, to be tried again."""
    await connection.execute(
        update(review_items).where(_ITEM.id == number).values(leased_until=None)
    )


async def delivered(connection: AsyncConnection, number: int, on: date) -> None:
    """The answer arrived: nothing says any more who asked."""
    values = {"status": Status.DONE.value, "closed_on": on, "leased_until": None, **_NOBODY}
    await _settle(connection, number, values)


async def undeliverable(connection: AsyncConnection, number: int) -> None:
    """Nobody can be reached there: back into the queue for a coordinator to know, without the address."""
    values = {"status": Status.GONE.value, "leased_until": None, **_NOBODY}
    await _settle(connection, number, values)


async def _settle(connection: AsyncConnection, number: int, values: dict[str, Any]) -> None:
    answered = and_(_ITEM.id == number, _ITEM.status == Status.ANSWERED.value)
    await connection.execute(update(review_items).where(answered).values(**values))


async def close(connection: AsyncConnection, number: int, on: date, *, though_wanted: bool) -> bool:
    """Takes an item off the queue. False if it is off already, or if somebody hopes for an answer to
    it and `though_wanted` does not say to close it all the same."""
    queued_item = and_(_ITEM.id == number, _is_queued())
    if not though_wanted:
        queued_item = and_(queued_item, _ITEM.answer_chat.is_(None))
    values = {"status": Status.DONE.value, "closed_on": on, **_NOBODY}
    return await _guarded(connection, queued_item, values) is not None


async def purge(connection: AsyncConnection, today: date) -> int:
    """Erases what was closed 30 days ago or earlier; gives how many."""
    done = await connection.execute(
        delete(review_items).where(
            _ITEM.status == Status.DONE.value,
            _ITEM.closed_on <= today - timedelta(days=KEPT_DAYS),
        )
    )
    return done.rowcount


async def of_person(
    connection: AsyncConnection, member_id: int | None, address: Address
) -> tuple[Item, ...]:
    """What still leads to somebody: by their number or by the address for the answer."""
    found = await connection.execute(
        select(review_items).where(_leads_to(member_id, address)).order_by(_ITEM.id)
    )
    return tuple(_item(row) for row in found)


async def forget(connection: AsyncConnection, member_id: int | None, address: Address) -> None:
    """Erases what still leads to somebody, their words included."""
    await connection.execute(delete(review_items).where(_leads_to(member_id, address)))


async def move(connection: AsyncConnection, source: int, target: int) -> None:
    """The items of member `source` become those of `target`."""
    await connection.execute(
        update(review_items).where(review_items.c.member_id == source).values(member_id=target)
    )


def _leads_to(member_id: int | None, address: Address) -> ColumnElement[bool]:
    there = and_(_ITEM.answer_platform == address.platform, _ITEM.answer_chat == address.chat)
    return there if member_id is None else or_(there, _ITEM.member_id == member_id)


def _is_queued() -> ColumnElement[bool]:
    # A kind that only a newer version knows is left to that version.
    return and_(_ITEM.status.in_(_QUEUED), _ITEM.kind.in_(_KINDS))


def _is_free(now: datetime) -> ColumnElement[bool]:
    free = or_(_ITEM.leased_until.is_(None), _ITEM.leased_until <= now)
    return and_(_ITEM.status == Status.ANSWERED.value, free)


async def _guarded(
    connection: AsyncConnection, condition: ColumnElement[bool], values: dict[str, Any]
) -> Item | None:
    done = await connection.execute(
        update(review_items).where(condition).values(**values).returning(review_items)
    )
    row = done.one_or_none()
    return _item(row) if row else None


def _item(row: Any) -> Item:
    return Item(
        number=row.id,
        kind=Kind(row.kind),
        subject=row.subject,
        text=row.text,
        language=row.language,
        state=row.state,
        handed_in_on=row.handed_in_on,
        status=Status(row.status),
        answer_to=_address(row),
        answer=row.answer or "",
    )


def _address(row: Any) -> Address | None:
    if row.answer_chat is None:
        return None
    return Address(row.answer_platform, row.answer_chat, row.answer_thread or "")
