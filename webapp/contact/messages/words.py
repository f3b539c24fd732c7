"""What its statuses and kinds are called, with a picture."""

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
    (CallAt.AFTERNOON, text("In the afternoon"),                    "clock"),
)
# fmt: on
