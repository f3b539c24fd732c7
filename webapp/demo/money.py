"""The money of the demo world: which household has which amounts, from which month on."""

from datetime import date

from webapp.demo.ledger import BackPayment, Budget, Toeslag, months_of
from webapp.money.budget.model import LineKind, Outcome, Variant

HUURTOESLAG, ZORGTOESLAG = LineKind.HUURTOESLAG, LineKind.ZORGTOESLAG
KINDGEBONDEN, KINDERBIJSLAG = LineKind.KINDGEBONDEN_BUDGET, LineKind.KINDERBIJSLAG
AUGUST = date(2026, 8, 1)

YONAS = Budget(
    who="Yonas",
    months=months_of(2026, 5, 9),
    bijstand=133142,
    reserve=7008,
    fixed=(
        (LineKind.HUUR, 65500),
        (LineKind.ENERGY, 11000),
        (LineKind.WATER, 1200),
        (LineKind.HEALTH_INSURANCE, 15900),
    ),
    toeslagen=(
        Toeslag(HUURTOESLAG, 37400, date(2026, 5, 22), date(2026, 7, 1)),
        Toeslag(ZORGTOESLAG, 12900, date(2026, 5, 22), date(2026, 7, 1)),
    ),
    own=(
        (LineKind.PHONE, 1500),
        (LineKind.INSURANCE, 1200),
        (LineKind.LOAN, 5000),
        (LineKind.TRANSPORT, 5000),
    ),
    own_from=date(2026, 7, 1),
    back_payments=(
        BackPayment((HUURTOESLAG, 37400), date(2026, 6, 1), date(2026, 8, 20)),
        BackPayment((ZORGTOESLAG, 12900), date(2026, 6, 1), date(2026, 8, 20)),
    ),
)
AL_KHATIB = Budget(
    who="Rania",
    months=months_of(2026, 2, 9),
    bijstand=190202,
    reserve=10011,
    fixed=(
        (LineKind.HUUR, 78000),
        (LineKind.ENERGY, 19000),
        (LineKind.WATER, 2400),
        (LineKind.HEALTH_INSURANCE, 31800),
    ),
    toeslagen=(
        Toeslag(HUURTOESLAG, 46700, date(2026, 2, 9), date(2026, 3, 1)),
        Toeslag(ZORGTOESLAG, 24600, date(2026, 2, 9), date(2026, 3, 1)),
        Toeslag(KINDGEBONDEN, 43000, date(2026, 2, 9), date(2026, 3, 1)),
        Toeslag(KINDERBIJSLAG, 63429, date(2026, 2, 9), date(2026, 3, 1)),
    ),
    own=(
        (LineKind.PHONE, 3000),
        (LineKind.INSURANCE, 2500),
        (LineKind.LOAN, 6000),
        (LineKind.TRANSPORT, 11000),
    ),
    own_from=date(2026, 3, 1),
    steps={
        LineKind.HEALTH_INSURANCE: date(2026, 6, 1),
        LineKind.HUUR: AUGUST,
        LineKind.ENERGY: AUGUST,
        LineKind.WATER: AUGUST,
    },
    ended_on=date(2026, 8, 9),
    outcome=Outcome.BEEINDIGD,
)
MARIAM = Budget(
    who="Mariam",
    months=months_of(2026, 6, 9),
    bijstand=133142,
    reserve=7008,
    fixed=(
        (LineKind.HUUR, 61000),
        (LineKind.ENERGY, 12000),
        (LineKind.WATER, 1200),
        (LineKind.HEALTH_INSURANCE, 15900),
    ),
    toeslagen=(
        Toeslag(HUURTOESLAG, 36800, date(2026, 6, 12), AUGUST),
        Toeslag(ZORGTOESLAG, 12900, date(2026, 6, 12), AUGUST),
        Toeslag(KINDGEBONDEN, 21500, date(2026, 6, 12), None),
    ),
    undecided=(LineKind.SINGLE_PARENT_ADDITION,),
)
SELAM = Budget(
    who="Selam",
    months=months_of(2026, 4, 4),
    bijstand=82414,
    reserve=4338,
    fixed=((LineKind.HUUR, 28700), (LineKind.HEALTH_INSURANCE, 14800)),
    own=((LineKind.PHONE, 900),),
    own_from=date(2026, 4, 1),
    variant=Variant.PARTIAL,
    ended_on=date(2026, 6, 2),
    outcome=Outcome.AFGEBOUWD,
)
AMAL = Budget(
    who="Amal",
    months=months_of(2026, 7, 7),
    bijstand=95101,
    reserve=5006,
    fixed=((LineKind.HUUR, 33300), (LineKind.ENERGY, 7700)),
    variant=Variant.GUIDANCE_ONLY,
    steps={LineKind.HUUR: date(2026, 4, 13), LineKind.ENERGY: date(2026, 4, 13)},
)
BUDGETS = (YONAS, AL_KHATIB, MARIAM, SELAM, AMAL)
