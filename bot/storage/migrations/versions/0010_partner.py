"""Partner pairing: who takes part, whom they do not want to meet, rounds, who met.

Revision: 0010, after 0009
"""

import sqlalchemy as sa
from alembic import op

from bot.storage.columns import UtcDateTime

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "partner_people",
        sa.Column(
            "member_id", sa.Integer(), _member("partner_people", "member_id"), primary_key=True
        ),
        sa.Column("platform", sa.String(16), nullable=False),
        sa.Column("name", sa.String(80), nullable=False),
        sa.Column("handle", sa.String(120), nullable=False),
        sa.Column("employer", sa.String(120), nullable=False),
        sa.Column("paused", sa.Boolean(), nullable=False),
        sa.Column("paused_until", sa.Date(), nullable=True),
        sa.Column("skips", sa.Integer(), nullable=True),
        sa.Column("again", sa.Integer(), nullable=True),
    )
    op.create_table(
        "partner_unwanted",
        sa.Column("id", sa.Integer(), sa.Identity(), primary_key=True),
        sa.Column(
            "member_id",
            sa.Integer(),
            _member("partner_unwanted", "member_id"),
            nullable=False,
            index=True,
        ),
        sa.Column("name", sa.String(80), nullable=False),
    )
    op.create_table(
        "partner_rounds",
        sa.Column("number", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("told_at", UtcDateTime(), nullable=False),
        sa.Column("drawn_at", UtcDateTime(), nullable=True),
    )
    op.create_table(
        "partner_meetings",
        sa.Column("round", sa.Integer(), primary_key=True),
        sa.Column("one", sa.Integer(), _member("partner_meetings", "one"), primary_key=True),
        sa.Column(
            "other",
            sa.Integer(),
            _member("partner_meetings", "other"),
            primary_key=True,
            index=True,
        ),
    )


def _member(table: str, column: str) -> sa.ForeignKey:
    return sa.ForeignKey("members.id", name=f"fk_{table}_{column}", ondelete="CASCADE")
