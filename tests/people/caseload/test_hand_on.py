"""Giving somebody a guide, another consulent, and closing the dossier."""

from datetime import date

import pytest
from sqlalchemy import select, update
from werkzeug.test import TestResponse

from tests.conftest import As, Browser, Cast, Change, Look, complains
from webapp.case.account import Account, Role
from webapp.case.dossier import Begeleiding, Dossier
from webapp.core import clock


def guides(look: Look, cast: Cast, name: str) -> list[Begeleiding]:
    query = select(Begeleiding).where(Begeleiding.dossier_id == cast.dossier(name).id)
    return look.all(query)


def give(browser: Browser, cast: Cast, owner: str, who: str, **more: str) -> TestResponse:
    form = {"guide": str(cast[who].id), "kind": "begeleider", "first": "2026-09-14"} | more
    return browser.post(f"/dossiers/{cast.dossier(owner).id}/guides", data=form)


def test_a_guide_reaches_the_dossier_from_that_day_on(as_: As, cast: Cast) -> None:
    page = f"/dossiers/{cast.dossier('amal').id}/begeleiding"
    assert give(as_("petra"), cast, "amal", "henk", first="2026-09-16").status_code == 303
    assert as_("henk").get(page).status_code == 404
    clock.set_to("2026-09-16T08:00")
    assert as_("henk").get(page).status_code == 200


def test_the_last_day_still_counts(as_: As, cast: Cast, look: Look) -> None:
    give(as_("petra"), cast, "amal", "henk", last="2026-09-20")
    [row] = guides(look, cast, "amal")
    assert (row.starts_on, row.ends_on) == (date(2026, 9, 14), date(2026, 9, 21))


def test_nobody_has_two_guides_of_one_kind_on_one_day(as_: As, cast: Cast, look: Look) -> None:
    petra = as_("petra")
    assert give(petra, cast, "yonas", "ilse").status_code == 422
    assert give(petra, cast, "yonas", "ilse", kind="maatje").status_code == 303
    assert give(petra, cast, "amal", "henk", last="2026-09-20").status_code == 303
    assert give(petra, cast, "amal", "ilse", first="2026-09-20").status_code == 422
    assert give(petra, cast, "amal", "ilse", first="2026-09-21").status_code == 303
    assert len(guides(look, cast, "amal")) == 2


@pytest.mark.parametrize(
    "wrong",
    [
        {"first": "2026-09-13"},
        {"first": "2027-09-16"},
        {"first": "2026-02-30"},
        {"first": ""},
        {"last": "2026-09-13"},
        {"kind": "friend"},
        {"guide": "00000000-0000-4000-8000-000000000000"},
        {"guide": "henk"},
    ],
    ids=str,
)
def test_what_cannot_be_is_refused(as_: As, cast: Cast, look: Look, wrong: dict[str, str]) -> None:
    answer = give(as_("petra"), cast, "amal", "henk", **wrong)
    assert answer.status_code == 422
    assert complains(answer.text)
    assert not guides(look, cast, "amal")


def test_a_consulent_or_coordinator_is_no_guide(as_: As, cast: Cast) -> None:
    for name in ("petra", "fatima", "karel", "yonas"):
        assert give(as_("petra"), cast, "amal", name).status_code == 422


def test_a_dossier_goes_to_another_consulent_of_the_gemeente(
    as_: As, cast: Cast, change: Change, look: Look
) -> None:
    other = Account(name="Els", role=Role.CONSULENT, gemeente_id=cast["petra"].gemeente_id)
    change.add(other)
    id = cast.dossier("yonas").id
    url = f"/dossiers/{id}/transfer"
    assert as_("petra").post(url, data={"consulent": str(cast["karel"].id)}).status_code == 422
    assert as_("petra").post(url, data={"consulent": str(cast["noor"].id)}).status_code == 422
    assert as_("petra").post(url, data={"consulent": str(other.id)}).status_code == 303
    assert look.get(Dossier, id).consulent_id == other.id


def close(browser: Browser, cast: Cast, name: str, reason: str = "moved") -> TestResponse:
    return browser.post(f"/dossiers/{cast.dossier(name).id}/close", data={"reason": reason})


def test_a_closed_dossier_leaves_every_list_and_is_not_erased(as_: As, cast: Cast) -> None:
    yonas, petra, henk, fatima = (as_(name) for name in ("yonas", "petra", "henk", "fatima"))
    assert close(petra, cast, "yonas").status_code == 303
    assert yonas.get("/").status_code == 303, "signed out"
    for browser in (petra, henk, fatima):
        assert "Yonas" not in browser.get("/").text
    for path in ("/not-reached", "/arriving", "/inbox"):
        assert "Yonas" not in petra.get(path).text
    page = petra.get(f"/dossiers/{cast.dossier('yonas').id}/case").text
    assert "Yonas Tesfay" in page
    assert petra.get(f"/dossiers/{cast.dossier('yonas').id}/pip").status_code == 200
    for path in ("dates", "arrival", "activation"):
        assert petra.get(f"/dossiers/{cast.dossier('yonas').id}/{path}").status_code == 404


def test_closing_ends_the_guidance_today(as_: As, cast: Cast, look: Look) -> None:
    close(as_("petra"), cast, "yonas")
    ends = [row.ends_on for row in guides(look, cast, "yonas")]
    assert all(end and end <= date(2026, 9, 14) for end in ends)


def test_closing_twice_keeps_the_first_reason(as_: As, cast: Cast, look: Look) -> None:
    close(as_("petra"), cast, "yonas")
    close(as_("petra"), cast, "yonas", "finished")
    assert look.get(Dossier, cast.dossier("yonas").id).close_reason == "moved"


def test_no_reason_no_closing(as_: As, cast: Cast, look: Look) -> None:
    assert close(as_("petra"), cast, "yonas", "dead").status_code == 422
    assert look.get(Dossier, cast.dossier("yonas").id).closed_on is None


def test_a_mistake_is_taken_back(as_: As, cast: Cast) -> None:
    petra = as_("petra")
    close(petra, cast, "yonas")
    petra.post(f"/dossiers/{cast.dossier('yonas').id}/reopen")
    assert "Yonas" in petra.get("/dossiers").text
    assert as_("yonas").get("/").status_code == 200


def test_nobody_guides_what_is_closed_whatever_happens_to_the_days(
    as_: As, cast: Cast, change: Change
) -> None:
    """A hand-over that is taken back gives the one before no end again."""
    id = cast.dossier("yonas").id
    close(as_("petra"), cast, "yonas")
    change.run(update(Begeleiding).values(ends_on=None))
    for path in ("begeleiding", "agenda", "visits/new", "signalen/new"):
        assert as_("henk").get(f"/dossiers/{id}/{path}").status_code == 404


def test_a_colleague_is_offered_with_how_many_households_they_have(
    as_: As, cast: Cast, change: Change
) -> None:
    """Partners are one household; of another gemeente, or closed, nobody counts."""
    ours = cast["petra"].gemeente_id
    change.run(update(Account).where(Account.id == cast["karel"].id).values(gemeente_id=ours))
    page = as_("petra").get(f"/dossiers/{cast.dossier('yonas').id}/guides").text
    assert "Petra (5)" in page
    assert "Karel (1)" in page
