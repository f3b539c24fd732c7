"""What its statuses and kinds are called, with a picture."""

from webapp.plan.draft.model import Lacking
from webapp.plan.draft.model_sets import SetOfLines
from webapp.speech.i18n import ptext
from webapp.speech.words import Words

WORDS: Words = (
    (SetOfLines.FIRST_HALF_YEAR, ptext("desk", "The first half year"), "agenda"),
    (SetOfLines.B1_ROUTE, ptext("desk", "For the B1-route"), "book"),
    (SetOfLines.EDUCATION_ROUTE, ptext("desk", "For the Onderwijsroute"), "graduate"),
    (SetOfLines.Z_ROUTE, ptext("desk", "For the Z-route"), "hands"),
    (Lacking.DUO_DATE, ptext("desk", "The day of DUO's notice is not known yet."), "letter"),
    (Lacking.BRP_DATE, ptext("desk", "The day in the BRP is not known yet."), "home"),
    (Lacking.MOTIVATION, ptext("desk", "Please motivate the choice."), "pen"),
    (Lacking.INTAKE, ptext("desk", "The intake is not finished yet."), "interpreter"),
    (Lacking.LBT, ptext("desk", "The result of the LBT is not known yet."), "book"),
    (
        Lacking.OTHER_THAN_LBT,
        ptext("desk", "The LBT advises another route. Please tick that, and say why."),
        "book",
    ),
    (Lacking.AGREEMENTS, ptext("desk", "The plan has no agreements yet."), "plan"),
)
