"""By what people are matched with who guides them."""

from datetime import date
from uuid import UUID

from sqlalchemy import JSON, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from webapp.case.dossier import BegeleidingKind
from webapp.case.spoken import Spoken
from webapp.core.db import Base, Identified


class Volunteer(Identified, Base):
    """What the coördinator keeps of who guides: nothing that is not needed to match people."""

    __tablename__ = "volunteer"

    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"), unique=True)
    kind: Mapped[BegeleidingKind]
    spoken: Mapped[list[str]] = mapped_column(JSON, default_factory=list)
    """Members of `Spoken`."""
    capacity: Mapped[int | None] = mapped_column(default=None)
    """How many households they want to guide at a time."""
    village: Mapped[str | None] = mapped_column(default=None)
    """Where they live; no address."""
    vog_seen_on: Mapped[date | None] = mapped_column(default=None)
    """When somebody saw their VOG; the VOG itself is not kept."""

    @property
    def languages(self) -> list[Spoken]:
        return [Spoken(each) for each in self.spoken]
