"""After each step the page says what was done, what follows, and who reads it."""

from uuid import UUID

import pytest

from tests.conftest import As, Cast, Look
from tests.guidance.welzijn.cards import ACUTE, flag
from tests.worlds.test_reader import Page


@pytest.fixture
def acute(as_: As, cast: Cast, look: Look) -> UUID:
    return flag(as_, cast, look, "henk", "yonas", **ACUTE)


def told(as_: As, id: UUID, act: str, **form: str) -> str:
    """What stands where the focus goes after a step."""
    fatima = as_("fatima")
    reply = fatima.post(f"/signalen/{id}/{act}", data=form)
    assert reply.status_code == 303, act
    assert reply.location == f"/signalen/{id}#told"
    return Page(fatima.get(f"/signalen/{id}").text, act).block("told").text


def test_each_step_says_what_follows_and_who_reads_it(as_: As, cast: Cast, acute: UUID) -> None:
    henk, petra = cast["henk"].name, cast["petra"].name
    before = Page(as_("fatima").get(f"/signalen/{acute}").text, "fatima")
    assert not before.has("told")
    assert f"Consulent {petra} leest dit." in before.block("next").text
    steps: list[tuple[str, dict[str, str], list[str]]] = [
        ("consult", {}, ["Begon met overleg", f"{henk} leest dit ook.", "Hierna: eraan werken"]),
        ("weigh", {"level": "2-zorg", "why": "Hij slaapt."}, ["niet de reden", "Hierna: eraan"]),
        ("share", {}, [f"Consulent {petra} leest dit.", "Hierna: eraan werken"]),
        ("act", {}, [f"{henk} leest dit ook.", "Hierna: vertellen hoe het ging."]),
        ("report-back", {"outcome": "referred"}, [f"{henk} leest dit ook.", "Hierna: afsluiten."]),
        ("close", {}, [f"{henk} leest dit ook.", "U hoeft niets meer te doen."]),
        ("erase", {}, ["Dat er een signaal was, blijft staan."]),
    ]
    for act, form, wanted in steps:
        said = told(as_, acute, act, **form)
        for words in wanted:
            assert words in said, f"{act}: {said}"


def test_the_list_says_who_wrote_it_who_acts_and_what_is_to_be_done(
    as_: As, cast: Cast, look: Look, acute: UUID
) -> None:
    urgent = flag(as_, cast, look, "henk", "yonas", level="3-dringend")

    def line(id: UUID) -> str:
        return Page(as_("fatima").get("/signalen").text, "list").block(f"signaal-{id}").text

    assert "Acuut: niemand heeft dit nog opgepakt." in line(acute)
    assert "Dringend: niemand heeft dit nog opgepakt." in line(urgent)
    assert f"Geschreven door {cast['henk'].name}" in line(acute)
    assert "Te doen: reageren vóór of op 14 sep" in line(acute)
    page = as_("fatima").get("/signalen").text
    assert page.index(f"signaal-{acute}") < page.index(f"signaal-{urgent}")
    as_("fatima").post(f"/signalen/{acute}/consult")
    assert "Begon met overleg" in line(acute)
    assert cast["fatima"].name in line(acute)


def test_what_is_closed_is_folded_away(as_: As, cast: Cast, look: Look, acute: UUID) -> None:
    fatima = as_("fatima")
    for act, form in (("consult", {}), ("report-back", {"outcome": "referred"}), ("close", {})):
        fatima.post(f"/signalen/{acute}/{act}", data=form)
    page = fatima.get("/signalen").text
    assert page.index('id="closed"') < page.index(f'id="signaal-{acute}"')
    assert 'id="closed"' not in as_("henk").get("/signalen").text


def test_the_first_screen_leads_to_what_is_urgent(as_: As, acute: UUID) -> None:
    page = as_("fatima").get("/").text
    link = page.split('id="urgent"')[1].split("</a>")[0]
    assert 'href="/signalen"' in link
    assert "Dringende signalen: " in link


def test_who_wrote_it_reads_with_whom_it_is_and_that_its_level_changed(
    as_: As, cast: Cast, acute: UUID
) -> None:
    henk = as_("henk")
    mine = Page(henk.get("/signalen").text, "henk")
    assert cast["fatima"].name in mine.block("lies-with").text
    assert "tel:" in henk.get("/signalen").text.split('id="lies-with"')[1].split("</div>")[0]
    why = "Hij is weer thuis en slaapt."
    as_("fatima").post(f"/signalen/{acute}/weigh", data={"level": "1-let-op", "why": why})
    line = Page(henk.get("/signalen").text, "henk").block(f"signaal-{acute}").text
    assert "Koos een ander niveau: Let op" in line
    assert why not in henk.get("/signalen").text
