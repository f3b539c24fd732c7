"""what is read of one dossier"""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("begeleiding", schema=None) as batch_op:
        batch_op.drop_index("ix_begeleiding_reach")
        batch_op.create_index(
            "ix_begeleiding_reach",
            ["begeleider_id", "kind", "starts_on", "ends_on"],
            unique=False,
        )
        batch_op.create_index(
            "ix_begeleiding_here", ["dossier_id", "kind", "starts_on"], unique=False
        )
    with op.batch_alter_table("dossier", schema=None) as batch_op:
        batch_op.drop_index("ix_dossier_closed_on")
    with op.batch_alter_table("message", schema=None) as batch_op:
        batch_op.drop_index("ix_message_unsettled")
    with op.batch_alter_table("signaal", schema=None) as batch_op:
        batch_op.drop_index("ix_signaal_stage")
        batch_op.create_index("ix_signaal_stage", ["dossier_id", "stage"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("signaal", schema=None) as batch_op:
        batch_op.drop_index("ix_signaal_stage")
        batch_op.create_index("ix_signaal_stage", ["stage"], unique=False)
    with op.batch_alter_table("message", schema=None) as batch_op:
        batch_op.create_index(
            "ix_message_unsettled",
            ["talk", "sent_at"],
            unique=False,
            sqlite_where=sa.literal_column("settled_at IS NULL"),
            postgresql_where=sa.literal_column("settled_at IS NULL"),
        )
    with op.batch_alter_table("dossier", schema=None) as batch_op:
        batch_op.create_index("ix_dossier_closed_on", ["closed_on"], unique=False)
    with op.batch_alter_table("begeleiding", schema=None) as batch_op:
        batch_op.drop_index("ix_begeleiding_here")
        batch_op.drop_index("ix_begeleiding_reach")
        batch_op.create_index(
            "ix_begeleiding_reach", ["begeleider_id", "starts_on", "ends_on"], unique=False
        )
