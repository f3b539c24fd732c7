"""What staff see first: the dossiers they reach, and whom no message reaches."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import field
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, literal

from webapp.case.account import Account
from webapp.case.dossier import Dossier
from webapp.case.policy import Act, may, reached, who
from webapp.case.queries import PAGE, PHONES_AMONG, by_name, ids_among
from webapp.case.telephone import Telephone
from webapp.contact.push.queries import not_reached
from webapp.core import clock, db
from webapp.guidance.welzijn.model import Signaal
from webapp.guidance.welzijn.pages_late import late_page
from webapp.people.staff.pages import staff_page
from webapp.screens.board.pages import asked_for, board_page
from webapp.screens.today.pages_round import round_page
from webapp.screens.today.pages_team import team_page
from webapp.web.guards import Rows
from webapp.web.page import Page
from webapp.web.who_asks import me

NOT_REACHED = not_reached(Dossier.inburgeraar_id)


class Listed(NamedTuple):
    id: UUID
    not_reached: bool
    name: str


class DossiersPage(Page, template="screens/today/desk.html"):
    """Thirty dossiers by name."""

    dossiers: Sequence[Listed] = ()
    number: int = 1
    more: bool = False
    calling: bool = False
    """Only those whom no message reaches."""
    plans: Set[UUID] = frozenset()
    """Of which the plan may be read; and then of which the messages."""
    messages: Set[UUID] = frozenset()
    phones: Mapping[UUID, Sequence[Telephone]] = field(default_factory=dict)
    """Of whom is to be called."""


def first_page(args: Mapping[str, str], number: int) -> Page:
    """With which this role begins."""
    if may(me(), Act.SEE_BOARD):
        return board_page(asked_for(args, number))
    if may(me(), Act.SEE_ROUND):
        return round_page(number)
    if may(me(), Act.SEE_TEAM):
        return team_page(reached(Act.SEE_TEAM, me().role), number)
    if may(me(), Act.LIST_DOSSIERS):
        return caseload_page(reached(Act.LIST_DOSSIERS, me().role), number)
    if may(me(), Act.SEE_LATE):
        return late_page(reached(Act.SEE_LATE, me().role, Signaal))
    if may(me(), Act.KEEP_CONTRACTS):
        return staff_page(reached(Act.KEEP_ACCOUNTS, me().role, Account))
    return DossiersPage()


def caseload_page(dossiers: Rows[Dossier], number: int) -> DossiersPage:
    """All of them; who needs a call is marked."""
    sees = may(me(), Act.SEE_NOT_REACHED)
    return listed(dossiers, NOT_REACHED if sees else literal(False), number)


def to_call_page(dossiers: Rows[Dossier], number: int) -> DossiersPage:
    """Those among the dossiers whose people no message reaches."""
    return listed(dossiers.where(NOT_REACHED), literal(True), number, calling=True)


def listed(
    dossiers: Rows[Dossier], marked: ColumnElement[bool], number: int, *, calling: bool = False
) -> DossiersPage:
    values = who(me()) | {"real": clock.real()}
    columns: db.Columns = [Dossier.id, marked.label("not_reached")]
    query = by_name(dossiers.with_only_columns(*columns))
    found = db.read(Listed, query, **values, skip=(number - 1) * PAGE)
    values["ids"] = [dossier.id for dossier in found[:PAGE]]
    return DossiersPage(
        dossiers=found[:PAGE],
        number=number,
        more=len(found) > PAGE,
        calling=calling,
        phones=phones_among(values) if calling else {},
        plans=reached_among(Act.READ_PIP, values),
        messages=reached_among(Act.READ_MESSAGES, values),
    )


def reached_among(act: Act, values: Mapping[str, object]) -> frozenset[UUID]:
    """Which of these dossiers an act reaches."""
    if not may(me(), act):
        return frozenset()
    return frozenset(row.id for row in db.rows(ids_among(reached(act, me().role)), **values))


def phones_among(values: Mapping[str, object]) -> dict[UUID, list[Telephone]]:
    found: dict[UUID, list[Telephone]] = {}
    for dossier_id, *phone in db.rows(PHONES_AMONG, **values):
        found.setdefault(dossier_id, []).append(Telephone(*phone))
    return found
