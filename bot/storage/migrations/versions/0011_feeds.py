"""Private calendar feeds, and what calendars were told last.

Revision: 0011, after 0010
"""

import sqlalchemy as sa
from alembic import op

from bot.storage.columns import UtcDateTime

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "private_feeds",
        sa.Column(
            "member_id",
            sa.Integer(),
            sa.ForeignKey("members.id", name="fk_private_feeds_member_id", ondelete="CASCADE"),
            primary_key=True,
        ),
        sa.Column("platform", sa.String(16), nullable=False),
        # A hash: whoever reads the database cannot read anybody's calendar with it.
        sa.Column("token_hash", sa.String(64), nullable=False),
        sa.Column("made_at", UtcDateTime(), nullable=False),
        sa.UniqueConstraint("token_hash", name="uq_private_feeds_token_hash"),
    )
    op.create_table(
        "feed_stamps",
        sa.Column("key", sa.String(80), primary_key=True),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("changed", UtcDateTime(), nullable=False),
        sa.Column("material", sa.String(24), nullable=False),
        sa.Column("whole", sa.String(24), nullable=False),
    )
