"""How many statements a page costs: few, and as many for a thousand rows as for one."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import insert, select

from tests.conftest import Browser, Cast
from webapp.calendar.agenda.model import Appointment, AppointmentKind
from webapp.plan.pip.model import Agreement, AgreementStatus, Party, Pip

MOST = 12
FEWEST = 2
"""Who is signed in, and one thing about them: fewer would mean that nobody counts."""
ROOMS = ("/", "pip", "agenda", "budget", "pvt", "visits")
Change = Callable[..., Any]


def address(cast: Cast, name: str, room: str) -> str:
    return "/" if room == "/" else f"/dossiers/{cast.dossier(name).id}/{room}"


def many(cast: Cast, name: str, count: int) -> Callable[[Any], None]:
    """Add so many agreements and appointments to somebody's dossier."""
    dossier = cast.dossier(name).id

    def add(session: Any) -> None:
        plan = session.scalars(select(Pip).where(Pip.dossier_id == dossier)).first()
        first = session.scalars(
            select(Appointment)
            .where(Appointment.dossier_id == dossier)
            .order_by(Appointment.starts_at.desc())
        ).first()
        for number in range(count):
            same = {"dossier_id": dossier, "pip_id": plan.id, "party": Party.INBURGERAAR}
            values = {"id": uuid4(), "position": 100 + number, "text_id": "G04", **same}
            # Past the guard: the plan is fixed.
            session.execute(insert(Agreement.__table__), values | {"status": AgreementStatus.OPEN})
            starts = first.starts_local + timedelta(days=40 + number)
            session.add(
                Appointment(
                    dossier_id=dossier,
                    kind=AppointmentKind.TALK,
                    starts_local=starts,
                    ends_local=starts + timedelta(minutes=45),
                    place="Gemeentehuis",
                )
            )

    return add


@pytest.mark.parametrize("name", ["yonas", "rania", "omar", "dawit", "mariam"])
@pytest.mark.parametrize("room", ROOMS)
def test_a_page_costs_at_most_twelve(
    as_: Callable[..., Browser], cast: Cast, statements: list[str], name: str, room: str
) -> None:
    browser = as_(name)
    statements.clear()
    assert browser.get(address(cast, name, room)).status_code == 200
    assert FEWEST <= len(statements) <= MOST, "\n".join(statements)


@pytest.mark.parametrize("room", ROOMS)
def test_a_thousand_rows_cost_no_more_statements_than_one(
    as_: Callable[..., Browser], cast: Cast, change: Change, statements: list[str], room: str
) -> None:
    browser, counts, sizes = as_("yonas"), [], []
    for more in (1, 999):
        change(many(cast, "yonas", more))
        statements.clear()
        page = browser.get(address(cast, "yonas", room), headers={"Accept-Encoding": "br"})
        counts.append(len(statements))
        sizes.append(len(page.data))
    assert counts[0] == counts[1] >= FEWEST
    assert sizes[1] < 15 * 1024, "a list is shown thirty at a time, compressed by the app itself"


def test_the_rest_of_a_long_list_is_one_tap_away(
    as_: Callable[..., Browser], cast: Cast, change: Change
) -> None:
    change(many(cast, "yonas", 70))
    for room, mark in (("pip", 'class="agreement"'), ("agenda", 'id="appointment-')):
        seen: set[str] = set()
        for number in (1, 2, 3):
            page = as_("yonas").get(f"{address(cast, 'yonas', room)}?page={number}").text
            parts = {part.split('"')[0] for part in page.split('id="agreement-')[1:]}
            parts |= {part.split('"')[0] for part in page.split('<article id="appointment-')[1:]}
            assert not seen & parts, "no row stands on two pages"
            seen |= parts
            assert len(parts) <= 30
        assert len(seen) >= 70, mark
    assert 'rel="next"' not in page


@pytest.mark.parametrize("name", ["petra", "henk", "fatima", "karel"])
def test_the_list_of_dossiers_costs_at_most_twelve(
    as_: Callable[..., Browser], statements: list[str], name: str
) -> None:
    browser = as_(name)
    statements.clear()
    browser.get("/")
    assert FEWEST <= len(statements) <= MOST
