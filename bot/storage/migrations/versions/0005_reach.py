"""The language an account was last seen with.

Revision: 0005, after 0004
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # What the app said, such as `es`: what the bot says on its own comes in that language too.
    op.add_column("accounts", sa.Column("language_seen", sa.String(8), nullable=True))
