"""What becomes of a planner that was filled in: an appointment, or a series of them."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple
from uuid import uuid4

from webapp.calendar.agenda.model import Appointment, Attendee, Company, NoAddress
from webapp.calendar.scheduling import queries
from webapp.calendar.scheduling.forms import PlanAppointment
from webapp.calendar.scheduling.model import Place
from webapp.calendar.scheduling.queries_clashes import weekly
from webapp.calendar.scheduling.queries_taken import Slot
from webapp.case.in_hand import Case
from webapp.core import db


class Gemeentehuis(NamedTuple):
    name: str
    address: str | None


NOWHERE = {Place.HOME: NoAddress.HOME, Place.VIDEO: NoAddress.VIDEO, Place.PHONE: NoAddress.PHONE}


def slots_of(case: Case, form: PlanAppointment) -> list[Slot]:
    """The wanted hours, without those that were planned a moment ago: twice is once."""
    wanted = weekly(form.starts, form.ends, form.times.sure)
    values = {"dossier": case.id, "kind": form.kind.sure, "host": form.host.sure.id}
    there = db.rows(queries.SAME, starts=[slot[0] for slot in wanted], **values)
    known = {row.starts_local for row in there}
    return [slot for slot in wanted if slot[0] not in known]


def appointments_of(
    case: Case, form: PlanAppointment, slots: Iterable[Slot]
) -> Iterator[Appointment]:
    """The appointments as everybody invited sees them; several are one series."""
    slots, (where, address) = list(slots), place_of(case, form)
    series = uuid4() if len(slots) > 1 else None
    for starts, ends in slots:
        made = Appointment(
            dossier_id=case.id,
            kind=form.kind.sure,
            starts_local=starts,
            ends_local=ends,
            place=where,
            address=address,
            bring=[thing.value for thing in form.bring.values],
            interpreter=case.tongue if form.interpreter.sure else None,
            childcare=bool(form.childcare.data),
            host_id=form.host.sure.id,
            series_id=series,
        )
        made.company = list(invited(form))
        yield made


def place_of(case: Case, form: PlanAppointment) -> tuple[str, str | None]:
    place = form.place.sure
    if place is Place.GEMEENTEHUIS:
        (there,) = db.read(Gemeentehuis, queries.GEMEENTEHUIS, id=case.gemeente_id)
        return f"Gemeentehuis {there.name}", there.address
    if place is Place.ELSEWHERE:
        return form.where.sure, form.address.sure or None
    return str(NOWHERE[place]), None


def invited(form: PlanAppointment) -> Iterator[Company]:
    host = form.host.sure
    others = (guide for guide in form.guides.values if guide.id != host.id)
    people = [(each.name, each.role) for each in (host, *others)]
    if form.other.data and form.other_role.value:
        people.append((form.other.data, form.other_role.value))
    if form.interpreter.sure and form.interpreter_name.data:
        people.append((form.interpreter_name.data, Attendee.INTERPRETER))
    for position, (name, role) in enumerate(people):
        yield Company(position=position, name=name, role=role)
