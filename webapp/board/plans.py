"""What follows from plans that were fixed: talks, objections, the last day to switch, the term."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import CTE, Select, bindparam, func, literal, select, union_all

from webapp.accounts.model import Account
from webapp.board.model import Matter
from webapp.board.queries import MOST, SKIP, WHO, day
from webapp.dossiers.model import Dossier
from webapp.pip.model import Pip, PipStatus, ProgressTalk


def plans() -> CTE:
    """Of each dossier: when its first plan was fixed, the latest made known, talks held."""
    held = select(func.count(ProgressTalk.id)).where(ProgressTalk.dossier_id == Pip.dossier_id)
    fixed = select(
        Pip.dossier_id,
        func.min(Pip.dated_on).label("first_on"),
        func.max(Pip.announced_on).label("announced_on"),
        held.scalar_subquery().label("held"),
    )
    return fixed.where(Pip.status == PipStatus.FIXED).group_by(Pip.dossier_id).cte("plans")


def from_plans(dossiers: Select[Any], talks: int) -> Select[Any]:
    """What follows from plans in one statement; `talks` is how many the rules plan."""
    plan = plans()
    parts = [
        part.order_by(part.selected_columns.base, Dossier.id).limit(MOST).offset(SKIP).subquery()
        for part in parts_of(dossiers, plan, talks)
    ]
    rows = union_all(*(select(part) for part in parts)).subquery()
    return select(rows).where(rows.c.matter.in_(bindparam("matters", expanding=True)))


def parts_of(dossiers: Select[Any], plan: CTE, talks: int) -> Iterator[Select[Any]]:
    named = dossiers.join(Account, Account.id == Dossier.inburgeraar_id).join(
        plan, plan.c.dossier_id == Dossier.id
    )

    def part(matter: Matter, base: Any, number: int, *wanted: Any) -> Select[Any]:
        shown = (literal(matter.value).label("matter"), literal(number).label("number"))
        return named.where(*wanted).with_only_columns(*WHO, *shown, base.label("base"))

    first, announced = plan.c.first_on, plan.c.announced_on
    for number in range(talks):
        due = (plan.c.held == number, first <= day(f"talk_{number}"))
        yield part(Matter.TALK, first, number, *due)
    for matter, base in (
        (Matter.OBJECTION, announced),
        (Matter.SWITCH, first),
        (Matter.TERM, first),
    ):
        yield part(matter, base, 0, base >= day(f"{matter}_from"), base <= day(f"{matter}_until"))
