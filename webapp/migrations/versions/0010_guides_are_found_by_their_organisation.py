"""An organisation is asked to find a guide; a volunteer lives in a village"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("volunteer", sa.Column("village", sa.String(), nullable=True))
    op.create_table(
        "guide_wanted",
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("asked_on", sa.Date(), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=False),
        sa.Column("begeleiding_id", sa.Uuid(), nullable=True),
        sa.Column("dossier_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["begeleiding_id"],
            ["begeleiding.id"],
            name=op.f("fk_guide_wanted_begeleiding_id_begeleiding"),
        ),
        sa.ForeignKeyConstraint(
            ["by_id"], ["account.id"], name=op.f("fk_guide_wanted_by_id_account")
        ),
        sa.ForeignKeyConstraint(
            ["dossier_id"], ["dossier.id"], name=op.f("fk_guide_wanted_dossier_id_dossier")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_guide_wanted_organisation_id_organisation"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_guide_wanted")),
    )
    for column in ("begeleiding_id", "by_id", "dossier_id", "organisation_id"):
        op.create_index(op.f(f"ix_guide_wanted_{column}"), "guide_wanted", [column])


def downgrade() -> None:
    op.drop_table("guide_wanted")
    op.drop_column("volunteer", "village")
