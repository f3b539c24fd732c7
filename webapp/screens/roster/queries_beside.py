"""What stands beside a name, and what narrows and sorts a list of people. Values have names."""

from collections.abc import Mapping

from sqlalchemy import (
    ColumnElement,
    UnaryExpression,
    bindparam,
    case,
    func,
    or_,
    true,
)
from sqlalchemy.orm import aliased

from webapp.calendar.agenda.model import Appointment
from webapp.case.account import Account
from webapp.case.dossier import (
    Begeleiding,
    Dossier,
)
from webapp.case.reach import ME, TODAY_GUIDED
from webapp.core.db import Column, Columns, UtcDateTime
from webapp.guidance.visits.model import Visit
from webapp.people.caseload.queries_beside import (
    SEEN_FROM,
    STEPS,
    first_plan,
    fixed,
    of,
    route,
    spoken_lately,
    spoken_to,
)
from webapp.screens.roster.model import Sort, View

NOW = bindparam("now", type_=UtcDateTime())
guide = aliased(Account)

ahead = (
    of(Appointment, Appointment.starts_at)
    .where(Appointment.ends_at > NOW, Appointment.cancelled_at.is_(None))
    .order_by(Appointment.ends_at)
    .limit(1)
)
visits = of(Visit, func.max(Visit.day))
met = (
    of(Appointment, func.max(Appointment.starts_local))
    .where(Appointment.ends_at <= NOW, Appointment.cancelled_at.is_(None))
    .where(Appointment.missed_at.is_(None), Appointment.host_id.is_not(None))
)
guides = (
    of(Begeleiding, guide.name)
    .join(guide, guide.id == Begeleiding.begeleider_id)
    .where(*TODAY_GUIDED)
    .order_by(Begeleiding.kind, guide.filed_as)
    .limit(1)
)
seen_lately = or_(
    of(Visit, Visit.id).where(Visit.day >= SEEN_FROM).exists(),
    spoken_lately,
    met.with_only_columns(Appointment.id).where(Appointment.starts_local >= SEEN_FROM).exists(),
)
VIEWS: Mapping[View, ColumnElement[bool]] = {
    View.MINE: Dossier.consulent_id == ME,
    View.ALL: true(),
    View.NO_PLAN: ~fixed.exists(),
    View.NOT_SEEN: ~seen_lately,
    View.NO_GUIDE: ~guides.with_only_columns(Begeleiding.id).exists(),
}
ORDERS: Mapping[Sort, tuple[UnaryExpression[object] | Column, ...]] = {
    Sort.NAME: (),
    Sort.BORN: (Dossier.born_on,),
    Sort.NEXT: (ahead.scalar_subquery().nulls_last(),),
    Sort.PLAN: (first_plan.scalar_subquery().nulls_last(),),
}
WHOLE: Columns = (
    first_plan.scalar_subquery(),
    route.scalar_subquery(),
    case(*((condition, step.value) for step, condition in STEPS.items())),
    ahead.scalar_subquery(),
    ahead.with_only_columns(Appointment.kind).scalar_subquery(),
    visits.scalar_subquery(),
    spoken_to.scalar_subquery(),
    met.scalar_subquery(),
    guides.scalar_subquery(),
    guides.with_only_columns(Begeleiding.kind).scalar_subquery(),
)
