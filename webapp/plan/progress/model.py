"""How far somebody is, as the consulent records it: talks held, exams taken, parts completed."""

from datetime import date

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from webapp.case.dossier import InDossier
from webapp.core.db import Base, Identified


class Completion(InDossier, Identified, Base):
    """The days that are reported to DUO, beside the signing of the PVT, which has its own row."""

    __tablename__ = "completion"
    __table_args__ = (UniqueConstraint("dossier_id"),)

    map_talk_on: Mapped[date | None] = mapped_column(default=None)
    """DUO's datumEindgesprekMap."""
    z_route_done_on: Mapped[date | None] = mapped_column(default=None)
    """DUO's datumAfrondingZroute."""
    culpable: Mapped[bool | None] = mapped_column(default=None)
    """DUO's verwijtbaar, asked only when the term has passed."""
