"""Names stand in one order, on every database"""

import sqlalchemy as sa
from alembic import op

from webapp.case.spelling import filed

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None
ACCOUNT = sa.table("account", sa.column("id"), sa.column("name"), sa.column("filed_as"))
PLAIN = sa.String().with_variant(sa.String(collation="C"), "postgresql")


def upgrade() -> None:
    with op.batch_alter_table("account") as table:
        table.add_column(sa.Column("filed_as", PLAIN, nullable=False, server_default=""))
        table.drop_index("ix_account_name")
    connection = op.get_bind()
    for id_, name in connection.execute(sa.select(ACCOUNT.c.id, ACCOUNT.c.name)).all():
        change = sa.update(ACCOUNT).where(ACCOUNT.c.id == id_).values(filed_as=filed(name))
        connection.execute(change)
    with op.batch_alter_table("account") as table:
        table.alter_column("filed_as", existing_type=PLAIN, server_default=None)
        table.create_index("ix_account_filed_as", ["gemeente_id", "filed_as", "id"])


def downgrade() -> None:
    with op.batch_alter_table("account") as table:
        table.drop_index("ix_account_filed_as")
        table.drop_column("filed_as")
        table.create_index("ix_account_name", ["gemeente_id", "name", "id"])
