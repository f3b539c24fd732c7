"""The language schools of a gemeente, and the languages that its people speak"""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "school",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("address", sa.String(), nullable=True),
        sa.Column("phone", sa.String(), nullable=True),
        sa.Column("gemeente_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["gemeente_id"], ["gemeente.id"], name=op.f("fk_school_gemeente_id_gemeente")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_school")),
        sa.UniqueConstraint("gemeente_id", "name", name=op.f("uq_school_gemeente_id_name")),
    )
    op.add_column("gemeente", sa.Column("spoken", sa.JSON(), nullable=True))


def downgrade() -> None:
    op.drop_column("gemeente", "spoken")
    op.drop_table("school")
