"""What the plan is read by, and the shape of its rows. Values have names."""

from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import Integer, Uuid, bindparam, select

from webapp.case.account import Account
from webapp.case.queries import DOSSIER
from webapp.law.duo import Alfabetisering, Leerroute, Niveau
from webapp.plan.pip.model import (
    Agreement,
    AgreementStatus,
    MainGoal,
    Party,
    Pip,
    PipStatus,
    ThisWeek,
    goes_on,
)

PAGE = 30


class Version(NamedTuple):
    """One version of the plan."""

    id: UUID
    number: int
    status: PipStatus
    dated_on: date
    announced_on: date | None
    leerroute: Leerroute
    niveau: Niveau | None
    main_goal: MainGoal
    school: str | None
    reason: str | None
    alfabetisering: Alfabetisering


class Line(NamedTuple):
    """One agreement."""

    id: UUID
    text_id: str | None
    own_words: str | None
    party: Party
    due_on: date | None
    status: AgreementStatus
    done_at: datetime | None
    this_week: ThisWeek | None
    week_on: date | None
    helper: str | None = None
    """The begeleider who helps, where that is shown."""

    @property
    def continues(self) -> bool:
        return goes_on(self.text_id, self.party)

    def said_in(self, monday: date) -> ThisWeek | None:
        return self.this_week if self.week_on == monday else None


VERSIONS = select(Pip).where(Pip.dossier_id == DOSSIER).order_by(Pip.number.desc())
VERSIONS_SHOWN = VERSIONS.with_only_columns(*(getattr(Pip, name) for name in Version._fields))
LINE = [getattr(Agreement, name) for name in Line._fields if name != "helper"]
AGREEMENTS = (
    select(*LINE, Account.name.label("helper"))
    .outerjoin(Account, Account.id == Agreement.helper_id)
    .where(Agreement.pip_id == bindparam("pip", type_=Uuid()))
    .order_by(Agreement.position)
    .limit(PAGE + 1)
    .offset(bindparam("skip", type_=Integer()))
)
ALL_AGREEMENTS = AGREEMENTS.limit(100)
HELPER = select(Account.name).where(Account.id == bindparam("id", type_=Uuid()))
# The lines of the version in force: drafts and earlier versions are not to be ticked.
# Of this one dossier: SQLite would gather the versions of all people first.
IN_FORCE = (
    Agreement.pip_id
    == select(Pip.id)
    .where(Pip.dossier_id == Agreement.dossier_id, Pip.status == PipStatus.FIXED)
    .order_by(Pip.number.desc())
    .limit(1)
    .correlate(Agreement)
    .scalar_subquery()
)
ANNOUNCED = (
    select(Pip.announced_on)
    .where(Pip.dossier_id == DOSSIER, Pip.status == PipStatus.FIXED)
    .order_by(Pip.number.desc())
    .limit(1)
)
"""When the plan in force was made known: the objection term counts from there."""
NEXT_STEPS = (
    select(*LINE)
    .where(
        Agreement.dossier_id == DOSSIER,
        IN_FORCE,
        Agreement.party == Party.INBURGERAAR,
        Agreement.status != AgreementStatus.DONE,
    )
    .order_by(Agreement.due_on.is_(None), Agreement.due_on, Agreement.position)
    .limit(3)
)
DONE_LAST = (
    Agreement.status == AgreementStatus.DONE,
    Agreement.due_on.is_(None),
    Agreement.due_on,
    Agreement.position,
)
# What a begeleider promised: theirs to tick.
OF_BEGELEIDER = IN_FORCE & (Agreement.party == Party.BEGELEIDER)
PROMISES = (
    select(*LINE, Account.name.label("helper"))
    .outerjoin(Account, Account.id == Agreement.helper_id)
    .where(
        Agreement.dossier_id == DOSSIER,
        IN_FORCE,
        (Agreement.party != Party.INBURGERAAR)
        | (Agreement.helper_id == bindparam("me", type_=Uuid())),
    )
    .order_by(*DONE_LAST)
    .limit(PAGE)
)
