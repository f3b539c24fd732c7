"""A plan that is still a draft: who reads it, and what its owner reads instead."""

from datetime import date

import pytest
from sqlalchemy import update

from tests.conftest import As, Cast, Change
from tests.worlds.test_reader import LANGUAGES, ROOMS, day_of, opens, said
from webapp.case.account import Language
from webapp.case.dossier import DateKind, DossierDate
from webapp.core import clock
from webapp.plan.pip.model import Pip, PipStatus

MAKING = "Your consulent is making your plan with you."


def test_dawit_reads_that_his_plan_is_being_made_and_no_day(as_: As, cast: Cast) -> None:
    for language in LANGUAGES:
        page = opens(as_, cast, "dawit", "pip", language)
        assert page.main.lines == [
            said(language, "My plan"),
            said(language, MAKING),
            said(language, "You read it here when it is ready."),
        ], page.about
        assert not [n for n in page.main.all() if n.tag == "time"], f"{page.about} names a day"


def test_dawit_finds_no_deadline_and_no_map_anywhere(as_: As, cast: Cast) -> None:
    """Ten weeks after DUO's letter of 3 August is 12 October."""
    for room in ROOMS:
        for language in LANGUAGES:
            page = opens(as_, cast, "dawit", room, language)
            shown = [n.attributes.get("datetime") for n in page.all if n.tag == "time"]
            assert "2026-10-12" not in shown, f"{page.about} shows the deadline"
            assert "MAP" not in page.main.text, page.about
            assert not page.has("map"), page.about
            assert "PIP" not in page.main.text, page.about


def test_his_begeleider_reads_no_more_than_he_does(as_: As, cast: Cast) -> None:
    page = opens(as_, cast, "henk", "pip", whose="dawit")
    assert "Er is nog geen plan." in page.main.text
    assert not page.has("agreements")


def test_the_consulent_reads_the_draft_and_that_it_is_one(as_: As, cast: Cast) -> None:
    page = opens(as_, cast, "petra", "pip", whose="dawit")
    draft = said(Language.NL, "This is a draft. The participant does not see it.")
    assert draft in page.main.text
    assert page.main.text.count("DigiD") == 1, "the lines of the draft are there"
    assert not page.has("map"), "the Onderwijsroute has no MAP"
    assert not page.has("objection"), "a draft is no decision"


@pytest.mark.parametrize(
    ("kind", "day", "deadline"),
    [
        (None, None, date(2026, 10, 12)),
        (DateKind.DUO_NOTICE, date(2026, 8, 10), date(2026, 10, 19)),
        (DateKind.REGISTERED, date(2026, 8, 20), date(2026, 10, 29)),
    ],
)
def test_the_consulent_reads_by_when_the_plan_must_be_fixed(
    as_: As,
    cast: Cast,
    change: Change,
    kind: DateKind | None,
    day: date | None,
    deadline: date,
) -> None:
    """Seventy days after the later of DUO's letter and the BRP, corrected when these are."""
    here = DossierDate.dossier_id == cast.dossier("dawit").id
    if kind:
        change.run(update(DossierDate).where(here, DossierDate.kind == kind).values(day=day))
    page = opens(as_, cast, "petra", "pip", whose="dawit")
    wanted = day_of(Language.NL, deadline)
    assert wanted in page.main.text, f"{page.about} does not say {wanted}"


def test_once_its_day_has_come_and_it_is_fixed_dawit_reads_his_plan(
    as_: As, cast: Cast, change: Change
) -> None:
    fixed = {"status": PipStatus.FIXED, "announced_on": date(2026, 9, 29)}
    mine = Pip.dossier_id == cast.dossier("dawit").id
    change.run(update(Pip).where(mine).values(**fixed))
    clock.set_to("2026-09-30T09:00")
    page = opens(as_, cast, "dawit", "pip")
    assert "30 september 2026" in page.block("heart").text
    assert "29 september 2029" in page.block("heart").text
    assert "10 november 2026" in page.block("objection").text
    assert not page.has("map"), "the Onderwijsroute has no MAP"
