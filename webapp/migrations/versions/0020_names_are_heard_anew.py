"""Names are heard anew: in every script, written as one word or as two"""

import sqlalchemy as sa
from alembic import op

from webapp.case.spelling import key_of

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None
ACCOUNT = sa.table("account", sa.column("id"), sa.column("name"), sa.column("name_key"))


def upgrade() -> None:
    """A key follows from the name, so it is made as it is made today."""
    connection = op.get_bind()
    for id_, name, key in connection.execute(sa.select(*ACCOUNT.c)).all():
        if key != (heard := key_of(name)):
            change = sa.update(ACCOUNT).where(ACCOUNT.c.id == id_).values(name_key=heard)
            connection.execute(change)


def downgrade() -> None:
    """The former keys find less; none of them is needed."""
