"""Lists can be taken back, and hours say of which days they are"""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "handed_list",
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("handed_by_id", sa.Uuid(), nullable=False),
        sa.Column("handed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("rows", sa.Integer(), nullable=False),
        sa.Column("packed", sa.LargeBinary(), nullable=True),
        sa.Column("answers", sa.JSON(), nullable=False),
        sa.Column("reached", sa.Integer(), nullable=False),
        sa.Column("withdrawn_by_id", sa.Uuid(), nullable=True),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("gemeente_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["gemeente_id"], ["gemeente.id"], name="fk_handed_list_gemeente_id"
        ),
        sa.ForeignKeyConstraint(
            ["handed_by_id"], ["account.id"], name="fk_handed_list_handed_by_id"
        ),
        sa.ForeignKeyConstraint(
            ["withdrawn_by_id"], ["account.id"], name="fk_handed_list_withdrawn_by_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_handed_list"),
    )
    op.create_index("ix_handed_list_latest", "handed_list", ["gemeente_id", "kind", "handed_at"])
    op.create_table(
        "list_row",
        sa.Column("list_id", sa.Uuid(), nullable=False),
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("effect", sa.String(40), nullable=False),
        sa.Column("entry_id", sa.Uuid(), nullable=True),
        sa.Column("kept_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("dossier_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossier.id"], name="fk_list_row_dossier_id"),
        sa.ForeignKeyConstraint(["entry_id"], ["hours_entry.id"], name="fk_list_row_entry_id"),
        sa.ForeignKeyConstraint(["list_id"], ["handed_list.id"], name="fk_list_row_list_id"),
        sa.PrimaryKeyConstraint("id", name="pk_list_row"),
    )
    op.create_index("ix_list_row_of", "list_row", ["list_id", "row"])
    op.create_index("ix_list_row_entry_id", "list_row", ["entry_id"])
    op.create_index("ix_list_row_dossier_id", "list_row", ["dossier_id"])
    op.add_column("hours_entry", sa.Column("spans", sa.String(40), nullable=True))
    op.add_column("hours_entry", sa.Column("since_on", sa.Date(), nullable=True))


def downgrade() -> None:
    op.drop_column("hours_entry", "since_on")
    op.drop_column("hours_entry", "spans")
    op.drop_table("list_row")
    op.drop_table("handed_list")
