"""An account of the gemeente's own provider, or DigiD, opens an account here"""

import sqlalchemy as sa
from alembic import op

from webapp.core.db import UtcDateTime

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "identity",
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("subject_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("made_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_identity_account_id_account")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_identity")),
        sa.UniqueConstraint("account_id", name=op.f("uq_identity_account_id")),
        sa.UniqueConstraint("subject_hash", name=op.f("uq_identity_subject_hash")),
    )
    op.add_column("sign_in", sa.Column("provider_session", sa.LargeBinary(32), nullable=True))
    op.create_index(op.f("ix_sign_in_provider_session"), "sign_in", ["provider_session"])


def downgrade() -> None:
    op.drop_index(op.f("ix_sign_in_provider_session"), "sign_in")
    op.drop_column("sign_in", "provider_session")
    op.drop_table("identity")
