"""What a month of visits adds up to, for each who made them. Nothing of whom they saw."""

from sqlalchemy import ColumnElement, Date, bindparam, func, select
from sqlalchemy.orm import aliased

from webapp.case.account import Account
from webapp.case.reach import ORGANISATION
from webapp.core.db import Query
from webapp.guidance.visits.model import HowMet, Visit

FIRST, AFTER = bindparam("first", type_=Date()), bindparam("after", type_=Date())


def stands(note: type[Visit]) -> ColumnElement[bool]:
    """Whether no later note takes its place."""
    corrected = aliased(Visit)
    corrects = corrected.corrects_id == func.coalesce(note.corrects_id, note.id)
    later = select(corrected.id).where(corrects, corrected.written_at > note.written_at)
    return ~later.exists()


def by_guide(visits: Query) -> Query:
    """Of people of this organisation, in one month; what took the place of another counts."""
    sums = (Visit.minutes, Visit.travel_minutes, Visit.travel_km)
    return (
        visits.join(Account, Account.id == Visit.author_id)
        .where(
            Account.organisation_id == ORGANISATION,
            Visit.day >= FIRST,
            Visit.day < AFTER,
            stands(Visit),
        )
        .with_only_columns(
            Account.name,
            func.count(Visit.id).filter(Visit.how != HowMet.PHONE),
            func.count(Visit.id).filter(Visit.how == HowMet.PHONE),
            *(func.coalesce(func.sum(each), 0) for each in sums),
        )
        .group_by(Account.id, Account.name)
        .order_by(Account.filed_as, Account.id)
    )
