"""Everything the board reads of dossiers, in one statement."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import select, union_all

from webapp.case.account import Account
from webapp.core.db import Query
from webapp.screens.board import queries, queries_appointments, queries_plans
from webapp.screens.board.model import Matter
from webapp.screens.board.queries_first_plans import without_plan


def one(dossiers: Query, matter: Matter, talks: int) -> Query:
    if matter is Matter.TALK:
        return queries_plans.due(dossiers, talks)
    if matter in queries_plans.TERMS:
        return queries_plans.terms(dossiers, matter)
    return PARTS[matter](dossiers)


PARTS: dict[Matter, Callable[[Query], Query]] = {
    Matter.PLAN: without_plan,
    Matter.ONTZORGING: queries.undecided,
    Matter.EXAM: queries_plans.no_free_attempt,
    Matter.NO_ANSWER: queries_appointments.no_answer,
    Matter.CANNOT: queries_appointments.cannot,
    Matter.MISSED: queries_appointments.missed,
    Matter.BEGELEIDING: queries.ending,
    Matter.NOT_REACHED: queries.unreached,
}


class Fact(NamedTuple):
    """What makes one matter of one dossier come up: the days that a term is reckoned from."""

    dossier_id: UUID
    inburgeraar_id: UUID
    matter: str
    number: int
    base: date
    second: date | None
    third: date | None
    fourth: date | None
    name: str


def together(dossiers: Query, talks: int, matters: Iterable[Matter]) -> Query:
    """Of each of these matters the nearest; `talks` is how many the rules plan."""
    parts = [one(dossiers, matter, talks) for matter in matters]
    nearest = [each.limit(queries.MOST).offset(queries.SKIP).subquery() for each in parts]
    rows = union_all(*(select(each) for each in nearest)).subquery()
    return select(rows, Account.name).join(Account, Account.id == rows.c.inburgeraar_id)
