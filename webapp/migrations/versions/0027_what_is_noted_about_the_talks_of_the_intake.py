"""What is noted about the talks of the intake"""

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None
SPOKEN = (
    *("ar", "ti", "nl", "en", "am", "hy", "sq", "az", "ber", "zh"),
    *("prs", "fr", "ka", "kmr", "ln", "om", "ps", "fa", "pl", "pt"),
    *("ru", "so", "ckb", "es", "sw", "ta", "tr", "uk", "ur", "vi"),
)


def upgrade() -> None:
    op.create_table(
        "intake_around",
        sa.Column(
            "area",
            sa.Enum("alone", "time", name="around", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("written_by_id", sa.Uuid(), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("told_on", sa.Date(), nullable=True),
        sa.Column(
            "told_in",
            sa.Enum(*SPOKEN, name="spoken", native_enum=False, length=40),
            nullable=True,
        ),
        sa.Column("alone", sa.Boolean(), nullable=True),
        sa.Column("more_time", sa.Boolean(), nullable=True),
        sa.Column("why", sa.String(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("dossier_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["written_by_id"], ["account.id"], name=op.f("fk_intake_around_written_by_id_account")
        ),
        sa.ForeignKeyConstraint(
            ["dossier_id"], ["dossier.id"], name=op.f("fk_intake_around_dossier_id_dossier")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_intake_around")),
        sa.UniqueConstraint(
            "dossier_id", "area", "number", name=op.f("uq_intake_around_dossier_id_area_number")
        ),
    )
    op.create_index(op.f("ix_intake_around_dossier_id"), "intake_around", ["dossier_id"])


def downgrade() -> None:
    op.drop_table("intake_around")
