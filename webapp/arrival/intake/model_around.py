"""What the law asks of the talks of the brede intake: the right to talk alone, and the time."""

from collections.abc import Mapping
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, Session, mapped_column

from webapp.arrival.intake.model import (
    ALONE,
    MORE_TIME,
    TOLD_IN,
    TOLD_ON,
    UNTIL,
    WHY,
    Around,
    IntakeAnswer,
    Part,
    fields_of,
    yes_or_no,
)
from webapp.case.dossier import InDossier
from webapp.case.spoken import Spoken
from webapp.core.db import Base, Identified


class IntakeAround(InDossier, Identified, Base):
    """What was noted about one of them, at one time. The highest number counts."""

    __tablename__ = "intake_around"
    __table_args__ = (UniqueConstraint("dossier_id", "area", "number"),)

    area: Mapped[Around]
    number: Mapped[int]
    written_by_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    written_at: Mapped[datetime]
    told_on: Mapped[date | None] = mapped_column(default=None)
    """On which day somebody was told of the right to talk alone (Besluit art. 5.2 lid 2)."""
    told_in: Mapped[Spoken | None] = mapped_column(default=None)
    alone: Mapped[bool | None] = mapped_column(default=None)
    """Whether they want to. An interpreter may be there all the same."""
    more_time: Mapped[bool | None] = mapped_column(default=None)
    why: Mapped[str] = mapped_column(default="")
    until: Mapped[date | None] = mapped_column(default=None)

    def write(self, values: Mapping[str, str], at: datetime) -> None:
        """The values as a valid form shows them."""
        said = {name: values[name] for name in fields_of(self.area)}
        self.written_at = at
        self.told_on = a_day_or_none(said.get(TOLD_ON))
        self.told_in = Spoken(said[TOLD_IN]) if said.get(TOLD_IN) else None
        self.alone = yes_or_no(said.get(ALONE))
        self.more_time = yes_or_no(said.get(MORE_TIME))
        self.why = said.get(WHY, "")
        self.until = a_day_or_none(said.get(UNTIL))


def a_day_or_none(said: str | None) -> date | None:
    return date.fromisoformat(said) if said else None


def row_of(session: Session, area: Part, id: UUID) -> IntakeAnswer | IntakeAround:
    if isinstance(area, Around):
        return session.get_one(IntakeAround, id)
    return session.get_one(IntakeAnswer, id)


def a_row(
    area: Part, *, dossier_id: UUID, number: int, by: UUID, at: datetime
) -> IntakeAnswer | IntakeAround:
    """Nothing is written in it yet."""
    if isinstance(area, Around):
        return IntakeAround(
            dossier_id=dossier_id, area=area, number=number, written_by_id=by, written_at=at
        )
    return IntakeAnswer(
        dossier_id=dossier_id, area=area, number=number, written_by_id=by, written_at=at
    )
