"""Why the level of a signaal went down, and what was added to it"""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("signaal_step", sa.Column("words", sa.String(), nullable=True))


def downgrade() -> None:
    op.drop_column("signaal_step", "words")
