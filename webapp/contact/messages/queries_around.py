"""Who is on the other side of a talk: whom to call, and whether a message reaches them."""

from typing import NamedTuple
from uuid import UUID

from sqlalchemy import cast, null, select

from webapp.case.account import Account, Role
from webapp.case.dossier import Begeleiding, BegeleidingKind, Dossier
from webapp.case.queries import CONTACTS, DOSSIER, PHONES
from webapp.case.reach import ORGANISATION
from webapp.contact.push.queries import not_reached
from webapp.core.together import Together


class Person(NamedTuple):
    """Somebody of a talk, to be called."""

    name: str
    role: Role
    phone: str | None
    kind: BegeleidingKind | None
    """Of who guides; None of others."""
    id: UUID | None = None
    """None of the inburgeraar."""


COORDINATORS = (
    select(
        Account.name,
        Account.role,
        Account.phone,
        cast(null(), Begeleiding.kind.type).label("kind"),
        Account.id,
    )
    .where(
        Account.organisation_id == ORGANISATION,
        Account.role == Role.COORDINATOR,
        Account.closed_at.is_(None),
    )
    .order_by(Account.filed_as)
)
AROUND = Together(CONTACTS, PHONES, COORDINATORS)
"""Whom to call: the consulent and who guides, the inburgeraar, who leads who guides."""
REACHED = select(~not_reached(Dossier.inburgeraar_id)).where(Dossier.id == DOSSIER)
