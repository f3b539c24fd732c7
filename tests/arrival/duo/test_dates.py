"""The days that count: set, corrected and refused; what DUO wrote; what follows moves with them."""

import pytest
from sqlalchemy import func, select
from werkzeug.test import TestResponse

from tests.conftest import As, Browser, Cast, Look
from webapp.arrival.duo.model import SETS, DateChange, DuoCode, DuoEvent
from webapp.case.dossier import Dossier
from webapp.law.duo import Doelgroep

YONAS = {
    "koppeling": "2026-01-12",
    "registered": "2026-05-18",
    "bijstand": "2026-05-18",
    "duo-notice": "2026-05-20",
}


def url(cast: Cast, name: str = "yonas", page: str = "dates") -> str:
    return f"/dossiers/{cast.dossier(name).id}/{page}"


def seen(page: str) -> str:
    return page.partition('name="seen" value="')[2].partition('"')[0]


def keep(browser: Browser, cast: Cast, name: str = "yonas", **days: str) -> TestResponse:
    form = {kind.replace("_", "-"): day for kind, day in days.items()}
    form["seen"] = form.get("seen") or seen(browser.get(url(cast, name)).text)
    return browser.post(url(cast, name), data=(YONAS if name == "yonas" else {}) | form)


def follows(browser: Browser, cast: Cast, name: str = "yonas") -> str:
    page = browser.get(url(cast, name)).text
    return str(page.partition('id="follows"')[2].partition("</section>")[0])


def changes(look: Look) -> list[DateChange]:
    return look.all(select(DateChange))


def test_correcting_the_duo_date_moves_what_follows(as_: As, cast: Cast, look: Look) -> None:
    petra = as_("petra")
    assert "29 juli 2026" in follows(petra, cast)
    assert keep(petra, cast, duo_notice="2026-05-27").status_code == 303
    assert "5 augustus 2026" in follows(petra, cast)
    [change] = changes(look)
    assert (change.kind, str(change.day), change.code) == ("duo-notice", "2026-05-27", None)
    assert change.noted_by_id == cast["petra"].id


def test_the_plan_of_dawit_shows_the_moved_deadline(as_: As, cast: Cast) -> None:
    petra = as_("petra")
    before = petra.get(url(cast, "dawit", "pip")).text
    days = {"registered": "2026-07-20", "bijstand": "2026-07-27", "duo_notice": "2026-08-10"}
    assert "12 oktober 2026" in before
    assert keep(petra, cast, "dawit", **days).status_code == 303
    assert "19 oktober 2026" in petra.get(url(cast, "dawit", "pip")).text


def test_the_same_days_again_leave_no_line(as_: As, cast: Cast, look: Look) -> None:
    assert keep(as_("petra"), cast).status_code == 303
    assert changes(look) == []


def test_a_day_can_be_taken_away(as_: As, cast: Cast, look: Look) -> None:
    keep(as_("petra"), cast, bijstand="")
    [change] = changes(look)
    assert (change.kind, change.day) == ("bijstand", None)
    assert "recht op bijstand" in follows(as_("petra"), cast)


WRONG = {
    "tomorrow": ("registered", "2026-09-15", "moet nog komen"),
    "no such day": ("registered", "2026-02-30", "geen datum"),
    "no day at all": ("duo-notice", "soon", "geen datum"),
    "Arabic digits": ("duo-notice", "٢٠٢٦-٠٥-٢٠", "geen datum"),
    "before birth": ("koppeling", "1999-12-31", "geboortedatum"),
    "before the law": ("duo-notice", "2021-12-31", "2022"),
    "BRP before koppeling": ("registered", "2026-01-11", "koppeling"),
    "bijstand before koppeling": ("bijstand", "2026-01-11", "koppeling"),
    "information before the notice": ("third-party-info", "2026-05-19", "kennisgeving"),
    "ten weeks before the notice": ("ten-weeks", "2026-05-19", "kennisgeving"),
}


@pytest.mark.parametrize("what", WRONG)
def test_what_is_impossible_is_refused_with_its_reason(
    as_: As, cast: Cast, look: Look, what: str
) -> None:
    kind, day, why = WRONG[what]
    answer = keep(as_("petra"), cast, **{kind: day})
    assert answer.status_code == 422
    complaint = answer.text.partition(f'id="day-{kind}-error"')[2].partition("</p>")[0]
    assert why in complaint
    assert f'value="{day}"' in answer.text, "nothing typed is lost"
    assert changes(look) == []


def test_information_without_a_notice_is_refused(as_: As, cast: Cast) -> None:
    answer = keep(as_("petra"), cast, duo_notice="", third_party_info="2026-06-01")
    assert "eerst de kennisgeving" in answer.text


def test_two_consulents_do_not_overwrite_each_other(as_: As, cast: Cast, look: Look) -> None:
    petra = as_("petra")
    old = seen(petra.get(url(cast)).text)
    keep(petra, cast, duo_notice="2026-05-21")
    answer = keep(petra, cast, seen=old, registered="2026-05-19")
    assert answer.status_code == 422
    assert 'value="2026-05-21"' in answer.text, "the newer day is shown"
    assert len(changes(look)) == 1


def note(browser: Browser, cast: Cast, name: str, code: str, day: str) -> TestResponse:
    return browser.post(url(cast, name, "duo-events"), data={"code": code, "day": day})


def test_a_notice_of_duo_sets_its_day_and_is_written_down(as_: As, cast: Cast, look: Look) -> None:
    petra = as_("petra")
    assert note(petra, cast, "amal", "SS101", "2026-04-20").status_code == 303
    assert "29 juni 2026" in follows(petra, cast, "amal")
    [event] = look.all(select(DuoEvent))
    assert (event.code, str(event.day), event.noted_by_id) == (
        "SS101",
        "2026-04-20",
        cast["petra"].id,
    )
    [change] = changes(look)
    assert (change.kind, change.code) == ("duo-notice", "SS101")


def test_the_ten_weeks_of_duo_count_when_they_are_later(as_: As, cast: Cast) -> None:
    petra = as_("petra")
    note(petra, cast, "yonas", "SS139", "2026-06-03")
    assert "12 augustus 2026" in follows(petra, cast)
    keep(petra, cast, duo_notice="2026-05-27", ten_weeks="")
    assert "5 augustus 2026" in follows(petra, cast)


def test_an_event_that_contradicts_the_days_is_refused(as_: As, cast: Cast, look: Look) -> None:
    answer = note(as_("petra"), cast, "yonas", "SS120", "2026-01-02")
    assert answer.status_code == 422
    assert "koppeling" in answer.text.partition('id="event-day-error"')[2][:400]
    assert look.one(select(func.count()).select_from(DuoEvent)) == 0


@pytest.mark.parametrize(
    ("code", "day"),
    [("SS131", "2026-09-15"), ("SS999", "2026-09-01"), ("", ""), ("SS101", "x")],
    ids=str,
)
def test_an_event_that_cannot_be_is_refused(as_: As, cast: Cast, code: str, day: str) -> None:
    assert note(as_("petra"), cast, "yonas", code, day).status_code == 422


def test_the_group_changes_to_the_other_one(as_: As, cast: Cast, look: Look) -> None:
    note(as_("petra"), cast, "yonas", "SS124", "2026-09-01")
    note(as_("petra"), cast, "yonas", "SS124", "2026-09-01")
    dossier = look.get(Dossier, cast.dossier("yonas").id)
    assert dossier.doelgroep is Doelgroep.GEZINS_OVERIG, "the same letter twice counts once"


@pytest.mark.parametrize("code", [code for code in DuoCode if code not in SETS], ids=str)
def test_other_events_are_written_down_and_set_no_day(
    as_: As, cast: Cast, look: Look, code: str
) -> None:
    assert note(as_("petra"), cast, "yonas", code, "2026-09-01").status_code == 303
    assert code in as_("petra").get(url(cast)).text.partition('id="events"')[2]
    assert changes(look) == []
