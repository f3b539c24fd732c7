"""The very next thing of an inburgeraar, of whatever kind, with its answer, the way and a call."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

from webapp.calendar.agenda import queries_appointments
from webapp.calendar.agenda.pages_week import Entry, of_appointment
from webapp.calendar.agenda.queries_appointments import Coming
from webapp.case.account import Role
from webapp.case.dossier import BegeleidingKind
from webapp.case.in_hand import Case
from webapp.case.queries import CONTACTS, WAYS
from webapp.case.way import Ways
from webapp.core import clock, db
from webapp.core.together import Rows
from webapp.speech.i18n import Text
from webapp.web.page import Piece


class Contact(NamedTuple):
    """Somebody to call."""

    name: str
    role: Role | None
    """None of a school."""
    phone: str | None
    kind: BegeleidingKind | None
    """Of who guides; None of the consulent and of a school."""
    id: UUID


class NextThing(Piece, template="calendar/agenda/_next.html"):
    """It stands on the first screen, and is drawn anew when it was answered there."""

    entry: Entry
    call: Contact | None
    host: str | None
    """Whose appointment it is, as far as it is one of those whom they can call."""
    ways: Ways
    today: date
    now: datetime
    errors: Sequence[Text] = ()


def whom_to_call(
    entry: Entry | None, contacts: Sequence[Contact], schools: Rows = ()
) -> Contact | None:
    """Who has the appointment, or the school of the lesson; else the consulent, or who guides. As
    far as they have a number.
    """
    host = entry.appointment.host_id if entry and entry.appointment else None
    called = [Contact(name, None, phone, None, id) for name, phone, id in schools]
    schools_of = (each for each in called if entry and each.name == entry.place)
    first = [each for each in contacts if each.id == host]
    return next((each for each in (*schools_of, *first, *contacts) if each.phone), None)


def host_of(entry: Entry | None, contacts: Iterable[Contact]) -> str | None:
    appointment = entry.appointment if entry else None
    return next((c.name for c in contacts if appointment and c.id == appointment.host_id), None)


def next_thing(case: Case, appointment_id: object, *errors: Text) -> NextThing:
    (found,) = db.read(Coming, queries_appointments.ONE, id=appointment_id)
    entry = of_appointment(found)
    contacts = db.read(Contact, CONTACTS, dossier=case.id, today=clock.today())
    return NextThing(
        entry=entry,
        call=whom_to_call(entry, contacts),
        host=host_of(entry, contacts),
        ways=ways_of(case.id),
        today=clock.today(),
        now=clock.now(),
        errors=errors,
    )


def ways_of(dossier_id: UUID) -> Ways:
    """How somebody comes to the places of their gemeente."""
    return Ways.of(db.rows(WAYS, dossier=dossier_id))
