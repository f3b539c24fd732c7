"""Counting days as the law counts them: months, weekends and recognised holidays."""

from datetime import date, timedelta
from functools import cache

DAY = timedelta(days=1)

EQUATED = frozenset(
    {
        # Besluit gelijkstelling van 28 april 2023, ... met een algemeen erkende feestdag
        date(2023, 4, 28),
        date(2023, 5, 19),
        date(2024, 5, 10),
        date(2024, 12, 27),
        date(2025, 5, 30),
        # Besluit gelijkstelling van 2 januari 2026, ... met een algemeen erkende feestdag
        date(2026, 1, 2),
        date(2026, 5, 15),
        date(2027, 5, 7),
        date(2028, 4, 28),
        date(2028, 5, 26),
    }
)
"""Days made equal to a holiday for terms set by law (Algemene termijnenwet art. 3 lid 3).

People work on them. Every third year a new decree names the next ones: add them here.
"""


def add_months(day: date, months: int) -> date:
    """The same day of another month, as an exclusive end.

    A day that does not exist becomes the first of the next month: 31 January + 1 is 1 March,
    so that the whole of February still counts.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    moved = date(year, month + 1, 1) + (day.day - 1) * DAY
    return moved if moved.month == month + 1 else moved.replace(day=1)


@cache
def recognised_holidays(year: int) -> frozenset[date]:
    """The days of Algemene termijnenwet art. 3 lid 1-2, with both Easter and Whit Sundays."""
    # imported here because the package takes a tenth of a second, and a start should not
    from holidays import country_holidays

    # optional are Goede Vrijdag, and 5 May in the years when most people work
    return frozenset(country_holidays("NL", years=year, categories=("public", "optional")))


def is_working_day(day: date) -> bool:
    return day.weekday() < 5 and day not in recognised_holidays(day.year)


def working_day_from(day: date) -> date:
    """This day, or the first working day after it."""
    while not is_working_day(day):
        day += DAY
    return day


def working_day_until(day: date) -> date:
    """This day, or the last working day before it."""
    while not is_working_day(day):
        day -= DAY
    return day


def add_working_days(day: date, count: int) -> date:
    """The day that is this many working days later; the day itself does not count."""
    for _ in range(count):
        day = working_day_from(day + DAY)
    return day


def runs_on(day: date) -> date:
    """The last day of a term set by law, prolonged past a weekend or holiday. To be confirmed.

    Algemene termijnenwet art. 1, for an AMvB by art. 5. Art. 4 leaves out terms of more than
    90 days, twelve weeks or three months, and of years: the PIP deadline and the objection term
    run on; the term of three years, the eighteen and the six months do not.
    """
    while not is_working_day(day) or day in EQUATED:
        day += DAY
    return day


def next_monday_after(day: date) -> date:
    """The Monday after a day, never the day itself; a holiday moves it to the next working day."""
    return working_day_from(day + (7 - day.weekday()) * DAY)


def age_on(born: date, day: date) -> int:
    """Age in whole years. Who is born on 29 February becomes older on 1 March in other years."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def monday_of(day: date) -> date:
    """The first day of its week."""
    return day - timedelta(days=day.weekday())
