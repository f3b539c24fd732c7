"""SMS to people whom no push reaches"""

import sqlalchemy as sa
from alembic import op

from webapp.core.db import UtcDateTime

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None
OPEN: sa.ColumnElement[bool] = sa.literal_column("state IN ('waiting', 'accepted')")


def upgrade() -> None:
    with op.batch_alter_table("push_choice") as table:
        table.add_column(
            sa.Column("by_sms", sa.Boolean(), server_default=sa.true(), nullable=False)
        )
    with op.batch_alter_table("push_choice") as table:
        table.alter_column("by_sms", server_default=None)
    op.create_table(
        "sms",
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("send_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("not_after", UtcDateTime(timezone=True), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                *("waiting", "accepted", "arrived", "failed"),
                name="smsstate",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("leased_until", UtcDateTime(timezone=True), nullable=False),
        sa.Column("gateway_id", sa.String(), nullable=True),
        sa.Column("parts", sa.Integer(), nullable=False),
        sa.Column("gemeente_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_sms_account_id_account")
        ),
        sa.ForeignKeyConstraint(
            ["gemeente_id"], ["gemeente.id"], name=op.f("fk_sms_gemeente_id_gemeente")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sms")),
        sa.UniqueConstraint("account_id", "day", name=op.f("uq_sms_account_id_day")),
    )
    op.create_index("ix_sms_due", "sms", ["send_at"], sqlite_where=OPEN, postgresql_where=OPEN)
    op.create_index("ix_sms_month", "sms", ["gemeente_id", "day"])


def downgrade() -> None:
    op.drop_table("sms")
    with op.batch_alter_table("push_choice") as table:
        table.drop_column("by_sms")
