"""What the law's own terms are called, with a picture."""

from webapp.law.completion import CulpableRefusal, DateRefusal
from webapp.law.duo import Alfabetisering, Doelgroep, ExamPart, ExamResult, Leerroute, Niveau
from webapp.law.keys import Unit
from webapp.law.lbt import LbtExemption, LbtOutcome
from webapp.law.pvt import Missing
from webapp.law.refusals import Caution, ChangeReason, Refusal
from webapp.law.welzijn import Level
from webapp.speech.i18n import ptext, text
from webapp.speech.words import Words

WORDS: Words = (
    (Leerroute.B1, text("B1 route"), "book"),
    (Leerroute.ONDERWIJS, text("Education route (Onderwijsroute)"), "graduate"),
    (Leerroute.Z, text("Self-reliance route (Z-route)"), "hands"),
    (ExamPart.LE, text("Reading"), "book"),
    (ExamPart.LU, text("Listening"), "speak"),
    (ExamPart.SC, text("Writing"), "pen"),
    (ExamPart.SP, text("Speaking"), "interpreter"),
    (ExamPart.KNM, text("Knowledge of Dutch society (KNM)"), "globe"),
    (ExamResult.GESLAAGD, ptext("exam", "Passed"), "done"),
    (ExamResult.GEZAKT, ptext("exam", "Not passed yet"), "half"),
    (ExamResult.GEEN, ptext("exam", "No result"), "circle"),
    (Doelgroep.ASIELSTATUSHOUDER, ptext("desk", "Asielstatushouder"), "id-card"),
    (Doelgroep.GEZINS_OVERIG, ptext("desk", "Family or other migrant"), "family"),
    (Niveau.A2, ptext("desk", "A2"), "book"),
    (Niveau.B1, ptext("desk", "B1"), "book"),
    (Alfabetisering.NVT, ptext("desk", "No literacy lessons"), "circle"),
    (Alfabetisering.A, ptext("desk", "Cannot read yet (A)"), "book"),
    (Alfabetisering.AA, ptext("desk", "Reads another script (AA)"), "book"),
    (Missing.HOURS, text("12 hours, the signing included"), "clock"),
    (Missing.EXCURSION, text("One excursion"), "walk-in"),
    (Missing.PLAN, text("PVT in your plan"), "plan"),
    (Level.GOED, text("Goes well"), "sun"),
    (Level.LET_OP, text("Keep an eye on it"), "info"),
    (Level.ZORG, text("Concern"), "question"),
    (Level.DRINGEND, text("Urgent"), "calm-problem"),
    (Level.ACUUT, text("Acute: now"), "phone"),
    (Unit.DAYS, ptext("desk", "days"), "clock"),
    (Unit.WORKING_DAYS, ptext("desk", "working days"), "clock"),
    (Unit.MONTHS, ptext("desk", "months"), "clock"),
    (Unit.YEARS, ptext("desk", "years"), "clock"),
    (Unit.HOURS, ptext("desk", "hours"), "clock"),
    (Unit.MINUTES, ptext("desk", "minutes"), "clock"),
    (Unit.TIMES, ptext("desk", "times"), "clock"),
    (Unit.CHOICE, ptext("desk", "choice"), "circle"),
    (ChangeReason.SWITCH, ptext("desk", "Another leerroute (schakelen)"), "book"),
    (ChangeReason.DOWNSCALE, ptext("desk", "Exams at A2 (afschalen)"), "exam"),
    (ChangeReason.MOVE, ptext("desk", "Moved from another gemeente"), "home"),
    (ChangeReason.OTHER, ptext("desk", "Something else"), "pen"),
    (
        Refusal.BEFORE_DUTY,
        ptext("desk", "DUO refuses this date: it is before the duty began."),
        "agenda",
    ),
    (
        Refusal.BEFORE_SETTLING,
        ptext("desk", "DUO refuses this date: it is before the person settled here."),
        "agenda",
    ),
    (
        Refusal.BEFORE_PREVIOUS,
        ptext("desk", "DUO refuses this date: it is before that of the former plan."),
        "agenda",
    ),
    (Refusal.IN_FUTURE, ptext("desk", "The date cannot be in the future."), "agenda"),
    (
        Refusal.ONDERWIJS_AT_A2,
        ptext("desk", "DUO takes no level A2 with the Onderwijsroute."),
        "graduate",
    ),
    (Refusal.Z_AT_B1, ptext("desk", "DUO takes no level B1 with the Z-route."), "hands"),
    (Refusal.FIRST_AT_A2, ptext("desk", "A first plan in the B1-route cannot be at A2."), "book"),
    (
        Refusal.TOO_FEW_HOURS,
        ptext("desk", "Level A2 needs more hours of lessons first (Besluit art. 5.5)."),
        "clock",
    ),
    (
        Refusal.NO_EFFORT,
        ptext("desk", "Level A2 needs effort that was shown (Besluit art. 5.5)."),
        "hands",
    ),
    (
        Refusal.A2_FROM_OTHER_ROUTE,
        ptext("desk", "Only who was in the B1-route can go to A2."),
        "book",
    ),
    (Refusal.NO_REASON, ptext("desk", "Please choose why the plan changes."), "pen"),
    (
        Refusal.ROUTE_KEPT_ON_MOVE,
        ptext("desk", "After a move the leerroute stays the same."),
        "home",
    ),
    (
        Refusal.SWITCH_TOO_LATE,
        ptext("desk", "The last day to change the leerroute has passed."),
        "agenda",
    ),
    (
        Refusal.SCHOOL_NOT_TST,
        ptext("desk", "This school has no keurmerk for the Onderwijsroute (TST)."),
        "school",
    ),
    (
        Refusal.ESTIMATE_NOT_ALLOWED,
        ptext("desk", "DUO takes hours only with the B1-route of asielstatushouders."),
        "clock",
    ),
    (Caution.AGE, ptext("desk", "At this age the Onderwijsroute needs a motivation."), "info"),
    (DateRefusal.IN_FUTURE, ptext("desk", "The date cannot be in the future."), "agenda"),
    (DateRefusal.BEFORE_TERM, ptext("desk", "DUO refuses a day before the term began."), "agenda"),
    (
        DateRefusal.AFTER_Z_ROUTE,
        ptext("desk", "DUO refuses a day after the Z-route was completed."),
        "agenda",
    ),
    (
        DateRefusal.PVT_NOT_DONE,
        ptext("desk", "First the PVT is signed, then the Z-route is completed."),
        "pvt",
    ),
    (
        DateRefusal.MAP_NOT_DONE,
        ptext("desk", "First the talk of the MAP, then the Z-route is completed."),
        "work",
    ),
    (CulpableRefusal.IN_TIME, ptext("desk", "It was in time: DUO does not ask for blame."), "info"),
    (CulpableRefusal.REQUIRED, ptext("desk", "The term has passed: DUO asks for blame."), "info"),
    (
        CulpableRefusal.TERM_NOT_PASSED,
        ptext("desk", "DUO takes yes only when the term has passed."),
        "info",
    ),
    (
        CulpableRefusal.TOO_EARLY,
        ptext("desk", "DUO takes no only in the last two months of the term."),
        "info",
    ),
    (LbtOutcome.REACHABLE, ptext("LBT", "The B1 route looks possible"), "next"),
    (LbtOutcome.NOT_REACHABLE, ptext("LBT", "The B1 route looks too hard now"), "half"),
    (LbtOutcome.UNKNOWN, ptext("LBT", "Not known"), "circle"),
    (LbtExemption.VISUAL, ptext("desk", "Exempt: visual"), "circle"),
    (LbtExemption.AUDITORY, ptext("desk", "Exempt: auditory, cannot take it"), "circle"),
)
