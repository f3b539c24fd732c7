"""What its statuses and kinds are called, with a picture."""

from webapp.guidance.onboarding.model import Item
from webapp.speech.i18n import text
from webapp.speech.words import Words

# fmt: off
WORDS: Words = (
    (Item.BANK,             text("Bank account"),                        "bank"),
    (Item.DIGID,            text("DigiD"),                               "id-card"),
    (Item.HEALTH_INSURANCE, text("Health insurance"),                    "insurance"),
    (Item.DOCTOR,           text("Family doctor (huisarts)"),            "insurance"),
    (Item.ENERGY,           text("Gas and electricity"),                 "energy"),
    (Item.WATER,            text("Water"),                               "water"),
    (Item.TOESLAGEN,        text("Allowances (toeslagen)"),              "later"),
    (Item.SCHOOL,           text("School for the children"),             "school"),
    (Item.DENTIST,          text("Dentist"),                             "tooth"),
    (Item.LIBRARY,          text("Library"),                             "book"),
)
# fmt: on
