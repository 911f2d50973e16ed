"""Partner pairing: which draw of a round brought two together, and whom a name was chosen for.

Revision: 0012, after 0011
"""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "partner_meetings",
        sa.Column("draw", sa.Integer(), nullable=False, server_default="0"),
    )
    with op.batch_alter_table("partner_unwanted") as table:  # SQLite makes the table anew
        table.add_column(sa.Column("other_id", sa.Integer(), nullable=True))
        table.create_foreign_key(
            "fk_partner_unwanted_other_id", "members", ["other_id"], ["id"], ondelete="SET NULL"
        )
        table.create_index("ix_partner_unwanted_other_id", ["other_id"])
