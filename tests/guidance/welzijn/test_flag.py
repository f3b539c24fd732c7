"""Writing a card: what it needs, what is refused, and what is kept of it."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from tests.conftest import As, Cast, Change, Look
from tests.guidance.welzijn.cards import ACUTE, CARD, address, flag, kept, one
from webapp.case.dossier import Begeleiding
from webapp.core import clock
from webapp.guidance.welzijn.model import Domain, Stage
from webapp.law.welzijn import Level
from webapp.speech.formats import person


def send(
    as_: As, cast: Cast, *, htmx: bool = False, who: str = "henk", **changes: Any
) -> TestResponse:
    henk = as_(who, htmx=htmx)
    henk.post("/language", data={"lang": "en", "to": "/"})
    card = {key: value for key, value in (CARD | changes).items() if value is not None}
    return henk.post(address(cast, "yonas"), data=card)


def test_the_coordinator_has_it_and_it_waits(as_: As, cast: Cast, look: Look) -> None:
    id = flag(as_, cast, look, "henk", "yonas")
    made = one(look, id)
    assert (made.level, made.domain, made.stage) == (Level.ZORG, Domain.GEEST, Stage.RECEIVED)
    assert (made.author_id, made.facts) == (cast["henk"].id, "Hij slaapt slecht.")
    assert str(id) in as_("fatima").get("/signalen").text


def test_with_htmx_the_form_becomes_thanks_with_a_day(as_: As, cast: Cast) -> None:
    reply = send(as_, cast, htmx=True)
    assert reply.status_code == 200
    assert f"Thank you. Now it is with: {person('Els')}, {person('Fatima')}." in reply.text
    assert "21 September 2026" in reply.text, "five working days after Monday the 14th"


def test_who_wrote_it_sees_how_it_goes_and_none_of_the_text(
    as_: As, cast: Cast, look: Look
) -> None:
    id = flag(as_, cast, look, "henk", "yonas")
    page = as_("henk").get("/signalen").text
    assert f"signaal-{id}" in page
    assert "slaapt" not in page, "others may see this phone"
    assert as_("henk").get(f"/signalen/{id}").status_code == 404


def test_a_buddy_writes_one_too(as_: As, cast: Cast, look: Look) -> None:
    id = flag(as_, cast, look, "ilse", "mariam")
    assert one(look, id).author_id == cast["ilse"].id


def test_a_positive_note_asks_nobody_for_anything(as_: As, cast: Cast, look: Look) -> None:
    id = flag(as_, cast, look, "henk", "yonas", level="0-goed")
    assert one(look, id).stage is Stage.CLOSED


def test_acute_is_written_down_after_the_call(as_: As, cast: Cast, look: Look) -> None:
    refused = send(as_, cast, level="4-acuut")
    assert refused.status_code == 422
    assert "Please call first." in refused.text
    id = flag(as_, cast, look, "henk", "yonas", **ACUTE)
    assert one(look, id).called == ["emergency", "coordinator"]


@pytest.mark.parametrize("level", ["3-dringend", "4-acuut"])
def test_what_is_urgent_does_not_wait_for_whether_it_was_talked_about(
    as_: As, cast: Cast, look: Look, level: str
) -> None:
    urgent = ACUTE | {"level": level, "discussed": ""}
    id = flag(as_, cast, look, "henk", "yonas", **urgent)
    assert one(look, id).discussed is None
    assert "Nog niet gezegd" in as_("fatima").get(f"/signalen/{id}").text


@pytest.mark.parametrize("level", ["0-goed", "1-let-op", "2-zorg"])
def test_what_is_not_urgent_says_whether_it_was_talked_about(
    as_: As, cast: Cast, look: Look, level: str
) -> None:
    assert send(as_, cast, level=level, discussed=None).status_code == 422
    assert not kept(look)


def test_of_the_police_only_that_there_was_contact(as_: As, cast: Cast, look: Look) -> None:
    worse: tuple[dict[str, Any], ...] = ({"facts": "diefstal"}, {"facts": "", "level": "2-zorg"})
    for wrong in worse:
        reply = send(as_, cast, **{"domains": ["recht"], "level": "3-dringend", **wrong})
        assert reply.status_code == 422
        assert "Contact with the police" in reply.text
    id = flag(as_, cast, look, "henk", "yonas", domains="recht", level="3-dringend", facts="")
    assert one(look, id).facts is None


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"facts": "  "}, "Please write what you saw or heard."),
        ({"facts": "x" * 301}, "Please write at most 300 letters."),
        ({"asks": "x" * 20_000}, "Please write at most 300 letters."),
        ({"domains": []}, "Please choose one or two subjects."),
        ({"domains": ["geest", "geld", "werk"]}, "Please choose one or two subjects."),
        ({"domains": ["magie"]}, "Please choose one or two subjects."),
        ({"level": "5"}, "Please choose."),
        ({"level": None}, "Please choose."),
        ({"how": "=1+1"}, "Please choose."),
        ({"discussed": "maybe"}, "Please choose."),
        ({"called": ["the press"]}, "Please call first."),
        ({"seen_on": "2026-09-15"}, "Please choose a day"),
        ({"seen_on": "2026-07-15"}, "Please choose a day"),
        ({"seen_on": "31-02-2026"}, "Please choose a day"),
        ({"seen_on": ""}, "Please choose a day"),
    ],
    ids=lambda value: str(value)[:40] if isinstance(value, dict) else "",
)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(
    as_: As, cast: Cast, look: Look, changes: dict[str, Any], sentence: str
) -> None:
    for htmx in (False, True):
        reply = send(as_, cast, htmx=htmx, **{"asks": "Bel hem alstublieft", **changes})
        assert reply.status_code == 422
        assert sentence.replace("Please choose a day", "Please choose a day") in reply.text
        if "asks" not in changes:
            assert "Bel hem alstublieft" in reply.text
    assert kept(look) == []


def test_a_flood_is_refused_with_a_sentence(as_: As, cast: Cast, look: Look) -> None:
    reply = send(as_, cast, asks="x" * 100_000)
    assert (reply.status_code, kept(look)) == (413, [])
    assert "<h1" in reply.text


def test_what_could_deceive_the_eye_is_left_out_and_markup_is_text(
    as_: As, cast: Cast, look: Look
) -> None:
    nasty = "\u202eneppo\u2066 <script>alert(1)</script>\x00\x1b =1+1"
    id = flag(as_, cast, look, "henk", "yonas", facts=nasty)
    assert one(look, id).facts == "neppo <script>alert(1)</script> =1+1"
    assert "<script>alert" not in as_("fatima").get(f"/signalen/{id}").text


def test_the_same_card_twice_is_one(as_: As, cast: Cast, look: Look) -> None:
    key, henk = str(uuid4()), as_("henk")
    for _ in range(3):
        reply = henk.post(address(cast, "yonas"), data=CARD, headers={"Idempotency-Key": key})
        assert (reply.status_code, reply.headers["Idempotency-Key"]) == (200, key)
    assert [str(signaal.id) for signaal in kept(look)] == [key]


def test_after_the_begeleiding_nothing_arrives_any_more(
    as_: As, cast: Cast, look: Look, change: Change
) -> None:
    """Also what was written before it ended, and comes later."""

    def end(session: Session) -> None:
        for row in session.query(Begeleiding).filter_by(begeleider_id=cast["henk"].id):
            row.ends_on = date(2026, 9, 14)

    change(end)
    henk = as_("henk")
    key = {"Idempotency-Key": str(uuid4())}
    assert henk.post(address(cast, "yonas"), data=CARD, headers=key).status_code == 404
    assert kept(look) == []


def test_a_card_of_a_wrong_clock_gets_our_time(as_: As, cast: Cast, look: Look) -> None:
    id = flag(as_, cast, look, "henk", "yonas", written_at="2031-01-01", seen_on="2026-09-10")
    assert abs(one(look, id).written_at - clock.now()) < timedelta(minutes=1)


def test_what_was_not_chosen_is_not_kept_and_not_shown(as_: As, cast: Cast, look: Look) -> None:
    """Where it was and how it is known stand in what is folded: nothing is chosen there unseen."""
    henk = as_("henk")
    form = henk.get(f"{address(cast, 'yonas')}/new").text
    assert " checked" not in form.split('id="signaal-form"')[1]
    told = {name: value for name, value in CARD.items() if name not in ("how", "source")}
    assert henk.post(address(cast, "yonas"), data=told).status_code == 303
    [kept_one] = [each for each in kept(look) if each.facts == CARD["facts"]]
    assert (kept_one.how, kept_one.source) == (None, None)
    card = as_("fatima").get(f"/signalen/{kept_one.id}").text.split('id="card"')[1]
    card = card.split("</section>")[0]
    for unsaid in ("Thuis", "Hoe bekend", "Ik zag of hoorde het zelf"):
        assert unsaid not in card
