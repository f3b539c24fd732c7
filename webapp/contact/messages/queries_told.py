"""Who is told of a message, by the talk and by whether the inburgeraar wrote it."""

from typing import Any

from sqlalchemy import ColumnElement, Executable, Select, select, union

from webapp.case.account import Account, Role
from webapp.case.dossier import Begeleiding, Dossier
from webapp.case.queries import DOSSIER
from webapp.case.reach import AS_BEGELEIDER, AS_MAATJE, TODAY_GUIDED
from webapp.contact.messages.model import Talk

INBURGERAAR = select(Dossier.inburgeraar_id).where(Dossier.id == DOSSIER)
CONSULENT = select(Dossier.consulent_id).where(Dossier.id == DOSSIER)


def guide(kind: ColumnElement[bool]) -> Select[Any]:
    """Who guides today, as this kind."""
    guides = select(Begeleiding.begeleider_id).where(Begeleiding.dossier_id == DOSSIER)
    return guides.where(kind, *TODAY_GUIDED)


def leader(kind: ColumnElement[bool]) -> Select[Any]:
    """Who leads the organisations of those who guide."""
    guides = select(Account.organisation_id).where(Account.id.in_(guide(kind)))
    return select(Account.id).where(
        Account.organisation_id.in_(guides),
        Account.role == Role.COORDINATOR,
        Account.closed_at.is_(None),
    )


AMONG_STAFF = union(CONSULENT, guide(AS_BEGELEIDER), leader(AS_BEGELEIDER))
MAATJE_AND_LEADER = union(guide(AS_MAATJE), leader(AS_MAATJE))
TOLD: dict[tuple[Talk, bool], Executable] = {
    (Talk.CONSULENT, True): CONSULENT,
    (Talk.CONSULENT, False): INBURGERAAR,
    (Talk.BEGELEIDER, True): guide(AS_BEGELEIDER),
    (Talk.BEGELEIDER, False): INBURGERAAR,
    (Talk.MAATJE, True): guide(AS_MAATJE),
    (Talk.MAATJE, False): INBURGERAAR,
    (Talk.STAFF, False): AMONG_STAFF,
    (Talk.COORDINATOR, False): MAATJE_AND_LEADER,
}
