"""What the first screens count and list. Values have names."""

from typing import Any

from sqlalchemy import Date, Select, bindparam, or_, select

from webapp.accounts.model import Account
from webapp.agenda.model import Answer, Appointment
from webapp.begeleiding.queries import LATEST
from webapp.budget.queries import LATEST_MONTH
from webapp.db import UtcDateTime
from webapp.dossiers.model import Dossier
from webapp.dossiers.queries import GOING_TO
from webapp.messages.queries import UNSEEN
from webapp.policy import ME, TODAY
from webapp.pvt.queries import MINUTES_ATTENDED
from webapp.visits.model import Visit

COUNTERS = select(
    MINUTES_ATTENDED.scalar_subquery().label("minutes"),
    LATEST_MONTH.scalar_subquery().label("month"),
    UNSEEN.scalar_subquery().label("unseen"),
    GOING_TO.scalar_subquery().label("going_to"),
)
MOST = 60
"""Appointments shown of one week; nobody guides so many people."""
NEXT_VISIT: tuple[Any, ...] = (Visit.dossier_id, Visit.next_on, Visit.next_at, Account.name)
NEEDS_A_CALL = Appointment.answer.in_([Answer.CANNOT, Answer.CALL_ME])


def appointments_among(dossiers: Select[Any]) -> Select[Any]:
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
        .with_only_columns(*Appointment.__table__.columns, Account.name)
    )


def visits_planned(dossiers: Select[Any]) -> Select[Any]:
    """The next visits that this begeleider noted down for the coming days."""
    return (
        dossiers.join(Visit, Visit.dossier_id == Dossier.id)
        .join(Account, Account.id == Dossier.inburgeraar_id)
        .where(
            Visit.author_id == ME,
            LATEST,
            Visit.next_on >= TODAY,
            Visit.next_on < bindparam("until", type_=Date()),
        )
        .order_by(Visit.next_on, Visit.next_at, Visit.id)
        .limit(MOST)
        .with_only_columns(*NEXT_VISIT)
    )
