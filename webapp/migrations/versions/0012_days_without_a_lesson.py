"""Days on which a lesson does not take place"""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "lesson_off",
        sa.Column("lesson_id", sa.Uuid(), nullable=False),
        sa.Column("first_on", sa.Date(), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=False),
        sa.Column("dossier_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("first_on < until_on", name=op.f("ck_lesson_off_ends_after_it_begins")),
        sa.ForeignKeyConstraint(
            ["dossier_id"], ["dossier.id"], name=op.f("fk_lesson_off_dossier_id_dossier")
        ),
        sa.ForeignKeyConstraint(
            ["lesson_id"],
            ["lesson_time.id"],
            name=op.f("fk_lesson_off_lesson_id_lesson_time"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_lesson_off")),
        sa.UniqueConstraint("lesson_id", "first_on", name=op.f("uq_lesson_off_lesson_id_first_on")),
    )
    op.create_index(op.f("ix_lesson_off_dossier_id"), "lesson_off", ["dossier_id"])


def downgrade() -> None:
    op.drop_table("lesson_off")
