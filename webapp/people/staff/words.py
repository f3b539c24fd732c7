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
    (Spoken.ARABIC, ptext("language", "Arabic"), "speak"),
    (Spoken.TIGRINYA, ptext("language", "Tigrinya"), "speak"),
    (Spoken.DUTCH, ptext("language", "Dutch"), "speak"),
    (Spoken.ENGLISH, ptext("language", "English"), "speak"),
    (Spoken.AMHARIC, ptext("language", "Amharic"), "speak"),
    (Spoken.ARMENIAN, ptext("language", "Armenian"), "speak"),
    (Spoken.ALBANIAN, ptext("language", "Albanian"), "speak"),
    (Spoken.AZERI, ptext("language", "Azerbaijani"), "speak"),
    (Spoken.BERBER, ptext("language", "Berber"), "speak"),
    (Spoken.CHINESE, ptext("language", "Chinese"), "speak"),
    (Spoken.DARI, ptext("language", "Dari"), "speak"),
    (Spoken.FRENCH, ptext("language", "French"), "speak"),
    (Spoken.GEORGIAN, ptext("language", "Georgian"), "speak"),
    (Spoken.KURMANJI, ptext("language", "Kurdish (Kurmanji)"), "speak"),
    (Spoken.LINGALA, ptext("language", "Lingala"), "speak"),
    (Spoken.OROMO, ptext("language", "Oromo"), "speak"),
    (Spoken.PASHTO, ptext("language", "Pashto"), "speak"),
    (Spoken.PERSIAN, ptext("language", "Persian (Farsi)"), "speak"),
    (Spoken.POLISH, ptext("language", "Polish"), "speak"),
    (Spoken.PORTUGUESE, ptext("language", "Portuguese"), "speak"),
    (Spoken.RUSSIAN, ptext("language", "Russian"), "speak"),
    (Spoken.SOMALI, ptext("language", "Somali"), "speak"),
    (Spoken.SORANI, ptext("language", "Kurdish (Sorani)"), "speak"),
    (Spoken.SPANISH, ptext("language", "Spanish"), "speak"),
    (Spoken.SWAHILI, ptext("language", "Swahili"), "speak"),
    (Spoken.TAMIL, ptext("language", "Tamil"), "speak"),
    (Spoken.TURKISH, ptext("language", "Turkish"), "speak"),
    (Spoken.UKRAINIAN, ptext("language", "Ukrainian"), "speak"),
    (Spoken.URDU, ptext("language", "Urdu"), "speak"),
    (Spoken.VIETNAMESE, ptext("language", "Vietnamese"), "speak"),
)
# fmt: on
