"""School holidays are rows that the gemeente keeps itself."""

from collections.abc import Callable

import pytest

from tests.conftest import Browser

As = Callable[..., Browser]
MAY = {"name": "Meivakantie", "first": "2027-04-24", "last": "2027-05-09"}


def test_one_is_added_shown_with_its_last_day_and_taken_away(as_: As) -> None:
    petra = as_("petra")
    assert petra.post("/holidays", data=MAY).status_code == 303
    page = petra.get("/holidays").text
    assert "Meivakantie" in page
    assert "9 mei 2027" in page
    id = page[page.index("Meivakantie") :].split('name="remove" value="')[1].split('"')[0]
    assert petra.post("/holidays", data={"remove": id}).status_code == 303
    assert "Meivakantie" not in petra.get("/holidays").text
    assert petra.post("/holidays", data={"remove": id}).status_code == 303  # twice is once


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": ""},
        {"name": "x" * 61},
        {"first": ""},
        {"last": "2027-04-23"},
        {"first": "2027-02-30"},
        {"first": "1900-01-01"},
        {"last": "2999-01-01"},
        {"first": "2026-12-30", "last": "2027-01-10"},
    ],
)
def test_what_is_no_holiday_is_refused_and_stays_in_the_form(
    as_: As, wrong: dict[str, str]
) -> None:
    reply = as_("petra").post("/holidays", data=MAY | wrong)
    assert reply.status_code == 422
    assert '-error" role="alert"' in reply.text
    assert (MAY | wrong)["last"] in reply.text


def test_another_gemeente_neither_sees_nor_removes_it(as_: As) -> None:
    petra, karel = as_("petra"), as_("karel")
    page = petra.get("/holidays").text
    id = page.split('name="remove" value="')[1].split('"')[0]
    assert "Herfstvakantie" not in karel.get("/holidays").text
    karel.post("/holidays", data={"remove": id})
    assert id in petra.get("/holidays").text
    assert karel.post("/holidays", data=MAY).status_code == 303
    assert "Meivakantie" not in petra.get("/holidays").text
