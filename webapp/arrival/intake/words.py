"""What its statuses and kinds are called, with a picture."""

from collections.abc import Callable

from webapp.arrival.intake.model import Around, LifeArea, Need, Where, Wish
from webapp.case.account import Language
from webapp.speech.i18n import ptext
from webapp.speech.words import Words

# fmt: off
WORDS: Words = (
    (LifeArea.LANGUAGE,  ptext("life area", "Language and learning"), "letters"),
    (LifeArea.DIPLOMAS,  ptext("life area", "School and diplomas"),   "graduate"),
    (LifeArea.WORK,      ptext("life area", "Work"),                  "work"),
    (LifeArea.FAMILY,    ptext("life area", "Family and children"),   "family"),
    (LifeArea.HOME,      ptext("life area", "The home"),              "home"),
    (LifeArea.MONEY,     ptext("life area", "Money"),                 "money"),
    (LifeArea.HEALTH,    ptext("life area", "Health"),                "insurance"),
    (LifeArea.PEOPLE,    ptext("life area", "People and free time"),  "wave"),
    (LifeArea.DIGITAL,   ptext("life area", "Phone and computer"),    "phone"),
    (LifeArea.TRAVEL,    ptext("life area", "Bike, bus and car"),     "bike"),
    (LifeArea.PAPERS,    ptext("life area", "Letters and papers"),    "letter"),
    (LifeArea.OWN_WISH,  ptext("life area", "What you want yourself"), "flag-goal"),
    (Around.ALONE,       ptext("desk", "The right to talk alone"),    "lock"),
    (Around.TIME,        ptext("desk", "Time for the intake"),        "clock"),
    (Need.MORE_TIME,     ptext("need", "More time"),                  "clock"),
    (Need.BREAKS,        ptext("need", "A break now and then"),       "pause"),
    (Need.SMALL_GROUP,   ptext("need", "A small group"),              "family"),
    (Need.NEAR_HOME,     ptext("need", "A place near home"),          "place"),
    (Need.NO_STAIRS,     ptext("need", "A place without stairs"),     "wheelchair"),
    (Need.FROM_HOME,     ptext("need", "Taking part from home"),      "home"),
    (Need.HELP_ARRANGED, ptext("need", "Help, and it is arranged"),   "hands"),
    (Wish.DUTCH,         ptext("wish", "Learn Dutch"),                "letters"),
    (Wish.WORK,          ptext("wish", "Work"),                       "work"),
    (Wish.STUDY,         ptext("wish", "Go to school"),               "school"),
    (Wish.DIPLOMA,       ptext("wish", "Use my diploma"),             "graduate"),
    (Wish.PEOPLE,        ptext("wish", "Meet people"),                "wave"),
    (Wish.SPORT,         ptext("wish", "Do sports"),                  "ball"),
    (Wish.HELP_OTHERS,   ptext("wish", "Help others"),                "hands"),
    (Wish.CYCLE,         ptext("wish", "Learn to cycle"),             "bike"),
    (Wish.DRIVE,         ptext("wish", "Drive a car"),                "car"),
    (Wish.CHILDREN,      ptext("wish", "Help my children"),           "child"),
    (Wish.HOME,          ptext("wish", "A nice home"),                "home"),
    (Wish.COMPUTER,      ptext("wish", "Use a computer"),             "document"),
    (Where.AZC,          ptext("desk", "At the AZC"),                 "place"),
    (Where.GEMEENTEHUIS, ptext("desk", "At the gemeentehuis"),        "town-hall"),
    (Where.HOME,         ptext("desk", "At the person's home"),       "home"),
    (Where.VIDEO,        ptext("desk", "By video"),                   "video"),
    (Where.PHONE,        ptext("desk", "By phone"),                   "phone"),
)
# fmt: on


def filters(language: Language) -> dict[str, Callable[[str], object]]:
    return {"need": Need, "wish": Wish}
