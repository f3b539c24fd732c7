"""What its statuses and kinds are called, with a picture."""

from collections.abc import Callable
from functools import lru_cache, partial

from markupsafe import Markup, escape

from webapp.calendar.agenda.model import (
    Answer,
    AppointmentKind,
    Attendee,
    Bring,
    LessonKind,
    NoAddress,
    WhyChanged,
)
from webapp.case.account import Language
from webapp.speech.formats import KEPT, dutch
from webapp.speech.i18n import ptext, say, text
from webapp.speech.words import Words

# fmt: off
WORDS: Words = (
    (AppointmentKind.TALK,        text("Talk with the consulent"),            "interpreter"),
    (AppointmentKind.PLAN_TALK,   text("Talk about the plan"),                "plan"),
    (AppointmentKind.INTAKE,      text("First long talk (brede intake)"),      "interpreter"),
    (AppointmentKind.HOME_VISIT,  text("Home visit"),                          "home"),
    (AppointmentKind.SCHOOL_TALK, text("Talk at the child's school"),         "child"),
    (AppointmentKind.TRAINING,    text("Training about money"),                "training"),
    (AppointmentKind.WALK_IN,     text("Walk-in"),                             "walk-in"),
    (AppointmentKind.GUIDE_TALK,  text("Talk with the social guide"),         "hands"),
    (LessonKind.LANGUAGE,         text("Language lesson"),                     "school"),
    (LessonKind.COURSE,           text("Course about work"),                   "training"),
    (LessonKind.WORK,             ptext("lesson", "Work"),                     "work"),
    (Answer.COMING,               text("I am coming"),                         "check"),
    (Answer.CANNOT,               text("I cannot come"),                       "cross"),
    (Answer.CALL_ME,              text("Please call me"),                      "phone"),
    (Bring.ID_CARD,               text("Your ID card or residence permit"),    "id-card"),
    (Bring.LETTERS,               text("Your letters"),                        "letter"),
    (Bring.PHONE,                 text("Your phone"),                          "phone"),
    (Bring.CHILD,                 text("Your child may come too"),             "child"),
    (Attendee.CONSULENT,          text("Consulent of the municipality"),       "town-hall"),
    (Attendee.BEGELEIDER,         text("Social guide"),                        "hands"),
    (Attendee.MAATJE,             text("Buddy"),                               "wave"),
    (Attendee.WMO_CONSULENT,      text("Consulent for care (Wmo)"),            "insurance"),
    (Attendee.TEACHER,            text("Teacher"),                             "school"),
    (Attendee.TRAINER,            text("Trainer"),                             "training"),
    (Attendee.INTERPRETER,        text("Interpreter"),                         "interpreter"),
    (NoAddress.HOME,              text("At home"),                             "home"),
    (NoAddress.VIDEO,             text("By video"),                            "video"),
    (NoAddress.PHONE,             text("By phone"),                            "phone"),
    (WhyChanged.YOU_ASKED,        text("You asked for it."),                   "hands"),
    (WhyChanged.LESSON,           text("It was at the time of your lesson."),  "school"),
    (WhyChanged.CANNOT_COME,      text("Somebody could not come."),            "person"),
    (WhyChanged.NO_INTERPRETER,   text("There was no interpreter."),           "interpreter"),
    (WhyChanged.NO_ROOM,          text("There was no room free."),             "town-hall"),
    (WhyChanged.NOT_NEEDED,       text("It is not needed any more."),          "check"),
    (WhyChanged.OTHER,            text("Ask your consulent why."),             "question"),
)
# fmt: on
NO_ADDRESS = {str(member): said for member, said, _ in WORDS if isinstance(member, NoAddress)}


def filters(language: Language) -> dict[str, Callable[..., object]]:
    return {"things": things, "where": lru_cache(KEPT)(partial(where, language))}


def things(values: list[str]) -> list[Bring]:
    """What to bring, as it is kept in an appointment."""
    return [Bring(value) for value in values]


def where(language: Language, place: str) -> Markup:
    """Where an appointment is. A place has a Dutch name; by video is said in one's own language."""
    if place not in NO_ADDRESS:
        return dutch(place)
    return escape(say(language, NO_ADDRESS[place]))
