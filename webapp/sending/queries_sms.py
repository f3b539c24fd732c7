"""Who can get an SMS, which are due, and what each needs. Values have names."""

from sqlalchemy import Executable, Integer, Uuid, and_, bindparam, func, or_, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import aliased

from webapp.case.account import Account, Gemeente
from webapp.case.dossier import Dossier
from webapp.case.facts import PhoneNumber, Whose
from webapp.contact.push.model import Choice
from webapp.contact.push.queries import REAL
from webapp.contact.sms.model import OPEN, Sms
from webapp.core.db import UtcDateTime

NOW = bindparam("now", type_=UtcDateTime())
IDS = bindparam("ids", type_=Uuid(), expanding=True)
MOBILE = "+316%"
"""Only Dutch mobile numbers: another country's costs many times as much."""

mine = aliased(PhoneNumber)
# One number of each: who has two gets no two SMS.
NUMBER = (
    select(func.min(mine.number))
    .where(mine.dossier_id == Dossier.id, mine.whose == Whose.OWN, mine.number.like(MOBILE))
    .correlate(Dossier)
    .scalar_subquery()
)
WANTED = or_(Choice.by_sms.is_(None), Choice.by_sms)
HERE = and_(Dossier.inburgeraar_id == Account.id, Dossier.closed_on.is_(None))
REACHABLE = (
    select(Account.id, Dossier.gemeente_id, Choice.quiet_from, Choice.quiet_until)
    .join(Dossier, HERE)
    .outerjoin(Choice, Choice.account_id == Account.id)
    .where(Account.id.in_(IDS), Account.closed_at.is_(None), WANTED, NUMBER.is_not(None))
)
IS_DUE = (OPEN, Sms.send_at <= NOW, Sms.leased_until < REAL)
ANYTHING = select(select(Sms.id).where(*IS_DUE).exists())
DUE = (
    select(Sms.id)
    .where(*IS_DUE)
    .order_by(Sms.send_at)
    .limit(bindparam("most", type_=Integer()))
    .with_for_update(skip_locked=True)
)
WHOLE = (
    select(
        *(Sms.id, Sms.state, Sms.tries, Sms.not_after, Sms.gateway_id),
        *(Account.language, NUMBER.label("number"), Gemeente.phone),
    )
    .join(Account, Account.id == Sms.account_id)
    .join(Gemeente, Gemeente.id == Sms.gemeente_id)
    .outerjoin(Choice, Choice.account_id == Account.id)
    .outerjoin(Dossier, and_(HERE, Account.closed_at.is_(None), WANTED))
    .where(Sms.id.in_(IDS))
)


def write(dialect: str) -> Executable:
    """Write an SMS, or nothing where this person has one of that day."""
    insert = postgresql.insert if dialect == "postgresql" else sqlite.insert
    return insert(Sms).on_conflict_do_nothing()
