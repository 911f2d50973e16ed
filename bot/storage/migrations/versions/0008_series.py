"""Series made and changed in chat, and who holds the room.

Revision: 0008, after 0007
"""

import sqlalchemy as sa
from alembic import op

from bot.storage.columns import UtcDateTime

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def _by_somebody() -> tuple[sa.Column[str], sa.Column[str], sa.Column[object]]:
    return (
        sa.Column("by_name", sa.String(100), nullable=False),
        sa.Column("by_key", sa.String(145), nullable=False, index=True),
        sa.Column("at", UtcDateTime(), nullable=False),
    )


def upgrade() -> None:
    op.create_table(
        "made_series",
        sa.Column("id", sa.String(40), primary_key=True),
        sa.Column("data", sa.Text(), nullable=False),
        *_by_somebody(),
    )
    op.create_table(
        "series_changes",
        sa.Column("series", sa.String(40), primary_key=True),
        sa.Column("original", sa.String(10), primary_key=True),
        sa.Column("change", sa.Text(), nullable=False),
        *_by_somebody(),
    )
    op.create_table(
        "series_ends",
        sa.Column("series", sa.String(40), primary_key=True),
        sa.Column("last", sa.String(10), nullable=False),
        *_by_somebody(),
    )
    op.create_table(
        "series_revision",
        sa.Column("id", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("revision", sa.String(16), nullable=False),
    )
    op.create_table(
        "rota_asks",
        sa.Column("id", sa.Integer(), sa.Identity(), primary_key=True),
        sa.Column(
            "session_id",
            sa.Integer(),
            sa.ForeignKey("sessions.id", name="fk_rota_asks_session_id", ondelete="CASCADE"),
            nullable=False,
        ),
        sa.Column("name", sa.String(100), nullable=False),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("starts", UtcDateTime(), nullable=False),
        sa.Column("next_at", UtcDateTime(), nullable=True, index=True),
        sa.Column("platform", sa.String(16), nullable=True),
        sa.UniqueConstraint("session_id", "name", name="uq_rota_asks_session_id"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "rota_series",
        sa.Column("series", sa.String(40), primary_key=True),
        sa.Column("silent", sa.Integer(), nullable=False),
        sa.Column("last_silent", sa.String(16), nullable=True),
        sa.Column("paused_at", UtcDateTime(), nullable=True),
    )
