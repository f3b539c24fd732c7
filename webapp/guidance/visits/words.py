"""What its statuses and kinds are called, with a picture."""

from collections.abc import Callable

from webapp.case.account import Language
from webapp.guidance.visits.model import HowMet, Mood, Topic
from webapp.speech.i18n import ptext, text
from webapp.speech.words import Words

# fmt: off
WORDS: Words = (
    (HowMet.HOME,      text("At home"),                             "home"),
    (HowMet.WALK_IN,   text("Walk-in"),                             "walk-in"),
    (HowMet.PHONE,     text("By phone"),                            "phone"),
    (HowMet.ELSEWHERE, text("Somewhere else"),                      "place"),
    (Topic.POST,       ptext("topic", "Letters"),                   "letter"),
    (Topic.MONEY,      ptext("topic", "Money"),                     "money"),
    (Topic.HOME,       ptext("topic", "The home"),                  "home"),
    (Topic.ENERGY,     text("Gas and electricity"),                 "energy"),
    (Topic.HUISARTS,   text("Family doctor (huisarts)"),            "insurance"),
    (Topic.CHILDREN,   ptext("topic", "The children"),              "family"),
    (Topic.SCHOOL,     ptext("topic", "School"),                    "school"),
    (Topic.LANGUAGE,   ptext("topic", "Dutch language"),            "letters"),
    (Topic.WORK,       ptext("topic", "Work"),                      "work"),
    (Topic.DIGID,      text("DigiD"),                               "id-card"),
    (Topic.PEOPLE,     ptext("topic", "Meeting people"),            "wave"),
    (Mood.GOOD,        ptext("mood", "Good"),                       "face-good"),
    (Mood.SO_SO,       ptext("mood", "Not bad, not good"),          "face-so-so"),
    (Mood.HEAVY,       ptext("mood", "Heavy"),                      "face-heavy"),
)
# fmt: on


def filters(language: Language) -> dict[str, Callable[[list[str]], object]]:
    return {"topics": topics}


def topics(values: list[str]) -> list[Topic]:
    """What a visit was about, as it is kept in it."""
    return [Topic(value) for value in values]
