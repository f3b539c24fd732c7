"""What its statuses and kinds are called, with a picture; and the picture of each sentence."""

from collections.abc import Callable

from webapp.case.account import Language
from webapp.contact.messages.model import CallAt, Talk
from webapp.speech.i18n import text
from webapp.speech.words import Words

# fmt: off
WORDS: Words = (
    (Talk.CONSULENT,   text("You and your consulent"),              "town-hall"),
    (Talk.BEGELEIDER,  text("You and your guide"),                  "hands"),
    (Talk.MAATJE,      text("You and your buddy"),                  "wave"),
    (Talk.STAFF,       text("Among colleagues"),                    "lock"),
    (Talk.COORDINATOR, text("Buddy and coordinator"),               "lock"),
    (CallAt.MORNING,   text("In the morning"),                      "sun"),
    (CallAt.AFTERNOON, text("In the afternoon"),                    "low-sun"),
)
# fmt: on
BY_PICTURE = {
    "money": "Q01",
    "school": "Q12 M16 M17",
    "no-school": "Q05 Q11",
    "plan": "Q02 M12 M13",
    "letter": "Q03 M08",
    "interpreter": "Q04 M09",
    "home": "Q06 M11",
    "hands": "Q07 M40",
    "search": "A01",
    "check": "A02 Q13",
    "phone": "Q09 A04 A05 M35 M36",
    "cross": "A03 Q14",
    "walk-in": "A06",
    "agenda": "M01 M03 M04",
    "question": "Q10 M06",
    "id-card": "M07",
    "flag-goal": "M14",
    "done": "M15",
    "exam": "M18 M20",
    "graduate": "M19",
    "bus": "M21 M22",
    "info": "M24",
    "signature": "M25",
    "rent": "M29",
    "clock": "M34",
    "person": "M38",
    "lock": "M39",
    "bin": "M99",
}
PICTURES = {id: picture for picture, ids in BY_PICTURE.items() for id in ids.split()}
"""The name of its picture, by the id of a sentence: where it is offered, and where it was said."""


def filters(language: Language) -> dict[str, Callable[[str], str]]:
    return {"sentence_picture": PICTURES.__getitem__}
