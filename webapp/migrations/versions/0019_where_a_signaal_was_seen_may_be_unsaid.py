"""Where a signaal was seen and how it is known may be unsaid"""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None
UNSAID = {"how": "home", "source": "seen"}
"""What stood in the form unasked, before it could be left out."""


def upgrade() -> None:
    with op.batch_alter_table("signaal") as table:
        for name in UNSAID:
            table.alter_column(name, existing_type=sa.String(length=40), nullable=True)


def downgrade() -> None:
    signaal = sa.table("signaal", *[sa.column(name) for name in UNSAID])
    for name, value in UNSAID.items():
        op.execute(sa.update(signaal).where(signaal.c[name].is_(None)).values({name: value}))
    with op.batch_alter_table("signaal") as table:
        for name in UNSAID:
            table.alter_column(name, existing_type=sa.String(length=40), nullable=False)
