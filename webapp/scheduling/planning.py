"""Planning an appointment, or a series of them: what is asked, and what becomes of it."""

from collections.abc import Iterable, Iterator
from typing import Any
from uuid import uuid4

from wtforms import BooleanField, SelectMultipleField, StringField
from wtforms.validators import AnyOf, Length, ValidationError

from webapp import db
from webapp.agenda.model import Appointment, AppointmentKind, Attendee, Bring, Company, NoAddress
from webapp.agenda.planned import Invitation
from webapp.caseload.queries import CONSULENTEN
from webapp.dossiers.queries import GUIDES
from webapp.fields import Read, a_name, a_small_number, maybe, one_line
from webapp.i18n import ptext
from webapp.policy import who
from webapp.scheduling import queries
from webapp.scheduling.clashes import Slot, weekly
from webapp.scheduling.forms import CHOOSE, LENGTHS
from webapp.scheduling.model import MOST_TIMES, Place
from webapp.sessions import Me

KINDS = tuple(kind for kind in AppointmentKind if kind is not AppointmentKind.INTAKE)
"""The brede intake has a planner of its own."""
ROLES = (Attendee.WMO_CONSULENT, Attendee.TEACHER, Attendee.TRAINER)
NOWHERE = {
    Place.HOME: NoAddress.HOME,
    Place.VIDEO: NoAddress.VIDEO,
    Place.PHONE: NoAddress.PHONE,
}
MOST_LETTERS = 120

PLACE = ptext("desk", "Please write where it is, in at most 120 letters.")
TIMES = ptext("desk", "Please choose 1 to 12 weeks.")


def a_place() -> StringField:
    return StringField(filters=[one_line], validators=[Length(0, MOST_LETTERS, PLACE)])


class PlanAppointment(Invitation):
    """`about` says what there is to choose from: colleagues and guides."""

    kind = StringField(validators=[AnyOf([*KINDS], CHOOSE)])
    host = StringField()
    place = StringField(validators=[AnyOf([*Place], CHOOSE)])
    where = a_place()
    address = a_place()
    other = a_name()
    other_role = maybe([*ROLES], CHOOSE)
    interpreter = StringField(validators=[AnyOf(["yes", "no"], CHOOSE)])
    interpreter_name = a_name()
    bring = SelectMultipleField(choices=[], validate_choice=False)
    childcare = BooleanField()
    times = Read(a_small_number, TIMES)
    lengths = LENGTHS

    def validate_host(self, field: StringField) -> None:
        if self.chosen_host is None:
            raise ValidationError(CHOOSE)

    def validate_where(self, field: StringField) -> None:
        if self.place.data == Place.ELSEWHERE and not field.data:
            raise ValidationError(PLACE)

    def validate_other_role(self, field: StringField) -> None:
        if self.other.data and not field.data:
            raise ValidationError(CHOOSE)

    def validate_bring(self, field: SelectMultipleField) -> None:
        if not set(field.data or ()) <= set(Bring):
            raise ValidationError(CHOOSE)

    def validate_times(self, field: Read) -> None:
        if not 1 <= (1 if field.value is None else field.value) <= MOST_TIMES:
            raise ValidationError(TIMES)

    @property
    def chosen_host(self) -> Any:
        return next((h for h in self.about["hosts"] if str(h.id) == self.host.data), None)


def planner_of(me: Me, dossier: Any) -> dict[str, Any]:
    """What there is to choose from. With whom: a consulent of the gemeente, or who guides."""
    values = who(me) | {"dossier": dossier.id}
    about = db.row(queries.ABOUT, **values)
    guides = db.rows(GUIDES, **values)
    needed = about.needs_interpreter
    spoken = about.language != "nl" if needed is None else needed
    return {
        "dossier": dossier,
        "about": about,
        "guides": guides,
        "hosts": [*db.rows(CONSULENTEN, **values), *guides],
        "kinds": KINDS,
        "places": tuple(Place),
        "lengths": LENGTHS,
        "things": tuple(Bring),
        "roles": ROLES,
        "most_times": MOST_TIMES,
        "errors": {},
        "clashes": {},
        "typed": {
            "host": str(me.id),
            "kind": KINDS[0],
            "place": Place.GEMEENTEHUIS,
            "minutes": "45",
            "times": "1",
            "interpreter": "yes" if spoken else "no",
        },
    }


def appointments_of(
    dossier: Any, form: PlanAppointment, slots: Iterable[Slot]
) -> Iterator[Appointment]:
    """The appointments as everybody invited sees them; several are one series."""
    about, place = form.about["about"], Place(form.place.data or "")
    slots, address = list(slots), None
    where = str(NOWHERE.get(place, form.where.data or ""))
    if place is Place.GEMEENTEHUIS:
        where, address = f"Gemeentehuis {about.gemeente}", about.address
    elif place is Place.ELSEWHERE:
        address = form.address.data or None
    series = uuid4() if len(slots) > 1 else None
    for starts, ends in slots:
        made = Appointment(
            dossier_id=dossier.id,
            kind=AppointmentKind(form.kind.data or ""),
            starts_local=starts,
            ends_local=ends,
            place=where,
            address=address,
            bring=[thing.value for thing in Bring if thing in (form.bring.data or ())],
            interpreter=about.language if form.interpreter.data == "yes" else None,
            childcare=form.childcare.data,
            host_id=form.chosen_host.id,
            series_id=series,
        )
        made.company = list(invited(form))
        yield made


def invited(form: PlanAppointment) -> Iterator[Company]:
    host = form.chosen_host
    people = [(host.name, Attendee(getattr(host, "kind", Attendee.CONSULENT)))]
    others = (guide for guide in form.chosen_guides if guide.id != host.id)
    people += [(guide.name, Attendee(guide.kind)) for guide in others]
    if form.other.data:
        people.append((form.other.data, Attendee(form.other_role.data or "")))
    if form.interpreter.data == "yes" and form.interpreter_name.data:
        people.append((form.interpreter_name.data, Attendee.INTERPRETER))
    for position, (name, role) in enumerate(people):
        yield Company(position=position, name=name, role=role)


def slots_of(dossier: Any, form: PlanAppointment) -> list[Slot]:
    """The wanted hours, without those that were planned a moment ago: twice is once."""
    wanted = weekly(form.starts, form.ends, form.times.value or 1)
    values = {"dossier": dossier.id, "kind": form.kind.data, "host": form.chosen_host.id}
    there = db.rows(queries.SAME, starts=[slot[0] for slot in wanted], **values)
    known = {row.starts_local for row in there}
    return [slot for slot in wanted if slot[0] not in known]
