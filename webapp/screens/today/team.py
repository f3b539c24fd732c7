"""What a coördinator sees first: who of the organisation guides how many, and who was not seen."""

from collections import Counter
from itertools import groupby
from typing import Any
from uuid import UUID

from webapp.case.dossier import BegeleidingKind
from webapp.case.policy import Act, reached, who
from webapp.case.queries import PAGE
from webapp.case.sessions import Me
from webapp.core import db
from webapp.guidance.clients.pages import Client, clients_of
from webapp.guidance.clients.queries import GUIDES, OURS, caseload
from webapp.guidance.onboarding.pages import arranged_of
from webapp.guidance.welzijn.model import Signaal
from webapp.guidance.welzijn.queries import waiting


def ours(me: Me) -> list[Client]:
    """All who are guided: what is late depends on each gemeente's rules, so it is reckoned here."""
    rows = db.rows(caseload(reached(Act.SEE_TEAM, me.role), OURS), **who(me))
    return clients_of(rows, arranged_of(me))


def team_of(me: Me, number: int) -> dict[str, Any]:
    """Thirty people a page, by who guides them."""
    clients = sorted(ours(me), key=lambda client: (*guided_by(client), client.name))
    counted = Counter((client.guide_id, client.kind) for client in clients)
    guides = [
        (guide, [(kind, counted[guide.id, kind]) for kind in BegeleidingKind])
        for guide in db.rows(GUIDES, **who(me))
    ]
    shown = paged(clients, number)
    return shown | {
        "guides": guides,
        "groups": [(guide, [*group]) for (guide, _), group in groupby(shown["clients"], guided_by)],
        "overdue": sum(client.not_seen for client in clients),
        "finishing": sum(client.finishing for client in clients),
        "signalen": db.value(waiting(reached(Act.LIST_SIGNALEN, me.role, Signaal)), **who(me)),
    }


def guided_by(client: Client) -> tuple[str, UUID]:
    """Two people may have one name."""
    return client.guide, client.guide_id


def overdue_of(me: Me, number: int) -> dict[str, Any]:
    """Who was not seen for too long, the longest first; then whose begeleiding is to end."""
    late = [client for client in ours(me) if client.not_seen or client.finishing]
    late.sort(key=lambda client: (not client.not_seen, client.since, client.name))
    return paged(late, number)


def paged(clients: list[Client], number: int) -> dict[str, Any]:
    skip = (number - 1) * PAGE
    return {
        "clients": clients[skip : skip + PAGE],
        "number": number,
        "more": len(clients) > skip + PAGE,
    }
