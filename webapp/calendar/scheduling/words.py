"""What its statuses and kinds are called, with a picture."""

from webapp.calendar.scheduling.model import ClashKind, Place
from webapp.speech.i18n import ptext
from webapp.speech.words import Words

# fmt: off
WORDS: Words = (
    (Place.GEMEENTEHUIS,       ptext("desk", "At the gemeentehuis"),        "town-hall"),
    (Place.HOME,               ptext("desk", "At the person's home"),       "home"),
    (Place.VIDEO,              ptext("desk", "By video"),                   "video"),
    (Place.PHONE,              ptext("desk", "By phone"),                   "phone"),
    (Place.ELSEWHERE,          ptext("desk", "Somewhere else"),             "place"),
    (ClashKind.HOLIDAY,        ptext("desk", "Public holiday"),             "flag-goal"),
    (ClashKind.WEEKEND,        ptext("desk", "Weekend"),                    "sun"),
    (ClashKind.SCHOOL_HOLIDAY, ptext("desk", "School holiday"),             "kite"),
    (ClashKind.LESSON,         ptext("desk", "Lesson or work"),             "school"),
    (ClashKind.PVT,            ptext("desk", "PVT meeting"),                "pvt"),
    (ClashKind.APPOINTMENT,    ptext("desk", "Another appointment of this person"), "agenda"),
    (ClashKind.WALK_IN,        ptext("desk", "Walk-in hour of the guides"), "walk-in"),
    (ClashKind.HOST,           ptext("desk", "Who invites is taken"),       "person"),
)
# fmt: on
