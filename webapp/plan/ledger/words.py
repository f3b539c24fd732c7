"""What its statuses and kinds are called, with a picture."""

from webapp.plan.ledger.model import HoursKind
from webapp.speech.i18n import ptext
from webapp.speech.words import Words

# fmt: off
WORDS: Words = (
    (HoursKind.LANGUAGE,             ptext("desk", "Lessons of Dutch and KNM"),   "book"),
    (HoursKind.INTAKE_LANGUAGE,      ptext("desk", "Lessons in the brede intake"), "speak"),
    (HoursKind.PARTICIPATION,        ptext("desk", "Participation"),              "hands"),
    (HoursKind.INTAKE_PARTICIPATION, ptext("desk", "Participation in the brede intake"), "wave"),
    (HoursKind.MAP_PRACTICE,         ptext("desk", "Practice of the MAP"),        "work"),
)
# fmt: on
