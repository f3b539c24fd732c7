"""Hours and travel of a month, for each who guides: on a page and as a file."""

from typing import Any

import pytest
from sqlalchemy import select, update

from tests.conftest import As, Cast, Change, Look, complains
from tests.guidance.visits.notes import SHORT, note, room, without
from webapp.case.account import Account, Organisation
from webapp.core import clock
from webapp.guidance.visits.model import HowMet, Visit

TRAVELLED = SHORT | {"travel_minutes": "40", "travel_km": "12"}
PAGE, FILE = "/visit-hours", "/visit-hours.csv"


def lines(as_: As, month: str = "") -> list[list[str]]:
    answer = as_("fatima").get(FILE, query_string={"month": month} if month else {})
    assert answer.headers["Content-Type"].startswith("text/csv")
    return [line.split(";") for line in answer.text.lstrip("\ufeff").splitlines()[1:]]


def of(as_: As, name: str, month: str = "") -> list[str]:
    return next(line[2:] for line in lines(as_, month) if line[1] == name)


def test_travel_is_noted_and_stands_in_the_form_again(as_: As, cast: Cast, look: Look) -> None:
    visit = note(as_, cast, look, TRAVELLED)
    assert (visit.travel_minutes, visit.travel_km) == (40, 12)
    page = as_("henk").get(f"/visits/{visit.id}/correct").text
    for name, typed in (("travel_minutes", "40"), ("travel_km", "12")):
        assert f'name="{name}"' in page
        assert f'value="{typed}"' in page


@pytest.mark.parametrize(
    "wrong",
    [{"travel_minutes": "601"}, {"travel_minutes": "-1"}, {"travel_km": "501"}, {"travel_km": "x"}],
)
def test_travel_that_cannot_be_is_refused(
    as_: As, cast: Cast, look: Look, wrong: dict[str, Any]
) -> None:
    new = without(look)
    answer = as_("henk").post(room(cast, "yonas"), data=SHORT | wrong)
    assert answer.status_code == 422
    assert complains(answer.text)
    assert new() == []


def test_a_month_adds_up_and_another_stands_apart(as_: As, cast: Cast, look: Look) -> None:
    assert of(as_, "Henk") == ["2", "0", "1:45", "0:00", "0"], (
        "of the demo world: 8 and 10 September"
    )
    note(as_, cast, look, TRAVELLED)
    note(as_, cast, look, SHORT | {"how": "phone", "minutes": "15"})
    note(as_, cast, look, TRAVELLED | {"other_day": "2026-08-31"})
    assert of(as_, "Henk") == ["3", "1", "2:30", "0:40", "12"]
    assert of(as_, "Henk", "2026-08") == ["1", "0", "0:30", "0:40", "12"]
    page = as_("fatima").get(PAGE).text
    assert "2:30" in page
    assert "september 2026" in page
    assert f"{FILE}?month=2026-09" in page
    assert f"{PAGE}?month=2026-08" in page
    assert f"{PAGE}?month=2026-10" not in page


def test_a_correction_counts_once(as_: As, cast: Cast, look: Look) -> None:
    visit = note(as_, cast, look, TRAVELLED)
    for minutes in ("45", "60"):
        form = TRAVELLED | {"minutes": minutes, "travel_km": "20"}
        assert as_("henk").post(f"/visits/{visit.id}/correct", data=form).status_code == 303
    assert of(as_, "Henk") == ["3", "0", "2:45", "0:40", "20"]


def test_who_writes_for_another_organisation_is_not_in_it(
    as_: As, cast: Cast, change: Change
) -> None:
    elsewhere = Organisation(name="Elders", phone="010-000 02 01")
    change.add(elsewhere)
    theirs = select(Organisation.id).where(Organisation.name == "Elders").scalar_subquery()
    change.run(update(Account).where(Account.name == "Henk").values(organisation_id=theirs))
    assert "Henk" not in [line[1] for line in lines(as_)]


def test_nobody_who_was_visited_is_named(as_: As, cast: Cast, look: Look) -> None:
    note(as_, cast, look, TRAVELLED | {"words": "Rustig gesprek"})
    for path in (PAGE, FILE):
        text = as_("fatima").get(path).text
        assert not [said for said in ("Yonas", "Rania", "Mariam", "Rustig") if said in text]


@pytest.mark.parametrize("asked", ["2026-10", "1999-01", "nonsense", "2026-13"])
def test_what_is_no_month_is_this_one(as_: As, asked: str) -> None:
    assert {line[0] for line in lines(as_, asked)} == {"2026-09"}


def test_no_spreadsheet_takes_a_name_for_a_formula(as_: As, change: Change) -> None:
    change.run(update(Account).where(Account.name == "Henk").values(name="=cmd|A1"))
    assert "'=cmd|A1" in [line[1] for line in lines(as_)]


def test_many_visits_cost_as_many_statements_as_one(
    as_: As, change: Change, look: Look, cast: Cast, statements: list[str]
) -> None:
    fatima, counts = as_("fatima"), []
    for count in (1, 50):
        common: dict[str, Any] = {
            "dossier_id": cast.dossier("yonas").id,
            "author_id": cast["henk"].id,
        }
        common |= {"minutes": 30, "day": clock.today(), "written_at": clock.now()}
        change.add(*(Visit(**common, how=HowMet.HOME) for _ in range(count)))
        statements.clear()
        fatima.get(PAGE)
        counts.append(len(statements))
    assert 2 <= counts[0] == counts[1] <= 8


def test_a_dutch_sheet_reads_the_file_as_the_page_has_it(as_: As, cast: Cast, look: Look) -> None:
    text = as_("fatima").get(FILE).text.lstrip("\ufeff")
    assert text.splitlines()[0] == (
        "Maand;Naam;Bezoeken;Aan de telefoon;Uren;Uren reizen;Kilometers"
    )
