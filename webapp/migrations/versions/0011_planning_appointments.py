"""planning appointments"""

import sqlalchemy as sa
from alembic import op

import webapp.core.db

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "school_holiday",
        sa.Column("gemeente_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("first_on", sa.Date(), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint(
            "first_on < until_on", name=op.f("ck_school_holiday_ends_after_it_begins")
        ),
        sa.ForeignKeyConstraint(
            ["gemeente_id"], ["gemeente.id"], name=op.f("fk_school_holiday_gemeente_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_school_holiday")),
        sa.UniqueConstraint(
            "gemeente_id", "first_on", name=op.f("uq_school_holiday_gemeente_id_first_on")
        ),
    )
    op.create_table(
        "staff_feed",
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("token_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("made_at", webapp.core.db.UtcDateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_staff_feed_account_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_staff_feed")),
        sa.UniqueConstraint("account_id", name=op.f("uq_staff_feed_account_id")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_staff_feed_token_hash")),
    )
    with op.batch_alter_table("appointment", schema=None) as batch_op:
        batch_op.add_column(sa.Column("host_id", sa.Uuid(), nullable=True))
        batch_op.add_column(sa.Column("series_id", sa.Uuid(), nullable=True))
        batch_op.add_column(
            sa.Column(
                "why",
                sa.Enum(
                    "you-asked",
                    "lesson",
                    "cannot-come",
                    "no-interpreter",
                    "no-room",
                    "not-needed",
                    "other",
                    name="whychanged",
                    native_enum=False,
                    length=40,
                ),
                nullable=True,
            )
        )
        batch_op.add_column(
            sa.Column("missed_at", webapp.core.db.UtcDateTime(timezone=True), nullable=True)
        )
        batch_op.add_column(
            sa.Column("called_at", webapp.core.db.UtcDateTime(timezone=True), nullable=True)
        )
        batch_op.create_index(
            "ix_appointment_to_call",
            ["missed_at"],
            unique=False,
            sqlite_where=sa.literal_column("missed_at IS NOT NULL AND called_at IS NULL"),
            postgresql_where=sa.literal_column("missed_at IS NOT NULL AND called_at IS NULL"),
        )
        batch_op.create_index("ix_appointment_host", ["host_id", "starts_local"], unique=False)
        batch_op.create_index(batch_op.f("ix_appointment_series_id"), ["series_id"], unique=False)
        batch_op.create_foreign_key(
            batch_op.f("fk_appointment_host_id"), "account", ["host_id"], ["id"]
        )


def downgrade() -> None:
    with op.batch_alter_table("appointment", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_appointment_host_id"), type_="foreignkey")
        batch_op.drop_index(batch_op.f("ix_appointment_series_id"))
        batch_op.drop_index("ix_appointment_host")
        batch_op.drop_index("ix_appointment_to_call")
        batch_op.drop_column("called_at")
        batch_op.drop_column("missed_at")
        batch_op.drop_column("why")
        batch_op.drop_column("series_id")
        batch_op.drop_column("host_id")

    op.drop_table("staff_feed")
    op.drop_table("school_holiday")
