"""People, the phones they use, and how they are known again."""

from datetime import date, datetime, timedelta
from enum import StrEnum
from uuid import UUID

from sqlalchemy import (
    JSON,
    ColumnElement,
    ForeignKey,
    Index,
    LargeBinary,
    String,
    UniqueConstraint,
    literal_column,
)
from sqlalchemy.orm import Mapped, mapped_column, validates

from webapp.case.spelling import filed, key_of
from webapp.core.db import Base, Identified

INVITATION_LIFE = timedelta(minutes=10)
STAFF_INVITATION_LIFE = timedelta(days=7)
OWN_PHONE_LIFE = timedelta(days=90)
SHARED_PHONE_LIFE = timedelta(minutes=30)
STAFF_LIFE = timedelta(hours=12)
STAFF_IDLE = timedelta(minutes=30)
OWN_PHONE_IDLE = timedelta(hours=8)
"""Of staff on a phone that only they use, which asks for a finger, a face or a PIN itself."""
PROOF_LIFE = timedelta(minutes=5)
"""So long a key that was shown counts, for what asks for it again."""
LOCK_AFTER = timedelta(minutes=10)
MOST_WRONG_PINS = 10
DELAYS = (0, 0, 0, 30, 120, 300, 900, 1800, 3600)
"""Seconds to wait after the first, second, third … wrong PIN; the tenth revokes the phone."""


class Role(StrEnum):
    INBURGERAAR = "inburgeraar"
    BEGELEIDER = "begeleider"
    COORDINATOR = "coordinator"
    CONSULENT = "consulent"
    INCOME = "consulent-inkomen"
    """A consulent for income: what was noted about wellbeing is never used for benefits."""
    TRAINER = "trainer"
    """Gives the PVT and other groups; reads no dossier."""
    BEHEERDER = "beheerder"
    MANAGER = "manager"
    """Above the coördinator: sees that a signaal is late, never what it says."""


class Way(StrEnum):
    """How somebody of the staff signed in."""

    PASSKEY = "passkey"
    PASSPHRASE = "passphrase"  # noqa: S105 - a name
    PROVIDER = "provider"
    """With the account that the gemeente itself gives its people (OpenID Connect)."""


IN_OWN_LANGUAGE = frozenset({Role.INBURGERAAR, Role.BEGELEIDER})
"""Who reads every page in a language of their choice. All others sit at a desk, read in Dutch."""


class Language(StrEnum):
    NL = "nl"
    AR = "ar"
    TI = "ti"
    EN = "en"


class Picture(StrEnum):
    """What a person is chosen by on a phone with several people: no names there."""

    CAT = "cat"
    FISH = "fish"
    BIRD = "bird"
    TURTLE = "turtle"
    BUTTERFLY = "butterfly"
    TREE = "tree"
    FLOWER = "flower"
    BOAT = "boat"
    KITE = "kite"
    APPLE = "apple"
    MOON = "moon"
    SUN = "sun"


class Gemeente(Identified, Base):
    __tablename__ = "gemeente"

    name: Mapped[str] = mapped_column(unique=True)
    phone: Mapped[str]
    address: Mapped[str]
    """The gemeentehuis: street, number, postcode and place."""
    spoken: Mapped[list[str] | None] = mapped_column(JSON, default=None)
    """Members of `Spoken` that many people here speak; None while nobody said so."""


class Organisation(Identified, Base):
    """A begeleiding organisation; it serves one or more gemeenten."""

    __tablename__ = "organisation"

    name: Mapped[str] = mapped_column(unique=True)
    phone: Mapped[str]


IN_ORGANISATION: ColumnElement[bool] = literal_column("organisation_id IS NOT NULL")


class Account(Identified, Base):
    """A person who can sign in."""

    __tablename__ = "account"
    __table_args__ = (
        Index("ix_account_filed_as", "gemeente_id", "filed_as", "id"),
        Index(
            "ix_account_role",
            "role",
            "organisation_id",
            sqlite_where=IN_ORGANISATION,
            postgresql_where=IN_ORGANISATION,
        ),
    )

    name: Mapped[str]
    role: Mapped[Role]
    language: Mapped[Language] = mapped_column(default=Language.NL)
    gemeente_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("gemeente.id"), index=True, default=None
    )
    organisation_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("organisation.id"), index=True, default=None
    )
    phone: Mapped[str | None] = mapped_column(default=None)
    """For staff: the number that inburgeraars may call."""
    learns_dutch: Mapped[bool] = mapped_column(default=False)
    """Whether Dutch is shown beside every text of the plan."""
    closed_at: Mapped[datetime | None] = mapped_column(default=None)
    ends_on: Mapped[date | None] = mapped_column(default=None)
    """For staff: the first day on which they may not come in any more."""
    last_in_at: Mapped[datetime | None] = mapped_column(default=None)
    """For staff: when they last signed in; kept for the review of accounts."""
    number: Mapped[int] = mapped_column(default=0)
    """The order in which people were taken in; for lists."""
    name_key: Mapped[str] = mapped_column(
        init=False, insert_default=lambda row: key_of(row.get_current_parameters()["name"])
    )
    """How the name sounds (`spelling.py`): a key for searching, from which nothing follows."""
    filed_as: Mapped[str] = mapped_column(
        String().with_variant(String(collation="C"), "postgresql"),
        init=False,
        insert_default=lambda row: filed(row.get_current_parameters()["name"]),
    )
    """Where the name stands in a list; the same on every database."""

    @validates("name")
    def hear(self, _attribute: str, name: str) -> str:
        self.name_key, self.filed_as = key_of(name), filed(name)
        return name

    @property
    def first_name(self) -> str:
        return self.name.split()[0]

    def has_left(self, today: date) -> bool:
        """Closed, or past the last day: no key opens it."""
        return self.closed_at is not None or (self.ends_on is not None and self.ends_on <= today)


class Invitation(Identified, Base):
    """A one-time way in: a link (token) or, for inburgeraars, an 8-digit code. Real time.

    Staff have no code, and seven days: what it leads to is a key of their own.
    """

    __tablename__ = "invitation"

    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"), index=True)
    token_hash: Mapped[bytes] = mapped_column(LargeBinary(32), unique=True)
    code_hash: Mapped[bytes] = mapped_column(LargeBinary(32), index=True)
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None] = mapped_column(default=None)
    browser_hash: Mapped[bytes | None] = mapped_column(LargeBinary(32), default=None)
    """The browser in which the link was opened last; there a key can be made."""


class Enrolment(Identified, Base):
    """One person on one phone. The phone's secret itself is only in its cookie."""

    __tablename__ = "enrolment"
    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"), index=True)
    phone_hash: Mapped[bytes] = mapped_column(LargeBinary(32), index=True)
    picture: Mapped[Picture]
    made_at: Mapped[datetime]
    pin_hash: Mapped[str | None] = mapped_column(default=None)
    """None until the person has chosen a PIN; that must happen within INVITATION_LIFE.

    Staff have none: their phone is known here as their own, and opens with a passkey.
    """
    own_phone: Mapped[bool] = mapped_column(default=False)
    wrong_pins: Mapped[int] = mapped_column(default=0)
    locked_until: Mapped[datetime | None] = mapped_column(default=None)
    revoked_at: Mapped[datetime | None] = mapped_column(default=None)


class SignIn(Identified, Base):
    """A server-side session. Its id in the cookie is random; here lies only a hash of it."""

    __tablename__ = "sign_in"
    __table_args__ = (Index("ix_sign_in_ends_at", "ends_at"),)

    token_hash: Mapped[bytes] = mapped_column(LargeBinary(32), unique=True)
    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"), index=True)
    enrolment_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("enrolment.id"), index=True, default=None
    )
    """The phone it was opened on; None at a desk and in the demo."""
    started_at: Mapped[datetime]
    seen_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    way: Mapped[Way | None] = mapped_column(default=None)
    """None with a PIN, and in the demo: staff need one everywhere else."""
    passkey_id: Mapped[UUID | None] = mapped_column(ForeignKey("passkey.id"), default=None)
    proved_at: Mapped[datetime | None] = mapped_column(default=None)
    """When this person last showed their key, at the door or when asked again."""
    browser_hash: Mapped[bytes | None] = mapped_column(LargeBinary(32), default=None)
    """Of the phone or browser; None in the demo."""
    provider_session: Mapped[bytes | None] = mapped_column(
        LargeBinary(32), index=True, default=None
    )
    """A hash of the session at the provider that opened this one."""
    newcomer_at: Mapped[datetime | None] = mapped_column(default=None)
    """When a phone or browser appeared elsewhere that this person has not said to be theirs."""


class KnownBrowser(Identified, Base):
    """Where somebody once signed in. A new one is told to this person's others."""

    __tablename__ = "known_browser"
    __table_args__ = (UniqueConstraint("account_id", "browser_hash"),)

    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    browser_hash: Mapped[bytes] = mapped_column(LargeBinary(32))
    since: Mapped[datetime]
    own_at: Mapped[datetime | None] = mapped_column(default=None)
    """When the person said that it is theirs; the first one is."""


class Throttle(Base):
    """How often something was tried in a window of real time."""

    __tablename__ = "throttle"

    key: Mapped[str] = mapped_column(primary_key=True)
    tries: Mapped[int] = mapped_column(default=1)
    since: Mapped[datetime]


class AccessLine(Identified, Base):
    """Who looked at or changed whose dossier, and who was refused. No content, ever.

    The list of names of one's own work leaves no line. Neither do people who read their own
    dossier: it would only tell when they were awake.
    """

    __tablename__ = "access_line"

    at: Mapped[datetime] = mapped_column(index=True)
    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"), index=True)
    act: Mapped[str]
    dossier_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("dossier.id"), index=True, default=None
    )
    """None when the row asked for is out of reach or does not exist."""
    reached: Mapped[bool]
