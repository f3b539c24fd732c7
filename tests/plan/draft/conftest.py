"""A consulent at the desk, and the draft in front of her."""

import re
from collections.abc import Callable
from datetime import date
from html import unescape
from typing import Any, Protocol
from uuid import UUID

import pytest
from flask import Flask
from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from tests.conftest import As, Browser, Cast, Change, Look
from webapp.arrival.intake.model import IntakeAnswer, LbtResult, LifeArea
from webapp.case.dossier import DateKind, Dossier, DossierDate
from webapp.core import clock
from webapp.law.duo import Alfabetisering, Doelgroep, Leerroute, Niveau
from webapp.law.lbt import LbtOutcome
from webapp.plan.ledger.model import HoursEntry, HoursKind
from webapp.plan.pip.model import Agreement, MainGoal, Party, Pip, PipStatus
from webapp.plan.pip.model_freezing import fix

INPUT = re.compile(r"<input ([^>]*)>")
SELECT = re.compile(r'<select id="[\w-]+" name="([\w-]+)".*?</select>', re.DOTALL)
CHOSEN = re.compile(r'<option value="([^"]*)" selected>')
AREA = re.compile(r'<textarea[^>]* name="([\w-]+)"[^>]*>(.*?)</textarea>', re.DOTALL)


def filled_in(form: str) -> dict[str, str]:
    """What a browser hands in of this form when nothing is touched."""
    found: dict[str, str] = {}
    for each in INPUT.findall(form):
        of = dict(re.findall(r'([\w-]+)="([^"]*)"', each))
        ticked = of.get("type") not in ("checkbox", "radio") or "checked" in each.split()
        if "name" in of and ticked:
            found[of["name"]] = unescape(of.get("value", ""))
    for each in SELECT.finditer(form):
        chosen = CHOSEN.search(each[0])
        found[each[1]] = chosen[1] if chosen else ""
    return found | {name: unescape(words) for name, words in AREA.findall(form)}


class Desk:
    """The page of one draft, used as its forms stand there."""

    def __init__(self, browser: Browser, dossier: UUID) -> None:
        self.browser, self.dossier = browser, dossier
        self.here = f"/dossiers/{dossier}/pip/draft"

    def page(self) -> str:
        return self.browser.get(self.here).text

    def form(self) -> dict[str, str]:
        """The big form, as it was loaded."""
        return self.read(self.page())

    def read(self, page: str) -> dict[str, str]:
        whole = re.search(r'<form class="block stack" id="plan".*?</form>', page, re.DOTALL)
        assert whole, "there is no draft"
        return filled_in(whole[0])

    def post(self, act: str, data: dict[str, Any]) -> TestResponse:
        return self.browser.post(f"{self.here}{act}", data=data)

    def keep(self, **typed: str) -> TestResponse:
        return self.post("/keep", {**self.form(), **typed})

    def fix(self, **typed: str) -> TestResponse:
        """To the question and through it; what is refused before is the answer."""
        asked = self.post("/ready", {**self.form(), **typed})
        return self.sure() if asked.status_code == 303 else asked

    def sure(self) -> TestResponse:
        page = self.browser.get(f"{self.here}/ready").text
        whole = re.search(r'<form [^>]*id="fix".*?</form>', page, re.DOTALL)
        assert whole, "nothing is asked"
        return self.post("/fix", filled_in(whole[0]))

    def line(self, id: UUID) -> dict[str, str]:
        """The form of one line, as it was loaded."""
        whole = re.search(
            rf'<form [^>]*action="/agreements/{id}/change"[^>]*>.*?</form>', self.page(), re.DOTALL
        )
        assert whole, "the line is not in the draft"
        return filled_in(whole[0])


class AtDesk(Protocol):
    """desk("dawit") is Petra at the draft of Dawit."""

    def __call__(self, whose: str = "dawit", who: str = "petra") -> Desk: ...


class PlanOf(Protocol):
    def __call__(self, whose: str = "dawit") -> Pip: ...


LinesOf = Callable[[Pip], list[Agreement]]


class Person(Protocol):
    def __call__(
        self,
        whose: str,
        *,
        duo: date | None = None,
        brp: date | None = None,
        born: date | None = None,
        doelgroep: Doelgroep | None = None,
        course_hours: int | None = None,
    ) -> None: ...


class Talked(Protocol):
    def __call__(
        self, whose: str, *areas: LifeArea, outcome: LbtOutcome | None = LbtOutcome.REACHABLE
    ) -> None: ...


class FixedPlan(Protocol):
    def __call__(
        self, whose: str, number: int, day: date, leerroute: Leerroute, **more: Any
    ) -> None: ...


@pytest.fixture
def desk(as_: As, cast: Cast) -> AtDesk:
    def at(whose: str = "dawit", who: str = "petra") -> Desk:
        return Desk(as_(who), cast.dossier(whose).id)

    return at


@pytest.fixture
def plan_of(look: Look, cast: Cast) -> PlanOf:
    """The newest version of somebody's plan."""

    def newest(whose: str = "dawit") -> Pip:
        query = select(Pip).where(Pip.dossier_id == cast.dossier(whose).id)
        return look.first(query.order_by(Pip.number.desc()))

    return newest


@pytest.fixture
def lines_of(look: Look) -> LinesOf:
    def lines(pip: Pip) -> list[Agreement]:
        query = select(Agreement).where(Agreement.pip_id == pip.id).order_by(Agreement.position)
        return look.all(query)

    return lines


@pytest.fixture
def today(app: Flask, talked: Talked) -> None:
    """The day on which Dawit's plan is to be fixed. His intake is finished."""
    clock.set_to("2026-09-29T11:00")
    talked("dawit")


@pytest.fixture
def talked(change: Change, cast: Cast) -> Talked:
    """Of which leefgebieden somebody spoke in the intake, and what DUO reported of the LBT."""

    def make(
        whose: str,
        *areas: LifeArea,
        outcome: LbtOutcome | None = LbtOutcome.REACHABLE,
    ) -> None:
        same: dict[str, Any] = {"dossier_id": cast.dossier(whose).id}
        petra, at = cast["petra"].id, clock.now()

        def work(session: Session) -> None:
            for table in (IntakeAnswer, LbtResult):
                session.execute(delete(table).where(table.dossier_id == same["dossier_id"]))
            by: dict[str, Any] = {"number": 1, "written_by_id": petra, "written_at": at, **same}
            session.add_all(IntakeAnswer(area=area, **by) for area in areas or LifeArea)
            if outcome:
                wrote: dict[str, Any] = {"recorded_by_id": petra, "recorded_at": at}
                result = LbtResult(outcome=outcome, day=date(2026, 8, 26), **wrote, **same)
                session.add(result)

        change(work)

    return make


@pytest.fixture
def person(change: Change, cast: Cast) -> Person:
    """Somebody's case as a scenario needs it: other dates, doelgroep, hours and plans."""

    def make(
        whose: str,
        *,
        duo: date | None = None,
        brp: date | None = None,
        born: date | None = None,
        doelgroep: Doelgroep | None = None,
        course_hours: int | None = None,
    ) -> None:
        dossier = cast.dossier(whose)

        def work(session: Session) -> None:
            for kind, day in ((DateKind.DUO_NOTICE, duo), (DateKind.REGISTERED, brp)):
                if day:
                    here = (DossierDate.dossier_id == dossier.id) & (DossierDate.kind == kind)
                    session.execute(update(DossierDate).where(here).values(day=day))
            kept = session.get_one(Dossier, dossier.id)
            kept.born_on, kept.doelgroep = born or kept.born_on, doelgroep or kept.doelgroep
            if course_hours is not None:
                theirs = HoursEntry.dossier_id == dossier.id
                for entry in session.scalars(select(HoursEntry).where(theirs)):
                    session.delete(entry)
                session.add(
                    HoursEntry(
                        dossier_id=dossier.id,
                        kind=HoursKind.LANGUAGE,
                        minutes=course_hours * 60,
                        until_on=clock.today(),
                        source="Taalhuis De Brug",
                    )
                )

        change(work)

    return make


@pytest.fixture
def fixed_plan(change: Change, cast: Cast) -> FixedPlan:
    """Fix a version outside the page, so that a scenario can begin at a revision."""

    def make(whose: str, number: int, day: date, leerroute: Leerroute, **more: Any) -> None:
        def work(session: Session) -> None:
            pip = Pip(
                dossier_id=cast.dossier(whose).id,
                number=number,
                dated_on=day,
                leerroute=leerroute,
                main_goal=MainGoal.WORK,
                status=PipStatus.DRAFT,
                alfabetisering=Alfabetisering.NVT,
                **{"niveau": None if leerroute is Leerroute.Z else Niveau.B1, **more},
            )
            session.add(pip)
            session.flush()
            line = Agreement(
                dossier_id=pip.dossier_id,
                pip_id=pip.id,
                position=1,
                text_id="G03",
                party=Party.INBURGERAAR,
            )
            session.add(line)
            session.flush()
            session.add(
                fix(pip, [line], by=cast["petra"].id, at=clock.now(), today=day, in_dutch=str)
            )

        change(work)

    return make
