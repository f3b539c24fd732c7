"""What is put off on the board"""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None
MATTERS = (
    *("plan", "ontzorging", "talk", "objection", "switch", "term", "exam", "message"),
    *("no-answer", "cannot", "missed", "begeleiding", "signaal", "not-reached"),
)
WHY = ("they-answer", "others-act", "planned", "away", "no-time")


def a_word(*words: str, name: str) -> sa.Enum:
    return sa.Enum(*words, name=name, native_enum=False, length=40)


def upgrade() -> None:
    op.create_table(
        "put_off",
        sa.Column("gemeente_id", sa.Uuid(), nullable=False),
        sa.Column("matter", a_word(*MATTERS, name="matter"), nullable=False),
        sa.Column("about", sa.String(), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column("why", a_word(*WHY, name="whylater"), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("dossier_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["gemeente_id"], ["gemeente.id"], name=op.f("fk_put_off_gemeente_id_gemeente")
        ),
        sa.ForeignKeyConstraint(["by_id"], ["account.id"], name=op.f("fk_put_off_by_id_account")),
        sa.ForeignKeyConstraint(
            ["dossier_id"], ["dossier.id"], name=op.f("fk_put_off_dossier_id_dossier")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_put_off")),
        sa.UniqueConstraint(
            "dossier_id", "matter", "about", name=op.f("uq_put_off_dossier_id_matter_about")
        ),
    )
    for column in ("by_id", "dossier_id"):
        op.create_index(op.f(f"ix_put_off_{column}"), "put_off", [column])
    op.create_index("ix_put_off_gemeente", "put_off", ["gemeente_id", "until"])


def downgrade() -> None:
    op.drop_table("put_off")
