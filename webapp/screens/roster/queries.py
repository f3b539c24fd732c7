"""Thirty people with what stands beside each name. Values have names.

Who they are is found first, by what has an index; all else is read of these few only.
"""

from collections.abc import Iterator
from datetime import date, datetime
from functools import cache
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Integer,
    String,
    bindparam,
    cast,
    false,
    func,
    null,
    select,
)

from webapp.calendar.agenda.model import AppointmentKind
from webapp.case.account import Account, Language
from webapp.case.born import Known
from webapp.case.dossier import (
    BegeleidingKind,
    Dossier,
    Household,
    HouseholdKind,
)
from webapp.case.spoken import Spoken
from webapp.contact.push.queries import not_reached
from webapp.core.db import Query
from webapp.law.duo import Leerroute
from webapp.people.caseload.queries_beside import STEPS, route
from webapp.screens.roster.model import Wanted
from webapp.screens.roster.queries_beside import ORDERS, VIEWS, WHOLE

MOST, SKIP = bindparam("most", type_=Integer()), bindparam("skip", type_=Integer())


class Facts(NamedTuple):
    """Everybody who lists people reads these."""

    id: UUID
    name: str
    born_on: date
    born_known: Known | None
    household: HouseholdKind
    children: int | None
    speaks: Spoken | None
    language: Language
    not_reached: bool
    first_plan: date | None
    """Dagtekening of the first plan; this and all that follows: None of who may not read it."""
    leerroute: Leerroute | None
    step: str | None
    """A value of Step."""
    next_at: datetime | None
    next_kind: AppointmentKind | None
    visited: date | None
    spoken_to: date | None
    met: datetime | None
    guide: str | None
    kind: BegeleidingKind | None


@cache
def lines(dossiers: Query, wanted: Wanted, *, whole: bool, marked: bool) -> Query:
    """Those that are wanted of these dossiers, in order; built once for each address.

    `whole`: with the plan, and who was seen when; `marked`: with whom no message reaches.
    """
    order = (*ORDERS[wanted.sort], Account.filed_as, Dossier.id)
    few = (
        dossiers.join(Account, Account.id == Dossier.inburgeraar_id)
        .where(*conditions(wanted))
        .with_only_columns(Dossier.id)
        .order_by(*order)
        .limit(MOST)
        .offset(SKIP)
        .subquery()
    )
    return (
        select(
            Dossier.id,
            Account.name,
            Dossier.born_on,
            Dossier.born_known,
            Household.kind,
            Household.children,
            Dossier.speaks,
            Account.language,
            not_reached(Dossier.inburgeraar_id) if marked else false(),
            *(WHOLE if whole else [null()] * len(WHOLE)),
        )
        .join_from(Dossier, few, few.c.id == Dossier.id)
        .join(Account, Account.id == Dossier.inburgeraar_id)
        .join(Household, Household.id == Dossier.household_id)
        .order_by(*order)
    )


def conditions(wanted: Wanted) -> Iterator[ColumnElement[bool]]:
    yield VIEWS[wanted.view]
    if wanted.step:
        yield STEPS[wanted.step]
    if wanted.route:
        yield route.scalar_subquery() == wanted.route
    if wanted.speaks:
        yield func.coalesce(Dossier.speaks, cast(Account.language, String)) == wanted.speaks
