"""Every enum member in words and a picture. Translators and designers start here."""

from enum import StrEnum
from functools import lru_cache, partial

from flask import Flask
from markupsafe import Markup, escape

from webapp.accounts.model import Language, Picture, Role
from webapp.agenda.model import Answer, AppointmentKind, Attendee, Bring, LessonKind, NoAddress
from webapp.budget.model import LineKind, LineStatus, Payer
from webapp.dossiers.model import BegeleidingKind
from webapp.formats import KEPT, dutch
from webapp.i18n import Text, ptext, say, text
from webapp.intake.model import LifeArea, Need, Where, Wish
from webapp.law.duo import ExamPart, ExamResult, Leerroute
from webapp.law.lbt import LbtExemption, LbtOutcome
from webapp.law.pvt import Missing
from webapp.law.welzijn import Level
from webapp.messages.model import CallAt, Talk
from webapp.pip.model import AgreementStatus, MainGoal, Party
from webapp.pvt.model import Attended, Kernwaarde, Place, SessionKind
from webapp.settling.model import Item
from webapp.visits.model import HowMet, Mood, Topic
from webapp.welzijn.model import Called, Did, Discussed, Domain, Outcome, Reason, Source, Stage

# fmt: off
WORDS: tuple[tuple[StrEnum, Text, str], ...] = (
    # member                        words                                          picture
    (Role.INBURGERAAR,               text("Participant"),                          "person"),
    (Role.BEGELEIDER,                text("Social guide"),                         "hands"),
    (Role.COORDINATOR,               text("Coordinator of the guides"),            "hands"),
    (Role.CONSULENT,                 text("Consulent of the municipality"),        "town-hall"),
    (Role.INCOME,                    text("Consulent for income"),                 "money"),
    (Role.BEHEERDER,                 text("Administrator"),                        "settings"),
    (Leerroute.B1,                   text("B1 route"),                             "book"),
    (Leerroute.ONDERWIJS,            text("Education route (Onderwijsroute)"),     "graduate"),
    (Leerroute.Z,                    text("Self-reliance route (Z-route)"),        "hands"),
    (MainGoal.WORK,                  ptext("main goal", "Work"),                   "work"),
    (MainGoal.EDUCATION,             ptext("main goal", "Study"),                  "graduate"),
    (MainGoal.PARTICIPATION,         ptext("main goal", "Taking part"),            "pvt"),
    (Party.INBURGERAAR,              ptext("who does it", "You"),                  "person"),
    (Party.BEGELEIDER,               ptext("who does it", "Your guide"),           "hands"),
    (Party.GEMEENTE,                 ptext("who does it", "The municipality"),     "town-hall"),
    (AgreementStatus.OPEN,           ptext("agreement", "To do"),                  "circle"),
    (AgreementStatus.BUSY,           ptext("agreement", "In progress"),            "half"),
    (AgreementStatus.DONE,           ptext("agreement", "Done"),                   "done"),
    (ExamPart.LE,                 text("Reading"),                              "book"),
    (ExamPart.LU,             text("Listening"),                            "speak"),
    (ExamPart.SC,             text("Writing"),                              "pen"),
    (ExamPart.SP,               text("Speaking"),                             "interpreter"),
    (ExamPart.KNM,                   text("Knowledge of Dutch society (KNM)"),     "globe"),
    (ExamResult.GESLAAGD,            ptext("exam", "Passed"),                      "done"),
    (ExamResult.GEZAKT,              ptext("exam", "Not passed yet"),              "half"),
    (ExamResult.GEEN,                ptext("exam", "No result"),                   "circle"),
    (AppointmentKind.TALK,           text("Talk with your consulent"),             "interpreter"),
    (AppointmentKind.PLAN_TALK,      text("Talk about your plan"),                 "plan"),
    (AppointmentKind.INTAKE,         text("First long talk (brede intake)"),       "interpreter"),
    (AppointmentKind.HOME_VISIT,     text("Home visit"),                           "home"),
    (AppointmentKind.SCHOOL_TALK,    text("Talk at your child's school"),          "child"),
    (AppointmentKind.TRAINING,       text("Training about money"),                 "training"),
    (LessonKind.LANGUAGE,            text("Language lesson"),                      "school"),
    (LessonKind.COURSE,              text("Course about work"),                    "training"),
    (LessonKind.WORK,                ptext("lesson", "Work"),                      "work"),
    (Answer.COMING,                  text("I am coming"),                          "check"),
    (Answer.CANNOT,                  text("I cannot come"),                        "cross"),
    (Answer.CALL_ME,                 text("Please call me"),                       "phone"),
    (Bring.ID_CARD,                  text("Your ID card or residence permit"),     "id-card"),
    (Bring.LETTERS,                  text("Your letters"),                         "letter"),
    (Bring.PHONE,                    text("Your phone"),                           "phone"),
    (Bring.CHILD,                    text("Your child may come too"),              "child"),
    (BegeleidingKind.BEGELEIDER,     text("Social guide"),                         "hands"),
    (BegeleidingKind.MAATJE,         text("Buddy"),                                "wave"),
    (Attendee.CONSULENT,             text("Consulent of the municipality"),        "town-hall"),
    (Attendee.BEGELEIDER,            text("Social guide"),                         "hands"),
    (Attendee.MAATJE,                text("Buddy"),                                "wave"),
    (Attendee.WMO_CONSULENT,         text("Consulent for care (Wmo)"),             "insurance"),
    (Attendee.TEACHER,               text("Teacher"),                              "school"),
    (Attendee.TRAINER,               text("Trainer"),                              "training"),
    (Attendee.INTERPRETER,           text("Interpreter"),                          "interpreter"),
    (NoAddress.HOME,                 text("At home"),                              "home"),
    (NoAddress.VIDEO,                text("By video"),                             "video"),
    (NoAddress.PHONE,                text("By phone"),                             "phone"),
    (LineKind.BIJSTAND,              text("Benefit (bijstand)"),                   "town-hall"),
    (LineKind.SINGLE_PARENT_ADDITION, text("Addition for a single parent"),              "child"),
    (LineKind.HUUR,                  text("Rent"),                                 "rent"),
    (LineKind.ENERGY,                text("Gas and electricity"),                  "energy"),
    (LineKind.WATER,                 text("Water"),                                "water"),
    (LineKind.HEALTH_INSURANCE,      text("Health insurance"),                     "insurance"),
    (LineKind.HUURTOESLAG,           text("Rent allowance (huurtoeslag)"),         "home"),
    (LineKind.ZORGTOESLAG,           text("Healthcare allowance (zorgtoeslag)"),   "insurance"),
    (LineKind.KINDGEBONDEN_BUDGET,   text("Money for children (kindgebonden budget)"), "family"),
    (LineKind.KINDERBIJSLAG,         text("Child benefit (kinderbijslag)"),        "child"),
    (LineKind.PHONE,                 ptext("cost", "Phone"),                       "phone"),
    (LineKind.INSURANCE,             text("Other insurance"),                      "insurance"),
    (LineKind.LOAN,                  text("Paying back a loan"),                   "bank"),
    (LineKind.TRANSPORT,             text("Bus, train or bike"),                   "bus"),
    (LineStatus.SETTLED,             ptext("line", "Done"),                        "done"),
    (LineStatus.APPLIED,             text("Comes later"),                          "later"),
    (LineStatus.FAILED,              text("Not paid yet"),                         "calm-problem"),
    (LineStatus.UNDECIDED,           text("Not decided yet"),                      "later"),
    (Payer.GEMEENTE,                 text("The municipality pays"),                "town-hall"),
    (Payer.SELF,                     text("You pay"),                              "person"),
    (Kernwaarde.VRIJHEID,            text("Freedom"),                              "bird"),
    (Kernwaarde.GELIJKWAARDIGHEID,   text("Equal worth"),                          "pvt"),
    (Kernwaarde.SOLIDARITEIT,        text("Solidarity"),                           "hands"),
    (Kernwaarde.PARTICIPATIE,        ptext("value", "Taking part"),                "wave"),
    (SessionKind.LESSON,             ptext("session", "Lesson"),                   "school"),
    (SessionKind.EXCURSION,          text("Excursion"),                            "walk-in"),
    (SessionKind.SIGNING,            text("Signing"),                              "signature"),
    (Attended.PRESENT,               text("You were there"),                       "done"),
    (Attended.LATE,                  text("You were there, later"),                "half"),
    (Attended.EXCUSED,               text("You told us you could not come"),       "circle"),
    (Attended.ABSENT,                text("You were not there"),                   "circle"),
    (Missing.HOURS,                  text("12 hours, the signing included"),   "clock"),
    (Missing.EXCURSION,              text("One excursion"),                        "walk-in"),
    (Missing.PLAN,                   text("PVT in your plan"),                     "plan"),
    (Place.PLACED,                   text("You have a place"),                     "done"),
    (Place.WAITING,                  text("You are on the waiting list"),          "later"),
    (Place.WITHDRAWN,                text("You are not coming"),                   "cross"),
    (Talk.CONSULENT,                 text("You and your consulent"),               "town-hall"),
    (Talk.BEGELEIDER,                text("You and your guide"),                   "hands"),
    (Talk.STAFF,                     text("Among colleagues"),                     "lock"),
    (CallAt.MORNING,                 text("In the morning"),                       "sun"),
    (CallAt.AFTERNOON,               text("In the afternoon"),                     "clock"),
    (Item.BANK,                      text("Bank account"),                         "bank"),
    (Item.DIGID,                     text("DigiD"),                                "id-card"),
    (Item.HEALTH_INSURANCE,          text("Health insurance"),                     "insurance"),
    (Item.DOCTOR,                    text("Family doctor (huisarts)"),             "insurance"),
    (Item.ENERGY,                    text("Gas and electricity"),                  "energy"),
    (Item.WATER,                     text("Water"),                                "water"),
    (Item.TOESLAGEN,                 text("Allowances (toeslagen)"),               "later"),
    (Item.SCHOOL,                    text("School for the children"),              "school"),
    (Item.DENTIST,                   text("Dentist"),                              "tooth"),
    (Item.LIBRARY,                   text("Library"),                              "book"),
    (HowMet.HOME,                    text("At home"),                              "home"),
    (HowMet.WALK_IN,                 text("Walk-in"),                              "walk-in"),
    (HowMet.PHONE,                   text("By phone"),                             "phone"),
    (HowMet.ELSEWHERE,               text("Somewhere else"),                       "place"),
    (Topic.POST,                     ptext("topic", "Letters"),                    "letter"),
    (Topic.MONEY,                    ptext("topic", "Money"),                      "money"),
    (Topic.HOME,                     ptext("topic", "The home"),                   "home"),
    (Topic.ENERGY,                   text("Gas and electricity"),                  "energy"),
    (Topic.HUISARTS,                 text("Family doctor (huisarts)"),             "insurance"),
    (Topic.CHILDREN,                 ptext("topic", "The children"),               "family"),
    (Topic.SCHOOL,                   ptext("topic", "School"),                     "school"),
    (Topic.LANGUAGE,                 ptext("topic", "Dutch language"),             "speak"),
    (Topic.WORK,                     ptext("topic", "Work"),                       "work"),
    (Topic.DIGID,                    text("DigiD"),                                "id-card"),
    (Topic.PEOPLE,                   ptext("topic", "Meeting people"),             "wave"),
    (Mood.GOOD,                      ptext("mood", "Good"),                        "face-good"),
    (Mood.SO_SO,                     ptext("mood", "Not bad, not good"),           "face-so-so"),
    (Mood.HEAVY,                     ptext("mood", "Heavy"),                       "face-heavy"),
    (Level.GOED,                     text("Goes well"),                            "sun"),
    (Level.LET_OP,                   text("Keep an eye on it"),                    "info"),
    (Level.ZORG,                     text("Concern"),                              "question"),
    (Level.DRINGEND,                 text("Urgent"),                               "calm-problem"),
    (Level.ACUUT,                    text("Acute: now"),                           "phone"),
    (Domain.GELD,                    text("Money and post"),                       "money"),
    (Domain.WERK,                    text("School and work"),                      "school"),
    (Domain.DAG,                     text("Day and sleep"),                        "moon"),
    (Domain.WONEN,                   text("House and neighbours"),                 "home"),
    (Domain.THUIS,                   text("Home and relationship"),                "family"),
    (Domain.GEEST,                   text("Sad or tense"),                         "calm-problem"),
    (Domain.LIJF,                    text("Body and doctor"),                      "insurance"),
    (Domain.MIDDEL,                  text("Drink, drugs or gambling"),             "circle"),
    (Domain.ZELF,                    text("Eating, washing, household"),           "food"),
    (Domain.NET,                     text("Alone or outside the group"),           "person"),
    (Domain.MEEDOEN,                 ptext("signaal", "Taking part"),              "wave"),
    (Domain.RECHT,                   text("Police or justice"),                    "id-card"),
    (Domain.KIND,                    text("Children"),                             "child"),
    (Domain.VEILIG,                  text("Unsafe, violence, abuse"),              "lock"),
    (Domain.HEREN,                   text("Family reunion and procedure"),         "document"),
    (Source.SEEN,                    text("I saw or heard it myself"),             "person"),
    (Source.HEARD,                   text("Somebody told me"),                     "speak"),
    (Discussed.YES,                  text("Yes, we talked about it"),              "check"),
    (Discussed.UNSAFE,               text("No, that was not safe"),                "lock"),
    (Discussed.LANGUAGE,             text("No, because of the language"),          "interpreter"),
    (Discussed.DID_NOT_DARE,         text("No, I did not dare to"),                "question"),
    (Called.EMERGENCY,               text("Danger now: police, ambulance, fire"),  "phone"),
    (Called.VEILIG_THUIS,            text("Violence at home (Veilig Thuis)"),      "home"),
    (Called.SUICIDE_PREVENTION,      text("Thoughts of suicide (113)"),            "speak"),
    (Called.DOCTOR,                  text("Family doctor of the person (huisarts)"),   "insurance"),
    (Called.COORDINATOR,             text("Your coordinator"),                     "hands"),
    (Stage.RECEIVED,                 ptext("signaal", "Received"),                 "letter"),
    (Stage.IN_CONSULTATION,          ptext("signaal", "Being discussed"),          "speak"),
    (Stage.ACTION,                   ptext("signaal", "Somebody is working on it"), "hands"),
    (Stage.REPORTED_BACK,            ptext("signaal", "Reported back"),            "back"),
    (Stage.CLOSED,                   ptext("signaal", "Closed"),                   "done"),
    (Outcome.TAKEN_UP,               ptext("signaal", "We have taken it up"),      "hands"),
    (Outcome.REFERRED,               ptext("signaal", "Other help is arranged"),   "next"),
    (Outcome.DISCUSSED,              ptext("signaal", "We talked about it"),       "speak"),
    (Outcome.NO_ACTION,              ptext("signaal", "Nothing has to be done"),   "circle"),
    (Reason.HELP_IS_THERE,           text("There is help already"),                "check"),
    (Reason.NOT_WANTED,              text("The person does not want it"),          "cross"),
    (Reason.ALREADY_KNOWN,           text("We knew it already"),                   "info"),
    (Reason.MISUNDERSTOOD,           text("It was a misunderstanding"),            "question"),
    (Did.CONSULTED,                  ptext("step", "Started to discuss it"),       "speak"),
    (Did.ACTED,                      ptext("step", "Started to work on it"),       "hands"),
    (Did.REPORTED_BACK,              ptext("step", "Reported back"),               "back"),
    (Did.CLOSED,                     ptext("step", "Closed it"),                   "done"),
    (Did.WEIGHED,                    ptext("step", "Chose another level"),         "half"),
    (Did.SHARED,                     ptext("step", "Shared it with the consulent"), "share"),
    (Did.STARTED_MELDCODE,           ptext("step", "Started the meldcode"),        "document"),
    (Did.ERASED,                     ptext("step", "Took the text away"),          "bin"),
    (Language.NL,                    ptext("language", "Dutch"),                   "interpreter"),
    (Language.AR,                    ptext("language", "Arabic"),                  "interpreter"),
    (Language.TI,                    ptext("language", "Tigrinya"),                "interpreter"),
    (Language.EN,                    ptext("language", "English"),                 "interpreter"),
    (Picture.CAT,                    text("Cat"),                                  "cat"),
    (Picture.FISH,                   text("Fish"),                                 "fish"),
    (Picture.BIRD,                   text("Bird"),                                 "bird"),
    (Picture.TURTLE,                 text("Turtle"),                               "turtle"),
    (Picture.BUTTERFLY,              text("Butterfly"),                            "butterfly"),
    (Picture.TREE,                   text("Tree"),                                 "tree"),
    (Picture.FLOWER,                 text("Flower"),                               "flower"),
    (Picture.BOAT,                   text("Boat"),                                 "boat"),
    (Picture.KITE,                   text("Kite"),                                 "kite"),
    (Picture.APPLE,                  text("Apple"),                                "apple"),
    (Picture.MOON,                   text("Moon"),                                 "moon"),
    (Picture.SUN,                    text("Sun"),                                  "sun"),
    (LifeArea.LANGUAGE,              ptext("life area", "Language and learning"),  "speak"),
    (LifeArea.DIPLOMAS,              ptext("life area", "School and diplomas"),    "graduate"),
    (LifeArea.WORK,                  ptext("life area", "Work"),                   "work"),
    (LifeArea.FAMILY,                ptext("life area", "Family and children"),    "family"),
    (LifeArea.HOME,                  ptext("life area", "The home"),               "home"),
    (LifeArea.MONEY,                 ptext("life area", "Money"),                  "money"),
    (LifeArea.HEALTH,                ptext("life area", "Health"),                 "insurance"),
    (LifeArea.PEOPLE,                ptext("life area", "People and free time"),   "wave"),
    (LifeArea.DIGITAL,               ptext("life area", "Phone and computer"),     "phone"),
    (LifeArea.TRAVEL,                ptext("life area", "Bike, bus and car"),      "bike"),
    (LifeArea.PAPERS,                ptext("life area", "Letters and papers"),     "letter"),
    (LifeArea.OWN_WISH,              ptext("life area", "What you want yourself"), "flag-goal"),
    (Need.MORE_TIME,                 ptext("need", "More time"),                   "clock"),
    (Need.BREAKS,                    ptext("need", "A break now and then"),        "pause"),
    (Need.SMALL_GROUP,               ptext("need", "A small group"),               "family"),
    (Need.NEAR_HOME,                 ptext("need", "A place near home"),           "place"),
    (Need.NO_STAIRS,                 ptext("need", "A place without stairs"),      "wheelchair"),
    (Need.FROM_HOME,                 ptext("need", "Taking part from home"),       "home"),
    (Need.HELP_ARRANGED,             ptext("need", "Help, and it is arranged"),    "hands"),
    (Wish.DUTCH,                     ptext("wish", "Learn Dutch"),                 "speak"),
    (Wish.WORK,                      ptext("wish", "Work"),                        "work"),
    (Wish.STUDY,                     ptext("wish", "Go to school"),                "school"),
    (Wish.DIPLOMA,                   ptext("wish", "Use my diploma"),              "graduate"),
    (Wish.PEOPLE,                    ptext("wish", "Meet people"),                 "wave"),
    (Wish.SPORT,                     ptext("wish", "Do sports"),                   "ball"),
    (Wish.HELP_OTHERS,               ptext("wish", "Help others"),                 "hands"),
    (Wish.CYCLE,                     ptext("wish", "Learn to cycle"),              "bike"),
    (Wish.DRIVE,                     ptext("wish", "Drive a car"),                 "car"),
    (Wish.CHILDREN,                  ptext("wish", "Help my children"),            "child"),
    (Wish.HOME,                      ptext("wish", "A nice home"),                 "home"),
    (Wish.COMPUTER,                  ptext("wish", "Use a computer"),              "document"),
    (LbtOutcome.REACHABLE,           ptext("LBT", "The B1 route looks possible"),  "next"),
    (LbtOutcome.NOT_REACHABLE,       ptext("LBT", "The B1 route looks too hard now"), "half"),
    (LbtOutcome.UNKNOWN,             ptext("LBT", "Not known"),                    "circle"),
    (LbtExemption.VISUAL,            ptext("desk", "Exempt: visual"),              "circle"),
    (LbtExemption.AUDITORY,          ptext("desk", "Exempt: auditory, cannot take it"), "circle"),
    (Where.AZC,                      ptext("desk", "At the AZC"),                  "place"),
    (Where.GEMEENTEHUIS,             ptext("desk", "At the gemeentehuis"),         "town-hall"),
    (Where.HOME,                     ptext("desk", "At the person's home"),        "home"),
    (Where.VIDEO,                    ptext("desk", "By video"),                    "video"),
    (Where.PHONE,                    ptext("desk", "By phone"),                    "phone"),
)
# fmt: on
NO_ADDRESS = {str(member): said for member, said, _ in WORDS if isinstance(member, NoAddress)}


def init_app(app: Flask) -> None:
    """Give each language's templates the filters `word` and `picture`."""
    for language, environment in app.extensions["environments"].items():
        icon = environment.globals["icon"]
        pictures = {key(member): icon(picture) for member, _, picture in WORDS}
        words = {key(member): escape(say(language, sentence)) for member, sentence, _ in WORDS}
        environment.filters["word"] = lambda member, words=words: words[key(member)]
        environment.filters["things"] = things
        environment.filters["topics"] = topics
        environment.filters["need"] = Need
        environment.filters["wish"] = Wish
        environment.filters["where"] = lru_cache(KEPT)(partial(where, language))
        environment.filters["picture"] = lambda member, drawn=pictures: drawn[key(member)]


def things(values: list[str]) -> list[Bring]:
    """What to bring, as it is kept in an appointment."""
    return [Bring(value) for value in values]


def topics(values: list[str]) -> list[Topic]:
    """What a visit was about, as it is kept in it."""
    return [Topic(value) for value in values]


def where(language: Language, place: str) -> Markup:
    """Where an appointment is. A place has a Dutch name; by video is said in one's own language."""
    if place not in NO_ADDRESS:
        return dutch(place)
    return escape(say(language, NO_ADDRESS[place]))


def key(member: StrEnum) -> tuple[type, str]:
    """StrEnum members of different enums with one value are equal; these keys are not."""
    return type(member), member.value
