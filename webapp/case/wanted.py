"""That an organisation is asked to find who guides somebody."""

from datetime import date
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from webapp.case.dossier import BegeleidingKind, InDossier
from webapp.core.db import Base, Identified


class GuideWanted(InDossier, Identified, Base):
    """The organisation reads whom it is about until it has found somebody."""

    __tablename__ = "guide_wanted"

    organisation_id: Mapped[UUID] = mapped_column(ForeignKey("organisation.id"), index=True)
    kind: Mapped[BegeleidingKind]
    asked_on: Mapped[date]
    by_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"), index=True)
    begeleiding_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("begeleiding.id"), index=True, default=None
    )
    """Whom it found; None while it is looking."""
