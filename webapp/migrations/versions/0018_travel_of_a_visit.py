"""How long somebody travelled for a visit, and how far"""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None
COLUMNS = ("travel_minutes", "travel_km")


def upgrade() -> None:
    for name in COLUMNS:
        op.add_column("visit", sa.Column(name, sa.Integer(), nullable=True))


def downgrade() -> None:
    for name in COLUMNS:
        op.drop_column("visit", name)
