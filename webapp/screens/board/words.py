"""What its statuses and kinds are called, with a picture."""

from webapp.screens.board.model import Deed, Matter, Topic, When
from webapp.screens.board.model_put_off import WhyLater
from webapp.speech.i18n import ptext, text
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
    (Matter.NOT_REACHED, ptext("desk", "Not reached by phone: call"), "phone"),
    (Topic.PLANS,        ptext("path", "Plan"),                       "plan"),
    (Topic.TALKS,        ptext("desk", "Talks"),                      "interpreter"),
    (Topic.APPOINTMENTS, ptext("desk", "Appointments"),               "agenda"),
    (Topic.MESSAGES,     text("Messages"),                            "letter"),
    (Topic.MONEY,        ptext("place", "Money"),                     "money"),
    (Topic.GUIDANCE,     ptext("desk", "Guidance"),                   "hands"),
    (Topic.SIGNALEN,     text("Signals"),                             "calm-problem"),
    (Topic.CALLS,        text("Call"),                                "phone"),
    (When.LATE,          ptext("desk", "Late"),                       "clock"),
    (When.TODAY,         ptext("place", "Today"),                     "today"),
    (When.WEEK,          ptext("desk", "This week"),                  "agenda"),
    (When.LATER,         ptext("desk", "Later"),                      "next"),
    (WhyLater.THEY_ANSWER, ptext("desk", "they will answer"),         "speak"),
    (WhyLater.OTHERS_ACT,  ptext("desk", "others act first"),         "town-hall"),
    (WhyLater.PLANNED,     ptext("desk", "it is planned"),            "agenda"),
    (WhyLater.AWAY,        ptext("desk", "they are away"),            "moon"),
    (WhyLater.NO_TIME,     ptext("desk", "there is no time now"),     "clock"),
    (Deed.ANSWER,        ptext("desk", "Answer it"),                  "letter"),
    (Deed.CALL,          text("Call"),                                "phone"),
    (Deed.CALL_LIST,     ptext("desk", "Call list"),                  "phone"),
    (Deed.FINISH,        ptext("desk", "Round it off"),               "hands"),
    (Deed.MOVE,          ptext("desk", "Move it"),                    "clock"),
    (Deed.NOTE_CONTACT,  text("Call"),                                "phone"),
    (Deed.OPEN_MONEY,    ptext("desk", "Open the money"),             "money"),
    (Deed.OPEN_PLAN,     ptext("desk", "Open the plan"),              "plan"),
    (Deed.OPEN_PROGRESS, ptext("desk", "Open progress"),              "exam"),
    (Deed.OPEN_SIGNAAL,  ptext("desk", "Open the signal"),            "calm-problem"),
    (Deed.PLAN_TALK,     text("Plan it"),                             "agenda"),
    (Deed.REPORT,        ptext("desk", "Write the report"),           "pen"),
)
# fmt: on
