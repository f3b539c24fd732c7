"""What can wait is put off until a day, with a reason, and never beyond its own day."""

import re
from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
import sqlalchemy as sa
from flask import Flask

from tests.conftest import As, Cast, Change, Look
from tests.guidance.welzijn.cards import flag
from tests.screens.board.test_board import ROW, of
from webapp.calendar.agenda.model import Appointment
from webapp.case.facts import PhoneNumber, Whose
from webapp.contact.messages.model import Message, Talk
from webapp.core import clock
from webapp.plan.pip.model import Pip
from webapp.retention import sweep
from webapp.screens.board.model import Matter
from webapp.screens.board.model_put_off import PutOff, WhyLater

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
    said = {
        "matter": "talk",
        "about": way.rpartition("about=")[2][:10],
        "until": "2026-09-18",
        "why": "planned",
    }
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


def waits_since(cast: Cast, matter: Matter, about: str) -> PutOff:
    return PutOff(
        dossier_id=cast.dossier("yonas").id,
        gemeente_id=cast.gemeente("petra"),
        matter=matter,
        about=about,
        until=date(2026, 9, 16),
        why=WhyLater.PLANNED,
        by_id=cast["petra"].id,
        at=clock.now(),
    )


@pytest.mark.parametrize(("later", "shown", "next_page"), [(0, 30, 10), (10, 30, 0), (31, 9, 0)])
def test_what_is_put_off_takes_nobodys_place(
    as_: As, cast: Cast, change: Change, later: int, shown: int, next_page: int
) -> None:
    """Forty messages, thirty a page."""
    ids = [uuid4() for _ in range(40)]
    for number, id in enumerate(ids):
        change.run(sa.insert(Message).values(message_of(cast, id, number)))
    change.add(*(waits_since(cast, Matter.MESSAGE, str(id)) for id in ids[:later]))
    pages = [as_("petra").get(f"/?matter=message&page={number}").text for number in (1, 2)]
    assert [len(ROW.findall(page)) for page in pages] == [shown, next_page]
    assert ("page=2" in pages[0]) is (next_page > 0)


def message_of(cast: Cast, id: UUID, number: int) -> dict[str, object]:
    who = {"author_id": cast["yonas"].id, "dossier_id": cast.dossier("yonas").id}
    said = {"talk": Talk.CONSULENT, "words": "x", "by_inburgeraar": True}
    return who | said | {"id": id, "sent_at": clock.now() - timedelta(minutes=60 - number)}


def test_who_is_put_off_hides_nobody_else_that_is_not_reached(
    as_: As, cast: Cast, change: Change
) -> None:
    omar, yonas = (cast.dossier(name).id for name in ("omar", "yonas"))
    change.run(sa.delete(PhoneNumber).where(PhoneNumber.dossier_id != omar))
    assert list(of(as_, Matter.NOT_REACHED)) == ["omar"]
    assert put_off(as_, ways(as_("petra").get("/").text)["not-reached"], "2026-10-10")[0] == 303
    assert of(as_, Matter.NOT_REACHED) == {}
    change.add(
        PhoneNumber(dossier_id=yonas, number="+31612345678", whose=Whose.OWN, best_time=None)
    )
    assert list(of(as_, Matter.NOT_REACHED)) == ["yonas"]
    clock.set_to("2026-10-11T09:00")
    assert len(ROW.findall(as_("petra").get("/?matter=not-reached").text)) == 1


def test_it_comes_back_when_its_own_day_comes_nearer(
    as_: As, cast: Cast, change: Change, look: Look
) -> None:
    put_off(as_, ways(as_("petra").get("/").text)["talk"], "2026-09-22")
    assert of(as_, Matter.TALK) == {}
    amals = (Pip.dossier_id == cast.dossier("amal").id) & (Pip.number == 1)
    earlier = look.one(sa.select(Pip.dated_on).where(amals)) - timedelta(days=5)
    change.run(sa.update(Pip).where(amals).values(dated_on=earlier))
    assert of(as_, Matter.TALK)["amal"] == "2026-09-17"


def test_the_next_plan_that_may_be_objected_to_is_not_put_off(
    as_: As, cast: Cast, change: Change, look: Look
) -> None:
    way = ways(as_("petra").get("/").text)["objection"]
    whose = UUID(way.split("/")[2])
    assert put_off(as_, way, "2026-09-21")[0] == 303
    assert of(as_, Matter.OBJECTION) == {}
    theirs = sa.update(Pip).where(Pip.dossier_id == whose)
    change.run(theirs.values(announced_on=date(2026, 9, 14)))
    assert len(of(as_, Matter.OBJECTION)) == 1


def test_an_appointment_that_moves_nearer_is_back_before_its_day(
    as_: As, look: Look, change: Change
) -> None:
    """It is the same one still: only its own day says that it cannot wait so long."""
    path = "/?whose=all&matter=no-answer"
    found = [way.replace("&amp;", "&") for way in LATER.findall(as_("petra").get(path).text)]
    about = UUID(found[-1].split("about=")[1][:36])
    day = look.one(sa.select(Appointment.starts_local).where(Appointment.id == about)).date()
    before = len(ROW.findall(as_("petra").get(path).text))
    assert put_off(as_, found[-1], day.isoformat())[0] == 303
    assert len(ROW.findall(as_("petra").get(path).text)) == before - 1
    row = look.get(Appointment, about)
    days = timedelta(days=(day - clock.today()).days - 1)
    moved = {"starts_local": row.starts_local - days, "ends_local": row.ends_local - days}
    moved |= {"starts_at": row.starts_at - days, "ends_at": row.ends_at - days}
    assert days, "it is moved at all"
    change.run(sa.update(Appointment).where(Appointment.id == about).values(**moved))
    assert len(ROW.findall(as_("petra").get(path).text)) == before
