"""What people, languages, households and the days that count are called, with a picture."""

from webapp.case.account import Language, Picture, Role
from webapp.case.contract import Assignment
from webapp.case.dossier import BegeleidingKind, CloseReason, DateKind, HouseholdKind, Script
from webapp.speech.i18n import ptext, text
from webapp.speech.words import Words

# fmt: off
WORDS: Words = (
    (Role.INBURGERAAR,            text("Participant"),                         "person"),
    (Role.BEGELEIDER,             text("Social guide"),                        "hands"),
    (Role.COORDINATOR,            text("Coordinator of the guides"),           "hands"),
    (Role.CONSULENT,              text("Consulent of the municipality"),       "town-hall"),
    (Role.INCOME,                 text("Consulent for income"),                "money"),
    (Role.TRAINER,                ptext("desk", "Trainer"),                             "school"),
    (Role.BEHEERDER,              text("Administrator"),                       "settings"),
    (Role.MANAGER,                ptext("desk", "Manager of the guides"),             "town-hall"),
    (Language.NL,                 ptext("language", "Dutch"),                  "interpreter"),
    (Language.AR,                 ptext("language", "Arabic"),                 "interpreter"),
    (Language.TI,                 ptext("language", "Tigrinya"),               "interpreter"),
    (Language.EN,                 ptext("language", "English"),                "interpreter"),
    (Picture.CAT,                 text("Cat"),                                 "cat"),
    (Picture.FISH,                text("Fish"),                                "fish"),
    (Picture.BIRD,                text("Bird"),                                "bird"),
    (Picture.TURTLE,              text("Turtle"),                              "turtle"),
    (Picture.BUTTERFLY,           text("Butterfly"),                           "butterfly"),
    (Picture.TREE,                text("Tree"),                                "tree"),
    (Picture.FLOWER,              text("Flower"),                              "flower"),
    (Picture.BOAT,                text("Boat"),                                "boat"),
    (Picture.KITE,                text("Kite"),                                "kite"),
    (Picture.APPLE,               text("Apple"),                               "apple"),
    (Picture.MOON,                text("Moon"),                                "moon"),
    (Picture.SUN,                 text("Sun"),                                 "sun"),
    (BegeleidingKind.BEGELEIDER,  text("Social guide"),                        "hands"),
    (BegeleidingKind.MAATJE,      text("Buddy"),                               "wave"),
    (Assignment.BEGELEIDING,      ptext("desk", "Social guidance"), "hands"),
    (Assignment.MAATJES,          ptext("desk", "Buddies (tandem)"),           "wave"),
    (Assignment.SIGNALEN,         ptext("desk", "Watching over wellbeing (signalen)"), "bell"),
    (DateKind.KOPPELING,          ptext("desk", "Koppeling"),                  "next"),
    (DateKind.REGISTERED,         ptext("desk", "Registered in the BRP"),      "home"),
    (DateKind.BIJSTAND,           ptext("desk", "Right to bijstand"),          "money"),
    (DateKind.DUO_NOTICE,         ptext("desk", "Notice of DUO"),              "letter"),
    (DateKind.TEN_WEEKS,          ptext("desk", "Ten weeks begin, says DUO"),  "clock"),
    (DateKind.THIRD_PARTY_INFO,   ptext("desk", "Information of others came"), "document"),
    (HouseholdKind.ALONE,         ptext("desk", "Alone"),                      "person"),
    (HouseholdKind.SINGLE_PARENT, ptext("desk", "Parent alone"),               "child"),
    (HouseholdKind.COUPLE,        ptext("desk", "With a partner"),             "family"),
    (Script.LATIN,                ptext("desk", "Latin letters"),              "pen"),
    (Script.ARABIC,               ptext("desk", "Arabic letters"),             "pen"),
    (Script.GEEZ,                 ptext("desk", "Ge'ez letters"),              "pen"),
    (Script.NONE,                 ptext("desk", "Does not read yet"),          "speak"),
    (CloseReason.MOVED,           ptext("desk", "Moved to another gemeente"),  "next"),
    (CloseReason.FINISHED,        ptext("desk", "Inburgering is finished"),    "done"),
    (CloseReason.OTHER,           ptext("desk", "Another reason"),             "question"),
)
# fmt: on
