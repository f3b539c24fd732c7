"""How far everybody in the demo world is: hours, exams, progress talks, MAP themes."""

from datetime import date

from webapp.demo.places import GREENHOUSE, SCHOOL
from webapp.demo.reports import Attempt, Record, Report
from webapp.law.duo import ExamPart, ExamResult
from webapp.plan.ledger.model import HoursKind

LANGUAGE, TAKING_PART = HoursKind.LANGUAGE, HoursKind.PARTICIPATION
INTAKE, PRACTICE = HoursKind.INTAKE_LANGUAGE, HoursKind.MAP_PRACTICE
DE_BRUG = SCHOOL.name

HOURS = (
    Report("Yonas", INTAKE, 12 * 60, date(2026, 6, 12), DE_BRUG),
    Report("Yonas", INTAKE, 18 * 60, date(2026, 7, 10), DE_BRUG),
    Report("Yonas", LANGUAGE, 40 * 60, date(2026, 8, 14), DE_BRUG),
    Report("Yonas", LANGUAGE, 32 * 60, date(2026, 8, 28), DE_BRUG),
    Report("Yonas", LANGUAGE, 24 * 60, date(2026, 9, 11), DE_BRUG),
    Report("Yonas", TAKING_PART, 8 * 60, date(2026, 8, 28), GREENHOUSE.name),
    Report("Yonas", TAKING_PART, 16 * 60, date(2026, 9, 11), GREENHOUSE.name),
    Report("Rania", LANGUAGE, 96 * 60, date(2026, 6, 26), DE_BRUG),
    Report("Rania", LANGUAGE, 72 * 60, date(2026, 7, 31), DE_BRUG),
    Report("Rania", LANGUAGE, 72 * 60, date(2026, 9, 11), DE_BRUG),
    Report("Omar", LANGUAGE, 70 * 60, date(2026, 6, 26), DE_BRUG),
    Report("Omar", LANGUAGE, 50 * 60, date(2026, 9, 9), DE_BRUG),
    Report("Selam", LANGUAGE, 57 * 60, date(2026, 6, 30), "Taalschool Oosterheem"),
    Report("Selam", PRACTICE, 7 * 60, date(2026, 8, 21), "Kringloopwinkel"),
    Report("Amal", LANGUAGE, 690, date(2026, 9, 4), "Taalschool Noord"),
    Report("Amal", TAKING_PART, 5 * 60, date(2026, 9, 4), "Buurttuin"),
)
EXAMS = (Attempt("Selam", ExamPart.LE, date(2026, 8, 27), ExamResult.GESLAAGD),)
TALKS = (
    ("Rania", date(2026, 7, 20)),
    ("Omar", date(2026, 7, 20)),
    ("Selam", date(2026, 6, 16)),
)
THEMES_DONE = (("Selam", "T03", date(2026, 7, 2)),)
RECORD = Record(HOURS, EXAMS, TALKS, THEMES_DONE)
