"""The ledger of hours: lessons, participation and practice, as schools and employers report."""

from datetime import date
from enum import StrEnum

from sqlalchemy.orm import Mapped

from webapp.db import Base, Identified
from webapp.dossiers.model import InDossier


class HoursKind(StrEnum):
    LANGUAGE = "language"
    """Taal and KNM together."""
    INTAKE_LANGUAGE = "intake-language"
    """Language hours in the brede intake: counted apart, never toward the route."""
    PARTICIPATION = "participation"
    MAP_PRACTICE = "map-practice"


class HoursEntry(InDossier, Identified, Base):
    """Minutes reported for one kind, up to and including one day."""

    __tablename__ = "hours_entry"

    kind: Mapped[HoursKind]
    minutes: Mapped[int]
    until_on: Mapped[date]
    source: Mapped[str]
