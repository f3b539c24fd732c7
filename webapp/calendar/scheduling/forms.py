"""What is asked to plan an appointment, or a series of them."""

from collections.abc import Iterable, Mapping

from werkzeug.datastructures import MultiDict
from wtforms import BooleanField, Field
from wtforms.validators import ValidationError

from webapp.calendar.agenda.model import AppointmentKind, Attendee, Bring
from webapp.calendar.scheduling.model import HAVE_A_PLANNER, MOST_TIMES, Person, Place
from webapp.speech.i18n import Text, ptext
from webapp.web.choices import YES_OR_NO, Offer, One, Some, members, numbers
from webapp.web.fields import NAME, Line
from webapp.web.when import Despite, When, a_length

LENGTHS = (15, 30, 45, 60, 90, 120, 150)
KINDS = tuple(kind for kind in AppointmentKind if kind not in HAVE_A_PLANNER)
ROLES = (Attendee.WMO_CONSULENT, Attendee.TEACHER, Attendee.TRAINER)

CHOOSE = ptext("desk", "Please choose from the list.")
PLACE = ptext("desk", "Please write where it is, in at most 120 letters.")
TIMES = ptext("desk", "Please choose 1 to 12 weeks.")


def a_place(label: Text) -> Line:
    return Line(label, most=120, else_=PLACE)


def a_person(label: Text) -> Line:
    return Line(label, most=60, else_=NAME)


def offered(people: Iterable[Person]) -> list[Offer[Person]]:
    return [Offer(each, str(each.id), each.name, each.role) for each in people]


class PlanAppointment(When):
    """`hosts` and `guides`: with whom it may be, and who may come too."""

    kind = One(ptext("desk", "What for?"), members(KINDS), else_=CHOOSE)
    minutes = a_length(LENGTHS)
    times = One(
        ptext("desk", "How many weeks, at the same hour?"),
        numbers(range(1, MOST_TIMES + 1)),
        else_=TIMES,
    )
    host = One[Person](ptext("desk", "With whom?"), else_=CHOOSE)
    place = One(ptext("desk", "Where?"), members(Place), else_=CHOOSE)
    where = a_place(ptext("desk", "Which place?"))
    address = a_place(ptext("desk", "Address there"))
    guides = Some[Person](ptext("desk", "Who comes too?"), else_=CHOOSE)
    other = a_person(ptext("desk", "Somebody else"))
    other_role = One(ptext("desk", "As what?"), members(ROLES), else_=CHOOSE, optional=True)
    interpreter = One(ptext("desk", "Is an interpreter needed?"), YES_OR_NO, else_=CHOOSE)
    interpreter_name = a_person(ptext("desk", "Name of the interpreter"))
    bring = Some(ptext("desk", "What to bring?"), members(Bring), else_=CHOOSE)
    childcare = BooleanField(ptext("desk", "Childcare is arranged"))

    def __init__(
        self,
        posted: MultiDict[str, str] | None,
        begun: Mapping[str, str],
        hosts: Iterable[Person],
        guides: Iterable[Person],
    ) -> None:
        super().__init__(posted, data=begun if posted is None else None)
        self.host.offers, self.guides.offers = offered(hosts), offered(guides)

    def validate_where(self, field: Field) -> None:
        if self.place.value is Place.ELSEWHERE and not field.data:
            raise ValidationError(PLACE)

    def validate_other_role(self, field: Field) -> None:
        if self.other.data and not field.data:
            raise ValidationError(CHOOSE)

    @property
    def leaves_out(self) -> bool:
        return self.despite.value is Despite.LEAVE_OUT
