"""What an appointment asks to be reminded of."""

from collections.abc import Callable, Iterable
from datetime import timedelta
from functools import partial

from sqlalchemy import select
from sqlalchemy.orm import Session

from webapp.calendar.agenda.model import Answer, Appointment, AppointmentKind
from webapp.case.dossier import Dossier
from webapp.contact.push.model import Kind
from webapp.contact.push.model_timing import days_before, evening_before, is_today
from webapp.contact.push.reminders import Change, Due, Plan, reminds
from webapp.core import clock


@reminds(Appointment)
def of_appointment(session: Session, it: Appointment, change: Change) -> Iterable[Plan]:
    """A week, the evening and two hours before; at once when it moves or is cancelled.

    Nobody is reminded of what they said they cannot come to.
    """
    whose = select(Dossier.inburgeraar_id).where(Dossier.id == it.dossier_id)
    account_id = None if change.gone else session.scalar(whose)
    if account_id is None:
        return [Plan(it.id, ended=True)]
    before = change.old("starts_at") or it.starts_at
    due = partial(
        Due,
        account_id=account_id,
        path=f"/dossiers/{it.dossier_id}/agenda#appointment-{it.id}",
        begins_local=it.starts_local,
        place=None if it.kind is AppointmentKind.HOME_VISIT else it.place,
    )
    urgent = is_today(before, clock.now()) or is_today(it.starts_at, clock.now())
    dues = []
    if change.touches("cancelled_at") and it.cancelled_at:
        dues = [due(kind=Kind.CANCELLED, slot="cancelled", not_after=before, urgent=urgent)]
    elif not it.cancelled_at and it.answer is not Answer.CANNOT:
        dues = timed(it, due)
        if change.touches("starts_at"):
            slot = f"moved-{it.sequence}"
            dues.append(due(kind=Kind.MOVED, slot=slot, not_after=it.starts_at, urgent=urgent))
    return [Plan(it.id, dues)]


def timed(it: Appointment, due: Callable[..., Due]) -> list[Due]:
    due = partial(due, kind=Kind.APPOINTMENT, not_after=it.starts_at)
    due = partial(due, come_path=come_path(it), come_seed=come_seed(it))
    moments = {
        "7d": days_before(it.starts_at, 7),
        "evening": evening_before(it.starts_at),
        "2h": it.starts_at - timedelta(hours=2),
    }
    return [due(slot=slot, at=at) for slot, at in moments.items()]


def come_path(it: Appointment) -> str:
    return f"/appointments/{it.id}/come"


def come_seed(it: Appointment) -> str:
    """Another one after each move and each answer."""
    return f"{it.sequence}.{it.answers_given}"
