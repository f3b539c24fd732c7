"""Writing the PIPs of a world: fixed once their day has come, drafts before."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy.orm import Session

from webapp.case.account import Language
from webapp.core.clock import AMSTERDAM
from webapp.demo.moment import NOON, Moment
from webapp.demo.settle import People
from webapp.law.duo import Alfabetisering, Leerroute, Niveau
from webapp.plan.pip.model import (
    Agreement,
    AgreementStatus,
    Frozen,
    MainGoal,
    Party,
    Pip,
    PipStatus,
)
from webapp.plan.pip.model_freezing import hash_of, written
from webapp.speech.catalogue import TEXTS
from webapp.speech.i18n import say


class Promise(NamedTuple):
    """One line of a plan. Without a day of its own it is open."""

    text_id: str
    party: Party = Party.INBURGERAAR
    due_on: date | None = None
    helper: str | None = None
    busy_from: date | None = None
    done_on: date | None = None


class Plan(NamedTuple):
    who: str
    dated_on: date
    """Made known on the same day."""
    leerroute: Leerroute
    niveau: Niveau | None
    main_goal: MainGoal
    school: str | None
    promises: tuple[Promise, ...]
    alfabetisering: Alfabetisering = Alfabetisering.NVT
    number: int = 1
    reason: str | None = None


def write_plans(session: Session, moment: Moment, people: People, plans: Iterable[Plan]) -> None:
    made = [(plan, pip_of(moment, people, plan)) for plan in plans]
    session.add_all(pip for _, pip in made)
    session.flush()
    lines = [agreements_of(moment, people, plan, pip) for plan, pip in made]
    session.add_all(line for each in lines for line in each)
    session.flush()
    for (plan, pip), each in zip(made, lines, strict=True):
        if moment.has_come(plan.dated_on):
            session.add(frozen(people, plan, pip, each))
    session.flush()


def frozen(people: People, plan: Plan, pip: Pip, lines: list[Agreement]) -> Frozen:
    """Fixed at noon of its day, by the consulent of the dossier."""
    content = written(pip, lines, lambda text_id: say(Language.NL, TEXTS[text_id]))
    consulent = people.dossiers[plan.who].consulent_id
    if consulent is None:
        raise LookupError(f"{plan.who} has a plan and no consulent")
    return Frozen(
        dossier_id=pip.dossier_id,
        pip_id=pip.id,
        fixed_at=datetime.combine(plan.dated_on, NOON, AMSTERDAM),
        fixed_by_id=consulent,
        content=content,
        content_hash=hash_of(content),
    )


def pip_of(moment: Moment, people: People, plan: Plan) -> Pip:
    fixed = moment.has_come(plan.dated_on)
    return Pip(
        dossier_id=people.dossiers[plan.who].id,
        number=plan.number,
        status=PipStatus.FIXED if fixed else PipStatus.DRAFT,
        dated_on=plan.dated_on,
        announced_on=plan.dated_on if fixed else None,
        leerroute=plan.leerroute,
        niveau=plan.niveau,
        alfabetisering=plan.alfabetisering,
        main_goal=plan.main_goal,
        school=plan.school,
        reason=plan.reason,
    )


def agreements_of(moment: Moment, people: People, plan: Plan, pip: Pip) -> list[Agreement]:
    return [
        Agreement(
            dossier_id=pip.dossier_id,
            pip_id=pip.id,
            position=position,
            text_id=promise.text_id,
            party=promise.party,
            helper_id=people.accounts[promise.helper].id if promise.helper else None,
            due_on=promise.due_on,
            status=status_of(moment, promise),
            done_at=moment.when_past(promise.done_on),
        )
        for position, promise in enumerate(plan.promises, 1)
    ]


def status_of(moment: Moment, promise: Promise) -> AgreementStatus:
    if promise.done_on and moment.is_past(promise.done_on, NOON):
        return AgreementStatus.DONE
    if moment.has_come(promise.busy_from):
        return AgreementStatus.BUSY
    return AgreementStatus.OPEN
