"""The words of a list of people."""

from webapp.screens.roster.model import View
from webapp.speech.i18n import ptext
from webapp.speech.words import Words

# fmt: off
WORDS: Words = (
    (View.MINE,     ptext("desk", "My people"),            "person"),
    (View.ALL,      ptext("desk", "Everybody"),            "family"),
    (View.NO_PLAN,  ptext("desk", "No plan yet"),          "plan"),
    (View.NOT_SEEN, ptext("desk", "Not seen for 30 days"), "home"),
    (View.NO_GUIDE, ptext("desk", "Without a guide"),      "hands"),
)
# fmt: on
