"""Who wrote a signaal adds to it: a line with the day and who, beside what stays as it was."""

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

import pytest
import sqlalchemy as sa

from tests.conftest import As, Cast, Change, Look, complains
from tests.guidance.welzijn.cards import CARD, flag, one, steps
from tests.guidance.welzijn.test_sealed import seal
from webapp.contact.push.model import Kind, Reminder
from webapp.core import clock
from webapp.guidance.welzijn.model import TEXTS, Domain, Signaal, SignaalStep, Stage

MORE = "Vandaag nam hij de telefoon niet op."


@pytest.fixture
def mine(as_: As, cast: Cast, look: Look) -> UUID:
    return flag(as_, cast, look, "henk", "yonas")


def add(as_: As, id: UUID, words: str = MORE, by: str = "henk") -> Any:
    return as_(by).post(f"/signalen/{id}/add", data={"words": words})


def test_it_stands_beside_the_first_with_the_day_and_who(as_: As, look: Look, mine: UUID) -> None:
    before = {name: getattr(one(look, mine), name) for name in TEXTS}
    clock.set_to("2026-09-16T10:00")
    assert add(as_, mine).status_code == 303
    assert {name: getattr(one(look, mine), name) for name in TEXTS} == before
    card = as_("fatima").get(f"/signalen/{mine}").text
    assert CARD["facts"] in card
    line = next(part for part in card.split("<li") if MORE in part)
    assert "Henk" in line
    assert 'datetime="2026-09-16' in line


def test_the_writer_reads_that_something_was_added_and_not_what(as_: As, mine: UUID) -> None:
    henk = as_("henk")
    assert f"/signalen/{mine}/add" in henk.get("/signalen").text
    add(as_, mine)
    for path in ("/signalen", f"/signalen/{mine}/add"):
        page = henk.get(path).text
        assert "Er is iets bij geschreven:" in page
        assert MORE not in page
        assert CARD["facts"] not in page
    assert "Er is iets bij geschreven:" in as_("fatima").get("/signalen").text


def test_what_waited_on_a_phone_arrives_once_and_nothing_else_is_opened(
    as_: As, look: Look, mine: UUID
) -> None:
    to = f"/signalen/{mine}/add"
    key = {"Idempotency-Key": "0197f7a5-0000-7000-8000-000000000001"}
    sealed = {"sealed": seal(urlencode({"words": MORE}), to)}
    for _ in range(2):
        answer = as_("henk").post(to, data=sealed, headers=key)
        assert answer.status_code == 200
        assert answer.headers["Idempotency-Key"] == key["Idempotency-Key"]
    assert look.all(sa.select(SignaalStep.words)) == [MORE]
    other = {"sealed": seal(urlencode({"words": "Anders."}), "/signalen/other/add")}
    key = {"Idempotency-Key": "0197f7a5-0000-7000-8000-000000000002"}
    assert as_("henk").post(to, data=other, headers=key).status_code == 422
    assert look.all(sa.select(SignaalStep.words)) == [MORE]


def test_nobody_else_adds(as_: As, cast: Cast, mine: UUID, look: Look) -> None:
    path = f"/signalen/{mine}/add"
    assert {name for name in cast if as_(name).get(path).status_code != 404} == {"henk"}
    assert {name for name in cast if as_(name).post(path).status_code != 404} == {"henk"}
    assert "/add" not in as_("fatima").get("/signalen").text
    assert steps(look, mine) == []


def test_a_coordinator_adds_to_what_she_wrote(as_: As, cast: Cast, look: Look) -> None:
    id = flag(as_, cast, look, "fatima", "yonas")
    assert f"/signalen/{id}/add" in as_("fatima").get("/signalen").text
    assert add(as_, id, by="fatima").status_code == 303
    assert add(as_, id, by="els").status_code == 404


@pytest.mark.parametrize("words", ["", "  ", "a" * 301])
def test_nothing_and_too_much_are_refused(as_: As, look: Look, mine: UUID, words: str) -> None:
    answer = add(as_, mine, words)
    assert answer.status_code == 422
    assert complains(answer.text)
    assert steps(look, mine) == []


def test_who_taps_twice_said_it_once_and_a_bsn_is_left_out(as_: As, look: Look, mine: UUID) -> None:
    for _ in range(2):
        assert add(as_, mine, f"{MORE} BSN 123456782").status_code == 303
    [words] = look.all(sa.select(SignaalStep.words))
    assert words
    assert words.startswith(MORE)
    assert "123456782" not in words


@pytest.mark.parametrize(
    "values",
    [{"stage": Stage.CLOSED}, {"domain": Domain.RECHT}, {"erased_at": "now"}],
    ids=["closed", "police", "taken away"],
)
def test_not_to_what_is_closed_about_the_police_or_taken_away(
    as_: As, change: Change, look: Look, mine: UUID, values: dict[str, Any]
) -> None:
    values = {name: clock.now() if value == "now" else value for name, value in values.items()}
    change.run(sa.update(Signaal).where(Signaal.id == mine).values(**values))
    henk = as_("henk")
    assert f"/signalen/{mine}/add" not in henk.get("/signalen").text
    assert "<textarea" not in henk.get(f"/signalen/{mine}/add").text
    answer = add(as_, mine)
    assert answer.status_code == 422
    assert complains(answer.text)
    assert steps(look, mine) == []


def test_who_reads_it_hears_of_it_at_once(as_: As, cast: Cast, look: Look, mine: UUID) -> None:
    add(as_, mine)
    query = sa.select(Reminder).where(Reminder.kind == Kind.SIGNAAL, Reminder.slot == "added")
    assert {row.account_id for row in look.all(query)} == {cast["fatima"].id, cast["els"].id}


def test_what_was_added_goes_with_the_text(as_: As, look: Look, mine: UUID) -> None:
    add(as_, mine)
    assert as_("fatima").post(f"/signalen/{mine}/erase").status_code == 303
    assert {*look.all(sa.select(SignaalStep.words))} == {None}
