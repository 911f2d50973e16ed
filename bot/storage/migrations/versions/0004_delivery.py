"""What is promised, what stands posted, whom nobody reaches, and who sends.

Revision: 0004, after 0003
"""

import sqlalchemy as sa
from alembic import op

from bot.storage.columns import UtcDateTime

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "outbox",
        sa.Column("id", sa.Integer(), sa.Identity(), primary_key=True),
        sa.Column("key", sa.String(200), nullable=False, unique=True, index=True),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("platform", sa.String(16), nullable=False),
        sa.Column("chat", sa.String(128), nullable=True),
        sa.Column("thread", sa.String(64), nullable=True),
        # Erased with the member, whatever state it is in.
        sa.Column(
            "member_id",
            sa.Integer(),
            sa.ForeignKey("members.id", name="fk_outbox_member_id", ondelete="CASCADE"),
            nullable=True,
            index=True,
        ),
        sa.Column("subject_kind", sa.String(32), nullable=True),
        sa.Column("subject_id", sa.String(128), nullable=True),
        sa.Column("remember", sa.Boolean(), nullable=False),
        sa.Column("stage_of", sa.String(200), nullable=True, index=True),
        sa.Column("lane", sa.Integer(), nullable=False),
        sa.Column("late", sa.String(16), nullable=False),
        sa.Column("due", UtcDateTime(), nullable=False),
        sa.Column("deadline", UtcDateTime(), nullable=True),
        sa.Column("silent", sa.Boolean(), nullable=False),
        sa.Column("what", sa.Text(), nullable=True),
        sa.Column("state", sa.String(8), nullable=False),
        sa.Column("reason", sa.String(32), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("doubts", sa.Integer(), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("failing_since", UtcDateTime(), nullable=True),
        sa.Column("next_at", UtcDateTime(), nullable=True),
        sa.Column("lease", sa.String(32), nullable=True),
        sa.Column("settled_at", UtcDateTime(), nullable=True, index=True),
        sa.Column("late_seconds", sa.Integer(), nullable=True),
        sa.Column("message", sa.Text(), nullable=True),
        # An old lease never fits a newer row.
        sqlite_autoincrement=True,
    )
    op.create_index("ix_outbox_subject", "outbox", ["subject_kind", "subject_id"])
    op.create_index("ix_outbox_chat", "outbox", ["chat"])
    _index_of_waiting("ix_outbox_waiting", "outbox")
    op.create_table(
        "posted",
        sa.Column("id", sa.Integer(), sa.Identity(), primary_key=True),
        sa.Column("subject_kind", sa.String(32), nullable=False),
        sa.Column("subject_id", sa.String(128), nullable=False),
        sa.Column("platform", sa.String(16), nullable=False),
        sa.Column("chat", sa.String(128), nullable=False),
        sa.Column("thread", sa.String(64), nullable=False),
        sa.Column("message", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("shown", sa.String(64), nullable=False),
        sa.Column("withdrawn", sa.Boolean(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("next_at", UtcDateTime(), nullable=True),
        sa.Column("lease", sa.String(32), nullable=True),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_posted_subject", "posted", ["subject_kind", "subject_id"])
    _index_of_waiting("ix_posted_dirty", "posted")
    op.create_table(
        "dead_addresses",
        sa.Column("platform", sa.String(16), primary_key=True),
        sa.Column("chat", sa.String(128), primary_key=True),
        sa.Column("thread", sa.String(64), primary_key=True),
        sa.Column("since", UtcDateTime(), nullable=False),
    )
    op.create_table(
        "delivery_pauses",
        sa.Column("platform", sa.String(16), primary_key=True),
        sa.Column("chat", sa.String(128), primary_key=True),
        sa.Column("until", UtcDateTime(), nullable=False),
        sa.Column("seconds", sa.Integer(), nullable=False),
    )
    op.create_table(
        "delivery_turns",
        sa.Column("platform", sa.String(16), primary_key=True),
        sa.Column("holder", sa.String(32), nullable=False),
        sa.Column("seen_at", UtcDateTime(), nullable=False),
        sa.Column("until", UtcDateTime(), nullable=False),
    )


def _index_of_waiting(name: str, table: str) -> None:
    """Only rows that still wait: a million settled ones cost nothing."""
    waiting = sa.text("next_at IS NOT NULL")
    op.create_index(
        name,
        table,
        ["platform", "next_at"],
        sqlite_where=waiting,
        postgresql_where=waiting,
    )
