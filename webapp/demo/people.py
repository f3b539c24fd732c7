"""Who lives and works in the demo world, who guides whom, and the days that count for each."""

from datetime import date

from webapp.case.account import Language, Role
from webapp.case.dossier import BegeleidingKind, DateKind, HouseholdKind
from webapp.demo.places import GEMEENTEHUIS, ZOETERMEER
from webapp.demo.settle import Away, Case, Guidance, Office, Person, Settlement

LANSINGERLAND = Office("Lansingerland", "010-000 01 10", GEMEENTEHUIS.address)
NEIGHBOUR = Office("Zoetermeer", "010-000 01 11", ZOETERMEER.address)
BEGELEIDING = Office("Begeleiding Lansingerland", "010-000 01 12")
SAMIR, SAMIR_PHONE = "Samir", "010-000 01 05"
"""The PVT trainer, who reads no dossier."""

IN, BE, CD, CO, BH = (
    Role.INBURGERAAR,
    Role.BEGELEIDER,
    Role.COORDINATOR,
    Role.CONSULENT,
    Role.BEHEERDER,
)
NL, AR, TI = Language.NL, Language.AR, Language.TI
HERE, THERE, GUIDES = LANSINGERLAND.name, NEIGHBOUR.name, BEGELEIDING.name

PEOPLE = (
    Person("Yonas Tesfay", IN, TI, HERE),
    Person("Rania Al-Khatib", IN, AR, HERE),
    Person("Omar Al-Khatib", IN, AR, HERE),
    Person("Dawit Gebremedhin", IN, TI, HERE),
    Person("Mariam Yusuf", IN, AR, HERE),
    Person("Petra", CO, NL, HERE, "010-000 01 01"),
    Person("Henk", BE, NL, GUIDES, "010-000 01 02"),
    Person("Ilse", BE, NL, GUIDES, "010-000 01 03"),
    Person("Fatima", CD, NL, GUIDES, "010-000 01 04"),
    Person("Els", CD, NL, GUIDES, "010-000 01 08"),
    Person("Wim", Role.MANAGER, NL, GUIDES),
    Person(SAMIR, Role.TRAINER, NL, HERE, SAMIR_PHONE),
    Person("Noor", BH, NL, HERE),
    Person("Karel", CO, NL, THERE, "010-000 01 06"),
    Person("Selam", IN, TI, THERE),
    Person("Amal", IN, AR, HERE),
    Person("Bram", BE, NL, GUIDES, "010-000 01 07"),
)

AL_KHATIB = {
    DateKind.REGISTERED: date(2026, 2, 9),
    DateKind.BIJSTAND: date(2026, 2, 9),
    DateKind.DUO_NOTICE: date(2026, 2, 16),
}
ALONE, PARENT, COUPLE = HouseholdKind.ALONE, HouseholdKind.SINGLE_PARENT, HouseholdKind.COUPLE
CASES = (
    Case(
        "Yonas",
        date(2000, 2, 14),
        "Tesfay",
        ALONE,
        "Petra",
        {
            DateKind.KOPPELING: date(2026, 1, 12),
            DateKind.REGISTERED: date(2026, 5, 18),
            DateKind.BIJSTAND: date(2026, 5, 18),
            DateKind.DUO_NOTICE: date(2026, 5, 20),
        },
    ),
    Case("Rania", date(1988, 5, 3), "Al-Khatib", COUPLE, "Petra", AL_KHATIB),
    Case("Omar", date(1985, 1, 21), "Al-Khatib", COUPLE, "Petra", AL_KHATIB),
    Case(
        "Dawit",
        date(2006, 11, 30),
        "Gebremedhin",
        ALONE,
        "Petra",
        {
            DateKind.REGISTERED: date(2026, 7, 20),
            DateKind.BIJSTAND: date(2026, 7, 27),
            DateKind.DUO_NOTICE: date(2026, 8, 3),
        },
    ),
    Case(
        "Mariam",
        date(1997, 8, 8),
        "Yusuf",
        PARENT,
        "Petra",
        {
            DateKind.REGISTERED: date(2026, 6, 1),
            DateKind.BIJSTAND: date(2026, 6, 1),
            DateKind.DUO_NOTICE: date(2026, 6, 8),
        },
    ),
    Case(
        "Selam",
        date(1993, 10, 17),
        "of Selam",
        PARENT,
        "Karel",
        {
            DateKind.REGISTERED: date(2026, 1, 5),
            DateKind.BIJSTAND: date(2026, 1, 5),
            DateKind.DUO_NOTICE: date(2026, 1, 9),
        },
    ),
    Case(
        "Amal",
        date(1979, 3, 25),
        "of Amal",
        ALONE,
        "Petra",
        {
            DateKind.REGISTERED: date(2026, 4, 13),
            DateKind.BIJSTAND: date(2026, 4, 13),
            DateKind.DUO_NOTICE: date(2026, 4, 17),
        },
    ),
)
GUIDANCE = (
    Guidance("Bram", "Yonas", date(2026, 5, 18), date(2026, 7, 1)),
    Guidance("Henk", "Yonas", date(2026, 7, 1)),
    Guidance("Henk", "Rania", date(2026, 2, 9)),
    Guidance("Henk", "Omar", date(2026, 2, 9)),
    Guidance("Henk", "Dawit", date(2026, 7, 20)),
    Guidance("Ilse", "Mariam", date(2026, 6, 15), kind=BegeleidingKind.MAATJE),
)
AWAY = (Away("Fatima", date(2026, 7, 27), date(2026, 8, 14), "Els"),)
SETTLEMENT = Settlement((LANSINGERLAND, NEIGHBOUR), BEGELEIDING, PEOPLE, CASES, GUIDANCE, AWAY)
