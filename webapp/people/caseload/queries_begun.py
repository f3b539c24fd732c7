"""How a case began and who is around it. Values have names."""

from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import aliased

from webapp.arrival.intake.model import IntakeAnswer, IntakeShared
from webapp.case.account import AccessLine, Account, Role
from webapp.case.dossier import Begeleiding, BegeleidingKind, Dossier
from webapp.case.facts import ContactAttempt
from webapp.case.policy import Act
from webapp.case.queries import DOSSIER
from webapp.case.reach import ME, TODAY_GUIDED
from webapp.core.db import UtcDateTime

UNSEEN = [each for each in Act if "signa" in each.value or each is Act.SEND_LEFT]
"""Who looked at a signaal is told to nobody here."""


class Begun(NamedTuple):
    """How far somebody came before the plan."""

    reached_on: date | None
    """When somebody of the gemeente reached them first."""
    areas: int
    """Of the brede intake, of which something is written down."""
    written_at: datetime | None
    """When the last of it was."""
    shared_at: datetime | None


BEGUN = select(
    select(func.min(ContactAttempt.day))
    .where(ContactAttempt.dossier_id == DOSSIER, ContactAttempt.reached)
    .scalar_subquery()
    .label("reached_on"),
    select(func.count(IntakeAnswer.area.distinct()))
    .where(IntakeAnswer.dossier_id == DOSSIER)
    .scalar_subquery()
    .label("areas"),
    select(func.max(IntakeAnswer.written_at))
    .where(IntakeAnswer.dossier_id == DOSSIER)
    .scalar_subquery()
    .label("written_at"),
    select(func.max(IntakeShared.shared_at))
    .where(IntakeShared.dossier_id == DOSSIER)
    .scalar_subquery()
    .label("shared_at"),
)


class Guide(NamedTuple):
    """Who guides, guided, or will."""

    name: str
    phone: str | None
    kind: BegeleidingKind
    starts_on: date
    ends_on: date | None
    """Exclusive."""


GUIDES = (
    select(*(getattr(Account, name) for name in Guide._fields[:2]))
    .add_columns(*(getattr(Begeleiding, name) for name in Guide._fields[2:]))
    .join(Begeleiding, Begeleiding.begeleider_id == Account.id)
    .where(Begeleiding.dossier_id == DOSSIER)
    .order_by(Begeleiding.starts_on.desc(), Account.filed_as)
)


class Named(NamedTuple):
    """Somebody who can be called."""

    name: str
    phone: str | None


guide = aliased(Account)
OURS = (
    select(guide.organisation_id)
    .join(Begeleiding, Begeleiding.begeleider_id == guide.id)
    .where(Begeleiding.dossier_id == DOSSIER, *TODAY_GUIDED)
)
COORDINATORS = (
    select(Account.name, Account.phone)
    .where(
        Account.role == Role.COORDINATOR,
        Account.organisation_id.in_(OURS),
        Account.closed_at.is_(None),
    )
    .order_by(Account.filed_as)
)


class Partner(NamedTuple):
    id: UUID
    name: str


other = aliased(Dossier)
PARTNERS = (
    select(other.id, Account.name)
    .join(Account, Account.id == other.inburgeraar_id)
    .join(Dossier, Dossier.household_id == other.household_id)
    .where(Dossier.id == DOSSIER, other.id != DOSSIER, other.closed_on.is_(None))
    .order_by(Account.filed_as)
)
# Who else opened something of it today.
LOOKED = (
    select(Account.name, Account.role)
    .join(AccessLine, AccessLine.account_id == Account.id)
    .where(
        AccessLine.dossier_id == DOSSIER,
        AccessLine.at >= bindparam("midnight", type_=UtcDateTime()),
        AccessLine.account_id != ME,
        AccessLine.reached,
        AccessLine.act.not_in([each.value for each in UNSEEN]),
    )
    .group_by(Account.id, Account.name, Account.role)
    .order_by(func.max(AccessLine.at).desc())
    .limit(6)
)
