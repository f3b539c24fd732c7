"""Staff sign in with a passkey"""

import sqlalchemy as sa
from alembic import op

from webapp.core.db import UtcDateTime

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None
WAY = sa.Enum("passkey", "passphrase", name="way", native_enum=False, length=40)
PURPOSE = sa.Enum("make", "enter", "prove", name="purpose", native_enum=False, length=40)


def upgrade() -> None:
    op.create_table(
        "passkey",
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("credential_id", sa.LargeBinary(length=1023), nullable=False),
        sa.Column("public_key", sa.LargeBinary(), nullable=False),
        sa.Column("sign_count", sa.Integer(), nullable=False),
        sa.Column("made_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("used_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("on_phone", sa.Boolean(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_passkey_account_id_account")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_passkey")),
        sa.UniqueConstraint("credential_id", name=op.f("uq_passkey_credential_id")),
    )
    op.create_index(op.f("ix_passkey_account_id"), "passkey", ["account_id"])
    op.create_table(
        "challenge",
        sa.Column("value", sa.LargeBinary(length=64), nullable=False),
        sa.Column("browser_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("purpose", PURPOSE, nullable=False),
        sa.Column("expires_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_challenge_account_id_account")
        ),
        sa.PrimaryKeyConstraint("value", name=op.f("pk_challenge")),
    )
    op.create_index(op.f("ix_challenge_expires_at"), "challenge", ["expires_at"])
    with op.batch_alter_table("invitation") as table:
        table.add_column(sa.Column("browser_hash", sa.LargeBinary(length=32), nullable=True))
    with op.batch_alter_table("sign_in") as table:
        table.add_column(sa.Column("way", WAY, nullable=True))
        table.add_column(sa.Column("passkey_id", sa.Uuid(), nullable=True))
        table.add_column(sa.Column("proved_at", UtcDateTime(timezone=True), nullable=True))
        table.create_foreign_key(
            op.f("fk_sign_in_passkey_id_passkey"), "passkey", ["passkey_id"], ["id"]
        )


def downgrade() -> None:
    with op.batch_alter_table("sign_in") as table:
        table.drop_constraint(op.f("fk_sign_in_passkey_id_passkey"), type_="foreignkey")
        for name in ("proved_at", "passkey_id", "way"):
            table.drop_column(name)
    with op.batch_alter_table("invitation") as table:
        table.drop_column("browser_hash")
    op.drop_table("challenge")
    op.drop_table("passkey")
