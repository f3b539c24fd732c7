"""What staff see first, and whom no message reaches."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import field
from typing import NamedTuple
from uuid import UUID

from werkzeug.datastructures import MultiDict

from webapp.case.account import Account
from webapp.case.dossier import Dossier
from webapp.case.policy import Act, may, reached, who
from webapp.case.queries import PAGE, by_name, ids_among
from webapp.case.telephone import Telephone
from webapp.contact.push.queries import not_reached
from webapp.core import clock, db
from webapp.guidance.welzijn.model import Signaal
from webapp.guidance.welzijn.pages_late import late_page
from webapp.people.staff.pages import staff_page
from webapp.screens.board.pages import asked_for, board_page
from webapp.screens.roster.pages import asked_for as roster_asked_for
from webapp.screens.roster.pages import phones_among, roster_page
from webapp.screens.today.pages_round import round_page
from webapp.screens.today.pages_team import team_page
from webapp.web.guards import Rows
from webapp.web.page import Page
from webapp.web.who_asks import me

NOT_REACHED = not_reached(Dossier.inburgeraar_id)


class Listed(NamedTuple):
    id: UUID
    name: str


class DossiersPage(Page, template="screens/today/desk.html"):
    """Thirty by name of those whom no message reaches; or none at all."""

    dossiers: Sequence[Listed] = ()
    number: int = 1
    more: bool = False
    plans: Set[UUID] = frozenset()
    """Of which the plan may be read; and then of which the messages."""
    messages: Set[UUID] = frozenset()
    phones: Mapping[UUID, Sequence[Telephone]] = field(default_factory=dict)


def first_page(args: MultiDict[str, str], number: int) -> Page:
    """With which this role begins."""
    if may(me(), Act.SEE_BOARD):
        return board_page(asked_for(args, number))
    if may(me(), Act.SEE_ROUND):
        return round_page(number)
    if may(me(), Act.SEE_TEAM):
        return team_page(reached(Act.SEE_TEAM, me().role), number)
    if may(me(), Act.LIST_DOSSIERS):
        dossiers = reached(Act.LIST_DOSSIERS, me().role)
        return roster_page(dossiers, roster_asked_for(args), number)
    if may(me(), Act.SEE_LATE):
        return late_page(reached(Act.SEE_LATE, me().role, Signaal))
    if may(me(), Act.KEEP_CONTRACTS):
        return staff_page(reached(Act.KEEP_ACCOUNTS, me().role, Account))
    return DossiersPage()


def to_call_page(dossiers: Rows[Dossier], number: int) -> DossiersPage:
    """Those among the dossiers whose people no message reaches."""
    values = who(me()) | {"real": clock.real()}
    query = by_name(dossiers.where(NOT_REACHED).with_only_columns(Dossier.id))
    found = db.read(Listed, query, **values, skip=(number - 1) * PAGE)
    ids = [dossier.id for dossier in found[:PAGE]]
    return DossiersPage(
        dossiers=found[:PAGE],
        number=number,
        more=len(found) > PAGE,
        phones=phones_among(ids),
        plans=reached_among(Act.READ_PIP, values | {"ids": ids}),
        messages=reached_among(Act.READ_MESSAGES, values | {"ids": ids}),
    )


def reached_among(act: Act, values: Mapping[str, object]) -> frozenset[UUID]:
    """Which of these dossiers an act reaches."""
    if not may(me(), act):
        return frozenset()
    return frozenset(row.id for row in db.rows(ids_among(reached(act, me().role)), **values))
