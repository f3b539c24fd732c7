"""The numbers on which somebody can be called."""

import re

import pytest
from sqlalchemy import select
from werkzeug.test import TestResponse

from tests.conftest import As, Browser, Cast, Look, complains
from tests.people.caseload.facts import history, path
from webapp.case.facts import PhoneNumber


def add(browser: Browser, cast: Cast, number: str, **more: str) -> TestResponse:
    form = {"number": number, "whose": "own", "best_time": "", "why": "told"} | more
    return browser.post(f"/dossiers/{cast.dossier('amal').id}/numbers", data=form)


def numbers(look: Look, cast: Cast) -> list[PhoneNumber]:
    return look.all(select(PhoneNumber).where(PhoneNumber.dossier_id == cast.dossier("amal").id))


@pytest.mark.parametrize(
    ("typed", "kept", "shown"),
    [
        ("06 12345678", "+31612345678", "06 12345678"),
        ("06-12 34 56 78", "+31612345678", "06 12345678"),
        ("+31 (0)6 12345678", "+31612345678", "06 12345678"),
        ("0031612345678", "+31612345678", "06 12345678"),
        ("010-0000121", "+31100000121", "010 000 0121"),
        ("+963 944 567 890", "+963944567890", "+963 944 567 890"),
        ("+251911234567", "+251911234567", "+251 91 123 4567"),
        ("٠٦١٢٣٤٥٦٧٨", "+31612345678", "06 12345678"),
    ],
)
def test_numbers_of_many_countries(
    as_: As, cast: Cast, look: Look, typed: str, kept: str, shown: str
) -> None:
    petra = as_("petra")
    assert add(petra, cast, typed, best_time="na 17:00").status_code == 303
    assert [row.number for row in numbers(look, cast)] == [kept]
    page = petra.get(path(cast, "amal")).text
    assert f'href="tel:{kept}"' in page
    assert shown in page
    assert "na 17:00" in page


@pytest.mark.parametrize(
    "typed", ["", "123", "06 1234567890123", "0612a45678", "+999 1", "bel mij"]
)
def test_what_is_no_number_is_refused(as_: As, cast: Cast, look: Look, typed: str) -> None:
    answer = add(as_("petra"), cast, typed)
    assert answer.status_code == 422
    assert complains(answer.text)
    assert not numbers(look, cast)


def test_a_number_stands_there_once(as_: As, cast: Cast, look: Look) -> None:
    petra = as_("petra")
    add(petra, cast, "0612345678")
    assert add(petra, cast, "+31 6 12345678", whose="partner").status_code == 422
    assert len(numbers(look, cast)) == 1


def known(page: str) -> dict[str, str]:
    """What was loaded."""
    return dict(re.findall(r'name="(was-[a-z_]+)" value="([^"]*)"', page))


def test_a_number_is_put_right_and_taken_away(as_: As, cast: Cast, look: Look) -> None:
    petra = as_("petra")
    add(petra, cast, "0612345678")
    [row] = numbers(look, cast)
    url = f"/numbers/{row.id}"
    form = known(petra.get(url).text) | {"whose": "partner", "best_time": "", "why": "mistake"}
    assert petra.post(url, data=form | {"number": "0687654321"}).status_code == 303
    assert [each.number for each in numbers(look, cast)] == ["+31687654321"]
    said = history(petra, path(cast, "amal"))
    assert "06 12345678" in said
    assert "06 87654321" in said
    form = known(petra.get(url).text) | {"number": "0687654321", "whose": "partner"}
    assert petra.post(url, data=form | {"gone": "y", "why": "changed"}).status_code == 303
    assert not numbers(look, cast)
    assert petra.get(url).status_code == 404


def test_a_colleagues_change_is_not_overwritten(as_: As, cast: Cast, look: Look) -> None:
    petra = as_("petra")
    add(petra, cast, "0612345678")
    [row] = numbers(look, cast)
    url = f"/numbers/{row.id}"
    seen = known(petra.get(url).text) | {"whose": "own", "best_time": "", "why": "mistake"}
    assert petra.post(url, data=seen | {"number": "0687654321"}).status_code == 303
    answer = petra.post(url, data=seen | {"number": "0611111111"})
    assert answer.status_code == 422
    assert "0687654321" in answer.text or "+31687654321" in answer.text
    assert [each.number for each in numbers(look, cast)] == ["+31687654321"]


@pytest.mark.parametrize("who", ["karel", "henk", "fatima", "ilse", "noor", "yonas", "rania"])
def test_nobody_but_the_consulenten_of_the_gemeente_puts_a_number_right(
    as_: As, cast: Cast, look: Look, who: str
) -> None:
    add(as_("petra"), cast, "0612345678")
    [row] = numbers(look, cast)
    url, form = f"/numbers/{row.id}", {"number": "0687654321", "whose": "own", "why": "told"}
    assert as_(who).get(url).status_code == as_(who).post(url, data=form).status_code == 404
    assert [each.number for each in numbers(look, cast)] == ["+31612345678"]
