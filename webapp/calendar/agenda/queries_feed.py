"""Whose secret address it is, and what stands in a calendar that is fetched there."""

from functools import cache

from sqlalchemy import LargeBinary, bindparam, select

from webapp.calendar.agenda.model import Appointment, CalendarFeed, StaffFeed
from webapp.calendar.agenda.queries import LESSONS, MOST, WALK_INS
from webapp.calendar.agenda.queries_appointments import MEETINGS, NOW, SHOWN, TO_CALL
from webapp.calendar.agenda.queries_free import FREE
from webapp.calendar.agenda.queries_missing import SAID
from webapp.case.account import Account, Role
from webapp.case.dossier import Dossier
from webapp.case.policy import Act, reached
from webapp.case.queries import DOSSIER, WAYS
from webapp.case.reach import ME
from webapp.core.db import Query
from webapp.core.together import Together

TOKEN_HASH = bindparam("token_hash", type_=LargeBinary())

FEED = select(CalendarFeed).where(CalendarFeed.dossier_id == DOSSIER)
AROUND = Together(
    MEETINGS,
    LESSONS,
    FREE,
    WALK_INS,
    TO_CALL,
    FEED.with_only_columns(CalendarFeed.id),
    WAYS,
    SAID,
)
"""What stands around the appointments of somebody's calendar."""
FEED_BY_TOKEN = (
    select(Dossier.id, Account.language)
    .join(CalendarFeed, CalendarFeed.dossier_id == Dossier.id)
    .join(Account, Account.id == Dossier.inburgeraar_id)
    .where(
        CalendarFeed.token_hash == TOKEN_HASH,
        Account.closed_at.is_(None),
    )
)
STAFF_FEED_BY_TOKEN = (
    select(Account.id, Account.language, Account.role, Account.gemeente_id, Account.organisation_id)
    .join(StaffFeed, StaffFeed.account_id == Account.id)
    .where(StaffFeed.token_hash == TOKEN_HASH, Account.closed_at.is_(None))
)
FEED_ENTRIES = (
    select(*SHOWN)
    .where(Appointment.dossier_id == DOSSIER, Appointment.ends_at > NOW)
    .order_by(Appointment.starts_at)
    .limit(MOST)
)


@cache
def hosted(role: Role) -> Query:
    """What stands in the calendar of somebody of the staff, as far as they still reach it."""
    return (
        reached(Act.SEE_CALENDAR, role, Appointment)
        .with_only_columns(*SHOWN)
        .where(Appointment.host_id == ME, Appointment.ends_at > NOW)
        .order_by(Appointment.starts_at)
        .limit(MOST)
    )
