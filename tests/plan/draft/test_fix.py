"""Fixing a plan: every reason to refuse, what is kept of it, and that nothing changes it after."""

import html
import json
import re
from datetime import date, timedelta
from enum import StrEnum
from functools import partial
from hashlib import sha256
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from tests.conftest import As, Cast, Change, Look
from tests.plan.draft.conftest import AtDesk, LinesOf, Person, PlanOf
from tests.worlds.test_reader import said
from webapp import rooms
from webapp.case.account import Language
from webapp.case.dossier import DateKind, DossierDate
from webapp.contact.messages.model import Message
from webapp.core import clock
from webapp.core.db import Base
from webapp.law.duo import Doelgroep
from webapp.law.refusals import Caution, Refusal
from webapp.plan.draft.model import Lacking
from webapp.plan.pip.model import Agreement, AgreementStatus, Frozen, Pip, PipStatus
from webapp.plan.pip.model_freezing import AlreadyFixed
from webapp.speech.i18n import ptext, say

pytestmark = pytest.mark.usefixtures("today")


def sentence(member: StrEnum) -> str:
    return next(
        say(Language.NL, words)
        for part in rooms.words()
        for each, words, _ in part.WORDS
        if each is member
    )


def stops(page: str) -> str:
    found = re.search(r'<div id="stops".*?</div>', page, re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", " ", found[0]).split()) if found else ""


def refused(reply: TestResponse, member: StrEnum) -> bool:
    return reply.status_code == 422 and sentence(member) in html.unescape(stops(reply.text))


def test_a_fixed_plan_is_in_force_from_that_moment(
    desk: AtDesk, plan_of: PlanOf, look: Look, cast: Cast
) -> None:
    reply = desk().fix()
    assert (reply.status_code, reply.location) == (303, f"/dossiers/{cast.dossier('dawit').id}/pip")
    plan = plan_of()
    assert plan.status is PipStatus.FIXED
    assert (plan.dated_on, plan.announced_on) == (date(2026, 9, 29), date(2026, 9, 29))
    frozen = look.one(select(Frozen).where(Frozen.pip_id == plan.id))
    assert frozen.fixed_by_id == cast["petra"].id
    assert abs(frozen.fixed_at - clock.now()) < timedelta(minutes=1)
    assert frozen.content_hash == sha256(frozen.content.encode()).hexdigest()
    content = json.loads(frozen.content)
    assert (content["leerroute"], content["niveau"]) == ("O", "B1")
    assert [line["text_id"] for line in content["agreements"]] == [
        "G22",
        "G29",
        "G40",
        "P01",
        "P05",
    ]
    assert content["agreements"][0]["in_dutch"] == "Ik begin een opleiding."


def test_dawit_is_told_in_a_message_of_the_catalogue(desk: AtDesk, look: Look, cast: Cast) -> None:
    desk().fix()
    mine = Message.dossier_id == cast.dossier("dawit").id
    told = look.all(select(Message).where(mine))
    assert [(message.text_id, message.words) for message in told] == [("M12", None)]


def test_on_the_day_before_its_date_it_is_refused(desk: AtDesk, plan_of: PlanOf) -> None:
    clock.set_to("2026-09-28T11:00")
    assert refused(desk().fix(), Refusal.IN_FUTURE)
    assert plan_of().status is PipStatus.DRAFT


def test_duo_refuses_a_date_before_the_duty_began(desk: AtDesk) -> None:
    assert refused(desk().fix(dated_on="2026-08-02"), Refusal.BEFORE_DUTY)


def test_row_1_5_a2_duo_refuses_a_date_before_the_person_settled(
    desk: AtDesk, person: Person
) -> None:
    """Yonas' dates: BRP 18 May, a plan of 10 May."""
    person("dawit", duo=date(2026, 5, 8), brp=date(2026, 5, 18))
    reply = desk().fix(dated_on="2026-05-10")
    assert refused(reply, Refusal.BEFORE_SETTLING)
    assert not refused(reply, Refusal.BEFORE_DUTY)


def test_duo_refuses_a_date_before_that_of_the_former_plan(desk: AtDesk) -> None:
    yonas = desk("yonas")
    yonas.post("", {"reason": "R04"})
    assert refused(yonas.fix(dated_on="2026-07-14"), Refusal.BEFORE_PREVIOUS)


def test_row_1_5_a4_duo_refuses_the_onderwijsroute_at_a2(desk: AtDesk) -> None:
    assert refused(desk().fix(niveau="A2"), Refusal.ONDERWIJS_AT_A2)


def test_row_1_5_a4_duo_refuses_the_z_route_at_b1(desk: AtDesk) -> None:
    assert refused(desk().fix(leerroute="Z"), Refusal.Z_AT_B1)


def test_row_1_5_a4_duo_refuses_a_first_plan_in_the_b1_route_at_a2(
    desk: AtDesk,
) -> None:
    assert refused(desk().fix(leerroute="B", niveau="A2"), Refusal.FIRST_AT_A2)


@pytest.mark.parametrize(
    ("route", "niveau", "doelgroep", "stands"),
    [
        ("B", "B1", Doelgroep.ASIELSTATUSHOUDER, True),
        ("B", "B1", Doelgroep.GEZINS_OVERIG, False),
        ("O", "B1", Doelgroep.ASIELSTATUSHOUDER, False),
        ("Z", "", Doelgroep.ASIELSTATUSHOUDER, False),
    ],
)
def test_duo_takes_estimated_hours_only_for_asylum_in_the_b1_route(
    desk: AtDesk,
    person: Person,
    route: str,
    niveau: str,
    doelgroep: Doelgroep,
    stands: bool,
) -> None:
    person("dawit", doelgroep=doelgroep)
    reply = desk().fix(leerroute=route, niveau=niveau, estimated_hours="900")
    assert (reply.status_code == 303) == stands
    assert refused(reply, Refusal.ESTIMATE_NOT_ALLOWED) == (not stands)


@pytest.mark.parametrize("hours", ["0", "10000", "-3", "1e3", "drie"])
def test_hours_outside_1_to_9999_are_no_hours(desk: AtDesk, plan_of: PlanOf, hours: str) -> None:
    reply = desk().fix(leerroute="B", estimated_hours=hours)
    assert reply.status_code == 422
    assert f'value="{hours}"' in reply.text, "nothing typed is lost"
    assert plan_of().estimated_hours is None


@pytest.mark.parametrize("day", ["", "2026-02-30", "29-09-2026", "1999-01-01", "2201-01-01"])
def test_an_impossible_day_is_refused_and_stays_in_the_form(desk: AtDesk, day: str) -> None:
    reply = desk().fix(dated_on=day)
    assert reply.status_code == 422
    assert f'value="{day}"' in reply.text


def test_every_reason_is_said_at_once_and_what_was_typed_is_kept(
    desk: AtDesk, plan_of: PlanOf
) -> None:
    typed = {"leerroute": "Z", "dated_on": "2026-07-01", "estimated_hours": "100"}
    reply = desk().fix(**typed, school="Taalhuis De Brug")
    for member in (
        Refusal.BEFORE_DUTY,
        Refusal.BEFORE_SETTLING,
        Refusal.Z_AT_B1,
        Refusal.ESTIMATE_NOT_ALLOWED,
    ):
        assert refused(reply, member), member
    kept = plan_of()
    assert kept.status is PipStatus.DRAFT
    assert (kept.leerroute, kept.school, kept.estimated_hours) == ("Z", "Taalhuis De Brug", 100)


def test_another_route_than_the_lbt_advised_is_motivated(desk: AtDesk) -> None:
    assert refused(desk().fix(departs_from_lbt="1"), Lacking.MOTIVATION)
    assert desk().fix(departs_from_lbt="1", motivation="Hij heeft een diploma.").status_code == 303


def test_a_plan_without_agreements_is_no_plan(
    desk: AtDesk, plan_of: PlanOf, lines_of: LinesOf
) -> None:
    petra = desk()
    for line in lines_of(plan_of()):
        petra.browser.post(f"/agreements/{line.id}/remove", data=petra.line(line.id))
    assert refused(petra.fix(), Lacking.AGREEMENTS)


def test_without_duos_date_it_is_not_fixed(desk: AtDesk, change: Change) -> None:
    def forget(session: Session) -> None:
        dawit = desk().dossier
        for row in session.scalars(select(DossierDate).where(DossierDate.dossier_id == dawit)):
            if row.kind in (DateKind.DUO_NOTICE, DateKind.REGISTERED):
                session.delete(row)

    change(forget)
    reply = desk().fix()
    assert refused(reply, Lacking.DUO_DATE)
    assert refused(reply, Lacking.BRP_DATE)


def test_what_a_colleague_changed_since_is_read_before_it_is_fixed(
    desk: AtDesk, plan_of: PlanOf
) -> None:
    petra, colleague = desk(), desk()
    seen = petra.form()
    colleague.post("/lines", {"party": "gemeente", "texts": "P07"})
    reply = petra.post("/fix", seen)
    assert reply.status_code == 422
    changed = "A colleague changed this meanwhile. Please read it again."
    assert say(Language.NL, ptext("desk", changed)) in reply.text
    assert plan_of().status is PipStatus.DRAFT


def test_the_second_of_two_who_fix_reads_a_sentence(desk: AtDesk, look: Look) -> None:
    petra = desk()
    form = petra.form()
    assert petra.post("/fix", form).status_code == 303
    reply = petra.post("/fix", form)
    assert reply.status_code == 422
    gone = "A colleague has fixed this plan, or removed this line. Nothing was changed."
    assert say(Language.NL, ptext("desk", gone)) in reply.text
    mine = Frozen.dossier_id == petra.dossier
    assert look(lambda s: len(s.scalars(select(Frozen).where(mine)).all())) == 1


@pytest.mark.parametrize("field", ["dated_on", "leerroute", "school", "motivation", "niveau"])
def test_row_1_5_a1_nothing_changes_a_fixed_plan(
    desk: AtDesk, plan_of: PlanOf, change: Change, field: str
) -> None:
    desk().fix()
    plan = plan_of()
    other = {"dated_on": date(2026, 9, 1), "leerroute": "Z", "niveau": "A2"}.get(field, "x")
    with pytest.raises(AlreadyFixed):
        change(lambda s: setattr(s.get_one(Pip, plan.id), field, other))


@pytest.mark.parametrize("field", ["text_id", "party", "due_on", "position"])
def test_nothing_changes_a_line_of_a_fixed_plan_but_a_tick(
    desk: AtDesk,
    plan_of: PlanOf,
    lines_of: LinesOf,
    change: Change,
    as_: As,
    field: str,
) -> None:
    desk().fix()
    line = lines_of(plan_of())[0]
    other = {"due_on": date(2027, 1, 1), "position": 9, "party": "gemeente"}.get(field, "G01")
    with pytest.raises(AlreadyFixed):
        change(lambda s: setattr(s.get_one(Agreement, line.id), field, other))
    assert as_("dawit").post(f"/agreements/{line.id}/tick").status_code == 303
    assert lines_of(plan_of())[0].status is AgreementStatus.DONE


def test_no_line_is_added_to_or_taken_out_of_a_fixed_plan(
    desk: AtDesk, plan_of: PlanOf, lines_of: LinesOf, change: Change
) -> None:
    desk().fix()
    plan = plan_of()
    line = lines_of(plan)[0]
    more = Agreement(
        dossier_id=plan.dossier_id,
        pip_id=plan.id,
        party=line.party,
        text_id="G01",
        position=99,
    )
    with pytest.raises(AlreadyFixed):
        change.add(more)

    def delete(session: Session, kind: type[Base], id: UUID) -> None:
        session.delete(session.get_one(kind, id))

    for model, id in ((Agreement, line.id), (Pip, plan.id)):
        with pytest.raises(AlreadyFixed):
            change(partial(delete, kind=model, id=id))
    with pytest.raises(AlreadyFixed):
        change(lambda s: setattr(s.scalars(select(Frozen)).first(), "content", "{}"))


def test_the_desk_refuses_to_change_a_line_of_a_fixed_plan(
    desk: AtDesk, plan_of: PlanOf, lines_of: LinesOf
) -> None:
    petra = desk()
    line = lines_of(plan_of())[0]
    form = petra.line(line.id)
    petra.fix()
    for act in ("change", "move", "remove"):
        data = {**form, "due_on": "2027-01-01"}
        assert petra.browser.post(f"/agreements/{line.id}/{act}", data=data).status_code == 422
    assert lines_of(plan_of())[0].due_on is None


def test_dawit_reads_it_in_tigrinya(desk: AtDesk, as_: As, cast: Cast) -> None:
    desk().fix()
    page = as_("dawit").get(f"/dossiers/{cast.dossier('dawit').id}/pip").text
    assert said(Language.TI, "What we agreed") in page
    assert "ደች" not in page


def test_the_page_says_before_what_would_be_refused(desk: AtDesk) -> None:
    clock.set_to("2026-09-14T08:30")
    assert sentence(Refusal.IN_FUTURE) in stops(desk().page())


def test_row_3_3_a2_who_is_29_needs_a_motivation_and_may_study(
    desk: AtDesk, person: Person
) -> None:
    person("dawit", born=date(1997, 3, 1))
    reply = desk().fix()
    assert refused(reply, Lacking.MOTIVATION)
    assert sentence(Caution.AGE) in reply.text
    assert desk().fix(motivation="Hij heeft al twee jaar gestudeerd.").status_code == 303


def test_row_3_3_a3_a_school_without_keurmerk_for_the_onderwijsroute_is_refused(
    desk: AtDesk,
) -> None:
    assert refused(desk().fix(school="X", school_is_tst="no"), Refusal.SCHOOL_NOT_TST)
    assert desk().fix(school="X", school_is_tst="yes").status_code == 303
