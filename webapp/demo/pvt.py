"""PVT in the demo world: a group for each language, and one elsewhere."""

from datetime import date, time

from webapp.case.account import Language
from webapp.courses.pvt.model import Attended, Kernwaarde, SessionKind
from webapp.demo.people import HERE, THERE
from webapp.demo.places import COUNCIL_HALL, GEMEENTEHUIS, GREENHOUSE, ZOETERMEER
from webapp.demo.series import Group, Meet

LESSON, EXCURSION, SIGNING = SessionKind.LESSON, SessionKind.EXCURSION, SessionKind.SIGNING
FREEDOM, EQUALITY = Kernwaarde.VRIJHEID, Kernwaarde.GELIJKWAARDIGHEID
SOLIDARITY, PARTICIPATION = Kernwaarde.SOLIDARITEIT, Kernwaarde.PARTICIPATIE
AFTERNOON = time(13), time(16)
THREE = time(15), time(16)

ARABIC = Group(
    HERE,
    Language.AR,
    ("Rania", "Omar", "Mariam"),
    (
        Meet("S01", date(2026, 9, 3), *AFTERNOON, GEMEENTEHUIS, FREEDOM),
        Meet("S02", date(2026, 9, 10), *AFTERNOON, GEMEENTEHUIS, EQUALITY),
        Meet("S03", date(2026, 9, 17), *AFTERNOON, GEMEENTEHUIS, SOLIDARITY),
        Meet(
            "S04",
            date(2026, 9, 24),
            time(10),
            time(12, 30),
            COUNCIL_HALL,
            PARTICIPATION,
            EXCURSION,
        ),
        Meet("S05", date(2026, 10, 1), *THREE, GEMEENTEHUIS, None, SIGNING),
    ),
)
TIGRINYA = Group(
    HERE,
    Language.TI,
    ("Yonas",),
    (
        Meet("S01", date(2026, 9, 1), *AFTERNOON, GEMEENTEHUIS, FREEDOM),
        Meet("S02", date(2026, 9, 8), *AFTERNOON, GEMEENTEHUIS, EQUALITY),
        Meet("S03", date(2026, 9, 15), *AFTERNOON, GEMEENTEHUIS, SOLIDARITY),
        Meet(
            "S06",
            date(2026, 9, 22),
            time(13),
            time(15, 30),
            GREENHOUSE,
            PARTICIPATION,
            EXCURSION,
        ),
        Meet("S05", date(2026, 9, 29), *THREE, GEMEENTEHUIS, None, SIGNING),
    ),
)
ELSEWHERE = Group(
    THERE,
    Language.TI,
    ("Selam",),
    (
        Meet("S02", date(2026, 9, 7), time(9, 30), time(12), ZOETERMEER, EQUALITY),
        Meet("S03", date(2026, 9, 21), time(9, 30), time(12), ZOETERMEER, SOLIDARITY),
    ),
    {("Selam", "S02"): (Attended.LATE, 110)},
)
GROUPS = (ARABIC, TIGRINYA, ELSEWHERE)
