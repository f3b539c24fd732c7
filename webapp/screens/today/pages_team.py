"""What a coördinator sees first: who of the organisation guides how many, and who was not seen."""

from collections import Counter
from collections.abc import Sequence
from itertools import groupby
from uuid import UUID

from webapp.case.dossier import BegeleidingKind, Dossier
from webapp.case.policy import Act, reached, who
from webapp.case.queries import PAGE
from webapp.core import db
from webapp.guidance.clients.model import Guide
from webapp.guidance.clients.pages import Client, Guided, clients_of
from webapp.guidance.clients.queries import GUIDES, OURS, caseload
from webapp.guidance.onboarding.pages import arranged_of
from webapp.guidance.welzijn.model import Signaal
from webapp.guidance.welzijn.queries import waiting
from webapp.web.guards import Rows
from webapp.web.page import Page
from webapp.web.who_asks import me


class TeamPage(Page, template="screens/today/team.html"):
    """Thirty people a page, by who guides them; what is counted is counted of all."""

    guides: Sequence[tuple[Guide, Sequence[tuple[BegeleidingKind, int]]]]
    groups: Sequence[tuple[str, Sequence[Client]]]
    overdue: int
    finishing: int
    signalen: int
    urgent: int
    """So many of them stand in red until somebody takes them up."""
    number: int
    more: bool


class OverduePage(Page, template="screens/today/overdue.html"):
    """Whom nobody saw for too long, the longest first; then whose begeleiding is to end."""

    clients: Sequence[Client]
    number: int
    more: bool


def ours(dossiers: Rows[Dossier]) -> list[Client]:
    """All who are guided: what is late depends on each gemeente's rules, so it is reckoned here."""
    found = db.read(Guided, caseload(dossiers, OURS), **who(me()))
    return clients_of(found, arranged_of(me()))


def team_page(dossiers: Rows[Dossier], number: int) -> TeamPage:
    clients = sorted(ours(dossiers), key=lambda client: (*guided_by(client), client.name))
    households = {(client.guide_id, client.kind, client.household_id) for client in clients}
    counted = Counter((guide_id, kind) for guide_id, kind, _ in households)
    shown, more = paged(clients, number)
    signalen = waiting(reached(Act.LIST_SIGNALEN, me().role, Signaal))
    wait, urgent = db.row(signalen, **who(me()))
    return TeamPage(
        guides=[
            (guide, [(kind, counted[guide.id, kind]) for kind in BegeleidingKind])
            for guide in db.read(Guide, GUIDES, **who(me()))
        ],
        groups=[(guide, [*group]) for (guide, _), group in groupby(shown, guided_by)],
        overdue=sum(client.not_seen for client in clients),
        finishing=sum(client.finishing for client in clients),
        signalen=wait,
        urgent=urgent,
        number=number,
        more=more,
    )


def guided_by(client: Client) -> tuple[str, UUID]:
    """Two people may have one name."""
    return client.guide, client.guide_id


def overdue_page(dossiers: Rows[Dossier], number: int) -> OverduePage:
    late = [client for client in ours(dossiers) if client.not_seen or client.finishing]
    late.sort(key=lambda client: (not client.not_seen, client.since, client.name))
    shown, more = paged(late, number)
    return OverduePage(clients=shown, number=number, more=more)


def paged(clients: Sequence[Client], number: int) -> tuple[Sequence[Client], bool]:
    """Thirty of them, and whether there are more."""
    skip = (number - 1) * PAGE
    return clients[skip : skip + PAGE], len(clients) > skip + PAGE
