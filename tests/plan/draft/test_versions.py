"""Every version that was fixed opens and prints; what was said of it is added, and stays."""

import re
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select
from werkzeug.test import TestResponse

from tests.conftest import As, Cast, Change, Look
from tests.plan.draft.conftest import AtDesk, PlanOf
from tests.plan.pip.test_on_paper import sheets
from webapp.case.account import Language
from webapp.plan.pip.model import Pip
from webapp.plan.pip.model_said import OnlyGrows, Opinion, PlanSaid
from webapp.speech.catalogue import TEXTS
from webapp.speech.i18n import say

pytestmark = pytest.mark.usefixtures("today")
SAID = {"opinion": "not-agreed", "said_on": "2026-09-28", "words": "Ik wil meer lessen."}


@pytest.fixture
def versions(desk: AtDesk, look: Look, cast: Cast) -> dict[int, UUID]:
    """Yonas has a second version, with a line more than the first."""
    yonas = desk("yonas")
    yonas.post("", {"reason": "R01"})
    yonas.post("/lines", {"party": "gemeente", "texts": "P07"})
    assert yonas.fix(dated_on="2026-09-29").status_code == 303
    mine = Pip.dossier_id == cast.dossier("yonas").id
    return {pip.number: pip.id for pip in look.all(select(Pip).where(mine))}


def write(as_: As, version: UUID, **typed: Any) -> TestResponse:
    return as_("petra").post(f"/versions/{version}/said", data={**SAID, **typed})


def said(look: Look, version: UUID) -> list[PlanSaid]:
    return look.all(select(PlanSaid).where(PlanSaid.pip_id == version))


@pytest.mark.parametrize("who", ["petra", "henk", "yonas"])
def test_an_earlier_version_opens_as_it_was_with_who_and_why_it_was_replaced(
    as_: As, versions: dict[int, UUID], who: str
) -> None:
    old, new = (sheets(as_(who).get(f"/versions/{versions[n]}").text) for n in (1, 2))
    assert [*old] == [*new] == ["nl", "ti"]
    more, why = TEXTS["P07"], TEXTS["R01"]
    for language in (Language.NL, Language.TI):
        assert say(language, more) not in old[language]
        assert say(language, more) in new[language]
        assert say(language, why) in old[language], "why another one came"
    assert re.search(r"Vastgesteld door <[^>]+>Petra", old["nl"])
    assert "nieuwere versie, van" in old["nl"]
    assert "nieuwere versie" not in new["nl"]


def test_only_of_the_plan_in_force_stands_how_one_objects(
    as_: As, versions: dict[int, UUID]
) -> None:
    old, new = (sheets(as_("petra").get(f"/versions/{versions[n]}").text)["nl"] for n in (1, 2))
    assert "bezwaar" not in old
    assert "bezwaar" in new


@pytest.mark.parametrize("who", ["petra", "henk", "yonas"])
def test_the_way_there_stands_with_the_plan(
    as_: As, cast: Cast, versions: dict[int, UUID], who: str
) -> None:
    page = as_(who).get(f"/dossiers/{cast.dossier('yonas').id}/pip").text
    for id in versions.values():
        assert f'href="/versions/{id}"' in page


def test_a_draft_is_no_version_yet(as_: As, plan_of: PlanOf) -> None:
    for who in ("petra", "dawit"):
        assert as_(who).get(f"/versions/{plan_of().id}").status_code == 404
    assert write(as_, plan_of().id).status_code == 404


def test_what_yonas_said_stands_with_the_plan_on_paper_and_among_what_happened(
    as_: As, cast: Cast, versions: dict[int, UUID]
) -> None:
    assert write(as_, versions[2]).status_code == 303
    here = f"/dossiers/{cast.dossier('yonas').id}"
    opinion = {"petra": "Niet akkoord", "yonas": "ስምምዕ የለን"}
    for who, word in opinion.items():
        page = as_(who).get(f"{here}/pip").text.partition('id="said"')[2].partition("</section>")[0]
        assert word in page
        assert 'lang="nl" dir="ltr">Ik wil meer lessen.' in page
        assert 'datetime="2026-09-28"' in page
    paper = sheets(as_("yonas").get(f"{here}/pip/print").text)
    assert all("Ik wil meer lessen." in paper[language] for language in ("nl", "ti"))
    assert "ስምምዕ የለን" in paper["ti"]
    happened = as_("petra").get(f"{here}/case").text.partition('id="happened"')[2]
    assert "versie 2: Niet akkoord" in " ".join(happened.split())


def test_what_is_said_later_is_added(as_: As, look: Look, versions: dict[int, UUID]) -> None:
    write(as_, versions[2])
    write(as_, versions[2], opinion="agreed", said_on="2026-09-29", words="")
    kept = sorted(said(look, versions[2]), key=lambda each: each.said_on)
    assert [(each.opinion, each.words) for each in kept] == [
        (Opinion.NOT_AGREED, "Ik wil meer lessen."),
        (Opinion.AGREED, ""),
    ]
    assert not said(look, versions[1])


def test_nothing_that_was_said_is_changed_or_taken_away(
    as_: As, look: Look, change: Change, versions: dict[int, UUID]
) -> None:
    write(as_, versions[2])
    [row] = said(look, versions[2])
    with pytest.raises(OnlyGrows):
        change(lambda s: setattr(s.get_one(PlanSaid, row.id), "words", "Ik ben het eens."))
    with pytest.raises(OnlyGrows):
        change(lambda s: s.delete(s.get_one(PlanSaid, row.id)))


@pytest.mark.parametrize(
    "wrong",
    [
        {"opinion": ""},
        {"opinion": "maybe"},
        {"said_on": "2026-09-30"},
        {"said_on": "1-1-1"},
        {"words": "a" * 501},
    ],
)
def test_what_cannot_be_is_refused_and_stays_in_the_form(
    as_: As, look: Look, versions: dict[int, UUID], wrong: dict[str, str]
) -> None:
    reply = write(as_, versions[1], **wrong)
    assert reply.status_code == 422
    assert wrong.get("words", "Ik wil meer lessen.") in reply.text
    assert not said(look, versions[1])
