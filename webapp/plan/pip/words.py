"""What its statuses and kinds are called, with a picture."""

from webapp.plan.pip.model import AgreementStatus, MainGoal, Party, PathStep, ThisWeek
from webapp.plan.pip.model_said import Opinion
from webapp.speech.i18n import ptext, text
from webapp.speech.words import Words

# fmt: off
WORDS: Words = (
    (MainGoal.WORK,          ptext("main goal", "Work"),                  "work"),
    (MainGoal.EDUCATION,     ptext("main goal", "Study"),                 "graduate"),
    (MainGoal.PARTICIPATION, ptext("main goal", "Taking part"),           "pvt"),
    (Party.INBURGERAAR,      ptext("who does it", "You"),                 "person"),
    (Party.BEGELEIDER,       ptext("who does it", "Your guide"),          "hands"),
    (Party.GEMEENTE,         ptext("who does it", "The municipality"),    "town-hall"),
    (PathStep.INTAKE,        ptext("path", "First long talk"),            "interpreter"),
    (PathStep.PLAN,          ptext("path", "Plan"),                       "plan"),
    (PathStep.LESSONS,       ptext("path", "Lessons"),                    "book"),
    (PathStep.TAKING_PART,   ptext("path", "Taking part"),                "hands"),
    (PathStep.PVT,           text("Participation declaration (PVT)"),     "pvt"),
    (PathStep.MAP,           text("Work and taking part (MAP)"),          "work"),
    (PathStep.EXAMS,         ptext("path", "Exams"),                      "exam"),
    (PathStep.LAST_TALK,     ptext("path", "Last talk with the municipality"), "town-hall"),
    (ThisWeek.YES,           ptext("this week", "Yes"),                   "check"),
    (ThisWeek.NO,            ptext("this week", "No"),                    "cross"),
    (Opinion.AGREED,         ptext("plan", "Agreed"),                     "check"),
    (Opinion.NOT_AGREED,     ptext("plan", "Not agreed"),                 "cross"),
    (AgreementStatus.OPEN,   ptext("agreement", "To do"),                 "circle"),
    (AgreementStatus.BUSY,   ptext("agreement", "In progress"),           "half"),
    (AgreementStatus.DONE,   ptext("agreement", "Done"),                  "done"),
)
# fmt: on
