"""One inburgeraar's case: who lives with whom, which days count, and who guides them."""

from datetime import date
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, MappedAsDataclass, mapped_column

from webapp.db import Base, Identified
from webapp.law.duo import Doelgroep


class HouseholdKind(StrEnum):
    ALONE = "alone"
    SINGLE_PARENT = "single-parent"
    COUPLE = "couple"


class DateKind(StrEnum):
    """The facts from which every term is computed."""

    KOPPELING = "koppeling"
    REGISTERED = "registered"
    """Registered in the BRP of the gemeente."""
    BIJSTAND = "bijstand"
    """The right to bijstand begins."""
    DUO_NOTICE = "duo-notice"
    """The day of DUO's kennisgeving that the duty has begun."""
    TEN_WEEKS = "ten-weeks"
    """DUO says itself from when the ten weeks run (SS139)."""
    THIRD_PARTY_INFO = "third-party-info"


class BegeleidingKind(StrEnum):
    BEGELEIDER = "begeleider"
    MAATJE = "maatje"


class Script(StrEnum):
    """The letters that somebody reads."""

    LATIN = "latin"
    ARABIC = "arabic"
    GEEZ = "geez"
    NONE = "none"


class CloseReason(StrEnum):
    MOVED = "moved"
    """To another gemeente, also when the koppeling itself was changed."""
    FINISHED = "finished"
    OTHER = "other"


class Household(Identified, Base):
    """People who share one budget."""

    __tablename__ = "household"

    gemeente_id: Mapped[UUID] = mapped_column(ForeignKey("gemeente.id"), index=True)
    kind: Mapped[HouseholdKind]


class Dossier(Identified, Base):
    __tablename__ = "dossier"
    __table_args__ = (
        Index("ix_dossier_current", "gemeente_id", "closed_on", "id", "inburgeraar_id"),
    )

    gemeente_id: Mapped[UUID] = mapped_column(ForeignKey("gemeente.id"), index=True)
    household_id: Mapped[UUID] = mapped_column(ForeignKey("household.id"), index=True)
    inburgeraar_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"), unique=True)
    consulent_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("account.id"), index=True, default=None
    )
    born_on: Mapped[date]
    doelgroep: Mapped[Doelgroep] = mapped_column(default=Doelgroep.ASIELSTATUSHOUDER)
    script: Mapped[Script | None] = mapped_column(default=None)
    """The letters they read; None while nobody asked."""
    needs_interpreter: Mapped[bool | None] = mapped_column(default=None)
    shares_phone: Mapped[bool | None] = mapped_column(default=None)
    participation_cap_hours: Mapped[int | None] = mapped_column(default=None)
    """DUO's urenBelastbaarheidParticipatieactiviteit: the most that a partial ontheffing allows;
    0 is who cannot take part, None who has no such ontheffing."""
    closed_on: Mapped[date | None] = mapped_column(default=None, index=True)
    """From this day on it is on no list. Nothing of it is erased by that."""
    close_reason: Mapped[CloseReason | None] = mapped_column(default=None)


class InDossier(MappedAsDataclass, kw_only=True, repr=False, eq=False):
    """Anything kept in a dossier, and therefore guarded by it."""

    dossier_id: Mapped[UUID] = mapped_column(ForeignKey("dossier.id"), index=True)


class DossierDate(InDossier, Identified, Base):
    """One day that counts. Terms and deadlines are computed from these, never stored."""

    __tablename__ = "dossier_date"
    __table_args__ = (
        UniqueConstraint("dossier_id", "kind"),
        Index("ix_dossier_date_day", "kind", "day", "dossier_id"),
    )

    kind: Mapped[DateKind]
    day: Mapped[date]


class Begeleiding(InDossier, Identified, Base):
    """This begeleider guides this dossier, from one day until another (exclusive)."""

    __tablename__ = "begeleiding"
    __table_args__ = (
        Index("ix_begeleiding_reach", "begeleider_id", "starts_on", "ends_on"),
        Index("ix_begeleiding_first", "kind", "starts_on", "dossier_id"),
    )

    begeleider_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    kind: Mapped[BegeleidingKind] = mapped_column(default=BegeleidingKind.BEGELEIDER)
    starts_on: Mapped[date]
    ends_on: Mapped[date | None] = mapped_column(default=None)
