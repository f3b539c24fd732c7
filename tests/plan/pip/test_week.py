"""What goes on every week is asked anew each week, and is never finished."""

from datetime import date

import pytest
from sqlalchemy import select

from tests.conftest import As, Cast, Look
from tests.worlds.test_reader import LANGUAGES, Node, opens, said, word
from webapp.core import clock
from webapp.plan.pip.model import Agreement, AgreementStatus, ThisWeek

MONDAY, NEXT_MONDAY = "2026-09-14", "2026-09-21"


@pytest.fixture
def lessons(look: Look, cast: Cast) -> Agreement:
    """He goes to all language lessons."""
    here = Agreement.dossier_id == cast.dossier("yonas").id, Agreement.text_id == "G03"
    return look.one(select(Agreement).where(*here))


def answer(as_: As, line: Agreement, said: str, monday: str = MONDAY, *, htmx: bool = False) -> int:
    data = {"said": said, "monday": monday}
    browser = as_("yonas", htmx=htmx)
    return browser.post(f"/agreements/{line.id}/week", data=data).status_code


def shown(as_: As, cast: Cast, line: Agreement, who: str = "yonas") -> Node:
    return opens(as_, cast, who, "pip", whose="yonas").block(f"agreement-{line.id}")


@pytest.mark.parametrize("said_", [*ThisWeek])
def test_the_answer_stands_there_until_the_week_is_over(
    as_: As, cast: Cast, lessons: Agreement, said_: ThisWeek
) -> None:
    assert answer(as_, lessons, said_) == 303
    clock.set_to("2026-09-20T23:59")
    for language in LANGUAGES:
        page = opens(as_, cast, "yonas", "pip", language)
        lines = page.block(f"agreement-{lessons.id}").lines
        assert said(language, "This week: %(answer)s", answer=word(language, said_)) in lines
        assert not {word(language, each) for each in ThisWeek} & {*lines}, "no button is left"
    clock.set_to("2026-09-21T00:00")
    assert {"Ja", "Nee"} <= {*shown(as_, cast, lessons).lines}


def test_it_is_never_finished(as_: As, lessons: Agreement, look: Look) -> None:
    assert as_("yonas").post(f"/agreements/{lessons.id}/tick").status_code == 422
    assert answer(as_, lessons, "yes") == 303
    line = look.get(Agreement, lessons.id)
    assert (line.status, line.done_at) == (AgreementStatus.OPEN, None)


def test_the_other_answer_has_a_place_of_its_own_and_is_asked_again(
    as_: As, cast: Cast, lessons: Agreement, look: Look
) -> None:
    answer(as_, lessons, "yes")
    html = as_("yonas").get(f"/dossiers/{cast.dossier('yonas').id}/pip").text
    assert f'id="week-no-{lessons.id}"' not in html, "no button stands where the finger was"
    assert answer(as_, lessons, "") == 303
    assert look.get(Agreement, lessons.id).this_week is None
    assert {"Ja", "Nee"} <= {*shown(as_, cast, lessons).lines}


def test_what_was_said_offline_counts_for_its_own_week(
    as_: As, cast: Cast, lessons: Agreement, look: Look
) -> None:
    clock.set_to("2026-09-22T09:00")
    answer(as_, lessons, "yes", MONDAY)
    assert {"Ja", "Nee"} <= {*shown(as_, cast, lessons).lines}
    answer(as_, lessons, "no", NEXT_MONDAY)
    answer(as_, lessons, "yes", MONDAY)
    line = look.get(Agreement, lessons.id)
    assert (line.this_week, line.week_on) == (ThisWeek.NO, date(2026, 9, 21))


@pytest.mark.parametrize(
    ("said_", "monday"),
    [("maybe", MONDAY), ("yes", "2026-09-15"), ("yes", NEXT_MONDAY), ("yes", ""), ("yes", "x")],
)
@pytest.mark.parametrize("htmx", [True, False])
def test_no_answer_and_no_week_change_nothing(
    as_: As, lessons: Agreement, look: Look, said_: str, monday: str, htmx: bool
) -> None:
    assert answer(as_, lessons, said_, monday, htmx=htmx) == 422
    assert look.get(Agreement, lessons.id).this_week is None


def test_what_is_done_once_is_not_asked_every_week(as_: As, cast: Cast, look: Look) -> None:
    here = Agreement.dossier_id == cast.dossier("yonas").id, Agreement.text_id == "G12"
    line = look.one(select(Agreement).where(*here))
    assert answer(as_, line, "yes") == 422
    assert look.get(Agreement, line.id).this_week is None


def test_who_goes_along_reads_the_answer_and_has_no_button(
    as_: As, cast: Cast, lessons: Agreement
) -> None:
    answer(as_, lessons, "no")
    for who in ("henk", "petra"):
        part = shown(as_, cast, lessons, who)
        assert "Deze week: Nee" in part.lines
        assert not [node for node in part.all() if node.tag in ("button", "form")]


def test_the_next_version_of_the_plan_knows_the_answer(
    as_: As, cast: Cast, lessons: Agreement, look: Look
) -> None:
    answer(as_, lessons, "yes")
    petra, here = as_("petra"), f"/dossiers/{cast.dossier('yonas').id}/pip/draft"
    petra.post(here, data={"reason": "R04"})
    lines = select(Agreement).where(Agreement.dossier_id == cast.dossier("yonas").id)
    weekly = look.all(lines.where(Agreement.text_id == "G03"))
    assert [line.this_week for line in weekly] == [ThisWeek.YES] * 2
