"""A form that comes twice is kept once, and the phone that sent it is told so."""

from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from tests.conftest import As, Browser, Cast, Change, Look, Nobody
from webapp.calendar.agenda.model import Answer, Appointment
from webapp.contact.outbox.model import Receipt
from webapp.courses.pvt.model import Excursion, Place, SignUp
from webapp.plan.pip.model import Agreement, Party
from webapp.plan.pip.queries import IN_FORCE

COMING = {"answer": "coming", "seen": "0"}
SORRY = "This appointment has changed. Please look again and answer."


@pytest.fixture
def url(cast: Cast, look: Look) -> str:
    first = (
        select(Appointment.id)
        .where(Appointment.dossier_id == cast.dossier("yonas").id)
        .where(Appointment.starts_at > datetime(2026, 9, 14, 8, tzinfo=UTC))
        .order_by(Appointment.starts_at)
    )
    return f"/appointments/{look(lambda s: s.scalars(first).first())}/answer"


def send(browser: Browser, url: str, key: object, form: dict[str, str]) -> TestResponse:
    return browser.post(url, data=form, headers={"Idempotency-Key": str(key)})


def receipts(look: Look) -> int:
    return look.one(select(func.count()).select_from(Receipt))


def test_the_id_comes_back_in_plain_words(as_: As, url: str, look: Look) -> None:
    key = uuid4()
    reply = send(as_("yonas"), url, key, COMING)
    assert (reply.status_code, reply.headers["Idempotency-Key"]) == (200, str(key))
    assert reply.mimetype == "text/plain"
    assert receipts(look) == 1


def test_the_same_again_gives_the_same_answer_and_changes_nothing(
    as_: As, url: str, look: Look, change: Change
) -> None:
    key, yonas = uuid4(), as_("yonas")
    first = send(yonas, url, key, COMING)
    id = url.split("/")[2]
    before = look.get(Appointment, UUID(id)).answers_given
    again = send(yonas, url, key, COMING)
    assert (again.status_code, again.data) == (first.status_code, first.data)
    after = look.get(Appointment, UUID(id))
    assert (after.answers_given, after.answer) == (before, Answer.COMING)


@pytest.mark.parametrize("form", [{"answer": "cannot", "seen": "0"}, {}, COMING | {"more": "x"}])
def test_another_form_under_the_same_id_is_refused(
    as_: As, url: str, look: Look, form: dict[str, str]
) -> None:
    key, yonas = uuid4(), as_("yonas")
    send(yonas, url, key, COMING)
    reply = send(yonas, url, key, form)
    assert reply.status_code == 409
    assert reply.mimetype == "text/plain"


def test_somebody_elses_id_is_refused_like_another_form(as_: As, url: str) -> None:
    key = uuid4()
    send(as_("yonas"), url, key, COMING)
    assert send(as_("rania"), url, key, COMING).status_code == 409


@pytest.mark.parametrize("key", ["1", "not-a-uuid", "x" * 5000, "é"])
def test_an_id_that_is_none_is_refused(as_: As, url: str, look: Look, key: str) -> None:
    reply = send(as_("yonas"), url, key, COMING)
    assert reply.status_code == 400
    assert receipts(look) == 0


def test_a_refused_form_leaves_no_receipt_and_says_why(as_: As, url: str, look: Look) -> None:
    key, yonas = uuid4(), as_("yonas")
    yonas.post("/language", data={"lang": "en", "to": "/"})
    wrong = send(yonas, url, key, {"answer": "perhaps", "seen": "0"})
    assert (wrong.status_code, wrong.text) == (422, "Please choose an answer.")
    assert receipts(look) == 0
    assert send(yonas, url, key, COMING).status_code == 200, "mended, under the same id"


def test_an_answer_to_what_has_moved_is_409_with_the_reason(
    as_: As, url: str, change: Change
) -> None:
    def move(session: Session) -> None:
        found = session.get_one(Appointment, UUID(url.split("/")[2]))
        hour = timedelta(hours=1)
        found.move(found.starts_local + hour, found.ends_local + hour)

    change(move)
    yonas = as_("yonas")
    yonas.post("/language", data={"lang": "en", "to": "/"})
    reply = send(yonas, url, uuid4(), COMING)
    assert (reply.status_code, reply.text) == (409, SORRY)


def test_out_of_reach_is_404_in_one_sentence(as_: As, url: str, look: Look) -> None:
    reply = send(as_("rania"), url, uuid4(), COMING)
    assert (reply.status_code, reply.mimetype) == (404, "text/plain")
    assert "<" not in reply.text
    assert receipts(look) == 0


def test_nobody_signed_in_is_401_and_nothing_is_lost(browser: Nobody, url: str, look: Look) -> None:
    assert send(browser(), url, uuid4(), COMING).status_code == 401
    assert receipts(look) == 0


def test_a_form_of_somebody_who_is_not_the_one_signed_in_waits(
    as_: As, url: str, look: Look
) -> None:
    yonas, rania = as_("yonas"), as_("rania")
    hers = rania.get("/").headers["X-Offline"]
    headers = {"Idempotency-Key": str(uuid4()), "X-Offline": hers}
    reply = yonas.post(url, data=COMING, headers=headers)
    assert reply.status_code == 401
    assert reply.headers["X-Offline"] == yonas.get("/").headers["X-Offline"] != hers
    assert receipts(look) == 0


def test_htmx_gets_its_piece_with_the_id(as_: As, url: str, look: Look) -> None:
    key = uuid4()
    reply = send(as_("yonas", htmx=True), url, key, COMING)
    assert reply.text.lstrip().startswith("<article")
    assert reply.headers["Idempotency-Key"] == str(key)
    assert receipts(look) == 1
    assert send(as_("yonas"), url, key, COMING).text == str(key)


def test_every_form_that_may_wait_is_kept_once(as_: As, cast: Cast, look: Look) -> None:
    """Ticking, signing up and withdrawing: each twice under one id, once in the database."""
    yonas, dossier = as_("yonas"), cast.dossier("yonas")
    own = select(Agreement.id).where(
        Agreement.dossier_id == dossier.id, Agreement.party == Party.INBURGERAAR, IN_FORCE
    )
    agreement, weekly = (look.one(own.where(Agreement.text_id == id)) for id in ("G12", "G03"))
    open_ = select(Excursion.id).where(
        Excursion.gemeente_id == dossier.gemeente_id, Excursion.group_id.is_(None)
    )
    form = {"excursion": str(look(lambda s: s.scalars(open_).first())), "people": "1"}
    twice = [
        (f"/agreements/{agreement}/tick", {}),
        (f"/agreements/{agreement}/untick", {}),
        (f"/agreements/{weekly}/week", {"said": "yes", "monday": "2026-09-14"}),
        (f"/dossiers/{dossier.id}/sign-ups", form),
    ]
    for url, fields in twice:
        key = uuid4()
        assert [send(yonas, url, key, fields).status_code for _ in range(2)] == [200, 200]
    mine = select(SignUp).where(SignUp.dossier_id == dossier.id)
    wishes = look.all(mine)
    assert len(wishes) == 1
    key = uuid4()
    for _ in range(2):
        assert send(yonas, f"/sign-ups/{wishes[0].id}/withdraw", key, {}).status_code == 200
    assert look.one(mine).place is Place.WITHDRAWN
    assert receipts(look) == len(twice) + 1
