"""When a gemeente can be called and come by to."""

from datetime import time

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped

from webapp.case.dossier import InGemeente
from webapp.core.db import Base


class OpeningHours(InGemeente, Base):
    """Of every week; 0 is Monday. From one time until another (exclusive), Europe/Amsterdam."""

    __tablename__ = "opening_hours"
    __table_args__ = (CheckConstraint("starts < ends", name="opens_before_it_closes"),)

    weekday: Mapped[int]
    starts: Mapped[time]
    ends: Mapped[time]
