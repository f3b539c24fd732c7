"""What the person added to visits, and the shape of it."""

from datetime import datetime
from functools import cache
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import func, select

from webapp.case.account import Language, Role
from webapp.case.dossier import Dossier
from webapp.core.db import Query
from webapp.guidance.visits.model import Visit, VisitWords
from webapp.guidance.visits.queries import FIRST_ID, FIRST_IDS, all_of_it

MOST = 10
"""Shown of each visit: the newest."""


class OwnWords(NamedTuple):
    """What the person added to a visit."""

    first_id: UUID
    words: str
    language: Language
    written_at: datetime


@cache
def own_words(role: Role) -> Query:
    """What the person added to these visits, in the order in which they did."""
    newest = func.row_number().over(partition_by=FIRST_ID, order_by=VisitWords.written_at.desc())
    added = (
        select(VisitWords, FIRST_ID.label("first_id"), newest.label("number"))
        .join(Visit, Visit.id == VisitWords.visit_id)
        .join(Dossier, Dossier.id == Visit.dossier_id)
        .where(FIRST_ID.in_(FIRST_IDS), all_of_it(role))
        .subquery()
    )
    said = select(*(added.c[name] for name in OwnWords._fields))
    return said.where(added.c.number <= MOST).order_by(added.c.written_at)
