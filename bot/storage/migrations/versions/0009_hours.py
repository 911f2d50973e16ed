"""Room codes, hours, certificates, and decks of prompts.

Revision: 0009, after 0008
"""

import sqlalchemy as sa
from alembic import op

from bot.storage.columns import UtcDateTime

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "decks",
        sa.Column("owner", sa.String(200), primary_key=True),
        sa.Column("seed", sa.String(16), nullable=False),
        sa.Column("drawn", sa.Text(), nullable=False),
    )
    op.create_table(
        "room_codes",
        sa.Column(
            "session_id",
            sa.Integer(),
            sa.ForeignKey("sessions.id", name="fk_room_codes_session_id", ondelete="CASCADE"),
            primary_key=True,
            autoincrement=False,
        ),
        sa.Column("code", sa.String(40), nullable=False),
    )
    op.create_table(
        "hour_requests",
        sa.Column("id", sa.Integer(), sa.Identity(), primary_key=True),
        sa.Column(
            "session_id",
            sa.Integer(),
            sa.ForeignKey("sessions.id", name="fk_hour_requests_session_id", ondelete="CASCADE"),
            nullable=False,
        ),
        sa.Column(
            "member_id",
            sa.Integer(),
            sa.ForeignKey("members.id", name="fk_hour_requests_member_id", ondelete="CASCADE"),
            nullable=False,
            index=True,
        ),
        sa.Column("platform", sa.String(16), nullable=False),
        sa.Column("name", sa.String(100), nullable=False),
        sa.UniqueConstraint("session_id", "member_id", name="uq_hour_requests_session_id"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "hours",
        sa.Column("id", sa.Integer(), sa.Identity(), primary_key=True),
        sa.Column(
            "member_id",
            sa.Integer(),
            sa.ForeignKey("members.id", name="fk_hours_member_id", ondelete="CASCADE"),
            nullable=False,
        ),
        sa.Column("source", sa.String(16), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("hundredths", sa.Integer(), nullable=False),
        sa.Column("what", sa.String(200), nullable=False),
        sa.Column("what_es", sa.String(200), nullable=True),
        sa.Column("category", sa.String(80), nullable=False),
        sa.Column("evidence", sa.String(200), nullable=False),
        # Of a session: which date of which series, so that it counts once, and when it began.
        sa.Column("series", sa.String(64), nullable=True),
        sa.Column("original", sa.String(16), nullable=True),
        sa.Column("starts", UtcDateTime(), nullable=True),
        sa.Column("timezone", sa.String(64), nullable=True),
        sa.UniqueConstraint("member_id", "series", "original", name="uq_hours_member_id"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "certificates",
        sa.Column("id", sa.Integer(), sa.Identity(), primary_key=True),
        # A hash: whoever reads the database cannot print a certificate that passes the check.
        sa.Column("code_hash", sa.String(64), nullable=False),
        sa.Column(
            "member_id",
            sa.Integer(),
            sa.ForeignKey("members.id", name="fk_certificates_member_id", ondelete="SET NULL"),
            nullable=True,
            index=True,
        ),
        sa.Column("entry_id", sa.Integer(), nullable=True),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("hundredths", sa.Integer(), nullable=False),
        sa.Column("withdrawn", sa.Boolean(), nullable=False),
        sa.UniqueConstraint("code_hash", name="uq_certificates_code_hash"),
        sqlite_autoincrement=True,
    )
