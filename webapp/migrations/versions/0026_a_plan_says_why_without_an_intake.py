"""A plan says on which ground it is fixed without an intake"""

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None


def upgrade() -> None:
    ground = sa.Enum("absent", "moved", name="withoutintake", native_enum=False, length=40)
    op.add_column("pip", sa.Column("without_intake", ground, nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("pip") as table:
        table.drop_column("without_intake")
