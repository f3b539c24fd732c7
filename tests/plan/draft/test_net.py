"""No first plan is fixed without what the law asks before it, nor before it is asked once more."""

import pytest
from sqlalchemy import select

from tests.conftest import Look
from tests.plan.draft.conftest import AtDesk, PlanOf, Talked
from tests.plan.draft.test_fix import refused, stops
from webapp.arrival.intake.model import LifeArea
from webapp.contact.messages.model import Message
from webapp.law.lbt import LbtOutcome
from webapp.plan.draft.model import Lacking
from webapp.plan.pip.model import PipStatus

pytestmark = pytest.mark.usefixtures("today")
WHY = {"motivation": "Het dossier van de vorige gemeente noemt dit."}
ALL_BUT_ONE = [area for area in LifeArea if area is not LifeArea.TRAVEL]
PERSONAL = [area for area in LifeArea if area not in (LifeArea.DIPLOMAS, LifeArea.WORK)]


def test_eleven_of_twelve_leefgebieden_are_no_intake(
    desk: AtDesk, talked: Talked, plan_of: PlanOf
) -> None:
    talked("dawit", *ALL_BUT_ONE)
    assert refused(desk().fix(), Lacking.INTAKE)
    assert plan_of().status is PipStatus.DRAFT


def test_without_a_result_of_the_lbt_it_is_not_fixed(desk: AtDesk, talked: Talked) -> None:
    talked("dawit", outcome=None)
    reply = desk().fix(**WHY)
    assert refused(reply, Lacking.LBT)
    assert not refused(reply, Lacking.INTAKE)


def test_an_lbt_without_advice_needs_a_motivation(desk: AtDesk, talked: Talked) -> None:
    """Who is exempted from the test has no advice to follow."""
    talked("dawit", outcome=LbtOutcome.UNKNOWN)
    assert refused(desk().fix(), Lacking.MOTIVATION)
    assert desk().fix(**WHY).status_code == 303


def test_after_three_calls_it_is_fixed_in_absence_with_a_motivation(
    desk: AtDesk, talked: Talked, plan_of: PlanOf
) -> None:
    talked("dawit", LifeArea.LANGUAGE, outcome=None)
    reply = desk().fix(without_intake="absent")
    assert refused(reply, Lacking.MOTIVATION)
    assert not refused(reply, Lacking.INTAKE)
    assert not refused(reply, Lacking.LBT)
    assert desk().fix(without_intake="absent", **WHY).status_code == 303
    assert (plan_of().without_intake, plan_of().motivation) == ("absent", WHY["motivation"])


def test_who_moved_here_is_asked_after_all_but_education_and_work(
    desk: AtDesk, talked: Talked
) -> None:
    talked("dawit", LifeArea.LANGUAGE, outcome=None)
    assert refused(desk().fix(without_intake="moved", **WHY), Lacking.INTAKE)
    talked("dawit", *PERSONAL, outcome=None)
    assert refused(desk().fix(without_intake=""), Lacking.INTAKE)
    assert desk().fix(without_intake="moved", **WHY).status_code == 303


def test_another_ground_is_no_ground(desk: AtDesk, talked: Talked, plan_of: PlanOf) -> None:
    talked("dawit", outcome=None)
    assert desk().fix(without_intake="busy", **WHY).status_code == 422
    assert plan_of().without_intake is None


def test_a_later_version_needs_no_intake_again(
    desk: AtDesk, talked: Talked, plan_of: PlanOf
) -> None:
    talked("yonas", LifeArea.LANGUAGE, outcome=None)
    yonas = desk("yonas")
    yonas.post("", {"reason": "R04"})
    assert "without_intake" not in yonas.form()
    assert yonas.fix(dated_on="2026-09-29").status_code == 303
    assert (plan_of("yonas").number, plan_of("yonas").status) == (2, PipStatus.FIXED)


def test_the_question_shows_the_days_that_follow_and_what_begins(
    desk: AtDesk, plan_of: PlanOf, look: Look
) -> None:
    petra = desk()
    asked = petra.post("/ready", petra.form())
    assert (asked.status_code, asked.location) == (303, f"{petra.here}/ready")
    page = petra.browser.get(asked.location or "").text
    follows = page.partition('id="follows"')[2].partition("</section>")[0]
    days = [each.partition('"')[0] for each in follows.split('datetime="')[1:]]
    assert days == ["2026-09-30", "2029-09-29", "2026-12-29", "2028-03-29", "2026-11-10"]
    assert plan_of().status is PipStatus.DRAFT, "nothing is fixed by asking"
    assert not look.all(select(Message).where(Message.dossier_id == petra.dossier))
    petra.sure()
    assert plan_of().status is PipStatus.FIXED


def test_of_a_later_version_the_term_stays(desk: AtDesk) -> None:
    yonas = desk("yonas")
    yonas.post("", {"reason": "R04"})
    yonas.post("/ready", {**yonas.form(), "dated_on": "2026-09-29"})
    page = yonas.browser.get(f"{yonas.here}/ready").text
    follows = page.partition('id="follows"')[2].partition("</section>")[0]
    assert follows.split('datetime="')[1].startswith('2029-07-15"')


def test_what_changed_since_the_question_is_read_again(desk: AtDesk, plan_of: PlanOf) -> None:
    petra, colleague = desk(), desk()
    petra.post("/ready", petra.form())
    page = petra.browser.get(f"{petra.here}/ready").text
    seen = page.partition('name="seen" value="')[2].partition('"')[0]
    colleague.post("/lines", {"party": "gemeente", "texts": "P07"})
    reply = petra.post("/fix", {"number": "1", "seen": seen})
    assert reply.status_code == 422
    assert plan_of().status is PipStatus.DRAFT


def test_nobody_skips_the_question_with_a_draft_that_lacks_something(
    desk: AtDesk, talked: Talked, plan_of: PlanOf
) -> None:
    talked("dawit", LifeArea.LANGUAGE)
    petra = desk()
    assert petra.browser.get(f"{petra.here}/ready").location == petra.here
    reply = petra.post("/fix", petra.form())
    assert reply.status_code == 422
    assert stops(reply.text)
    assert plan_of().status is PipStatus.DRAFT
