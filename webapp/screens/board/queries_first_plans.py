"""Who has no plan yet, the nearest deadline first."""

from datetime import date

from sqlalchemy import ColumnElement, case, func, select
from sqlalchemy.orm import aliased

from webapp.case.dossier import DateKind, Dossier, DossierDate
from webapp.core.db import Query
from webapp.plan.pip.model import Pip, PipStatus
from webapp.screens.board.model import Matter
from webapp.screens.board.queries import MOST, part


def without_plan(dossiers: Query) -> Query:
    """With the days that the deadline is reckoned from: DUO's, the BRP's, and two that may come.

    No deadline is reckoned from a day before DUO's. So the first few by DUO's day say how far to
    look: whoever comes before the last of them has a notice of DUO before that day too.
    """
    days = Days()
    some = days.join(select(days.base().label("base")).select_from(days.duo)).where(
        dossiers.where(Dossier.id == days.duo.dossier_id).correlate(days.duo).exists()
    )
    first = some.order_by(days.duo.day, days.duo.dossier_id).limit(MOST).subquery()
    so_far = select(func.max(first.c.base)).scalar_subquery()
    days = Days()
    found = part(dossiers, Matter.PLAN, *(each.day for each in days.all))
    found = days.join(found.join(days.duo, days.duo.dossier_id == Dossier.id))
    return found.where(days.duo.day <= so_far).order_by(days.base(), Dossier.id)


class Days:
    """The days of one dossier without a plan that is fixed."""

    def __init__(self) -> None:
        self.all = tuple(aliased(DossierDate) for _ in range(4))
        self.duo, self.registered, self.third, self.weeks = self.all

    def base(self) -> ColumnElement[date]:
        """The day from which the ten weeks count: the last of three."""
        both = case((self.duo.day > self.registered.day, self.duo.day), else_=self.registered.day)
        return case((self.weeks.day > both, self.weeks.day), else_=both)

    def join(self, query: Query) -> Query:
        for each, kind, outer in (
            (self.registered, DateKind.REGISTERED, False),
            (self.third, DateKind.THIRD_PARTY_INFO, True),
            (self.weeks, DateKind.TEN_WEEKS, True),
        ):
            here = (each.dossier_id == self.duo.dossier_id) & (each.kind == kind)
            query = query.join(each, here, isouter=outer)
        fixed = select(Pip.dossier_id).where(
            Pip.dossier_id == self.duo.dossier_id, Pip.status == PipStatus.FIXED
        )
        return query.where(
            self.duo.kind == DateKind.DUO_NOTICE, ~fixed.correlate(self.duo).exists()
        )
