"""The PIPs of the demo world: what was fixed, and what everybody promised in it."""

from datetime import date

from webapp.demo.fix import Plan, Promise
from webapp.demo.places import SCHOOL
from webapp.law.duo import Alfabetisering, Leerroute, Niveau
from webapp.plan.pip.model import MainGoal, Party

GEMEENTE, BEGELEIDER = Party.GEMEENTE, Party.BEGELEIDER
PVT_BY = date(2026, 12, 1)
ALL_PAID_THEMSELVES = date(2026, 8, 9)

YONAS = Plan(
    "Yonas",
    date(2026, 7, 15),
    Leerroute.Z,
    None,
    MainGoal.PARTICIPATION,
    SCHOOL.name,
    (
        Promise("G03"),
        Promise("G12", due_on=PVT_BY),
        Promise("G28", done_on=date(2026, 5, 22)),
        Promise("G32", done_on=date(2026, 7, 27)),
        Promise("G40", due_on=date(2026, 9, 30), helper="Henk"),
        Promise("P01", GEMEENTE, due_on=date(2026, 8, 3), done_on=date(2026, 8, 3)),
        Promise("P02", GEMEENTE, done_on=date(2026, 8, 20)),
        Promise("P04", GEMEENTE, busy_from=date(2026, 5, 18)),
        Promise("P09", BEGELEIDER, due_on=date(2026, 9, 30)),
    ),
    Alfabetisering.AA,
)
RANIA = Plan(
    "Rania",
    date(2026, 4, 20),
    Leerroute.B1,
    Niveau.B1,
    MainGoal.WORK,
    SCHOOL.name,
    (
        Promise("G01"),
        Promise("G12", due_on=PVT_BY),
        Promise("G25", due_on=date(2026, 8, 1), done_on=date(2026, 8, 1)),
        Promise("G37", done_on=date(2026, 4, 21)),
        Promise("P01", GEMEENTE, due_on=date(2026, 4, 22), done_on=date(2026, 4, 22)),
        Promise("P04", GEMEENTE, busy_from=date(2026, 2, 9), done_on=ALL_PAID_THEMSELVES),
        Promise("P10", BEGELEIDER, due_on=date(2026, 9, 16)),
    ),
)
OMAR = Plan(
    "Omar",
    date(2026, 4, 20),
    Leerroute.B1,
    Niveau.B1,
    MainGoal.WORK,
    SCHOOL.name,
    (
        Promise("G03"),
        Promise("G12", due_on=PVT_BY),
        Promise("G16", due_on=date(2026, 10, 2), helper="Henk"),
        Promise("G26", done_on=date(2026, 8, 3)),
        Promise("P01", GEMEENTE, due_on=date(2026, 4, 22), done_on=date(2026, 4, 22)),
        Promise("P08", GEMEENTE, busy_from=date(2026, 9, 7)),
    ),
)
DAWIT = Plan(
    "Dawit",
    date(2026, 9, 29),
    Leerroute.ONDERWIJS,
    Niveau.B1,
    MainGoal.EDUCATION,
    None,
    (
        Promise("G22"),
        Promise("G29", helper="Henk"),
        Promise("G40", due_on=date(2026, 11, 30), helper="Henk"),
        Promise("P01", GEMEENTE, due_on=date(2026, 11, 2)),
        Promise("P05", GEMEENTE),
    ),
)
MARIAM = Plan(
    "Mariam",
    date(2026, 8, 10),
    Leerroute.B1,
    Niveau.B1,
    MainGoal.WORK,
    SCHOOL.name,
    (
        Promise("G05"),
        Promise("G12", due_on=PVT_BY),
        Promise("G24"),
        Promise("G28", done_on=date(2026, 6, 12)),
        Promise("G38", due_on=date(2026, 10, 1)),
        Promise("P01", GEMEENTE, due_on=date(2026, 10, 5)),
        Promise("P03", GEMEENTE, due_on=date(2026, 10, 5)),
        Promise("P04", GEMEENTE, busy_from=date(2026, 6, 1)),
    ),
)
SELAM = Plan(
    "Selam",
    date(2026, 3, 17),
    Leerroute.B1,
    Niveau.B1,
    MainGoal.EDUCATION,
    "Taalschool Oosterheem",
    (Promise("G21", due_on=date(2026, 10, 20)), Promise("G36", done_on=date(2026, 5, 6))),
)
AMAL = Plan(
    "Amal",
    date(2026, 6, 22),
    Leerroute.Z,
    None,
    MainGoal.PARTICIPATION,
    "Taalschool Noord",
    (Promise("G06"), Promise("G35", due_on=date(2026, 10, 12))),
    Alfabetisering.A,
)
PLANS = (YONAS, RANIA, OMAR, DAWIT, MARIAM, SELAM, AMAL)
