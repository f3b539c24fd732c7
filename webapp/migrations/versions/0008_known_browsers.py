"""A phone or browser that is new to somebody is told to the others they have"""

from uuid import uuid4

import sqlalchemy as sa
from alembic import op

from webapp.core.db import UtcDateTime

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

enrolment = sa.table(
    "enrolment",
    sa.column("account_id", sa.Uuid()),
    sa.column("phone_hash", sa.LargeBinary()),
    sa.column("made_at", UtcDateTime(timezone=True)),
    sa.column("revoked_at", UtcDateTime(timezone=True)),
)


def upgrade() -> None:
    known = op.create_table(
        "known_browser",
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("browser_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("since", UtcDateTime(timezone=True), nullable=False),
        sa.Column("own_at", UtcDateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_known_browser_account_id_account")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_known_browser")),
        sa.UniqueConstraint(
            "account_id", "browser_hash", name=op.f("uq_known_browser_account_id_browser_hash")
        ),
    )
    op.add_column("sign_in", sa.Column("browser_hash", sa.LargeBinary(length=32), nullable=True))
    op.add_column("sign_in", sa.Column("newcomer_at", UtcDateTime(timezone=True), nullable=True))
    there = (
        sa.select(enrolment.c.account_id, enrolment.c.phone_hash, sa.func.min(enrolment.c.made_at))
        .where(enrolment.c.revoked_at.is_(None))
        .group_by(enrolment.c.account_id, enrolment.c.phone_hash)
    )
    names = ("account_id", "browser_hash", "since")
    rows = [dict(zip(names, row, strict=True)) for row in op.get_bind().execute(there)]
    rows = [row | {"id": uuid4(), "own_at": row["since"]} for row in rows]
    if rows:
        op.bulk_insert(known, rows)


def downgrade() -> None:
    op.drop_column("sign_in", "newcomer_at")
    op.drop_column("sign_in", "browser_hash")
    op.drop_table("known_browser")
