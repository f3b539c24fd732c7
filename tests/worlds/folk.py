"""Who lives and works in the second world."""

from datetime import date

from webapp.case.account import Language, Role
from webapp.case.dossier import BegeleidingKind, DateKind, HouseholdKind
from webapp.demo.places import Site
from webapp.demo.settle import Case, Guidance, Office, Person, Settlement
from webapp.law.duo import Doelgroep

IN, BE, CD, CO = Role.INBURGERAAR, Role.BEGELEIDER, Role.COORDINATOR, Role.CONSULENT
NL, AR, TI, EN = Language.NL, Language.AR, Language.TI, Language.EN
HERE, THERE, GUIDES = "Waterdam", "Rietveen", "Samen op weg"
TOWN_HALL = Site("Gemeentehuis Waterdam", "Damplein 4, 1111 AA Waterdam")
SCHOOL = Site("Taalschool De Sluis", "Sluisweg 9, 1111 AB Waterdam")
LIBRARY = Site("Bibliotheek", "Boekenlaan 2, 1111 AC Waterdam")
ELSEWHERE = Site("Stadskantoor Rietveen", "Rietplein 1, 2222 AA Rietveen")

PEOPLE = (
    Person("Biniam Haile", IN, TI, HERE),
    Person("Layla Darwish", IN, AR, HERE),
    Person("Tarek Darwish", IN, AR, HERE),
    Person("Yared Mehari", IN, EN, HERE),
    Person("Senait Weldu", IN, TI, HERE),
    Person("Kees", CO, NL, HERE, "010-000 02 01"),
    Person("Anja", BE, NL, GUIDES, "010-000 02 02"),
    Person("Marit", BE, NL, GUIDES, "010-000 02 03"),
    Person("Dineke", CD, NL, GUIDES, "010-000 02 04"),
    Person("Wout", Role.BEHEERDER, NL, HERE),
    Person("Jolanda", CO, NL, THERE, "010-000 02 05"),
    Person("Haben", IN, TI, THERE),
    Person("Nour", IN, AR, HERE),
    Person("Gijs", BE, NL, GUIDES, "010-000 02 06"),
)
REGISTERED, BIJSTAND, DUO = DateKind.REGISTERED, DateKind.BIJSTAND, DateKind.DUO_NOTICE
LAST_OF_JANUARY, LAST_OF_AUGUST = date(2026, 1, 31), date(2026, 8, 31)
DARWISH = {
    DateKind.KOPPELING: date(2026, 1, 15),
    REGISTERED: date(2026, 3, 2),
    BIJSTAND: date(2026, 3, 30),
    DUO: date(2026, 3, 6),
    DateKind.THIRD_PARTY_INFO: date(2026, 5, 14),
}
PARENT, COUPLE = HouseholdKind.SINGLE_PARENT, HouseholdKind.COUPLE
CASES = (
    Case(
        "Biniam",
        date(2004, 2, 29),
        "Haile",
        PARENT,
        "Kees",
        {REGISTERED: LAST_OF_JANUARY, BIJSTAND: LAST_OF_JANUARY, DUO: date(2026, 2, 6)},
    ),
    Case("Layla", date(1971, 12, 31), "Darwish", COUPLE, "Kees", DARWISH),
    Case("Tarek", date(1968, 7, 1), "Darwish", COUPLE, "Kees", DARWISH),
    Case(
        "Yared",
        date(1999, 3, 28),
        "Mehari",
        HouseholdKind.ALONE,
        "Kees",
        {REGISTERED: LAST_OF_AUGUST, BIJSTAND: LAST_OF_AUGUST, DUO: date(2026, 9, 4)},
    ),
    Case(
        "Senait",
        date(1990, 10, 25),
        "Weldu",
        COUPLE,
        "Kees",
        {REGISTERED: date(2026, 2, 28), DUO: date(2026, 3, 3)},
        Doelgroep.GEZINS_OVERIG,
    ),
    Case("Haben", date(1985, 5, 5), "of Haben", PARENT, "Jolanda", {REGISTERED: date(2026, 2, 2)}),
    Case("Nour", date(1995, 1, 1), "of Nour", COUPLE, "Kees", {REGISTERED: date(2026, 4, 1)}),
)
GUIDANCE = (
    Guidance("Gijs", "Biniam", LAST_OF_JANUARY, date(2026, 5, 4)),
    Guidance("Anja", "Biniam", date(2026, 5, 4)),
    Guidance("Anja", "Layla", date(2026, 3, 2)),
    Guidance("Anja", "Tarek", date(2026, 3, 2)),
    Guidance("Anja", "Yared", LAST_OF_AUGUST),
    Guidance("Marit", "Senait", date(2026, 4, 7), kind=BegeleidingKind.MAATJE),
)
SETTLEMENT = Settlement(
    (Office(HERE, "010-000 02 10", TOWN_HALL.address), Office(THERE, "010-000 02 11", "Rietplein")),
    Office(GUIDES, "010-000 02 12"),
    PEOPLE,
    CASES,
    GUIDANCE,
)
