"""From koppeling to a house: scenarios 1.1 and 1.2 of the field notes, and their ground."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import select
from werkzeug.test import TestResponse

from tests.conftest import As, Browser, Cast, Change, Look
from tests.people.caseload.forms import NEW
from webapp.arrival.koppeling.model import FromCoa, HandedOver, weeks_since
from webapp.case.account import Enrolment, Picture
from webapp.case.dossier import DateKind, Dossier, DossierDate
from webapp.case.facts import ContactAttempt
from webapp.contact.push.model import Reminder
from webapp.core import clock


def taken_in(browser: Browser, look: Look, **days: str) -> str:
    """Somebody new, with these days and in the AZC of Hoogeveen; returns the address."""
    here: str = browser.post("/dossiers/new", data=NEW).location.removesuffix("/case")
    form = {kind.replace("_", "-"): day for kind, day in days.items()} | {"seen": ""}
    assert browser.post(f"{here}/dates", data=form).status_code == 303
    page = browser.get(f"{here}/arrival").text
    azc = page.partition("Hoogeveen (120 min)")[0].rpartition('value="')[2].partition('"')[0]
    assert browser.post(f"{here}/stay", data={"azc": azc}).status_code == 303
    return here


def line(browser: Browser, here: str) -> str:
    page = browser.get("/arriving").text
    return str(page.partition(f'id="arriving-{here.rpartition("/")[2]}"')[2].partition("</li>")[0])


def plain(page: str) -> str:
    return (
        page.replace('<bdi dir="ltr">', "")
        .replace('<bdi lang="nl" dir="ltr" translate="no">', "")
        .replace("</bdi>", "")
    )


def tried(
    browser: Browser, here: str, day: str, *, reached: bool, how: str = "phone"
) -> TestResponse:
    form = {"day": day, "how": how, "reached": "yes" if reached else "no"}
    return browser.post(f"{here}/contacts", data=form)


def test_row_1_1_a1_seventeen_weeks_without_a_house_stand_on_top(as_: As, look: Look) -> None:
    clock.set_to("2026-05-15T09:00")
    petra = as_("petra")
    here = taken_in(petra, look, koppeling="2026-01-12")
    said = plain(line(petra, here))
    assert "Weken na de koppeling: 17 · nog geen woning" in said
    assert "AZC Hoogeveen, 120 minuten" in said
    page = petra.get("/arriving").text
    first = page.partition('id="arriving-')[2].partition('"')[0]
    assert here.endswith(first)


def test_row_1_1_a2_brp_and_duo_make_the_stage_and_the_deadline(as_: As, look: Look) -> None:
    clock.set_to("2026-05-25T09:00")
    petra = as_("petra")
    here = taken_in(petra, look, koppeling="2026-01-12", registered="2026-05-18")
    assert "heeft een woning" in line(petra, here)
    petra.post(f"{here}/duo-events", data={"code": "SS101", "day": "2026-05-20"})
    said = plain(line(petra, here))
    assert "de tien weken lopen" in said
    assert "29 juli 2026" in said


def test_row_1_1_a3_a_koppeling_that_is_cancelled_leaves_the_list_and_sends_nothing(
    as_: As, look: Look, cast: Cast
) -> None:
    petra = as_("petra")
    here = taken_in(petra, look, koppeling="2026-08-12")
    assert line(petra, here)
    petra.post(f"{here}/close", data={"reason": "moved"})
    assert not line(petra, here)
    account = look(
        lambda s: s.scalar(select(Dossier.inburgeraar_id).where(Dossier.closed_on.is_not(None)))
    )
    assert not look.all(select(Reminder).where(Reminder.account_id == account))


def test_row_1_2_a1_who_comes_in_with_the_code_after_two_days_was_reached_then(
    as_: As, look: Look, change: Change
) -> None:
    clock.set_to("2026-01-15T09:00")
    petra = as_("petra")
    here = taken_in(petra, look, koppeling="2026-01-12")
    id = here.rpartition("/")[2]
    account = look(lambda s: {str(d.id): d.inburgeraar_id for d in s.scalars(select(Dossier))}[id])
    change.add(
        Enrolment(
            account_id=account,
            phone_hash=b"0" * 32,
            picture=Picture.SUN,
            made_at=datetime(2026, 1, 14, 10, tzinfo=UTC),
            pin_hash="x",
        )
    )
    assert "Eerste contact na 2 dagen" in plain(line(petra, here))


def test_row_1_2_a2_ten_silent_days_and_it_is_time_to_call_the_azc(as_: As, look: Look) -> None:
    clock.set_to("2026-01-22T09:00")
    petra = as_("petra")
    here = taken_in(petra, look, koppeling="2026-01-12")
    assert "Bel AZC" not in line(petra, here), "ten days are not over yet"
    clock.set_to("2026-01-23T09:00")
    tried(petra, here, "2026-01-20", reached=False)
    said = plain(line(petra, here))
    assert "Bel AZC Hoogeveen" in said
    assert "Pogingen: 1" in said
    tried(petra, here, "2026-01-23", reached=True)
    said = plain(line(petra, here))
    assert "Bel AZC" not in said
    assert "Eerste contact na 11 dagen" in said


def test_who_has_a_plan_has_arrived(as_: As, cast: Cast, change: Change) -> None:
    page = as_("petra").get("/arriving").text
    assert f'id="arriving-{cast.dossier("yonas").id}"' not in page
    assert f'id="arriving-{cast.dossier("dawit").id}"' in page, "a draft is no plan yet"


def test_the_neighbours_people_are_not_on_it(as_: As, cast: Cast, look: Look) -> None:
    taken_in(as_("petra"), look, koppeling="2026-08-12")
    page = as_("karel").get("/arriving").text
    assert "Tsega" not in page
    assert "Dawit" not in page


@pytest.mark.parametrize(
    ("since", "weeks"),
    [("2026-05-15", 0), ("2026-05-09", 0), ("2026-05-08", 1), ("2026-01-12", 17)],
)
def test_weeks_are_whole(since: str, weeks: int) -> None:
    day = datetime.fromisoformat
    assert weeks_since(day(since).date(), day("2026-05-15").date()) == weeks


@pytest.mark.parametrize(
    "wrong",
    [
        {"day": "2026-09-15"},
        {"day": "1978-01-01"},
        {"day": "x"},
        {"how": "pigeon"},
        {"reached": ""},
    ],
    ids=str,
)
def test_an_attempt_that_cannot_be_is_refused(
    as_: As, cast: Cast, look: Look, wrong: dict[str, str]
) -> None:
    form = {"day": "2026-09-14", "how": "phone", "reached": "yes"} | wrong
    answer = as_("petra").post(f"/dossiers/{cast.dossier('amal').id}/contacts", data=form)
    assert answer.status_code == 422
    assert not look.all(
        select(ContactAttempt).where(ContactAttempt.dossier_id == cast.dossier("amal").id)
    )


def test_what_coa_told_is_ticked_by_whom_and_taken_back(as_: As, cast: Cast, look: Look) -> None:
    petra, id = as_("petra"), cast.dossier("amal").id
    for _ in range(2):
        petra.post(f"/dossiers/{id}/from-coa", data={"item": "care", "done": "yes"})
    petra.post(f"/dossiers/{id}/from-coa", data={"item": "care", "done": "no"})
    petra.post(f"/dossiers/{id}/from-coa", data={"item": "care", "done": "yes"})
    rows = look.all(select(HandedOver).where(HandedOver.dossier_id == id))
    assert len(rows) == 2
    assert sum(row.undone_at is None for row in rows) == 1
    assert all(row.done_by_id == cast["petra"].id for row in rows)
    answer = petra.post(f"/dossiers/{id}/from-coa", data={"item": "diagnosis", "done": "yes"})
    assert answer.status_code == 422


def test_no_column_says_what_coa_told() -> None:
    assert len(FromCoa) == 13
    names = {column.name for column in HandedOver.__table__.columns}
    assert not names & {"text", "note", "answer"}


def test_row_1_3_a3_an_azc_is_added_and_moved_without_a_deploy(as_: As, cast: Cast) -> None:
    petra = as_("petra")
    new = {"name": "Bergschenhoek noodopvang", "minutes": "5"}
    assert petra.post("/azc", data=new).status_code == 303
    assert "Bergschenhoek noodopvang" in petra.get("/azc").text
    assert "Bergschenhoek" not in as_("karel").get("/azc").text
    assert petra.post("/azc", data=new | {"name": "bergschenhoek NOODOPVANG"}).status_code == 422
    page = petra.get("/azc").text
    path = page.partition('value="Bergschenhoek')[0].rpartition('action="')[2].partition('"')[0]
    changed = new | {"minutes": "7", "closed": "y"}
    for name in cast:
        if name not in ("petra", "noor"):
            assert as_(name).post(path, data=changed).status_code == 404, name
    assert petra.post(path, data=changed | {"minutes": "601"}).status_code == 422
    assert petra.post(path, data=changed).status_code == 303
    assert 'value="7"' in petra.get("/azc").text
    arrival = petra.get(f"/dossiers/{cast.dossier('amal').id}/arrival").text
    assert "Bergschenhoek" not in arrival, "nobody new waits there"


@pytest.mark.parametrize(
    "wrong",
    [
        {"minutes": "601"},
        {"minutes": "-1"},
        {"minutes": "1,5"},
        {"minutes": "9999999999"},
        {"name": " "},
        {"name": "a" * 81},
    ],
    ids=str,
)
def test_an_azc_that_cannot_be_is_refused(as_: As, wrong: dict[str, str]) -> None:
    answer = as_("petra").post("/azc", data={"name": "Ter Apel", "minutes": "150"} | wrong)
    assert answer.status_code == 422


def test_an_azc_of_another_gemeente_is_not_chosen(as_: As, cast: Cast) -> None:
    page = as_("karel").get("/azc").text
    theirs = page.partition('action="/azc/')[2].partition("/")[0]
    url = f"/dossiers/{cast.dossier('amal').id}/stay"
    assert as_("petra").post(url, data={"azc": theirs}).status_code == 422


def test_the_list_costs_as_many_statements_for_many_as_for_one(
    as_: As, statements: list[str]
) -> None:
    petra, counts = as_("petra"), []
    for _ in range(2):
        statements.clear()
        petra.get("/arriving")
        counts.append(len(statements))
        for number in range(20):
            petra.post("/dossiers/new", data=NEW | {"born_on": f"1990-01-{number + 1:02}"})
    assert counts[0] == counts[1] <= 4


def test_nobody_was_tried_before_the_koppeling(as_: As, cast: Cast) -> None:
    here = f"/dossiers/{cast.dossier('yonas').id}"
    assert tried(as_("petra"), here, "2026-01-11", reached=True).status_code == 422
    assert tried(as_("petra"), here, "2026-01-12", reached=True).status_code == 303


def test_with_htmx_only_the_list_is_answered(as_: As, cast: Cast) -> None:
    url = f"/dossiers/{cast.dossier('amal').id}/from-coa"
    piece = as_("petra", htmx=True).post(url, data={"item": "bank", "done": "yes"})
    assert (piece.status_code, piece.text.count("<section")) == (200, 1)
    assert 'id="from-coa"' in piece.text
    assert "1 van 13" in plain(piece.text)


def test_row_1_1_who_is_gekoppeld_reads_where_they_will_live_until_they_do(
    as_: As, cast: Cast, change: Change
) -> None:
    """No address, but the name of the consulent."""
    id, yonas = cast.dossier("yonas").id, as_("yonas")
    assert "ክትቅመጡ" not in yonas.get("/").text
    there = select(DossierDate).where(
        DossierDate.dossier_id == id, DossierDate.kind == DateKind.REGISTERED
    )
    change(lambda s: s.delete(s.scalars(there).one()))
    page = yonas.get("/").text
    assert "Lansingerland" in page.partition("ክትቅመጡ")[0]
    assert "Petra" in page
