"""Facts of a dossier are put right; telephone numbers, and an address that may be hidden"""

import sqlalchemy as sa
from alembic import op

from webapp.core.db import UtcDateTime

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None
NEW = ("born_known", "permit", "speaks", "speaks_too")


def own(table: str) -> tuple[sa.schema.SchemaItem, ...]:
    return (
        sa.Column("dossier_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["dossier_id"], ["dossier.id"], name=op.f(f"fk_{table}_dossier_id_dossier")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
    )


def upgrade() -> None:
    for name in NEW:
        op.add_column("dossier", sa.Column(name, sa.String(length=40), nullable=True))
    op.add_column("household", sa.Column("children", sa.Integer(), nullable=True))
    op.create_table(
        "phone_number",
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("whose", sa.String(length=40), nullable=False),
        sa.Column("best_time", sa.String(), nullable=True),
        *own("phone_number"),
        sa.UniqueConstraint("dossier_id", "number", name=op.f("uq_phone_number_dossier_id_number")),
    )
    op.create_table(
        "address",
        sa.Column("street", sa.String(), nullable=True),
        sa.Column("postcode", sa.String(), nullable=True),
        sa.Column("place", sa.String(), nullable=True),
        sa.Column("hidden", sa.Boolean(), nullable=False),
        *own("address"),
        sa.UniqueConstraint("dossier_id", name=op.f("uq_address_dossier_id")),
    )
    op.create_table(
        "correction",
        sa.Column("fact", sa.String(length=40), nullable=False),
        sa.Column("was", sa.String(), nullable=True),
        sa.Column("became", sa.String(), nullable=True),
        sa.Column("why", sa.String(length=40), nullable=False),
        sa.Column("note", sa.String(), nullable=True),
        sa.Column("noted_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("noted_by_id", sa.Uuid(), nullable=False),
        *own("correction"),
        sa.ForeignKeyConstraint(
            ["noted_by_id"], ["account.id"], name=op.f("fk_correction_noted_by_id_account")
        ),
    )
    op.create_index(op.f("ix_correction_noted_by_id"), "correction", ["noted_by_id"])
    for table in ("phone_number", "address", "correction"):
        op.create_index(op.f(f"ix_{table}_dossier_id"), table, ["dossier_id"])


def downgrade() -> None:
    for table in ("correction", "address", "phone_number"):
        op.drop_table(table)
    op.drop_column("household", "children")
    for name in reversed(NEW):
        op.drop_column("dossier", name)
