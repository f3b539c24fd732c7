"""What the first screens count and list. Values have names."""

from datetime import date
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import Date, bindparam, or_, select

from webapp.calendar.agenda.model import Answer, Appointment
from webapp.calendar.agenda.queries import LESSONS
from webapp.calendar.agenda.queries_appointments import MEETINGS
from webapp.calendar.agenda.queries_free import FREE
from webapp.calendar.agenda.queries_missing import SAID
from webapp.case.account import Account
from webapp.case.dossier import Dossier
from webapp.case.queries import CONTACTS, GOING_TO, SCHOOLS_TO_CALL, WAYS
from webapp.case.reach import ME
from webapp.contact.messages.queries import UNSEEN
from webapp.core.db import Columns, Query, UtcDateTime
from webapp.core.together import Together
from webapp.courses.pvt.queries import MINUTES_ATTENDED
from webapp.guidance.clients.queries_ahead import MEETING
from webapp.money.budget.queries import LATEST_MONTH
from webapp.plan.pip.model import Agreement, AgreementStatus, Party
from webapp.plan.pip.queries import ANNOUNCED, IN_FORCE, NEXT_STEPS

COUNTERS = select(
    MINUTES_ATTENDED.scalar_subquery().label("minutes"),
    LATEST_MONTH.scalar_subquery().label("month"),
    UNSEEN.scalar_subquery().label("unseen"),
    GOING_TO.scalar_subquery().label("going_to"),
    ANNOUNCED.scalar_subquery().label("announced"),
)
AROUND = Together(MEETINGS, LESSONS, FREE, NEXT_STEPS, CONTACTS, WAYS, SAID, SCHOOLS_TO_CALL)
"""What a day shows beside the appointments."""
MOST = 60
"""Appointments shown of one week; nobody guides so many people."""


class Promise(NamedTuple):
    """What a begeleider has to do soon, for whom."""

    id: UUID
    dossier_id: UUID
    due_on: date
    text_id: str | None
    own_words: str | None
    name: str


PROMISE: Columns = (
    Agreement.id,
    Agreement.dossier_id,
    Agreement.due_on,
    Agreement.text_id,
    Agreement.own_words,
    Account.name,
)
NEEDS_A_CALL = Appointment.answer.in_([Answer.CANNOT, Answer.CALL_ME])


def appointments_among(dossiers: Query) -> Query:
    """This week's appointments of these dossiers, and later ones to which somebody cannot come."""
    return (
        dossiers.join(Appointment, Appointment.dossier_id == Dossier.id)
        .join(Account, Account.id == Dossier.inburgeraar_id)
        .where(
            Appointment.ends_at > bindparam("from_at", type_=UtcDateTime()),
            or_(
                Appointment.starts_at < bindparam("until_at", type_=UtcDateTime()),
                NEEDS_A_CALL & Appointment.cancelled_at.is_(None),
            ),
        )
        .order_by(Appointment.starts_at, Appointment.id)
        .limit(MOST)
        .with_only_columns(*MEETING, Account.name)
    )


def promises_due(dossiers: Query) -> Query:
    """What this begeleider promised in the plans, or does together, and has to do soon."""
    return (
        dossiers.join(Agreement, Agreement.dossier_id == Dossier.id)
        .join(Account, Account.id == Dossier.inburgeraar_id)
        .where(
            IN_FORCE,
            or_(Agreement.party == Party.BEGELEIDER, Agreement.helper_id == ME),
            Agreement.status != AgreementStatus.DONE,
            Agreement.due_on < bindparam("until", type_=Date()),
        )
        .order_by(Agreement.due_on, Account.filed_as, Agreement.id)
        .limit(MOST)
        .with_only_columns(*PROMISE)
    )
