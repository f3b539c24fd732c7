"""Setting a day that counts: what is kept, and the line that says who did it."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy.orm import Session

from webapp.arrival.duo import queries
from webapp.arrival.duo.model import DateChange, DuoCode
from webapp.case.dossier import DateKind, DossierDate


def set_day(
    session: Session,
    dossier_id: UUID,
    kind: DateKind,
    day: date | None,
    *,
    by: UUID,
    at: datetime,
    code: DuoCode | None = None,
) -> None:
    """Set, correct or (None) take away one day. The same day again leaves no line."""
    kept = session.scalar(queries.ONE_DAY, {"dossier": dossier_id, "kind": kind})
    if (kept and kept.day) == day:
        return
    if day is None:
        session.delete(kept)
    elif kept is None:
        session.add(DossierDate(dossier_id=dossier_id, kind=kind, day=day))
    else:
        kept.day = day
    session.add(
        DateChange(
            dossier_id=dossier_id, kind=kind, day=day, code=code, noted_at=at, noted_by_id=by
        )
    )
