"""What its statuses and kinds are called, with a picture."""

from webapp.arrival.koppeling.model import FromCoa, Stage
from webapp.case.facts import HowTried
from webapp.speech.i18n import ptext
from webapp.speech.words import Words

# fmt: off
WORDS: Words = (
    (Stage.ON_THE_WAY,        ptext("desk", "no house yet"),               "later"),
    (Stage.HOUSED,            ptext("desk", "has a house"),                "home"),
    (Stage.PLAN_DUE,          ptext("desk", "the ten weeks run"),          "plan"),
    (HowTried.PHONE,          ptext("desk", "Telephone"),                  "phone"),
    (HowTried.VIDEO,          ptext("desk", "Video"),                      "video"),
    (HowTried.VISIT,          ptext("desk", "Visit"),                      "bus"),
    (HowTried.LETTER,         ptext("desk", "Letter"),                     "letter"),
    (HowTried.MESSAGE,        ptext("desk", "Message"),                    "bell"),
    (HowTried.THROUGH_AZC,    ptext("desk", "Through the AZC"),            "hands"),
    (FromCoa.LANGUAGE,        ptext("desk", "Language and interpreter"),   "interpreter"),
    (FromCoa.LITERACY,        ptext("desk", "Reading, and which letters"), "book"),
    (FromCoa.FAMILY,          ptext("desk", "Family and nareis"),          "family"),
    (FromCoa.EDUCATION,       ptext("desk", "School and diplomas (IDW)"),  "graduate"),
    (FromCoa.WORK,            ptext("desk", "Work so far"),                "work"),
    (FromCoa.VOORINBURGERING, ptext("desk", "Voorinburgering"),            "school"),
    (FromCoa.DIGID,           ptext("desk", "DigiD asked for"),            "lock"),
    (FromCoa.BANK,            ptext("desk", "Bank account"),               "bank"),
    (FromCoa.PHONE,           ptext("desk", "Telephone number"),           "phone"),
    (FromCoa.CHILDREN,        ptext("desk", "Children who go to school"),  "child"),
    (FromCoa.DEBTS,           ptext("desk", "Debts at COA"),               "money"),
    (FromCoa.CARE,            ptext("desk", "Care: who to call"),          "insurance"),
    (FromCoa.SAFETY,          ptext("desk", "Safety: heard by telephone"), "calm-problem"),
)
# fmt: on
