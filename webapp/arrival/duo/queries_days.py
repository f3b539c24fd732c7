"""Setting a day that counts, or the group: what is kept, and the line that says who did it."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy.orm import Session

from webapp.arrival.duo import queries
from webapp.arrival.duo.model import DateChange, DuoCode
from webapp.case.dossier import GROUP_OF, DateKind, Dossier, DossierDate
from webapp.case.facts import Correction, Fact, Why
from webapp.law.duo import other_doelgroep


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


def to_other_group(dossier: Dossier, code: DuoCode, *, by: UUID, at: datetime) -> list[Correction]:
    """DUO says that the doelgroep is the other one. A permit that does not go with it is asked
    anew; each stands in the history of the facts.
    """
    before = {Fact.DOELGROEP: dossier.doelgroep, Fact.PERMIT: dossier.permit}
    dossier.doelgroep = other_doelgroep(dossier.doelgroep)
    if dossier.permit and GROUP_OF[dossier.permit] is not dossier.doelgroep:
        dossier.permit = None
    after = {Fact.DOELGROEP: dossier.doelgroep, Fact.PERMIT: dossier.permit}
    return [
        Correction(
            dossier_id=dossier.id,
            fact=fact,
            was=was and str(was),
            became=after[fact] and str(after[fact]),
            why=Why.PAPER,
            note=str(code),
            noted_at=at,
            noted_by_id=by,
        )
        for fact, was in before.items()
        if was != after[fact]
    ]
