"""How a case stands today, in one statement. Values have names."""

from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import aliased

from webapp.calendar.agenda.model import Answer, Appointment, AppointmentKind
from webapp.calendar.agenda.queries_appointments import NOW, TO_CALL
from webapp.case.account import Account
from webapp.case.queries import DATES, DOSSIER
from webapp.case.spoken import Spoken
from webapp.contact.messages.model import Message, Talk
from webapp.contact.messages.queries_waiting import waits
from webapp.core.together import Together
from webapp.courses.pvt.queries import MINUTES_ATTENDED, SIGNED_ON
from webapp.money.budget.queries import DECISION, LATEST_MONTH, RIGHT_TO_BIJSTAND
from webapp.people.caseload.queries import DETAILS
from webapp.people.caseload.queries_begun import BEGUN, COORDINATORS, GUIDES, LOOKED, PARTNERS
from webapp.plan.ledger.queries import MINUTES_BY_KIND
from webapp.plan.pip.model import Agreement
from webapp.plan.pip.queries import DONE_LAST, IN_FORCE, LINE, VERSIONS_SHOWN
from webapp.plan.pip.queries_so_far import COMPLETED_ON, EXAMS, TALKS_HELD

MOST = 60
COMING = 6
host = aliased(Account)


class Meeting(NamedTuple):
    """An appointment that is to come."""

    id: UUID
    kind: AppointmentKind
    starts_local: datetime
    place: str
    interpreter: Spoken | None
    answer: Answer | None
    host: str | None


MEETINGS = (
    select(*(getattr(Appointment, name) for name in Meeting._fields[:-1]), host.name.label("host"))
    .outerjoin(host, host.id == Appointment.host_id)
    .where(
        Appointment.dossier_id == DOSSIER,
        Appointment.ends_at > NOW,
        Appointment.cancelled_at.is_(None),
    )
    .order_by(Appointment.starts_at, Appointment.id)
    .limit(COMING)
)
LINES = (
    select(*LINE, Account.name.label("helper"))
    .outerjoin(Account, Account.id == Agreement.helper_id)
    .where(Agreement.dossier_id == DOSSIER, IN_FORCE)
    .order_by(*DONE_LAST)
    .limit(MOST)
)
# The first message to the consulent that waits for an answer.
ASKED = select(func.min(Message.sent_at)).where(
    Message.dossier_id == DOSSIER, Message.talk == Talk.CONSULENT, waits()
)
STANDS = Together(
    DETAILS,
    DATES,
    VERSIONS_SHOWN,
    TALKS_HELD,
    EXAMS,
    MINUTES_BY_KIND,
    MINUTES_ATTENDED,
    SIGNED_ON,
    COMPLETED_ON,
    BEGUN,
    MEETINGS,
    TO_CALL,
    LINES,
    ASKED,
    LATEST_MONTH,
    RIGHT_TO_BIJSTAND,
    DECISION,
    GUIDES,
    COORDINATORS,
    PARTNERS,
    LOOKED,
)
