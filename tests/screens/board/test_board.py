"""What the board shows to whom, by which rule, and that correcting a fact moves its day."""

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
import sqlalchemy as sa

from tests.conftest import As, Cast, Change, Look
from tests.guidance.welzijn.cards import flag
from webapp.calendar.agenda.model import Appointment, AppointmentKind
from webapp.case.absence import Absence
from webapp.case.account import Account, Role
from webapp.case.dossier import DateKind, Dossier, DossierDate
from webapp.case.facts import PhoneNumber
from webapp.contact.messages.model import Message, Talk
from webapp.core import clock
from webapp.law.duo import Doelgroep, ExamPart, ExamResult
from webapp.money.budget.model import Ontzorging
from webapp.plan.pip.model import Exam, ProgressTalk
from webapp.rules.model import RuleRow
from webapp.screens.board.model import Matter

ROW = re.compile(
    r'<li id="row-(?P<number>\d+)".*?<time datetime="(?P<day>[\d-]+)">.*?'
    r'<p class="what">.*?<span>(?P<matter>[^<]+)</span></p>\s*'
    r'<p class="whom">(?:<a class="person" href="[^"]+"><bdi translate="no">)?(?P<name>[^<]+)<.*?'
    r'<a class="act" href="(?P<url>[^"]+)">(?P<act>[^<]+)<',
    re.DOTALL,
)
WORDS = {
    Matter.PLAN: "Plan moet klaar zijn",
    Matter.ONTZORGING: "Besluit over ontzorgen",
    Matter.TALK: "Gesprek over hoe het gaat",
    Matter.OBJECTION: "Bezwaar kan tot en met",
    Matter.SWITCH: "Laatste dag voor andere route",
    Matter.TERM: "Termijn eindigt",
    Matter.EXAM: "Geen gratis examen meer: praten",
    Matter.MESSAGE: "Bericht beantwoorden",
    Matter.NO_ANSWER: "Afspraak zonder antwoord",
    Matter.CANNOT: "Kan niet komen, of: bel mij",
    Matter.MISSED: "Kwam niet: bellen",
    Matter.BEGELEIDING: "Begeleiding eindigt",
    Matter.SIGNAAL: "Signaal met u gedeeld",
    Matter.NOT_REACHED: "Bellen: niet bereikt op telefoon",
}


def board(as_: As, name: str = "petra", query: str = "?whose=all") -> list[tuple[str, str, str]]:
    """Day, matter and first name of what stands on the board, from above."""
    browser = as_(name)
    page = browser.get(f"/{query}")
    assert page.status_code == 200
    known = {word: matter.value for matter, word in WORDS.items()}
    return [
        (row["day"], known[row["matter"]], row["name"].split()[0].lower())
        for row in ROW.finditer(page.text)
    ]


def of(as_: As, matter: Matter, name: str = "petra") -> dict[str, str]:
    """The days of one matter, by whom they are about."""
    found = board(as_, name, f"?whose=all&matter={matter}")
    assert {kind for _, kind, _ in found} <= {matter.value}
    return {who: day for day, _, who in found}


def test_the_first_plan_of_dawit_is_the_nearest_deadline(as_: As) -> None:
    """DUO 03-08, BRP 20-07: ten weeks from the later one."""
    assert of(as_, Matter.PLAN) == {"dawit": "2026-10-12"}


def test_correcting_a_fact_moves_the_day_that_follows_from_it(
    as_: As, cast: Cast, change: Change
) -> None:
    where = (DossierDate.dossier_id == cast.dossier("dawit").id) & (
        DossierDate.kind == DateKind.DUO_NOTICE
    )
    change.run(sa.update(DossierDate).where(where).values(day=date(2026, 8, 10)))
    assert of(as_, Matter.PLAN) == {"dawit": "2026-10-19"}


def test_duo_says_itself_from_when_the_ten_weeks_run(as_: As, cast: Cast, change: Change) -> None:
    dossier, day = cast.dossier("dawit").id, date(2026, 8, 17)
    change.add(DossierDate(dossier_id=dossier, kind=DateKind.TEN_WEEKS, day=day))
    assert of(as_, Matter.PLAN) == {"dawit": "2026-10-26"}


def test_ontzorging_is_decided_before_the_six_months_end(
    as_: As, cast: Cast, change: Change
) -> None:
    """Yonas, from 18-05: reminded from 07-10; the last day of the ground is 17-11."""
    assert "yonas" not in of(as_, Matter.ONTZORGING)
    clock.set_to("2026-10-07T09:00")
    assert of(as_, Matter.ONTZORGING)["yonas"] == "2026-11-17"
    clock.set_to("2026-11-18T09:00")
    browser = as_("petra")
    assert "Te laat" in browser.get("/?matter=ontzorging").text
    household = cast.dossier("yonas").household_id
    ended = sa.update(Ontzorging).where(Ontzorging.household_id == household)
    change.run(ended.values(outcome="beeindigd", ended_on=date(2026, 11, 18)))
    assert "yonas" not in of(as_, Matter.ONTZORGING)


def test_a_progress_talk_waits_until_it_is_held(as_: As, cast: Cast, change: Change) -> None:
    clock.set_to("2026-09-20T09:00")
    assert of(as_, Matter.TALK)["yonas"] == "2026-10-15"
    clock.set_to("2026-11-01T09:00")
    assert of(as_, Matter.TALK)["yonas"] == "2026-10-15", "late, and still there"
    dossier = cast.dossier("yonas").id
    change.add(ProgressTalk(dossier_id=dossier, held_on=date(2026, 11, 1)))
    assert "yonas" not in of(as_, Matter.TALK)
    clock.set_to("2026-12-20T09:00")
    assert of(as_, Matter.TALK)["yonas"] == "2027-01-15"


def test_the_objection_of_mariam_and_the_last_day_to_switch_of_yonas(as_: As) -> None:
    assert of(as_, Matter.OBJECTION)["mariam"] == "2026-09-21"
    clock.set_to("2026-09-22T09:00")
    assert "mariam" not in of(as_, Matter.OBJECTION)
    clock.set_to("2027-12-01T09:00")
    assert of(as_, Matter.SWITCH)["yonas"] == "2028-01-15"
    clock.set_to("2029-03-01T09:00")
    assert of(as_, Matter.TERM)["yonas"] == "2029-07-15"


def exams(cast: Cast, name: str, *taken: tuple[str, str, str]) -> Callable[[Any], None]:
    """Attempts: which part, on which day, with which result."""
    dossier = cast.dossier(name).id
    rows = [
        Exam(
            dossier_id=dossier,
            part=ExamPart(part),
            taken_on=date.fromisoformat(day),
            result=ExamResult(result),
        )
        for part, day, result in taken
    ]
    return lambda session: session.add_all(rows)


def test_who_has_no_free_attempt_left_is_talked_with(as_: As, cast: Cast, change: Change) -> None:
    """Not passed twice, the same part: until it is passed or talked about."""
    assert of(as_, Matter.EXAM) == {}
    failed = ("LE", "2026-09-01", "Gezakt")
    change(exams(cast, "yonas", failed, ("LE", "2026-09-08", "Geen"), ("SP", *failed[1:])))
    assert of(as_, Matter.EXAM) == {}, "no result is not failed, and parts count apart"
    change(exams(cast, "yonas", ("LE", "2026-09-10", "Gezakt")))
    assert of(as_, Matter.EXAM) == {"yonas": "2026-09-14"}
    petra = as_("petra")
    assert "Inburgeren betalen" in petra.get("/?matter=exam").text, "the rule is one tap away"
    path = f"/dossiers/{cast.dossier('yonas').id}/progress"
    assert f'href="/dossiers/{cast.dossier("yonas").id}/case"' in petra.get("/?matter=exam").text
    assert petra.get(path).status_code == 200
    dossier = cast.dossier("yonas").id
    change.add(ProgressTalk(dossier_id=dossier, held_on=date(2026, 9, 14)))
    assert of(as_, Matter.EXAM) == {}


def test_a_part_that_was_passed_asks_for_nothing(as_: As, cast: Cast, change: Change) -> None:
    failed = [("KNM", f"2026-08-0{n}", "Gezakt") for n in (1, 2)]
    change(exams(cast, "yonas", *failed, ("KNM", "2026-08-20", "Geslaagd")))
    change(exams(cast, "rania", *failed))
    change.run(update_doelgroep(cast.dossier("rania").id))
    assert of(as_, Matter.EXAM) == {}, "who is no asielstatushouder never had free attempts"


def update_doelgroep(dossier: UUID) -> sa.Update:
    where = sa.update(Dossier).where(Dossier.id == dossier)
    return where.values(doelgroep=Doelgroep.GEZINS_OVERIG)


def test_a_question_is_there_until_it_is_answered(as_: As, cast: Cast) -> None:
    assert of(as_, Matter.MESSAGE) == {}
    url = f"/dossiers/{cast.dossier('rania').id}/messages/consulent"
    as_("rania").post(url, data={"words": "wanneer?"})
    assert of(as_, Matter.MESSAGE) == {"rania": "2026-09-16"}
    clock.set_to("2026-09-14T09:00")
    as_("petra").post(url, data={"sentence": "A01"})
    assert of(as_, Matter.MESSAGE) == {}


def test_an_appointment_that_nobody_answered(as_: As, cast: Cast, change: Change) -> None:
    when = datetime.fromisoformat("2026-09-18T11:00")
    change.add(
        Appointment(
            dossier_id=cast.dossier("amal").id,
            kind=AppointmentKind.TALK,
            starts_local=when,
            ends_local=when + timedelta(hours=1),
            place="Gemeentehuis",
        )
    )
    assert of(as_, Matter.NO_ANSWER)["amal"] == "2026-09-18"
    clock.set_to("2026-09-18T11:01")
    assert "amal" not in of(as_, Matter.NO_ANSWER)


@pytest.mark.parametrize("answer", ["cannot", "call-me"])
def test_who_cannot_come_or_asks_to_be_called_waits_for_a_hand(
    answer: str, as_: As, cast: Cast, change: Change, look: Look
) -> None:
    """Whoever it was with: Petra makes the new appointment."""
    talk = look.all(
        sa.select(Appointment)
        .where(Appointment.dossier_id == cast.dossier("yonas").id)
        .where(Appointment.starts_at > clock.now())
        .order_by(Appointment.starts_at)
    )[0]
    path = f"/appointments/{talk.id}/answer"
    said = {"answer": answer, "seen": talk.sequence}
    assert "yonas" not in of(as_, Matter.CANNOT)
    as_("yonas").post(path, data=said)
    assert of(as_, Matter.CANNOT)["yonas"] == "2026-09-14"
    as_("yonas").post(path, data=said | {"answer": "coming"})
    assert "yonas" not in of(as_, Matter.CANNOT)
    as_("yonas").post(path, data=said)
    change.run(sa.update(Appointment).values(cancelled_at=clock.real()))
    assert of(as_, Matter.CANNOT) == {}


def test_begeleiding_ends_after_eighteen_months(as_: As) -> None:
    clock.set_to("2027-06-01T09:00")
    assert of(as_, Matter.BEGELEIDING)["rania"] == "2027-08-08"
    assert "mariam" not in of(as_, Matter.BEGELEIDING), "a buddy's company has no term"


def test_a_signaal_is_there_once_it_is_shared(as_: As, cast: Cast, look: Look) -> None:
    id, fatima = flag(as_, cast, look, "henk", "yonas"), as_("fatima")
    assert of(as_, Matter.SIGNAAL) == {}
    fatima.post(f"/signalen/{id}/share")
    assert of(as_, Matter.SIGNAAL) == {"yonas": "2026-09-21"}


def test_whom_no_message_reaches_is_one_line_and_leads_to_the_list_of_calls(as_: As) -> None:
    page = as_("petra").get("/?whose=all&matter=not-reached").text
    (row,) = ROW.finditer(page)
    assert (row["name"], row["act"]) == ("5 mensen", "Bellijst")
    assert row["url"].startswith("/not-reached?board=1_all_not-reached_1")


def test_who_was_tried_this_week_or_has_no_number_is_not_called_again(
    as_: As, cast: Cast, change: Change
) -> None:
    change.run(sa.delete(PhoneNumber).where(PhoneNumber.dossier_id != cast.dossier("yonas").id))
    page = as_("petra").get("/?matter=not-reached").text
    (row,) = ROW.finditer(page)
    assert (row["name"], row["act"]) == ("Yonas Tesfay", "Bellen")
    attempt = {"day": "2026-09-14", "how": "phone", "reached": "no"}
    path = f"/dossiers/{cast.dossier('yonas').id}/contacts"
    assert as_("petra").post(path, data=attempt).status_code == 303
    assert of(as_, Matter.NOT_REACHED) == {}
    clock.set_to("2026-09-20T09:00")
    assert of(as_, Matter.NOT_REACHED) == {}
    clock.set_to("2026-09-21T09:00")
    assert of(as_, Matter.NOT_REACHED) == {"yonas": "2026-09-21"}


def test_all_together_the_nearest_first(as_: As) -> None:
    found = board(as_)
    assert [day for day, _, _ in found] == sorted(day for day, _, _ in found)
    assert {"plan", "objection", "not-reached"} <= {kind for _, kind, _ in found}


def test_each_gemeente_has_its_own_board(as_: As) -> None:
    assert {who for _, _, who in board(as_, "karel")} <= {"selam"}
    assert "selam" not in {who for _, _, who in board(as_)}


def test_mine_are_those_i_am_the_consulent_of(as_: As, cast: Cast, change: Change) -> None:
    colleague = Account(name="Sanne", role=Role.CONSULENT, gemeente_id=cast["petra"].gemeente_id)
    change.add(colleague)
    change(
        lambda s: setattr(
            s.get_one(type(cast.dossier("dawit")), cast.dossier("dawit").id), "consulent_id", None
        )
    )
    change(
        lambda s: setattr(
            s.get_one(type(cast.dossier("amal")), cast.dossier("amal").id),
            "consulent_id",
            colleague.id,
        )
    )
    assert {"dawit", "amal"} <= {who for _, _, who in board(as_)}
    mine = {who for _, _, who in board(as_, query="")}
    assert "dawit" in mine, "whose nobody is the consulent of, is everybody's"
    assert "amal" not in mine
    today = date(2026, 9, 14)
    away = Absence(account_id=colleague.id, starts_on=today, ends_on=today + timedelta(days=7))
    away.deputy_id = cast["petra"].id
    change.add(away)
    page = as_("petra").get("/").text
    assert f'href="/?whose={colleague.id}&amp;matter="' in page
    theirs = {who for _, _, who in board(as_, query=f"?whose={colleague.id}")}
    assert theirs == {"amal"}


def test_the_rule_behind_a_day_is_there(as_: As, cast: Cast, change: Change) -> None:
    petra = as_("petra")
    page = petra.get("/?matter=plan").text
    assert "Besluit inburgering 2021, art. 5.3" in page
    assert "<bdi>70</bdi> dagen" in page
    change.add(
        RuleRow(
            key="progress-talk-months",
            unit="months",
            source="Lansingerland",
            value="2,6",
            statutory=False,
            valid_from=date(2026, 1, 1),
            verified=True,
            gemeente_id=cast["petra"].gemeente_id,
        )
    )
    assert of(as_, Matter.TALK)["yonas"] == "2026-09-15", "days come from the rules table only"


@pytest.mark.parametrize(
    "query", ["?matter=nonsense", "?page=999", "?matter=plan&page=0", "?whose=ja"]
)
def test_nonsense_in_the_address_is_no_error(as_: As, query: str) -> None:
    assert as_("petra").get(f"/{query}").status_code == 200


def test_the_rest_of_a_matter_is_one_tap_away(as_: As, cast: Cast, change: Change) -> None:
    dossier = cast.dossier("yonas").id
    rows = [
        {"id": uuid4(), "dossier_id": dossier, "talk": Talk.CONSULENT, "words": "x"}
        | {"author_id": cast["yonas"].id, "by_inburgeraar": True}
        | {"sent_at": clock.now() + timedelta(seconds=n)}
        for n in range(70)
    ]
    change.run(sa.insert(Message), rows)
    assert len([kind for _, kind, _ in board(as_) if kind == "message"]) == 8
    petra = as_("petra")
    pages = [petra.get(f"/?whose=all&matter=message&page={n}").text for n in (1, 2, 3)]
    assert [len(ROW.findall(page)) for page in pages] == [30, 30, 10]
    assert 'rel="next"' in pages[0]
    assert 'rel="next"' not in pages[2]


def test_the_board_costs_at_most_eight(as_: As, statements: list[str]) -> None:
    petra = as_("petra")
    statements.clear()
    petra.get("/")
    assert 2 <= len(statements) <= 8, "\n".join(statements)


def test_who_did_not_come_stands_there_until_somebody_called(as_: As, cast: Cast) -> None:
    clock.set_to("2026-09-14T10:30")
    petra, agenda = as_("petra"), f"/dossiers/{cast.dossier('yonas').id}/agenda"
    page = petra.get("/calendar").text
    change = page[page.index("/appointments/") :].split('"')[0]
    petra.post(change.replace("/change", "/missed"), data={"missed": "yes"})
    assert of(as_, Matter.MISSED) == {"yonas": "2026-09-14"}
    assert change in petra.get(agenda).text
    petra.post(change.replace("/change", "/called"))
    assert of(as_, Matter.MISSED) == {}
