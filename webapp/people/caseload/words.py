"""What follows from a fact, and how far somebody is, in words."""

from webapp.people.caseload.model import Step
from webapp.people.caseload.model_follows import Follows, Stands
from webapp.speech.i18n import ptext
from webapp.speech.words import Words

# fmt: off
WORDS: Words = (
    (Follows.AGE, ptext("desk", "Age"), "person"),
    (Follows.ONTZORGEN, ptext("desk", "Duty of ontzorgen until (Participatiewet 56a)"), "money"),
    (Follows.BEGELEIDING, ptext("desk", "Begeleiding by law (Wet inburgering 13)"), "hands"),
    (Follows.FREE_EXAMS, ptext("desk", "Free attempts for each part of the exam"), "exam"),
    (Follows.PARTICIPATION, ptext("desk", "Hours of participation in the Z-route"), "clock"),
    (Follows.INTENSITY, ptext("desk", "Hours of the route stand in the plan"), "plan"),
    (Follows.NORM, ptext("desk", "Norm of the bijstand"), "family"),
    (Follows.ADDRESS, ptext("desk", "The address can be read"), "home"),
    (Follows.NAMESAKE, ptext("desk", "Another dossier has this name and day of birth"), "person"),
    (Stands.YES, ptext("desk", "Yes"), "check"),
    (Stands.NO, ptext("desk", "No"), "cross"),
    (Stands.NOWHERE, ptext("desk", "Nowhere, also not in the history"), "lock"),
    (Step.KOPPELING, ptext("desk", "Koppeling"), "bus"),
    (Step.INTAKE, ptext("desk", "Intake"), "interpreter"),
    (Step.PLAN, ptext("desk", "Making the plan"), "plan"),
    (Step.ROUTE, ptext("desk", "On the route"), "book"),
)
# fmt: on
