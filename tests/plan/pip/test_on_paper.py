"""The plan on paper: Dutch, and the person's own language beside it."""

import re
from uuid import uuid4

import pytest
from sqlalchemy import insert
from sqlalchemy.orm import Session

from tests.conftest import As, Cast, Change
from webapp.case.account import Language
from webapp.core.db import Base
from webapp.plan.pip.model import AgreementStatus, Party, Pip
from webapp.speech.catalogue import TEXTS
from webapp.speech.i18n import say


def sheets(html: str) -> dict[str, str]:
    found = re.findall(r'<article lang="(\w+)" dir="(\w+)">(.*?)</article>', html, re.DOTALL)
    assert all((way == "rtl") == (lang == "ar") for lang, way, _ in found)
    return {lang: text for lang, _, text in found}


@pytest.mark.parametrize(("whose", "language"), [("yonas", "ti"), ("rania", "ar")])
@pytest.mark.parametrize("who", ["petra", "henk", "oneself"])
def test_two_languages_with_as_many_pieces_stand_beside_each_other(
    as_: As, cast: Cast, whose: str, language: str, who: str
) -> None:
    browser = as_(whose if who == "oneself" else who)
    page = browser.get(f"/dossiers/{cast.dossier(whose).id}/pip/print").text
    found = sheets(page)
    assert list(found) == ["nl", language]
    line = "G12"
    assert say(Language.NL, TEXTS[line]) in found["nl"]
    assert say(Language(language), TEXTS[line]) in found[language]
    assert found["nl"].count('class="line"') == found[language].count('class="line"') > 3


def test_no_draft_is_printed(as_: As, cast: Cast) -> None:
    page = as_("petra").get(f"/dossiers/{cast.dossier('dawit').id}/pip/print")
    assert page.status_code == 200
    assert "<article" not in page.text


def test_every_line_of_a_long_plan_is_on_it(as_: As, cast: Cast, change: Change) -> None:
    here = cast.dossier("yonas").id

    def more(session: Session) -> None:
        pip = session.query(Pip).where(Pip.dossier_id == here).one()
        for number in range(50):
            values = {"pip_id": pip.id, "dossier_id": here, "position": 50 + number}
            values |= {"text_id": "G04", "party": Party.INBURGERAAR}
            values |= {"id": uuid4(), "status": AgreementStatus.OPEN}
            session.execute(insert(Base.metadata.tables["agreement"]), values)

    change(more)
    page = as_("petra").get(f"/dossiers/{here}/pip/print").text
    assert sheets(page)["nl"].count('class="line"') == 59


def test_everybody_who_reads_a_plan_finds_the_way_to_it_on_paper(as_: As, cast: Cast) -> None:
    here = f"/dossiers/{cast.dossier('yonas').id}/pip"
    for who in ("yonas", "henk", "petra"):
        assert as_(who).get(here).text.count(f'href="{here}/print"') == 1, who


def test_what_is_not_fixed_has_no_way_to_paper(as_: As, cast: Cast) -> None:
    here = f"/dossiers/{cast.dossier('dawit').id}/pip"
    for who, page in (("dawit", here), ("petra", here), ("petra", f"{here}/draft/preview")):
        assert f'href="{here}/print"' not in as_(who).get(page).text
