"""Choosing the language everything is read in."""

import re

import pytest

from tests.conftest import As, Cast, Nobody
from webapp.speech.i18n import NAMES


@pytest.mark.parametrize("lang", ["nl", "ar", "ti", "en"])
def test_a_visitor_chooses_and_stays_where_they_were(browser: Nobody, lang: str) -> None:
    visitor = browser()
    assert visitor.post("/language", data={"lang": lang, "to": "/k"}).location == "/k"
    page = visitor.get("/k").text
    direction = "rtl" if lang == "ar" else "ltr"
    assert f'<html lang="{lang}" dir="{direction}">' in page


def test_the_choice_of_somebody_signed_in_goes_with_them(
    as_: As,
) -> None:
    as_("yonas").post("/language", data={"lang": "nl"})
    assert '<html lang="nl"' in as_("yonas").get("/").text


@pytest.mark.parametrize("lang", ["", "de", "xx' OR 1=1", "ar\x00", "ع" * 3000])
def test_a_language_we_do_not_have_is_refused_with_a_sentence(browser: Nobody, lang: str) -> None:
    reply = browser().post("/language", data={"lang": lang})
    assert reply.status_code == 422
    assert 'id="lang-error"' in reply.text


def test_the_phones_own_language_comes_first(browser: Nobody) -> None:
    page = browser().get("/sign-in", headers={"Accept-Language": "ti-ER,ti;q=0.9,en;q=0.5"})
    assert '<html lang="ti"' in page.text
    assert '<html lang="nl"' in browser().get("/sign-in").text


@pytest.mark.parametrize("path", ["/sign-in", "/k", "/demo", "/nowhere"])
def test_every_language_is_on_every_page_by_its_own_name(browser: Nobody, path: str) -> None:
    page = browser().get(path).text
    for code, name in NAMES.items():
        assert f'lang="{code}"' in page
        assert name in page


def test_dutch_beside_the_plan_is_remembered(as_: As, cast: Cast) -> None:
    rania = as_("rania")
    plan = f"/dossiers/{cast.dossier('rania').id}/pip"
    assert 'lang="nl" dir="ltr">Ik ' not in rania.get(plan).text
    rania.post("/learn-dutch", data={"on": "1", "to": plan})
    assert 'lang="nl" dir="ltr">Ik ' in as_("rania").get(plan).text
    rania.post("/learn-dutch", data={"to": plan})
    assert 'lang="nl" dir="ltr">Ik ' not in rania.get(plan).text


@pytest.mark.parametrize("room", ["agenda", "pip", "pvt"])
def test_dutch_stands_beside_and_the_button_shows_it(as_: As, cast: Cast, room: str) -> None:
    yonas, path = as_("yonas"), f"/dossiers/{cast.dossier('yonas').id}/{room}"
    dutch = re.compile(r'class="dutch" lang="nl" dir="ltr"')
    tiles = len(dutch.findall(yonas.get(path).text))
    assert 'aria-pressed="false"' in yonas.get(path).text
    yonas.post("/learn-dutch", data={"on": "1", "to": "/"})
    page = yonas.get(path).text
    assert len(dutch.findall(page)) > tiles
    assert re.search(r'aria-pressed="true"><svg[^>]*><use href="[^"]*#check"', page)


def test_the_month_that_was_looked_at_stays(as_: As, cast: Cast) -> None:
    budget = f"/dossiers/{cast.dossier('yonas').id}/budget?month=2026-05"
    yonas = as_("yonas")
    assert f'<input type="hidden" name="to" value="{budget}">' in yonas.get(budget).text
    assert yonas.post("/language", data={"lang": "nl", "to": budget}).location == budget
    for bad in ("/?a=//evil.example", "//evil.example?a=1", "/k?a=b?c", "/k?" + "a" * 99):
        assert yonas.post("/language", data={"lang": "nl", "to": bad}).location == "/"
