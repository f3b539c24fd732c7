"""The mark of a database that holds only the demo world."""

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from webapp.core.db import Base


class DemoMarker(Base):
    """One row: which field moment the demo began at, and at what real moment."""

    __tablename__ = "demo_marker"

    id: Mapped[int] = mapped_column(primary_key=True, default=1)
    began_at: Mapped[str]
    """Local time, ISO 8601, as MEEDOEN_NOW."""
    since: Mapped[datetime]
    """The real moment at which the field's time was `began_at`."""
