"""When an appointment was, before it moved"""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("appointment", sa.Column("moved_from", sa.DateTime(), nullable=True))


def downgrade() -> None:
    op.drop_column("appointment", "moved_from")
