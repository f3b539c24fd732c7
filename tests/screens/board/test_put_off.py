"""What can wait is put off until a day, with a reason, and never beyond its own day."""

import re

import pytest
import sqlalchemy as sa
from flask import Flask

from tests.conftest import As, Cast, Look
from tests.guidance.welzijn.cards import flag
from tests.screens.board.test_board import ROW, of
from webapp.core import clock
from webapp.retention import sweep
from webapp.screens.board.model import Matter
from webapp.screens.board.model_put_off import PutOff

LATER = re.compile(r'href="(/dossiers/[^"]+/put-off\?[^"]+)"')


def ways(page: str) -> dict[str, str]:
    """How each thing is put off, by its matter."""
    found = [way.replace("&amp;", "&") for way in LATER.findall(page)]
    return {re.findall(r"matter=([\w-]+)", way)[0]: way for way in found}


def put_off(as_: As, way: str, until: str, why: str = "they-answer") -> tuple[int, str]:
    asked = dict(re.findall(r"(matter|about)=([\w-]+)", way))
    petra, path = as_("petra"), way.partition("?")[0]
    assert 'name="until"' in petra.get(way).text
    here = {"Referer": f"http://localhost{way}"}
    answer = petra.post(path, data=asked | {"until": until, "why": why}, headers=here)
    return answer.status_code, answer.headers.get("Location", answer.text)


def test_it_is_gone_until_that_day_and_back_on_it_with_the_reason(as_: As) -> None:
    way = ways(as_("petra").get("/").text)["talk"]
    assert put_off(as_, way, "2026-09-18") == (303, "/?whose=mine&matter=&page=1#row-8")
    assert of(as_, Matter.TALK) == {}
    page = as_("petra").get("/").text
    assert "Uitgesteld tot <time datetime" in page
    assert "want zij geven nog antwoord." in page
    clock.set_to("2026-09-18T08:00")
    assert of(as_, Matter.TALK)["amal"] == "2026-09-22", "its own day stays"
    assert "Uitgesteld tot vandaag: zij geven nog antwoord" in as_("petra").get("/").text


def test_it_can_be_put_back_at_once(as_: As, look: Look) -> None:
    put_off(as_, ways(as_("petra").get("/").text)["talk"], "2026-09-18")
    (row,) = look.all(sa.select(PutOff))
    assert f"/put-offs/{row.id}/undo" in as_("petra").get("/").text
    assert as_("karel").post(f"/put-offs/{row.id}/undo").status_code == 404
    assert as_("petra").post(f"/put-offs/{row.id}/undo").status_code == 303
    assert of(as_, Matter.TALK) == {"amal": "2026-09-22"}


@pytest.mark.parametrize("until", ["2026-09-14", "2026-09-23", "", "ooit"])
def test_never_to_a_day_that_is_over_or_beyond_its_own(as_: As, until: str) -> None:
    way = ways(as_("petra").get("/").text)["talk"]
    status, page = put_off(as_, way, until)
    assert status == 422
    assert "Niet later dan de eigen dag." in page
    assert of(as_, Matter.TALK) == {"amal": "2026-09-22"}


@pytest.mark.parametrize("name", ["karel", "fatima", "henk", "yonas", "noor"])
def test_nobody_else_puts_it_off(as_: As, name: str) -> None:
    way = ways(as_("petra").get("/").text)["talk"]
    said = {"matter": "talk", "about": "2", "until": "2026-09-18", "why": "planned"}
    assert as_(name).get(way).status_code == 404
    assert as_(name).post(way.partition("?")[0], data=said).status_code == 404


def test_the_same_again_moves_it(as_: As, look: Look) -> None:
    way = ways(as_("petra").get("/").text)["talk"]
    for until in ("2026-09-16", "2026-09-22"):
        assert put_off(as_, way, until, "planned")[0] == 303
    assert [str(row.until) for row in look.all(sa.select(PutOff))] == ["2026-09-22"]


def test_what_is_late_or_is_a_signaal_cannot_wait(as_: As, cast: Cast, look: Look) -> None:
    id = flag(as_, cast, look, "henk", "yonas")
    as_("fatima").post(f"/signalen/{id}/share")
    page = as_("petra").get("/").text
    assert "signalen" in {row["url"].split("/")[1] for row in ROW.finditer(page)}
    assert "signaal" not in ways(page)
    path = f"/dossiers/{cast.dossier('yonas').id}/put-off?matter=signaal&about={id}"
    assert as_("petra").get(path).status_code == 404
    way = ways(page)["talk"]
    clock.set_to("2026-09-22T09:00")
    assert as_("petra").get(way).status_code == 404, "its own day has come"


def test_it_is_forgotten_a_month_after_its_day(app: Flask, as_: As, look: Look) -> None:
    put_off(as_, ways(as_("petra").get("/").text)["talk"], "2026-09-18")
    for now, kept in (("2026-10-18T09:00", 1), ("2026-10-19T09:00", 0)):
        clock.set_to(now)
        sweep(app.extensions["database"])
        assert len(look.all(sa.select(PutOff))) == kept
