"""Somebody moves in with a partner who has a dossier: one household, one overview of money."""

import re
from concurrent.futures import ThreadPoolExecutor
from html import unescape

import pytest
from sqlalchemy import select
from werkzeug.test import TestResponse

from tests.conftest import As, Browser, Cast, Change, Look
from tests.people.caseload.facts import correct, history, path
from tests.people.caseload.test_apart import apart
from webapp.case.dossier import Dossier, Household, HouseholdKind
from webapp.case.facts import Address

WHY = {"why": "changed", "note": "ingeschreven"}


def at(cast: Cast, who: str = "yonas") -> str:
    return f"/dossiers/{cast.dossier(who).id}/together"


def asked(cast: Cast, partner: str = "mariam", **more: str) -> dict[str, str]:
    """What a consulent fills in once the name is found."""
    name, id = cast[partner].name, str(cast.dossier(partner).id)
    return WHY | {"q": name, "partner": id, "children": "1"} | more


def agreed(browser: Browser, url: str, typed: dict[str, str]) -> TestResponse:
    """What will change is read first."""
    first = browser.post(url, data=typed)
    assert first.status_code == 422
    seen = re.search(r'name="seen" value="([^"]*)"', first.text)
    assert seen, first.text
    return browser.post(url, data=typed | {"seen": unescape(seen[1])})


def ahead_of(page: str) -> str:
    start = page.index('id="ahead"')
    return unescape(page[start : page.index("</ul>", start)])


def test_the_partner_is_found_by_name(as_: As, cast: Cast) -> None:
    petra = as_("petra")
    assert at(cast) in petra.get(path(cast)).text
    found = petra.post(at(cast), data={"q": "Meryem"})
    assert found.status_code == 200
    assert f'value="{cast.dossier("mariam").id}"' in found.text
    assert petra.post(at(cast), data={"q": ""}).status_code == 422
    for nobody in ("Selam", "Yonas", "Qqqq"):
        other = petra.post(at(cast), data={"q": nobody})
        assert 'name="partner"' not in other.text, "of another gemeente, or oneself"


def test_what_changes_is_said_before_it_is_kept(as_: As, cast: Cast, look: Look) -> None:
    before = look.get(Dossier, cast.dossier("yonas").id).household_id
    first = as_("petra").post(at(cast), data=asked(cast))
    assert first.status_code == 422
    said = re.sub(r"<[^>]*>", "", ahead_of(first.text))
    for word in ("Yonas Tesfay: Norm", "Mariam Yusuf: Norm", "Met partner", "Kinderen"):
        assert word in said
    assert "17-11-2026" in said, "the six months of who moves in begin with the first right of both"
    assert look.get(Dossier, cast.dossier("yonas").id).household_id == before
    other = asked(cast, children="3")
    seen = re.search(r'name="seen" value="([^"]*)"', first.text)
    assert seen
    again = as_("petra").post(at(cast), data=other | {"seen": unescape(seen[1])})
    assert again.status_code == 422, "what was shown was not this"


def test_they_share_one_household(as_: As, cast: Cast, look: Look) -> None:
    petra = as_("petra")
    of_mariam = f"/dossiers/{cast.dossier('mariam').id}/budget"
    assert as_("yonas").get(of_mariam).status_code == 404
    assert agreed(petra, at(cast), asked(cast)).location == path(cast)
    assert as_("yonas").get(of_mariam).status_code == 200
    homes = {look.get(Dossier, cast.dossier(each).id).household_id for each in ("yonas", "mariam")}
    home = look.get(Household, homes.pop())
    assert not homes
    assert (home.kind, home.children) == (HouseholdKind.COUPLE, 1)
    for who, other in (("yonas", "Mariam"), ("mariam", "Yonas")):
        page = petra.get(path(cast, who)).text
        assert other in page[page.index('id="together"') :]
        said = history(petra, path(cast, who))
        assert "ingeschreven" in said
        assert "Met partner" in said
        assert "Petra" in said
    lines = petra.get(f"/dossiers/{cast.dossier('yonas').id}/case").text
    assert "Met partner" in lines


def test_they_can_live_apart_again(as_: As, cast: Cast) -> None:
    petra = as_("petra")
    agreed(petra, at(cast), asked(cast))
    typed = {"leaves": "alone", "leaves_children": "0", "stays": "single-parent"} | WHY
    assert petra.post(f"/dossiers/{cast.dossier('yonas').id}/apart", data=typed).status_code == 303
    assert as_("yonas").get(f"/dossiers/{cast.dossier('mariam').id}/budget").status_code == 404
    assert agreed(petra, at(cast), asked(cast)).status_code == 303, "and together once more"


def test_who_moves_in_lives_where_the_partner_lives(
    as_: As, cast: Cast, change: Change, look: Look
) -> None:
    petra = as_("petra")
    correct(petra, path(cast, "dawit"), street="Boterdorpseweg 17", place="Bleiswijk")
    typed = asked(cast, "dawit", children="0")
    assert "Boterdorpseweg 17" in ahead_of(petra.post(at(cast), data=typed).text)
    agreed(petra, at(cast), typed)
    assert "Boterdorpseweg 17" in petra.get(path(cast)).text
    assert "Boterdorpseweg 17" in history(petra, path(cast))


def test_who_moves_in_with_somebody_hidden_is_hidden(as_: As, cast: Cast, look: Look) -> None:
    """Mariam's address is hidden; the first thing that would tell it is his."""
    petra = as_("petra")
    correct(petra, path(cast), street="Boterdorpseweg 17")
    assert agreed(petra, at(cast), asked(cast)).status_code == 303
    hers = look.one(select(Address).where(Address.dossier_id == cast.dossier("mariam").id))
    his = look.one(select(Address).where(Address.dossier_id == cast.dossier("yonas").id))
    assert (hers.hidden, his.hidden, his.street) == (True, True, None)
    assert "Boterdorpseweg" not in petra.get(path(cast)).text


WRONG = {
    "no partner": {"partner": ""},
    "no children said": {"children": ""},
    "many children": {"children": "21"},
    "no why": {"why": ""},
    "no name": {"q": " "},
}


@pytest.mark.parametrize("what", WRONG)
def test_what_is_wrong_is_refused(as_: As, cast: Cast, look: Look, what: str) -> None:
    before = look.get(Dossier, cast.dossier("yonas").id).household_id
    answer = as_("petra").post(at(cast), data=asked(cast) | WRONG[what])
    assert answer.status_code == 422
    assert 'id="ahead"' not in answer.text
    assert look.get(Dossier, cast.dossier("yonas").id).household_id == before


@pytest.mark.parametrize("who", ["selam", "yonas"])
def test_nobody_out_of_reach_is_taken(as_: As, cast: Cast, who: str) -> None:
    """Whatever is looked for: the id of another gemeente's dossier, or of the one in hand."""
    answer = as_("petra").post(at(cast), data=asked(cast, who))
    assert answer.status_code == 422
    assert 'id="ahead"' not in answer.text


def test_whoever_shares_a_household_leaves_it_first(as_: As, cast: Cast) -> None:
    petra = as_("petra")
    answer = petra.post(at(cast), data=asked(cast, "rania"))
    assert answer.status_code == 422
    assert 'id="partner-error"' in answer.text
    assert f'href="/dossiers/{cast.dossier("omar").id}/apart"' in petra.get(at(cast, "omar")).text
    assert petra.post(at(cast, "omar"), data=asked(cast)).status_code == 422
    assert apart(as_, cast) == 303
    assert agreed(petra, at(cast), asked(cast, "rania")).status_code == 303


def test_it_happens_once(as_: As, cast: Cast, look: Look) -> None:
    petra, typed = as_("petra"), asked(cast)
    agreed(petra, at(cast), typed)
    home = look.get(Dossier, cast.dossier("yonas").id).household_id
    assert petra.post(at(cast), data=typed).status_code == 422
    assert look.get(Dossier, cast.dossier("yonas").id).household_id == home
    assert history(petra, path(cast)).count("ingeschreven") == 3, "household, children, address"


def test_two_consulenten_from_both_sides_make_one_household(
    as_: As, cast: Cast, look: Look
) -> None:
    """One of the two is told that they live together already; nobody changes places."""
    sides = [
        (as_("petra"), at(cast, who), asked(cast, other, children="0"))
        for who, other in (("yonas", "dawit"), ("dawit", "yonas"))
    ]
    shown = [browser.post(url, data=typed).text for browser, url, typed in sides]
    marks = [re.search(r'name="seen" value="([^"]*)"', each) for each in shown]
    with ThreadPoolExecutor(2) as pool:
        waiting = [
            pool.submit(browser.post, url, data=typed | {"seen": unescape(mark[1] if mark else "")})
            for (browser, url, typed), mark in zip(sides, marks, strict=True)
        ]
        answers = sorted(each.result().status_code for each in waiting)
    assert answers == [303, 422]
    homes = {look.get(Dossier, cast.dossier(each).id).household_id for each in ("yonas", "dawit")}
    assert len(homes) == 1
