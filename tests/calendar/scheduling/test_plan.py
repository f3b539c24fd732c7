"""Planning an appointment: what stands in the way is shown first, and nothing typed is lost."""

import re
from datetime import date, datetime, time
from typing import Any

import pytest
from sqlalchemy import select, update
from werkzeug.test import TestResponse

from tests.conftest import As, Browser, Cast, Change, Look
from webapp.calendar.agenda.model import Appointment, WalkIn
from webapp.calendar.agenda.model_free import SchoolHoliday
from webapp.case.dossier import Dossier
from webapp.case.spoken import Spoken
from webapp.contact.push.model import Reminder

TUESDAY = {
    "kind": "talk",
    "day": "2026-09-22",
    "at": "10:00",
    "minutes": "45",
    "times": "1",
    "place": "gemeentehuis",
    "interpreter": "yes",
}


def plan(browser: Browser, cast: Cast, name: str = "yonas", **changed: Any) -> TestResponse:
    form = TUESDAY | {"host": str(cast["petra"].id)} | changed
    path = f"/dossiers/{cast.dossier(name).id}/appointments/new"
    if "despite" in form:
        form["known"] = known_from(browser.post(path, data=form).text)
    return browser.post(path, data=form)


def known_from(page: str) -> str:
    """What the page that showed the clashes sends along."""
    return page.split('name="known" value="')[1].split('"')[0]


def planned(look: Look, cast: Cast, name: str = "yonas") -> list[Appointment]:
    query = (
        select(Appointment)
        .where(Appointment.dossier_id == cast.dossier(name).id)
        .where(Appointment.starts_local >= datetime.fromisoformat("2026-09-18T00:00"))
        .order_by(Appointment.starts_local)
    )
    return look.all(query)


def test_an_appointment_on_a_free_hour_is_planned_and_seen_by_its_inburgeraar(
    as_: As, cast: Cast, look: Look
) -> None:
    henk = str(cast["henk"].id)
    reply = plan(as_("petra"), cast, guides=henk, bring=["letters"], childcare="y")
    assert reply.status_code == 303
    (talk,) = planned(look, cast)
    assert talk.starts_local == datetime.fromisoformat("2026-09-22T10:00")
    assert talk.ends_local == datetime.fromisoformat("2026-09-22T10:45")
    assert (talk.interpreter, talk.childcare, talk.bring) == ("ti", True, ["letters"])
    assert talk.host_id == cast["petra"].id
    page = as_("yonas").get(f"/dossiers/{cast.dossier('yonas').id}/agenda").text
    card = page[page.index(f"appointment-{talk.id}") :]
    card = card[: card.index("</article>")]
    assert "Petra" in card
    assert "Henk" in card
    assert "Gemeentehuis Lansingerland" in card
    reminded = select(Reminder).where(Reminder.subject_id == talk.id)
    assert look(lambda s: s.scalars(reminded).first())


@pytest.mark.parametrize(
    ("changed", "kind"),
    [
        ({"day": "2026-09-21", "at": "14:00"}, "Les of werk"),
        ({"day": "2026-09-22", "at": "13:30"}, "PVT-bijeenkomst"),
        ({"day": "2026-09-17", "at": "16:30"}, "Andere afspraak van deze persoon"),
        ({"day": "2026-09-15", "at": "10:15"}, "Wie uitnodigt is dan bezet"),
        ({"day": "2026-09-18", "at": "11:00"}, "Inloop van de begeleiders"),
        ({"day": "2026-12-25"}, "Feestdag"),
        ({"day": "2027-04-27"}, "Feestdag"),
        ({"day": "2026-09-20"}, "Weekend"),
        ({"day": "2026-10-20"}, "Schoolvakantie"),
    ],
)
def test_what_stands_in_the_way_is_shown_before_anything_is_planned(
    as_: As, cast: Cast, look: Look, changed: dict[str, str], kind: str
) -> None:
    before, petra = len(planned(look, cast)), as_("petra")
    reply = plan(petra, cast, other="Joost", other_role="wmo-consulent", **changed)
    assert reply.status_code == 422
    assert kind in reply.text
    assert 'value="Joost"' in reply.text  # nothing typed is lost
    assert len(planned(look, cast)) == before
    reply = plan(petra, cast, despite="plan-all", **changed)
    assert reply.status_code == 303


def test_who_changes_the_day_meanwhile_is_told_what_stands_there(
    as_: As, cast: Cast, look: Look
) -> None:
    """Planning all the same holds for the clashes that were seen, not for others."""
    petra = as_("petra")
    seen = known_from(plan(petra, cast, day="2026-09-21", at="14:00").text)
    path = f"/dossiers/{cast.dossier('yonas').id}/appointments/new"
    form = TUESDAY | {"host": str(cast["petra"].id), "day": "2026-12-25"}
    reply = petra.post(path, data=form | {"despite": "plan-all", "known": seen})
    assert reply.status_code == 422
    assert "Feestdag" in reply.text
    assert not planned(look, cast)


def test_what_ends_when_the_other_begins_does_not_clash(as_: As, cast: Cast) -> None:
    assert plan(as_("petra"), cast, day="2026-09-21", at="12:15").status_code == 303
    assert plan(as_("petra"), cast, day="2026-09-21", at="16:00").status_code == 303


def test_the_walk_in_on_monday_at_two_clashes_with_his_lesson_too(
    as_: As, cast: Cast, change: Change
) -> None:
    """Row 6.1 A1: whoever plans at Monday 14:00 reads both."""
    organisation = cast["henk"].organisation_id
    assert organisation
    walk_in = WalkIn(
        organisation_id=organisation,
        weekday=0,
        starts=time(14),
        ends=time(16),
        place="Wijkcentrum",
    )
    change.add(walk_in)
    page = plan(as_("petra"), cast, day="2026-09-21", at="14:00").text
    assert "Les of werk" in page
    assert "Inloop van de begeleiders" in page


def test_of_a_series_the_days_that_clash_can_be_left_out(as_: As, cast: Cast, look: Look) -> None:
    """Four Tuesdays at 10: one lies in the school holiday."""
    petra = as_("petra")
    reply = plan(petra, cast, day="2026-10-06", times="4")
    assert reply.status_code == 422
    assert "20 oktober" in reply.text
    reply = plan(petra, cast, day="2026-10-06", times="4", despite="leave-out")
    assert reply.status_code == 303
    days = [talk.starts_local.date() for talk in planned(look, cast)]
    assert days == [date(2026, 10, 6), date(2026, 10, 13), date(2026, 10, 27)]
    assert len({talk.series_id for talk in planned(look, cast)}) == 1


def test_the_hour_stays_the_same_when_the_clock_changes(as_: As, cast: Cast, look: Look) -> None:
    plan(as_("petra"), cast, day="2026-10-23", at="13:00", times="2", despite="plan-all")
    before, after = planned(look, cast)
    assert before.starts_local.time() == after.starts_local.time() == time(13)
    assert (before.starts_at.hour, after.starts_at.hour) == (11, 12)


def test_pressing_twice_plans_once(as_: As, cast: Cast, look: Look) -> None:
    petra = as_("petra")
    assert [plan(petra, cast, times="2").status_code for _ in range(2)] == [303, 303]
    assert len(planned(look, cast)) == 2


def test_a_guide_can_be_the_one_who_comes(as_: As, cast: Cast, look: Look) -> None:
    henk = str(cast["henk"].id)
    assert plan(as_("petra"), cast, kind="home-visit", place="home", host=henk).status_code == 303
    (visit,) = planned(look, cast)
    assert (visit.host_id, visit.place, visit.address) == (cast["henk"].id, "Thuis", None)
    assert "Henk" in as_("yonas").get(f"/dossiers/{cast.dossier('yonas').id}/agenda").text


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"day": "2026-09-13"}, "day"),
        ({"day": "2026-02-30"}, "day"),
        ({"day": "2031-01-01"}, "day"),
        ({"day": "2026-09-14", "at": "08:00"}, "at"),
        ({"at": "25:00"}, "at"),
        ({"minutes": "46"}, "minutes"),
        ({"minutes": "9999999"}, "minutes"),
        ({"times": "0"}, "times"),
        ({"times": "13"}, "times"),
        ({"kind": "intake"}, "kind"),
        ({"kind": "party"}, "kind"),
        ({"place": "moon"}, "place"),
        ({"place": "elsewhere"}, "where"),
        ({"place": "elsewhere", "where": "x" * 121}, "where"),
        ({"other": "Joost"}, "other_role"),
        ({"other": "J" * 61}, "other"),
        ({"bring": ["gold"]}, "bring"),
        ({"interpreter": "maybe"}, "interpreter"),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence(
    as_: As, cast: Cast, look: Look, changed: dict[str, Any], field: str
) -> None:
    reply = plan(as_("petra"), cast, **changed)
    assert reply.status_code == 422
    assert f'id="{field}-error"' in reply.text
    assert not planned(look, cast)


def test_every_sentence_about_a_field_is_tied_to_its_control(as_: As, cast: Cast) -> None:
    wrong: dict[str, Any] = {
        "day": "",
        "kind": "party",
        "other": "J" * 61,
        "bring": ["gold"],
        "minutes": "1",
    }
    page = plan(as_("petra"), cast, **wrong).text
    said = set(re.findall(r'id="([a-z_]+-error)"', page))
    told = {id for ids in re.findall(r'aria-describedby="([^"]+)"', page) for id in ids.split()}
    assert {f"{name}-error" for name in wrong} <= said <= told
    assert "other-hint" in told
    assert "novalidate" in page  # our sentences, in the reader's language


@pytest.mark.parametrize("stranger", ["karel", "bram", "noor", "ilse"])
def test_nobody_out_of_reach_is_invited_or_given_an_appointment(
    as_: As, cast: Cast, look: Look, stranger: str
) -> None:
    id = str(cast[stranger].id)
    assert plan(as_("petra"), cast, host=id).status_code == 422
    assert plan(as_("petra"), cast, guides=id).status_code == 422
    assert plan(as_("petra"), cast, host="nonsense").status_code == 422
    assert not planned(look, cast)


def test_a_holiday_of_another_gemeente_is_no_holiday_here(
    as_: As, cast: Cast, change: Change
) -> None:
    kermis = SchoolHoliday(
        gemeente_id=cast.gemeente("karel"),
        name="Kermis",
        first_on=date(2026, 9, 21),
        until_on=date(2026, 9, 26),
    )
    change.add(kermis)
    assert plan(as_("petra"), cast).status_code == 303


def test_an_interpreter_speaks_what_the_person_speaks_not_what_the_screen_says(
    as_: As, cast: Cast, change: Change, look: Look
) -> None:
    id = cast.dossier("yonas").id
    change.run(update(Dossier).where(Dossier.id == id).values(speaks=Spoken.AMHARIC))
    assert plan(as_("petra"), cast).status_code == 303
    (talk,) = planned(look, cast)
    assert talk.interpreter is Spoken.AMHARIC
    yonas = as_("yonas")
    for language, said in (("nl", "Amhaars"), ("ar", "الأمهرية"), ("ti", "ኣምሓርኛ")):
        yonas.post("/language", data={"lang": language, "to": "/"})
        assert said in yonas.get(f"/dossiers/{id}/agenda").text
