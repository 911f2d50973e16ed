"""What members want to be told, and when.

Revision: 0007, after 0006
"""

import sqlalchemy as sa
from alembic import op

from bot.storage.columns import UtcDateTime

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def _member(table: str) -> sa.ForeignKey:
    return sa.ForeignKey("members.id", name=f"fk_{table}_member_id", ondelete="CASCADE")


def upgrade() -> None:
    op.create_table(
        "notify_settings",
        sa.Column("member_id", sa.Integer(), _member("notify_settings"), primary_key=True),
        sa.Column("quiet", sa.String(16), nullable=True),
        sa.Column("daily", sa.Integer(), nullable=True),
        sa.Column("platform", sa.String(16), nullable=True),
    )
    op.create_table(
        "muted_topics",
        sa.Column("member_id", sa.Integer(), _member("muted_topics"), primary_key=True),
        sa.Column("topic", sa.String(64), primary_key=True),
    )
    op.create_table(
        "waiting_notices",
        sa.Column(
            "promise_id",
            sa.Integer(),
            sa.ForeignKey("outbox.id", name="fk_waiting_notices_promise_id", ondelete="CASCADE"),
            primary_key=True,
        ),
        sa.Column(
            "member_id", sa.Integer(), _member("waiting_notices"), nullable=False, index=True
        ),
        sa.Column("digest", sa.String(200), nullable=False, index=True),
        sa.Column("starts", UtcDateTime(), nullable=True),
    )
