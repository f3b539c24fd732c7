"""The agenda of the second world: one talk moved into the night, one cancelled."""

from datetime import date, datetime, time

from sqlalchemy.orm import Session

from tests.worlds.folk import ELSEWHERE, LIBRARY, SCHOOL, TOWN_HALL
from webapp.calendar.agenda.model import Appointment, AppointmentKind, Attendee, Bring, LessonKind
from webapp.case.spoken import Spoken
from webapp.demo.diary import Agenda, Guest, Meeting, Weekly, write_agenda
from webapp.demo.moment import Moment
from webapp.demo.places import Site
from webapp.demo.settle import People

AR, TI, EN = Spoken.ARABIC, Spoken.TIGRINYA, Spoken.ENGLISH
KEES, ANJA = Guest("Kees", Attendee.CONSULENT), Guest("Anja", Attendee.BEGELEIDER)
MARIT, JOLANDA = Guest("Marit", Attendee.MAATJE), Guest("Jolanda", Attendee.CONSULENT)
TALK, INTAKE = AppointmentKind.TALK, AppointmentKind.INTAKE
MOVED = Meeting(
    "Layla", TALK, date(2026, 9, 22), time(14), time(14, 30), TOWN_HALL, (KEES, ANJA), AR
)
MOVED_TO = date(2026, 10, 25), time(2, 30), time(3, 15)
"""The night in which 02:30 comes twice."""
CANCELLED = Meeting(
    "Tarek", TALK, date(2026, 9, 23), time(11), time(12), TOWN_HALL, (KEES,), AR, (Bring.LETTERS,)
)
MEETINGS = (
    MOVED,
    CANCELLED,
    Meeting(
        "Biniam",
        TALK,
        date(2026, 9, 21),
        time(8, 45),
        time(9, 15),
        LIBRARY,
        (KEES, ANJA),
        TI,
        (Bring.CHILD, Bring.ID_CARD),
    ),
    Meeting("Biniam", INTAKE, date(2026, 2, 28), time(9), time(10), TOWN_HALL, (KEES,), TI),
    Meeting(
        "Senait",
        AppointmentKind.HOME_VISIT,
        date(2026, 9, 18),
        time(19),
        time(20),
        Site("Thuis"),
        (MARIT,),
    ),
    Meeting("Yared", INTAKE, date(2026, 9, 30), time(13), time(15), TOWN_HALL, (KEES, ANJA), EN),
    Meeting("Haben", TALK, date(2026, 9, 24), time(16), time(17), ELSEWHERE, (JOLANDA,), TI),
    Meeting("Nour", TALK, date(2026, 9, 25), time(12), time(13), LIBRARY, (KEES,), AR),
)
LESSON = LessonKind.LANGUAGE
AGENDA = Agenda(
    MEETINGS,
    (
        Weekly("Biniam", LESSON, (0, 1, 2, 3), time(8, 30), time(11), SCHOOL, date(2026, 4, 13)),
        Weekly(
            "Layla",
            LESSON,
            (4, 5),
            time(19),
            time(21),
            SCHOOL,
            date(2026, 6, 5),
            date(2026, 12, 19),
        ),
        Weekly("Tarek", LessonKind.WORK, (6,), time(6), time(10), LIBRARY, date(2026, 8, 2)),
    ),
    (1, time(14), time(16, 30), LIBRARY),
)


def write(session: Session, moment: Moment, people: People) -> None:
    moved, cancelled, *_others = write_agenda(session, moment, people, AGENDA)
    change_plans(moment, moved, cancelled)
    session.flush()


def change_plans(moment: Moment, moved: Appointment, cancelled: Appointment) -> None:
    """Early September: Layla's talk was put on another night, Tarek's was cancelled."""
    if moment.has_come(date(2026, 9, 7)):
        day, starts, ends = MOVED_TO
        moved.move(datetime.combine(day, starts), datetime.combine(day, ends))
    if told_at := moment.when_past(date(2026, 9, 8)):
        cancelled.cancel(told_at)
