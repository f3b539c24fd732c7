"""How far somebody is on the way to a plan, and when the gemeente spoke to them, beside a dossier.

Conditions and columns of a statement over dossiers.
"""

from collections.abc import Mapping

from sqlalchemy import ColumnElement, Date, bindparam, func, or_, select

from webapp.arrival.intake.model import IntakeAnswer, IntakeShared
from webapp.case.dossier import Dossier, InDossier
from webapp.case.facts import ContactAttempt
from webapp.core.db import Column, Query
from webapp.people.caseload.model import Step
from webapp.plan.pip.model import Pip, PipStatus


def of(model: type[InDossier], *what: Column) -> Query:
    return select(*what).select_from(model).where(model.dossier_id == Dossier.id).correlate(Dossier)


fixed = of(Pip, Pip.id).where(Pip.status == PipStatus.FIXED)
first_plan = fixed.with_only_columns(Pip.dated_on).where(Pip.number == 1)
route = fixed.with_only_columns(Pip.leerroute).order_by(Pip.number.desc()).limit(1)
making = or_(of(IntakeShared, IntakeShared.id).exists(), of(Pip, Pip.id).exists())
SEEN_FROM = bindparam("seen_from", type_=Date())
attempts = of(ContactAttempt, ContactAttempt.id).where(ContactAttempt.reached)
spoken_lately = attempts.where(ContactAttempt.day >= SEEN_FROM).exists()
spoken_to = attempts.with_only_columns(func.max(ContactAttempt.day))
answered = of(IntakeAnswer, IntakeAnswer.id).exists()
STEPS: Mapping[Step, ColumnElement[bool]] = {
    Step.ROUTE: fixed.exists(),
    Step.PLAN: making & ~fixed.exists(),
    Step.INTAKE: answered & ~making,
    Step.KOPPELING: ~answered & ~making,
}
