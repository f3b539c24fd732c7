"""What comes first on the board, against every day reckoned in plain Python."""

import random
from datetime import date, timedelta
from uuid import uuid4

import pytest
from sqlalchemy import insert
from sqlalchemy.orm import Session

from tests.conftest import As, Cast, Change
from tests.screens.board.test_board import of
from webapp.case.account import Account, Language, Role
from webapp.case.dossier import DateKind, Dossier, DossierDate, Household, HouseholdKind
from webapp.law import term
from webapp.law.duo import Leerroute
from webapp.law.rules import Rulebook
from webapp.plan.pip.model import MainGoal, Pip, PipStatus, ProgressTalk
from webapp.screens.board.model import Matter
from webapp.screens.board.pages import PAGE

LAW, TODAY = Rulebook.default(), date(2026, 9, 14)
MANY = 80


def before(chance: random.Random, most: int) -> date:
    return TODAY - timedelta(days=chance.randrange(most))


def people(
    session: Session, cast: Cast, rows: list[tuple[dict[DateKind, date], date | None, int]]
) -> None:
    """Somebody with these days, the day of their plan, and so many talks held: N0, N1, …"""
    gemeente = cast["petra"].gemeente_id
    for number, (days, plan, held) in enumerate(rows):
        person, house, dossier = uuid4(), uuid4(), uuid4()
        name = {"id": person, "name": f"N{number} Nieuw", "role": Role.INBURGERAAR}
        name |= {"language": Language.AR, "gemeente_id": gemeente}
        session.execute(insert(Account), [name])
        home = {"id": house, "gemeente_id": gemeente, "kind": HouseholdKind.ALONE}
        session.execute(insert(Household), [home])
        file: dict[str, object] = {"id": dossier, "gemeente_id": gemeente, "household_id": house}
        file |= {"inburgeraar_id": person, "born_on": date(1990, 1, 1)}
        session.execute(insert(Dossier), [file])
        here = {"dossier_id": dossier}
        for kind, day in days.items():
            session.execute(insert(DossierDate), [here | {"id": uuid4(), "kind": kind, "day": day}])
        if plan:
            fixed = {"id": uuid4(), "number": 1, "dated_on": plan, "leerroute": Leerroute.B1}
            fixed |= {"main_goal": MainGoal.WORK, "status": PipStatus.FIXED}
            session.execute(insert(Pip), [here | fixed])
        for _ in range(held):
            session.execute(insert(ProgressTalk), [here | {"id": uuid4(), "held_on": TODAY}])


def nearest(expected: dict[str, date], found: dict[str, str]) -> None:
    """The page holds the nearest of those expected, each on its day."""
    ours = {name: date.fromisoformat(day) for name, day in found.items() if name[0] == "n"}
    assert ours == {name: expected[name] for name in ours}
    assert sorted(ours.values()) == sorted(expected.values())[: len(ours)]


@pytest.mark.parametrize("seed", range(3))
def test_the_nearest_deadlines_of_a_plan_come_first(
    as_: As, cast: Cast, change: Change, seed: int
) -> None:
    """Though the notice of DUO may be long before what makes the ten weeks begin."""
    chance = random.Random(seed)
    rows: list[tuple[dict[DateKind, date], date | None, int]] = []
    expected = {}
    for number in range(MANY):
        duo = before(chance, 300)
        days = {DateKind.DUO_NOTICE: duo}
        days[DateKind.REGISTERED] = chance.choice([duo, before(chance, 300), before(chance, 30)])
        if chance.random() < 0.1:
            days[DateKind.TEN_WEEKS] = before(chance, 300)
        plan = before(chance, 100) if chance.random() < 0.4 else None
        rows.append((days, plan, 6))
        if plan is None:
            weeks = days.get(DateKind.TEN_WEEKS)
            reckoned = term.pip_deadline(LAW, duo, days[DateKind.REGISTERED], None, weeks)
            expected[f"n{number}"] = reckoned.day
    change(lambda s: people(s, cast, rows))
    found = of(as_, Matter.PLAN)
    assert len(found) == PAGE
    nearest(expected, found)


@pytest.mark.parametrize("seed", range(3))
def test_the_talks_that_are_latest_come_first(
    as_: As, cast: Cast, change: Change, seed: int
) -> None:
    chance = random.Random(seed)
    rows: list[tuple[dict[DateKind, date], date | None, int]] = []
    expected = {}
    for number in range(MANY):
        plan, held = before(chance, 1000), chance.randrange(7)
        rows.append(({}, plan, held))
        talks = term.progress_talks(LAW, plan)
        if held < len(talks) and talks[held].day <= TODAY + timedelta(days=27):
            expected[f"n{number}"] = talks[held].day
    change(lambda s: people(s, cast, rows))
    nearest(expected, of(as_, Matter.TALK))
