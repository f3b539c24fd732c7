"""What visits are read by: who sees which of them, and which words in them. Values have names."""

from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Integer, Select, Uuid, bindparam, case, func, or_, select

from webapp.case.account import Account, Role
from webapp.case.dossier import Dossier
from webapp.case.policy import ME, Act, within
from webapp.guidance.visits.model import Visit, VisitWords

DOSSIER = bindparam("dossier", type_=Uuid())
FIRST_IDS = bindparam("first_ids", type_=Uuid(), expanding=True)
PAGE, EARLIER, OWN_WORDS = 30, 5, 10
"""So many visits a page; of each so many earlier notes and words that the person added."""

MINE = Visit.author_id == ME
SHARED = Visit.shared.is_(True)
FIRST_ID = func.coalesce(Visit.corrects_id, Visit.id)
SAID = "day begins how minutes mood agreed words next_on next_at corrects_id".split()
SAME = select(Visit).where(
    Visit.dossier_id == DOSSIER,
    MINE,
    Visit.written_at > bindparam("since", type_=Visit.written_at.type),
    *(
        Visit.__table__.c[name].is_not_distinct_from(
            bindparam(name, type_=Visit.__table__.c[name].type)
        )
        for name in SAID
    ),
)
"""A note that says the same, by the same person, just now."""


def wrote(role: Role) -> ColumnElement[bool]:
    """One's own notes, as long as one guides the dossier."""
    return MINE & within(Act.LOG_VISIT, role)


def all_of_it(role: Role) -> ColumnElement[bool]:
    return or_(within(Act.READ_VISIT_WORDS, role), wrote(role))


@cache
def numbered(role: Role) -> Any:
    """Every note of a dossier that this role sees, the latest of each visit with number 1."""
    seen = or_(
        SHARED & within(Act.READ_SHARED_VISITS, role),
        within(Act.READ_INTERNAL_VISITS, role),
        wrote(role),
    )
    full = all_of_it(role)
    shown = {
        "mood": case((full, Visit.mood)),
        "words": case((full, Visit.words)),
        "agreed": case((or_(full, SHARED), Visit.agreed)),
    }
    latest_first = (Visit.written_at.desc(), Visit.id)
    return (
        select(
            *(column for column in Visit.__table__.columns if column.name not in shown),
            *(column.label(name) for name, column in shown.items()),
            FIRST_ID.label("first_id"),
            Account.name,
            func.row_number().over(partition_by=FIRST_ID, order_by=latest_first).label("number"),
        )
        .join(Dossier, Dossier.id == Visit.dossier_id)
        .join(Account, Account.id == Visit.author_id)
        .where(Visit.dossier_id == DOSSIER, seen)
        .subquery()
    )


@cache
def visits(role: Role) -> Select[Any]:
    """Thirty visits, the newest first."""
    note = numbered(role)
    return (
        select(note)
        .where(note.c.number == 1)
        .order_by(note.c.day.desc(), note.c.written_at.desc(), note.c.id)
        .limit(PAGE + 1)
        .offset(bindparam("skip", type_=Integer()))
    )


@cache
def earlier(role: Role) -> Select[Any]:
    """What stood in these visits before they were corrected, the latest first."""
    note = numbered(role)
    return (
        select(note)
        .where(note.c.first_id.in_(FIRST_IDS), note.c.number.between(2, EARLIER + 1))
        .order_by(note.c.number)
    )


@cache
def own_words(role: Role) -> Select[Any]:
    """What the person added to these visits, in the order in which they did."""
    newest = func.row_number().over(partition_by=FIRST_ID, order_by=VisitWords.written_at.desc())
    added = (
        select(VisitWords, FIRST_ID.label("first_id"), newest.label("number"))
        .join(Visit, Visit.id == VisitWords.visit_id)
        .join(Dossier, Dossier.id == Visit.dossier_id)
        .where(FIRST_ID.in_(FIRST_IDS), all_of_it(role))
        .subquery()
    )
    return select(added).where(added.c.number <= OWN_WORDS).order_by(added.c.written_at)


@cache
def one_visit(role: Role) -> Select[Any]:
    """One visit as it stands now, by the id of its first note."""
    note = numbered(role)
    return select(note).where(note.c.number == 1, note.c.first_id.in_(FIRST_IDS))


NAMES = select(Account.name).join(Dossier, Dossier.inburgeraar_id == Account.id)
NAME = NAMES.where(Dossier.id == DOSSIER)
DOSSIER_OF = select(Dossier.id, Dossier.inburgeraar_id).where(Dossier.id == DOSSIER)
