"""What the making of a plan is read by, and the shape of its rows. Values have names."""

from datetime import date
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import Uuid, bindparam, func, select

from webapp.arrival.intake.queries import LATEST_WISHES, LBT, WISHES
from webapp.case.account import Account
from webapp.case.dossier import Begeleiding, Dossier
from webapp.case.queries import DATES, DOSSIER, SCHOOLS
from webapp.case.reach import AS_BEGELEIDER, TODAY_GUIDED
from webapp.core.together import Together
from webapp.plan.ledger.queries import MINUTES_BY_KIND
from webapp.plan.pip.model import Agreement, Frozen, Party, Pip, PipStatus

PIP = bindparam("pip", type_=Uuid())


class Shown(NamedTuple):
    """A line of the draft, with the name of the begeleider who helps."""

    id: UUID
    position: int
    text_id: str | None
    own_words: str | None
    party: Party
    helper_id: UUID | None
    due_on: date | None
    helper: str | None


# Held until the answer: two people never change one draft in the same moment.
DRAFT_READ = select(Pip).where(Pip.dossier_id == DOSSIER, Pip.status == PipStatus.DRAFT)
DRAFT = DRAFT_READ.with_for_update()
ALL_FIXED = (
    select(Pip)
    .where(Pip.dossier_id == DOSSIER, Pip.status == PipStatus.FIXED)
    .order_by(Pip.number.desc())
)
IN_FORCE = ALL_FIXED.limit(1)
LINES = select(Agreement).where(Agreement.pip_id == PIP).order_by(Agreement.position, Agreement.id)
LINES_TO_READ = (
    select(
        *(getattr(Agreement, name) for name in Shown._fields if name != "helper"),
        Account.name.label("helper"),
    )
    .outerjoin(Account, Account.id == Agreement.helper_id)
    .where(Agreement.pip_id == PIP)
    .order_by(Agreement.position, Agreement.id)
)
LAST_POSITION = select(func.max(Agreement.position)).where(Agreement.pip_id == PIP)
FIXED = (
    select(
        Pip.id,
        Pip.number,
        Pip.dated_on,
        Pip.reason,
        Frozen.fixed_at,
        Frozen.content_hash,
        Account.name,
    )
    .outerjoin(Frozen, Frozen.pip_id == Pip.id)
    .outerjoin(Account, Account.id == Frozen.fixed_by_id)
    .where(Pip.dossier_id == DOSSIER, Pip.status == PipStatus.FIXED)
    .order_by(Pip.number.desc())
)
HELPERS = (
    select(Account.id, Account.name)
    .join(Begeleiding, Begeleiding.begeleider_id == Account.id)
    .where(Begeleiding.dossier_id == DOSSIER, AS_BEGELEIDER, *TODAY_GUIDED)
    .order_by(Account.filed_as)
)
lbt, chosen = LBT.subquery(), WISHES.subquery()
TOLD = (
    select(lbt.c.outcome, lbt.c.day, chosen.c.chosen, chosen.c.words, chosen.c.language)
    .select_from(Dossier)
    .outerjoin(lbt, lbt.c.dossier_id == Dossier.id)
    .outerjoin(chosen, chosen.c.dossier_id == Dossier.id)
    .where(Dossier.id == DOSSIER)
)
"""One row, whatever the brede intake knows: what the LBT advises, and what the person chose."""
GROUNDS = Together(MINUTES_BY_KIND, TOLD, DATES, LATEST_WISHES)
BESIDE = Together(FIXED, HELPERS, SCHOOLS)
"""What stands beside a draft: the versions before it, who could help, and the schools of the
gemeente.
"""
