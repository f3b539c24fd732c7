"""Money in integer cents, rounded half up on the cent. No floats, no fractions of a cent.

An amount below zero rounds like its opposite (half away from zero), so that a correction takes
back exactly what was given.
"""

from datetime import date

from webapp.law.calendar import add_months

MONTHS_A_YEAR = 12
WEEKS_A_YEAR = 52
MONTHS_A_QUARTER = 3


def pro_rata(cents: int, month_first: date, from_day: date) -> int:
    """The part of a month's amount that belongs to `from_day` and the days after it.

    Refuses a `month_first` that is not the first of a month, and a `from_day` outside it.
    """
    following = add_months(month_first, 1)
    if month_first.day != 1 or not month_first <= from_day < following:
        raise ValueError(f"{from_day} is not in the month that begins on {month_first}")
    return _divide(cents * (following - from_day).days, (following - month_first).days)


def per_week(cents: int) -> int:
    """A month's amount for one week: twelve months spread over fifty-two weeks."""
    return _divide(cents * MONTHS_A_YEAR, WEEKS_A_YEAR)


def quarter_to_month(cents: int) -> int:
    """A quarter's amount, such as kinderbijslag, for one month."""
    return _divide(cents, MONTHS_A_QUARTER)


def _divide(amount: int, parts: int) -> int:
    rounded = (2 * abs(amount) + parts) // (2 * parts)
    return rounded if amount >= 0 else -rounded
