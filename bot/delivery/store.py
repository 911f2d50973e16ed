"""What is promised and what stands posted: the tables.

`next_at` is when a row is to be looked at next, and empty once it is settled. While a row is leased
it is when the lease ends: a host that dies in the middle leaves a row that is simply due again.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    Identity,
    Index,
    Integer,
    String,
    Table,
    Text,
)

from bot.storage import UtcDateTime, metadata

outbox = Table(
    "outbox",
    metadata,
    Column("id", Integer, Identity(), primary_key=True),
    Column("key", String(200), nullable=False, unique=True, index=True),
    Column("kind", String(32), nullable=False),
    Column("platform", String(16), nullable=False),
    Column("chat", String(128)),
    Column("thread", String(64)),
    # Erased with the member, whatever state it is in.
    Column("member_id", Integer, ForeignKey("members.id", ondelete="CASCADE"), index=True),
    Column("subject_kind", String(32)),
    Column("subject_id", String(128)),
    Column("remember", Boolean, nullable=False),
    Column("stage_of", String(200)),
    Column("lane", Integer, nullable=False),
    Column("late", String(16), nullable=False),
    Column("due", UtcDateTime(), nullable=False),
    Column("deadline", UtcDateTime()),
    Column("silent", Boolean, nullable=False),
    Column("what", Text),
    Column("state", String(8), nullable=False),
    Column("reason", String(32), nullable=False),
    Column("tries", Integer, nullable=False),
    Column("doubts", Integer, nullable=False),
    Column("round", Integer, nullable=False),
    Column("failing_since", UtcDateTime()),
    Column("next_at", UtcDateTime()),
    Column("lease", String(32)),
    Column("settled_at", UtcDateTime(), index=True),
    Column("late_seconds", Integer),
    Column("message", Text),
    # An old lease never fits a newer row.
    sqlite_autoincrement=True,
)

_waiting: Final = outbox.c.next_at.is_not(None)
Index(
    "ix_outbox_waiting",
    outbox.c.platform,
    outbox.c.next_at,
    sqlite_where=_waiting,
    postgresql_where=_waiting,
)
Index("ix_outbox_subject", outbox.c.subject_kind, outbox.c.subject_id)
Index("ix_outbox_stage_of", outbox.c.stage_of)
Index("ix_outbox_chat", outbox.c.chat)

posted = Table(
    "posted",
    metadata,
    Column("id", Integer, Identity(), primary_key=True),
    Column("subject_kind", String(32), nullable=False),
    Column("subject_id", String(128), nullable=False),
    Column("platform", String(16), nullable=False),
    Column("chat", String(128), nullable=False),
    Column("thread", String(64), nullable=False),
    Column("message", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("shown", String(64), nullable=False),
    Column("withdrawn", Boolean, nullable=False),
    Column("tries", Integer, nullable=False),
    Column("next_at", UtcDateTime()),
    Column("lease", String(32)),
    sqlite_autoincrement=True,
)

_dirty: Final = posted.c.next_at.is_not(None)
Index(
    "ix_posted_dirty",
    posted.c.platform,
    posted.c.next_at,
    sqlite_where=_dirty,
    postgresql_where=_dirty,
)
Index("ix_posted_subject", posted.c.subject_kind, posted.c.subject_id)

dead_addresses = Table(
    "dead_addresses",
    metadata,
    Column("platform", String(16), primary_key=True),
    Column("chat", String(128), primary_key=True),
    Column("thread", String(64), primary_key=True),
    Column("since", UtcDateTime(), nullable=False),
)

# A platform told the bot to wait: `chat` is empty when it meant all of it.
pauses = Table(
    "delivery_pauses",
    metadata,
    Column("platform", String(16), primary_key=True),
    Column("chat", String(128), primary_key=True),
    Column("until", UtcDateTime(), nullable=False),
    Column("seconds", Integer, nullable=False),
)

# Which host sends to a platform, and when it was last heard of.
turns = Table(
    "delivery_turns",
    metadata,
    Column("platform", String(16), primary_key=True),
    Column("holder", String(32), nullable=False),
    Column("seen_at", UtcDateTime(), nullable=False),
    Column("until", UtcDateTime(), nullable=False),
)
