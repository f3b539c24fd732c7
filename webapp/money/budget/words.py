"""What its statuses and kinds are called, with a picture."""

from webapp.money.budget.model import LineKind, LineStatus, Payer
from webapp.speech.i18n import ptext, text
from webapp.speech.words import Words

# fmt: off
WORDS: Words = (
    (LineKind.BIJSTAND,               text("Benefit (bijstand)"),                  "town-hall"),
    (LineKind.SINGLE_PARENT_ADDITION, text("Addition for a single parent"),        "child"),
    (LineKind.HUUR,                   text("Rent"),                                "rent"),
    (LineKind.ENERGY,                 text("Gas and electricity"),                 "energy"),
    (LineKind.WATER,                  text("Water"),                               "water"),
    (LineKind.HEALTH_INSURANCE,       text("Health insurance"),                    "insurance"),
    (LineKind.HUURTOESLAG,            text("Rent allowance (huurtoeslag)"),        "home"),
    (LineKind.ZORGTOESLAG,            text("Healthcare allowance (zorgtoeslag)"),  "insurance"),
    (LineKind.KINDGEBONDEN_BUDGET,    text("Money for children (kindgebonden budget)"), "family"),
    (LineKind.KINDERBIJSLAG,          text("Child benefit (kinderbijslag)"),       "child"),
    (LineKind.PHONE,                  ptext("cost", "Phone"),                      "phone"),
    (LineKind.INSURANCE,              text("Other insurance"),                     "insurance"),
    (LineKind.LOAN,                   text("Paying back a loan"),                  "bank"),
    (LineKind.TRANSPORT,              text("Bus, train or bike"),                  "bus"),
    (LineStatus.SETTLED,              ptext("line", "Done"),                       "done"),
    (LineStatus.APPLIED,              text("Comes later"),                         "later"),
    (LineStatus.FAILED,               text("Not paid yet"),                        "calm-problem"),
    (LineStatus.UNDECIDED,            text("Not decided yet"),                     "later"),
    (Payer.GEMEENTE,                  text("The municipality pays"),               "town-hall"),
    (Payer.SELF,                      text("You pay"),                             "person"),
)
# fmt: on
