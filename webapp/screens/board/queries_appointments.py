"""Appointments that ask for a hand: before they begin, and after nobody came."""

from sqlalchemy import Date, bindparam, func, or_

from webapp.calendar.agenda.model import Answer, Appointment
from webapp.case.dossier import Dossier
from webapp.core.db import Query, UtcDateTime
from webapp.screens.board.model import Matter
from webapp.screens.board.queries import part

ON_DAY = func.date(Appointment.starts_local, type_=Date())


def no_answer(dossiers: Query) -> Query:
    """Appointments of the coming days that nobody answered."""
    return (
        part(dossiers, Matter.NO_ANSWER, ON_DAY, met=True)
        .join(Appointment, Appointment.dossier_id == Dossier.id)
        .where(
            Appointment.starts_at >= bindparam("now", type_=UtcDateTime()),
            Appointment.starts_at < bindparam("soon", type_=UtcDateTime()),
            Appointment.answer.is_(None),
            Appointment.cancelled_at.is_(None),
        )
        .order_by(Appointment.starts_at, Appointment.id)
    )


def cannot(dossiers: Query) -> Query:
    """Appointments that do not go on as planned, by what was answered."""
    asks = Appointment.answer == Answer.CANNOT, Appointment.answer == Answer.CALL_ME
    return (
        part(dossiers, Matter.CANNOT, ON_DAY, met=True)
        .join(Appointment, Appointment.dossier_id == Dossier.id)
        .where(
            Appointment.starts_at >= bindparam("week_ago", type_=UtcDateTime()),
            or_(*asks),
            Appointment.cancelled_at.is_(None),
            Appointment.missed_at.is_(None),
        )
        .order_by(Appointment.starts_at, Appointment.id)
    )


def missed(dossiers: Query) -> Query:
    """Appointments nobody came to, and nobody called about."""
    return (
        part(dossiers, Matter.MISSED, ON_DAY, met=True)
        .join(Appointment, Appointment.dossier_id == Dossier.id)
        .where(Appointment.missed_at.is_not(None), Appointment.called_at.is_(None))
        .order_by(Appointment.missed_at, Appointment.id)
    )
