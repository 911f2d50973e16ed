"""Short-lived codes by which somebody joins their accounts.

Revision: 0003, after 0002
"""

import sqlalchemy as sa
from alembic import op

from bot.storage.columns import UtcDateTime

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "link_codes",
        # A hash: whoever reads the database cannot take over an account with it.
        sa.Column("code_hash", sa.String(64), primary_key=True),
        sa.Column("platform", sa.String(16), nullable=False),
        sa.Column("platform_id", sa.String(128), nullable=False),
        sa.Column("expires_at", UtcDateTime(), nullable=False, index=True),
    )
