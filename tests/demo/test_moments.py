"""The demo at other moments: the same builder, what has come is a fact, the rest is a plan."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from tests.conftest import As, Cast, Look, Store
from tests.worlds.test_reader import ROOMS, address, euro, opens, people, read, said
from webapp.calendar.agenda.model import Appointment
from webapp.case.account import Language, Role
from webapp.case.dossier import Begeleiding, DossierDate
from webapp.core import clock
from webapp.core.db import Database
from webapp.courses.pvt.model import Attendance, PvtSession, PvtSigning, SignUp
from webapp.demo.world import build
from webapp.migrate import migrate
from webapp.money.budget.model import BudgetLine, BudgetMonth, Ontzorging, StepDown
from webapp.plan.ledger.model import HoursEntry
from webapp.plan.pip.model import Agreement, Exam, MapThemeDone, Pip, PipStatus, ProgressTalk
from webapp.speech import formats

JANUARY, MAY, JULY = "2026-01-12T08:30", "2026-05-31T12:00", "2026-07-15T09:00"
NOVEMBER, NO_SUCH_HOUR, LAST = "2026-11-18T08:30", "2027-03-28T02:30", "2027-12-31T23:30"
MOMENTS = (JANUARY, MAY, JULY, NOVEMBER, NO_SUCH_HOUR, LAST)
WORLDS: dict[tuple[int, str], str] = {}
every_moment = pytest.mark.parametrize("moment", MOMENTS)


@pytest.fixture
def app(one_app: Flask, store: Store, moment: str) -> Iterator[Flask]:
    """The app on the demo world as it stands at another moment."""
    if (id(store), moment) not in WORLDS:
        template = Database(WORLDS.setdefault((id(store), moment), store.empty()))
        migrate(template)
        clock.set_to(moment)
        with template.unit() as session:
            build(session, clock.now())
        template.engine.dispose()
    url = store.copy(WORLDS[id(store), moment])
    database = one_app.extensions["database"] = Database(url)
    clock.set_to(moment)
    yield one_app
    database.engine.dispose()
    store.drop(url)
    clock.set_real()


@every_moment
def test_every_page_of_everybody_answers(as_: As, cast: Cast, moment: str) -> None:
    for who in people(cast):
        browser = as_(who)
        for language in (None, Language.NL):
            for room in ROOMS:
                page = read(browser, address(cast, who, room), language)
                assert "%(" not in page.text, f"{moment}: {page.about}"
                assert page.main.lines, f"{moment}: {page.about} is empty"
    for who in (name for name in cast if cast[name].role is not Role.INBURGERAAR):
        desk = read(as_(who), "/")
        for node in desk.main.all():
            link = node.attributes.get("href", "")
            if link.startswith("/dossiers/"):
                read(as_(who), link)


@every_moment
def test_the_banner_says_which_day_it_is(as_: As, cast: Cast, moment: str) -> None:
    day = formats.plain_day(Language.NL, date.fromisoformat(moment[:10]))
    page = opens(as_, cast, "yonas", "today")
    assert day in page.marked("demo")[0].text
    assert day in next(node for node in page.all if node.tag == "h1").text


@every_moment
def test_what_has_not_come_yet_is_no_fact(look: Look, moment: str) -> None:
    now, today = clock.now(), clock.today()

    def rows(model: Any) -> list[Any]:
        return look.all(select(model))

    for model, field in (
        (DossierDate, "day"),
        (Begeleiding, "starts_on"),
        (Begeleiding, "ends_on"),
        (HoursEntry, "until_on"),
        (Exam, "taken_on"),
        (MapThemeDone, "done_on"),
        (ProgressTalk, "held_on"),
        (PvtSigning, "signed_on"),
        (BudgetMonth, "published_on"),
        (BudgetLine, "on"),
        (StepDown, "from_on"),
        (Ontzorging, "ended_on"),
        (Agreement, "done_at"),
        (Appointment, "answered_at"),
        (SignUp, "signed_up_at"),
    ):
        for row in rows(model):
            value = getattr(row, field)
            limit = now if isinstance(value, datetime) else today
            assert value is None or value <= limit, f"{model.__name__}.{field}: {value}"
    for plan in rows(Pip):
        fixed = plan.status is PipStatus.FIXED
        assert fixed == (plan.dated_on <= today), f"the plan of {plan.dated_on}"
        assert (plan.announced_on is not None) == fixed
    held = {meeting.id: meeting.day for meeting in rows(PvtSession)}
    assert all(held[row.session_id] <= today for row in rows(Attendance))


# moment: plans fixed, months published, people who signed, meetings attended, exams and talks
THERE = {
    JANUARY: (0, 0, 0, 0, 0),
    MAY: (3, 6, 0, 0, 0),
    JULY: (5, 13, 0, 0, 1),
    NOVEMBER: (7, 19, 4, 22, 4),
    NO_SUCH_HOUR: (7, 19, 4, 22, 4),
    LAST: (7, 19, 4, 22, 4),
}


@every_moment
def test_what_has_come_is_there(look: Look, moment: str) -> None:
    def count(query: Any) -> int:
        return len(look.all(query))

    counted = (
        count(select(Pip).where(Pip.status == PipStatus.FIXED)),
        count(select(BudgetMonth)),
        count(select(PvtSigning)),
        count(select(Attendance)),
        count(select(Exam)) + count(select(ProgressTalk)),
    )
    assert counted == THERE[moment]
    assert count(select(PvtSession)) == 12, "meetings to come are plans"


@pytest.mark.parametrize("moment", [JANUARY])
def test_on_the_day_of_the_koppeling_nothing_has_begun(as_: As, cast: Cast, moment: str) -> None:
    for who in ("yonas", "rania", "omar", "dawit", "mariam"):
        making = said(Language.NL, "Your consulent is making your plan with you.")
        assert making in opens(as_, cast, who, "pip").text, who
        money = said(Language.NL, "There is no money overview yet.")
        assert money in opens(as_, cast, who, "budget").text, who
        hours = said(Language.NL, "%(done)s of %(needed)s hours", done=0, needed=12)
        assert hours in opens(as_, cast, who, "pvt").text, who
    for who in ("henk", "ilse", "bram", "fatima"):
        none = said(Language.NL, "There are no dossiers here for you.")
        assert none in read(as_(who), "/", Language.NL).text, f"nobody guides anybody yet: {who}"


@pytest.mark.parametrize("moment", [MAY])
def test_at_the_end_of_may_yonas_has_his_first_money_and_bram(
    as_: As, cast: Cast, moment: str
) -> None:
    money = opens(as_, cast, "yonas", "budget")
    assert euro("178,57") in money.block("result").text
    assert not money.has("months"), "it is his first month"
    contacts = opens(as_, cast, "yonas", "today").block("contacts").text
    assert "Bram" in contacts
    assert "Henk" not in contacts
    assert opens(as_, cast, "rania", "pip").has("objection"), "until and including 1 June"


@pytest.mark.parametrize("moment", [JULY])
def test_on_the_day_of_his_plan_yonas_can_object_for_six_weeks(
    as_: As, cast: Cast, moment: str
) -> None:
    page = opens(as_, cast, "yonas", "pip")
    assert "26 augustus 2026" in page.block("objection").text
    assert "16 juli 2026" in page.block("heart").text
    hours = said(Language.NL, "%(done)s of %(needed)s hours", done=0, needed=800)
    assert hours in page.block("language").lines
    assert "30 uur" in page.block("language").text, "the hours before his plan, apart"
    tomorrow = opens(as_, cast, "rania", "budget")
    assert euro("908,02") in tomorrow.block("account").text


@pytest.mark.parametrize("moment", [NOVEMBER])
def test_after_the_six_months_dawit_has_his_plan_and_yonas_has_signed(
    as_: As, cast: Cast, moment: str
) -> None:
    plan = opens(as_, cast, "dawit", "pip")
    assert "29 september 2029" in plan.block("heart").text
    assert not plan.has("map"), "the Onderwijsroute has no MAP"
    assert not plan.has("objection"), "until 10 November"
    pvt = opens(as_, cast, "yonas", "pvt")
    assert "29 september 2026" in pvt.block("signing").text
    assert "12:30 van 12 uur" in pvt.block("hours").text
    letting_go = opens(as_, cast, "yonas", "budget").block("letting-go").text
    assert "17 november 2026" not in letting_go


@pytest.mark.parametrize("moment", [NO_SUCH_HOUR])
def test_an_hour_that_does_not_exist_is_the_one_after_it(as_: As, cast: Cast, moment: str) -> None:
    assert clock.now().astimezone(clock.AMSTERDAM).strftime("%H:%M") == "03:30"
    title = next(n for n in opens(as_, cast, "yonas", "today").all if n.tag == "h1")
    assert "zondag 28 maart 2027" in title.text


@pytest.mark.parametrize("moment", [LAST])
def test_at_the_end_of_the_last_year_nothing_is_planned_any_more(
    as_: As, cast: Cast, moment: str
) -> None:
    page = opens(as_, cast, "yonas", "pvt")
    assert said(Language.NL, "There are no excursions now.") in page.text
    agenda = opens(as_, cast, "dawit", "agenda")
    assert said(Language.NL, "You have no appointments.") in agenda.text
    assert not opens(as_, cast, "mariam", "pip").has("objection")
