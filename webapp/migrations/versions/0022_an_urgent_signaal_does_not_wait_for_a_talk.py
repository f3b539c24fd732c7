"""Whether an urgent signaal was talked about may be unsaid"""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None
TEXT = sa.String(length=40)


def upgrade() -> None:
    with op.batch_alter_table("signaal") as table:
        table.alter_column("discussed", existing_type=TEXT, nullable=True)


def downgrade() -> None:
    """Of the answers that there were, "did not dare" claims the least."""
    signaal = sa.table("signaal", sa.column("discussed"))
    unsaid = signaal.c.discussed.is_(None)
    op.execute(sa.update(signaal).where(unsaid).values(discussed="did-not-dare"))
    with op.batch_alter_table("signaal") as table:
        table.alter_column("discussed", existing_type=TEXT, nullable=False)
