"""Planning a talk of the brede intake: a suggestion, another choice, invitations."""

from datetime import date, datetime
from typing import Any

import pytest
from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from tests.arrival.intake.pages import room
from tests.conftest import As, Cast, Change, Look
from webapp.arrival.intake.model import IntakeTalk, Where
from webapp.arrival.intake.model_talk import suggestion
from webapp.arrival.koppeling.model import Azc, Stay
from webapp.calendar.agenda.model import Appointment, AppointmentKind
from webapp.case.dossier import Dossier, DossierDate
from webapp.case.spoken import Spoken
from webapp.contact.push.model import Reminder
from webapp.core.clock import now
from webapp.law.rules import LOCAL, STATUTE, Rulebook
from webapp.law.travel import is_near

TALK = {
    "where": "gemeentehuis",
    "day": "2026-09-21",
    "at": "10:00",
    "minutes": "120",
    "interpreter": "yes",
}
TEN = datetime.fromisoformat("2026-09-21T10:00")


def waits(change: Change, cast: Cast, name: str, azc: str) -> str:
    """Somebody who is not registered in the gemeente yet, in this AZC. Its id."""
    dossier = cast.dossier(name)

    def move(session: Session) -> str:
        centre = session.scalars(
            select(Azc).where(Azc.name == azc, Azc.gemeente_id == dossier.gemeente_id)
        ).one()
        session.execute(delete(DossierDate).where(DossierDate.dossier_id == dossier.id))
        session.add(
            Stay(
                dossier_id=dossier.id,
                azc_id=centre.id,
                noted_at=now(),
                noted_by_id=cast["petra"].id,
            )
        )
        return str(centre.id)

    return change(move)


def planned(look: Look, cast: Cast, name: str) -> list[tuple[Appointment, IntakeTalk]]:
    query = (
        select(Appointment, IntakeTalk)
        .join(IntakeTalk, IntakeTalk.appointment_id == Appointment.id)
        .where(Appointment.dossier_id == cast.dossier(name).id)
    )
    return look(lambda s: [(talk, decision) for talk, decision in s.execute(query)])


@pytest.mark.parametrize(
    ("minutes", "where"), [(0, Where.AZC), (59, Where.AZC), (60, Where.VIDEO), (120, Where.VIDEO)]
)
def test_nearer_than_so_many_minutes_is_at_the_azc(minutes: int, where: Where) -> None:
    near = is_near(Rulebook(STATUTE + LOCAL), date(2026, 9, 14), minutes)
    assert suggestion(in_azc=True, near=near) is where
    assert suggestion(in_azc=False, near=False) is Where.GEMEENTEHUIS


def test_row_1_3_a1_from_far_away_video_is_suggested_and_petra_may_choose_otherwise(
    as_: As, cast: Cast, change: Change, look: Look
) -> None:
    """Row 1.3, A1: Hoogeveen is 120 minutes away; she chooses home after moving, and says why."""
    waits(change, cast, "dawit", "Hoogeveen")
    petra, path = as_("petra"), room(cast, "dawit", "intake/plan")
    page = petra.get(path).text
    assert "120</bdi> minuten" in page
    assert 'value="video" checked required' in page
    home = TALK | {"where": "home", "day": "2026-10-05"}
    reply = petra.post(path, data=home)
    assert reply.status_code == 422
    assert "Schrijf waarom" in reply.text
    assert petra.post(path, data=home | {"reason": "Thuis na verhuizing"}).status_code == 303
    [(talk, decision)] = planned(look, cast, "dawit")
    assert (decision.suggested, decision.chosen) == (Where.VIDEO, Where.HOME)
    assert decision.reason == "Thuis na verhuizing"
    assert talk.kind is AppointmentKind.INTAKE
    assert "Thuis na verhuizing" in petra.get(path).text
    assert "Thuis na verhuizing" not in as_("dawit").get(room(cast, "dawit", "agenda")).text


def test_row_1_3_a2_near_by_four_people_come_and_dawit_sees_their_names_and_roles(
    as_: As, cast: Cast, change: Change, look: Look
) -> None:
    """Row 1.3, A2: Rijswijk is 30 minutes away; Petra, Henk, Joost and an interpreter come."""
    azc = waits(change, cast, "dawit", "Rijswijk")
    petra, path = as_("petra"), room(cast, "dawit", "intake/plan")
    form = TALK | {"where": "azc", "azc": azc, "guides": [str(cast["henk"].id)]}
    form |= {"wmo": "Joost", "interpreter_name": "Samir"}
    assert petra.post(path, data=form).status_code == 303
    [(talk, decision)] = planned(look, cast, "dawit")
    assert (talk.interpreter, talk.starts_local) == (Spoken.TIGRINYA, TEN)
    assert (talk.place, decision.azc, decision.travel_minutes) == ("AZC Rijswijk", "Rijswijk", 30)
    page = as_("dawit").get(room(cast, "dawit", "agenda")).text
    card = page.split(f'id="appointment-{talk.id}"')[1].split("</article>")[0]
    said = ["Petra", "ኣማኻሪ ምምሕዳር ከተማ", "Henk", "ማሕበራዊ ተሓጋጋዚ", "Joost", "Wmo", "Samir", "ተርጓሚ"]
    assert not [word for word in said if word not in card]
    assert f'id="appointment-{talk.id}"' in as_("henk").get(room(cast, "dawit", "agenda")).text


def test_reminders_follow_by_themselves(as_: As, cast: Cast, look: Look) -> None:
    before = len(look.all(select(Reminder.id)))
    as_("petra").post(room(cast, "dawit", "intake/plan"), data=TALK)
    assert len(look.all(select(Reminder.id))) > before


@pytest.mark.parametrize(
    ("where", "said"), [("video", "ብቪድዮ"), ("phone", "ብተሌፎን"), ("home", "ኣብ ገዛ")]
)
def test_a_place_without_address_is_said_in_the_own_language(
    as_: As, cast: Cast, where: str, said: str
) -> None:
    form = TALK | {"where": where, "reason": "Zo afgesproken"}
    as_("petra").post(room(cast, "dawit", "intake/plan"), data=form)
    assert said in as_("dawit").get(room(cast, "dawit", "agenda")).text


def test_twice_is_one_talk(as_: As, cast: Cast, look: Look) -> None:
    for htmx in (False, True):
        as_("petra", htmx=htmx).post(room(cast, "dawit", "intake/plan"), data=TALK)
    assert len(planned(look, cast, "dawit")) == 1


def test_an_interpreter_is_suggested_as_the_dossier_says(
    as_: As, cast: Cast, change: Change
) -> None:
    path = room(cast, "dawit", "intake/plan")
    for needed, checked in ((None, "yes"), (True, "yes"), (False, "no")):
        mine = Dossier.id == cast.dossier("dawit").id
        change.run(update(Dossier).where(mine).values(needs_interpreter=needed))
        assert f'name="interpreter" value="{checked}" checked' in as_("petra").get(path).text


def test_an_azc_that_was_added_can_be_chosen(as_: As, cast: Cast, change: Change) -> None:
    """Row 1.3, A3: the list is data."""
    here = cast.gemeente("petra")
    change.add(Azc(gemeente_id=here, name="Bergschenhoek noodopvang", minutes=10))
    assert "Bergschenhoek noodopvang" in as_("petra").get(room(cast, "dawit", "intake/plan")).text


BAD = {
    "yesterday": {"day": "2026-09-13"},
    "earlier-today": {"day": "2026-09-14", "at": "08:00"},
    "no-such-day": {"day": "2026-02-30"},
    "far-away": {"day": "9999-12-31"},
    "no-time": {"at": "25:00"},
    "no-where": {"where": ""},
    "elsewhere": {"where": "prison"},
    "azc-of-nobody": {"where": "azc", "azc": "x", "reason": "x"},
    "other-length": {"minutes": "999"},
    "guide-of-another": {"guides": ["00000000-0000-4000-8000-000000000000"]},
    "long-name": {"wmo": "x" * 61},
    "30-kb": {"reason": "x" * 30_000},
    "no-interpreter": {"interpreter": "perhaps"},
}


@pytest.mark.parametrize("htmx", [True, False], ids=["htmx", "plain"])
@pytest.mark.parametrize("wrong", BAD.values(), ids=BAD)
def test_bad_input_is_refused_with_a_sentence(
    as_: As, cast: Cast, look: Look, wrong: dict[str, Any], htmx: bool
) -> None:
    path = room(cast, "dawit", "intake/plan")
    reply = as_("petra", htmx=htmx).post(path, data=TALK | wrong)
    assert reply.status_code == 422
    assert reply.text.count('role="alert"') >= 2
    assert planned(look, cast, "dawit") == []


def test_the_planner_costs_few_statements(as_: As, cast: Cast, statements: list[str]) -> None:
    petra = as_("petra")
    statements.clear()
    petra.get(room(cast, "yonas", "intake/plan"))
    assert len(statements) <= 12


def test_a_talk_during_a_lesson_is_planned_only_when_asked_again(
    as_: As, cast: Cast, look: Look
) -> None:
    """Yonas has a lesson on Monday from one to four."""
    petra, path = as_("petra"), f"/dossiers/{cast.dossier('yonas').id}/intake/plan"
    during = TALK | {"at": "13:30"}
    reply = petra.post(path, data=during)
    assert reply.status_code == 422
    assert "Les of werk" in reply.text
    assert not planned(look, cast, "yonas")
    known = reply.text.split('name="known" value="')[1].split('"')[0]
    all_the_same = {"despite": "plan-all", "known": known}
    assert petra.post(path, data=during | all_the_same).status_code == 303
    assert len(planned(look, cast, "yonas")) == 1
