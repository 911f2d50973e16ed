"""Every copy of a post: changed and withdrawn wherever it stands, after a restart too.

`refresh` and `withdraw` only mark the copies, in the transaction of the change. Changes that follow
each other within seconds make one edit of each copy.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import ColumnElement, Row, and_, case, delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.chat.platform import Address, Reference
from bot.delivery import rules
from bot.delivery.outbox import Outbox, is_about
from bot.delivery.records import OPEN, Copy, Reason, Renderer, State, Subject
from bot.delivery.store import outbox, posted

SETTLING: Final = timedelta(seconds=3)
_COPY: Final = posted.c


class Posted:
    """The copies of one alliance's posts. `settling`: how long further changes are waited for."""

    def __init__(
        self,
        outbox: Outbox,
        now: Callable[[], datetime],
        settling: timedelta = SETTLING,
    ) -> None:
        self._outbox = outbox
        self._now = now
        self.settling = settling
        self.renderers: dict[str, Renderer] = {}

    def draw(self, kind: str, renderer: Renderer) -> None:
        """How subjects of a kind look now; None: there is nothing to show any more. Raises
        `ValueError` if the kind is taken."""
        if kind in self.renderers:
            raise ValueError(f"two features draw {kind}")
        self.renderers[kind] = renderer

    async def note(
        self, connection: AsyncConnection, subject: Subject, reference: Reference, shown: str = ""
    ) -> None:
        """Remembers a copy that was posted in another way than by a promise."""
        await remember(connection, subject, reference, shown, self._now() + self.settling)
        self._outbox.nudge()

    async def refresh(self, connection: AsyncConnection, subject: Subject) -> int:
        """Something that the copies show has changed; gives how many copies there are."""
        next_at = self._now() + self.settling
        # The first change decides when: a session that changes all the time is shown all the same.
        earliest = case((_COPY.next_at.is_(None), next_at), else_=_COPY.next_at)
        done = await connection.execute(
            update(posted)
            .where(_is_about(subject), _COPY.withdrawn.is_(False))
            .values(
                version=_COPY.version + 1,
                next_at=case((_COPY.lease.is_not(None), next_at), else_=earliest),
                lease=None,
                tries=0,
            )
        )
        self._outbox.nudge()
        return done.rowcount

    async def withdraw(self, connection: AsyncConnection, subject: Subject) -> int:
        """Takes back every copy, and what is not posted yet; gives how many copies there are."""
        now = self._now()
        await connection.execute(
            update(outbox)
            .where(
                is_about(subject),
                outbox.c.remember.is_(True),
                outbox.c.state.in_((*OPEN, State.HELD)),
            )
            .values(
                state=State.DROPPED.value,
                reason=Reason.WITHDRAWN,
                settled_at=now,
                next_at=None,
                lease=None,
            )
        )
        done = await connection.execute(
            update(posted)
            .where(_is_about(subject))
            .values(withdrawn=True, version=_COPY.version + 1, next_at=now, lease=None, tries=0)
        )
        self._outbox.nudge()
        return done.rowcount

    async def copies(self, connection: AsyncConnection, subject: Subject) -> list[Copy]:
        """Where it stands posted."""
        found = await connection.execute(
            select(posted).where(_is_about(subject)).order_by(_COPY.id)
        )
        return [_read(row) for row in found]

    async def forget(self, connection: AsyncConnection, subject: Subject) -> None:
        """The copies stay as they are from now on, and are no longer known."""
        await connection.execute(delete(posted).where(_is_about(subject)))

    async def show_again(self, connection: AsyncConnection, platform: str) -> int:
        """A platform forgot what it showed, as the page does when it ends: every copy is drawn anew and
        shown again. Gives how many there are."""
        done = await connection.execute(
            update(posted)
            .where(_COPY.platform == platform, _COPY.withdrawn.is_(False))
            .values(version=_COPY.version + 1, shown="", next_at=self._now(), lease=None, tries=0)
        )
        self._outbox.nudge()
        return done.rowcount

    async def moved(self, connection: AsyncConnection, old: Address, new: Address) -> None:
        """A chat has another id from now on (a Telegram group that became a supergroup)."""
        for table in (posted, outbox):
            await connection.execute(
                update(table)
                .where(table.c.platform == old.platform, table.c.chat == old.chat)
                .values(chat=new.chat)
            )


async def remember(
    connection: AsyncConnection,
    subject: Subject,
    reference: Reference,
    shown: str,
    look_at: datetime,
    *,
    withdrawn: bool = False,
) -> None:
    """Keeps a copy. It is looked at once more: what it shows may have changed on its way."""
    address = reference.address
    await connection.execute(
        insert(posted).values(
            subject_kind=subject.kind,
            subject_id=subject.id,
            platform=address.platform,
            chat=address.chat,
            thread=address.thread,
            message=reference.message,
            version=1,
            shown=shown,
            withdrawn=withdrawn,
            tries=0,
            next_at=look_at,
        )
    )


async def claim(
    connection: AsyncConnection,
    platform: str,
    now: datetime,
    *,
    until: datetime,
    lease: str,
    most: int,
) -> list[Copy]:
    """Leases copies that are out of date, the oldest change first."""
    due = (
        select(_COPY.id)
        .where(_COPY.platform == platform, _COPY.next_at <= now)
        .order_by(_COPY.withdrawn.desc(), _COPY.next_at, _COPY.id)
        .limit(most)
        .with_for_update(skip_locked=True)
        .cte("due")
    )
    done = await connection.execute(
        update(posted)
        .where(_COPY.id.in_(select(due.c.id)))
        .values(next_at=until, lease=lease)
        .returning(posted)
    )
    rows = sorted(done, key=lambda row: (not row.withdrawn, row.id))
    return [_read(row) for row in rows]


async def is_current(connection: AsyncConnection, copy: Copy, shown: str) -> None:
    """The copy shows this; it is clean unless it was marked again meanwhile."""
    await connection.execute(update(posted).where(_COPY.id == copy.id).values(shown=shown))
    await connection.execute(
        update(posted).where(_is_mine(copy)).values(next_at=None, lease=None, tries=0)
    )


async def is_away(connection: AsyncConnection, copy: Copy) -> None:
    """The copy is no longer there, taken back or deleted by somebody."""
    await connection.execute(delete(posted).where(_COPY.id == copy.id))


async def put_off(connection: AsyncConnection, copy: Copy, at: datetime, *, charged: bool) -> None:
    """To be tried again at that instant; given up for now after six times that were its own fault.

    A copy given up is clean until the next change of its subject.
    """
    tries = copy.tries + charged
    given_up = tries >= rules.MOST_TRIES
    await connection.execute(
        update(posted)
        .where(_is_mine(copy))
        .values(next_at=None if given_up else at, lease=None, tries=tries)
    )


def _read(row: Row[Any]) -> Copy:
    return Copy(
        id=row.id,
        subject=Subject(row.subject_kind, row.subject_id),
        reference=Reference(Address(row.platform, row.chat, row.thread), row.message),
        version=row.version,
        shown=row.shown,
        withdrawn=row.withdrawn,
        tries=row.tries,
        lease=row.lease or "",
    )


def _is_about(subject: Subject) -> ColumnElement[bool]:
    return and_(_COPY.subject_kind == subject.kind, _COPY.subject_id == subject.id)


def _is_mine(copy: Copy) -> ColumnElement[bool]:
    return and_(_COPY.id == copy.id, _COPY.lease == copy.lease, _COPY.version == copy.version)
