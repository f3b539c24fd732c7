"""What is gone through before a begeleiding ends, in words."""

from webapp.guidance.clients.model_farewell import Check
from webapp.speech.i18n import ptext
from webapp.speech.words import Words

# fmt: off
WORDS: Words = (
    (Check.WHOM_TO_CALL,    ptext("desk", "They know whom to call from now on"),        "phone"),
    (Check.PAPERS,          ptext("desk", "They have their letters and papers"),        "document"),
    (Check.PROMISES,        ptext("desk", "What was promised is done or handed on"),    "check"),
    (Check.PEOPLE_AROUND,   ptext("desk", "They know a maatje, club or neighbour"),     "family"),
    (Check.CONSULENT_KNOWS, ptext("desk", "The consulent knows how it stands"),         "hands"),
)
# fmt: on
