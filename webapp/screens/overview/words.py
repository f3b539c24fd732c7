"""What its steps and clocks are called, with a picture."""

from webapp.screens.overview.model import Clock, Group, Step
from webapp.speech.i18n import ptext
from webapp.speech.words import Words

# fmt: off
WORDS: Words = (
    (Step.KOPPELING,      ptext("desk", "Koppeling"),                "next"),
    (Step.INTAKE,         ptext("desk", "Brede intake"),             "interpreter"),
    (Step.PLAN,           ptext("desk", "Plan (PIP)"),               "plan"),
    (Step.ROUTE,          ptext("desk", "Route"),                    "flag-goal"),
    (Step.END,            ptext("desk", "Finished"),                 "graduate"),
    (Clock.FIRST_CONTACT, ptext("desk", "First contact"),            "phone"),
    (Clock.ANSWER,        ptext("desk", "Answer a message"),         "letter"),
    (Clock.CALL,          ptext("desk", "Did not come: call"),       "phone"),
    (Clock.PLAN,          ptext("desk", "Plan has to be ready"),     "plan"),
    (Clock.OBJECTION,     ptext("desk", "Objection possible until"), "document"),
    (Clock.TALK,          ptext("desk", "Progress talk"),            "interpreter"),
    (Clock.SWITCH,        ptext("desk", "Last day to change route"), "flag-goal"),
    (Clock.TERM,          ptext("desk", "Term ends"),                "clock"),
    (Clock.ONTZORGING,    ptext("desk", "Decide about ontzorgen"),   "money"),
    (Clock.BEGELEIDING,   ptext("desk", "Guidance ends"),            "hands"),
    (Group.CONTACT,       ptext("desk", "Contact"),                  "phone"),
    (Group.PLAN,          ptext("desk", "Plan and route"),           "plan"),
    (Group.MONEY,         ptext("place", "Money"),                   "money"),
    (Group.HOURS,         ptext("desk", "Hours"),                    "clock"),
)
# fmt: on
