"""What its statuses and kinds are called, with a picture."""

from webapp.screens.board.model import Matter
from webapp.speech.i18n import ptext
from webapp.speech.words import Words

# fmt: off
WORDS: Words = (
    (Matter.PLAN,        ptext("desk", "Plan has to be ready"),       "plan"),
    (Matter.ONTZORGING,  ptext("desk", "Decide about ontzorgen"),     "money"),
    (Matter.TALK,        ptext("desk", "Progress talk"),              "interpreter"),
    (Matter.OBJECTION,   ptext("desk", "Objection possible until"),   "document"),
    (Matter.SWITCH,      ptext("desk", "Last day to change route"),   "flag-goal"),
    (Matter.TERM,        ptext("desk", "Term ends"),                  "clock"),
    (Matter.EXAM,        ptext("desk", "No free exam left: talk"),    "exam"),
    (Matter.MESSAGE,     ptext("desk", "Answer a message"),           "letter"),
    (Matter.NO_ANSWER,   ptext("desk", "Appointment without answer"), "question"),
    (Matter.CANNOT,      ptext("desk", "Cannot come, or: call me"),   "undo"),
    (Matter.MISSED,      ptext("desk", "Did not come: call"),         "phone"),
    (Matter.BEGELEIDING, ptext("desk", "Guidance ends"),              "hands"),
    (Matter.SIGNAAL,     ptext("desk", "Signal shared with you"),     "calm-problem"),
    (Matter.NOT_REACHED, ptext("desk", "Not reached: call"),          "phone"),
)
# fmt: on
