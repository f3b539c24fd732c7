"""What lists of accounts are called, and the languages that people speak."""

from webapp.case.spoken import Spoken
from webapp.people.staff.model import View
from webapp.speech.i18n import ptext
from webapp.speech.words import Words

# fmt: off
WORDS: Words = (
    (View.OPEN, ptext("desk", "Can come in"), "person"),
    (View.INVITED, ptext("desk", "Invited"), "letter"),
    (View.ENDING, ptext("desk", "Stops within 30 days"), "clock"),
    (View.SILENT, ptext("desk", "Not here for 60 days"), "clock"),
    (View.STOPPED, ptext("desk", "Stopped"), "lock"),
    (Spoken.ARABIC, ptext("desk", "Arabic"), "speak"),
    (Spoken.TIGRINYA, ptext("desk", "Tigrinya"), "speak"),
    (Spoken.DUTCH, ptext("desk", "Dutch"), "speak"),
    (Spoken.ENGLISH, ptext("desk", "English"), "speak"),
    (Spoken.AMHARIC, ptext("desk", "Amharic"), "speak"),
    (Spoken.ARMENIAN, ptext("desk", "Armenian"), "speak"),
    (Spoken.ALBANIAN, ptext("desk", "Albanian"), "speak"),
    (Spoken.AZERI, ptext("desk", "Azerbaijani"), "speak"),
    (Spoken.BERBER, ptext("desk", "Berber"), "speak"),
    (Spoken.CHINESE, ptext("desk", "Chinese"), "speak"),
    (Spoken.DARI, ptext("desk", "Dari"), "speak"),
    (Spoken.FRENCH, ptext("desk", "French"), "speak"),
    (Spoken.GEORGIAN, ptext("desk", "Georgian"), "speak"),
    (Spoken.KURMANJI, ptext("desk", "Kurdish (Kurmanji)"), "speak"),
    (Spoken.LINGALA, ptext("desk", "Lingala"), "speak"),
    (Spoken.OROMO, ptext("desk", "Oromo"), "speak"),
    (Spoken.PASHTO, ptext("desk", "Pashto"), "speak"),
    (Spoken.PERSIAN, ptext("desk", "Persian (Farsi)"), "speak"),
    (Spoken.POLISH, ptext("desk", "Polish"), "speak"),
    (Spoken.PORTUGUESE, ptext("desk", "Portuguese"), "speak"),
    (Spoken.RUSSIAN, ptext("desk", "Russian"), "speak"),
    (Spoken.SOMALI, ptext("desk", "Somali"), "speak"),
    (Spoken.SORANI, ptext("desk", "Kurdish (Sorani)"), "speak"),
    (Spoken.SPANISH, ptext("desk", "Spanish"), "speak"),
    (Spoken.SWAHILI, ptext("desk", "Swahili"), "speak"),
    (Spoken.TAMIL, ptext("desk", "Tamil"), "speak"),
    (Spoken.TURKISH, ptext("desk", "Turkish"), "speak"),
    (Spoken.UKRAINIAN, ptext("desk", "Ukrainian"), "speak"),
    (Spoken.URDU, ptext("desk", "Urdu"), "speak"),
    (Spoken.VIETNAMESE, ptext("desk", "Vietnamese"), "speak"),
)
# fmt: on
