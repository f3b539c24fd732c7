"""How a begeleiding ends: the talk, what is arranged, a word to who guided"""

import sqlalchemy as sa
from alembic import op

from webapp.core.db import UtcDateTime

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "farewell",
        sa.Column("begeleiding_id", sa.Uuid(), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=False),
        sa.Column("made_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("word", sa.String(), nullable=True),
        sa.Column("talk_on", sa.Date(), nullable=True),
        sa.Column("checked", sa.JSON(), nullable=False),
        sa.Column("heard_at", UtcDateTime(timezone=True), nullable=True),
        sa.Column("dossier_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["begeleiding_id"],
            ["begeleiding.id"],
            name=op.f("fk_farewell_begeleiding_id_begeleiding"),
        ),
        sa.ForeignKeyConstraint(["by_id"], ["account.id"], name=op.f("fk_farewell_by_id_account")),
        sa.ForeignKeyConstraint(
            ["dossier_id"], ["dossier.id"], name=op.f("fk_farewell_dossier_id_dossier")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_farewell")),
        sa.UniqueConstraint("begeleiding_id", name=op.f("uq_farewell_begeleiding_id")),
    )
    op.create_index(op.f("ix_farewell_by_id"), "farewell", ["by_id"])
    op.create_index(op.f("ix_farewell_dossier_id"), "farewell", ["dossier_id"])


def downgrade() -> None:
    op.drop_table("farewell")
