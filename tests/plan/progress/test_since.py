"""A progress talk is prepared with what happened since the last one, or since the first plan."""

from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from tests.conftest import As, Cast, Change, Look
from tests.worlds.test_reader import Page, opens
from webapp.calendar.agenda.model import Answer, Appointment, AppointmentKind
from webapp.case.account import Language
from webapp.core import clock
from webapp.core.db import Base
from webapp.courses.pvt.model import Attendance, Attended, PvtSession
from webapp.guidance.visits.model import HowMet, Visit
from webapp.law.duo import ExamPart, ExamResult
from webapp.plan.ledger.model import HoursEntry, HoursKind
from webapp.plan.pip.model import (
    Agreement,
    AgreementStatus,
    Exam,
    Pip,
    PipStatus,
    ProgressTalk,
)

TALK = date(2026, 9, 10)
BEFORE, AFTER = date(2026, 9, 10), date(2026, 9, 11)
SECRET = "Hij vertelde over zijn broer."


@pytest.fixture
def since(as_: As, cast: Cast) -> Callable[[], str]:
    def text() -> str:
        page = opens(as_, cast, "petra", "progress", Language.NL, whose="yonas")
        found: str = page.block("since").text
        return found

    return text


@pytest.fixture
def talked(change: Change, cast: Cast) -> None:
    """Yonas was talked to on a day before which and after which things happened."""
    dossier, henk = cast.dossier("yonas").id, cast["henk"].id

    def make(session: Session) -> None:
        for model in (HoursEntry, Exam, Visit, Appointment):
            session.execute(update(model).where(model.dossier_id == dossier).values(**far(model)))
        session.execute(delete(Attendance).where(Attendance.dossier_id == dossier))
        session.add(ProgressTalk(dossier_id=dossier, held_on=TALK))
        for day in (BEFORE, AFTER):
            session.add_all(what_happens(dossier, henk, day))
        for row in session.scalars(select(PvtSession).order_by(PvtSession.day).limit(3)).all():
            row.day = AFTER
            session.add(
                Attendance(
                    session_id=row.id, dossier_id=dossier, status=Attended.PRESENT, minutes=60
                )
            )
        session.flush()
        theirs = select(Attendance).where(Attendance.dossier_id == dossier)
        last = session.scalars(theirs.limit(1)).one()
        last.status = Attended.ABSENT

    change(make)


def far(model: Any) -> dict[str, Any]:
    """What the demo world wrote lies long before."""
    long_ago = date(2025, 1, 1)
    if model is Appointment:
        return {"starts_local": datetime.combine(long_ago, time(9))}
    return {{HoursEntry: "until_on", Exam: "taken_on", Visit: "day"}[model]: long_ago}


def what_happens(dossier: UUID, henk: UUID, day: date) -> list[Base]:
    noon = datetime.combine(day, time(12))
    cannot, gone = (
        Appointment(
            dossier_id=dossier,
            kind=AppointmentKind.TALK,
            starts_local=noon,
            ends_local=noon,
            place="Gemeentehuis",
        )
        for _ in range(2)
    )
    cannot.answer, gone.cancelled_at = Answer.CANNOT, clock.now()
    visit, call = (
        Visit(
            dossier_id=dossier,
            author_id=henk,
            day=day,
            how=how,
            minutes=30,
            written_at=clock.now(),
            words=SECRET,
        )
        for how in (HowMet.HOME, HowMet.PHONE)
    )
    return [
        HoursEntry(
            dossier_id=dossier,
            until_on=day,
            kind=HoursKind.LANGUAGE,
            minutes=90,
            source="school",
        ),
        Exam(dossier_id=dossier, part=ExamPart.KNM, taken_on=day, result=ExamResult.GEEN),
        *(cannot, gone, visit, call),
    ]


@pytest.mark.usefixtures("talked")
def test_only_what_came_after_the_talk_counts(since: Callable[[], str]) -> None:
    said = since()
    assert "Sinds het gesprek van 10 september 2026" in said
    assert "Lessen taal en KNM: 1:30 uur gemeld" in said
    assert "11 september 2026" in said
    assert "Geweest bij de PVT: 2 van 3 keer" in said
    assert "Bezoeken: 1" in said, "a telephone call is no visit"
    assert "Afspraken: kon niet komen 1, kwam niet 0, afgezegd 1" in said


@pytest.mark.usefixtures("talked")
def test_of_visits_only_the_number_is_there(since: Callable[[], str], as_: As, cast: Cast) -> None:
    since()
    page = as_("petra").get(f"/dossiers/{cast.dossier('yonas').id}/progress").text
    assert SECRET not in page
    assert "/signalen/" not in page


def test_without_a_talk_it_counts_from_the_first_plan(
    since: Callable[[], str], change: Change, cast: Cast
) -> None:
    dossier = cast.dossier("yonas").id
    change.run(delete(ProgressTalk).where(ProgressTalk.dossier_id == dossier))
    assert "Sinds het plan van 15 juli 2026" in since()


def listed(page: Page, id: str) -> int:
    return sum(node.tag == "li" for node in page.block(id).all())


def test_agreements_are_done_since_or_still_to_do(
    as_: As, cast: Cast, change: Change, look: Look
) -> None:
    mine = Pip.dossier_id == cast.dossier("yonas").id, Pip.status == PipStatus.FIXED
    plan = look.one(select(Pip.id).where(*mine))
    lines = look.all(select(Agreement).where(Agreement.pip_id == plan))
    talk = ProgressTalk(dossier_id=cast.dossier("yonas").id, held_on=date(2026, 9, 13))
    change.add(talk)
    before = sum(line.status is AgreementStatus.DONE for line in lines)
    waits = [line for line in lines if line.status is not AgreementStatus.DONE]
    his = next(line for line in waits if line.text_id == "G12")
    as_("yonas").post(f"/agreements/{his.id}/tick")
    page = opens(as_, cast, "petra", "progress", Language.NL, whose="yonas")
    assert listed(page, "done-since") == 1
    assert listed(page, "still-to-do") == len(waits) - 1
    assert f"Afspraken eerder gedaan: {before}" in page.block("since").text


def test_who_has_no_plan_has_nothing_to_look_back_on(as_: As, cast: Cast) -> None:
    page = opens(as_, cast, "petra", "progress", Language.NL, whose="dawit")
    assert not page.has("since")


def test_a_thousand_rows_cost_no_more_statements(
    as_: As, cast: Cast, change: Change, statements: list[str]
) -> None:
    dossier, henk, counts = cast.dossier("yonas").id, cast["henk"].id, []
    petra = as_("petra")
    for times in (1, 200):
        rows = [row for _ in range(times) for row in what_happens(dossier, henk, AFTER)]
        change.add(*rows)
        statements.clear()
        assert petra.get(f"/dossiers/{dossier}/progress").status_code == 200
        counts.append(len(statements))
    assert counts[0] == counts[1] <= 8, "\n".join(statements)


def test_hours_that_were_taken_back_did_not_happen(
    since: Callable[[], str], change: Change, cast: Cast, talked: None
) -> None:
    assert "uur gemeld" in since()
    mine = HoursEntry.dossier_id == cast.dossier("yonas").id
    change.run(update(HoursEntry).where(mine).values(withdrawn_at=clock.now()))
    assert "Er zijn geen uren gemeld." in since()
