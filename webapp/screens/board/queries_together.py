"""Everything the board reads of dossiers, in one statement."""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import FromClause, bindparam, case, func, select, union_all

from webapp.calendar.agenda.model import Answer, Appointment, AppointmentKind
from webapp.case.account import Account
from webapp.case.facts import PhoneNumber
from webapp.case.queries import OWN_FIRST
from webapp.core.db import Column, Query, UtcDateTime
from webapp.screens.board import (
    queries,
    queries_appointments,
    queries_calls,
    queries_guidance,
    queries_plans,
)
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
    Matter.BEGELEIDING: queries_guidance.ending,
    Matter.NOT_REACHED: queries_calls.unreached,
}


TO_CALL = (Matter.NO_ANSWER, Matter.CANNOT, Matter.MISSED, Matter.NOT_REACHED)
TO_TALK = (Matter.TALK, Matter.EXAM)


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
    about: UUID | None
    at: datetime | None
    kind: AppointmentKind | None
    answer: Answer | None
    name: str
    phone: str | None
    """Of who is to be called."""
    met_at: datetime | None
    """For a talk about progress, lately or soon."""


def together(dossiers: Query, talks: int, matters: Iterable[Matter]) -> Query:
    """Of each of these matters the nearest; `talks` is how many the rules plan."""
    parts = [one(dossiers, matter, talks) for matter in matters]
    nearest = [each.limit(queries.MOST).subquery() for each in parts]
    rows = union_all(*(select(each) for each in nearest)).subquery()
    shown: tuple[Column, ...] = (Account.name, phone_of(rows), talk_of(rows))
    return select(rows, *shown).join(Account, Account.id == rows.c.inburgeraar_id)


def phone_of(rows: FromClause) -> Column:
    """The own number first."""
    number = select(PhoneNumber.number).where(PhoneNumber.dossier_id == rows.c.id)
    first = number.order_by(*OWN_FIRST).limit(1).scalar_subquery()
    return case((rows.c.matter.in_(TO_CALL), first)).label("phone")


def talk_of(rows: FromClause) -> Column:
    """When it is held, or was lately: then what is left to do is to write it down."""
    planned = select(func.max(Appointment.starts_local)).where(
        Appointment.dossier_id == rows.c.id,
        Appointment.kind.in_((AppointmentKind.TALK, AppointmentKind.PLAN_TALK)),
        Appointment.ends_at > bindparam("met_since", type_=UtcDateTime()),
        Appointment.cancelled_at.is_(None),
    )
    return case((rows.c.matter.in_(TO_TALK), planned.scalar_subquery())).label("met_at")
