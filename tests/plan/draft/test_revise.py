"""The next version of a plan: why, what it begins with, and that the term never moves."""

from datetime import date

import pytest

from tests.conftest import As, Cast
from tests.plan.draft.conftest import AtDesk, LinesOf, Person, PlanOf, Talked
from tests.worlds.test_reader import day_of, opens
from webapp.case.account import Language
from webapp.core import clock
from webapp.law.duo import Doelgroep, Leerroute, Niveau
from webapp.law.lbt import LbtOutcome
from webapp.law.refusals import Refusal
from webapp.plan.draft.model import Lacking
from webapp.plan.pip.model import AgreementStatus, PipStatus

from .conftest import Desk
from .test_fix import refused


def begin(desk: Desk, reason: str) -> Desk:
    assert desk.post("", {"reason": reason}).status_code == 303
    return desk


def test_it_begins_as_the_version_in_force(
    desk: AtDesk, plan_of: PlanOf, lines_of: LinesOf
) -> None:
    before = plan_of("yonas")
    begin(desk("yonas"), "R04")
    draft = plan_of("yonas")
    assert (draft.number, draft.status, draft.reason) == (2, PipStatus.DRAFT, "R04")
    for field in ("leerroute", "niveau", "alfabetisering", "main_goal", "school"):
        assert getattr(draft, field) == getattr(before, field)
    content = [
        [(w.text_id, w.party, w.due_on, w.helper_id, w.status, w.done_at) for w in lines_of(plan)]
        for plan in (before, draft)
    ]
    assert content[0] == content[1]


def test_without_a_reason_none_begins(desk: AtDesk, plan_of: PlanOf) -> None:
    for reason in ("", "R99", "G01"):
        assert desk("yonas").post("", {"reason": reason}).status_code == 422
    assert plan_of("yonas").number == 1


def test_there_is_one_draft_at_a_time(desk: AtDesk, plan_of: PlanOf) -> None:
    begin(begin(desk("yonas"), "R04"), "R01")
    assert (plan_of("yonas").number, plan_of("yonas").reason) == (2, "R04")


def test_yonas_reads_the_old_one_until_the_new_one_is_fixed(
    desk: AtDesk, as_: As, cast: Cast
) -> None:
    petra = begin(desk("yonas"), "R04")
    petra.post("/lines", {"party": "inburgeraar", "own_words": "Ik ga naar de bieb."})
    path = f"/dossiers/{cast.dossier('yonas').id}/pip"
    assert "bieb" not in as_("yonas").get(path).text
    assert petra.fix().status_code == 303
    assert '<span lang="nl" dir="ltr">Ik ga naar de bieb.</span>' in as_("yonas").get(path).text


def test_what_is_ticked_meanwhile_stays_ticked(
    desk: AtDesk, as_: As, plan_of: PlanOf, lines_of: LinesOf
) -> None:
    old = next(line for line in lines_of(plan_of("yonas")) if line.text_id == "G12")
    petra = begin(desk("yonas"), "R04")
    as_("yonas").post(f"/agreements/{old.id}/tick")
    petra.fix()
    new = next(line for line in lines_of(plan_of("yonas")) if line.text_id == "G12")
    assert new.id != old.id
    assert new.status is AgreementStatus.DONE
    assert new.done_at is not None


def test_revision_of_yonas_on_10_march_2027_keeps_the_end(
    desk: AtDesk, as_: As, cast: Cast
) -> None:
    """domain § 1.6: the last vector."""
    clock.set_to("2027-03-10T10:00")
    assert begin(desk("yonas"), "R04").fix().status_code == 303
    heart = opens(as_, cast, "yonas", "pip", Language.NL).block("heart").text
    assert day_of(Language.NL, date(2029, 7, 15)).split(" ", 1)[-1] in heart


def test_row_3_1_a2_a_family_migrant_in_the_z_route_has_no_second_bar(
    desk: AtDesk,
    person: Person,
    as_: As,
    cast: Cast,
    talked: Talked,
) -> None:
    talked("dawit", outcome=LbtOutcome.NOT_REACHABLE)
    person("dawit", doelgroep=Doelgroep.GEZINS_OVERIG)
    clock.set_to("2026-09-29T11:00")
    assert desk().fix(leerroute="Z", niveau="").status_code == 303
    page = opens(as_, cast, "dawit", "pip", Language.NL)
    assert page.has("language-hours-label")
    assert not page.has("participation-hours-label")


@pytest.mark.parametrize(("hours", "stands"), [(640, True), (600, True), (580, False)])
def test_row_1_5_a3_and_3_2_a3_rania_goes_to_a2_from_600_hours(
    desk: AtDesk,
    person: Person,
    plan_of: PlanOf,
    as_: As,
    cast: Cast,
    hours: int,
    stands: bool,
) -> None:
    """Afschalen in January 2028; the last day stays 20 April 2029."""
    clock.set_to("2028-01-17T10:00")
    person("rania", course_hours=hours)
    rania = begin(desk("rania"), "R02")
    reply = rania.fix(niveau="A2", effort_shown="1")
    assert (reply.status_code == 303) == stands
    assert refused(reply, Refusal.TOO_FEW_HOURS) == (not stands)
    if stands:
        plan = plan_of("rania")
        assert (plan.number, plan.leerroute, plan.niveau) == (2, Leerroute.B1, Niveau.A2)
        heart = opens(as_, cast, "rania", "pip", Language.NL).block("heart").text
        assert "20 april 2029" in heart


def test_row_3_2_a3_without_effort_rania_stays_at_b1(desk: AtDesk, person: Person) -> None:
    clock.set_to("2028-01-17T10:00")
    person("rania", course_hours=640)
    assert refused(begin(desk("rania"), "R02").fix(niveau="A2"), Refusal.NO_EFFORT)


def test_from_the_z_route_nobody_goes_to_a2(desk: AtDesk) -> None:
    yonas = begin(desk("yonas"), "R02")
    reply = yonas.fix(leerroute="B", niveau="A2", effort_shown="1")
    assert refused(reply, Refusal.A2_FROM_OTHER_ROUTE)


@pytest.mark.parametrize(("day", "stands"), [("2028-01-14", True), ("2028-01-17", False)])
def test_row_3_1_schakelen_is_possible_through_15_january_2028_for_yonas(
    desk: AtDesk, day: str, stands: bool
) -> None:
    clock.set_to(f"{day}T10:00")
    why = {"departs_from_lbt": "1", "motivation": "Hij leert sneller dan de toets zei."}
    reply = begin(desk("yonas"), "R01").fix(leerroute="B", niveau="B1", **why)
    assert (reply.status_code == 303) == stands
    assert refused(reply, Refusal.SWITCH_TOO_LATE) == (not stands)


def test_another_route_than_the_lbt_advises_is_ticked_and_motivated(
    desk: AtDesk,
) -> None:
    clock.set_to("2028-01-14T10:00")
    yonas = begin(desk("yonas"), "R01")
    assert "niet haalbaar" in yonas.page().partition('id="told"')[2].partition("</section>")[0]
    assert refused(yonas.fix(leerroute="B", niveau="B1"), Lacking.OTHER_THAN_LBT)
    assert refused(yonas.fix(departs_from_lbt="1"), Lacking.MOTIVATION)
    assert yonas.fix(motivation="Hij leert sneller dan de toets zei.").status_code == 303


def test_after_a_move_the_leerroute_stays(desk: AtDesk) -> None:
    yonas = begin(desk("yonas"), "R03")
    assert refused(yonas.fix(leerroute="B", niveau="B1"), Refusal.ROUTE_KEPT_ON_MOVE)
    assert yonas.fix(leerroute="Z", niveau="", school="Taalhuis Oost").status_code == 303


def test_row_3_3_a1_dawit_has_no_map_after_his_plan_is_fixed(
    desk: AtDesk, as_: As, cast: Cast, talked: Talked
) -> None:
    talked("dawit")
    clock.set_to("2026-09-29T11:00")
    assert desk().fix().status_code == 303
    for room in ("pip", "pvt", "agenda"):
        page = opens(as_, cast, "dawit", room, Language.NL)
        assert "MAP" not in page.main.text
