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
from webapp.speech.i18n import Text
from webapp.web.page import Piece


class Contact(NamedTuple):
    """Somebody to call."""

    name: str
    role: Role
    phone: str | None
    kind: BegeleidingKind | None
    """Of who guides; None of the consulent."""


class NextThing(Piece, template="calendar/agenda/_next.html"):
    """It stands on the first screen, and is drawn anew when it was answered there."""

    entry: Entry
    call: Contact | None
    ways: Ways
    today: date
    now: datetime
    errors: Sequence[Text] = ()


def whom_to_call(contacts: Iterable[Contact]) -> Contact | None:
    """The consulent, or else who guides, as far as they have a number."""
    return next((each for each in contacts if each.phone), None)


def next_thing(case: Case, appointment_id: object, *errors: Text) -> NextThing:
    (found,) = db.read(Coming, queries_appointments.ONE, id=appointment_id)
    contacts = db.read(Contact, CONTACTS, dossier=case.id, today=clock.today())
    return NextThing(
        entry=of_appointment(found),
        call=whom_to_call(contacts),
        ways=ways_of(case.id),
        today=clock.today(),
        now=clock.now(),
        errors=errors,
    )


def ways_of(dossier_id: UUID) -> Ways:
    """How somebody comes to the places of their gemeente."""
    return Ways.of(db.rows(WAYS, dossier=dossier_id))
