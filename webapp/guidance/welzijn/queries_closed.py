"""Closed signalen of which the text has been kept long enough. Values have names."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Select, func, or_, select

from webapp.case.dossier import Dossier
from webapp.guidance.welzijn.model import Did, Signaal, SignaalStep, Stage


def long_closed(before: datetime, gemeente_id: UUID) -> Select[Signaal]:
    """Closed signalen of a gemeente that still hold text, closed before a moment."""
    closed = (
        select(SignaalStep.at)
        .where(SignaalStep.signaal_id == Signaal.id, SignaalStep.did == Did.CLOSED)
        .scalar_subquery()
    )
    said = SignaalStep.signaal_id == Signaal.id, SignaalStep.words.is_not(None)
    return (
        select(Signaal)
        .join(Dossier, Dossier.id == Signaal.dossier_id)
        .where(
            Dossier.gemeente_id == gemeente_id,
            Signaal.stage == Stage.CLOSED,
            or_(Signaal.erased_at.is_(None), select(SignaalStep.id).where(*said).exists()),
            func.coalesce(closed, Signaal.written_at) < before,
        )
    )
