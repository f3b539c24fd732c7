"""What its statuses and kinds are called, with a picture."""

from webapp.courses.pvt.model import Attended, Kernwaarde, Place, SessionKind
from webapp.speech.i18n import ptext, text
from webapp.speech.words import Words

# fmt: off
WORDS: Words = (
    (Kernwaarde.VRIJHEID,          text("Freedom"),                             "bird"),
    (Kernwaarde.GELIJKWAARDIGHEID, text("Equal worth"),                         "pvt"),
    (Kernwaarde.SOLIDARITEIT,      text("Solidarity"),                          "hands"),
    (Kernwaarde.PARTICIPATIE,      ptext("value", "Taking part"),               "wave"),
    (SessionKind.LESSON,           ptext("session", "Lesson"),                  "school"),
    (SessionKind.EXCURSION,        text("Excursion"),                           "walk-in"),
    (SessionKind.SIGNING,          text("Signing"),                             "signature"),
    (Attended.PRESENT,             text("You were there"),                      "done"),
    (Attended.LATE,                text("You were there, later"),               "half"),
    (Attended.EXCUSED,             text("You told us you could not come"),      "circle"),
    (Attended.ABSENT,              text("You were not there"),                  "circle"),
    (Place.PLACED,                 text("You have a place"),                    "done"),
    (Place.WAITING,                text("You are on the waiting list"),         "later"),
    (Place.WITHDRAWN,              text("You are not coming"),                  "cross"),
)
# fmt: on
