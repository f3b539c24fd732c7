"""What follows from plans that were fixed: talks, objections, the last day to switch, the term."""

from sqlalchemy import (
    Date,
    Integer,
    and_,
    bindparam,
    case,
    func,
    or_,
    select,
    type_coerce,
)
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.orm import aliased
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import GenericFunction

from webapp.case.dossier import Dossier
from webapp.core.db import Query
from webapp.law.duo import Doelgroep, ExamResult
from webapp.plan.pip.model import Exam, Pip, PipStatus, ProgressTalk
from webapp.screens.board.model import Matter
from webapp.screens.board.queries import day, part


class days_between(GenericFunction[int]):
    """How many days the second date lies after the first."""

    type = Integer()
    inherit_cache = True


@compiles(days_between, "sqlite")
def in_sqlite(element: days_between, compiler: SQLCompiler, **options: object) -> str:
    first, second = (compiler.process(clause, **options) for clause in element.clauses)
    return f"(julianday({second}) - julianday({first}))"


@compiles(days_between, "postgresql")
def in_postgres(element: days_between, compiler: SQLCompiler, **options: object) -> str:
    first, second = (compiler.process(clause, **options) for clause in element.clauses)
    return f"({second} - {first})"


TERMS = frozenset({Matter.OBJECTION, Matter.SWITCH, Matter.TERM})


def terms(dossiers: Query, matter: Matter) -> Query:
    """The first plan starts the term; each one that is made known may be objected to.

    As with talks, the people are found first, and then their plans.
    """
    announced = matter is Matter.OBJECTION  # a draft never is
    base = Pip.announced_on if announced else type_coerce(Pip.dated_on, Date())
    first = () if announced else (Pip.status == PipStatus.FIXED, Pip.number == 1)
    plans = select(Pip.dossier_id, base.label("base")).where(
        Pip.dossier_id.in_(dossiers.with_only_columns(Dossier.id)),
        *first,
        base >= day(f"{matter}_from"),
        base <= day(f"{matter}_until"),
    )
    near = plans.cte(f"near_{matter}").prefix_with("MATERIALIZED")
    found = part(dossiers, matter, near.c.base).join(near, near.c.dossier_id == Dossier.id)
    return found.order_by(near.c.base, Dossier.id)


def no_free_attempt(dossiers: Query) -> Query:
    """Only an asielstatushouder has free attempts; those who wait longest come first.

    Counted as on the page of the person (law.duo.free_attempts_left): a result of "Geen" uses none.
    """
    passed = aliased(Exam)
    same = (passed.dossier_id == Exam.dossier_id) & (passed.part == Exam.part)
    parts = (
        select(Exam.dossier_id, func.max(Exam.taken_on).label("last_on"))
        .where(
            Exam.result == ExamResult.GEZAKT,
            ~select(passed.id).where(same, passed.result == ExamResult.GESLAAGD).exists(),
        )
        .group_by(Exam.dossier_id, Exam.part)
        .having(func.count() >= bindparam("free_attempts", type_=Integer()))
        .subquery()
    )
    latest = select(parts.c.dossier_id, func.max(parts.c.last_on).label("last_on"))
    used = latest.group_by(parts.c.dossier_id).subquery()
    since = (ProgressTalk.dossier_id == Dossier.id) & (ProgressTalk.held_on >= used.c.last_on)
    return (
        part(dossiers, Matter.EXAM, used.c.last_on)
        .join(used, used.c.dossier_id == Dossier.id)
        .where(
            Dossier.doelgroep == Doelgroep.ASIELSTATUSHOUDER,
            ~select(ProgressTalk.id).where(since).exists(),
        )
        .order_by(used.c.last_on, Dossier.id)
    )


def due(dossiers: Query, talks: int) -> Query:
    """The talk that comes after those that were held, the one that is latest first.

    `talks` is how many the rules plan. How many should have been held by now follows from the day
    of the plan. The people are found first, by their gemeente, and then their plans: there are
    more plans in the country than people in a gemeente.
    """
    held = select(func.count()).where(ProgressTalk.dossier_id == Pip.dossier_id).scalar_subquery()
    plans = select(Pip.dossier_id, Pip.dated_on, held.label("held")).where(
        Pip.dossier_id.in_(dossiers.with_only_columns(Dossier.id)),
        Pip.number == 1,
        Pip.status == PipStatus.FIXED,
        Pip.dated_on <= day("talk_by_0"),
    )
    behind = plans.cte("behind").prefix_with("MATERIALIZED")  # counted once
    known, first = behind.c.held, behind.c.dated_on
    by_now = [and_(known == n, first <= day(f"talk_by_{n}")) for n in range(talks)]
    late = case(*((known == n, days_between(first, day(f"talk_by_{n}"))) for n in range(talks)))
    found = part(dossiers, Matter.TALK, first, number=known)
    found = found.join(behind, behind.c.dossier_id == Dossier.id)
    return found.where(or_(*by_now)).order_by(late.desc(), Dossier.id)
