"""The language schools that a gemeente works with: offered where the name of one is typed."""

from typing import NamedTuple

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from webapp.case.dossier import InGemeente
from webapp.core.db import Base


class School(InGemeente, Base):
    __tablename__ = "school"
    __table_args__ = (UniqueConstraint("gemeente_id", "name"),)

    name: Mapped[str]
    address: Mapped[str | None] = mapped_column(default=None)
    phone: Mapped[str | None] = mapped_column(default=None)


class SchoolNamed(NamedTuple):
    """One that is offered."""

    name: str
    address: str | None
    phone: str | None

    @property
    def beside(self) -> str:
        """What stands beside its name."""
        return ", ".join(filter(None, (self.address, self.phone)))
