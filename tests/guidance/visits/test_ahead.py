"""Who guides plans a visit or a walk-in of their own; it is answered, moved and called off."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select, update

from tests.conftest import As, Cast, Change, Look, complains
from webapp.calendar.agenda.model import Answer, Appointment, AppointmentKind, Attendee, Company
from webapp.case.dossier import Begeleiding
from webapp.contact.push.model import Kind, Reminder
from webapp.core import clock

WEEKEND = [datetime.fromisoformat(day) for day in ("2026-09-19", "2026-09-21")]
SATURDAY = {"day": "2026-09-19", "at": "10:30", "minutes": "60", "how": "home"}
MOVED = {"day": "2026-09-20", "at": "11:00", "minutes": "30", "why": "you-asked", "seen": "0"}


def plan(as_: As, cast: Cast, name: str = "dawit", by: str = "henk", **other: str) -> Any:
    path = f"/dossiers/{cast.dossier(name).id}/visits/plan"
    return as_(by).post(path, data=SATURDAY | other)


def one(look: Look, cast: Cast, name: str = "dawit") -> Appointment:
    mine = select(Appointment).where(
        Appointment.dossier_id == cast.dossier(name).id,
        Appointment.starts_local.between(WEEKEND[0], WEEKEND[1]),
    )
    return look.one(mine)


@pytest.fixture
def visit(as_: As, cast: Cast, look: Look) -> Appointment:
    assert plan(as_, cast).status_code == 303
    return one(look, cast)


def test_it_stands_in_both_calendars_and_is_reminded_of(
    as_: As, cast: Cast, look: Look, visit: Appointment
) -> None:
    assert (visit.kind, visit.place) == (AppointmentKind.HOME_VISIT, "Thuis")
    assert visit.host_id == cast["henk"].id
    week = as_("henk").get("/calendar?week=2026-09-19").text
    assert "Dawit" in week.split("zaterdag 19 september")[1].split("zondag 20")[0]
    assert f"/appointments/{visit.id}/visit" in week
    agenda = as_("dawit").get(f"/dossiers/{visit.dossier_id}/agenda").text
    assert f'id="appointment-{visit.id}"' in agenda
    assert "10:30" in as_("dawit").get("/").text
    company = look.one(select(Company).where(Company.appointment_id == visit.id))
    assert (company.name, company.role) == ("Henk", Attendee.BEGELEIDER)
    told = look.all(select(Reminder.slot).where(Reminder.subject_id == visit.id))
    assert {"evening", "2h"} <= {*told}


@pytest.mark.parametrize(
    ("how", "kind", "place"),
    [
        ("walk-in", AppointmentKind.WALK_IN, "Bibliotheek"),
        ("elsewhere", AppointmentKind.GUIDE_TALK, "Bibliotheek"),
        ("phone", AppointmentKind.GUIDE_TALK, "Telefoon"),
    ],
)
def test_a_walk_in_a_call_and_a_talk_somewhere_else(
    as_: As, cast: Cast, look: Look, how: str, kind: AppointmentKind, place: str
) -> None:
    assert plan(as_, cast, how=how, place="Bibliotheek", bring="letters").status_code == 303
    made = one(look, cast)
    assert (made.kind, made.place, made.bring) == (kind, place, ["letters"])
    assert as_("dawit").get(f"/dossiers/{made.dossier_id}/agenda").status_code == 200


@pytest.mark.parametrize(
    "wrong",
    [
        {"day": "2026-09-13"},
        {"day": "2028-01-01"},
        {"day": "2026-09-14", "at": "00:01"},
        {"at": "later"},
        {"minutes": "0"},
        {"how": ""},
        {"how": "walk-in", "place": ""},
        {"how": "elsewhere", "place": "a" * 121},
    ],
    ids=str,
)
def test_what_is_wrong_is_said_and_nothing_is_planned(
    as_: As, cast: Cast, look: Look, wrong: dict[str, str]
) -> None:
    before = len(look.all(select(Appointment.id)))
    answer = plan(as_, cast, **wrong)
    assert answer.status_code == 422
    assert complains(answer.text)
    assert len(look.all(select(Appointment.id))) == before


def test_twice_is_once(as_: As, cast: Cast, look: Look, visit: Appointment) -> None:
    assert plan(as_, cast).status_code == 303
    assert one(look, cast).id == visit.id


def test_what_stands_there_is_shown_first(as_: As, cast: Cast, look: Look) -> None:
    """Of the same hour only: who saw one clash has not seen another."""
    assert plan(as_, cast).status_code == 303
    answer = plan(as_, cast, "omar", at="11:00")
    assert answer.status_code == 422
    assert "U hebt een afspraak." in answer.text
    assert plan(as_, cast, "omar", at="11:00", known="2026-09-19T10:00:00").status_code == 422
    assert plan(as_, cast, "omar", at="11:00", known="2026-09-19T11:00:00").status_code == 303


def test_the_person_cannot_come_and_the_guide_moves_it(
    as_: As, look: Look, visit: Appointment
) -> None:
    data = {"answer": "cannot", "seen": "0"}
    assert as_("dawit").post(f"/appointments/{visit.id}/answer", data=data).status_code in (
        200,
        303,
    )
    home = as_("henk").get("/").text
    assert f'href="/appointments/{visit.id}/visit"' in home
    path = f"/appointments/{visit.id}/visit/move"
    assert as_("henk").post(path, data=MOVED).status_code == 303
    moved = look.get(Appointment, visit.id)
    assert moved.starts_local == datetime.fromisoformat("2026-09-20T11:00")
    assert (moved.answer, moved.sequence) == (None, 1)
    assert Kind.MOVED in look.all(select(Reminder.kind).where(Reminder.subject_id == visit.id))
    assert as_("henk").post(path, data=MOVED).status_code == 422, "it was moved meanwhile"


def test_it_is_called_off(as_: As, look: Look, visit: Appointment) -> None:
    data = {"seen": "0", "why": "cannot-come"}
    path = f"/appointments/{visit.id}/visit/cancel"
    assert as_("henk").post(path, data=data).status_code == 303
    assert look.get(Appointment, visit.id).cancelled_at
    assert as_("henk").post(path, data=data).status_code == 422


def test_who_did_not_come_was_not_visited(as_: As, look: Look, visit: Appointment) -> None:
    path = f"/appointments/{visit.id}/visit/missed"
    assert as_("henk").post(path).status_code == 422, "it has not begun"
    clock.set_to("2026-09-19T12:00")
    to_note = f"/dossiers/{visit.dossier_id}/visits/new"
    assert to_note in as_("henk").get("/").text.split('id="now"')[0]
    assert as_("henk").post(path).status_code == 303
    assert look.get(Appointment, visit.id).missed_at
    assert to_note not in as_("henk").get("/").text.split('id="now"')[0]


def of_petra(cast: Cast, change: Change, visit: Appointment) -> None:
    change.run(
        update(Appointment).where(Appointment.id == visit.id).values(host_id=cast["petra"].id)
    )


def ended(cast: Cast, change: Change, visit: Appointment) -> None:
    mine = update(Begeleiding).where(Begeleiding.begeleider_id == cast["henk"].id)
    change.run(mine.values(ends_on=date(2026, 9, 14)))


@pytest.mark.parametrize("why", [of_petra, ended])
def test_only_own_visits_of_own_people(
    as_: As, cast: Cast, change: Change, visit: Appointment, why: Callable[..., None]
) -> None:
    paths = ["", "/move", "/cancel", "/missed"]
    here = f"/appointments/{visit.id}/visit"
    assert {name for name in cast if as_(name).get(here).status_code != 404} == {"henk"}
    for path in paths[1:]:
        reached = {n for n in cast if as_(n).post(here + path).status_code != 404}
        assert reached == {"henk"}
    why(cast, change, visit)
    assert as_("henk").get(here).status_code == 404
    assert {as_("henk").post(here + path).status_code for path in paths[1:]} == {404}


def test_a_next_visit_leads_to_the_calendar(as_: As, cast: Cast) -> None:
    id: UUID = cast.dossier("dawit").id
    page = as_("henk").get(f"/dossiers/{id}/visits/plan?day=2026-09-18&at=14:30").text
    assert 'value="2026-09-18"' in page
    assert 'value="14:30"' in page
    data = {"day": "2026-09-14", "how": "home", "minutes": "60", "next_on": "2026-09-18"}
    kept = as_("henk").post(f"/dossiers/{id}/visits", data=data, headers={"HX-Request": "true"})
    assert f"/dossiers/{id}/visits/plan?day=2026-09-18" in kept.text


def test_the_answer_of_a_maatje_is_theirs(as_: As, cast: Cast, look: Look) -> None:
    assert plan(as_, cast, "mariam", "ilse").status_code == 303
    made = one(look, cast, "mariam")
    company = look.one(select(Company).where(Company.appointment_id == made.id))
    assert company.role is Attendee.MAATJE
    assert made.answer is not Answer.COMING
