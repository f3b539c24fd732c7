"""The sheet for the gemeente that somebody moves to: what it needs to go on, and nothing more."""

import re

from sqlalchemy.orm import Session

from tests.conftest import As, Cast, Change
from webapp.case.account import Language
from webapp.contact.messages.model import Message, Talk
from webapp.core import clock


def sheet(as_: As, cast: Cast, name: str) -> str:
    page = as_("petra").get(f"/dossiers/{cast.dossier(name).id}/moving")
    assert page.status_code == 200
    said = re.sub(r"<[^>]*>|[\u2066-\u2069]", "", page.text)
    return " ".join(said.split())


def test_it_tells_route_term_versions_hours_and_agreements(as_: As, cast: Cast) -> None:
    page = sheet(as_, cast, "yonas")
    for said in (
        "De leerroute blijft hetzelfde",
        "Z-route. Van 16 juli 2026",
        "16 juli 2026",
        "15 juli 2029",
        "15 juli 2026",
        "96 uur",
        "24 uur",
        "30 uur",
        "Ik ga naar alle taallessen.",
    ):
        assert said in page, said


def test_without_a_plan_it_tells_the_days(as_: As, cast: Cast) -> None:
    page = sheet(as_, cast, "dawit")
    assert "Er is nog geen vastgesteld plan." in page
    assert "3 augustus 2026" in page


def test_nothing_of_money_intake_visits_or_messages_stands_there(
    as_: As, cast: Cast, change: Change
) -> None:
    def write(session: Session) -> None:
        dossier, author = cast.dossier("rania").id, cast["rania"].id
        session.add(
            Message(
                dossier_id=dossier,
                talk=Talk.CONSULENT,
                author_id=author,
                sent_at=clock.now(),
                by_inburgeraar=True,
                language=Language.AR,
                words="geheim bericht",
            )
        )

    change(write)
    page = sheet(as_, cast, "rania")
    for hidden in ("€", "geheim bericht", "bijstand", "LBT", "Henk"):
        assert hidden not in page, hidden
