"""A lower level has a reason, which is kept with it; and the card says whom to call."""

from datetime import date
from uuid import UUID

import pytest
from flask import Flask
from sqlalchemy import select, update

from tests.conftest import As, Cast, Change, Look, complains
from tests.guidance.welzijn.cards import ACUTE, flag, one, steps
from webapp.case.dossier import Begeleiding
from webapp.core import clock
from webapp.guidance.welzijn.model import SignaalStep
from webapp.law.welzijn import Level
from webapp.retention import sweep

WHY = "Hij is weer thuis en slaapt."


@pytest.fixture
def acute(as_: As, cast: Cast, look: Look) -> UUID:
    return flag(as_, cast, look, "henk", "yonas", **ACUTE)


def weigh(as_: As, id: UUID, level: str, why: str = "") -> int:
    data = {"level": level, "why": why}
    return as_("fatima").post(f"/signalen/{id}/weigh", data=data).status_code


def words(look: Look) -> list[str | None]:
    return look.all(select(SignaalStep.words))


@pytest.mark.parametrize("why", ["", "   ", "\u200b", "..."])
def test_no_level_goes_down_without_a_reason(as_: As, look: Look, acute: UUID, why: str) -> None:
    data = {"level": "1-let-op", "why": why}
    answer = as_("fatima").post(f"/signalen/{acute}/weigh", data=data)
    assert answer.status_code == 422
    assert complains(answer.text)
    assert "Schrijf waarom het niveau omlaag gaat." in answer.text
    assert one(look, acute).level is Level.ACUUT
    assert steps(look, acute) == []


def test_the_reason_is_kept_and_stands_in_what_happened(as_: As, look: Look, acute: UUID) -> None:
    assert weigh(as_, acute, "1-let-op", WHY) == 303
    assert one(look, acute).level is Level.LET_OP
    assert words(look) == [WHY]
    page = as_("fatima").get(f"/signalen/{acute}").text
    assert WHY in page.split('id="steps"')[1]
    assert WHY not in as_("henk").get("/signalen").text


def test_a_higher_level_needs_none_and_may_have_one(as_: As, cast: Cast, look: Look) -> None:
    id = flag(as_, cast, look, "henk", "yonas")
    assert weigh(as_, id, "3-dringend") == 303
    assert weigh(as_, id, "4-acuut", WHY) == 303
    assert sorted(words(look), key=str) == [WHY, None]


def test_a_reason_holds_no_bsn_and_what_was_typed_stays(as_: As, look: Look, acute: UUID) -> None:
    data = {"level": "2-zorg", "why": "BSN 123456782"}
    answer = as_("fatima").post(f"/signalen/{acute}/weigh", data=data)
    assert answer.status_code == 422
    assert "BSN 123456782" in answer.text
    assert words(look) == []


def test_the_reason_goes_with_the_text(as_: As, look: Look, acute: UUID) -> None:
    weigh(as_, acute, "2-zorg", WHY)
    fatima = as_("fatima")
    assert fatima.post(f"/signalen/{acute}/erase").status_code == 303
    assert words(look) == [None, None]
    assert WHY not in fatima.get(f"/signalen/{acute}").text


def test_what_is_said_after_the_text_was_taken_away_goes_too(
    app: Flask, as_: As, look: Look, acute: UUID
) -> None:
    fatima = as_("fatima")
    fatima.post(f"/signalen/{acute}/erase")
    weigh(as_, acute, "2-zorg", WHY)
    fatima.post(f"/signalen/{acute}/consult")
    fatima.post(f"/signalen/{acute}/report-back", data={"outcome": "discussed"})
    assert fatima.post(f"/signalen/{acute}/close").status_code == 303
    clock.set_to("2028-09-14T08:30")
    sweep(app.extensions["database"])
    assert {*words(look)} == {None}


@pytest.mark.parametrize(("name", "room"), [("fatima", "begeleiding"), ("petra", "case")])
def test_the_card_has_the_person_and_the_writer_with_their_numbers(
    as_: As, cast: Cast, acute: UUID, name: str, room: str
) -> None:
    as_("fatima").post(f"/signalen/{acute}/share")
    page = as_(name).get(f"/signalen/{acute}").text
    assert f'href="/dossiers/{cast.dossier("yonas").id}/{room}"' in page
    assert 'href="tel:+31100000121"' in page
    assert cast["henk"].phone
    assert f'href="tel:{cast["henk"].phone.replace("-", "").replace(" ", "")}"' in page


def test_when_the_begeleiding_is_over_the_person_is_called_by_others(
    as_: As, cast: Cast, change: Change, acute: UUID
) -> None:
    change.run(update(Begeleiding).values(ends_on=date(2026, 10, 1)))
    clock.set_to("2026-11-12T08:30")
    page = as_("fatima").get(f"/signalen/{acute}").text
    assert f"/dossiers/{cast.dossier('yonas').id}/begeleiding" not in page
    assert "tel:+31100000121" not in page
