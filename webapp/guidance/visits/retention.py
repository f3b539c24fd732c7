"""How long visits are kept: two years after the last that was written of each."""

from datetime import timedelta

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from webapp.core import clock
from webapp.guidance.visits.model import Visit, VisitWords
from webapp.guidance.visits.queries import FIRST_ID

KEPT = timedelta(days=730)
"""To be confirmed, like all such terms (domain: visit logs 24 months)."""


def forget(session: Session) -> None:
    """A visit goes with its corrections and the person's own words, or stays with all of them."""
    old = (
        select(FIRST_ID).group_by(FIRST_ID).having(func.max(Visit.written_at) < clock.now() - KEPT)
    )
    notes = session.scalars(select(Visit.id).where(FIRST_ID.in_(old))).all()
    if notes:
        session.execute(delete(VisitWords).where(VisitWords.visit_id.in_(notes)))
        session.execute(delete(Visit).where(Visit.id.in_(notes), Visit.corrects_id.is_not(None)))
        session.execute(delete(Visit).where(Visit.id.in_(notes)))
