"""The first tables, a function a wing, from the ground up"""

import sqlalchemy as sa
from alembic import op

import webapp.core.db

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None
TABLES = """
    demo_marker
    gemeente organisation throttle account household dossier enrolment invitation
    access_line begeleiding dossier_date sign_in
    map_theme completion exam hours_entry map_theme_done pip progress_talk agreement
    pip_frozen
    pvt_group excursion pvt_session pvt_attendance pvt_member pvt_signing sign_up
    rule
    school_holiday walk_in staff_feed appointment calendar_feed lesson_time
    appointment_company
    azc azc_stay contact_attempt date_change duo_event handed_over_by_coa intake_answer
    intake_shared intake_wishes intake_words lbt_result intake_talk
    budget_month ontzorging step_down budget_line
    outbox_receipt push_choice reminder message push_subscription push_delivery
    settled signaal visit hand_over signaal_step visit_words
""".split()


def upgrade() -> None:
    for wing in (demo, case, plan, courses, rules, calendar, arrival, money, contact, guidance):
        wing()


def downgrade() -> None:
    for table in reversed(TABLES):
        op.drop_table(table)


def demo() -> None:
    op.create_table(
        "demo_marker",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("began_at", sa.String(), nullable=False),
        sa.Column("since", webapp.core.db.UtcDateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_demo_marker")),
    )


def case() -> None:
    op.create_table(
        "gemeente",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("phone", sa.String(), nullable=False),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_gemeente")),
        sa.UniqueConstraint("name", name=op.f("uq_gemeente_name")),
    )
    op.create_table(
        "organisation",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("phone", sa.String(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organisation")),
        sa.UniqueConstraint("name", name=op.f("uq_organisation_name")),
    )
    op.create_table(
        "throttle",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("since", webapp.core.db.UtcDateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_throttle")),
    )
    op.create_table(
        "account",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column(
            "role",
            sa.Enum(
                "inburgeraar",
                "begeleider",
                "coordinator",
                "consulent",
                "consulent-inkomen",
                "beheerder",
                name="role",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "language",
            sa.Enum("nl", "ar", "ti", "en", name="language", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("gemeente_id", sa.Uuid(), nullable=True),
        sa.Column("organisation_id", sa.Uuid(), nullable=True),
        sa.Column("phone", sa.String(), nullable=True),
        sa.Column("learns_dutch", sa.Boolean(), nullable=False),
        sa.Column("closed_at", webapp.core.db.UtcDateTime(timezone=True), nullable=True),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("name_key", sa.String(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["gemeente_id"], ["gemeente.id"], name=op.f("fk_account_gemeente_id")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_account_organisation_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account")),
    )
    op.create_index(op.f("ix_account_gemeente_id"), "account", ["gemeente_id"], unique=False)
    op.create_index("ix_account_name", "account", ["gemeente_id", "name", "id"], unique=False)
    op.create_index(
        op.f("ix_account_organisation_id"), "account", ["organisation_id"], unique=False
    )
    op.create_index(
        "ix_account_role",
        "account",
        ["role", "organisation_id"],
        unique=False,
        sqlite_where=sa.literal_column("organisation_id IS NOT NULL"),
        postgresql_where=sa.literal_column("organisation_id IS NOT NULL"),
    )
    op.create_table(
        "household",
        sa.Column("gemeente_id", sa.Uuid(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "alone",
                "single-parent",
                "couple",
                name="householdkind",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["gemeente_id"], ["gemeente.id"], name=op.f("fk_household_gemeente_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_household")),
    )
    op.create_index(op.f("ix_household_gemeente_id"), "household", ["gemeente_id"], unique=False)
    op.create_table(
        "dossier",
        sa.Column("gemeente_id", sa.Uuid(), nullable=False),
        sa.Column("household_id", sa.Uuid(), nullable=False),
        sa.Column("inburgeraar_id", sa.Uuid(), nullable=False),
        sa.Column("consulent_id", sa.Uuid(), nullable=True),
        sa.Column("born_on", sa.Date(), nullable=False),
        sa.Column(
            "doelgroep",
            sa.Enum(
                "Asielstatushouder",
                "Gezinsmigrant en overige migrant",
                name="doelgroep",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "script",
            sa.Enum("latin", "arabic", "geez", "none", name="script", native_enum=False, length=40),
            nullable=True,
        ),
        sa.Column("needs_interpreter", sa.Boolean(), nullable=True),
        sa.Column("shares_phone", sa.Boolean(), nullable=True),
        sa.Column("participation_cap_hours", sa.Integer(), nullable=True),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column(
            "close_reason",
            sa.Enum("moved", "finished", "other", name="closereason", native_enum=False, length=40),
            nullable=True,
        ),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["consulent_id"], ["account.id"], name=op.f("fk_dossier_consulent_id")
        ),
        sa.ForeignKeyConstraint(
            ["gemeente_id"], ["gemeente.id"], name=op.f("fk_dossier_gemeente_id")
        ),
        sa.ForeignKeyConstraint(
            ["household_id"], ["household.id"], name=op.f("fk_dossier_household_id")
        ),
        sa.ForeignKeyConstraint(
            ["inburgeraar_id"], ["account.id"], name=op.f("fk_dossier_inburgeraar_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dossier")),
        sa.UniqueConstraint("inburgeraar_id", name=op.f("uq_dossier_inburgeraar_id")),
    )
    op.create_index(op.f("ix_dossier_consulent_id"), "dossier", ["consulent_id"], unique=False)
    op.create_index(
        "ix_dossier_current",
        "dossier",
        ["gemeente_id", "closed_on", "id", "inburgeraar_id"],
        unique=False,
    )
    op.create_index(op.f("ix_dossier_gemeente_id"), "dossier", ["gemeente_id"], unique=False)
    op.create_index(op.f("ix_dossier_household_id"), "dossier", ["household_id"], unique=False)
    op.create_table(
        "enrolment",
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("phone_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column(
            "picture",
            sa.Enum(
                "cat",
                "fish",
                "bird",
                "turtle",
                "butterfly",
                "tree",
                "flower",
                "boat",
                "kite",
                "apple",
                "moon",
                "sun",
                name="picture",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("made_at", webapp.core.db.UtcDateTime(timezone=True), nullable=False),
        sa.Column("pin_hash", sa.String(), nullable=True),
        sa.Column("own_phone", sa.Boolean(), nullable=False),
        sa.Column("wrong_pins", sa.Integer(), nullable=False),
        sa.Column("locked_until", webapp.core.db.UtcDateTime(timezone=True), nullable=True),
        sa.Column("revoked_at", webapp.core.db.UtcDateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_enrolment_account_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_enrolment")),
    )
    op.create_index(op.f("ix_enrolment_account_id"), "enrolment", ["account_id"], unique=False)
    op.create_index(op.f("ix_enrolment_phone_hash"), "enrolment", ["phone_hash"], unique=False)
    op.create_table(
        "invitation",
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("token_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("code_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("expires_at", webapp.core.db.UtcDateTime(timezone=True), nullable=False),
        sa.Column("used_at", webapp.core.db.UtcDateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_invitation_account_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invitation")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_invitation_token_hash")),
    )
    op.create_index(op.f("ix_invitation_account_id"), "invitation", ["account_id"], unique=False)
    op.create_index(op.f("ix_invitation_code_hash"), "invitation", ["code_hash"], unique=False)
    op.create_table(
        "access_line",
        sa.Column("at", webapp.core.db.UtcDateTime(timezone=True), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("act", sa.String(), nullable=False),
        sa.Column("dossier_id", sa.Uuid(), nullable=True),
        sa.Column("reached", sa.Boolean(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_access_line_account_id")
        ),
        sa.ForeignKeyConstraint(
            ["dossier_id"], ["dossier.id"], name=op.f("fk_access_line_dossier_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_access_line")),
    )
    op.create_index(op.f("ix_access_line_account_id"), "access_line", ["account_id"], unique=False)
    op.create_index(op.f("ix_access_line_at"), "access_line", ["at"], unique=False)
    op.create_index(op.f("ix_access_line_dossier_id"), "access_line", ["dossier_id"], unique=False)
    op.create_table(
        "begeleiding",
        sa.Column("begeleider_id", sa.Uuid(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum("begeleider", "maatje", name="begeleidingkind", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("dossier_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["begeleider_id"], ["account.id"], name=op.f("fk_begeleiding_begeleider_id")
        ),
        sa.ForeignKeyConstraint(
            ["dossier_id"], ["dossier.id"], name=op.f("fk_begeleiding_dossier_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_begeleiding")),
    )
    op.create_index(op.f("ix_begeleiding_dossier_id"), "begeleiding", ["dossier_id"], unique=False)
    op.create_index(
        "ix_begeleiding_first", "begeleiding", ["kind", "starts_on", "dossier_id"], unique=False
    )
    op.create_index(
        "ix_begeleiding_here", "begeleiding", ["dossier_id", "kind", "starts_on"], unique=False
    )
    op.create_index(
        "ix_begeleiding_reach",
        "begeleiding",
        ["begeleider_id", "kind", "starts_on", "ends_on"],
        unique=False,
    )
    op.create_table(
        "dossier_date",
        sa.Column(
            "kind",
            sa.Enum(
                "koppeling",
                "registered",
                "bijstand",
                "duo-notice",
                "ten-weeks",
                "third-party-info",
                name="datekind",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("dossier_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["dossier_id"], ["dossier.id"], name=op.f("fk_dossier_date_dossier_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dossier_date")),
        sa.UniqueConstraint("dossier_id", "kind", name=op.f("uq_dossier_date_dossier_id_kind")),
    )
    op.create_index(
        "ix_dossier_date_day", "dossier_date", ["kind", "day", "dossier_id"], unique=False
    )
    op.create_index(
        op.f("ix_dossier_date_dossier_id"), "dossier_date", ["dossier_id"], unique=False
    )
    op.create_table(
        "sign_in",
        sa.Column("token_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("enrolment_id", sa.Uuid(), nullable=True),
        sa.Column("started_at", webapp.core.db.UtcDateTime(timezone=True), nullable=False),
        sa.Column("seen_at", webapp.core.db.UtcDateTime(timezone=True), nullable=False),
        sa.Column("ends_at", webapp.core.db.UtcDateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_sign_in_account_id")),
        sa.ForeignKeyConstraint(
            ["enrolment_id"], ["enrolment.id"], name=op.f("fk_sign_in_enrolment_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sign_in")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_sign_in_token_hash")),
    )
    op.create_index(op.f("ix_sign_in_account_id"), "sign_in", ["account_id"], unique=False)
    op.create_index("ix_sign_in_ends_at", "sign_in", ["ends_at"], unique=False)
    op.create_index(op.f("ix_sign_in_enrolment_id"), "sign_in", ["enrolment_id"], unique=False)


def plan() -> None:
    op.create_table(
        "map_theme",
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("text_id", sa.String(), nullable=False),
        sa.Column("verified", sa.Boolean(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_map_theme")),
    )
    op.create_table(
        "completion",
        sa.Column("map_talk_on", sa.Date(), nullable=True),
        sa.Column("z_route_done_on", sa.Date(), nullable=True),
        sa.Column("culpable", sa.Boolean(), nullable=True),
        sa.Column("dossier_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["dossier_id"], ["dossier.id"], name=op.f("fk_completion_dossier_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_completion")),
        sa.UniqueConstraint("dossier_id", name=op.f("uq_completion_dossier_id")),
    )
    op.create_index(op.f("ix_completion_dossier_id"), "completion", ["dossier_id"], unique=False)
    op.create_table(
        "exam",
        sa.Column(
            "part",
            sa.Enum("LE", "LU", "SC", "SP", "KNM", name="exampart", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("taken_on", sa.Date(), nullable=False),
        sa.Column(
            "result",
            sa.Enum("Geslaagd", "Gezakt", "Geen", name="examresult", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column(
            "niveau",
            sa.Enum("A2", "B1", "B2", name="examniveau", native_enum=False, length=40),
            nullable=True,
        ),
        sa.Column("dossier_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossier.id"], name=op.f("fk_exam_dossier_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_exam")),
    )
    op.create_index(op.f("ix_exam_dossier_id"), "exam", ["dossier_id"], unique=False)
    op.create_index(
        "ix_exam_result", "exam", ["result", "dossier_id", "part", "taken_on"], unique=False
    )
    op.create_table(
        "hours_entry",
        sa.Column(
            "kind",
            sa.Enum(
                "language",
                "intake-language",
                "participation",
                "intake-participation",
                "map-practice",
                name="hourskind",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("written_by_id", sa.Uuid(), nullable=True),
        sa.Column("written_at", webapp.core.db.UtcDateTime(timezone=True), nullable=True),
        sa.Column("withdrawn_by_id", sa.Uuid(), nullable=True),
        sa.Column("withdrawn_at", webapp.core.db.UtcDateTime(timezone=True), nullable=True),
        sa.Column("dossier_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["dossier_id"], ["dossier.id"], name=op.f("fk_hours_entry_dossier_id")
        ),
        sa.ForeignKeyConstraint(
            ["withdrawn_by_id"], ["account.id"], name=op.f("fk_hours_entry_withdrawn_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["written_by_id"], ["account.id"], name=op.f("fk_hours_entry_written_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hours_entry")),
    )
    op.create_index(op.f("ix_hours_entry_dossier_id"), "hours_entry", ["dossier_id"], unique=False)
    op.create_table(
        "map_theme_done",
        sa.Column("theme_id", sa.Uuid(), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=False),
        sa.Column("dossier_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["dossier_id"], ["dossier.id"], name=op.f("fk_map_theme_done_dossier_id")
        ),
        sa.ForeignKeyConstraint(
            ["theme_id"], ["map_theme.id"], name=op.f("fk_map_theme_done_theme_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_map_theme_done")),
        sa.UniqueConstraint(
            "dossier_id", "theme_id", name=op.f("uq_map_theme_done_dossier_id_theme_id")
        ),
    )
    op.create_index(
        op.f("ix_map_theme_done_dossier_id"), "map_theme_done", ["dossier_id"], unique=False
    )
    op.create_table(
        "pip",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("dated_on", sa.Date(), nullable=False),
        sa.Column(
            "leerroute",
            sa.Enum("B", "O", "Z", name="leerroute", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column(
            "main_goal",
            sa.Enum(
                "work", "education", "participation", name="maingoal", native_enum=False, length=40
            ),
            nullable=False,
        ),
        sa.Column(
            "status",
            sa.Enum("draft", "fixed", name="pipstatus", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("announced_on", sa.Date(), nullable=True),
        sa.Column(
            "niveau",
            sa.Enum("A2", "B1", name="niveau", native_enum=False, length=40),
            nullable=True,
        ),
        sa.Column(
            "alfabetisering",
            sa.Enum("A", "AA", "NVT", name="alfabetisering", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("school", sa.String(), nullable=True),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("estimated_hours", sa.Integer(), nullable=True),
        sa.Column("may_finish_education", sa.Boolean(), nullable=False),
        sa.Column("school_is_tst", sa.Boolean(), nullable=True),
        sa.Column("departs_from_lbt", sa.Boolean(), nullable=False),
        sa.Column("motivation", sa.String(), nullable=True),
        sa.Column("effort_shown", sa.Boolean(), nullable=False),
        sa.Column("dossier_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossier.id"], name=op.f("fk_pip_dossier_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pip")),
        sa.UniqueConstraint("dossier_id", "number", name=op.f("uq_pip_dossier_id_number")),
    )
    op.create_index(op.f("ix_pip_dossier_id"), "pip", ["dossier_id"], unique=False)
    op.create_index(
        "ix_pip_objection", "pip", ["status", "announced_on", "dossier_id"], unique=False
    )
    op.create_index(
        "ix_pip_of_dossier", "pip", ["dossier_id", "status", "number", "dated_on"], unique=False
    )
    op.create_index(
        "ix_pip_term", "pip", ["status", "number", "dated_on", "dossier_id"], unique=False
    )
    op.create_table(
        "progress_talk",
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("dossier_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["dossier_id"], ["dossier.id"], name=op.f("fk_progress_talk_dossier_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_progress_talk")),
    )
    op.create_index(
        op.f("ix_progress_talk_dossier_id"), "progress_talk", ["dossier_id"], unique=False
    )
    op.create_table(
        "agreement",
        sa.Column("pip_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("text_id", sa.String(), nullable=True),
        sa.Column("own_words", sa.String(), nullable=True),
        sa.Column(
            "party",
            sa.Enum(
                "inburgeraar", "begeleider", "gemeente", name="party", native_enum=False, length=40
            ),
            nullable=False,
        ),
        sa.Column("helper_id", sa.Uuid(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column(
            "status",
            sa.Enum("open", "busy", "done", name="agreementstatus", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("done_at", webapp.core.db.UtcDateTime(timezone=True), nullable=True),
        sa.Column("dossier_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint(
            "(text_id IS NULL) <> (own_words IS NULL)", name=op.f("ck_agreement_one_text")
        ),
        sa.ForeignKeyConstraint(
            ["dossier_id"], ["dossier.id"], name=op.f("fk_agreement_dossier_id")
        ),
        sa.ForeignKeyConstraint(["helper_id"], ["account.id"], name=op.f("fk_agreement_helper_id")),
        sa.ForeignKeyConstraint(["pip_id"], ["pip.id"], name=op.f("fk_agreement_pip_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agreement")),
    )
    op.create_index(op.f("ix_agreement_dossier_id"), "agreement", ["dossier_id"], unique=False)
    op.create_index("ix_agreement_list", "agreement", ["pip_id", "position"], unique=False)
    op.create_table(
        "pip_frozen",
        sa.Column("pip_id", sa.Uuid(), nullable=False),
        sa.Column("fixed_at", webapp.core.db.UtcDateTime(timezone=True), nullable=False),
        sa.Column("fixed_by_id", sa.Uuid(), nullable=False),
        sa.Column("content", sa.String(), nullable=False),
        sa.Column("content_hash", sa.String(), nullable=False),
        sa.Column("dossier_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["dossier_id"], ["dossier.id"], name=op.f("fk_pip_frozen_dossier_id")
        ),
        sa.ForeignKeyConstraint(
            ["fixed_by_id"], ["account.id"], name=op.f("fk_pip_frozen_fixed_by_id")
        ),
        sa.ForeignKeyConstraint(["pip_id"], ["pip.id"], name=op.f("fk_pip_frozen_pip_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pip_frozen")),
        sa.UniqueConstraint("pip_id", name=op.f("uq_pip_frozen_pip_id")),
    )
    op.create_index(op.f("ix_pip_frozen_dossier_id"), "pip_frozen", ["dossier_id"], unique=False)
    op.create_index(op.f("ix_pip_frozen_fixed_by_id"), "pip_frozen", ["fixed_by_id"], unique=False)


def courses() -> None:
    op.create_table(
        "pvt_group",
        sa.Column("gemeente_id", sa.Uuid(), nullable=False),
        sa.Column(
            "language",
            sa.Enum("nl", "ar", "ti", "en", name="language", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["gemeente_id"], ["gemeente.id"], name=op.f("fk_pvt_group_gemeente_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pvt_group")),
    )
    op.create_index(op.f("ix_pvt_group_gemeente_id"), "pvt_group", ["gemeente_id"], unique=False)
    op.create_table(
        "excursion",
        sa.Column("gemeente_id", sa.Uuid(), nullable=False),
        sa.Column("text_id", sa.String(), nullable=False),
        sa.Column(
            "kernwaarde",
            sa.Enum(
                "vrijheid",
                "gelijkwaardigheid",
                "solidariteit",
                "participatie",
                name="kernwaarde",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("starts", sa.Time(), nullable=False),
        sa.Column("ends", sa.Time(), nullable=False),
        sa.Column("meet_at", sa.String(), nullable=False),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("places", sa.Integer(), nullable=False),
        sa.Column("given_away", sa.Integer(), nullable=False),
        sa.Column("travel", sa.String(), nullable=False),
        sa.Column("food", sa.String(), nullable=False),
        sa.Column("clothes", sa.String(), nullable=False),
        sa.Column("children", sa.Boolean(), nullable=False),
        sa.Column("wheelchair", sa.Boolean(), nullable=False),
        sa.Column("bring_id", sa.Boolean(), nullable=False),
        sa.Column("guide", sa.String(), nullable=False),
        sa.Column("guide_phone", sa.String(), nullable=False),
        sa.Column(
            "language",
            sa.Enum("nl", "ar", "ti", "en", name="language", native_enum=False, length=40),
            nullable=True,
        ),
        sa.Column("group_id", sa.Uuid(), nullable=True),
        sa.Column("turn", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["gemeente_id"], ["gemeente.id"], name=op.f("fk_excursion_gemeente_id")
        ),
        sa.ForeignKeyConstraint(["group_id"], ["pvt_group.id"], name=op.f("fk_excursion_group_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_excursion")),
    )
    op.create_index("ix_excursion_open", "excursion", ["gemeente_id", "day"], unique=False)
    op.create_table(
        "pvt_session",
        sa.Column("group_id", sa.Uuid(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "lesson", "excursion", "signing", name="sessionkind", native_enum=False, length=40
            ),
            nullable=False,
        ),
        sa.Column("text_id", sa.String(), nullable=False),
        sa.Column(
            "kernwaarde",
            sa.Enum(
                "vrijheid",
                "gelijkwaardigheid",
                "solidariteit",
                "participatie",
                name="kernwaarde",
                native_enum=False,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("starts", sa.Time(), nullable=False),
        sa.Column("ends", sa.Time(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("address", sa.String(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["group_id"], ["pvt_group.id"], name=op.f("fk_pvt_session_group_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pvt_session")),
    )
    op.create_index("ix_pvt_session_series", "pvt_session", ["group_id", "day"], unique=False)
    op.create_table(
        "pvt_attendance",
        sa.Column("session_id", sa.Uuid(), nullable=False),
        sa.Column(
            "status",
            sa.Enum(
                "present",
                "late",
                "excused",
                "absent",
                name="attended",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("dossier_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["dossier_id"], ["dossier.id"], name=op.f("fk_pvt_attendance_dossier_id")
        ),
        sa.ForeignKeyConstraint(
            ["session_id"], ["pvt_session.id"], name=op.f("fk_pvt_attendance_session_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pvt_attendance")),
        sa.UniqueConstraint(
            "session_id", "dossier_id", name=op.f("uq_pvt_attendance_session_id_dossier_id")
        ),
    )
    op.create_index(
        op.f("ix_pvt_attendance_dossier_id"), "pvt_attendance", ["dossier_id"], unique=False
    )
    op.create_table(
        "pvt_member",
        sa.Column("group_id", sa.Uuid(), nullable=False),
        sa.Column("dossier_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["dossier_id"], ["dossier.id"], name=op.f("fk_pvt_member_dossier_id")
        ),
        sa.ForeignKeyConstraint(
            ["group_id"], ["pvt_group.id"], name=op.f("fk_pvt_member_group_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pvt_member")),
        sa.UniqueConstraint("dossier_id", name=op.f("uq_pvt_member_dossier_id")),
    )
    op.create_index(op.f("ix_pvt_member_dossier_id"), "pvt_member", ["dossier_id"], unique=False)
    op.create_index(op.f("ix_pvt_member_group_id"), "pvt_member", ["group_id"], unique=False)
    op.create_table(
        "pvt_signing",
        sa.Column("signed_on", sa.Date(), nullable=False),
        sa.Column("dossier_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["dossier_id"], ["dossier.id"], name=op.f("fk_pvt_signing_dossier_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pvt_signing")),
        sa.UniqueConstraint("dossier_id", name=op.f("uq_pvt_signing_dossier_id")),
    )
    op.create_index(op.f("ix_pvt_signing_dossier_id"), "pvt_signing", ["dossier_id"], unique=False)
    op.create_table(
        "sign_up",
        sa.Column("excursion_id", sa.Uuid(), nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.Column("childcare", sa.Boolean(), nullable=False),
        sa.Column("transport", sa.Boolean(), nullable=False),
        sa.Column("turn", sa.Integer(), nullable=False),
        sa.Column(
            "place",
            sa.Enum("placed", "waiting", "withdrawn", name="place", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("signed_up_at", webapp.core.db.UtcDateTime(timezone=True), nullable=False),
        sa.Column("dossier_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossier.id"], name=op.f("fk_sign_up_dossier_id")),
        sa.ForeignKeyConstraint(
            ["excursion_id"], ["excursion.id"], name=op.f("fk_sign_up_excursion_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sign_up")),
        sa.UniqueConstraint("excursion_id", "turn", name=op.f("uq_sign_up_excursion_id_turn")),
    )
    op.create_index(op.f("ix_sign_up_dossier_id"), "sign_up", ["dossier_id"], unique=False)
    op.create_index("ix_sign_up_queue", "sign_up", ["excursion_id", "place", "turn"], unique=False)


def rules() -> None:
    op.create_table(
        "rule",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.Column("unit", sa.String(), nullable=False),
        sa.Column("statutory", sa.Boolean(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_until", sa.Date(), nullable=True),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("verified", sa.Boolean(), nullable=False),
        sa.Column("checked_on", sa.Date(), nullable=True),
        sa.Column("gemeente_id", sa.Uuid(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint(
            "gemeente_id IS NULL OR NOT statutory", name=op.f("ck_rule_statute_is_national")
        ),
        sa.ForeignKeyConstraint(["gemeente_id"], ["gemeente.id"], name=op.f("fk_rule_gemeente_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rule")),
        sa.UniqueConstraint(
            "key",
            "gemeente_id",
            "valid_from",
            name=op.f("uq_rule_key_gemeente_id_valid_from"),
            postgresql_nulls_not_distinct=True,
        ),
    )
    op.create_index(op.f("ix_rule_gemeente_id"), "rule", ["gemeente_id"], unique=False)


def calendar() -> None:
    op.create_table(
        "school_holiday",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("first_on", sa.Date(), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=False),
        sa.Column("gemeente_id", sa.Uuid(), nullable=False),
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
        "walk_in",
        sa.Column("weekday", sa.Integer(), nullable=False),
        sa.Column("starts", sa.Time(), nullable=False),
        sa.Column("ends", sa.Time(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("address", sa.String(), nullable=True),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_walk_in_organisation_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_walk_in")),
    )
    op.create_index(
        op.f("ix_walk_in_organisation_id"), "walk_in", ["organisation_id"], unique=False
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
    op.create_table(
        "appointment",
        sa.Column(
            "kind",
            sa.Enum(
                "talk",
                "plan-talk",
                "intake",
                "home-visit",
                "school-talk",
                "training",
                name="appointmentkind",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("starts_local", sa.DateTime(), nullable=False),
        sa.Column("ends_local", sa.DateTime(), nullable=False),
        sa.Column("starts_at", webapp.core.db.UtcDateTime(timezone=True), nullable=False),
        sa.Column("ends_at", webapp.core.db.UtcDateTime(timezone=True), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("zone", sa.String(), nullable=False),
        sa.Column("address", sa.String(), nullable=True),
        sa.Column("bring", sa.JSON(), nullable=False),
        sa.Column(
            "interpreter",
            sa.Enum("nl", "ar", "ti", "en", name="language", native_enum=False, length=40),
            nullable=True,
        ),
        sa.Column("childcare", sa.Boolean(), nullable=False),
        sa.Column("host_id", sa.Uuid(), nullable=True),
        sa.Column("series_id", sa.Uuid(), nullable=True),
        sa.Column("sequence", sa.Integer(), nullable=False),
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
        ),
        sa.Column("missed_at", webapp.core.db.UtcDateTime(timezone=True), nullable=True),
        sa.Column("called_at", webapp.core.db.UtcDateTime(timezone=True), nullable=True),
        sa.Column("cancelled_at", webapp.core.db.UtcDateTime(timezone=True), nullable=True),
        sa.Column(
            "answer",
            sa.Enum("coming", "cannot", "call-me", name="answer", native_enum=False, length=40),
            nullable=True,
        ),
        sa.Column("answered_at", webapp.core.db.UtcDateTime(timezone=True), nullable=True),
        sa.Column("answers_given", sa.Integer(), nullable=False),
        sa.Column("dossier_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["dossier_id"], ["dossier.id"], name=op.f("fk_appointment_dossier_id")
        ),
        sa.ForeignKeyConstraint(["host_id"], ["account.id"], name=op.f("fk_appointment_host_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_appointment")),
    )
    op.create_index("ix_appointment_agenda", "appointment", ["dossier_id", "ends_at"], unique=False)
    op.create_index(op.f("ix_appointment_dossier_id"), "appointment", ["dossier_id"], unique=False)
    op.create_index("ix_appointment_host", "appointment", ["host_id", "starts_local"], unique=False)
    op.create_index(op.f("ix_appointment_series_id"), "appointment", ["series_id"], unique=False)
    op.create_index("ix_appointment_starts_at", "appointment", ["starts_at"], unique=False)
    op.create_index(
        "ix_appointment_to_call",
        "appointment",
        ["missed_at"],
        unique=False,
        sqlite_where=sa.literal_column("missed_at IS NOT NULL AND called_at IS NULL"),
        postgresql_where=sa.literal_column("missed_at IS NOT NULL AND called_at IS NULL"),
    )
    op.create_table(
        "calendar_feed",
        sa.Column("token_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("made_at", webapp.core.db.UtcDateTime(timezone=True), nullable=False),
        sa.Column("dossier_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["dossier_id"], ["dossier.id"], name=op.f("fk_calendar_feed_dossier_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_calendar_feed")),
        sa.UniqueConstraint("dossier_id", name=op.f("uq_calendar_feed_dossier_id")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_calendar_feed_token_hash")),
    )
    op.create_index(
        op.f("ix_calendar_feed_dossier_id"), "calendar_feed", ["dossier_id"], unique=False
    )
    op.create_table(
        "lesson_time",
        sa.Column(
            "kind",
            sa.Enum("language", "course", "work", name="lessonkind", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("weekday", sa.Integer(), nullable=False),
        sa.Column("starts", sa.Time(), nullable=False),
        sa.Column("ends", sa.Time(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("first_on", sa.Date(), nullable=False),
        sa.Column("address", sa.String(), nullable=True),
        sa.Column("until_on", sa.Date(), nullable=True),
        sa.Column("dossier_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["dossier_id"], ["dossier.id"], name=op.f("fk_lesson_time_dossier_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_lesson_time")),
    )
    op.create_index(op.f("ix_lesson_time_dossier_id"), "lesson_time", ["dossier_id"], unique=False)
    op.create_table(
        "appointment_company",
        sa.Column("appointment_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column(
            "role",
            sa.Enum(
                "consulent",
                "begeleider",
                "maatje",
                "wmo-consulent",
                "teacher",
                "trainer",
                "interpreter",
                name="attendee",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["appointment_id"],
            ["appointment.id"],
            name=op.f("fk_appointment_company_appointment_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_appointment_company")),
    )
    op.create_index(
        op.f("ix_appointment_company_appointment_id"),
        "appointment_company",
        ["appointment_id"],
        unique=False,
    )


def arrival() -> None:
    op.create_table(
        "azc",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("closed", sa.Boolean(), nullable=False),
        sa.Column("gemeente_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("minutes BETWEEN 0 AND 600", name=op.f("ck_azc_minutes_are_possible")),
        sa.ForeignKeyConstraint(["gemeente_id"], ["gemeente.id"], name=op.f("fk_azc_gemeente_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_azc")),
        sa.UniqueConstraint("gemeente_id", "name", name=op.f("uq_azc_gemeente_id_name")),
    )
    op.create_index("ix_azc_gemeente_id", "azc", ["gemeente_id"], unique=False)
    op.create_table(
        "azc_stay",
        sa.Column("azc_id", sa.Uuid(), nullable=False),
        sa.Column("noted_at", webapp.core.db.UtcDateTime(timezone=True), nullable=False),
        sa.Column("noted_by_id", sa.Uuid(), nullable=False),
        sa.Column("dossier_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["azc_id"], ["azc.id"], name=op.f("fk_azc_stay_azc_id")),
        sa.ForeignKeyConstraint(
            ["dossier_id"], ["dossier.id"], name=op.f("fk_azc_stay_dossier_id")
        ),
        sa.ForeignKeyConstraint(
            ["noted_by_id"], ["account.id"], name=op.f("fk_azc_stay_noted_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_azc_stay")),
    )
    op.create_index(op.f("ix_azc_stay_azc_id"), "azc_stay", ["azc_id"], unique=False)
    op.create_index(op.f("ix_azc_stay_dossier_id"), "azc_stay", ["dossier_id"], unique=False)
    op.create_index(op.f("ix_azc_stay_noted_by_id"), "azc_stay", ["noted_by_id"], unique=False)
    op.create_table(
        "contact_attempt",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column(
            "how",
            sa.Enum(
                "phone",
                "video",
                "visit",
                "letter",
                "message",
                "through-azc",
                name="howtried",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("reached", sa.Boolean(), nullable=False),
        sa.Column("noted_at", webapp.core.db.UtcDateTime(timezone=True), nullable=False),
        sa.Column("noted_by_id", sa.Uuid(), nullable=False),
        sa.Column("dossier_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["dossier_id"], ["dossier.id"], name=op.f("fk_contact_attempt_dossier_id")
        ),
        sa.ForeignKeyConstraint(
            ["noted_by_id"], ["account.id"], name=op.f("fk_contact_attempt_noted_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contact_attempt")),
    )
    op.create_index(
        op.f("ix_contact_attempt_dossier_id"), "contact_attempt", ["dossier_id"], unique=False
    )
    op.create_index(
        op.f("ix_contact_attempt_noted_by_id"), "contact_attempt", ["noted_by_id"], unique=False
    )
    op.create_table(
        "date_change",
        sa.Column(
            "kind",
            sa.Enum(
                "koppeling",
                "registered",
                "bijstand",
                "duo-notice",
                "ten-weeks",
                "third-party-info",
                name="datekind",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("day", sa.Date(), nullable=True),
        sa.Column(
            "code",
            sa.Enum(
                "SS101",
                "SS139",
                "SS120",
                "SS121",
                "SS137",
                "SS131",
                "SS102",
                "SS103",
                "SS104",
                "SS130",
                "SS199",
                "SS106",
                "SS107",
                "SS108",
                "SS109",
                "SS129",
                "SS110",
                "SS111",
                "SS124",
                "SS125",
                "SS128",
                name="duocode",
                native_enum=False,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("noted_at", webapp.core.db.UtcDateTime(timezone=True), nullable=False),
        sa.Column("noted_by_id", sa.Uuid(), nullable=False),
        sa.Column("dossier_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["dossier_id"], ["dossier.id"], name=op.f("fk_date_change_dossier_id")
        ),
        sa.ForeignKeyConstraint(
            ["noted_by_id"], ["account.id"], name=op.f("fk_date_change_noted_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_date_change")),
    )
    op.create_index(op.f("ix_date_change_dossier_id"), "date_change", ["dossier_id"], unique=False)
    op.create_index(
        op.f("ix_date_change_noted_by_id"), "date_change", ["noted_by_id"], unique=False
    )
    op.create_table(
        "duo_event",
        sa.Column(
            "code",
            sa.Enum(
                "SS101",
                "SS139",
                "SS120",
                "SS121",
                "SS137",
                "SS131",
                "SS102",
                "SS103",
                "SS104",
                "SS130",
                "SS199",
                "SS106",
                "SS107",
                "SS108",
                "SS109",
                "SS129",
                "SS110",
                "SS111",
                "SS124",
                "SS125",
                "SS128",
                name="duocode",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("noted_at", webapp.core.db.UtcDateTime(timezone=True), nullable=False),
        sa.Column("noted_by_id", sa.Uuid(), nullable=False),
        sa.Column("dossier_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["dossier_id"], ["dossier.id"], name=op.f("fk_duo_event_dossier_id")
        ),
        sa.ForeignKeyConstraint(
            ["noted_by_id"], ["account.id"], name=op.f("fk_duo_event_noted_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_duo_event")),
    )
    op.create_index(op.f("ix_duo_event_dossier_id"), "duo_event", ["dossier_id"], unique=False)
    op.create_index(op.f("ix_duo_event_noted_by_id"), "duo_event", ["noted_by_id"], unique=False)
    op.create_table(
        "handed_over_by_coa",
        sa.Column(
            "item",
            sa.Enum(
                "language",
                "literacy",
                "family",
                "education",
                "work",
                "voorinburgering",
                "digid",
                "bank",
                "phone",
                "children",
                "debts",
                "care",
                "safety",
                name="fromcoa",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("done_at", webapp.core.db.UtcDateTime(timezone=True), nullable=False),
        sa.Column("done_by_id", sa.Uuid(), nullable=False),
        sa.Column("undone_at", webapp.core.db.UtcDateTime(timezone=True), nullable=True),
        sa.Column("undone_by_id", sa.Uuid(), nullable=True),
        sa.Column("dossier_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["done_by_id"], ["account.id"], name=op.f("fk_handed_over_by_coa_done_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["dossier_id"], ["dossier.id"], name=op.f("fk_handed_over_by_coa_dossier_id")
        ),
        sa.ForeignKeyConstraint(
            ["undone_by_id"], ["account.id"], name=op.f("fk_handed_over_by_coa_undone_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_handed_over_by_coa")),
    )
    op.create_index(
        op.f("ix_handed_over_by_coa_done_by_id"), "handed_over_by_coa", ["done_by_id"], unique=False
    )
    op.create_index(
        op.f("ix_handed_over_by_coa_dossier_id"), "handed_over_by_coa", ["dossier_id"], unique=False
    )
    op.create_index(
        "ix_handed_over_once",
        "handed_over_by_coa",
        ["dossier_id", "item"],
        unique=True,
        sqlite_where=sa.literal_column("undone_at IS NULL"),
        postgresql_where=sa.literal_column("undone_at IS NULL"),
    )
    op.create_table(
        "intake_answer",
        sa.Column(
            "area",
            sa.Enum(
                "language",
                "diplomas",
                "work",
                "family",
                "home",
                "money",
                "health",
                "people",
                "digital",
                "travel",
                "papers",
                "own-wish",
                name="lifearea",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("written_by_id", sa.Uuid(), nullable=False),
        sa.Column("written_at", webapp.core.db.UtcDateTime(timezone=True), nullable=False),
        sa.Column("answer", sa.String(), nullable=False),
        sa.Column("internal", sa.Boolean(), nullable=False),
        sa.Column("wish", sa.String(), nullable=False),
        sa.Column("extra_time", sa.Boolean(), nullable=True),
        sa.Column("in_the_way", sa.Boolean(), nullable=True),
        sa.Column("needs", sa.JSON(), nullable=False),
        sa.Column("dossier_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["dossier_id"], ["dossier.id"], name=op.f("fk_intake_answer_dossier_id")
        ),
        sa.ForeignKeyConstraint(
            ["written_by_id"], ["account.id"], name=op.f("fk_intake_answer_written_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_intake_answer")),
        sa.UniqueConstraint(
            "dossier_id", "area", "number", name=op.f("uq_intake_answer_dossier_id_area_number")
        ),
    )
    op.create_index(
        op.f("ix_intake_answer_dossier_id"), "intake_answer", ["dossier_id"], unique=False
    )
    op.create_table(
        "intake_shared",
        sa.Column("shared_at", webapp.core.db.UtcDateTime(timezone=True), nullable=False),
        sa.Column("shared_by_id", sa.Uuid(), nullable=False),
        sa.Column("dossier_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["dossier_id"], ["dossier.id"], name=op.f("fk_intake_shared_dossier_id")
        ),
        sa.ForeignKeyConstraint(
            ["shared_by_id"], ["account.id"], name=op.f("fk_intake_shared_shared_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_intake_shared")),
        sa.UniqueConstraint("dossier_id", name=op.f("uq_intake_shared_dossier_id")),
    )
    op.create_index(
        op.f("ix_intake_shared_dossier_id"), "intake_shared", ["dossier_id"], unique=False
    )
    op.create_table(
        "intake_wishes",
        sa.Column("chosen", sa.JSON(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column(
            "language",
            sa.Enum("nl", "ar", "ti", "en", name="language", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("written_at", webapp.core.db.UtcDateTime(timezone=True), nullable=False),
        sa.Column("dossier_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["dossier_id"], ["dossier.id"], name=op.f("fk_intake_wishes_dossier_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_intake_wishes")),
    )
    op.create_index(
        op.f("ix_intake_wishes_dossier_id"), "intake_wishes", ["dossier_id"], unique=False
    )
    op.create_table(
        "intake_words",
        sa.Column("words", sa.String(), nullable=False),
        sa.Column(
            "language",
            sa.Enum("nl", "ar", "ti", "en", name="language", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("written_at", webapp.core.db.UtcDateTime(timezone=True), nullable=False),
        sa.Column("dossier_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["dossier_id"], ["dossier.id"], name=op.f("fk_intake_words_dossier_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_intake_words")),
    )
    op.create_index(
        op.f("ix_intake_words_dossier_id"), "intake_words", ["dossier_id"], unique=False
    )
    op.create_table(
        "lbt_result",
        sa.Column(
            "outcome",
            sa.Enum(
                "B1-route haalbaar",
                "B1-route niet haalbaar",
                "Onbekend",
                name="lbtoutcome",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("recorded_by_id", sa.Uuid(), nullable=False),
        sa.Column("recorded_at", webapp.core.db.UtcDateTime(timezone=True), nullable=False),
        sa.Column("score_hundredths", sa.Integer(), nullable=True),
        sa.Column("needed_hundredths", sa.Integer(), nullable=True),
        sa.Column(
            "exemption",
            sa.Enum("visual", "auditory", name="lbtexemption", native_enum=False, length=40),
            nullable=True,
        ),
        sa.Column("dossier_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint(
            "needed_hundredths BETWEEN 0 AND 99999", name=op.f("ck_lbt_result_needed")
        ),
        sa.CheckConstraint(
            "score_hundredths BETWEEN 0 AND 99999", name=op.f("ck_lbt_result_score")
        ),
        sa.ForeignKeyConstraint(
            ["dossier_id"], ["dossier.id"], name=op.f("fk_lbt_result_dossier_id")
        ),
        sa.ForeignKeyConstraint(
            ["recorded_by_id"], ["account.id"], name=op.f("fk_lbt_result_recorded_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_lbt_result")),
    )
    op.create_index(op.f("ix_lbt_result_dossier_id"), "lbt_result", ["dossier_id"], unique=False)
    op.create_index(
        "ix_lbt_result_latest", "lbt_result", ["dossier_id", "recorded_at"], unique=False
    )
    op.create_table(
        "intake_talk",
        sa.Column("appointment_id", sa.Uuid(), nullable=False),
        sa.Column(
            "suggested",
            sa.Enum(
                "azc",
                "gemeentehuis",
                "home",
                "video",
                "phone",
                name="where",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "chosen",
            sa.Enum(
                "azc",
                "gemeentehuis",
                "home",
                "video",
                "phone",
                name="where",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("planned_by_id", sa.Uuid(), nullable=False),
        sa.Column("planned_at", webapp.core.db.UtcDateTime(timezone=True), nullable=False),
        sa.Column("azc", sa.String(), nullable=True),
        sa.Column("travel_minutes", sa.Integer(), nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("dossier_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["appointment_id"], ["appointment.id"], name=op.f("fk_intake_talk_appointment_id")
        ),
        sa.ForeignKeyConstraint(
            ["dossier_id"], ["dossier.id"], name=op.f("fk_intake_talk_dossier_id")
        ),
        sa.ForeignKeyConstraint(
            ["planned_by_id"], ["account.id"], name=op.f("fk_intake_talk_planned_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_intake_talk")),
        sa.UniqueConstraint("appointment_id", name=op.f("uq_intake_talk_appointment_id")),
    )
    op.create_index(op.f("ix_intake_talk_dossier_id"), "intake_talk", ["dossier_id"], unique=False)


def money() -> None:
    op.create_table(
        "budget_month",
        sa.Column("household_id", sa.Uuid(), nullable=False),
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column(
            "status",
            sa.Enum("draft", "published", name="monthstatus", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("published_on", sa.Date(), nullable=True),
        sa.Column("reserve_cents", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["household_id"], ["household.id"], name=op.f("fk_budget_month_household_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_budget_month")),
        sa.UniqueConstraint(
            "household_id",
            "month",
            "version",
            name=op.f("uq_budget_month_household_id_month_version"),
        ),
    )
    op.create_table(
        "ontzorging",
        sa.Column("household_id", sa.Uuid(), nullable=False),
        sa.Column(
            "variant",
            sa.Enum(
                "full", "partial", "guidance-only", name="variant", native_enum=False, length=40
            ),
            nullable=False,
        ),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column(
            "outcome",
            sa.Enum(
                "beeindigd",
                "afgebouwd",
                "voortgezet-art57",
                "voortgezet-vrijwillig",
                name="outcome",
                native_enum=False,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["household_id"], ["household.id"], name=op.f("fk_ontzorging_household_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ontzorging")),
        sa.UniqueConstraint("household_id", name=op.f("uq_ontzorging_household_id")),
    )
    op.create_table(
        "step_down",
        sa.Column("household_id", sa.Uuid(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "bijstand",
                "single-parent-addition",
                "huur",
                "energy",
                "water",
                "health-insurance",
                "huurtoeslag",
                "zorgtoeslag",
                "kindgebonden-budget",
                "kinderbijslag",
                "phone",
                "insurance",
                "loan",
                "transport",
                name="linekind",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["household_id"], ["household.id"], name=op.f("fk_step_down_household_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_step_down")),
        sa.UniqueConstraint("household_id", "kind", name=op.f("uq_step_down_household_id_kind")),
    )
    op.create_index(op.f("ix_step_down_household_id"), "step_down", ["household_id"], unique=False)
    op.create_table(
        "budget_line",
        sa.Column("month_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "bijstand",
                "single-parent-addition",
                "huur",
                "energy",
                "water",
                "health-insurance",
                "huurtoeslag",
                "zorgtoeslag",
                "kindgebonden-budget",
                "kinderbijslag",
                "phone",
                "insurance",
                "loan",
                "transport",
                name="linekind",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("cents", sa.Integer(), nullable=True),
        sa.Column(
            "payer",
            sa.Enum("gemeente", "self", name="payer", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column(
            "status",
            sa.Enum(
                "settled",
                "applied",
                "failed",
                "undecided",
                name="linestatus",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("on", sa.Date(), nullable=True),
        sa.Column("for_month", sa.Date(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["month_id"], ["budget_month.id"], name=op.f("fk_budget_line_month_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_budget_line")),
    )
    op.create_index(op.f("ix_budget_line_month_id"), "budget_line", ["month_id"], unique=False)


def contact() -> None:
    op.create_table(
        "outbox_receipt",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("form_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("kept_at", webapp.core.db.UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_outbox_receipt_account_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox_receipt")),
    )
    op.create_index(
        op.f("ix_outbox_receipt_account_id"), "outbox_receipt", ["account_id"], unique=False
    )
    op.create_index(op.f("ix_outbox_receipt_kept_at"), "outbox_receipt", ["kept_at"], unique=False)
    op.create_table(
        "push_choice",
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("quiet_from", sa.Time(), nullable=False),
        sa.Column("quiet_until", sa.Time(), nullable=False),
        sa.Column("says_when", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_push_choice_account_id")
        ),
        sa.PrimaryKeyConstraint("account_id", name=op.f("pk_push_choice")),
    )
    op.create_table(
        "reminder",
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "appointment",
                "moved",
                "cancelled",
                "session",
                "excursion",
                "month",
                "place-won",
                "message",
                "signaal",
                "signaal-term",
                name="kind",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        sa.Column("slot", sa.String(), nullable=False),
        sa.Column("due_at", webapp.core.db.UtcDateTime(timezone=True), nullable=False),
        sa.Column("send_at", webapp.core.db.UtcDateTime(timezone=True), nullable=False),
        sa.Column("not_after", webapp.core.db.UtcDateTime(timezone=True), nullable=False),
        sa.Column("urgent", sa.Boolean(), nullable=False),
        sa.Column("path", sa.String(), nullable=False),
        sa.Column("begins_local", sa.DateTime(), nullable=True),
        sa.Column("place", sa.String(), nullable=True),
        sa.Column("come_path", sa.String(), nullable=True),
        sa.Column("come_seed", sa.String(), nullable=True),
        sa.Column(
            "state",
            sa.Enum("waiting", "sent", "missed", name="state", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("tag", sa.String(), nullable=True),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("leased_by", sa.Uuid(), nullable=True),
        sa.Column("leased_until", webapp.core.db.UtcDateTime(timezone=True), nullable=False),
        sa.Column("done_at", webapp.core.db.UtcDateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_reminder_account_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reminder")),
        sa.UniqueConstraint(
            "account_id",
            "kind",
            "subject_id",
            "slot",
            name=op.f("uq_reminder_account_id_kind_subject_id_slot"),
        ),
    )
    op.create_index("ix_reminder_account", "reminder", ["account_id", "done_at"], unique=False)
    op.create_index(
        "ix_reminder_due",
        "reminder",
        ["send_at"],
        unique=False,
        sqlite_where=sa.literal_column("state = 'waiting'"),
        postgresql_where=sa.literal_column("state = 'waiting'"),
    )
    op.create_index("ix_reminder_subject", "reminder", ["subject_id"], unique=False)
    op.create_table(
        "message",
        sa.Column(
            "talk",
            sa.Enum("consulent", "begeleider", "staff", name="talk", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("author_id", sa.Uuid(), nullable=False),
        sa.Column("by_inburgeraar", sa.Boolean(), nullable=False),
        sa.Column("sent_at", webapp.core.db.UtcDateTime(timezone=True), nullable=False),
        sa.Column("text_id", sa.String(), nullable=True),
        sa.Column("filled", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("words", sa.String(), nullable=True),
        sa.Column(
            "language",
            sa.Enum("nl", "ar", "ti", "en", name="language", native_enum=False, length=40),
            nullable=True,
        ),
        sa.Column(
            "call_at",
            sa.Enum("morning", "afternoon", name="callat", native_enum=False, length=40),
            nullable=True,
        ),
        sa.Column("seen_at", webapp.core.db.UtcDateTime(timezone=True), nullable=True),
        sa.Column("unclear_at", webapp.core.db.UtcDateTime(timezone=True), nullable=True),
        sa.Column("taken_back_at", webapp.core.db.UtcDateTime(timezone=True), nullable=True),
        sa.Column("settled_at", webapp.core.db.UtcDateTime(timezone=True), nullable=True),
        sa.Column("interpreter_at", webapp.core.db.UtcDateTime(timezone=True), nullable=True),
        sa.Column("dossier_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint(
            "(text_id IS NULL) <> (words IS NULL)", name=op.f("ck_message_one_content")
        ),
        sa.ForeignKeyConstraint(["author_id"], ["account.id"], name=op.f("fk_message_author_id")),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossier.id"], name=op.f("fk_message_dossier_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_message")),
    )
    op.create_index(op.f("ix_message_author_id"), "message", ["author_id"], unique=False)
    op.create_index(op.f("ix_message_dossier_id"), "message", ["dossier_id"], unique=False)
    op.create_index("ix_message_talk", "message", ["dossier_id", "talk", "sent_at"], unique=False)
    op.create_table(
        "push_subscription",
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("sign_in_id", sa.Uuid(), nullable=False),
        sa.Column("endpoint", sa.String(), nullable=False),
        sa.Column("p256dh", sa.String(), nullable=False),
        sa.Column("auth", sa.String(), nullable=False),
        sa.Column("vapid_key", sa.String(), nullable=False),
        sa.Column("made_at", webapp.core.db.UtcDateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_push_subscription_account_id")
        ),
        sa.ForeignKeyConstraint(
            ["sign_in_id"],
            ["sign_in.id"],
            name=op.f("fk_push_subscription_sign_in_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_push_subscription")),
        sa.UniqueConstraint("endpoint", name=op.f("uq_push_subscription_endpoint")),
    )
    op.create_index(
        op.f("ix_push_subscription_account_id"), "push_subscription", ["account_id"], unique=False
    )
    op.create_index(
        op.f("ix_push_subscription_sign_in_id"), "push_subscription", ["sign_in_id"], unique=False
    )
    op.create_table(
        "push_delivery",
        sa.Column("reminder_id", sa.Uuid(), nullable=False),
        sa.Column("subscription_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["reminder_id"],
            ["reminder.id"],
            name=op.f("fk_push_delivery_reminder_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["subscription_id"],
            ["push_subscription.id"],
            name=op.f("fk_push_delivery_subscription_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("reminder_id", "subscription_id", name=op.f("pk_push_delivery")),
    )
    op.create_index(
        op.f("ix_push_delivery_subscription_id"), "push_delivery", ["subscription_id"], unique=False
    )


def guidance() -> None:
    op.create_table(
        "settled",
        sa.Column(
            "item",
            sa.Enum(
                "bank",
                "digid",
                "health-insurance",
                "doctor",
                "energy",
                "water",
                "toeslagen",
                "school",
                "dentist",
                "library",
                name="item",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("done_at", webapp.core.db.UtcDateTime(timezone=True), nullable=False),
        sa.Column("done_by_id", sa.Uuid(), nullable=False),
        sa.Column("undone_at", webapp.core.db.UtcDateTime(timezone=True), nullable=True),
        sa.Column("undone_by_id", sa.Uuid(), nullable=True),
        sa.Column("dossier_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["done_by_id"], ["account.id"], name=op.f("fk_settled_done_by_id")),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossier.id"], name=op.f("fk_settled_dossier_id")),
        sa.ForeignKeyConstraint(
            ["undone_by_id"], ["account.id"], name=op.f("fk_settled_undone_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_settled")),
    )
    op.create_index(op.f("ix_settled_done_by_id"), "settled", ["done_by_id"], unique=False)
    op.create_index(op.f("ix_settled_dossier_id"), "settled", ["dossier_id"], unique=False)
    op.create_index(
        "ix_settled_once",
        "settled",
        ["dossier_id", "item"],
        unique=True,
        sqlite_where=sa.literal_column("undone_at IS NULL"),
        postgresql_where=sa.literal_column("undone_at IS NULL"),
    )
    op.create_table(
        "signaal",
        sa.Column("author_id", sa.Uuid(), nullable=False),
        sa.Column("written_at", webapp.core.db.UtcDateTime(timezone=True), nullable=False),
        sa.Column("seen_on", sa.Date(), nullable=False),
        sa.Column(
            "how",
            sa.Enum(
                "home", "walk-in", "phone", "elsewhere", name="howmet", native_enum=False, length=40
            ),
            nullable=False,
        ),
        sa.Column(
            "domain",
            sa.Enum(
                "geld",
                "werk",
                "dag",
                "wonen",
                "thuis",
                "geest",
                "lijf",
                "middel",
                "zelf",
                "net",
                "meedoen",
                "recht",
                "kind",
                "veilig",
                "heren",
                name="domain",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "second_domain",
            sa.Enum(
                "geld",
                "werk",
                "dag",
                "wonen",
                "thuis",
                "geest",
                "lijf",
                "middel",
                "zelf",
                "net",
                "meedoen",
                "recht",
                "kind",
                "veilig",
                "heren",
                name="domain",
                native_enum=False,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column(
            "level",
            sa.Enum(
                "0-goed",
                "1-let-op",
                "2-zorg",
                "3-dringend",
                "4-acuut",
                name="level",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "source",
            sa.Enum("seen", "heard", name="source", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column(
            "discussed",
            sa.Enum(
                "yes",
                "unsafe",
                "language",
                "did-not-dare",
                name="discussed",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("facts", sa.String(), nullable=True),
        sa.Column("person_says", sa.String(), nullable=True),
        sa.Column("done_now", sa.String(), nullable=True),
        sa.Column("asks", sa.String(), nullable=True),
        sa.Column("called", sa.JSON(), nullable=False),
        sa.Column(
            "stage",
            sa.Enum(
                "received",
                "in-consultation",
                "action",
                "reported-back",
                "closed",
                name="stage",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("shared_at", webapp.core.db.UtcDateTime(timezone=True), nullable=True),
        sa.Column("meldcode_on", sa.Date(), nullable=True),
        sa.Column("meldcode_by", sa.Uuid(), nullable=True),
        sa.Column("erased_at", webapp.core.db.UtcDateTime(timezone=True), nullable=True),
        sa.Column("dossier_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["author_id"], ["account.id"], name=op.f("fk_signaal_author_id")),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossier.id"], name=op.f("fk_signaal_dossier_id")),
        sa.ForeignKeyConstraint(
            ["meldcode_by"], ["account.id"], name=op.f("fk_signaal_meldcode_by")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_signaal")),
    )
    op.create_index("ix_signaal_author", "signaal", ["author_id", "written_at"], unique=False)
    op.create_index(op.f("ix_signaal_dossier_id"), "signaal", ["dossier_id"], unique=False)
    op.create_index("ix_signaal_stage", "signaal", ["dossier_id", "stage"], unique=False)
    op.create_table(
        "visit",
        sa.Column("author_id", sa.Uuid(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column(
            "how",
            sa.Enum(
                "home", "walk-in", "phone", "elsewhere", name="howmet", native_enum=False, length=40
            ),
            nullable=False,
        ),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("written_at", webapp.core.db.UtcDateTime(timezone=True), nullable=False),
        sa.Column("begins", sa.Time(), nullable=True),
        sa.Column("topics", sa.JSON(), nullable=False),
        sa.Column(
            "mood",
            sa.Enum("good", "so-so", "heavy", name="mood", native_enum=False, length=40),
            nullable=True,
        ),
        sa.Column("agreed", sa.String(), nullable=True),
        sa.Column("words", sa.String(), nullable=True),
        sa.Column(
            "language",
            sa.Enum("nl", "ar", "ti", "en", name="language", native_enum=False, length=40),
            nullable=True,
        ),
        sa.Column("next_on", sa.Date(), nullable=True),
        sa.Column("next_at", sa.Time(), nullable=True),
        sa.Column("shared", sa.Boolean(), nullable=False),
        sa.Column("corrects_id", sa.Uuid(), nullable=True),
        sa.Column("dossier_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("minutes BETWEEN 1 AND 600", name=op.f("ck_visit_minutes")),
        sa.ForeignKeyConstraint(["author_id"], ["account.id"], name=op.f("fk_visit_author_id")),
        sa.ForeignKeyConstraint(["corrects_id"], ["visit.id"], name=op.f("fk_visit_corrects_id")),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossier.id"], name=op.f("fk_visit_dossier_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_visit")),
    )
    op.create_index("ix_visit_author", "visit", ["author_id", "day"], unique=False)
    op.create_index(op.f("ix_visit_corrects_id"), "visit", ["corrects_id"], unique=False)
    op.create_index(op.f("ix_visit_dossier_id"), "visit", ["dossier_id"], unique=False)
    op.create_index("ix_visit_timeline", "visit", ["dossier_id", "day"], unique=False)
    op.create_table(
        "hand_over",
        sa.Column("from_id", sa.Uuid(), nullable=False),
        sa.Column("to_id", sa.Uuid(), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=False),
        sa.Column("made_at", webapp.core.db.UtcDateTime(timezone=True), nullable=False),
        sa.Column("note", sa.String(), nullable=True),
        sa.Column("read_at", webapp.core.db.UtcDateTime(timezone=True), nullable=True),
        sa.Column("dossier_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["account.id"], name=op.f("fk_hand_over_by_id")),
        sa.ForeignKeyConstraint(
            ["dossier_id"], ["dossier.id"], name=op.f("fk_hand_over_dossier_id")
        ),
        sa.ForeignKeyConstraint(["from_id"], ["begeleiding.id"], name=op.f("fk_hand_over_from_id")),
        sa.ForeignKeyConstraint(["to_id"], ["begeleiding.id"], name=op.f("fk_hand_over_to_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hand_over")),
        sa.UniqueConstraint("from_id", name=op.f("uq_hand_over_from_id")),
        sa.UniqueConstraint("to_id", name=op.f("uq_hand_over_to_id")),
    )
    op.create_index(op.f("ix_hand_over_by_id"), "hand_over", ["by_id"], unique=False)
    op.create_index(op.f("ix_hand_over_dossier_id"), "hand_over", ["dossier_id"], unique=False)
    op.create_table(
        "signaal_step",
        sa.Column("signaal_id", sa.Uuid(), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=False),
        sa.Column("at", webapp.core.db.UtcDateTime(timezone=True), nullable=False),
        sa.Column(
            "did",
            sa.Enum(
                "consulted",
                "acted",
                "reported-back",
                "closed",
                "weighed",
                "shared",
                "started-meldcode",
                "erased",
                name="did",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "level",
            sa.Enum(
                "0-goed",
                "1-let-op",
                "2-zorg",
                "3-dringend",
                "4-acuut",
                name="level",
                native_enum=False,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column(
            "outcome",
            sa.Enum(
                "taken-up",
                "referred",
                "discussed",
                "no-action",
                name="outcome",
                native_enum=False,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column(
            "reason",
            sa.Enum(
                "help-is-there",
                "not-wanted",
                "already-known",
                "misunderstood",
                name="reason",
                native_enum=False,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["account.id"], name=op.f("fk_signaal_step_by_id")),
        sa.ForeignKeyConstraint(
            ["signaal_id"], ["signaal.id"], name=op.f("fk_signaal_step_signaal_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_signaal_step")),
    )
    op.create_index(
        op.f("ix_signaal_step_signaal_id"), "signaal_step", ["signaal_id"], unique=False
    )
    op.create_table(
        "visit_words",
        sa.Column("visit_id", sa.Uuid(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column(
            "language",
            sa.Enum("nl", "ar", "ti", "en", name="language", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("written_at", webapp.core.db.UtcDateTime(timezone=True), nullable=False),
        sa.Column("dossier_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["dossier_id"], ["dossier.id"], name=op.f("fk_visit_words_dossier_id")
        ),
        sa.ForeignKeyConstraint(["visit_id"], ["visit.id"], name=op.f("fk_visit_words_visit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_visit_words")),
    )
    op.create_index(op.f("ix_visit_words_dossier_id"), "visit_words", ["dossier_id"], unique=False)
    op.create_index(op.f("ix_visit_words_visit_id"), "visit_words", ["visit_id"], unique=False)
