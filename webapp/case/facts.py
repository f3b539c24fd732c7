"""How somebody is reached, where they live, and who put right which fact of a dossier."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from webapp.case.dossier import InDossier
from webapp.core.db import Base, Identified


class Fact(StrEnum):
    """What can be put right."""

    NAME = "name"
    BORN = "born"
    LANGUAGE = "language"
    """Of the screen."""
    SPEAKS = "speaks"
    SPEAKS_TOO = "speaks_too"
    SCRIPT = "script"
    INTERPRETER = "interpreter"
    DOELGROEP = "doelgroep"
    PERMIT = "permit"
    HOUSEHOLD = "household"
    CHILDREN = "children"
    STREET = "street"
    POSTCODE = "postcode"
    PLACE = "place"
    HIDDEN = "hidden"
    PHONE = "phone"


WHERE = (Fact.STREET, Fact.POSTCODE, Fact.PLACE)
"""What is nowhere any more once the address is hidden."""


class Why(StrEnum):
    """Why a fact is another one now."""

    MISTAKE = "mistake"
    """It was never so."""
    CHANGED = "changed"
    """It was so until now."""
    PAPER = "paper"
    TOLD = "told"


class Whose(StrEnum):
    """Who answers a telephone."""

    OWN = "own"
    PARTNER = "partner"
    FAMILY = "family"
    OTHER = "other"


class HowTried(StrEnum):
    PHONE = "phone"
    VIDEO = "video"
    VISIT = "visit"
    LETTER = "letter"
    MESSAGE = "message"
    THROUGH_AZC = "through-azc"
    """Somebody of COA or of the AZC was asked to hand it on."""


class PhoneNumber(InDossier, Identified, Base):
    __tablename__ = "phone_number"
    __table_args__ = (UniqueConstraint("dossier_id", "number"),)

    number: Mapped[str]
    """With the country before it and nothing between: +31612345678."""
    whose: Mapped[Whose]
    best_time: Mapped[str | None] = mapped_column(default=None)
    """When to call, in the words of who wrote it down."""


class ContactAttempt(InDossier, Identified, Base):
    """Somebody of the gemeente tried to reach them. Never changed."""

    __tablename__ = "contact_attempt"

    day: Mapped[date]
    how: Mapped[HowTried]
    reached: Mapped[bool]
    noted_at: Mapped[datetime]
    noted_by_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"), index=True)


class Address(InDossier, Identified, Base):
    """Where somebody lives. Of a hidden one (adres afgeschermd) nothing is kept but that it is."""

    __tablename__ = "address"
    __table_args__ = (UniqueConstraint("dossier_id"),)

    street: Mapped[str | None] = mapped_column(default=None)
    """With the number."""
    postcode: Mapped[str | None] = mapped_column(default=None)
    place: Mapped[str | None] = mapped_column(default=None)
    hidden: Mapped[bool] = mapped_column(default=False)

    def hide(self) -> None:
        """What is not there no page, feed, export or backup of tomorrow can show."""
        self.hidden = True
        self.street = self.postcode = self.place = None


class Correction(InDossier, Identified, Base):
    """That a fact was put right. Never changed, but for an address that is hidden."""

    __tablename__ = "correction"

    fact: Mapped[Fact]
    was: Mapped[str | None] = mapped_column(default=None)
    """As its form shows it; None: it was not known."""
    became: Mapped[str | None] = mapped_column(default=None)
    why: Mapped[Why]
    note: Mapped[str | None] = mapped_column(default=None)
    noted_at: Mapped[datetime]
    noted_by_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"), index=True)
