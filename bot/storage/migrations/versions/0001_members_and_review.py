"""Members, their accounts and roles; the review queue.

Revision: 0001
"""

import sqlalchemy as sa
from alembic import op

from bot.storage.columns import UtcDateTime

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "members",
        sa.Column("id", sa.Integer(), sa.Identity(), primary_key=True),
        sa.Column("language", sa.String(8), nullable=True),
        sa.Column("timezone", sa.String(64), nullable=True),
        sa.Column("state", sa.String(5), nullable=True),
        # The number of somebody who was erased is never given to somebody else.
        sqlite_autoincrement=True,
    )
    op.create_table(
        "accounts",
        sa.Column("platform", sa.String(16), primary_key=True),
        sa.Column("platform_id", sa.String(128), primary_key=True),
        sa.Column(
            "member_id",
            sa.Integer(),
            sa.ForeignKey("members.id", name="fk_accounts_member_id", ondelete="CASCADE"),
            nullable=False,
            index=True,
        ),
    )
    op.create_table(
        "granted_roles",
        sa.Column("platform", sa.String(16), primary_key=True),
        sa.Column("platform_id", sa.String(128), primary_key=True),
        sa.Column("role", sa.String(16), primary_key=True),
    )
    op.create_table(
        "review_items",
        sa.Column("id", sa.Integer(), sa.Identity(), primary_key=True),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("subject", sa.String(64), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("language", sa.String(8), nullable=False),
        sa.Column("state", sa.String(5), nullable=False),
        sa.Column("handed_in_on", sa.Date(), nullable=False),
        sa.Column("status", sa.String(16), nullable=False, index=True),
        # Only while the person waits for an answer; otherwise nothing says who asked.
        sa.Column("answer_platform", sa.String(16), nullable=True),
        sa.Column("answer_chat", sa.String(128), nullable=True),
        sa.Column("answer_thread", sa.String(64), nullable=True),
        sa.Column(
            "member_id",
            sa.Integer(),
            sa.ForeignKey("members.id", name="fk_review_items_member_id", ondelete="SET NULL"),
            nullable=True,
            index=True,
        ),
        sa.Column("answer", sa.Text(), nullable=True),
        sa.Column("leased_until", UtcDateTime(), nullable=True),
        sa.Column("closed_on", sa.Date(), nullable=True),
        # An old button never reaches a newer item.
        sqlite_autoincrement=True,
    )
