"""Writing the agenda of a world: appointments with their answers, and the hours of every week."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import NamedTuple
from uuid import UUID

from sqlalchemy.orm import Session

from webapp.calendar.agenda.model import (
    Answer,
    Appointment,
    AppointmentKind,
    Attendee,
    Bring,
    Company,
    LessonKind,
    LessonTime,
    WalkIn,
)
from webapp.case.spoken import Spoken
from webapp.demo.moment import Moment
from webapp.demo.places import Site
from webapp.demo.settle import People

ANSWERED_BEFORE = timedelta(days=2)
"""How long before an appointment that is past now it was answered."""


class Guest(NamedTuple):
    name: str
    role: Attendee


class Meeting(NamedTuple):
    """An appointment; whoever was asked to one that is past now said they would come."""

    who: str
    kind: AppointmentKind
    day: date
    starts: time
    ends: time
    site: Site
    company: tuple[Guest, ...]
    interpreter: Spoken | None = None
    bring: tuple[Bring, ...] = ()
    childcare: bool = False


class Weekly(NamedTuple):
    """Hours that return on each of these weekdays; 0 is Monday. `until_on` is exclusive."""

    who: str
    kind: LessonKind
    weekdays: tuple[int, ...]
    starts: time
    ends: time
    site: Site
    first_on: date
    until_on: date | None = None


class Agenda(NamedTuple):
    meetings: tuple[Meeting, ...]
    lessons: tuple[Weekly, ...]
    walk_in: tuple[int, time, time, Site]


def write_agenda(
    session: Session, moment: Moment, people: People, agenda: Agenda
) -> list[Appointment]:
    """Write all appointments and weekly hours; those to come are plans. Returns the first kind."""
    appointments = [appointment_of(moment, people, meeting) for meeting in agenda.meetings]
    session.add_all(appointments)
    session.add_all(lesson_times(people, agenda.lessons))
    weekday, starts, ends, site = agenda.walk_in
    session.add(
        WalkIn(
            organisation_id=people.organisation.id,
            weekday=weekday,
            starts=starts,
            ends=ends,
            place=site.name,
            address=site.address,
        )
    )
    session.flush()
    return appointments


def appointment_of(moment: Moment, people: People, meeting: Meeting) -> Appointment:
    appointment = Appointment(
        dossier_id=people.dossiers[meeting.who].id,
        kind=meeting.kind,
        starts_local=datetime.combine(meeting.day, meeting.starts),
        ends_local=datetime.combine(meeting.day, meeting.ends),
        place=meeting.site.name,
        address=meeting.site.address,
        bring=[thing.value for thing in meeting.bring],
        interpreter=meeting.interpreter,
        childcare=meeting.childcare,
        host_id=host_of(people, meeting),
        company=[
            Company(position=position, name=guest.name, role=guest.role)
            for position, guest in enumerate(meeting.company, 1)
        ],
    )
    if appointment.starts_at <= moment.now:
        answered_at = appointment.starts_at - ANSWERED_BEFORE
        appointment.give_answer(Answer.COMING, seen=0, at=answered_at)
    return appointment


def host_of(people: People, meeting: Meeting) -> UUID | None:
    """In whose calendar it stands: the first of the company who has one."""
    accounts = (people.accounts.get(guest.name) for guest in meeting.company)
    return next((account.id for account in accounts if account), None)


def lesson_times(people: People, lessons: Iterable[Weekly]) -> list[LessonTime]:
    return [
        LessonTime(
            dossier_id=people.dossiers[lesson.who].id,
            kind=lesson.kind,
            weekday=weekday,
            starts=lesson.starts,
            ends=lesson.ends,
            place=lesson.site.name,
            address=lesson.site.address,
            first_on=lesson.first_on,
            until_on=lesson.until_on,
        )
        for lesson in lessons
        for weekday in lesson.weekdays
    ]
