"""Planning a talk of the brede intake: where, with whom, and what is suggested."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from wtforms import SelectMultipleField, StringField
from wtforms.validators import AnyOf, Length, ValidationError

from webapp.arrival.intake import queries
from webapp.arrival.intake.model import MOST_REASON, NO, YES, IntakeTalk, Where, suggestion
from webapp.calendar.agenda.model import (
    Appointment,
    AppointmentKind,
    Attendee,
    Bring,
    Company,
    NoAddress,
)
from webapp.calendar.scheduling.queries_clashes import clashes
from webapp.case.queries import GUIDES
from webapp.case.sessions import Me
from webapp.core import clock, db
from webapp.fields import a_name, plain
from webapp.law.travel import is_near, near_minutes
from webapp.rules.book import rulebook
from webapp.speech.i18n import ptext
from webapp.web.when import When, a_length

LENGTHS = (60, 90, 120, 150)
USUAL_LENGTH = 120
NOWHERE = {
    Where.HOME: NoAddress.HOME,
    Where.VIDEO: NoAddress.VIDEO,
    Where.PHONE: NoAddress.PHONE,
}
TO_BRING = [Bring.ID_CARD.value, Bring.LETTERS.value]

WHERE = ptext("desk", "Please choose where.")
CENTRE = ptext("desk", "Please choose an AZC from the list.")
WHO = ptext("desk", "Please choose from the list.")
REASON = ptext("desk", "Please write why not where it is suggested.")
LONG = ptext("desk", "Please write at most 300 letters.")


class Invitation(When):
    """And who comes too. `about` says what there is to choose from: of `guides` who guides."""

    guides = SelectMultipleField(choices=[], validate_choice=False)

    def __init__(self, posted: Any, about: Mapping[str, Any]) -> None:
        super().__init__(posted)
        self.about = about

    def validate_guides(self, field: SelectMultipleField) -> None:
        if len(self.chosen_guides) != len(set(field.data or ())):
            raise ValidationError(WHO)

    @property
    def chosen_guides(self) -> list[Any]:
        chosen = self.guides.data or ()
        return [guide for guide in self.about["guides"] if str(guide.id) in chosen]


class PlanTalk(Invitation):
    """`about` says what there is to choose from: who guides, which AZCs, what is suggested."""

    where = StringField(validators=[AnyOf([*Where], WHERE)])
    azc = StringField()
    minutes = a_length(LENGTHS)
    wmo = a_name()
    interpreter = StringField(validators=[AnyOf([YES, NO], WHO)])
    interpreter_name = a_name()
    reason = StringField(filters=[plain], validators=[Length(0, MOST_REASON, LONG)])

    def validate_azc(self, field: StringField) -> None:
        if self.where.data == Where.AZC and self.centre is None:
            raise ValidationError(CENTRE)

    def validate_reason(self, field: StringField) -> None:
        if self.where.data != self.about["suggested"] and not field.data:
            raise ValidationError(REASON)

    @property
    def centre(self) -> Any:
        return next((c for c in self.about["centres"] if str(c.id) == self.azc.data), None)


def planner_of(me: Me, dossier: Any) -> dict[str, Any]:
    """What there is to choose from, and what is suggested."""
    now, today = clock.now(), clock.today()
    person = db.row(queries.PERSON, dossier=dossier.id, today=today)
    centres = db.rows(queries.CENTRES, gemeente=person.gemeente_id)
    rules = rulebook(person.gemeente_id)
    waits = next((c for c in centres if c.id == person.azc_id and not person.registered), None)
    return {
        "dossier": dossier,
        "name": person.name,
        "person": person,
        "centres": centres,
        "waits_in": waits,
        "nearer_than": near_minutes(rules, today),
        "suggested": suggestion(
            in_azc=waits is not None,
            near=waits is not None and is_near(rules, today, waits.minutes),
        ),
        "guides": db.rows(GUIDES, dossier=dossier.id, today=today),
        "planned": db.rows(queries.PLANNED, dossier=dossier.id, now=now),
        "wheres": tuple(Where),
        "lengths": LENGTHS,
        "names": [person.name, me.name],
        "errors": {},
        "clashes": {},
        "typed": {"minutes": str(USUAL_LENGTH), "interpreter": interpreter_for(person)},
    }


def interpreter_for(person: Any) -> str:
    """As the dossier says; while nobody asked, for who does not use the app in Dutch."""
    needed = person.needs_interpreter
    return YES if (person.language != "nl" if needed is None else needed) else NO


def in_the_way(me: Me, dossier: Any, form: PlanTalk) -> Mapping[datetime, Any]:
    """What stands at the wanted hour; nothing when it is planned all the same."""
    found = clashes(me, dossier.id, me.id, [(form.starts, form.ends)])
    return {} if form.accepts(found) else found


def appointment_of(me: Me, dossier: Any, form: PlanTalk) -> Appointment:
    """The talk as everybody invited sees it. Of an interpreter the name and the language."""
    where, person = Where(form.where.data or ""), form.about["person"]
    place, address = str(NOWHERE.get(where, "")), None
    if where is Where.AZC:
        place = f"AZC {form.centre.name}"
    elif where is Where.GEMEENTEHUIS:
        place, address = f"Gemeentehuis {person.gemeente}", person.address
    with_interpreter = form.interpreter.data == YES
    made = Appointment(
        dossier_id=dossier.id,
        kind=AppointmentKind.INTAKE,
        starts_local=form.starts,
        ends_local=form.ends,
        place=place,
        address=address,
        bring=[] if where in (Where.VIDEO, Where.PHONE) else TO_BRING,
        interpreter=person.language if with_interpreter else None,
        host_id=me.id,
    )
    made.company = list(invited(me, form, with_interpreter))
    return made


def invited(me: Me, form: PlanTalk, with_interpreter: bool) -> Iterable[Company]:
    people = [(me.name, Attendee.CONSULENT)]
    people += [(guide.name, Attendee(guide.kind.value)) for guide in form.chosen_guides]
    if form.wmo.data:
        people.append((form.wmo.data, Attendee.WMO_CONSULENT))
    if with_interpreter and form.interpreter_name.data:
        people.append((form.interpreter_name.data, Attendee.INTERPRETER))
    for position, (name, role) in enumerate(people):
        yield Company(position=position, name=name, role=role)


def decision_of(me: Me, appointment: Appointment, form: PlanTalk) -> IntakeTalk:
    """What was suggested and chosen, and why. The inburgeraar sees the appointment, not this."""
    where = Where(form.where.data or "")
    at_azc = form.centre if where is Where.AZC else None
    return IntakeTalk(
        dossier_id=appointment.dossier_id,
        appointment_id=appointment.id,
        suggested=form.about["suggested"],
        chosen=where,
        planned_by_id=me.id,
        planned_at=clock.now(),
        azc=at_azc and at_azc.name,
        travel_minutes=at_azc and at_azc.minutes,
        reason=(form.reason.data or "") if where != form.about["suggested"] else "",
    )
