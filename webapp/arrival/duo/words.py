"""What its statuses and kinds are called, with a picture."""

from webapp.arrival.duo.model import DuoCode
from webapp.speech.i18n import ptext
from webapp.speech.words import Words

# fmt: off
WORDS: Words = (
    (DuoCode.SS101, ptext("desk", "Has the duty"),               "letter"),
    (DuoCode.SS139, ptext("desk", "Ten weeks have begun"),       "letter"),
    (DuoCode.SS120, ptext("desk", "Moved here without a plan"),  "letter"),
    (DuoCode.SS121, ptext("desk", "Moved here with a plan"),     "letter"),
    (DuoCode.SS137, ptext("desk", "LBT is booked"),              "letter"),
    (DuoCode.SS131, ptext("desk", "LBT has a result"),           "letter"),
    (DuoCode.SS102, ptext("desk", "Term has begun"),             "letter"),
    (DuoCode.SS103, ptext("desk", "Term has changed"),           "letter"),
    (DuoCode.SS104, ptext("desk", "Term has changed"),           "letter"),
    (DuoCode.SS130, ptext("desk", "Term has changed"),           "letter"),
    (DuoCode.SS199, ptext("desk", "Result of an exam"),          "letter"),
    (DuoCode.SS106, ptext("desk", "Diploma"),                    "letter"),
    (DuoCode.SS107, ptext("desk", "Vrijstelling or ontheffing"), "letter"),
    (DuoCode.SS108, ptext("desk", "Vrijstelling or ontheffing"), "letter"),
    (DuoCode.SS109, ptext("desk", "Vrijstelling for a time"),    "letter"),
    (DuoCode.SS129, ptext("desk", "Vrijstelling for a time"),    "letter"),
    (DuoCode.SS110, ptext("desk", "Duty has ended"),             "letter"),
    (DuoCode.SS111, ptext("desk", "Duty has ended"),             "letter"),
    (DuoCode.SS124, ptext("desk", "Group has changed"),          "letter"),
    (DuoCode.SS125, ptext("desk", "Group has changed"),          "letter"),
    (DuoCode.SS128, ptext("desk", "AOW within six months"),      "letter"),
)
# fmt: on
