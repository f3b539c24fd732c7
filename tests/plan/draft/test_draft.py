"""Making a draft: its lines, who may, and two people at one draft."""

import re
from datetime import date
from functools import partial

import pytest
from flask import Flask
from sqlalchemy import delete
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from tests.conftest import As, Cast, Change, Look
from tests.plan.draft.conftest import AtDesk, LinesOf, PlanOf
from tests.test_races import at_once
from webapp.case.account import Language
from webapp.law.duo import Leerroute
from webapp.plan.pip.model import Agreement, Frozen, MainGoal, Party, Pip, PipStatus
from webapp.speech.catalogue import TEXTS
from webapp.speech.i18n import say


@pytest.fixture
def no_plan(change: Change, cast: Cast) -> None:
    """Amal, before anybody made her a plan."""
    amal = cast.dossier("amal").id

    def forget(session: Session) -> None:
        for table in (Frozen, Agreement, Pip):
            session.execute(delete(table).where(table.dossier_id == amal))

    change(forget)


@pytest.mark.usefixtures("no_plan")
def test_a_first_draft_begins_with_a_route_and_a_goal(desk: AtDesk, plan_of: PlanOf) -> None:
    amal = desk("amal")
    for data in ({}, {"leerroute": "Z"}, {"leerroute": "X", "main_goal": "work"}):
        assert amal.post("", data).status_code == 422
    assert amal.post("", {"leerroute": "Z", "main_goal": "work"}).status_code == 303
    plan = plan_of("amal")
    assert (plan.number, plan.leerroute, plan.niveau, plan.status) == (1, "Z", None, "draft")
    amal.post("", {"leerroute": "B", "main_goal": "work"})
    assert plan_of("amal").leerroute == "Z", "the draft there is stays"


@pytest.mark.usefixtures("no_plan")
def test_begun_at_once_there_is_one_draft(as_: As, cast: Cast, look: Look) -> None:
    path = f"/dossiers/{cast.dossier('amal').id}/pip/draft"
    people = [as_("petra") for _ in range(6)]
    data = {"leerroute": "Z", "main_goal": "work"}
    answers = [
        reply.status_code for reply in at_once([partial(b.post, path, data=data) for b in people])
    ]
    assert set(answers) == {303}
    mine = Pip.dossier_id == cast.dossier("amal").id
    assert look(lambda s: s.query(Pip).where(mine).count()) == 1


@pytest.mark.usefixtures("today")
def test_fixed_by_two_at_once_one_wins_and_one_reads_why(desk: AtDesk, look: Look) -> None:
    people = [desk() for _ in range(4)]
    forms = [each.form() for each in people]
    jobs = zip(people, forms, strict=True)
    answers = at_once([partial(d.post, "/fix", f) for d, f in jobs])
    assert sorted(answer.status_code for answer in answers) == [303, 422, 422, 422]
    mine = Frozen.dossier_id == people[0].dossier
    assert look(lambda s: s.query(Frozen).where(mine).count()) == 1


def test_two_first_plans_written_over_two_connections_are_one(
    app: Flask, cast: Cast, change: Change, plan_of: PlanOf
) -> None:
    """Whoever writes past the desk meets the table: a number is there once."""

    def add(session: Session) -> None:
        session.add(
            Pip(
                dossier_id=cast.dossier("dawit").id,
                number=1,
                dated_on=date(2026, 9, 1),
                leerroute=Leerroute.Z,
                main_goal=MainGoal.WORK,
                status=PipStatus.FIXED,
            )
        )

    with pytest.raises(IntegrityError):
        change(add)


def test_lines_of_the_catalogue_and_own_words_are_added_at_the_end(
    desk: AtDesk, plan_of: PlanOf, lines_of: LinesOf
) -> None:
    petra = desk()
    data = {"party": "inburgeraar", "texts": ["G01", "G34"], "due_on": "2027-02-01"}
    assert petra.post("/lines", data).status_code == 303
    assert (
        petra.post("/lines", {"party": "gemeente", "own_words": " Wij bellen. "}).status_code == 303
    )
    added = lines_of(plan_of())[5:]
    assert [(line.text_id, line.own_words, line.party) for line in added] == [
        ("G01", None, Party.INBURGERAAR),
        ("G34", None, Party.INBURGERAAR),
        (None, "Wij bellen.", Party.GEMEENTE),
    ]
    assert [line.position for line in lines_of(plan_of())] == [1, 2, 3, 4, 5, 6, 7, 8]


@pytest.mark.parametrize(
    "data",
    [
        {"party": "inburgeraar"},
        {"party": "inburgeraar", "texts": "P01"},
        {"party": "gemeente", "texts": "P09"},
        {"party": "begeleider", "texts": "G01"},
        {"party": "inburgeraar", "texts": "Q01"},
        {"party": "nobody", "texts": "G01"},
        {"party": "gemeente", "own_words": "x" * 301},
        {"party": "gemeente", "own_words": "\u202e\u2066 "},
        {"party": "gemeente", "own_words": "Wij bellen.", "due_on": "2026-13-01"},
        {},
    ],
    ids=range(10),
)
def test_a_line_that_cannot_be_is_refused_and_stays_typed(
    desk: AtDesk, plan_of: PlanOf, lines_of: LinesOf, data: dict[str, str]
) -> None:
    reply = desk().post("/lines", data)
    assert reply.status_code == 422
    assert len(lines_of(plan_of())) == 5
    assert (data.get("own_words", "").strip("\u202e\u2066 ") or "") in reply.text


def test_a_plan_has_sixty_lines_at_most(desk: AtDesk, plan_of: PlanOf, lines_of: LinesOf) -> None:
    every = [id for id in TEXTS if id[0] == "G"]
    assert desk().post("/lines", {"party": "inburgeraar", "texts": every}).status_code == 303
    assert desk().post("/lines", {"party": "inburgeraar", "texts": every}).status_code == 422
    assert len(lines_of(plan_of())) == 45


def test_a_line_moves_up_and_down_and_goes(
    desk: AtDesk, plan_of: PlanOf, lines_of: LinesOf
) -> None:
    petra, before = desk(), [line.id for line in lines_of(plan_of())]
    for step in ("down", "down", "up"):
        data = {"step": step}
        assert petra.browser.post(f"/agreements/{before[0]}/move", data=data).status_code == 303
    assert [line.id for line in lines_of(plan_of())][:2] == [before[1], before[0]]
    petra.browser.post(f"/agreements/{before[1]}/move", data={"step": "up"})
    assert lines_of(plan_of())[0].id == before[1], "it was the first: it stays"
    data = petra.line(before[2])
    assert petra.browser.post(f"/agreements/{before[2]}/remove", data=data).status_code == 303
    assert before[2] not in [line.id for line in lines_of(plan_of())]
    assert petra.browser.post(f"/agreements/{before[2]}/remove", data=data).status_code == 404


def test_a_line_gets_a_day_and_a_guide(
    desk: AtDesk, plan_of: PlanOf, lines_of: LinesOf, cast: Cast
) -> None:
    petra, line = desk(), lines_of(plan_of())[0]
    data = {**petra.line(line.id), "due_on": "2027-01-31", "helper_id": str(cast["henk"].id)}
    assert petra.browser.post(f"/agreements/{line.id}/change", data=data).status_code == 303
    kept = lines_of(plan_of())[0]
    assert (str(kept.due_on), kept.helper_id) == ("2027-01-31", cast["henk"].id)


@pytest.mark.parametrize("who", ["ilse", "bram", "petra", "yonas", "nobody"])
def test_only_who_guides_today_is_named_beside_a_line(
    desk: AtDesk, plan_of: PlanOf, lines_of: LinesOf, cast: Cast, who: str
) -> None:
    petra, line = desk(), lines_of(plan_of())[0]
    helper = str(cast[who].id) if who in cast else "not-an-id"
    data = {**petra.line(line.id), "helper_id": helper}
    assert petra.browser.post(f"/agreements/{line.id}/change", data=data).status_code == 422
    assert lines_of(plan_of())[0].helper_id is None


def test_of_two_who_keep_the_draft_each_keeps_their_own_field(
    desk: AtDesk, plan_of: PlanOf
) -> None:
    petra, colleague = desk(), desk()
    mine, theirs = petra.form(), colleague.form()
    colleague.post("/keep", {**theirs, "school": "ROC Zuid"})
    assert petra.post("/keep", {**mine, "estimated_hours": "800"}).status_code == 303
    assert (plan_of().school, plan_of().estimated_hours) == ("ROC Zuid", 800)


def test_of_two_who_change_one_field_both_versions_are_shown(desk: AtDesk, plan_of: PlanOf) -> None:
    petra, colleague = desk(), desk()
    mine, theirs = petra.form(), colleague.form()
    colleague.post("/keep", {**theirs, "school": "ROC Zuid", "main_goal": "work"})
    typed = {**mine, "school": "ROC Noord", "main_goal": "participation", "motivation": "Ja."}
    reply = petra.post("/keep", typed)
    assert reply.status_code == 422
    assert (plan_of().school, plan_of().main_goal) == ("ROC Zuid", "work")
    assert plan_of().motivation == "Ja.", "what nobody else changed is kept"
    beside = re.search(r'id="school-error".*?</p>', reply.text, re.DOTALL)
    assert beside
    assert "ROC Zuid" in beside[0]
    assert "ROC Noord" in beside[0]
    assert 'name="was-school" value="ROC Zuid"' in reply.text, "keeping again is a choice"
    assert 'value="ROC Noord"' in reply.text


def test_a_refusal_in_between_does_not_make_it_unseen(desk: AtDesk, plan_of: PlanOf) -> None:
    """What the form was loaded with stays what it was, until both versions were shown."""
    petra, colleague = desk(), desk()
    mine, theirs = petra.form(), colleague.form()
    colleague.post("/keep", {**theirs, "school": "ROC Zuid"})
    refused = petra.post("/keep", {**mine, "school": "ROC Noord", "dated_on": ""})
    assert refused.status_code == 422
    again = {**petra.read(refused.text), "dated_on": mine["dated_on"]}
    assert again["school"] == "ROC Noord"
    assert petra.post("/keep", again).status_code == 422
    assert plan_of().school == "ROC Zuid"


def test_of_two_who_change_one_line_both_versions_are_shown(
    desk: AtDesk, plan_of: PlanOf, lines_of: LinesOf, cast: Cast
) -> None:
    petra, line = desk(), lines_of(plan_of())[0]
    loaded, here = petra.line(line.id), f"/agreements/{line.id}/change"
    petra.browser.post(here, data={**loaded, "due_on": "2027-01-01"})
    late = {**loaded, "due_on": "2027-02-02", "helper_id": str(cast["henk"].id)}
    reply = petra.browser.post(here, data=late)
    assert reply.status_code == 422
    assert "2027-01-01" in reply.text
    assert "2027-02-02" in reply.text
    kept = lines_of(plan_of())[0]
    assert (str(kept.due_on), kept.helper_id) == ("2027-01-01", cast["henk"].id)


def test_a_line_that_a_colleague_changed_is_not_removed_unseen(
    desk: AtDesk, plan_of: PlanOf, lines_of: LinesOf
) -> None:
    petra, line = desk(), lines_of(plan_of())[0]
    loaded = petra.line(line.id)
    data = {**loaded, "due_on": "2027-01-01"}
    petra.browser.post(f"/agreements/{line.id}/change", data=data)
    assert petra.browser.post(f"/agreements/{line.id}/remove", data=loaded).status_code == 422
    assert lines_of(plan_of())[0].id == line.id


def test_only_consulents_of_the_gemeente_see_the_draft(as_: As, cast: Cast) -> None:
    for whose in ("dawit", "yonas"):
        here = f"/dossiers/{cast.dossier(whose).id}/pip/draft"
        for name in cast:
            browser = as_(name)
            for path in (here, f"{here}/preview"):
                assert (browser.get(path).status_code == 200) == (name == "petra"), (name, path)
            if name != "petra":
                for act in ("", "/keep", "/fix", "/lines"):
                    assert browser.post(f"{here}{act}").status_code == 404, (name, act)


@pytest.mark.parametrize("language", [*Language])
def test_the_preview_is_the_draft_in_every_language(desk: AtDesk, language: Language) -> None:
    petra = desk()
    petra.post("/lines", {"party": "inburgeraar", "own_words": "Ik bel Petra."})
    page = petra.browser.get(f"{petra.here}/preview?lang={language}").text
    assert f'<html lang="{language}"' in page
    assert say(language, TEXTS["G22"]) in page
    assert '<span lang="nl" dir="ltr">Ik bel Petra.</span>' in page
    assert 'href="/dossiers' in page
    assert "/agreements/" not in page, "nothing can be tapped"


@pytest.mark.parametrize("asked", ["", "xx", "../", "nl%00"])
def test_a_language_that_is_none_is_the_readers_own(desk: AtDesk, asked: str) -> None:
    petra = desk()
    page = petra.browser.get(f"{petra.here}/preview?lang={asked}")
    assert page.status_code == 200
    assert '<html lang="nl"' in page.text


def test_what_does_not_come_back_is_asked_first_also_without_a_script(desk: AtDesk) -> None:
    page = desk().page()
    forms = page.split("/remove")[:-1]
    assert len(forms) == 5
    for before in forms:
        asked = before.rpartition('<details class="confirm">')[2]
        assert "<summary" in asked
        assert "</details>" not in asked
    assert page.count("Deze regel verdwijnt uit het concept.") == 5
