"""How people come to the places of a gemeente"""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "way",
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("village", sa.String(), nullable=False),
        sa.Column("on_foot", sa.Integer(), nullable=True),
        sa.Column("by_bus", sa.Integer(), nullable=True),
        sa.Column("bus", sa.String(), nullable=True),
        sa.Column("stop", sa.String(), nullable=True),
        sa.Column("gemeente_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["gemeente_id"], ["gemeente.id"], name=op.f("fk_way_gemeente_id_gemeente")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_way")),
        sa.UniqueConstraint(
            "gemeente_id", "place", "village", name=op.f("uq_way_gemeente_id_place_village")
        ),
    )


def downgrade() -> None:
    op.drop_table("way")
