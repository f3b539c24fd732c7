"""What follows from plans that were fixed: talks, objections, the last day to switch, the term."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Integer, Select, bindparam, case, func, literal, or_, select, union_all
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import GenericFunction

from webapp.accounts.model import Account
from webapp.board.model import Matter
from webapp.board.queries import MOST, SKIP, WHO, day
from webapp.dossiers.model import Dossier
from webapp.pip.model import Pip, PipStatus, ProgressTalk


class days_between(GenericFunction[int]):
    """How many days the second date lies after the first."""

    type = Integer()
    inherit_cache = True


@compiles(days_between, "sqlite")
def in_sqlite(element: Any, compiler: Any, **options: Any) -> str:
    first, second = (compiler.process(clause, **options) for clause in element.clauses)
    return f"(julianday({second}) - julianday({first}))"


@compiles(days_between, "postgresql")
def in_postgres(element: Any, compiler: Any, **options: Any) -> str:
    first, second = (compiler.process(clause, **options) for clause in element.clauses)
    return f"({second} - {first})"


def from_plans(dossiers: Select[Any], talks: int) -> Select[Any]:
    """What follows from plans in one statement; `talks` is how many the rules plan."""
    parts = [
        part.limit(MOST).offset(SKIP).subquery()
        for part in (*terms(dossiers), due(dossiers, talks))
    ]
    rows = union_all(*(select(part) for part in parts)).subquery()
    return select(rows).where(rows.c.matter.in_(bindparam("matters", expanding=True)))


def with_plans(dossiers: Select[Any], matter: Matter, number: Any, base: Any) -> Select[Any]:
    named = dossiers.join(Account, Account.id == Dossier.inburgeraar_id)
    shown = (literal(matter.value).label("matter"), number.label("number"), base.label("base"))
    return (
        named.join(Pip, Pip.dossier_id == Dossier.id)
        .where(Pip.status == PipStatus.FIXED)
        .with_only_columns(*WHO, *shown)
    )


def terms(dossiers: Select[Any]) -> Iterator[Select[Any]]:
    """The first plan starts the term; each one that is made known may be objected to."""
    for matter, base, first in (
        (Matter.OBJECTION, Pip.announced_on, False),
        (Matter.SWITCH, Pip.dated_on, True),
        (Matter.TERM, Pip.dated_on, True),
    ):
        part = with_plans(dossiers, matter, literal(0), base)
        part = part.where(base >= day(f"{matter}_from"), base <= day(f"{matter}_until"))
        yield (part.where(Pip.number == 1) if first else part).order_by(base, Dossier.id)


def due(dossiers: Select[Any], talks: int) -> Select[Any]:
    """The talk that comes after those that were held, the one that is latest first."""
    counted = select(ProgressTalk.dossier_id, func.count().label("held"))
    counts = counted.group_by(ProgressTalk.dossier_id).subquery()
    held = func.coalesce(counts.c.held, 0)
    first = Pip.dated_on
    near = or_(*((held == n) & (first <= day(f"talk_{n}")) for n in range(talks)))
    late = case(*((held == n, days_between(first, day(f"talk_{n}"))) for n in range(talks)))
    part = with_plans(dossiers, Matter.TALK, held, first)
    part = part.outerjoin(counts, counts.c.dossier_id == Pip.dossier_id)
    return part.where(Pip.number == 1, near).order_by(late.desc(), Dossier.id)
