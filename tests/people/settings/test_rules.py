"""A beheerder reads every number with its source, and chooses the gemeente's own from a day on."""

import re
from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from tests.conftest import As, Change, Look, Nobody
from webapp.case.account import Gemeente
from webapp.people.settings.model import OpeningHours
from webapp.rules.model import RuleRow

DAYS = {"rule": "answer-working-days", "value": "3", "first": "2026-10-01"}
DAYS |= {"source": "Besluit 12"}
ANSWER = select(RuleRow).where(
    RuleRow.key == "answer-working-days", RuleRow.gemeente_id.is_not(None)
)


def test_the_law_is_shown_with_its_source_and_is_not_offered(as_: As) -> None:
    page = as_("noor").get("/rules").text
    assert "Plan klaar na de brief van DUO" in page
    assert "Besluit inburgering 2021, art. 5.3" in page
    assert 'value="pip-deadline-days"' not in page
    assert 'value="answer-working-days"' in page


def test_a_number_holds_from_its_day_on(as_: As, look: Look) -> None:
    answer = as_("noor").post("/rules", data=DAYS)
    assert (answer.status_code, answer.location) == (303, "/rules")
    row = look.one(ANSWER)
    assert (row.value, row.unit, row.valid_from) == ("3", "working-days", date(2026, 10, 1))
    assert (row.source, row.statutory) == ("Besluit 12", False)
    page = as_("noor").get("/rules").text
    assert "Besluit 12" in page
    assert "30 september 2026" in page, "the number of today ends the day before"


def test_from_today_the_promise_to_people_changes(as_: As, look: Look) -> None:
    before = as_("yonas").get("/dossiers/" + dossier_of(as_) + "/messages").text
    as_("noor").post("/rules", data=DAYS | {"first": "2026-09-14", "value": "4"})
    after = as_("yonas").get("/dossiers/" + dossier_of(as_) + "/messages").text
    assert before != after


def dossier_of(as_: As) -> str:
    found: str = as_("yonas").get("/").text.split("/dossiers/")[1][:36]
    return found


def test_once_more_for_the_same_day_takes_its_place(as_: As, look: Look) -> None:
    for value in ("3", "5"):
        as_("noor").post("/rules", data=DAYS | {"value": value})
    assert look.one(ANSWER).value == "5"


def test_what_is_to_come_can_be_taken_back_and_what_holds_cannot(as_: As, look: Look) -> None:
    noor = as_("noor")
    noor.post("/rules", data=DAYS | {"first": "2026-09-14"})
    held = look.one(ANSWER)
    assert noor.post(f"/rules/{held.id}/remove").status_code in (409, 422)
    assert look.one(ANSWER).id == held.id
    noor.post("/rules", data=DAYS)
    coming = look.one(ANSWER.where(RuleRow.valid_from == date(2026, 10, 1)))
    assert noor.post(f"/rules/{coming.id}/remove").status_code == 303
    assert look.one(ANSWER).id == held.id


@pytest.mark.parametrize(
    "wrong",
    [
        {"rule": "pip-deadline-days"},
        {"rule": ""},
        {"value": "0"},
        {"value": "-2"},
        {"value": "2,3"},
        {"value": "9999"},
        {"value": ""},
        {"value": "drie"},
        {"first": "2026-09-13"},
        {"first": ""},
        {"source": ""},
        {"rule": "talk-after-training"},
        {"rule": "talk-after-training", "talk": "never"},
        {"rule": "progress-talk-months", "value": "3;6"},
    ],
    ids=str,
)
def test_what_makes_no_rule_is_refused_and_kept_on_the_page(
    wrong: dict[str, str], as_: As, look: Look
) -> None:
    answer = as_("noor").post("/rules", data=DAYS | wrong)
    assert answer.status_code == 422
    assert 'aria-invalid="true"' in answer.text
    assert look.all(select(RuleRow).where(RuleRow.gemeente_id.is_not(None))) == []


def test_several_months_and_a_word_are_kept_as_they_are_read(as_: As, look: Look) -> None:
    noor = as_("noor")
    noor.post("/rules", data=DAYS | {"rule": "progress-talk-months", "value": "4, 8, 12"})
    noor.post("/rules", data=DAYS | {"rule": "talk-after-training", "talk": "monthly"})
    found = look.all(select(RuleRow.value).where(RuleRow.gemeente_id.is_not(None)))
    assert sorted(found) == ["4,8,12", "monthly"]
    assert "elke maand" in noor.get("/rules").text


def test_one_of_a_unit_is_one_day_and_not_one_days(as_: As) -> None:
    """To who chooses it, and to people, who read it as a promise."""
    noor, path = as_("noor"), f"/dossiers/{dossier_of(as_)}/messages"
    noor.post("/rules", data=DAYS | {"first": "2026-09-14", "value": "1"})
    page = re.sub(r"<[^>]+>", "", noor.get("/rules").text)
    assert re.search(r"\b1 werkdag\b", page)
    assert re.search(r"\b[2-9] werkdagen\b", page)
    assert not re.search(r"\b1 (werkdagen|dagen|maanden|minuten)", page)
    assert "ሓደ መዓልቲ ስራሕ" in as_("yonas").get(path).text


def test_each_rule_asks_for_what_it_is_made_of(as_: As) -> None:
    noor = as_("noor")
    asked = {
        rule: noor.get(f"/rules?rule={rule}").text
        for rule in ("", "nothing", "answer-working-days", "talk-after-training")
    }
    for rule, page in asked.items():
        by_word = rule == "talk-after-training"
        assert ('name="talk"' in page, 'name="value"' in page) == (by_word, not by_word), rule
    assert 'value="talk-after-training" selected' in asked["talk-after-training"]
    assert 'href="/rules?rule=talk-after-training#new"' in asked[""]
    refused = noor.post("/rules", data=DAYS | {"rule": "talk-after-training"}).text
    assert 'name="talk"' in refused


def test_another_gemeente_keeps_its_own(as_: As, look: Look, change: Change) -> None:
    other = look.one(select(Gemeente).where(Gemeente.name == "Zoetermeer")).id
    change(
        lambda session: session.add(
            RuleRow(
                key="answer-working-days",
                value="9",
                unit="working-days",
                statutory=False,
                valid_from=date(2026, 10, 1),
                source="Besluit van Zoetermeer",
                verified=True,
                gemeente_id=other,
            )
        )
    )
    theirs = look.one(ANSWER)
    noor = as_("noor")
    assert "Besluit van Zoetermeer" not in noor.get("/rules").text
    assert noor.post(f"/rules/{theirs.id}/remove").status_code == 404


def test_where_the_gemeente_is_reached_is_put_right(as_: As, look: Look) -> None:
    noor, phones = as_("noor"), {"phone": "14 010", "address": "Plein 2, 2661 AA Bergschenhoek"}
    assert noor.post("/gemeente", data=phones).status_code == 303
    ours = look.one(select(Gemeente).where(Gemeente.name == "Lansingerland"))
    assert (ours.phone, ours.address) == tuple(phones.values())
    for wrong in ({"phone": ""}, {"phone": "bel ons"}, {"address": ""}):
        assert noor.post("/gemeente", data=phones | wrong).status_code == 422


def test_when_it_is_open_stands_where_somebody_forgot_the_pin(as_: As, browser: Nobody) -> None:
    noor = as_("noor")
    days = {"days": ["0", "3"], "starts": "09:00", "ends": "12:00"}
    assert noor.post("/gemeente/hours", data=days).status_code == 303
    page = browser().get("/forgot").text
    assert page.count("09:00") == page.count("12:00") == 2
    wrongs: list[dict[str, Any]] = [{"starts": "11:00"}, {"days": []}, {"ends": "08:00"}]
    for wrong in wrongs:
        assert noor.post("/gemeente/hours", data=days | wrong).status_code == 422
    assert noor.post("/gemeente/hours", data=days | {"starts": "13:00", "ends": "16:00"}).location


def test_hours_are_taken_away_by_their_own_gemeente(as_: As, look: Look, browser: Nobody) -> None:
    noor = as_("noor")
    noor.post("/gemeente/hours", data={"days": ["0"], "starts": "09:00", "ends": "12:00"})
    hours = look.one(select(OpeningHours))
    assert as_("petra").post(f"/gemeente/hours/{hours.id}/remove").status_code == 404
    assert noor.post(f"/gemeente/hours/{hours.id}/remove").status_code == 303
    assert "09:00" not in browser().get("/forgot").text
