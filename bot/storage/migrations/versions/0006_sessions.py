"""Planned sessions and the answers to them.

Revision: 0006, after 0005
"""

import sqlalchemy as sa
from alembic import op

from bot.storage.columns import UtcDateTime

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "sessions",
        sa.Column("id", sa.Integer(), sa.Identity(), primary_key=True),
        sa.Column("series", sa.String(64), nullable=False),
        sa.Column("original", sa.String(16), nullable=False),
        sa.Column("timezone", sa.String(64), nullable=False),
        sa.Column("local", sa.String(16), nullable=False),
        sa.Column("starts", UtcDateTime(), nullable=False, index=True),
        sa.Column("ends", UtcDateTime(), nullable=False),
        sa.Column("opens", UtcDateTime(), nullable=False),
        sa.Column("cutoff", UtcDateTime(), nullable=False),
        sa.Column("cancelled", sa.Boolean(), nullable=False),
        sa.Column("capacity", sa.Integer(), nullable=True),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("zone_data", sa.String(32), nullable=False),
        sa.Column("next_turn", sa.Integer(), nullable=False),
        sa.Column("change", sa.Integer(), nullable=False),
        sa.Column("start_before", UtcDateTime(), nullable=True),
        sa.Column("was_cancelled", sa.Boolean(), nullable=False),
        sa.Column("settles_at", UtcDateTime(), nullable=True),
        sa.Column("title_en", sa.Text(), nullable=False),
        sa.Column("title_es", sa.Text(), nullable=False),
        sa.Column("planned_from", sa.String(24), nullable=False),
        sa.Column("look_at", UtcDateTime(), nullable=True, index=True),
        sa.UniqueConstraint("series", "original", name="uq_sessions_series"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "rsvps",
        sa.Column("id", sa.Integer(), sa.Identity(), primary_key=True),
        sa.Column(
            "session_id",
            sa.Integer(),
            sa.ForeignKey("sessions.id", name="fk_rsvps_session_id", ondelete="CASCADE"),
            nullable=False,
        ),
        sa.Column(
            "member_id",
            sa.Integer(),
            sa.ForeignKey("members.id", name="fk_rsvps_member_id", ondelete="CASCADE"),
            nullable=False,
            index=True,
        ),
        sa.Column("platform", sa.String(16), nullable=False),
        sa.Column("name", sa.String(100), nullable=False),
        sa.Column("status", sa.String(8), nullable=False),
        sa.Column("turn", sa.Integer(), nullable=False),
        sa.Column("offer", sa.Integer(), nullable=False),
        sa.Column("offered_until", UtcDateTime(), nullable=True, index=True),
        sa.Column("shown", sa.Boolean(), nullable=False),
        sa.UniqueConstraint("session_id", "member_id", name="uq_rsvps_session_id"),
    )
