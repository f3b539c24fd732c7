"""The plans of the second world, and how far everybody is."""

from datetime import date

from tests.worlds.folk import LAST_OF_AUGUST, LIBRARY, SCHOOL
from webapp.demo.fix import Plan, Promise
from webapp.demo.reports import Attempt, Record, Report
from webapp.law.duo import Alfabetisering, ExamPart, ExamResult, Leerroute, Niveau
from webapp.plan.ledger.model import HoursKind
from webapp.plan.pip.model import MainGoal, Party

OPEN_UNTIL_SPRING = (
    Promise("G04"),
    Promise("G11", due_on=date(2027, 3, 28)),
    Promise("G39", done_on=date(2026, 8, 14)),
    Promise("P02", Party.GEMEENTE, busy_from=date(2026, 7, 6)),
)
TOGETHER = (
    Promise("G02"),
    Promise("G15", due_on=date(2026, 11, 1), helper="Anja"),
    Promise("G33", done_on=date(2026, 6, 5)),
    Promise("P07", Party.GEMEENTE, done_on=date(2026, 6, 8)),
    Promise("P09", Party.BEGELEIDER, busy_from=date(2026, 6, 1)),
)
Z, TAKING_PART = Leerroute.Z, MainGoal.PARTICIPATION
PLANS = (
    Plan(
        "Biniam",
        date(2026, 4, 10),
        Leerroute.B1,
        Niveau.B1,
        MainGoal.WORK,
        SCHOOL.name,
        (Promise("G01"), Promise("G38", done_on=date(2026, 5, 1))),
    ),
    Plan(
        "Biniam",
        LAST_OF_AUGUST,
        Leerroute.ONDERWIJS,
        Niveau.B1,
        MainGoal.EDUCATION,
        "ROC Waterland",
        OPEN_UNTIL_SPRING,
        number=2,
        reason="R01",
    ),
    Plan("Layla", date(2026, 5, 26), Z, None, TAKING_PART, SCHOOL.name, TOGETHER),
    Plan("Tarek", date(2026, 5, 27), Z, None, TAKING_PART, SCHOOL.name, TOGETHER),
    Plan(
        "Yared",
        date(2026, 11, 12),
        Leerroute.B1,
        Niveau.B1,
        MainGoal.WORK,
        None,
        (Promise("G07"), Promise("G19")),
    ),
    Plan(
        "Senait",
        date(2026, 5, 11),
        Z,
        None,
        TAKING_PART,
        SCHOOL.name,
        (Promise("G05"), Promise("G06"), Promise("P05", Party.GEMEENTE)),
        Alfabetisering.A,
    ),
    Plan(
        "Haben",
        date(2026, 4, 1),
        Z,
        None,
        MainGoal.WORK,
        "Taalhuis Rietveen",
        (Promise("G10"), Promise("G20", done_on=date(2026, 7, 7))),
    ),
    Plan(
        "Nour",
        date(2026, 6, 8),
        Leerroute.B1,
        Niveau.B1,
        MainGoal.EDUCATION,
        "Taalhuis Oost",
        (Promise("G09"), Promise("G35", done_on=date(2026, 8, 8))),
    ),
)
LANGUAGE, PARTICIPATION = HoursKind.LANGUAGE, HoursKind.PARTICIPATION
RECORD = Record(
    hours=(
        Report("Biniam", LANGUAGE, 181 * 60 + 30, date(2026, 7, 3), SCHOOL.name),
        Report("Layla", LANGUAGE, 45 * 60 + 15, date(2026, 7, 3), SCHOOL.name),
        Report("Layla", LANGUAGE, 45, date(2026, 9, 4), SCHOOL.name),
        Report("Layla", PARTICIPATION, 801 * 60, date(2026, 9, 4), LIBRARY.name),
        Report("Tarek", LANGUAGE, 31 * 60, date(2026, 7, 3), SCHOOL.name),
        Report("Tarek", HoursKind.MAP_PRACTICE, 2399, date(2026, 8, 28), "Fietsenmaker"),
        Report("Senait", LANGUAGE, 210 * 60, date(2026, 8, 28), SCHOOL.name),
        Report("Senait", HoursKind.INTAKE_LANGUAGE, 4 * 60, date(2026, 4, 24), SCHOOL.name),
        Report("Haben", LANGUAGE, 17 * 60, date(2026, 6, 1), "Taalhuis Rietveen"),
        Report("Nour", LANGUAGE, 23 * 60, date(2026, 9, 1), "Taalhuis Oost"),
    ),
    exams=(
        Attempt("Biniam", ExamPart.LE, date(2026, 6, 18), ExamResult.GESLAAGD),
        Attempt("Biniam", ExamPart.LU, date(2026, 6, 19), ExamResult.GEZAKT),
        Attempt("Biniam", ExamPart.LU, date(2026, 8, 20), ExamResult.GEEN),
        Attempt("Biniam", ExamPart.KNM, date(2026, 8, 21), ExamResult.GESLAAGD, None),
    ),
    talks=(("Biniam", date(2026, 7, 9)), ("Layla", date(2026, 8, 25))),
    themes=(("Tarek", "T01", date(2026, 7, 8)), ("Tarek", "T07", date(2026, 8, 5))),
)
