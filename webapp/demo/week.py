"""The agenda of the demo world: talks, visits and trainings, and the hours of every week."""

from datetime import date, time

from webapp.calendar.agenda.model import AppointmentKind, Attendee, Bring, LessonKind
from webapp.case.spoken import Spoken
from webapp.demo.diary import Agenda, Guest, Meeting, Weekly
from webapp.demo.places import (
    CHILDRENS_SCHOOL,
    GEMEENTEHUIS,
    HOME,
    NEIGHBOURHOOD,
    SCHOOL,
    WAREHOUSE,
    WERKACADEMIE,
    ZOETERMEER,
)

TALK, PLAN_TALK = AppointmentKind.TALK, AppointmentKind.PLAN_TALK
INTAKE, TRAINING = AppointmentKind.INTAKE, AppointmentKind.TRAINING
PETRA = Guest("Petra", Attendee.CONSULENT)
KAREL = Guest("Karel", Attendee.CONSULENT)
HENK = Guest("Henk", Attendee.BEGELEIDER)
BRAM = Guest("Bram", Attendee.BEGELEIDER)
JOOST = Guest("Joost", Attendee.WMO_CONSULENT)
MARJAN = Guest("Marjan", Attendee.TEACHER)
AR, TI = Spoken.ARABIC, Spoken.TIGRINYA
ID_CARD, LETTERS, PHONE = (Bring.ID_CARD,), (Bring.LETTERS,), (Bring.PHONE,)
MON, TUE, WED, THU, FRI = range(5)

TRAININGS = (date(2026, 6, 11), date(2026, 7, 9), date(2026, 9, 10))
MONDAYS_AFTER = (date(2026, 6, 15), date(2026, 7, 13), date(2026, 9, 14))


def at_gemeentehuis(
    who: str,
    kind: AppointmentKind,
    day: date,
    starts: time,
    ends: time,
    *others: Guest,
    interpreter: Spoken,
    bring: tuple[Bring, ...] = (),
    childcare: bool = False,
) -> Meeting:
    """An appointment with Petra, and others too."""
    return Meeting(
        who, kind, day, starts, ends, GEMEENTEHUIS, (PETRA, *others), interpreter, bring, childcare
    )


YONAS = (
    at_gemeentehuis(
        "Yonas",
        INTAKE,
        date(2026, 5, 22),
        time(10),
        time(12),
        BRAM,
        JOOST,
        interpreter=TI,
        bring=ID_CARD + LETTERS,
    ),
    at_gemeentehuis("Yonas", INTAKE, date(2026, 6, 2), time(10), time(12), BRAM, interpreter=TI),
    *(
        at_gemeentehuis("Yonas", TRAINING, day, time(10), time(12), interpreter=TI, bring=PHONE)
        for day in TRAININGS
    ),
    *(
        at_gemeentehuis(
            "Yonas", TALK, day, time(9), time(9, 45), interpreter=TI, bring=LETTERS + PHONE
        )
        for day in MONDAYS_AFTER
    ),
    at_gemeentehuis(
        "Yonas",
        PLAN_TALK,
        date(2026, 7, 15),
        time(10),
        time(11),
        HENK,
        interpreter=TI,
        bring=ID_CARD,
    ),
    Meeting(
        "Yonas",
        AppointmentKind.HOME_VISIT,
        date(2026, 9, 17),
        time(16),
        time(17),
        HOME,
        (HENK,),
        bring=LETTERS + PHONE,
    ),
)
AL_KHATIB = (
    at_gemeentehuis(
        "Rania",
        INTAKE,
        date(2026, 2, 26),
        time(9, 30),
        time(11, 30),
        HENK,
        interpreter=AR,
        bring=ID_CARD + LETTERS,
    ),
    at_gemeentehuis(
        "Omar",
        INTAKE,
        date(2026, 2, 26),
        time(13, 30),
        time(15, 30),
        HENK,
        interpreter=AR,
        bring=ID_CARD + LETTERS,
    ),
    at_gemeentehuis(
        "Rania", PLAN_TALK, date(2026, 4, 20), time(9, 30), time(10, 30), interpreter=AR
    ),
    at_gemeentehuis("Omar", PLAN_TALK, date(2026, 4, 20), time(11), time(12), interpreter=AR),
    at_gemeentehuis("Rania", TALK, date(2026, 7, 20), time(13), time(13, 45), interpreter=AR),
    at_gemeentehuis("Omar", TALK, date(2026, 7, 20), time(14), time(14, 45), interpreter=AR),
    Meeting(
        "Rania",
        AppointmentKind.SCHOOL_TALK,
        date(2026, 9, 16),
        time(15, 30),
        time(16),
        CHILDRENS_SCHOOL,
        (MARJAN, HENK),
        AR,
    ),
)
OTHERS = (
    at_gemeentehuis(
        "Dawit",
        INTAKE,
        date(2026, 8, 18),
        time(13, 30),
        time(15, 30),
        HENK,
        interpreter=TI,
        bring=ID_CARD + LETTERS,
    ),
    at_gemeentehuis(
        "Dawit",
        PLAN_TALK,
        date(2026, 9, 29),
        time(11),
        time(12),
        HENK,
        interpreter=TI,
        bring=ID_CARD,
    ),
    at_gemeentehuis(
        "Mariam",
        INTAKE,
        date(2026, 6, 16),
        time(10),
        time(12),
        interpreter=AR,
        bring=ID_CARD + LETTERS,
        childcare=True,
    ),
    at_gemeentehuis(
        "Mariam", PLAN_TALK, date(2026, 8, 10), time(10), time(11), interpreter=AR, childcare=True
    ),
    at_gemeentehuis(
        "Mariam",
        TALK,
        date(2026, 9, 15),
        time(10),
        time(10, 45),
        interpreter=AR,
        bring=LETTERS,
        childcare=True,
    ),
    Meeting("Selam", TALK, date(2026, 9, 17), time(14, 30), time(15, 15), ZOETERMEER, (KAREL,), TI),
    at_gemeentehuis(
        "Amal", TALK, date(2026, 9, 16), time(13, 15), time(14), interpreter=AR, bring=ID_CARD
    ),
)
LESSON = LessonKind.LANGUAGE
LESSONS = (
    Weekly("Yonas", LESSON, (MON, WED), time(13), time(16), SCHOOL, date(2026, 8, 3)),
    Weekly("Rania", LESSON, (MON, WED, FRI), time(9), time(12), SCHOOL, date(2026, 4, 22)),
    Weekly("Omar", LESSON, (MON, WED), time(9), time(12), SCHOOL, date(2026, 4, 22)),
    Weekly(
        "Omar",
        LessonKind.COURSE,
        (FRI,),
        time(9, 30),
        time(12),
        WERKACADEMIE,
        date(2026, 9, 11),
        date(2026, 10, 3),
    ),
    Weekly("Omar", LessonKind.WORK, (TUE, THU), time(8), time(16), WAREHOUSE, date(2026, 10, 5)),
    Weekly("Amal", LESSON, (TUE,), time(18, 30), time(20), NEIGHBOURHOOD, date(2026, 6, 30)),
)
WALK_IN = (FRI, time(10), time(12), NEIGHBOURHOOD)
AGENDA = Agenda((*YONAS, *AL_KHATIB, *OTHERS), LESSONS, WALK_IN)
