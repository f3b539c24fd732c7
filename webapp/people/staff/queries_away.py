"""What absences of staff are read by. Values have names."""

from sqlalchemy import Uuid, bindparam, select

from webapp.case.absence import Absence
from webapp.case.account import Account
from webapp.case.reach import AWAY_TODAY, ME, TODAY
from webapp.core.db import Query

# Of mine there is one that is not over: a new one takes its place.
MINE = select(Absence).where(Absence.account_id == ME, Absence.ends_on > TODAY)
STANDING_IN = (
    select(Account.name, Absence.ends_on)
    .join(Absence, Absence.account_id == Account.id)
    .where(Absence.deputy_id == ME, *AWAY_TODAY)
    .order_by(Absence.ends_on, Account.filed_as)
)
first, last = (bindparam(name, type_=Absence.starts_on.type) for name in ("first", "last"))
AWAY_THEN = select(Absence.id).where(
    Absence.account_id == bindparam("deputy", type_=Uuid()),
    Absence.starts_on <= last,
    Absence.ends_on > first,
)


def by_name(colleagues: Query) -> Query:
    return colleagues.with_only_columns(Account.id, Account.name).order_by(
        Account.filed_as, Account.id
    )
