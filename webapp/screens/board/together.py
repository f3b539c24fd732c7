"""Everything the board reads of dossiers, in one statement."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Select, select, union_all

from webapp.case.account import Account
from webapp.screens.board import plans, queries
from webapp.screens.board.first_plans import without_plan
from webapp.screens.board.model import Matter


def one(dossiers: Select[Any], matter: Matter, talks: int) -> Select[Any]:
    if matter is Matter.TALK:
        return plans.due(dossiers, talks)
    if matter in plans.TERMS:
        return plans.terms(dossiers, matter)
    found: Select[Any] = PARTS[matter](dossiers)
    return found


PARTS: dict[Matter, Any] = {
    Matter.PLAN: without_plan,
    Matter.ONTZORGING: queries.undecided,
    Matter.EXAM: plans.no_free_attempt,
    Matter.NO_ANSWER: queries.no_answer,
    Matter.MISSED: queries.missed,
    Matter.BEGELEIDING: queries.ending,
    Matter.NOT_REACHED: queries.unreached,
}


def together(dossiers: Select[Any], talks: int, matters: Iterable[Matter]) -> Select[Any]:
    """Of each of these matters the nearest; `talks` is how many the rules plan."""
    parts = [one(dossiers, matter, talks) for matter in matters]
    nearest = [each.limit(queries.MOST).offset(queries.SKIP).subquery() for each in parts]
    rows = union_all(*(select(each) for each in nearest)).subquery()
    return select(rows, Account.name).join(Account, Account.id == rows.c.inburgeraar_id)
