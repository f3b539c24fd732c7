"""What becomes of a planned talk: an appointment, and the decision where to talk."""

from collections.abc import Iterator

from webapp.arrival.intake.forms_talk import PlanTalk
from webapp.arrival.intake.model import IntakeTalk, Where
from webapp.calendar.agenda.model import (
    Appointment,
    AppointmentKind,
    Attendee,
    Bring,
    Company,
    NoAddress,
)
from webapp.case.in_hand import Case
from webapp.case.me import Me
from webapp.core import clock

NOWHERE = {
    Where.HOME: NoAddress.HOME,
    Where.VIDEO: NoAddress.VIDEO,
    Where.PHONE: NoAddress.PHONE,
}
TO_BRING = [Bring.ID_CARD.value, Bring.LETTERS.value]


def appointment_of(me: Me, case: Case, form: PlanTalk) -> Appointment:
    """The talk as everybody invited sees it. Of an interpreter the name and the language."""
    where, address, there = form.where.sure, None, form.options.situation
    place = str(NOWHERE.get(where, ""))
    if where is Where.AZC:
        place = f"AZC {form.azc.sure.name}"
    elif where is Where.GEMEENTEHUIS:
        place, address = f"Gemeentehuis {there.gemeente}", there.address
    made = Appointment(
        dossier_id=case.id,
        kind=AppointmentKind.INTAKE,
        starts_local=form.starts,
        ends_local=form.ends,
        place=place,
        address=address,
        bring=[] if where in (Where.VIDEO, Where.PHONE) else TO_BRING,
        interpreter=case.tongue if form.interpreter.sure else None,
        host_id=me.id,
    )
    made.company = list(invited(me, form))
    return made


def invited(me: Me, form: PlanTalk) -> Iterator[Company]:
    people = [(me.name, Attendee.CONSULENT)]
    people += [(guide.name, Attendee(guide.kind.value)) for guide in form.guides.values]
    if form.wmo.data:
        people.append((form.wmo.data, Attendee.WMO_CONSULENT))
    if form.interpreter.sure and form.interpreter_name.data:
        people.append((form.interpreter_name.data, Attendee.INTERPRETER))
    for position, (name, role) in enumerate(people):
        yield Company(position=position, name=name, role=role)


def decision_of(me: Me, appointment: Appointment, form: PlanTalk) -> IntakeTalk:
    """What was suggested and chosen, and why. The inburgeraar sees the appointment, not this."""
    where = form.where.sure
    at_azc = form.azc.value if where is Where.AZC else None
    return IntakeTalk(
        dossier_id=appointment.dossier_id,
        appointment_id=appointment.id,
        suggested=form.suggested,
        chosen=where,
        planned_by_id=me.id,
        planned_at=clock.now(),
        azc=at_azc and at_azc.name,
        travel_minutes=at_azc and at_azc.minutes,
        reason=form.reason.data if where is not form.suggested else "",
    )
