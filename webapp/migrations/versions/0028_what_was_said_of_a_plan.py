"""What was said of a plan"""

import sqlalchemy as sa
from alembic import op

from webapp.core.db import UtcDateTime

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None


def upgrade() -> None:
    opinion = sa.Enum("agreed", "not-agreed", name="opinion", native_enum=False, length=40)
    op.create_table(
        "plan_said",
        sa.Column("pip_id", sa.Uuid(), nullable=False),
        sa.Column("opinion", opinion, nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("said_on", sa.Date(), nullable=False),
        sa.Column("written_by_id", sa.Uuid(), nullable=False),
        sa.Column("written_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("dossier_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["pip_id"], ["pip.id"], name=op.f("fk_plan_said_pip_id_pip")),
        sa.ForeignKeyConstraint(
            ["written_by_id"], ["account.id"], name=op.f("fk_plan_said_written_by_id_account")
        ),
        sa.ForeignKeyConstraint(
            ["dossier_id"], ["dossier.id"], name=op.f("fk_plan_said_dossier_id_dossier")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_said")),
    )
    for column in ("pip_id", "written_by_id", "dossier_id"):
        op.create_index(op.f(f"ix_plan_said_{column}"), "plan_said", [column])


def downgrade() -> None:
    op.drop_table("plan_said")
