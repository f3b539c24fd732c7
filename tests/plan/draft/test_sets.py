"""Agreements as a set: days counted from the plan, each line read before it is added."""

import re
from datetime import date

import pytest

from tests.plan.draft.conftest import AtDesk, Desk, LinesOf, PlanOf, filled_in

pytestmark = pytest.mark.usefixtures("today")
Z = "/set?of=z-route"


def offered(petra: Desk, of: str = Z) -> dict[str, str]:
    page = petra.browser.get(petra.here + of).text
    whole = re.search(r'<form [^>]*id="set".*?</form>', page, re.DOTALL)
    assert whole
    return filled_in(whole[0])


def test_days_are_counted_from_the_day_of_the_plan_and_nothing_is_ticked(desk: AtDesk) -> None:
    form = offered(desk())
    assert form["due-P02"] == "2026-12-22", "twelve weeks after 29 September"
    assert form["due-G12"] == "2027-03-30"
    assert form["due-G03"] == "", "what goes on has no day"
    assert not [name for name in form if name.startswith("take-")]


def test_without_a_name_it_is_the_set_of_the_route(desk: AtDesk) -> None:
    assert offered(desk(), "/set")["of"] == "education-route"


def test_only_what_is_ticked_is_added_with_the_day_as_it_was_changed(
    desk: AtDesk, plan_of: PlanOf, lines_of: LinesOf
) -> None:
    petra, before = desk(), len(lines_of(plan_of()))
    ticked = {"take-P02": "y", "take-G12": "y", "due-G12": "2027-02-01"}
    reply = petra.post("/set", offered(petra) | ticked)
    assert reply.status_code == 303
    added = lines_of(plan_of())[before:]
    assert [(each.text_id, each.party, each.due_on) for each in added] == [
        ("P02", "gemeente", date(2026, 12, 22)),
        ("G12", "inburgeraar", date(2027, 2, 1)),
    ]


def test_what_stands_in_the_draft_is_not_offered_again(desk: AtDesk) -> None:
    form = offered(desk(), "/set?of=first-half-year")
    assert "due-P01" not in form
    assert "due-G32" in form


def test_nothing_ticked_adds_nothing(desk: AtDesk, plan_of: PlanOf, lines_of: LinesOf) -> None:
    petra, before = desk(), len(lines_of(plan_of()))
    reply = petra.post("/set", offered(petra))
    assert reply.status_code == 422
    assert "Vink aan wat is afgesproken." in reply.text
    assert len(lines_of(plan_of())) == before


def test_a_day_that_is_none_is_refused_and_the_tick_stays(
    desk: AtDesk, plan_of: PlanOf, lines_of: LinesOf
) -> None:
    petra, before = desk(), len(lines_of(plan_of()))
    reply = petra.post("/set", offered(petra) | {"take-G12": "y", "due-G12": "morgen"})
    assert reply.status_code == 422
    assert 'value="morgen"' in reply.text
    assert len(lines_of(plan_of())) == before


def test_a_plan_of_sixty_lines_takes_no_more(
    desk: AtDesk, plan_of: PlanOf, lines_of: LinesOf
) -> None:
    petra = desk()
    for number in range(55):
        words = f"Afspraak {number}."
        petra.post("/lines", {"party": "gemeente", "own_words": words})
    assert petra.post("/set", offered(petra) | {"take-G12": "y"}).status_code == 422
    assert len(lines_of(plan_of())) == 60


def test_without_a_draft_there_is_no_set(desk: AtDesk) -> None:
    petra = desk("yonas")
    assert petra.browser.get(f"{petra.here}/set").location == petra.here
    assert petra.post("/set", {"of": "z-route", "take-G12": "y"}).status_code == 422
