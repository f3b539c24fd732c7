"""What staff read of a case on each of its pages: who it is, and which rooms are open to them.

It comes with the dossier itself, in the one statement of the guard.
"""

from functools import cache
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import select

from webapp.case.account import Account, Role
from webapp.case.dossier import Begeleiding, Dossier, Household
from webapp.case.facts import Address
from webapp.case.in_hand import in_reach
from webapp.case.me import Me
from webapp.case.policy import POLICY, Act, acts_found, reaching, who
from webapp.case.queries import DOSSIER, PHONES
from webapp.case.reach import TODAY_GUIDED
from webapp.core.db import Query
from webapp.core.together import Rows, Together

OF_A_CASE = (
    Act.KEEP_CASE,
    Act.READ_CLIENT,
    Act.KEEP_ARRIVAL,
    Act.READ_INTAKE,
    Act.READ_PIP,
    Act.READ_HOURS,
    Act.LOG_PROGRESS,
    Act.READ_AGENDA,
    Act.READ_BUDGET,
    Act.READ_PVT,
    Act.READ_MESSAGES,
    Act.READ_VISITS,
    Act.READ_SETTLING,
    Act.KEEP_FACTS,
    Act.PLAN_APPOINTMENT,
    Act.TALK_WITH_CONSULENT,
)
"""What opens its rooms, and what is done from any of them."""
LIVING = (
    select(Address.place, Address.hidden, Household.kind, Household.children)
    .join_from(Dossier, Household, Household.id == Dossier.household_id)
    .outerjoin(Address, Address.dossier_id == Dossier.id)
    .where(Dossier.id == DOSSIER)
)
GUIDING = (
    select(Account.name, Account.phone, Begeleiding.kind)
    .join(Begeleiding, Begeleiding.begeleider_id == Account.id)
    .where(Begeleiding.dossier_id == DOSSIER, *TODAY_GUIDED)
    .order_by(Begeleiding.kind, Account.filed_as)
)


class Around(NamedTuple):
    """The last three are empty but for who keeps the case."""

    acts: frozenset[Act]
    living: Rows = ()
    phones: Rows = ()
    guides: Rows = ()


@cache
def acts_of(role: Role) -> frozenset[Act]:
    return frozenset(act for act in OF_A_CASE if role in POLICY[act])


@cache
def parts(role: Role) -> tuple[Query, ...]:
    known = (LIVING, PHONES, GUIDING) if role in POLICY[Act.KEEP_CASE] else ()
    return (reaching(role, acts_of(role)), *known)


@cache
def alone(role: Role) -> Together:
    return Together(*parts(role))


@cache
def with_case(act: Act, role: Role) -> Together:
    return Together(in_reach(act, role, None, lock=False), *parts(role))


def around(me: Me, dossier_id: UUID) -> Around:
    return shaped(me, *alone(me.role).read(**who(me), row=dossier_id, dossier=dossier_id))


def found_around(me: Me, act: Act, dossier_id: UUID) -> tuple[Any, Around | None]:
    """The columns of the case and what is around it; None, None when it is out of reach."""
    statement = with_case(act, me.role)
    rows, *rest = statement.read(**who(me), row=dossier_id, dossier=dossier_id)
    return (rows[0], shaped(me, *rest)) if rows else (None, None)


def shaped(me: Me, reached: Rows, *known: Rows) -> Around:
    return Around(acts_found(me.role, acts_of(me.role), reached[0]), *known)
