"""What staff see first: the dossiers they reach, and whom no message reaches."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Select, literal

from webapp.case.dossier import Dossier
from webapp.case.policy import Act, may, reached, who
from webapp.case.queries import PAGE, by_name, ids_among
from webapp.case.sessions import Me
from webapp.contact.push.queries import not_reached
from webapp.core import clock, db
from webapp.screens.board.pages import asked_for, board_of
from webapp.screens.today.round import round_of
from webapp.screens.today.team import team_of


def first_screen(me: Me, args: Mapping[str, str], number: int) -> tuple[str, dict[str, Any]]:
    """The page with which this role begins, and what stands on it."""
    if may(me, Act.SEE_BOARD):
        return "screens/board/show.html", board_of(me, asked_for(args, number))
    if may(me, Act.SEE_ROUND):
        return "screens/today/round.html", round_of(me, number)
    if may(me, Act.SEE_TEAM):
        return "screens/today/team.html", team_of(me, number)
    return "screens/today/desk.html", caseload(me, number)


def caseload(me: Me, number: int) -> dict[str, Any]:
    """The dossiers a consulent reaches, by name; who needs a call is marked."""
    if not may(me, Act.LIST_DOSSIERS):
        return {"dossiers": (), "number": 1, "more": False}
    called = not_reached(Dossier.inburgeraar_id) if sees(me) else literal(False)
    query = reached(Act.LIST_DOSSIERS, me.role).add_columns(called.label("not_reached"))
    return listed(me, query, number)


def to_call(me: Me, dossiers: Select[Any], number: int) -> dict[str, Any]:
    """Those among the dossiers whose people no message reaches."""
    query = dossiers.where(not_reached(Dossier.inburgeraar_id))
    return listed(me, query.add_columns(literal(True).label("not_reached")), number)


def sees(me: Me) -> bool:
    return may(me, Act.SEE_NOT_REACHED)


def listed(me: Me, query: Select[Any], number: int) -> dict[str, Any]:
    """Thirty dossiers by name, and of which the plan and the messages may be read."""
    values = who(me) | {"real": clock.real()}
    found = db.rows(by_name(query), **values, skip=(number - 1) * PAGE)
    shown = found[:PAGE]
    values["ids"] = [dossier.id for dossier in shown]
    opens = {
        name: {row.id for row in db.rows(ids_among(reached(act, me.role)), **values)}
        for name, act in (("plans", Act.READ_PIP), ("messages", Act.READ_MESSAGES))
        if may(me, act)
    }
    return {"dossiers": shown, "number": number, "more": len(found) > PAGE} | opens
