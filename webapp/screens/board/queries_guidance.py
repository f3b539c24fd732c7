"""Whose begeleiding comes to its end. Values have names."""

from sqlalchemy import select
from sqlalchemy.orm import aliased

from webapp.case.dossier import Begeleiding, BegeleidingKind, Dossier
from webapp.core.db import Query
from webapp.screens.board.model import Matter
from webapp.screens.board.queries import day, part


def ending(dossiers: Query) -> Query:
    """Begeleiding in its last months, whoever guides now. A maatje's company has no term."""
    first, other = aliased(Begeleiding), aliased(Begeleiding)
    same = other.dossier_id == first.dossier_id, other.kind == BegeleidingKind.BEGELEIDER
    earlier = (other.starts_on < first.starts_on) | (
        (other.starts_on == first.starts_on) & (other.id < first.id)
    )
    goes_on = other.ends_on.is_(None) | (other.ends_on > day("today"))
    return (
        part(dossiers, Matter.BEGELEIDING, first.starts_on)
        .join(first, first.dossier_id == Dossier.id)
        .where(
            first.dossier_id.in_(dossiers.with_only_columns(Dossier.id)),  # they are found first
            first.kind == BegeleidingKind.BEGELEIDER,
            first.starts_on <= day("guided_until"),
            ~select(other.id).where(*same, earlier).exists(),
            select(other.id).where(*same, goes_on).exists(),
        )
        .order_by(first.starts_on, Dossier.id)
    )
