"""The week of the staff: their own with names, a colleague's as taken hours, a feed."""

import pytest
from sqlalchemy import update

from tests.calendar.scheduling.test_plan import plan
from tests.conftest import As, Cast, Change, Look, Nobody
from webapp.case.account import Account, Language, Role
from webapp.case.dossier import Begeleiding
from webapp.core import clock


@pytest.fixture
def colleague(cast: Cast, change: Change) -> str:
    """Another consulent of Lansingerland. Her id."""
    account = Account(
        name="Wies",
        role=Role.CONSULENT,
        language=Language.NL,
        gemeente_id=cast["petra"].gemeente_id,
    )
    change.add(account)
    return str(account.id)


def test_a_consulent_sees_her_week_with_names_and_answers(as_: As, cast: Cast) -> None:
    petra = as_("petra")
    page = petra.get("/calendar").text
    for name in ("Yonas", "Mariam", "Amal"):
        assert name in page
    assert "Selam" not in page
    assert "Rania" not in page  # Henk goes with her to school
    assert "Dawit" in petra.get("/calendar?week=2026-09-29").text


def test_a_begeleider_sees_what_he_goes_to_as_long_as_he_guides(
    as_: As, cast: Cast, change: Change
) -> None:
    henk = as_("henk")
    page = henk.get("/calendar").text
    assert "Yonas" in page
    assert "Rania" in page
    assert "Mariam" not in page
    dossier = cast.dossier("yonas").id
    running = (Begeleiding.dossier_id == dossier, Begeleiding.ends_on.is_(None))
    ended = update(Begeleiding).where(*running).values(ends_on=clock.today())
    change.run(ended)
    assert "Yonas" not in henk.get("/calendar").text


def test_of_a_colleague_only_the_hours_are_seen(
    as_: As, cast: Cast, change: Change, colleague: str
) -> None:
    petra = as_("petra")
    assert plan(petra, cast, "amal", host=colleague).status_code == 303
    page = petra.get(f"/calendar?of={colleague}&week=2026-09-22").text
    assert "bezet" in page
    assert "10:00" in page
    assert "Amal" not in page
    assert "/appointments/" not in page


def test_who_takes_over_is_warned_of_the_hours_of_the_colleague(
    as_: As, cast: Cast, colleague: str
) -> None:
    petra = as_("petra")
    plan(petra, cast, "amal", host=colleague)
    reply = plan(petra, cast, host=colleague)
    assert reply.status_code == 422
    assert "Wie uitnodigt is dan bezet" in reply.text
    assert "Amal" not in reply.text


def test_a_stranger_is_no_colleague(as_: As, cast: Cast) -> None:
    own = as_("petra").get("/calendar").text
    asked = as_("petra").get(f"/calendar?of={cast['karel'].id}").text
    assert asked.replace(str(cast["karel"].id), "") == own


@pytest.mark.parametrize("week", ["x", "2026-13-01", "0001-01-01", "9999-12-31", ""])
def test_nonsense_in_the_address_is_this_week(as_: As, week: str) -> None:
    petra = as_("petra")
    assert petra.get(f"/calendar?week={week}").text == petra.get("/calendar").text


def test_an_answer_is_news_and_without_one_hardly_a_byte_goes(
    as_: As, cast: Cast, look: Look
) -> None:
    petra, yonas = as_("petra"), as_("yonas")
    plan(petra, cast, day="2026-09-16", at="11:00")
    first = petra.get("/calendar/news")
    known = {"If-None-Match": first.headers["ETag"]}
    assert petra.get("/calendar/news", headers=known).status_code == 304
    page = yonas.get(f"/dossiers/{cast.dossier('yonas').id}/agenda").text
    id = page[page.index('action="/appointments/') :].split("/")[2]
    yonas.post(f"/appointments/{id}/answer", data={"answer": "coming", "seen": "0"})
    # the first card of his is the talk of this morning, and it stands in her week too
    assert petra.get("/calendar/news", headers=known).status_code == 200


def test_the_week_is_as_many_statements_with_fifty_appointments(
    as_: As, cast: Cast, statements: list[str]
) -> None:
    petra = as_("petra")
    statements.clear()
    petra.get("/calendar")
    few = len(statements)
    for hour in range(8, 18):
        plan(petra, cast, day="2026-09-22", at=f"{hour}:00".zfill(5), minutes="15", times="5")
    statements.clear()
    petra.get("/calendar?week=2026-09-22")
    assert len(statements) == few <= 8


def test_the_feed_of_staff_shows_hours_without_names(as_: As, browser: Nobody, cast: Cast) -> None:
    petra = as_("petra")
    assert petra.post("/calendar/feed", data={"do": "make"}).status_code == 303
    page = petra.get("/calendar").text
    token = page[page.index("/feeds/") :].split('"')[0]
    file = browser().get(token)
    assert file.mimetype == "text/calendar"
    assert file.text.count("BEGIN:VEVENT") == 4
    for name in ("Yonas", "Mariam", "Petra", "plan"):
        assert name not in file.text
    petra.post("/calendar/feed", data={"do": "make"})
    assert browser().get(token).status_code == 404
    petra.post("/calendar/feed", data={"do": "stop"})
    assert "/feeds/" not in petra.get("/calendar").text


def test_the_feed_of_a_begeleider_ends_with_the_begeleiding(
    as_: As, browser: Nobody, cast: Cast, change: Change
) -> None:
    henk = as_("henk")
    henk.post("/calendar/feed", data={"do": "make"})
    page = henk.get("/calendar").text
    token = page[page.index("/feeds/") :].split('"')[0]
    before = browser().get(token).text.count("BEGIN:VEVENT")
    dossier = cast.dossier("yonas").id
    running = (Begeleiding.dossier_id == dossier, Begeleiding.ends_on.is_(None))
    ended = update(Begeleiding).where(*running).values(ends_on=clock.today())
    change.run(ended)
    assert browser().get(token).text.count("BEGIN:VEVENT") == before - 1


def test_a_feed_asks_for_one_of_two_words(as_: As) -> None:
    assert as_("petra").post("/calendar/feed", data={"do": "x"}).status_code == 422
