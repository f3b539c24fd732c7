"""The money of the second world: a failed bill, a corrected month, and a start on the 31st."""

from datetime import date

from sqlalchemy.orm import Session

from webapp.demo.ledger import BackPayment, Budget, Toeslag, line, months_of, write_money
from webapp.demo.moment import Moment
from webapp.demo.settle import People
from webapp.money.budget.model import (
    BudgetLine,
    BudgetMonth,
    LineKind,
    LineStatus,
    MonthStatus,
    Outcome,
    Payer,
    Variant,
)

HUUR, ENERGY, WATER = LineKind.HUUR, LineKind.ENERGY, LineKind.WATER
INSURED, HUURTOESLAG = LineKind.HEALTH_INSURANCE, LineKind.HUURTOESLAG
MARCH = date(2026, 3, 1)

BINIAM = Budget(
    who="Biniam",
    months=months_of(2026, 1, 9),
    bijstand=133143,
    reserve=7007,
    fixed=((HUUR, 50001), (ENERGY, 9999), (INSURED, 16050)),
    toeslagen=(
        Toeslag(HUURTOESLAG, 28100, date(2026, 2, 2), date(2026, 4, 1)),
        Toeslag(LineKind.KINDERBIJSLAG, 31700, date(2026, 2, 2), MARCH),
    ),
    own=((LineKind.TRANSPORT, 3333),),
    own_from=MARCH,
    undecided=(LineKind.SINGLE_PARENT_ADDITION,),
    steps={ENERGY: date(2026, 5, 1), HUUR: date(2026, 7, 1)},
    back_payments=(BackPayment((HUURTOESLAG, 28100), MARCH, date(2026, 5, 29)),),
    ended_on=date(2026, 7, 31),
    outcome=Outcome.VOORTGEZET_VRIJWILLIG,
)
DARWISH = Budget(
    who="Tarek",
    months=(date(2026, 3, 1), date(2026, 4, 1), date(2026, 5, 1), date(2026, 8, 1)),
    bijstand=190200,
    reserve=10013,
    fixed=((HUUR, 91250), (ENERGY, 23725), (WATER, 1917), (INSURED, 30866)),
    toeslagen=(Toeslag(HUURTOESLAG, 41300, date(2026, 4, 2), date(2026, 5, 1)),),
    variant=Variant.PARTIAL,
)
BUDGETS = (BINIAM, DARWISH)


def write(session: Session, moment: Moment, people: People) -> None:
    write_money(session, moment, people, BUDGETS)
    household_id = people.dossiers["Tarek"].household_id
    by_hand = (
        (date(2026, 6, 1), date(2026, 6, 1), 1, june(water=1917)),
        (date(2026, 6, 1), date(2026, 6, 30), 2, june(water=2917)),
        (date(2026, 7, 1), date(2026, 7, 6), 1, july()),
    )
    session.add_all(
        BudgetMonth(
            household_id=household_id,
            month=month,
            version=version,
            status=MonthStatus.PUBLISHED,
            published_on=published_on,
            reserve_cents=DARWISH.reserve,
            lines=in_order(lines),
        )
        for month, published_on, version, lines in by_hand
        if moment.has_come(published_on)
    )
    session.flush()


def june(water: int) -> list[BudgetLine]:
    """Corrected on the last day of the month: the water was a thousand cents more."""
    return [
        line(LineKind.BIJSTAND, 190200),
        line(HUUR, 91250, Payer.GEMEENTE),
        line(WATER, water, Payer.GEMEENTE),
        line(HUURTOESLAG, 41300, on=date(2026, 5, 20)),
    ]


def july() -> list[BudgetLine]:
    """The energy bill could not be paid."""
    failed = date(2026, 7, 6)
    return [
        line(LineKind.BIJSTAND, 190200),
        line(HUUR, 91250, Payer.GEMEENTE),
        line(ENERGY, 23725, Payer.GEMEENTE, LineStatus.FAILED, failed),
        line(HUURTOESLAG, 41300, on=date(2026, 6, 19)),
    ]


def in_order(lines: list[BudgetLine]) -> list[BudgetLine]:
    for position, each in enumerate(lines, 1):
        each.position = position
    return lines
