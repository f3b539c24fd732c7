"""What goes on every week is asked anew, and is never finished"""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None
CONTINUING = ("G03", "G04", "G05", "G17", "G29", "G34")


def upgrade() -> None:
    week = sa.Enum("yes", "no", name="thisweek", native_enum=False, length=40)
    op.add_column("agreement", sa.Column("this_week", week, nullable=True))
    op.add_column("agreement", sa.Column("week_on", sa.Date(), nullable=True))
    agreement = sa.table(
        "agreement",
        sa.column("text_id", sa.String()),
        sa.column("party", sa.String()),
        sa.column("status", sa.String()),
        sa.column("done_at", sa.DateTime()),
    )
    op.execute(
        agreement.update()
        .where(agreement.c.text_id.in_(CONTINUING), agreement.c.party == "inburgeraar")
        .values(status="open", done_at=None)
    )


def downgrade() -> None:
    with op.batch_alter_table("agreement") as table:
        table.drop_column("week_on")
        table.drop_column("this_week")
